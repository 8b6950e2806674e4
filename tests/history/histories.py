"""Histories made by hand: events on days, and the times that follow from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from mkdocs_plans.diff import EventKind
from mkdocs_plans.history import CommitCount, History, HistoryEvent, PlanEventKind
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes, Reach

TODAY = date(2026, 11, 22)
"""A Sunday."""
KINDS: dict[str, EventKind | PlanEventKind] = {str(kind): kind for kind in (*EventKind, *PlanEventKind)}


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def event(
    day: str,
    kind: str,
    after: str | None = None,
    *,
    path: str = "plans/ledger.md",
    item: int | None = None,
    before: str | None = None,
    about: str | None = None,
    commit: str | None = None,
) -> HistoryEvent:
    """An event in the only commit of its day, unless another commit is named."""
    return HistoryEvent(
        time=noon(day),
        commit=commit or f"commit of {day}",
        path=path,
        kind=KINDS[kind],
        item=item,
        text="",
        before=before,
        after=after,
        about=about,
    )


def history(*events: HistoryEvent, imports: Iterable[str] = ()) -> History:
    """A history of events, with the days of its imports."""
    counts = tuple(CommitCount(noon(day), f"commit of {day}", 1) for day in imports)
    return History(reach=Reach.FULL, events=events, imports=counts)


def moment(day: str, *, at_least: bool = False) -> Moment:
    return Moment(noon(day), f"commit of {day}", at_least)


def times(
    added: str, started: str | None = None, finished: str | None = None, *, since: str | None = None
) -> PlanTimes:
    """The times of a plan; the present status is declared since it was finished, started or added."""
    return PlanTimes(
        added=moment(added),
        status=ItemTimes(moment(since or finished or started or added)),
        started=moment(started) if started else None,
        finished=moment(finished) if finished else None,
    )
