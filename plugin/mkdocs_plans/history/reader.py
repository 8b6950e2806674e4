"""Reads a published `plans-history.json`, which is untrusted input.

Only known keys and kinds of events are read. A value of a wrong type refuses the whole file, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.wire_types import parse_time
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.snapshot.untrusted_json import (
    DEEPEST,
    LARGEST,
    PublishedError,
    check_keys,
    check_size,
    cleaned,
    decode,
    is_deeper,
    signs_of,
)

from .chains import KINDS
from .model import CommitCount, History, HistoryEvent
from .types import FORMAT, SCHEMA_VERSION, HistoryCommitRecord, HistoryEventRecord, HistoryHead, HistoryRecord


@dataclass(frozen=True, slots=True)
class PublishedHistory:
    """The content of a published history, after checks."""

    name: str | None
    """The project's own name, which is only compared and never trusted."""
    commit: str | None
    profile: Profile
    history: History
    """Its events, with an empty text where the profile leaves it out; without times of plans, which
    `plans.json` has."""


def read_history(raw: bytes) -> PublishedHistory:
    """Read a history.

    Args:
        raw: The file.

    Raises:
        PublishedError: It is not a history, or has a newer version.
    """
    if len(raw) > LARGEST:
        raise PublishedError(f"is larger than {LARGEST // 1_000_000} MB")
    signs = signs_of(raw)
    check_size(signs)
    if is_deeper(signs, DEEPEST):
        raise PublishedError(f"is nested more than {DEEPEST} levels deep, or is not JSON")
    head = decode(raw, HistoryHead)
    if head.format != FORMAT:
        raise PublishedError("is not a history of plans")
    if int(head.schema_version.split(".")[0]) > int(SCHEMA_VERSION.split(".")[0]):
        raise PublishedError(
            f"has version {head.schema_version}; this release reads {SCHEMA_VERSION}", DataState.NEWER
        )
    check_keys(raw)
    file = decode(cleaned(raw), HistoryRecord)
    times = _times(file.commits)
    commits = list(zip(file.commits, times, strict=True))
    return PublishedHistory(
        file.project.name,
        file.source.commit,
        file.profile,
        History(
            reach=file.source.reach,
            events=tuple(_events(commits)),
            imports=tuple(
                CommitCount(time, one.commit, one.imported) for one, time in commits if one.imported
            ),
            bulk=tuple(CommitCount(time, one.commit, one.bulk) for one, time in commits if one.bulk),
        ),
    )


def _times(commits: tuple[HistoryCommitRecord, ...]) -> list[datetime]:
    """The times of commits, which are in order.

    Raises:
        PublishedError: They are not in order, or there is no such time.
    """
    try:
        times = [parse_time(commit.date) or datetime.min.replace(tzinfo=UTC) for commit in commits]
    except ValueError as error:
        raise PublishedError(str(error)) from None
    if times != sorted(times):
        raise PublishedError("has commits that are not in the order of time")
    return times


def _events(commits: list[tuple[HistoryCommitRecord, datetime]]) -> Iterator[HistoryEvent]:
    for commit, time in commits:
        for event in commit.events:
            if event.kind in KINDS:  # Later releases may have more.
                yield _event(event, commit.commit, time)


def _event(event: HistoryEventRecord, commit: str, time: datetime) -> HistoryEvent:
    return HistoryEvent(
        time=time,
        commit=commit,
        path=event.path,
        plan=event.plan,
        kind=KINDS[event.kind],
        item=event.item,
        text=event.text or "",
        anchor=event.anchor,
        before=event.before,
        after=event.after,
        about=event.about,
    )
