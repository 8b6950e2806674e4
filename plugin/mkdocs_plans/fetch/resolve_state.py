"""Combine the response of a source with its cached copy: the data to show, and its state."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from mkdocs_plans.config.options import Options
from mkdocs_plans.config.project_sources import ProjectOptions, SourceKind
from mkdocs_plans.overview.project_status import DataState, FetchedProject, ProjectStatus
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.snapshot.reader import Published, read_published
from mkdocs_plans.snapshot.untrusted_json import LARGEST, PublishedError

from .cache import CachedCopy, SourceCache
from .lockfile import NAME, Pin
from .responses import UNFIT, Failed, FetchedFile, FetchedTree, Pinned, SourceError, SourceResponse, failed
from .tree_digest import copy_tree, read_file

AHEAD = timedelta(hours=1)
"""How far a source's time may be in the future, because clocks differ."""


@dataclass(frozen=True, slots=True)
class SourceCase:
    """A project, and what was known about it before the fetch."""

    project: ProjectOptions
    copy: CachedCopy | None
    """The last good copy, if it may be shown."""
    pin: Pin | None
    """The state that the lock file requires."""
    max_age: int
    """The number of days after which a response is stale."""


class _StateRefusedError(Exception):
    """The fetched data is not shown."""

    def __init__(self, state: DataState, reason: str) -> None:
        super().__init__(reason)
        self.state = state


def resolve_source_state(
    case: SourceCase, response: SourceResponse, copies: SourceCache, options: Options
) -> FetchedProject:
    """Cache good data, fall back on the copy otherwise, and state which is shown. Nothing is raised."""
    try:
        return _used(case, response, copies, options)
    except _StateRefusedError as refused:
        state, failure = refused.state, failed(SourceError(str(refused)))
    except SourceError as error:
        state, failure = _kept_state(case, options), failed(error)
    except UNFIT as error:
        state, failure = DataState.INVALID, failed(error)
    try:
        return _from_copy(case, copies, state, failure)
    except UNFIT:
        return FetchedProject(_without_data(case, state, failure))


def _used(
    case: SourceCase, response: SourceResponse, copies: SourceCache, options: Options
) -> FetchedProject:
    """The data and state for a response.

    Raises:
        _StateRefusedError: The data is not shown.
        SourceError: There is nothing to show, or it cannot be cached.
    """
    if isinstance(response, Failed):
        return _from_copy(case, copies, _kept_state(case, options), response)
    if isinstance(response, Pinned):
        return _from_copy(case, copies, DataState.UNCHANGED)
    if isinstance(response, FetchedFile):
        return _from_body(case, response, copies)
    if isinstance(response, FetchedTree):
        return _from_tree(case, response, copies)
    return _confirmed(case, copies)


def _kept_state(case: SourceCase, options: Options) -> DataState:
    """The state of a copy whose source failed."""
    if case.copy is None:
        return DataState.MISSING
    age = _now(offline=options.offline) - case.copy.answered
    return DataState.STALE if age > timedelta(days=case.max_age) else DataState.CACHED


def _now(*, offline: bool = False) -> datetime:
    """The time. Offline it is that of the input, so that the same copies give the same pages."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") if offline else None
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


# Fetched data.


def _from_body(case: SourceCase, body: FetchedFile, copies: SourceCache) -> FetchedProject:
    raw = read_file(body.path, LARGEST, links=not body.ours)
    digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if case.copy and digest == case.copy.digest:
        return _confirmed(case, copies, etag=body.etag, last_modified=body.last_modified)
    try:
        published = read_published(raw, base=case.project.portal, project=case.project.name, counted=True)
    except PublishedError as error:
        raise _StateRefusedError(error.state, f"the snapshot {error}") from None
    _check_identity(case, published)
    _check_times(case, digest, published.commit, published.commit_time)
    copy = CachedCopy(
        case.project.identity, f"{digest.removeprefix('sha256:')}.json", digest, _now(),
        published.commit, published.commit_time, published.name,
        etag=body.etag, last_modified=body.last_modified, partial=published.truncated,
    )  # fmt: skip
    arrived = body.path if body.ours else copies.incoming(case.project)
    if not body.ours:
        arrived.write_bytes(raw)
    copies.keep(case.project, copy, arrived)
    return _of_snapshot(case, copy, published, DataState.FRESH)


def _from_tree(case: SourceCase, tree: FetchedTree, copies: SourceCache) -> FetchedProject:
    project = case.project
    in_place = project.kind is SourceKind.FOLDER
    copy = CachedCopy(
        project.identity, tree.digest.removeprefix("sha256:"), tree.digest, _now(),
        tree.commit, tree.commit_time, folder=tree.folder, partial=tree.partial,
    )  # fmt: skip
    _check_times(case, tree.digest, tree.commit, tree.commit_time)
    known = case.copy is not None and case.copy.digest == tree.digest
    state = DataState.UNCHANGED if known else DataState.FRESH
    if known:
        copies.note(project, copy)
    else:
        arrived = copies.incoming(project) if in_place else tree.root
        if in_place:
            copy_tree(tree, arrived)
        copies.keep(project, copy, arrived)
    if in_place:
        return FetchedProject(_project_status(case, copy, state), tree.root / tree.folder, tree.root)
    return _of_tree(case, copies, copy, state)


def _check_identity(case: SourceCase, published: Published) -> None:
    expected = case.project.id or (case.copy.name if case.copy else None)
    if expected is not None and published.name != expected:
        remedy = "" if case.project.id else f"; set id: {published.name} to accept it"
        raise _StateRefusedError(
            DataState.MISMATCH, f'its name is "{published.name}" instead of "{expected}"{remedy}'
        )


def _check_times(case: SourceCase, digest: str, commit: str | None, time: datetime | None) -> None:
    if case.pin and case.pin.digest != digest:
        raise _StateRefusedError(DataState.MISMATCH, f"it differs from {NAME}")
    if time is None:
        return
    if time > _now() + AHEAD:
        raise _StateRefusedError(DataState.ROLLBACK, f"its date, {time:%Y-%m-%d}, is in the future")
    before = case.copy.commit_time if case.copy else None
    if before and time < before and commit != (case.copy and case.copy.commit):
        raise _StateRefusedError(
            DataState.ROLLBACK,
            f"it is of {time:%Y-%m-%d}, older than the copy of {before:%Y-%m-%d}: remove the copy to "
            "accept it",
        )


# Cached data.


def _confirmed(
    case: SourceCase, copies: SourceCache, *, etag: str | None = None, last_modified: str | None = None
) -> FetchedProject:
    """The copy, which the source confirmed."""
    if case.copy is None:
        raise _StateRefusedError(
            DataState.INVALID, "it responded with 304 Not Modified, but there is no copy"
        )
    copy = replace(
        case.copy,
        answered=_now(),
        etag=etag or case.copy.etag,
        last_modified=last_modified or case.copy.last_modified,
    )
    copies.note(case.project, copy)
    return _from_copy(replace(case, copy=copy), copies, DataState.UNCHANGED)


_NO_FAILURE = Failed("")


def _from_copy(
    case: SourceCase, copies: SourceCache, state: DataState, failure: Failed = _NO_FAILURE
) -> FetchedProject:
    """The last good copy in the given state; without a copy there is no data."""
    copy = case.copy
    if copy is None:
        return FetchedProject(_without_data(case, state, failure))
    if case.project.kind.rendered:
        return _of_tree(case, copies, copy, state, failure)
    try:
        raw = read_file(copies.path(case.project, copy), LARGEST)
        published = read_published(raw, base=case.project.portal, project=case.project.name, counted=True)
    except (PublishedError, *UNFIT):  # Another release wrote it.
        damaged = failure is _NO_FAILURE
        return FetchedProject(
            _without_data(case, DataState.INVALID, Failed("the copy is damaged"))
            if damaged
            else _without_data(case, state, failure)
        )
    return _of_snapshot(case, copy, published, state, failure)


def _of_snapshot(
    case: SourceCase, copy: CachedCopy, published: Published, state: DataState, failure: Failed = _NO_FAILURE
) -> FetchedProject:
    entries = tuple(_named(entry, case.project.name) for entry in published.entries)
    status = replace(
        _project_status(case, copy, state, failure),
        url=case.project.portal,
        profile=published.profile,
        summary=published.summary,
        plans=published.summary.plans if published.summary else len(entries),
        listed=published.summary is None,
    )
    return FetchedProject(status, entries=entries)


def _named(entry: Entry, name: str) -> Entry:
    """A plan, assigned to the project's configured name."""
    plan = replace(entry.plan, path=f"{name}:{entry.plan.path}")
    return replace(entry, plan=plan, project=name, repository=name)


def _of_tree(
    case: SourceCase, copies: SourceCache, copy: CachedCopy, state: DataState, failure: Failed = _NO_FAILURE
) -> FetchedProject:
    root = copies.path(case.project, copy).resolve()
    return FetchedProject(_project_status(case, copy, state, failure), root / copy.folder, root, copied=True)


def _project_status(
    case: SourceCase, copy: CachedCopy, state: DataState, failure: Failed = _NO_FAILURE
) -> ProjectStatus:
    if copy.partial and state.current:
        state, failure = DataState.TRUNCATED, Failed("it contains only a part of its plans")
    answered = None if state.current or state is DataState.TRUNCATED else copy.answered
    return ProjectStatus(
        case.project.name, case.project.kind, state, failure.reason, answered,
        copy.commit_time, copy.commit, copy.digest,
        repo_url=case.project.repo_url, partial=copy.partial, misconfigured=failure.misconfigured,
    )  # fmt: skip


def _without_data(case: SourceCase, state: DataState, failure: Failed) -> ProjectStatus:
    return ProjectStatus(
        case.project.name, case.project.kind, state, failure.reason, misconfigured=failure.misconfigured
    )
