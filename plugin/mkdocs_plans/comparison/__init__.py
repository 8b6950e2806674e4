"""Two states of a project's plans, read and compared: any combination of commits, folders and snapshots.

Both are read with one configuration, so that a changed word in it does not change a thousand plans.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.config.mkdocs_yml import load, load_nearest
from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.config.plans_folders import PlansFolder
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.diff import Diff, DiffNote, Side, diff
from mkdocs_plans.portal.build import Assembly
from mkdocs_plans.sources import git
from mkdocs_plans.sources.git_process import GitError
from mkdocs_plans.sources.identity import locate
from mkdocs_plans.sources.last_changes import is_dirty
from mkdocs_plans.sources.required import why_empty
from mkdocs_plans.sources.revisions import (
    Commit,
    RevisionError,
    base_for,
    commit,
    default_branch,
    find,
    renames,
    time_of,
)
from mkdocs_plans.sources.tree import tree

from .moved_plans import ProseComparison, alike, moved
from .open_days import with_open_days
from .overlaps import overlapping
from .project_config import differences, placed, project_at, project_in
from .state_reader import ComparedState, StateReader, public_name

__all__ = ["RevisionError", "compare", "default_base", "public_name", "since", "uncommitted"]


def compare(
    base: str,
    head: str,
    start: Path,
    *,
    config: Path | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Diff:
    """Compare two states of a project's plans.

    Each is a revision, a folder or a `plans.json`. A name that git knows as a revision is one.

    Args:
        base: The state before. A branch means its merge base with the head.
        head: The state now.
        start: A folder of the project.
        config: The configuration with which both sides are read; by default the head's own.
        progress: Called with the number of plans read so far.

    Raises:
        ConfigError: The configuration is invalid, or neither state has a plans folder.
        RevisionError: A state cannot be found, or there is nothing to compare with.
        ValueError: `SOURCE_DATE_EPOCH` is not a number.
        GitError: Git failed.
        OSError: A file or folder cannot be read.
    """
    repository = git.root(start)
    now = _place(head, repository, start)
    before = _base(base, now, repository, start)
    project, differs, notes = _configuration(now, repository, start, config)
    if isinstance(before, Commit) and repository and not project.directory.is_relative_to(repository):
        project = placed(project, start)
    reader = StateReader(project, _days(now, repository), progress=progress)
    after = _read(reader, now, head, repository)
    was = _read(reader, before, base, repository)
    if not (was.has_folder or after.has_folder):
        raise ConfigError([_why_nowhere(project)])
    return _compared(was, after, repository, project, notes=notes, differs=differs)


def since(
    base: str,
    assembly: Assembly,
    project: ResolvedConfig,
    *,
    taken: Collection[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
) -> Diff:
    """Compare a project that was just read with an earlier state.

    Args:
        base: The state before, as for `compare`.
        assembly: The project as it is.
        project: The configuration with which it was read.
        taken: As for `assemble`.
        wanted: As for `assemble`.

    Raises:
        RevisionError: The base cannot be found.
        GitError: Git failed.
        OSError: A file or folder cannot be read.
    """
    start = project.directory
    repository = git.root(start)
    before = _base(base, start, repository, start)
    reader = StateReader(project, assembly.days, taken=taken, wanted=wanted)
    after = reader.assembly(assembly, "HEAD")
    was = _read(reader, before, base, repository)
    return _compared(was, after, repository, project)


def default_base(start: Path) -> str:
    """Return what a change is compared with where nothing is named: the default branch.

    Args:
        start: A folder of the project.

    Raises:
        RevisionError: There is no default branch.
        GitError: Git gave no answer.
    """
    repository = git.root(start)
    found = default_branch(repository) if repository else None
    if found is None:
        if repository:
            raise RevisionError("no default branch was found; name a BASE, as in: plans diff HEAD~1")
        raise RevisionError("this is not a git repository; give a BASE, as in: plans diff ../before .")
    return found


def _why_nowhere(project: ResolvedConfig) -> str:
    """Explain why neither side has plans."""
    chosen = _folders(project)
    if any(folder.path.is_dir() for folder in chosen):
        return f'neither side has the folder "{chosen[0].name}": commit it, or compare the working tree, "."'
    return f"neither side has plans: {why_empty(chosen, project.directory)}"


def uncommitted(start: Path) -> bool:
    """Whether plans of the project that a folder belongs to have changes that are in no commit."""
    repository = git.root(start)
    if repository is None:
        return False
    project = load_nearest(start)
    return is_dirty(repository, locate(_folders(project), repository))


def _folders(project: ResolvedConfig) -> tuple[PlansFolder, ...]:
    return project.folders.folders


Place = Commit | Path
"""The location of a state: a commit of the repository, or a folder or snapshot."""


def _place(name: str, repository: Path | None, start: Path) -> Place:
    path = start / name
    found = find(repository, name) if repository else None
    if found is not None:
        return found
    if name and path.exists():
        return path
    if repository is not None:
        return commit(repository, name)
    try:
        git.run_git(start, "rev-parse", "--git-dir")
    except GitError as why:
        raise RevisionError(f'"{name}" is not a file or folder, and git cannot look it up: {why}') from None
    raise RevisionError(f'"{name}" is not a file, a folder or a revision')


def _base(name: str, head: Place, repository: Path | None, start: Path) -> Place:
    """The state before. The meaning of a branch depends on the head."""
    if repository is None or (find(repository, name) is None and name and (start / name).exists()):
        return _place(name, repository, start)
    return base_for(repository, name, head if isinstance(head, Commit) else commit(repository, "HEAD"))


def _days(head: Place, repository: Path | None) -> Days:
    """The day of the head, for which both sides are checked, so that passing time is not a change."""
    time = git.build_time(None)
    if time is None and isinstance(head, Commit) and repository is not None:
        time = time_of(repository, head)
    today = (time or datetime.now(UTC)).date()
    return Days(today, today)


def _configuration(
    head: Place, repository: Path | None, start: Path, config: Path | None
) -> tuple[ResolvedConfig, tuple[str, ...], tuple[DiffNote, ...]]:
    """The configuration for both sides, and the options in which the head's own differs."""
    if config is None:
        return _own(head, repository, start), (), ()
    project = load(config)
    if repository and not project.directory.is_relative_to(repository):
        raise ConfigError([f"{config}: this file is outside of the repository"])
    try:
        own = _own(head, repository, start)
    except ConfigError:  # The message is not repeated, because it may contain secrets of the environment.
        return project, (), (DiffNote("The configuration of the head is invalid.", side=Side.HEAD),)
    return project, differences(own, project), ()


def _own(head: Place, repository: Path | None, start: Path) -> ResolvedConfig:
    if isinstance(head, Commit) and repository is not None:
        return project_in(tree(repository, head.hash), repository, start)
    return project_at(head, start) if isinstance(head, Path) and head.is_dir() else load_nearest(start)


def _read(reader: StateReader, place: Place, name: str, repository: Path | None) -> ComparedState:
    if isinstance(place, Path):
        return reader.folder(place, name) if place.is_dir() else reader.snapshot(place, name)
    if repository is None:
        raise RevisionError(f'"{name}" is not in a repository')
    return reader.commit(place, repository)


def _compared(
    base: ComparedState,
    head: ComparedState,
    repository: Path | None,
    project: ResolvedConfig,
    *,
    notes: tuple[DiffNote, ...] = (),
    differs: tuple[str, ...] = (),
) -> Diff:
    base, head = _comparable(base, head), _comparable(head, base)
    renamed = moved(base.texts, head.texts)
    if repository and base.commit and head.commit:
        places = {*base.folders, *head.folders}
        renamed = renames(repository, base.commit, head.commit, places) | renamed
        renamed |= _renames_in_submodules(base, head, repository)
    if not (base.texts.committed and head.texts.committed):
        renamed |= alike(base.texts, head.texts, renamed)
    found = diff(
        base.plans,
        head.plans,
        of=(base.revision, head.revision),
        renamed=renamed,
        prose=ProseComparison(base.texts, head.texts),
        words=project.options.vocabulary,
        notes=(*notes, *_remarks(base, head)),
        configuration_differs=differs,
    )
    found = with_open_days(found, base, head, repository, project.options)
    kept = _kept(base, head, repository)
    return replace(
        found,
        notes=tuple(note for note in found.notes if note.path not in kept),
        overlapping=tuple(overlapping(found, base, head)),
    )


def _comparable(state: ComparedState, other: ComparedState) -> ComparedState:
    """A state without the plans outside the repository, if the other state is a commit."""
    if not (state.outside and other.texts.committed):
        return state
    entries = tuple(entry for entry in state.plans.entries if entry.plan.path not in state.outside)
    blobs = {path: blob for path, blob in state.texts.blobs.items() if path not in state.outside}
    remark = "Plans outside of the repository are not compared, because no commit contains them."
    texts = replace(state.texts, blobs=blobs)
    plans = replace(state.plans, entries=entries, whole=state.plans.whole or state.plans)
    return replace(state, plans=plans, texts=texts, remark=remark)


def _renames_in_submodules(base: ComparedState, head: ComparedState, repository: Path) -> dict[str, str]:
    """The renames in the submodules with which both states were read."""
    found: dict[str, str] = {}
    for path in base.submodules.keys() & head.submodules.keys():
        was, now = (Commit(path, state.submodules[path]) for state in (base, head))
        inside = renames(repository / path, was, now, ["."])
        found |= {f"{path}/{old}": f"{path}/{new}" for old, new in inside.items()}
    return found


def _kept(base: ComparedState, head: ComparedState, repository: Path | None) -> set[str]:
    """The refused entries of a commit that a folder still has: they were neither added nor removed."""
    if repository is None:
        return set()
    sides = ((base, head), (head, base))
    refused = (path for side, other in sides if not other.texts.committed for path in side.refused)
    return {path for path in refused if os.path.lexists(repository / path)}


def _remarks(base: ComparedState, head: ComparedState) -> Iterator[DiffNote]:
    """The files that were not read, if they differ between the sides."""
    for side, here, there in ((Side.BASE, base, head), (Side.HEAD, head, base)):
        if here.remark:
            yield DiffNote(here.remark, side=side)
        for path, item in here.refused.items():
            if there.refused.get(path) != item:
                yield DiffNote(f"It {item.refused}.", path, side)
