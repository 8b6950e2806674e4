"""All plans of some folders, read."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from mkdocs_plans.config.plans_folders import PlansFolder
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.vocabulary.vocabulary import Vocabulary
from mkdocs_plans.workers import parallel_map

from .build_memory import BuildMemory
from .companions import mark_companions
from .folder import PlanFile, RefusedPath, TextFile, UnreadableError, walk
from .identity import locate, prefixes
from .plan import folders_above, load_for_portal, unreadable

Item = TypeVar("Item")
_LoadedPlan: TypeAlias = tuple[Plan, bytes]
"""A plan, and how it was read (`load_for_portal`)."""
_ReadKey: TypeAlias = "tuple[_Reading, str, Path, Path, bytes]"
ReadMemory: TypeAlias = BuildMemory[_ReadKey, _LoadedPlan]
"""The plans of earlier builds, by all that they were read from."""


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A file of a plans folder with the plan read from it."""

    plan: Plan
    """Its path is relative to the repository."""
    address: str
    """Relative to the portal: its path in the plans folder, preceded by the folder's name if there are
    several."""
    location: Path
    """Its location as a link would name it: absolute, links not resolved."""
    file: PlanFile | None
    """`None` if there is no file that may be read."""
    root: Path
    """The plans folder, links resolved."""
    repository: Path
    """The folder that its links may not lead out of: the repository, or a plans folder outside it."""
    project: str = ""
    """The project it belongs to; empty for the portal's own."""
    alone: bool = False
    """Whether only the plans folder of its repository is available, so that links to other files cannot be
    checked."""
    record: bytes = b""
    """How it was read, if that is recorded (`load_for_portal`)."""


def collect(
    folders: Iterable[PlansFolder],
    repository: Path,
    words: Vocabulary,
    *,
    project: str = "",
    exclude: Iterable[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
    progress: Callable[[int], None] = lambda _: None,
    contents: Mapping[Path, bytes] | None = None,
    with_records: bool = False,
    memory: ReadMemory | None = None,
) -> list[FoundPlan]:
    """Read every file of some folders. Files that may not or cannot be read are included, with their problem.

    Args:
        folders: The plans folders.
        repository: The root of the repository.
        words: The vocabulary to read with.
        project: The name of the project, with which addresses and paths begin; empty for the portal's own
            plans.
        exclude: Patterns as in `.gitignore`, relative to each folder.
        wanted: Called with the location and address of each file; `False` leaves it out.
        progress: Called with the number of files read so far.
        contents: The content of files, by location, that replaces what is on the disk.
        with_records: Whether to record how each file is read.
        memory: The plans of earlier builds.
    """
    listed = [
        _with_content(item, contents or {})
        for item in _listed(tuple(folders), repository, tuple(exclude), project)
        if all(wanted(location, address) for location, address in _names(item))
    ]
    read = _Reading(words, project, with_records)
    plans_read = parallel_map(read, listed) if memory is None else _remembered(read, listed, memory)
    loaded = list(_counted(plans_read, progress))
    plans = mark_companions((plan for plan, _ in loaded), words)
    return [
        FoundPlan(
            plan,
            item.address,
            item.location,
            item.item if isinstance(item.item, PlanFile) else None,
            item.root,
            item.base,
            project,
            record=record,
        )
        for item, plan, (_, record) in zip(listed, plans, loaded, strict=True)
    ]


def _counted(items: Iterable[Item], progress: Callable[[int], None]) -> Iterator[Item]:
    """Yield items, and report how many there were so far."""
    for number, item in enumerate(items, 1):
        progress(number)
        yield item


class _Listed(NamedTuple):
    """A file of a plans folder; the fields are those of `FoundPlan`."""

    item: PlanFile | RefusedPath
    path: str
    address: str
    location: Path
    root: Path
    base: Path


def _listed(
    chosen: Sequence[PlansFolder], repository: Path, exclude: Sequence[str], project: str
) -> Iterator[_Listed]:
    located = locate(chosen, repository)
    for folder, prefix in zip(located, prefixes([one.path for one in located]), strict=True):
        there = walk(folder.root, exclude=exclude)
        items: list[PlanFile | RefusedPath] = [*there.files, *(item for item in there.refused if item.path)]
        for item in items:
            yield _Listed(
                item,
                posixpath.join(folder.path, item.path),
                posixpath.join(project, prefix, item.path),
                there.root / item.path,
                there.root,
                folder.base,
            )


def _with_content(listed: _Listed, contents: Mapping[Path, bytes]) -> _Listed:
    if listed.location not in contents or not isinstance(listed.item, PlanFile):
        return listed
    item = TextFile(listed.item.path, listed.item.absolute, contents[listed.location])
    return listed._replace(item=item)


def _names(listed: _Listed) -> Iterator[tuple[Path, str]]:
    """The location and address of a file, and those of the file that it links to."""
    yield listed.location, listed.address
    if isinstance(listed.item, PlanFile) and listed.item.absolute != listed.location:
        above = listed.address.removesuffix(listed.item.path)
        yield listed.item.absolute, above + listed.item.absolute.relative_to(listed.root).as_posix()


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the files of a project are read."""

    words: Vocabulary
    project: str
    with_record: bool

    def __call__(self, listed: _Listed) -> _LoadedPlan:
        """Read a file."""
        path, record = listed.path, b""
        if isinstance(listed.item, RefusedPath):
            plan = unreadable(path, listed.item.reason)
        else:
            folders = folders_above(listed.location, listed.root)
            plan, record = load_for_portal(
                listed.item, self.words, path=path, folders=folders, with_record=self.with_record
            )
        return (replace(plan, path=f"{self.project}:{path}") if self.project else plan), record


def _remembered(read: _Reading, listed: Iterable[_Listed], memory: ReadMemory) -> Iterator[_LoadedPlan]:
    """Yield the plans of some files. Those whose content is in memory are not read again."""
    found: list[tuple[_ReadKey | None, _LoadedPlan | None]] = []
    missing: list[_Listed] = []
    for item in listed:
        key, given = _keyed(read, item)
        known = memory.find(key) if key else None
        found.append((key, known))
        if known is None:
            missing.append(given)
    others = parallel_map(read, missing)
    for key, known in found:
        loaded = known or next(others)
        if key and known is None:
            memory.add(key, loaded)
        yield loaded


def _keyed(read: _Reading, listed: _Listed) -> tuple[_ReadKey | None, _Listed]:
    """A file with its content, and all that its plan depends on; `None` if it cannot be read."""
    item = listed.item
    if isinstance(item, RefusedPath):
        return None, listed
    try:
        raw = item.read()
    except UnreadableError:
        return None, listed
    key = (read, listed.path, listed.location, listed.root, blake2b(raw, digest_size=20).digest())
    return key, listed._replace(item=TextFile(item.path, item.absolute, raw))
