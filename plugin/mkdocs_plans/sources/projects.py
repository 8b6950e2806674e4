"""What every project gave, and how its source stands. Nothing that goes wrong at a source is raised."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs_plans.config import Options
from mkdocs_plans.gathered import DataState, Fetched, Gathered, Kind
from mkdocs_plans.project_options import ProjectOptions, is_address

from .published import PublishedError, read_published


def gather(chosen: Iterable[ProjectOptions], options: Options, directory: Path) -> Iterator[Fetched]:  # noqa: ARG001
    """Ask every source, in the order of the configuration.

    Args:
        chosen: The projects.
        options: Our options.
        directory: The folder of the configuration file.
    """
    for project in chosen:
        yield _snapshot(project) if project.kind is Kind.SNAPSHOT else _folder(project)


def _folder(project: ProjectOptions) -> Fetched:
    path = Path(project.base, project.folder or "plans")
    if project.kind is Kind.GIT:
        return Fetched(_without_data(project, "git is not asked yet"))
    if not path.is_dir():
        return Fetched(_without_data(project, f"there is no folder “{project.folder}”"))
    return Fetched(Gathered(project.name, Kind.FOLDER, DataState.FRESH, digest="sha256:"), path)


def _snapshot(project: ProjectOptions) -> Fetched:
    if project.snapshot is None or is_address(project.snapshot):
        return Fetched(_without_data(project, "addresses are not asked yet"))
    try:
        raw = Path(project.base, project.snapshot).read_bytes()
    except OSError as error:
        return Fetched(_without_data(project, f"“{project.snapshot}” cannot be read: {error.strerror}"))
    try:
        published = read_published(raw, base=project.portal)
    except PublishedError as error:
        return Fetched(replace(_without_data(project, f"its snapshot {error}"), state=error.state))
    entries = tuple(
        replace(
            entry, plan=replace(entry.plan, path=f"{project.name}:{entry.plan.path}"), project=project.name
        )
        for entry in published.entries
    )
    return Fetched(
        Gathered(
            project.name,
            Kind.SNAPSHOT,
            DataState.TRUNCATED if published.truncated else DataState.FRESH,
            changed=published.commit_time,
            commit=published.commit,
            digest=f"sha256:{hashlib.sha256(raw).hexdigest()}",
            url=project.portal,
            profile=published.profile,
            summary=published.summary,
            plans=len(entries),
        ),
        entries=entries,
    )


def _without_data(project: ProjectOptions, reason: str) -> Gathered:
    return Gathered(project.name, project.kind, DataState.MISSING, reason)
