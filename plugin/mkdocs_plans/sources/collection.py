"""All plans of some folders, read."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_plans.config import PlansFolder
from mkdocs_plans.model import Plan

from .folder import PlanFile, Refused, walk
from .plan import folders_above, load, unreadable


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a plans folder with what was read from it."""

    plan: Plan
    """Its path is relative to the repository."""
    address: str
    """Relative to the portal: its path in the plans folder, behind the folder's name if there are several."""
    location: Path
    """Where it lies, as a link to it would name it: absolute, links not resolved."""
    file: PlanFile | None
    """`None` where there is nothing that may be read."""
    root: Path
    """The plans folder, links resolved."""
    repository: Path
    """What the plan's path and its links start at."""
    project: str = ""
    """The project it belongs to; empty for the portal's own."""


def collect(
    folders: Iterable[PlansFolder],
    repository: Path,
    *,
    project: str = "",
    exclude: Iterable[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Found]:
    """Read every file of some folders. What may not or cannot be read is among them, with its problem.

    Args:
        folders: The plans folders.
        repository: The root of the repository.
        project: The name of the project, which addresses and paths begin with; empty for the portal's own.
        exclude: Patterns as in `.gitignore`, relative to each folder.
        wanted: Asked for each file, by its location and address; `False` leaves it out.
        progress: Told how many files have been read.
    """
    found: list[Found] = []
    chosen = tuple(folders)
    with _without_rounds():
        for folder, prefix in zip(chosen, _prefixes(chosen), strict=True):
            listed = walk(folder.path, exclude=tuple(exclude))
            root = folder.path.resolve()
            items: list[PlanFile | Refused] = [*listed.files, *(item for item in listed.refused if item.path)]
            for item in items:
                location, address = root / item.path, posixpath.join(project, prefix, item.path)
                if wanted(location, address):
                    plan = _plan(item, location, listed.root, repository, project)
                    file = item if isinstance(item, PlanFile) else None
                    found.append(Found(plan, address, location, file, listed.root, repository, project))
                    progress(len(found))
    return found


@contextmanager
def _without_rounds() -> Iterator[None]:
    """Keep the garbage collector from looking through all plans again and again while they are read.

    They live until the end, and reading leaves nothing behind that only it could find. Its rounds
    take a quarter of the time of a build with a thousand plans.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _plan(item: PlanFile | Refused, location: Path, root: Path, repository: Path, project: str) -> Plan:
    path = _relative(location, repository)
    if isinstance(item, Refused):
        plan = unreadable(path, item.reason)
    else:
        plan = load(item, path=path, folders=folders_above(location, root))
    return replace(plan, path=f"{project}:{path}") if project else plan


def _relative(location: Path, repository: Path) -> str:
    if location.is_relative_to(repository):
        return location.relative_to(repository).as_posix()
    return location.as_posix().lstrip("/")


def _prefixes(found: Iterable[PlansFolder]) -> list[str]:
    """What each of several folders is called in addresses: its path below their common ancestor.

    A last part `plans` says nothing there and is left out: `services/a/plans` and `services/b/plans`
    become `a` and `b`.
    """
    paths = [folder.path.resolve() for folder in found]
    if len(paths) == 1:
        return [""]
    common = Path(posixpath.commonpath([path.as_posix() for path in paths]))
    names = [path.relative_to(common).as_posix() for path in paths]
    short = [name.removesuffix("plans").rstrip("/") for name in names]
    return short if len(set(short)) == len(short) else names
