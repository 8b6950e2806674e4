"""The paths that the plans of a plans folder have in the repository.

The path of a plan is its path in the repository, never a path of this machine. So the same plans have the
same paths on every machine, and no path of the machine is published.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs_plans.config.plans_folders import PlansFolder

from .folder import resolved


@dataclass(frozen=True, slots=True)
class LocatedFolder:
    """A plans folder, with its path in the repository."""

    folder: PlansFolder
    root: Path
    """The folder, every link resolved."""
    path: str
    """The prefix of its plans' paths; empty for the root of the repository. It is never absolute and contains
    no `..`."""
    base: Path
    """The folder that its links may not lead out of: the repository, or, outside it, the folder itself."""
    outside: bool = False
    """Whether it is outside the repository, so that code hosts do not show its files."""


def locate(folders: Iterable[PlansFolder], repository: Path) -> tuple[LocatedFolder, ...]:
    """Find the path of each folder in the repository.

    A link counts as its target, as git sees it, if the target is in the repository. A link that leads out
    keeps its own path. A folder whose own path is outside, too, has its own name.

    Args:
        folders: The plans folders.
        repository: The root of the repository, links resolved.
    """
    chosen = tuple(folders)
    known = [_inside(folder, repository) for folder in chosen]
    taken = {path for path in known if path is not None}
    names = iter(_names([folder for folder, path in zip(chosen, known, strict=True) if path is None], taken,
                        repository))  # fmt: skip
    return tuple(
        _located(folder, next(names) if path is None else path, repository)
        for folder, path in zip(chosen, known, strict=True)
    )


def _located(folder: PlansFolder, path: str, repository: Path) -> LocatedFolder:
    root = resolved(folder.path)
    outside = not root.is_relative_to(repository)
    return LocatedFolder(folder, root, path, root if outside else repository, outside)


def _inside(folder: PlansFolder, repository: Path) -> str | None:
    """The path in the repository; `None` if the folder has none."""
    for path in (resolved(folder.path), Path(os.path.normpath(folder.path))):
        if path.is_relative_to(repository):
            return _empty_for_root(path.relative_to(repository).as_posix())
    return None


def _empty_for_root(path: str) -> str:
    return "" if path == "." else path


def _names(folders: Sequence[PlansFolder], taken: Collection[str], repository: Path) -> Iterator[str]:
    """Names for folders outside the repository.

    The name is the folder's own. If that is not unique, more of the configured path is added, but nothing of
    an absolute path, which differs from machine to machine.
    """
    parts = [_parts(folder) for folder in folders]
    longest = max(map(len, parts), default=0)
    used: set[str] = set()

    def names(length: int) -> list[str]:
        return ["/".join(one[-length:]) for one in parts]

    def unique(found: list[str]) -> bool:
        return len(set(found)) == len(found) and not any(
            name in taken or os.path.lexists(repository / name) for name in found
        )

    chosen = next((found for length in range(1, longest + 1) if unique(found := names(length))), None)
    for name in chosen or names(longest):
        free, number = name, 1
        while free in used or free in taken:
            number += 1
            free = f"{name}-{number}"
        used.add(free)
        yield free


def _parts(folder: PlansFolder) -> tuple[str, ...]:
    """The parts of a folder's configured path, without `..`; for an absolute path only the last one."""
    named = PurePosixPath(folder.name)
    parts = (named.name,) if named.is_absolute() else tuple(part for part in named.parts if part != "..")
    return tuple(part for part in parts if part) or (resolved(folder.path).name or "plans",)


def prefixes(paths: Sequence[str]) -> list[str]:
    """The names of several folders in addresses: each path below their common ancestor.

    A last part `plans` carries no information and is left out: `services/a/plans` and `services/b/plans`
    become `a` and `b`.

    Args:
        paths: The paths of the folders in the repository.
    """
    if len(paths) <= 1:
        return [""] * len(paths)
    common = posixpath.commonpath(paths)
    names = [_empty_for_root(PurePosixPath(path).relative_to(common).as_posix()) for path in paths]
    short = [name.removesuffix("plans").rstrip("/") for name in names]
    return short if len(set(short)) == len(short) else names
