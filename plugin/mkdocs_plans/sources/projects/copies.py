"""The last good copy of every source, in a folder of the project's own.

A copy is written beside its predecessor and takes its place when the note on it (`copy.json`) is replaced,
in one go: whoever reads meanwhile, or after a crash, finds the one or the other, whole. What stands here
may come from a cache of somebody else, so it is checked when it is read like anything else.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from mkdocs_plans.gathered import Kind
from mkdocs_plans.project_options import ProjectOptions
from mkdocs_plans.writing import write_whole

from .trees import digest_of

_NOTE = "copy.json"


@dataclass(frozen=True, slots=True)
class Copy:
    """The note on a copy."""

    source: str
    """Where it is from: a copy of another source is none."""
    content: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}(\.json)?$")]
    """The file or folder that holds it."""
    digest: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
    answered: datetime
    """When the source last said that this is what it has."""
    commit: str | None = None
    commit_time: datetime | None = None
    name: str | None = None
    """What the snapshot calls its project."""
    folder: str = ""
    """The plans folder in the tree."""
    etag: str | None = None
    last_modified: str | None = None
    partial: bool = False


class Copies:
    """All copies of a portal."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, project: ProjectOptions) -> Copy | None:
        """The copy of a project; `None`: there is none, it is damaged, or it is of another source."""
        try:
            found = msgspec.json.decode((self._root / project.name / _NOTE).read_bytes(), type=Copy)
            fits = found.source == identity(project) and self._digest(project, found) == found.digest
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
            return None
        return found if fits and ".." not in found.folder.split("/") else None

    def path(self, project: ProjectOptions, copy: Copy) -> Path:
        """The file or folder that holds a copy."""
        return self._root / project.name / copy.content

    def incoming(self, project: ProjectOptions) -> Path:
        """A path at which nothing is, on the same disk, for what is about to arrive.

        Raises:
            OSError: The folder cannot be made.
        """
        place = self._root / project.name
        place.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".new-", dir=place)) / "content"

    def keep(self, project: ProjectOptions, copy: Copy, arrived: Path) -> None:
        """Put what has arrived in the place of the copy.

        Raises:
            OSError: It cannot be written; the copy before still stands.
        """
        target = self.path(project, copy)
        _remove(target)  # there is one only if it is damaged
        arrived.rename(target)
        self.note(project, copy)
        for other in target.parent.iterdir():
            if other.name not in (_NOTE, target.name) and not other.name.startswith(".new-"):
                _remove(other)

    def note(self, project: ProjectOptions, copy: Copy) -> None:
        """Write what is known of a copy.

        Raises:
            OSError: It cannot be written.
        """
        write_whole(self._root / project.name / _NOTE, msgspec.json.encode(copy, order="sorted"))

    def forget(self, arrived: Path) -> None:
        """Remove what has arrived and is not kept."""
        _remove(arrived.parent)

    def _digest(self, project: ProjectOptions, copy: Copy) -> str:
        path = self.path(project, copy)
        if project.kind is not Kind.SNAPSHOT:
            return digest_of(path)
        with path.open("rb") as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def identity(project: ProjectOptions) -> str:
    """What makes a source another one: a copy of one is not shown for the other."""
    where = (project.kind, project.snapshot, project.git, project.ref, project.folder)
    return " ".join(str(part or "-") for part in where)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
