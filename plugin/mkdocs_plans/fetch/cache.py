"""The last good copy of every source, in a folder of the project's own.

A copy is written beside its predecessor and takes its place when the note on it (`copy.json`) is replaced,
in one step: a reader finds the old or the new copy whole, also after a crash. The predecessor, and
what a build has left that was ended, are removed when no other build runs. What stands here may come from a
cache of somebody else, so it is checked when it is read like anything else.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from mkdocs_plans.atomic_write import write_whole
from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.snapshot.untrusted_json import LARGEST

from . import running_builds
from .responses import UNFIT, MisconfiguredError, why
from .tree_digest import digest_of, read_file

_NOTE = "copy.json"
_LARGEST_NOTE = 100_000
_ARRIVING = ".new-"
_OURS = re.compile(rf"{re.escape(_ARRIVING)}.*|\.{re.escape(_NOTE)}\..*|[0-9a-f]{{64}}(\.json)?")
"""What we write into the folder of a project, beside the note. Anything else is not ours, and stays."""

Time = Annotated[datetime, Meta(tz=True)]


@dataclass(frozen=True, slots=True)
class CachedCopy:
    """The note on a copy."""

    source: str
    """Where it is from: a copy of another source is none."""
    content: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}(\.json)?$")]
    """The file or folder that holds it."""
    digest: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
    answered: Time
    """When the source last said that this is what it has."""
    commit: str | None = None
    commit_time: Time | None = None
    name: str | None = None
    """What the snapshot calls its project."""
    folder: str = ""
    """The plans folder in the tree."""
    etag: str | None = None
    last_modified: str | None = None
    partial: bool = False


class SourceCache:
    """All copies of a portal."""

    def __init__(self, root: Path, name: str) -> None:
        """Copies in a folder, and how the configuration names it."""
        self._root = root
        self._name = name

    def open(self, *, make: bool = True) -> None:
        """From now on other builds leave alone what this one uses.

        Args:
            make: Whether the folder is made if it is not there.

        Raises:
            OSError: It cannot be made.
        """
        if make:
            self._root.mkdir(parents=True, exist_ok=True)
        running_builds.register(self._root)

    def find(self, project: ProjectOptions) -> CachedCopy | None:
        """The copy of a project; `None`: there is none, it is damaged, or it is of another source."""
        try:
            raw = read_file(self._root / project.name / _NOTE, _LARGEST_NOTE)
            found = msgspec.json.decode(raw, type=CachedCopy)
            fits = found.source == project.identity and self._is_whole(project, found)
        except (*UNFIT, msgspec.MsgspecError):
            return None
        return found if fits else None

    def path(self, project: ProjectOptions, copy: CachedCopy) -> Path:
        """The file or folder that holds a copy."""
        return self._root / project.name / copy.content

    def incoming(self, project: ProjectOptions) -> Path:
        """A path at which nothing is, on the same disk, for what is about to arrive.

        Raises:
            MisconfiguredError: The folder cannot be made.
        """
        place = self._root / project.name
        try:
            place.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=f"{_ARRIVING}{running_builds.NAME}-", dir=place)) / "content"
        except OSError as error:
            raise self._unwritable(project, error) from None

    def keep(self, project: ProjectOptions, copy: CachedCopy, arrived: Path) -> None:
        """Put what has arrived in the place of the copy.

        Raises:
            MisconfiguredError: It cannot be written; the copy before is still there.
        """
        target = self.path(project, copy)
        try:
            if not self._is_whole(project, copy):  # else another build has put it there
                with suppress(FileNotFoundError):
                    target.rename(arrived.with_name("damaged"))
                with suppress(OSError):  # another build was faster
                    arrived.rename(target)
                if not self._is_whole(project, copy):
                    raise FileExistsError(0, "something else is in its place", str(target))
        except OSError as error:
            raise self._unwritable(project, error) from None
        finally:
            self.forget(arrived)
        self.note(project, copy)
        self.clean(project)

    def note(self, project: ProjectOptions, copy: CachedCopy) -> None:
        """Write what is known of a copy.

        Raises:
            MisconfiguredError: It cannot be written.
        """
        note = self._root / project.name / _NOTE
        try:
            if note.is_symlink() or (note.exists() and not (note.is_file() or note.is_dir())):
                note.unlink()  # a pipe would wait for a reader
            write_whole(note, msgspec.json.encode(copy, order="sorted"))
        except OSError as error:
            raise self._unwritable(project, error) from None

    def forget(self, arrived: Path) -> None:
        """Remove what has arrived and is not kept."""
        _remove(arrived.parent)

    def clean(self, project: ProjectOptions) -> None:
        """Remove earlier copies of a project, and what builds have left that were ended."""
        folder = self._root / project.name
        own = f"{_ARRIVING}{running_builds.NAME}-"
        with suppress(OSError):
            found = [path for path in folder.iterdir() if _OURS.fullmatch(path.name)]
            kept = self._named_by_note(folder)
            leftovers = [path for path in found if not path.name.startswith(own) and not kept(path.name)]
            for path in running_builds.unused(self._root, leftovers):
                _remove(path)

    @staticmethod
    def _named_by_note(folder: Path) -> Callable[[str], bool]:
        """Whether a name is that of the copy; without a note that can be read any name may be."""
        try:
            raw = read_file(folder / _NOTE, _LARGEST_NOTE)
            return msgspec.json.decode(raw, type=CachedCopy).content.__eq__
        except (*UNFIT, msgspec.MsgspecError):
            return lambda name: not name.startswith(".")

    def _is_whole(self, project: ProjectOptions, copy: CachedCopy) -> bool:
        """Whether what holds a copy is what its note says, and its folder lies in it."""
        path = self.path(project, copy)
        try:
            if not project.kind.rendered:
                raw = read_file(path, LARGEST)
                return f"sha256:{hashlib.sha256(raw).hexdigest()}" == copy.digest
            inside = (path / copy.folder).resolve().is_relative_to(path.resolve())
            return inside and digest_of(path) == copy.digest
        except UNFIT:
            return False

    def _unwritable(self, project: ProjectOptions, error: OSError) -> MisconfiguredError:
        place = f"{self._name}/{project.name}"
        return MisconfiguredError(f'its copy in "{place}" cannot be written: {why(error)}')


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
