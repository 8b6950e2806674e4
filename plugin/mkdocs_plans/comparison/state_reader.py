"""One state of a project's plans, read: a commit, a folder, a snapshot, or what was just built."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from mkdocs_plans.checks.rules.overdue import Days
from mkdocs_plans.config.mkdocs_yml import ProjectConfig
from mkdocs_plans.config.options import ConfigError, PlansFolder, folders
from mkdocs_plans.diff import Revision
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.overview.project_status import Profile
from mkdocs_plans.portal.build import Assembly, portfolio_of
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.snapshot.reader import LARGEST, PublishedError, read_published
from mkdocs_plans.sources import git
from mkdocs_plans.sources.collection import FoundPlan, collect
from mkdocs_plans.sources.committed import Known, collect_committed, folders_of
from mkdocs_plans.sources.plan import folders_above
from mkdocs_plans.sources.revisions import Commit, RevisionError, find
from mkdocs_plans.sources.tree import CommitTree, TreeEntry, contents, tree

from .moved_plans import NONE, StateTexts, of_files
from .project_config import project_in


@dataclass(frozen=True, slots=True)
class ComparedState:
    """One side of a comparison."""

    revision: Revision
    plans: Portfolio
    commit: Commit | None = None
    """The commit it is, or that its files lie on top of; `None`: there is none."""
    folders: tuple[str, ...] = ()
    """Where the commit's plans lie, relative to the root of the repository."""
    refused: Mapping[str, TreeEntry] = field(default_factory=dict)
    """Links and submodules of a commit, by path: they are not read."""
    remark: str | None = None
    """What is to be said of how it was read."""
    texts: StateTexts = NONE
    """What its plans were read from."""
    has_folder: bool = True
    """Whether there is a folder of plans; one without any is a state without plans."""


class StateReader:
    """Reads states of one project with one configuration, on one day, and no plan twice."""

    def __init__(
        self,
        project: ProjectConfig,
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
        holds = tree(repository, commit.hash)
        chosen, remark = self._folders(holds, repository)
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
            lambda paths: _contents(repository, {path: keys[path][1] for path in paths}),
            committed=True,
        )
        revision = Revision(commit.name, commit.hash)
        return ComparedState(revision, plans, commit, chosen, refused, remark, texts, bool(chosen))

    def _folders(self, holds: CommitTree, repository: Path) -> tuple[tuple[str, ...], str | None]:
        """Where the plans of a commit lie. A commit that keeps them elsewhere is asked where."""
        found = _folders_in(holds, repository, self._project)
        if found:
            return found, None
        try:
            own = project_in(holds, repository, self._project.directory)
        except ConfigError:
            return (), None
        found = _folders_in(holds, repository, own)
        listed = ", ".join(f"“{name}”" for name in found)
        return found, f"Its plans lie in {listed}, as its own configuration says." if found else None

    def folder(self, path: Path, name: str) -> ComparedState:
        """A folder: a project, or where its plans are.

        Raises:
            ConfigError: What should be a folder of plans is a file.
            FileNotFoundError: There are no plans.
        """
        own = self._is_own(path.resolve())
        directory = self._project.directory if own else path.resolve()
        chosen = self._folders_below(directory)
        if not own and not any(folder.path.is_dir() for folder in chosen):
            chosen = (PlansFolder(chosen[0].name, directory),)
        root = git.root(directory)
        found = collect(
            chosen,
            root or directory,
            self._project.options.vocabulary,
            exclude=self._project.options.exclude,
            wanted=self._wanted,
            progress=self._progress,
        )
        if not (own or found):
            raise FileNotFoundError(errno.ENOENT, "there are no plans in this folder", name)
        if root is None or not own:
            found = self._as_here(found, chosen)
        texts = of_files(((item.plan.path, item.file) for item in found), self._project.options.vocabulary)
        self._remember(((item.plan, item.location, item.root) for item in found), texts)
        checked_out = find(root, "HEAD") if own and root else None
        plans = self._portfolio(found, os.path.lexists)
        has_folder = any(folder.path.is_dir() for folder in chosen)
        return ComparedState(Revision(name), plans, checked_out, texts=texts, has_folder=has_folder)

    def _is_own(self, path: Path) -> bool:
        """Whether a folder is the project itself, or where its plans are."""
        places = (folder.path.resolve() for folder in self._folders_below(self._project.directory))
        return path == self._project.directory or any(path.is_relative_to(place) for place in places)

    def _folders_below(self, directory: Path) -> tuple[PlansFolder, ...]:
        docs_dir = directory / os.path.relpath(self._project.docs_dir, self._project.directory)
        return folders(self._project.options, directory, docs_dir).folders

    def _as_here(self, found: Sequence[FoundPlan], chosen: Iterable[PlansFolder]) -> list[FoundPlan]:
        """Plans of another folder, by the paths they would have in this project."""
        home = git.root(self._project.directory) or self._project.directory
        place = self._project.directory.relative_to(home).as_posix()
        names = {folder.path.resolve(): folder.name for folder in chosen}
        paths = (
            posixpath.join(place, names[item.root], item.location.relative_to(item.root).as_posix())
            for item in found
        )
        return [
            replace(item, plan=replace(item.plan, path=posixpath.normpath(path)))
            for item, path in zip(found, paths, strict=True)
        ]

    @staticmethod
    def snapshot(path: Path, name: str) -> ComparedState:
        """A file `plans.json`. Its plans were judged where it was made.

        Raises:
            OSError: It cannot be read.
            RevisionError: It is none, or does not hold every item of its plans.
        """
        try:
            with path.open("rb") as file:
                published = read_published(file.read(LARGEST + 1))
        except PublishedError as error:
            raise RevisionError(f"{name}: it {error}") from None
        if published.truncated or published.profile is not Profile.FULL:
            raise RevisionError(
                f"{name}: it does not hold all of its plans; compare one of the profile “full”"
            )
        days = [date.fromisoformat(entry.plan.date) for entry in published.entries if entry.plan.date]
        whole = portfolio(published.entries, today=max(days, default=date.min))
        # what relates plans was judged there too
        entries = tuple(replace(entry, findings=()) for entry in whole.entries)
        return ComparedState(Revision(name, published.commit), replace(whole, entries=entries))

    def assembly(self, assembly: Assembly, name: str) -> ComparedState:
        """A project as it was just read, without the plans that it gathers from others."""
        own = [source for source in assembly.sources if not source.entry.project]
        texts = of_files(
            ((source.entry.plan.path, source.file) for source in own), self._project.options.vocabulary
        )
        self._remember(((source.entry.plan, source.location, source.root) for source in own), texts)
        head = Commit(name, assembly.head.commit) if assembly.head else None
        whole = assembly.portal.portfolio
        plans = replace(whole, entries=tuple(entry for entry in whole.entries if not entry.project))
        return ComparedState(Revision(name, head.hash if head else None), plans, head, texts=texts)

    def _remember(self, plans: Iterable[tuple[Plan, Path, Path]], texts: StateTexts) -> None:
        """Keep plans that were read from files: where a commit holds the same they are not read again."""
        for plan, location, root in plans:
            if plan.path in texts.blobs:
                # what else it says is asked for only where the texts differ
                self._known[plan.path, texts.blobs[plan.path], folders_above(location, root)] = plan, {}

    def _portfolio(self, found: list[FoundPlan], exists: Callable[[str], bool]) -> Portfolio:
        return portfolio_of(found, self._project.options, self._days, taken=self._taken, exists=exists)


def _contents(repository: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes]:
    """What the files of a commit hold that can be read, by their paths."""
    found = contents(repository, blobs.values())
    return {path: raw for path, blob in blobs.items() if isinstance(raw := found[blob], bytes)}


def _folders_in(holds: CommitTree, repository: Path, project: ProjectConfig) -> tuple[str, ...]:
    if not project.directory.is_relative_to(repository):
        return ()
    directory = project.directory.relative_to(repository).as_posix()
    docs_dir = posixpath.normpath(os.path.relpath(project.docs_dir, repository))
    return folders_of(holds, project.options, directory, docs_dir)
