"""Submodules of a commit: their content at that commit, read from their own repositories.

A commit names only the commit of a submodule. Its files are read from the submodule if that is checked out.
"""

from __future__ import annotations

import posixpath
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from . import git
from .folder import resolved
from .git_process import GitError
from .revisions import is_shallow
from .tree import FOLDER, SUBMODULE, CommitTree, TreeEntry, tree


@dataclass(frozen=True, slots=True)
class Whole:
    """A commit with the files of the submodules that may contain plans."""

    tree: CommitTree
    commits: Mapping[str, str] = field(default_factory=dict)
    """The commit of each submodule that was read, by its path."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Why a submodule that is checked out could not be read, and the remedy, by its path."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """The same for submodules that are not checked out."""


def with_submodules(holds: CommitTree, repository: Path, patterns: Sequence[str]) -> Whole:
    """Read the submodules that may contain plans.

    Args:
        holds: The commit.
        repository: The root of its repository, links resolved.
        patterns: Locations of plans, as paths or patterns relative to the root.
    """
    items = dict(holds.items)
    commits: dict[str, str] = {}
    missing: dict[str, str] = {}
    absent: dict[str, str] = {}
    todo = list(_submodules(items.values(), patterns))
    while todo:
        item = todo.pop()
        root = repository / item.path
        if resolved(root) != root or git.home(root) != root:
            absent[item.path] = (
                f'"{item.path}" is a submodule that is not checked out. Check it out with: '
                f"git submodule update --init {shlex.quote(item.path)}"
            )
            continue
        try:
            inner = tree(root, item.blob)
        except git.OwnerError as error:
            missing[item.path] = f'"{item.path}" is a submodule: {error}'
            continue
        except GitError:
            more = " --unshallow" if is_shallow(root) else ""
            missing[item.path] = (
                f'"{item.path}" is a submodule, and its commit {item.blob[:7]} is not in this clone. Fetch '
                f"it with: git -C {shlex.quote(item.path)} fetch{more}"
            )
            continue
        commits[item.path] = item.blob
        items[item.path] = replace(item, mode=FOLDER)
        found = [_below(item.path, one, root) for one in inner.items.values()]
        items |= {one.path: one for one in found}
        todo += _submodules(found, patterns)
    return Whole(CommitTree(items) if commits else holds, commits, missing, absent)


def _submodules(items: Iterable[TreeEntry], patterns: Sequence[str]) -> list[TreeEntry]:
    return [
        item
        for item in items
        if item.mode == SUBMODULE and any(_may_meet(item.path, pattern) for pattern in patterns)
    ]


def _may_meet(path: str, pattern: str) -> bool:
    """Whether a folder may be, contain or be inside a folder that a pattern matches."""
    if pattern in ("", "."):
        return True
    for part, wanted in zip(path.split("/"), pattern.split("/"), strict=False):
        if wanted == "**":
            return True
        if not fnmatchcase(part, wanted):
            return False
    return True


def _below(path: str, item: TreeEntry, root: Path) -> TreeEntry:
    return replace(item, path=posixpath.join(path, item.path), store=root)
