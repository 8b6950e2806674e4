"""The files of a commit, read as data: nothing is checked out, filtered or run for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from .folder import LARGEST, SKIPPED, exclusion, is_plan_name
from .git import run_git, text

_FOLDER, _LINK, _SUBMODULE = "040000", "120000", "160000"
_WHY = {
    _LINK: "is a symbolic link, which is not followed in a commit",
    _SUBMODULE: "is a submodule, whose files belong to another repository",
}
"""What is refused, by its mode."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """Something that a commit holds."""

    path: str
    """Relative to the root of the repository."""
    mode: str
    """What git calls it: `100644` a file, `040000` a folder …"""
    blob: str
    """The hash of its content."""

    @property
    def refused(self) -> str | None:
        """Why it is not read; `None`: it is. Begins with a verb."""
        return _WHY.get(self.mode)


@dataclass(frozen=True)
class CommitTree:
    """All that a commit holds, without its content."""

    items: Mapping[str, TreeEntry]
    """By path, folders among them."""

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at this path; the root is one."""
        return path in ("", ".") or (path in self.items and self.items[path].mode == _FOLDER)

    def has(self, path: str) -> bool:
        """Whether anything stands at this path."""
        return path in ("", ".") or path in self.items

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The paths of all folders, sorted."""
        return tuple(sorted(path for path, item in self.items.items() if item.mode == _FOLDER))


@lru_cache(maxsize=2)  # a commit stays what it is, and is asked for its configuration and for its plans
def tree(repository: Path, commit: str) -> CommitTree:
    """What a commit holds.

    Args:
        repository: The root of the repository.
        commit: The full hash.

    Raises:
        GitError: Git gave no answer.
    """
    listed = text(run_git(repository, "ls-tree", "-r", "-t", "-z", "--full-tree", commit)).split("\0")
    items = (_item(line) for line in listed if line)
    return CommitTree({item.path: item for item in items})


def _item(line: str) -> TreeEntry:
    """Read `<mode> <kind> <hash>⇥<path>`."""
    facts, _, path = line.partition("\t")
    mode, _, blob = facts.split(" ")
    return TreeEntry(path, mode, blob)


def plan_items(of: CommitTree, folder: str, exclude: Sequence[str] = ()) -> Iterator[TreeEntry]:
    """The plans below a folder of a commit, and what stands there that is refused, in the order of paths.

    Args:
        of: The commit.
        folder: Relative to the root of the repository.
        exclude: Patterns as in `.gitignore`, relative to the folder.
    """
    prefix = "" if folder in ("", ".") else f"{folder}/"
    excluded = exclusion(exclude)
    found = (item for path, item in of.items.items() if path.startswith(prefix) and item.mode != _FOLDER)
    for item in sorted(found, key=lambda item: item.path.split("/")):
        inside = item.path.removeprefix(prefix)
        *above, name = inside.split("/")
        if SKIPPED.intersection(map(str.casefold, above)) or excluded(inside):
            continue
        if is_plan_name(name) or item.mode == _SUBMODULE:
            yield item


@dataclass(frozen=True, slots=True)
class UnreadableBlob:
    """A blob whose content could not be had."""

    reason: str
    """Begins with a verb."""


def contents(repository: Path, blobs: Iterable[str]) -> dict[str, bytes | UnreadableBlob]:
    """The content of blobs by their hashes, each read once.

    Args:
        repository: The root of the repository.
        blobs: Their hashes.

    Raises:
        GitError: Git gave no answer.
    """
    wanted = dict.fromkeys(blobs)
    if not wanted:
        return {}
    found: dict[str, bytes | UnreadableBlob] = {}
    lines = run_git(repository, "cat-file", "--batch-check", given=_lines(wanted)).decode().splitlines()
    for blob, line in zip(wanted, lines, strict=True):
        _, kind, *size = line.split(" ")
        if kind != "blob" or not size:
            found[blob] = UnreadableBlob("is not in this clone")
        elif int(size[0]) > LARGEST:
            found[blob] = UnreadableBlob(
                f"is larger than {LARGEST // 1_000_000} MB; only smaller files are read"
            )
    small = [blob for blob in wanted if blob not in found]
    read = _split_batch(run_git(repository, "cat-file", "--batch", given=_lines(small)))
    return found | dict(zip(small, read, strict=True))


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode("ascii")


def _split_batch(answer: bytes) -> Iterator[bytes]:
    r"""Read `<hash> blob <size>\n<content>\n`, again and again."""
    place = 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        size = int(answer[place:end].rpartition(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        place = end + size + 2
