"""The folder that `plans export --format pages` writes: only its own files change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from mkdocs_plans.atomic_write import write_whole
from mkdocs_plans.sources.folder import resolved

LIST = ".mkdocs-plans.json"
"""The list of all exported files. Site generators skip it, because its name begins with a dot."""


class _FileList(msgspec.Struct, forbid_unknown_fields=True):
    """The content of that file."""

    files: list[str]
    format: Literal["mkdocs-plans-pages"] = "mkdocs-plans-pages"


@dataclass
class PageFolder:
    """A folder with exported files, and perhaps others.

    Raises:
        OSError: Its list of files cannot be read.
    """

    root: Path
    force: bool = False
    """Whether files that were not exported are overwritten."""
    written: int = 0
    removed: int = 0
    _before: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Read which files an earlier export wrote."""
        self._before = frozenset(_listed(self.root / LIST))

    def others(self) -> dict[Path, str]:
        """Return the paths of files that no export wrote, by location; hidden files are left out."""
        return {
            resolved(Path(folder)) / name: path
            for folder, folders, names in os.walk(self.root)
            for name in _visible(folders, names)
            if (path := Path(folder, name).relative_to(self.root).as_posix()) not in self._before
        }

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write the files whose content changed, and remove those that only an earlier export wrote.

        Args:
            files: The content of each file by its path in the folder.

        Raises:
            OSError: A file that was not exported has the path of one of them, or a file cannot be written.
        """
        kept: set[str] = set()
        self.root.mkdir(parents=True, exist_ok=True)
        # An export that is interrupted leaves files that the next one may replace.
        listed = set(self._before)
        try:
            for path, content in files:
                self._check(path)
                kept.add(path)
                listed.add(path)
                self._write_changed(path, content)
        except BaseException:
            self._write_list(listed)
            raise
        for path in sorted(self._before - kept):
            self._remove(path)
        self._write_list(kept)
        self._before = frozenset(kept)

    def _check(self, path: str) -> None:
        target = self.root / path
        if not resolved(target.parent).is_relative_to(resolved(self.root)) or target.is_symlink():
            raise OSError(0, "a symbolic link leads out of the folder here; remove it", str(target))
        if path not in self._before and target.exists() and not self.force:
            raise OSError(
                0, "this file was not written by this command; move it, or use --force", str(target)
            )

    def _write_changed(self, path: str, content: bytes) -> None:
        target = self.root / path
        # Programs that watch the folder build again whenever a file is written.
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
        self.written += 1

    def _remove(self, path: str) -> None:
        target = self.root / path
        if target.is_symlink() or not resolved(target.parent).is_relative_to(resolved(self.root)):
            return
        target.unlink(missing_ok=True)
        self.removed += 1
        for folder in target.parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()

    def _write_list(self, paths: Iterable[str]) -> None:
        content = msgspec.json.format(msgspec.json.encode(_FileList(sorted(paths))), indent=1)
        self._write_changed(LIST, content + b"\n")


def _visible(folders: list[str], names: list[str]) -> Iterator[str]:
    folders[:] = sorted(name for name in folders if not name.startswith("."))
    yield from (name for name in names if not name.startswith("."))


def _listed(file: Path) -> Iterator[str]:
    """The files that a list names, without paths that lead out of its folder."""
    if not file.exists():
        return
    try:
        record = msgspec.json.decode(file.read_bytes(), type=_FileList)
    except msgspec.MsgspecError:
        raise OSError(0, "this is not a list of exported pages; remove it", str(file)) from None
    yield from (
        path for path in record.files if not Path(path).is_absolute() and ".." not in Path(path).parts
    )
