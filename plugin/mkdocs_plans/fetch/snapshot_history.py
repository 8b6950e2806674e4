"""The file `plans-history.json` beside a snapshot, which is fetched and cached as the snapshot is.

A project without it has no history here, and a problem with it is a note. Its content is checked when the
portal reads it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_plans.config.project_sources import ProjectOptions, SourceKind, is_address
from mkdocs_plans.overview.project_status import FetchedProject
from mkdocs_plans.snapshot.untrusted_json import LARGEST

from . import lockfile
from .cache import CachedCopy, SourceCache
from .resolve_state import SourceCase
from .responses import UNFIT, Failed, FetchedFile, SourceError, SourceResponse, failed
from .tree_digest import read_file

NAME = "plans-history.json"
_FOLDER = ".history"
"""The folder of its copy, in that of the project."""


def history_source(project: ProjectOptions) -> ProjectOptions | None:
    """Return the history beside a snapshot, as a source of its own; `None` if there can be none."""
    if project.kind is not SourceKind.SNAPSHOT or project.snapshot is None:
        return None
    try:
        if is_address(project.snapshot):
            parts = urlsplit(project.snapshot)
            folder = parts.path.rpartition("/")[0]
            place = parts._replace(path=f"{folder}/{NAME}").geturl()
        else:
            place = str(Path(project.snapshot).with_name(NAME))
    except ValueError:
        return None
    return replace(project, name=f"{project.name}/{_FOLDER}", snapshot=place, id=None)


def with_history(
    found: FetchedProject, case: SourceCase, response: SourceResponse, copies: SourceCache
) -> FetchedProject:
    """Add the history to the data of a project. Nothing is raised.

    Args:
        found: The data of the project.
        case: The history, as a source.
        response: Its response; `Pinned` if its source was not contacted.
        copies: The cache.
    """
    if not (found.project.has_data and found.project.listed):
        return found
    try:
        raw, problem = _content(case, response, copies)
    except (SourceError, *UNFIT) as error:
        raw, problem = None, failed(error).reason
    note = f"its history: {problem}" if problem else ""
    return replace(found, project=replace(found.project, history_note=note), history=raw)


def _content(case: SourceCase, response: SourceResponse, copies: SourceCache) -> tuple[bytes | None, str]:
    """The file, and why it is not current; no file if there is none."""
    problem = ""
    if isinstance(response, FetchedFile):
        raw = read_file(response.path, LARGEST, links=not response.ours)
        digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
        if not (case.pin and case.pin.digest != digest):
            _keep(case, response, raw, digest, copies)
            return raw, ""
        problem = f"it differs from {lockfile.NAME}"
    elif isinstance(response, Failed):
        if response.is_absent:
            copies.drop(case.project)
            return None, ""
        problem = response.reason
    if case.copy is None:
        return None, problem
    return read_file(copies.path(case.project, case.copy), LARGEST), problem


def _keep(case: SourceCase, body: FetchedFile, raw: bytes, digest: str, copies: SourceCache) -> None:
    content = f"{digest.removeprefix('sha256:')}.json"
    copy = CachedCopy(
        case.project.identity, content, digest, datetime.now(UTC),
        etag=body.etag, last_modified=body.last_modified,
    )  # fmt: skip
    arrived = body.path if body.ours else copies.incoming(case.project)
    if not body.ours:
        arrived.write_bytes(raw)
    copies.keep(case.project, copy, arrived)
