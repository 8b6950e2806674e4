"""The Markdown files of a folder, found without trusting its content."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

ENDINGS = (".md", ".markdown")
"""The endings of plans' names, in either letter case."""

SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox", ".nox"})
"""Folders with files of tools. Other folders whose names begin with a dot, such as `.archive`, are read."""

LEADS_OUT = "is a symbolic link to a target outside of the folder"
"""Why a link is refused that would publish a file from elsewhere."""

OTHER_FILE = "is a symbolic link to a file that is not Markdown"
"""Why a link is refused that would publish a file that is not a plan, such as `.env` as `notes.md`."""

TOOL_FILE = "is a symbolic link into the folder of a tool"
"""Why a link into `.git` and similar folders is refused."""

LARGEST = 10_000_000
"""The size in bytes above which a file is listed and not read."""

TOO_LARGE = f"is larger than {LARGEST // 1_000_000} MB; only smaller files are read"
"""Why such a file is not read."""


class UnreadableError(Exception):
    """The text of a file cannot be read; the message gives the reason, without the file's name."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A Markdown file of a folder, which has not been read yet."""

    path: str
    """Relative to the folder, with `/` between parts; may contain any character of a file name."""
    absolute: Path
    """The location of the text, with every link resolved."""

    def read(self) -> bytes:
        """Read the text.

        Raises:
            UnreadableError: It has vanished, may not be read, is not a regular file or is larger than
                `LARGEST`.
        """
        # Without these flags a file that has become a link or a pipe since it was found would lead out of the
        # folder, or wait forever.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        flags |= getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(self.absolute, flags), "rb") as stream:
                status = os.fstat(stream.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise UnreadableError("is not a regular file")
                # Not `LARGEST` bytes in one read: that much memory would be allocated for the smallest file.
                raw = stream.read(min(status.st_size, LARGEST) + 1)
                if len(raw) > status.st_size:  # It has grown since, or its reported size is too small.
                    raw += stream.read(LARGEST + 1 - len(raw))
        except FileNotFoundError:
            raise UnreadableError("no longer exists") from None
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
        if len(raw) > LARGEST:
            raise UnreadableError(TOO_LARGE)
        return raw


@dataclass(frozen=True, slots=True)
class TextFile(PlanFile):
    """A file whose content is given: what an editor has not saved yet."""

    content: bytes

    def read(self) -> bytes:
        """Return the content.

        Raises:
            UnreadableError: It is larger than `LARGEST` bytes.
        """
        if len(self.content) > LARGEST:
            raise UnreadableError(TOO_LARGE)
        return self.content


@dataclass(frozen=True, slots=True)
class RefusedPath:
    """A path in a folder that was not followed or could not be read."""

    path: str
    """Relative to the folder, with `/` between parts; empty for the folder itself."""
    reason: str
    """Begins with a verb, so that it can follow the path: "is not a regular file"."""


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The content of a folder."""

    root: Path
    files: tuple[PlanFile, ...]
    """Sorted by path, part by part."""
    refused: tuple[RefusedPath, ...]
    """Sorted in the same way."""


def walk(root: Path, *, exclude: Sequence[str] = ()) -> FolderListing:
    """Find the Markdown files below a folder.

    Names that begin with `_` are left out, and so is what `exclude` names, by its own path or by that of a
    link to it. Links to Markdown files within the folder are followed. No file is listed twice: the target of
    a link is listed under its own path if possible. Other links are refused. Nothing in the folder makes this
    function raise.

    Args:
        root: The folder. A folder that does not exist is empty.
        exclude: Patterns as in `.gitignore`, relative to the folder.
    """
    real = resolved(root)
    found = _Search(real)
    found.descend(real, "")
    found.follow_links()
    excluded = exclusion(exclude)
    files = [
        PlanFile(path, absolute)
        for path, absolute in found.files.items()
        if not (exclude and excluded(path, absolute.relative_to(real).as_posix()))
    ]
    refused = [item for item in found.refused if not excluded(item.path)]
    return FolderListing(
        real,
        tuple(sorted(_each_once(files), key=lambda file: _order(file.path))),
        tuple(sorted(refused, key=lambda item: _order(item.path))),
    )


def resolved(path: Path) -> Path:
    """The path without links. For a loop of links, `Path.resolve` raises before Python 3.13."""
    return Path(os.path.realpath(path))


def exclusion(patterns: Sequence[str]) -> Callable[..., bool]:
    """A function that tests whether any of the given paths is excluded.

    Args:
        patterns: As in `.gitignore`; the paths are relative to the same folder.
    """
    if not patterns:
        return lambda *_: False
    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda *paths: any(spec.match_file(path) for path in paths)


def is_plan_name(name: str) -> bool:
    """Whether a file with that name is considered when a folder is read."""
    return name.lower().endswith(ENDINGS) and not name.startswith("_")


def is_listed(path: str, exclude: Sequence[str]) -> bool:
    """Whether `walk` lists a file at a path.

    Args:
        path: Relative to the folder, with `/` between parts.
        exclude: As for `walk`.
    """
    *above, name = path.split("/")
    return is_plan_name(name) and not any(map(_is_tools, above)) and not exclusion(exclude)(path)


def _is_tools(name: str) -> bool:
    return name.casefold() in SKIPPED  # `.GIT` is `.git` on disks that ignore letter case.


def _order(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


def _each_once(files: Iterable[PlanFile]) -> Iterator[PlanFile]:
    """Leave out links to a file that is listed under its own path, or under an earlier link."""
    seen: set[Path] = set()
    for file in files:  # The folder's own files come before targets of links.
        if file.absolute not in seen:
            seen.add(file.absolute)
            yield file


class _Search:
    """A search in two rounds: first the real content of the folder, then the targets of its links."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, Path] = {}
        self.refused: list[RefusedPath] = []
        self._links: list[tuple[str, Path]] = []
        self._entered: set[Path] = set()

    def descend(self, directory: Path, prefix: str) -> None:
        """List the content of a folder; `prefix` is its path, with a `/` at the end."""
        todo = [(directory, prefix)]
        while todo:
            here, above = todo.pop()
            self._entered.add(here)
            try:
                with os.scandir(here) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except FileNotFoundError:
                continue
            except OSError as error:
                self.refused.append(
                    RefusedPath(above.rstrip("/"), f"cannot be read: {error.strerror or error}")
                )
                continue
            for entry in listed:
                path, target = above + entry.name, here / entry.name
                if entry.is_symlink():
                    self._links.append((path, target))
                elif entry.is_dir(follow_symlinks=False):
                    if not _is_tools(entry.name):
                        todo.append((target, path + "/"))
                elif is_plan_name(entry.name):
                    self._list(path, target, regular=entry.is_file(follow_symlinks=False))

    def follow_links(self) -> None:
        """Follow the links found so far, and those found on the way."""
        while self._links:
            path, link = self._links.pop(0)
            name = path.rpartition("/")[2]
            try:
                target = link.resolve(strict=True)
                mode = target.stat().st_mode
            except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13.
                if is_plan_name(name):
                    self.refused.append(RefusedPath(path, "is a symbolic link to a missing file"))
                continue
            is_directory = stat.S_ISDIR(mode)
            if _is_tools(name) or not (is_directory or is_plan_name(name)):
                continue
            if reason := self._refusal(target, is_directory=is_directory):
                self.refused.append(RefusedPath(path, reason))
            elif not is_directory:
                self._list(path, target, regular=stat.S_ISREG(mode))
            elif target not in self._entered:
                self.descend(target, path + "/")

    def _refusal(self, target: Path, *, is_directory: bool) -> str | None:
        """Why a link to `target` is not followed under any name; `None` if it is followed."""
        if not target.is_relative_to(self.root):
            return LEADS_OUT
        if any(map(_is_tools, target.relative_to(self.root).parts)):
            return TOOL_FILE
        return None if is_directory or target.name.lower().endswith(ENDINGS) else OTHER_FILE

    def _list(self, path: str, target: Path, *, regular: bool) -> None:
        if regular:
            self.files[path] = target
        else:
            self.refused.append(RefusedPath(path, "is not a regular file"))
