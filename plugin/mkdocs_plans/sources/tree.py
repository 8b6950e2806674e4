"""The files of a commit, read as data: nothing is checked out, filtered or run for them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

from .folder import LARGEST, SKIPPED, TOO_LARGE, exclusion, is_plan_name
from .git import LONGEST_ANSWER, run_git, text
from .git_process import read_blobs

FOLDER, LINK, SUBMODULE = "040000", "120000", "160000"
"""Git's modes of entries that are not files."""
_MOST_LINKS = 40
"""With more links in the path of a folder there is a loop."""
_WHY = {
    LINK: "is a symbolic link; links in commits are not followed",
    SUBMODULE: "is a submodule; its files belong to another repository",
}
"""The reason for refusing an entry, by its mode."""


LARGEST_WHOLE = LONGEST_ANSWER // 2
"""How many bytes of all files of a commit are read: a small repository may hold any number, compressed."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """An entry of a commit."""

    path: str
    """Relative to the root of the repository."""
    mode: str
    """Git's mode: `100644` for a file, `040000` for a folder …"""
    blob: str
    """The hash of its content; for a submodule that of its commit."""
    store: Path | None = None
    """The repository that has the content, if that is a submodule."""

    @property
    def refused(self) -> str | None:
        """Why it is not read, beginning with a verb; `None` if it is read."""
        return _WHY.get(self.mode)


@dataclass(frozen=True)
class CommitTree:
    """All entries of a commit, without their content."""

    items: Mapping[str, TreeEntry]
    """By path, including folders."""

    def is_folder(self, path: str) -> bool:
        """Whether a path is a folder; the root is one."""
        return path in ("", ".") or (path in self.items and self.items[path].mode == FOLDER)

    def has(self, path: str) -> bool:
        """Whether a path exists."""
        return path in ("", ".") or path in self.items

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The paths of all folders, sorted."""
        return tuple(sorted(path for path, item in self.items.items() if item.mode == FOLDER))


@lru_cache(maxsize=2)  # A commit never changes, and is used for its configuration and for its plans.
def tree(repository: Path, commit: str) -> CommitTree:
    """The entries of a commit.

    Args:
        repository: The root of the repository.
        commit: The full hash.

    Raises:
        GitError: Git failed.
    """
    listed = run_git(repository, "ls-tree", "-r", "-t", "-z", "--full-tree", commit)
    return CommitTree({item.path: item for item in read_tree(listed)})


def read_tree(listed: bytes) -> Iterator[TreeEntry]:
    """Read the output of `git ls-tree -z`: `<mode> <kind> <hash>⇥<path>`, each followed by a NUL."""
    for line in filter(None, text(listed).split("\0")):
        facts, _, path = line.partition("\t")
        mode, _, blob = facts.split(" ")
        yield TreeEntry(path, mode, blob)


def plan_items(of: CommitTree, folder: str, exclude: Sequence[str] = ()) -> Iterator[TreeEntry]:
    """The plans below a folder of a commit, and its refused entries, in the order of paths.

    Args:
        of: The commit.
        folder: Relative to the root of the repository.
        exclude: Patterns as in `.gitignore`, relative to the folder.
    """
    prefix = "" if folder in ("", ".") else f"{folder}/"
    excluded = exclusion(exclude)
    found = (item for path, item in of.items.items() if path.startswith(prefix) and item.mode != FOLDER)
    for item in sorted(found, key=lambda item: item.path.split("/")):
        inside = item.path.removeprefix(prefix)
        *above, name = inside.split("/")
        if SKIPPED.intersection(map(str.casefold, above)) or excluded(inside):
            continue
        if is_plan_name(name) or item.mode == SUBMODULE:
            yield item


@dataclass(frozen=True, slots=True)
class UnreadableBlob:
    """A blob whose content cannot be read."""

    reason: str
    """Begins with a verb."""


MISSING = UnreadableBlob("is not in this clone")


def followed(of: CommitTree, repository: Path, path: str) -> str:
    """The path of a folder with its links resolved; a link that leads out of the commit is not followed.

    Args:
        of: The commit.
        repository: The root of the repository.
        path: Relative to the root.

    Raises:
        GitError: Git failed.
    """
    for _ in range(_MOST_LINKS):
        parts = path.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        link = next((one for one in above if one in of.items and of.items[one].mode == LINK), None)
        if link is None:
            return path
        item = of.items[link]
        target = contents_of(repository, [item])[item.blob]
        if isinstance(target, UnreadableBlob):
            return path
        named = posixpath.join(posixpath.dirname(link), os.fsdecode(target), path[len(link) :].lstrip("/"))
        path = posixpath.normpath(named)
    return path


def contents_of(repository: Path, items: Iterable[TreeEntry]) -> dict[str, bytes | UnreadableBlob]:
    """The content of items by their hashes, each read once from the repository that has it.

    Raises:
        GitError: Git failed.
    """
    stores: dict[Path, list[str]] = {}
    for item in items:
        stores.setdefault(item.store or repository, []).append(item.blob)
    found: dict[str, bytes | UnreadableBlob] = {}
    for store, blobs in stores.items():
        found |= contents(store, blobs)
    return found


def contents(repository: Path, blobs: Iterable[str]) -> dict[str, bytes | UnreadableBlob]:
    """The content of blobs by their hashes, each read once.

    Args:
        repository: The root of the repository.
        blobs: Their hashes.

    Raises:
        GitError: Git failed.
    """
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    found: dict[str, bytes | UnreadableBlob] = {}
    whole = 0
    for blob, size in sizes(repository, wanted).items():
        if size is None:
            found[blob] = MISSING
        elif size > LARGEST:
            found[blob] = UnreadableBlob(TOO_LARGE)
        elif whole + size > LARGEST_WHOLE:
            found[blob] = UnreadableBlob(
                f"exceeds the limit of {LARGEST_WHOLE // 1_000_000} MB for all files of a commit"
            )
        else:
            whole += size
    small = [blob for blob in wanted if blob not in found]
    output = BytesIO(run_git(repository, "cat-file", "--batch", given=_lines(small)))
    read = (MISSING if content is None else content for content in read_blobs(output, LARGEST))
    return found | dict(zip(small, read, strict=True))


def sizes(repository: Path, blobs: Iterable[str]) -> dict[str, int | None]:
    """The sizes of blobs in bytes by their hashes; `None` for one that is not in the clone.

    Raises:
        GitError: Git failed.
    """
    wanted = list(dict.fromkeys(blobs))
    found: dict[str, int | None] = {}
    lines = run_git(repository, "cat-file", "--batch-check", given=_lines(wanted)).decode().splitlines()
    for blob, line in zip(wanted, lines, strict=True):
        _, kind, *size = line.split(" ")
        found[blob] = int(size[0]) if kind == "blob" and size else None
    return found


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode("ascii")
