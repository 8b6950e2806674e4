"""One state of a project's plans, read: a commit, a folder, a snapshot, or the current build."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.config.options import ConfigError, Profile
from mkdocs_plans.config.plans_folders import PlansFolder, folders
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.diff import Revision
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.portal.build import Assembly, portfolio_of
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.snapshot.reader import read_published
from mkdocs_plans.snapshot.untrusted_json import LARGEST, PublishedError
from mkdocs_plans.sources import git
from mkdocs_plans.sources.collection import FoundPlan, collect
from mkdocs_plans.sources.committed import Known, collect_committed, folders_of, patterns_of
from mkdocs_plans.sources.identity import locate
from mkdocs_plans.sources.plan import folders_above
from mkdocs_plans.sources.revisions import Commit, RevisionError, find
from mkdocs_plans.sources.submodules import Whole, with_submodules
from mkdocs_plans.sources.tree import CommitTree, TreeEntry, contents_of, followed, tree

from .moved_plans import NONE, StateTexts, of_files
from .project_config import project_in


@dataclass(frozen=True, slots=True)
class ComparedState:
    """One side of a comparison."""

    revision: Revision
    plans: Portfolio
    commit: Commit | None = None
    """The commit itself, or the one that its files are based on; `None` if there is none."""
    folders: tuple[str, ...] = ()
    """The plans folders of the commit, relative to the root of the repository."""
    refused: Mapping[str, TreeEntry] = field(default_factory=dict)
    """Links and submodules of a commit, by path, which are not read."""
    remark: str | None = None
    """A note about how it was read."""
    texts: StateTexts = NONE
    """The texts from which its plans were read."""
    has_folder: bool = True
    """Whether there is a plans folder. A plans folder without plans is a valid state."""
    submodules: Mapping[str, str] = field(default_factory=dict)
    """The commits of the submodules that a commit was read with, by their paths."""
    outside: frozenset[str] = frozenset()
    """The paths of plans that are outside of the repository: no commit holds them."""


class StateReader:
    """Reads states of one project with one configuration, for one day, and no plan twice."""

    def __init__(
        self,
        project: ResolvedConfig,
        days: Days,
        *,
        taken: Collection[str] = (),
        wanted: Callable[[Path, str], bool] = lambda _, __: True,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._project = project
        self._days = days
        self._taken = taken
        self._wanted = wanted
        self._progress = progress
        self._known: Known = {}

    def commit(self, commit: Commit, repository: Path) -> ComparedState:
        """A commit of a repository.

        Raises:
            GitError: Git gave no answer.
        """
        whole, chosen, remark = self._folders(tree(repository, commit.hash), repository)
        holds = whole.tree
        self._refuse_gaps(whole, chosen)
        read = collect_committed(
            holds,
            repository,
            chosen,
            self._project.options.vocabulary,
            exclude=self._project.options.exclude,
            wanted=self._wanted,
            known=self._known,
            progress=self._progress,
        )
        plans = self._portfolio(read.found, lambda path: holds.has(os.path.relpath(path, repository)))
        refused = {item.path: item for item in read.refused}
        keys = {key[0]: key for key in read.keys}
        texts = StateTexts(
            {path: key[1] for path, key in keys.items()},
            lambda path: self._known[keys[path]][1],
            lambda paths: _contents(repository, {path: holds.items[path] for path in paths}),
            committed=True,
        )
        revision = Revision(commit.name, commit.hash)
        return ComparedState(
            revision, plans, commit, chosen, refused, remark, texts, bool(chosen), submodules=whole.commits
        )

    def _refuse_gaps(self, whole: Whole, chosen: Sequence[str]) -> None:
        """Refuse a commit whose plans cannot be read, because all plans of the other side would seem new.

        Raises:
            RevisionError: The plans are in a submodule that is not available, or outside the repository.
        """
        if whole.missing or (whole.absent and not chosen):
            why = next(iter((*whole.missing.values(), *whole.absent.values())))
            raise RevisionError(f"there is nothing to compare with: {why}")
        home = git.paths_start(self._project.directory)
        located = [] if chosen else locate(self._folders_below(self._project.directory), home)
        if located and all(folder.outside for folder in located):
            raise RevisionError(
                f'there is nothing to compare with: "{located[0].path}" is outside of the repository, so no '
                "commit contains its plans. Compare folders or files plans.json"
            )

    def _folders(self, holds: CommitTree, repository: Path) -> tuple[Whole, tuple[str, ...], str | None]:
        """The plans folders of a commit; if none exists, those of the commit's own configuration."""
        whole, found = _folders_in(holds, repository, self._project)
        if found:
            return whole, found, None
        try:
            own = project_in(holds, repository, self._project.directory)
        except ConfigError:
            return whole, (), None
        theirs, found = _folders_in(holds, repository, own)
        listed = ", ".join(f'"{name}"' for name in found)
        if not found:
            return whole, (), None
        return theirs, found, f"Its plans are in {listed}, according to its configuration."

    def folder(self, path: Path, name: str) -> ComparedState:
        """A folder: a project, or its plans folder.

        Raises:
            ConfigError: The plans folder is a file.
            FileNotFoundError: There are no plans.
        """
        own = self._is_own(path.resolve())
        directory = self._project.directory if own else path.resolve()
        chosen = self._folders_below(directory)
        if not own and not any(folder.path.is_dir() for folder in chosen):
            chosen = (PlansFolder(chosen[0].name, directory),)
        root, base = git.root(directory), git.paths_start(directory)
        found = collect(
            chosen,
            base,
            self._project.options.vocabulary,
            exclude=self._project.options.exclude,
            wanted=self._wanted,
            progress=self._progress,
        )
        if not (own or found):
            raise FileNotFoundError(errno.ENOENT, "the folder contains no plans", name)
        if not own:
            found = self._as_here(found, chosen)
        texts = of_files(((item.plan.path, item.file) for item in found), self._project.options.vocabulary)
        self._remember(((item.plan, item.location, item.root) for item in found), texts)
        checked_out = find(root, "HEAD") if own and root else None
        plans = self._portfolio(found, os.path.lexists)
        has_folder = any(folder.path.is_dir() for folder in chosen)
        outside = frozenset(item.plan.path for item in found if item.root == item.repository != base)
        revision = Revision(public_name(name))
        return ComparedState(
            revision, plans, checked_out, texts=texts, has_folder=has_folder, outside=outside
        )

    def _is_own(self, path: Path) -> bool:
        """Whether a folder is the project itself or its plans folder."""
        places = (folder.path.resolve() for folder in self._folders_below(self._project.directory))
        return path == self._project.directory or any(path.is_relative_to(place) for place in places)

    def _folders_below(self, directory: Path) -> tuple[PlansFolder, ...]:
        docs_dir = directory / os.path.relpath(self._project.docs_dir, self._project.directory)
        return folders(self._project.options, directory, docs_dir).folders

    def _as_here(self, found: Sequence[FoundPlan], chosen: Iterable[PlansFolder]) -> list[FoundPlan]:
        """Plans of another folder, by the paths they would have in this project."""
        home = git.paths_start(self._project.directory)
        here = locate(self._folders_below(self._project.directory), home)
        paths = {one.folder.name: one.path for one in here}
        place = self._project.directory.relative_to(home).as_posix()
        above = {
            folder.path.resolve(): paths.get(folder.name) or posixpath.join(place, folder.name)
            for folder in chosen
        }
        return [
            replace(item, plan=replace(item.plan, path=posixpath.normpath(path)))
            for item in found
            for path in [posixpath.join(above[item.root], item.location.relative_to(item.root).as_posix())]
        ]

    def snapshot(self, path: Path, name: str) -> ComparedState:
        """A `plans.json` file. Its findings are those of the build that wrote it.

        Raises:
            OSError: It cannot be read.
            RevisionError: It is not a snapshot, or does not contain every item of its plans.
        """
        try:
            with path.open("rb") as file:
                published = read_published(file.read(LARGEST + 1))
        except PublishedError as error:
            raise RevisionError(f"{name}: it {error}") from None
        if published.truncated or published.profile is not Profile.FULL:
            raise RevisionError(
                f'{name}: it does not contain all plans: compare a snapshot of the profile "full"'
            )
        whole = portfolio(published.entries, today=self._days.latest)
        # Relations between its plans were checked by that build, too.
        entries = tuple(replace(entry, findings=()) for entry in whole.entries)
        return ComparedState(Revision(public_name(name), published.commit), replace(whole, entries=entries))

    def assembly(self, assembly: Assembly, name: str) -> ComparedState:
        """A project that was just read, without the plans of other projects."""
        own = [source for source in assembly.sources if not source.entry.project]
        texts = of_files(
            ((source.entry.plan.path, source.file) for source in own), self._project.options.vocabulary
        )
        self._remember(((source.entry.plan, source.location, source.root) for source in own), texts)
        head = Commit(name, assembly.head.commit) if assembly.head else None
        whole = assembly.portal.portfolio
        mine = tuple(entry for entry in whole.entries if not entry.project)
        plans = replace(whole, entries=mine, whole=whole)
        outside = frozenset(source.entry.plan.path for source in own if source.outside)
        named = Revision(name, head.hash if head else None)
        return ComparedState(named, plans, head, texts=texts, outside=outside)

    def _remember(self, plans: Iterable[tuple[Plan, Path, Path]], texts: StateTexts) -> None:
        """Store plans that were read from files, so that the same plans of a commit are not read again."""
        for plan, location, root in plans:
            if plan.path in texts.blobs:
                # The other content is only needed if the texts differ.
                self._known[plan.path, texts.blobs[plan.path], folders_above(location, root)] = plan, {}

    def _portfolio(self, found: list[FoundPlan], exists: Callable[[str], bool]) -> Portfolio:
        return portfolio_of(found, self._project.options, self._days, taken=self._taken, exists=exists)


def public_name(name: str) -> str:
    """The name of a folder or file for publication, without a path of this machine.

    >>> public_name("/home/ana/base/plans.json"), public_name("../base"), public_name("old/plans.json")
    ('plans.json', 'base', 'old/plans.json')
    """
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        return path.resolve().name or "folder"
    return name


def _contents(repository: Path, items: Mapping[str, TreeEntry]) -> Mapping[str, bytes]:
    """The content of the readable files of a commit, by their paths."""
    found = contents_of(repository, items.values())
    return {path: raw for path, item in items.items() if isinstance(raw := found[item.blob], bytes)}


def _folders_in(
    holds: CommitTree, repository: Path, project: ResolvedConfig
) -> tuple[Whole, tuple[str, ...]]:
    """The plans folders of a commit, and the commit with the submodules that they are in."""
    if not project.directory.is_relative_to(repository):
        return Whole(holds), ()
    directory = project.directory.relative_to(repository).as_posix()
    docs_dir = posixpath.normpath(os.path.relpath(project.docs_dir, repository))
    whole = with_submodules(holds, repository, patterns_of(project.options, directory, docs_dir))
    follow = partial(followed, whole.tree, repository)
    return whole, folders_of(whole.tree, project.options, directory, docs_dir, follow)
