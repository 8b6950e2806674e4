"""The Markdown files of a folder, found without trusting anything that lies in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

ENDINGS = (".md", ".markdown")
"""What the name of a plan ends in, in either case of letters."""

SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox", ".nox"})
"""Folders that hold a tool's own files. Other dot folders, such as `.archive`, are read."""

LEADS_OUT = "is a symbolic link to a target outside of the folder"
"""Why a link is refused that would publish what lies elsewhere."""

OTHER_FILE = "is a symbolic link to a file that is not Markdown"
"""Why a link is refused that would publish what is no plan, such as `.env` as `notes.md`."""

TOOL_FILE = "is a symbolic link into the folder of a tool"
"""Why a link is refused that leads to `.git` and its like."""

LARGEST = 10_000_000
"""Bytes beyond which a file is listed but not read."""


class UnreadableError(Exception):
    """The text of a file cannot be read; the message says why, without the file's name."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A Markdown file of a folder. Nothing of it has been read yet."""

    path: str
    """Relative to the folder, with `/` between parts; may hold any character a file name can."""
    absolute: Path
    """Where the text stands, every link resolved."""

    def read(self) -> bytes:
        """Read the text.

        Raises:
            UnreadableError: It vanished, may not be read, is no file or holds more than `LARGEST` bytes.
        """
        # Without these flags a file that became a link or a pipe since it was found would lead out of
        # the folder, or wait forever.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        flags |= getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(self.absolute, flags), "rb") as stream:
                status = os.fstat(stream.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise UnreadableError("is not a regular file")
                # Not `LARGEST` at once: that much memory would be allocated for the smallest file.
                raw = stream.read(min(status.st_size, LARGEST) + 1)
                if len(raw) > status.st_size:  # it has grown since, or says less than it holds
                    raw += stream.read(LARGEST + 1 - len(raw))
        except FileNotFoundError:
            raise UnreadableError("no longer exists") from None
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
        if len(raw) > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST // 1_000_000} MB; only smaller files are read")
        return raw


@dataclass(frozen=True, slots=True)
class RefusedPath:
    """Something in a folder that was not followed or could not be looked into."""

    path: str
    """Relative to the folder, with `/` between parts; empty for the folder itself."""
    reason: str
    """Begins with a verb, so that it can follow the path: "leads out of the folder"."""


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What a folder holds."""

    root: Path
    files: tuple[PlanFile, ...]
    """Sorted by path, part by part."""
    refused: tuple[RefusedPath, ...]
    """Sorted likewise."""


def walk(root: Path, *, exclude: Sequence[str] = ()) -> FolderListing:
    """Find the Markdown files under a folder.

    Names that begin with `_` are left out. So is what `exclude` names, by its own path or by that of a
    link to it. Links to Markdown files within the folder are followed, and no file is listed twice: the
    target of a link stands under its own path where that is listed. Other links are refused. Nothing here
    raises for what lies in the folder.

    Args:
        root: The folder; one that does not exist holds nothing.
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
    """A path without links; unlike `Path.resolve` before Python 3.13 this raises for no loop of links."""
    return Path(os.path.realpath(path))


def exclusion(patterns: Sequence[str]) -> Callable[..., bool]:
    """What says whether any of the paths given is excluded.

    Args:
        patterns: As in `.gitignore`; the paths are relative to the same folder.
    """
    if not patterns:
        return lambda *_: False
    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda *paths: any(spec.match_file(path) for path in paths)


def is_plan_name(name: str) -> bool:
    """Whether a file of that name is looked at when a folder is read."""
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
    return name.casefold() in SKIPPED  # `.GIT` is `.git` on disks that know no case


def _order(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


def _each_once(files: Iterable[PlanFile]) -> Iterator[PlanFile]:
    """Leave out the links to a file that is there under its own path, or under an earlier link."""
    seen: set[Path] = set()
    for file in files:  # a folder's own files come before those behind links
        if file.absolute not in seen:
            seen.add(file.absolute)
            yield file


class _Search:
    """A walk in two rounds: first what really lies in the folder, then what its links lead to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, Path] = {}
        self.refused: list[RefusedPath] = []
        self._links: list[tuple[str, Path]] = []
        self._entered: set[Path] = set()

    def descend(self, directory: Path, prefix: str) -> None:
        """Look at what a folder holds; `prefix` is its path, with a `/` at the end."""
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
        """Follow the links found so far, and those that come to light on the way."""
        while self._links:
            path, link = self._links.pop(0)
            name = path.rpartition("/")[2]
            try:
                target = link.resolve(strict=True)
                mode = target.stat().st_mode
            except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13
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
        """Why a link to `target` is not followed, whatever the link is called; `None`: it is."""
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
