"""The history of a portal's plans: from git, from the cache, or both.

Each plan is followed through its versions. What is known of earlier versions comes from the cache, so that a
new commit costs only its plans. `mkdocs serve` keeps the events of a commit in memory.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mkdocs_plans.diff.normalise import ItemNormaliser, item_normaliser
from mkdocs_plans.fetch.record_cache import RecordCache
from mkdocs_plans.history.chains import PlanChain, PlanVersion, follow, is_sound
from mkdocs_plans.history.compose import ComposedHistory, FollowedPlan, compose
from mkdocs_plans.history.made_by import made_by
from mkdocs_plans.history.model import History
from mkdocs_plans.history.replay import ReplayedPlan
from mkdocs_plans.history.today import as_committed, times_as_committed, times_today
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.model.times import Moment, Reach
from mkdocs_plans.sources import git
from mkdocs_plans.sources.committed import LOOKED_THROUGH
from mkdocs_plans.sources.folder import exclusion, is_listed
from mkdocs_plans.sources.git_history import FileVersion, LoggedCommit, chained, read_log
from mkdocs_plans.sources.git_process import GitError
from mkdocs_plans.sources.identity import LocatedFolder, prefixes
from mkdocs_plans.sources.last_changes import RepositoryPart
from mkdocs_plans.sources.plan import folders_above, load_items
from mkdocs_plans.sources.tree import UnreadableBlob, contents, sizes
from mkdocs_plans.vocabulary.vocabulary import Vocabulary
from mkdocs_plans.workers import parallel_map

CACHE = ".history"
"""The name of the cache in the folder of copies. No project has such a name."""
_AT_ONCE = 50_000_000
"""How many bytes of versions are in memory at once."""
_LARGEST_PLAN = 100_000_000
"""With more bytes in all its versions, a plan has no history."""


@dataclass(frozen=True, slots=True)
class ProjectHistory:
    """A project whose plans have a history in git."""

    name: str
    """The name of the project; empty for the portal's own plans."""
    folders: tuple[LocatedFolder, ...]
    parts: tuple[RepositoryPart, ...]
    plans: Mapping[str, Plan]
    """Today's plans, by path in the repository of the project."""


@dataclass(frozen=True, slots=True)
class HistoryOptions:
    """How histories are read."""

    words: Vocabulary
    exclude: tuple[str, ...] = ()
    wanted: Callable[[Path, str], bool] = lambda _, __: True
    """As for `collect`."""
    cache: Path | None = None
    """The file of the cache; `None` to use none."""
    progress: Callable[[int, int], None] = lambda _, __: None
    """Called with the number of versions read so far, and of all that are to be read."""
    only: frozenset[str] | None = None
    """The paths of the plans to follow, in their project; `None` for all."""


class _Version(NamedTuple):
    """A version of a plan, with all that decides how it is read."""

    path: str
    """In the project."""
    blob: str | None
    above: tuple[str, ...]
    """The names of the folders above it that may state its status."""


@dataclass(slots=True)
class _VersionedFile:
    """A file that is, or was, a plan."""

    store: Path
    """The repository that has its content."""
    project: str
    path: str
    """Its path in the project today, or its last path."""
    versions: tuple[_Version, ...]
    commits: tuple[tuple[int, int], ...]
    """The part and the index of the commit of each version."""
    keys: list[str] = field(default_factory=list)
    """The keys of its chains in the cache, by the number of versions."""
    chain: PlanChain = field(default_factory=lambda: PlanChain(0))

    def key_all(self) -> None:
        """Compute the key of the chain after each version."""
        digest = blake2b(digest_size=20)
        for version in self.versions:
            words = (version.path, version.blob or "", *version.above)
            digest.update("\0".join(words).encode("utf-8", "surrogateescape") + b"\n")
            self.keys.append(digest.copy().hexdigest())


def plan_history(projects: Iterable[ProjectHistory], options: HistoryOptions) -> History:
    """Return the history of the plans of some projects.

    Args:
        projects: The projects.
        options: How histories are read.
    """
    chosen = [project for project in projects if project.parts]
    parts = [(project, part) for project in chosen for part in project.parts]
    logs, limits = [], []
    for _, part in parts:
        commits, limit = _log_of(part)
        logs.append(commits)
        limits.append(limit)
    files = [
        file
        for number, (project, part) in enumerate(parts)
        for file in _files(number, logs[number], project, part, options)
    ]
    try:
        _follow_all(files, options)
        composed = _composed(files, logs, {project.name: project for project in chosen}, options.words)
    except (_MissingError, git.PartialCloneError):
        return History(*_PARTIAL)
    except GitError as error:
        return History(Reach.NONE, reason_to_publish(str(error)))
    limit = min(limits, key=lambda limit: _WORST.index(limit.reach), default=_Limit(Reach.NONE))
    return History(*limit, composed.events, composed.plans, composed.imports, composed.bulk)


def forget() -> None:
    """Forget the logs and events that are in memory, so that they are read again."""
    _chains.clear()
    _remembered_log.cache_clear()


class _MissingError(Exception):
    """The clone does not have the content of a version."""


class _Limit(NamedTuple):
    """How far back a history goes, why no farther, and what helps."""

    reach: Reach
    reason: str | None = None
    remedy: str | None = None


_PARTIAL = _Limit(
    Reach.PARTIAL,
    "the clone is partial, so the files of older commits are missing",
    "git fetch --refetch --no-filter",
)
_SHALLOW = _Limit(
    Reach.SHALLOW,
    "the clone is shallow, so older commits are missing",
    "git fetch --unshallow (in GitHub Actions: fetch-depth: 0)",
)
_WORST = (Reach.PARTIAL, Reach.SHALLOW, Reach.FULL, Reach.NONE)
"""What a history of several repositories is called: one that is cut off makes every figure unreliable."""


def _log_of(part: RepositoryPart) -> tuple[tuple[LoggedCommit, ...], _Limit]:
    """The commits of a repository that changed plans."""
    if part.head is None:
        return (), _Limit(Reach.NONE, reason_to_publish(part.changes.reason))
    try:
        log = _remembered_log(part.repository, part.head.commit, part.pathspecs)
    except git.PartialCloneError:
        return (), _PARTIAL
    except GitError as error:
        return (), _Limit(Reach.NONE, reason_to_publish(str(error)))
    return log, _SHALLOW if part.changes.reach is Reach.SHALLOW else _Limit(Reach.FULL)


def reason_to_publish(reason: str | None) -> str | None:
    """Return why git failed, without a message that may contain a path of the machine: pages show it."""
    return "git cannot read the history" if reason and re.search(r"[/\\]", reason) else reason


@lru_cache(maxsize=8)
def _remembered_log(repository: Path, commit: str, pathspecs: tuple[str, ...]) -> tuple[LoggedCommit, ...]:
    """The log of a commit, which is not read again under `mkdocs serve`."""
    return read_log(repository, pathspecs, commit)


def _files(
    number: int,
    log: Sequence[LoggedCommit],
    project: ProjectHistory,
    part: RepositoryPart,
    options: HistoryOptions,
) -> Iterator[_VersionedFile]:
    """The files of a repository that are, or were, plans."""
    placing = _Placing(project, part, options)
    for chain in chained(log, placing.is_wanted):
        versions = tuple(placing.version(version) for version in chain)
        if options.only is not None and versions[-1].path not in options.only:
            continue
        commits = tuple((number, version.commit) for version in chain)
        yield _VersionedFile(part.repository, project.name, versions[-1].path, versions, commits)


class _Placing:
    """Where the files of a repository are in a project."""

    def __init__(self, project: ProjectHistory, part: RepositoryPart, options: HistoryOptions) -> None:
        self._project, self._part, self._options = project, part, options
        names = prefixes([folder.path for folder in project.folders])
        found = zip(project.folders, names, strict=True)
        self._folders = sorted(found, key=lambda one: len(one[0].root.parts), reverse=True)
        self._excluded = exclusion(options.exclude)
        self._above: dict[str, tuple[str, tuple[str, ...]] | None] = {}

    def is_wanted(self, path: str) -> bool:
        """Whether a file may be a plan, by its path in the repository."""
        if path not in self._above:
            self._above[path] = self._place(path)
        return self._above[path] is not None

    def version(self, version: FileVersion) -> _Version:
        """Return a version with its path in the project."""
        place = self._above[version.path]
        if place is None:
            raise ValueError(f"{version.path}: chains have only wanted files")
        return _Version(place[0], version.blob, place[1])

    def _place(self, path: str) -> tuple[str, tuple[str, ...]] | None:
        """The path of a file in the project, and the folders above it; `None` if it cannot be a plan."""
        found, location = self._part.in_project(path), self._part.location(path)
        if found is None:
            return None
        for folder, prefix in self._folders:
            if location.is_relative_to(folder.root):
                inside = location.relative_to(folder.root).as_posix()
                address = posixpath.join(self._project.name, prefix, inside)
                if not is_listed(inside, ()) or self._excluded(inside):
                    return None
                if not self._options.wanted(location, address):
                    return None
                return found, folders_above(location, folder.root)
        return None


class _Job(NamedTuple):
    """A chain that is to be followed, or followed farther."""

    file: _VersionedFile
    known: PlanChain | None

    @property
    def first(self) -> int:
        """The index of the first version that is not known."""
        return self.known.versions if self.known else 0

    @property
    def versions(self) -> Iterator[_Version]:
        """The versions that have to be read."""
        if self.known and self.known.last is not None:
            yield self.file.versions[self.known.last]
        yield from self.file.versions[self.first :]


_chains: dict[str, PlanChain] = {}
"""The chains of the last history, by key, so that `mkdocs serve` does not decode them at each change."""


def _follow_all(files: Iterable[_VersionedFile], options: HistoryOptions) -> None:
    """Find or compute the chain of each file.

    Raises:
        _MissingError: The clone lacks the content of a version.
        GitError: Git failed.
    """
    origin = made_by(options.words)
    used: dict[str, PlanChain] = {}
    cache: RecordCache | None = None
    jobs = []
    for file in files:
        file.key_all()
        found = _chains.get(f"{origin} {file.keys[-1]}")
        if found is None:
            cache = cache or RecordCache(options.cache, origin)
            found = next((one for key in reversed(file.keys) if (one := _find(cache, key))), None)
        if found is None or found.versions < len(file.versions):
            jobs.append(_Job(file, found))
        else:
            file.chain = used[f"{origin} {file.keys[-1]}"] = found
    total, done = sum(len(job.file.versions) - job.first for job in jobs), 0
    for job, chain in zip(jobs, _followed(jobs, options.words), strict=True):
        job.file.chain = used[f"{origin} {job.file.keys[-1]}"] = chain
        if cache:
            cache.add(job.file.keys[-1], chain)
        done += len(job.file.versions) - job.first
        options.progress(done, total)
    if cache:
        cache.save()
    _chains.clear()
    _chains.update(used)


def _find(cache: RecordCache, key: str) -> PlanChain | None:
    return cache.find(key, PlanChain, is_sound=is_sound)


def _followed(jobs: Sequence[_Job], words: Vocabulary) -> Iterator[PlanChain]:
    """Follow some chains, in their order, with a limited number of versions in memory."""
    stores: dict[Path, list[str]] = defaultdict(list)
    for job in jobs:
        stores[job.file.store] += [version.blob for version in job.versions if version.blob]
    known = {store: sizes(store, blobs) for store, blobs in stores.items() if blobs}
    if any(size is None for found in known.values() for size in found.values()):
        raise _MissingError
    weights = [
        sum(known[job.file.store][version.blob] or 0 for version in job.versions if version.blob)
        for job in jobs
    ]
    for batch in _batches(jobs, weights):
        wanted: dict[Path, list[str]] = defaultdict(list)
        for job in batch:
            wanted[job.file.store] += [version.blob for version in job.versions if version.blob]
        texts = {blob: raw for store, blobs in wanted.items() for blob, raw in contents(store, blobs).items()}
        yield from parallel_map(partial(_follow, texts, words, item_normaliser(words)), batch)


def _batches(jobs: Sequence[_Job], weights: Sequence[int]) -> Iterator[list[_Job]]:
    batch: list[_Job] = []
    whole = 0
    for job, weight in zip(jobs, weights, strict=True):
        if batch and whole + weight > _AT_ONCE:
            yield batch
            batch, whole = [], 0
        batch.append(job)
        whole += weight
    if batch:
        yield batch


def _follow(
    texts: Mapping[str, bytes | UnreadableBlob], words: Vocabulary, normaliser: ItemNormaliser, job: _Job
) -> PlanChain:
    versions = (_read(texts, words, version) for version in job.versions)
    last = next(versions) if job.known and job.known.last is not None else None
    return follow(versions, normaliser, known=job.known, last=last)


def _read(
    texts: Mapping[str, bytes | UnreadableBlob], words: Vocabulary, version: _Version
) -> PlanVersion | None:
    """Read a version; `None` if it cannot be read."""
    if version.blob is None:
        return PlanVersion(None)
    raw = texts[version.blob]
    if isinstance(raw, UnreadableBlob) or b"\0" in raw[:LOOKED_THROUGH]:
        return None
    plan, secrets = load_items(raw, version.path, version.above, words)
    return PlanVersion(plan if plan.is_plan else None, secrets)


def _composed(
    files: Iterable[_VersionedFile],
    logs: Sequence[Sequence[LoggedCommit]],
    projects: Mapping[str, ProjectHistory],
    words: Vocabulary,
) -> ComposedHistory:
    """The events of all files in order, with the times of today's plans."""
    commits = [
        (commit.moment, part, index) for part, log in enumerate(logs) for index, commit in enumerate(log)
    ]
    commits.sort(key=lambda one: (one[0].time, *one[1:]))
    numbers = {(part, index): number for number, (_, part, index) in enumerate(commits)}
    moments = [moment for moment, _, _ in commits]
    followed = []
    for file in files:
        ranks = [numbers[commit] for commit in file.commits]
        replayed = ReplayedPlan[Moment]()
        for event in file.chain.events:
            replayed.apply(event, moments[ranks[event.version]])
        today = projects[file.project].plans.get(file.path) if file.chain.listed else None
        followed.append(_Followed(file, ranks, replayed, today))
    committed = _last_committed([one for one in followed if one.differs], words)
    return compose((one.placed(committed, words) for one in followed), moments)


@dataclass(frozen=True, slots=True)
class _Followed:
    """A file with its events, replayed, and today's plan."""

    file: _VersionedFile
    commits: Sequence[int]
    replayed: ReplayedPlan[Moment]
    today: Plan | None

    @property
    def differs(self) -> bool:
        """Whether today's plan has changes that matter and are in no commit."""
        return self.today is not None and not as_committed(self.file.chain, self.replayed, self.today)

    @property
    def last(self) -> _Version:
        """The last version that is a plan."""
        return self.file.versions[self.file.chain.last or 0]

    def placed(self, committed: Mapping[tuple[str, str], Plan], words: Vocabulary) -> FollowedPlan:
        """Return the plan with its times and today's positions."""
        chain = self.file.chain
        if self.today is None:
            path = f"{self.file.project}:{self.file.path}" if self.file.project else self.file.path
            return FollowedPlan(path, self.commits, chain, {})
        last = committed.get((self.file.project, self.file.path))
        if last is None:  # A normaliser compiles many patterns, and most builds need none.
            found = times_as_committed(chain, self.replayed)
        else:
            found = times_today(chain, self.replayed, self.today, last, item_normaliser(words))
        return FollowedPlan(self.today.path, self.commits, chain, found.anchors, found.times)


def _last_committed(followed: Sequence[_Followed], words: Vocabulary) -> dict[tuple[str, str], Plan]:
    """The last committed plans of some files, by project and path."""
    stores: dict[Path, list[str]] = defaultdict(list)
    for one in followed:
        stores[one.file.store].append(one.last.blob or "")
    texts = {blob: raw for store, blobs in stores.items() for blob, raw in contents(store, blobs).items()}
    found = {}
    for one in followed:
        version = _read(texts, words, one.last)
        if version and version.plan:
            found[one.file.project, one.file.path] = version.plan
    return found
