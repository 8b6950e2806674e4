"""The cache: the last good copy of every source, in a folder of the project.

A new copy is written beside the old one and becomes current when the note (`copy.json`) is replaced in one
step, so a reader finds a complete copy even after a crash. The old copy, and files left by builds that were
killed, are removed when no other build runs. The cache may come from someone else, so it is checked when it
is read, like other input.
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
"""The names that this package writes into the folder of a project, besides the note. Other files are kept."""

Time = Annotated[datetime, Meta(tz=True)]


@dataclass(frozen=True, slots=True)
class CachedCopy:
    """The note about a copy."""

    source: str
    """The source it is from. A copy of another source is not used."""
    content: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}(\.json)?$")]
    """The file or folder that holds it."""
    digest: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
    answered: Time
    """When the source last confirmed this content."""
    commit: str | None = None
    commit_time: Time | None = None
    name: str | None = None
    """The name of the project in the snapshot."""
    folder: str = ""
    """The plans folder in the tree."""
    etag: str | None = None
    last_modified: str | None = None
    partial: bool = False


class SourceCache:
    """All copies of a portal."""

    def __init__(self, root: Path, name: str) -> None:
        """Create a cache in a folder, with the name that the configuration gives the folder."""
        self._root = root
        self._name = name

    def open(self, *, make: bool = True) -> None:
        """Register this build, so that other builds do not remove what it uses.

        Args:
            make: Whether to create the folder if it does not exist.

        Raises:
            OSError: The folder cannot be created.
        """
        if make:
            self._root.mkdir(parents=True, exist_ok=True)
        running_builds.register(self._root)

    def find(self, project: ProjectOptions) -> CachedCopy | None:
        """The copy of a project; `None` if there is none, or it is damaged or of another source."""
        try:
            raw = read_file(self._root / project.name / _NOTE, _LARGEST_NOTE)
            found = msgspec.json.decode(raw, type=CachedCopy)
            fits = found.source == project.identity and self._is_whole(project, found)
        except (*UNFIT, msgspec.MsgspecError):
            return None
        return found if fits else None

    def path(self, project: ProjectOptions, copy: CachedCopy) -> Path:
        """The file or folder that holds the content of a copy."""
        return self._root / project.name / copy.content

    def incoming(self, project: ProjectOptions) -> Path:
        """An unused path on the same disk for new data. A history, which few have, gets no folder for that.

        Raises:
            MisconfiguredError: The folder cannot be created.
        """
        place = self._root / project.name.partition("/")[0]
        try:
            place.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=f"{_ARRIVING}{running_builds.NAME}-", dir=place)) / "content"
        except OSError as error:
            raise self._unwritable(project, error) from None

    def keep(self, project: ProjectOptions, copy: CachedCopy, arrived: Path) -> None:
        """Replace the copy with new data.

        Raises:
            MisconfiguredError: It cannot be written. The old copy is kept.
        """
        target = self.path(project, copy)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if not self._is_whole(project, copy):  # Otherwise another build has written it already.
                with suppress(FileNotFoundError):
                    target.rename(arrived.with_name("damaged"))
                with suppress(OSError):  # Another build was faster.
                    arrived.rename(target)
                if not self._is_whole(project, copy):
                    raise FileExistsError(0, "another file is in its place", str(target))
        except OSError as error:
            raise self._unwritable(project, error) from None
        finally:
            self.forget(arrived)
        self.note(project, copy)
        self.clean(project)

    def note(self, project: ProjectOptions, copy: CachedCopy) -> None:
        """Write the note of a copy.

        Raises:
            MisconfiguredError: It cannot be written.
        """
        note = self._root / project.name / _NOTE
        try:
            if note.is_symlink() or (note.exists() and not (note.is_file() or note.is_dir())):
                note.unlink()  # Opening a pipe would wait for a reader.
            write_whole(note, msgspec.json.encode(copy, order="sorted"))
        except OSError as error:
            raise self._unwritable(project, error) from None

    def drop(self, project: ProjectOptions) -> None:
        """Show the copy of a project no more, because its source has no such file."""
        with suppress(OSError):
            (self._root / project.name / _NOTE).unlink()

    def forget(self, arrived: Path) -> None:
        """Remove new data that is not kept."""
        _remove(arrived.parent)

    def clean(self, project: ProjectOptions) -> None:
        """Remove old copies of a project, and files left by builds that were killed."""
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
        """Whether a name belongs to the current copy. Without a readable note any name may."""
        try:
            raw = read_file(folder / _NOTE, _LARGEST_NOTE)
            return msgspec.json.decode(raw, type=CachedCopy).content.__eq__
        except (*UNFIT, msgspec.MsgspecError):
            return lambda name: not name.startswith(".")

    def _is_whole(self, project: ProjectOptions, copy: CachedCopy) -> bool:
        """Whether the content matches the note, and the plans folder is in it."""
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
        return MisconfiguredError(f'the copy in "{place}" cannot be written: {why(error)}')


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
