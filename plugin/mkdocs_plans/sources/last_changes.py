"""When plans changed last, in any of their repositories.

Most plans are in the repository of their project. Plans in a submodule, in a clone inside the plans folder,
or in a folder outside the repository are in another one, whose history is read. Their changes are returned by
the paths that the plans have in the project.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_plans.model.times import Reach
from mkdocs_plans.portfolio.entry import LastChange

from . import git
from .folder import walk
from .identity import LocatedFolder


@dataclass(frozen=True, slots=True)
class RepositoryPart:
    """The part of a project's plans that is in one repository."""

    repository: Path
    """The root of the repository."""
    head: git.HeadCommit | None
    """The commit that is checked out."""
    pathspecs: tuple[str, ...]
    """The folders that hold the plans, relative to the root."""
    above: str = ""
    """The beginning of the plans' paths in the repository that `path` replaces; empty or with a `/` at the
    end."""
    path: str = ""
    """The beginning of the plans' paths in the project; empty if they are the same."""
    others: tuple[str, ...] = ()
    """Paths in the project that belong to other repositories."""
    changes: git.FileChanges = field(default_factory=lambda: git.FileChanges(Reach.NONE))

    def in_project(self, path: str) -> str | None:
        """Return the path in the project of a file of the repository; `None` if it belongs to another."""
        found = posixpath.join(self.path, path.removeprefix(self.above))
        return None if any(_lies_below(found, other) for other in self.others) else found

    def location(self, path: str) -> Path:
        """Return the location of a file of the repository."""
        return self.repository / path


@dataclass(frozen=True, slots=True)
class LastChanges:
    """The history of a project's plans in git."""

    head: git.HeadCommit | None
    """The commit of the project that is checked out."""
    newest: git.HeadCommit | None
    """The newest of that commit and the commits of other repositories: the time of the build."""
    reach: Reach
    changes: Mapping[str, LastChange] = field(default_factory=dict)
    """By the path of the plan."""
    problem: str | None = None
    """Why git refuses to read an existing repository, and what to do about it."""
    foreign: tuple[Path, ...] = ()
    """Folders whose files are not in the repository of the project, so that its code host does not show
    them."""
    parts: tuple[RepositoryPart, ...] = ()
    """The repositories that hold the plans."""

    def is_foreign(self, location: Path) -> bool:
        """Whether a file is not in the repository of the project."""
        return any(location.is_relative_to(folder) for folder in self.foreign)


def last_changes(
    repository: Path, folders: Sequence[LocatedFolder], locations: Iterable[Path] = ()
) -> LastChanges:
    """Find the last change of every plan in git.

    Args:
        repository: The root of the project's repository.
        folders: The plans folders.
        locations: The files in them, links not resolved.
    """
    homes = _Homes()
    others = list(_others(repository, folders, {location.parent for location in locations}, homes))
    here = [
        _pathspec(folder.root, repository) for folder in folders if _is_of(folder.root, repository, homes)
    ]
    # Without a pathspec git would search the whole repository, which contains no plan.
    history = git.history(repository, here) if here else git.FileChanges(Reach.NONE)
    head = _head(repository, folders, homes)
    changes = {
        path: change
        for path, change in history.changes.items()
        if not any(_lies_below(path, other.path) for other in others)  # From before it became a submodule.
    }
    parts = [_own_part(repository, head, here, others, history)] if here else []
    for other in others:
        found = git.history(other.repository, [other.pathspec])
        changes |= _renamed(found.changes, other)
        parts.append(_other_part(other, found))
    heads = [head, *(part.head for part in parts if part.repository != repository)]
    known = [one for one in heads if one is not None]
    if head is not None and any(one.dirty for one in known):
        head = replace(head, dirty=True)
    return LastChanges(
        head,
        max(known, key=lambda one: one.time, default=None),
        _reach(part.changes for part in parts),
        changes,
        next((part.changes.reason for part in parts if part.changes.refused), None),
        tuple(dict.fromkeys([other.root for other in others] + [one.root for one in folders if one.outside])),
        tuple(parts),
    )


def _own_part(
    repository: Path,
    head: git.HeadCommit | None,
    here: Sequence[str],
    others: Iterable[_Other],
    changes: git.FileChanges,
) -> RepositoryPart:
    paths = tuple(other.path for other in others)
    return RepositoryPart(repository, head, tuple(here), others=paths, changes=changes)


def _other_part(other: _Other, changes: git.FileChanges) -> RepositoryPart:
    head = git.head(other.repository, [other.pathspec])
    above = "" if other.pathspec == "." else f"{other.pathspec}/"
    return RepositoryPart(other.repository, head, (other.pathspec,), above, other.path, changes=changes)


def is_dirty(repository: Path, folders: Sequence[LocatedFolder]) -> bool:
    """Whether plans have changes that are in no commit.

    Args:
        repository: The root of the project's repository.
        folders: The plans folders. Those outside the repository do not count.
    """
    inside = [folder for folder in folders if not folder.outside]
    directories = {file.absolute.parent for folder in inside for file in walk(folder.root).files}
    homes = _Homes()
    others = (
        git.head(other.repository, [other.pathspec])
        for other in _others(repository, inside, directories, homes)
    )
    return any(head is not None and head.dirty for head in (_head(repository, inside, homes), *others))


def _head(repository: Path, folders: Sequence[LocatedFolder], homes: _Homes) -> git.HeadCommit | None:
    """The commit of the project, and whether its plans have changes that are not in it."""
    specs = []
    for folder in folders:
        if not folder.outside:
            home = homes.of(folder.root)
            # Git refuses a path inside a submodule. The submodule itself may be at another commit.
            inner = home and home != repository and home.is_relative_to(repository)
            specs.append(_pathspec(home if home and inner else folder.root, repository))
    head = git.head(repository, specs)
    return replace(head, dirty=False) if head and folders and not specs else head


@dataclass(frozen=True, slots=True)
class _Other:
    """A part of a plans folder that is in another repository."""

    repository: Path
    root: Path
    """The folder, or the part of it that is in that repository."""
    path: str
    """Its path in the project."""

    @property
    def pathspec(self) -> str:
        return _pathspec(self.root, self.repository)


def _others(
    repository: Path, folders: Iterable[LocatedFolder], directories: Collection[Path], homes: _Homes
) -> Iterator[_Other]:
    for folder in folders:
        home = homes.of(folder.root)
        apart = home != repository and (folder.outside or (home and home.is_relative_to(repository)))
        if home and apart:
            yield _Other(home, folder.root, folder.path)
        inner = {homes.of(directory) for directory in directories if directory.is_relative_to(folder.root)}
        for root in sorted(root for root in inner if root is not None and root != home):
            if root.is_relative_to(folder.root):
                path = posixpath.join(folder.path, root.relative_to(folder.root).as_posix())
                yield _Other(root, root, path)


def _is_of(folder: Path, repository: Path, homes: _Homes) -> bool:
    return folder.is_relative_to(repository) and homes.of(folder) in (repository, None)


class _Homes:
    """Finds the repositories of folders; git is run once for each `.git`."""

    def __init__(self) -> None:
        self._known: dict[Path, Path | None] = {}

    def of(self, folder: Path) -> Path | None:
        nearest = next(
            (above for above in (folder, *folder.parents) if os.path.lexists(above / ".git")), None
        )
        if nearest is None:
            return None
        if nearest not in self._known:
            self._known[nearest] = git.home(nearest)
        return self._known[nearest]


def _pathspec(folder: Path, repository: Path) -> str:
    return folder.relative_to(repository).as_posix()


def _lies_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _renamed(changes: Mapping[str, LastChange], other: _Other) -> dict[str, LastChange]:
    """The changes by the paths of the plans in the project."""
    above = "" if other.pathspec == "." else f"{other.pathspec}/"
    return {posixpath.join(other.path, path.removeprefix(above)): change for path, change in changes.items()}


def _reach(histories: Iterable[git.FileChanges]) -> Reach:
    """The combined reach. One history that is cut off makes every figure about time unreliable."""
    found = {one.reach for one in histories}
    order = (Reach.SHALLOW, Reach.FULL, Reach.NONE)
    return next((reach for reach in order if reach in found), Reach.NONE)
