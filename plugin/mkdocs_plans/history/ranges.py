"""A part of a history: from one day or revision to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from msgspec import structs

from .describe import PlanCommit, describe_history
from .model import CommitCount, History, HistoryEvent


@dataclass(frozen=True, slots=True)
class MainLine:
    """The commits on the main line, divided by a revision."""

    time: datetime
    """The time of the revision."""
    contained: frozenset[str]
    """The full hashes of those that the revision contains."""
    later: frozenset[str]
    """Those of the others."""

    def is_later(self, time: datetime, commit: str) -> bool:
        """Whether a commit is not in the revision. A commit of another repository is compared by its time."""
        if commit in self.later or commit in self.contained:
            return commit in self.later
        return time > self.time


@dataclass(frozen=True, slots=True)
class RangeEnd:
    """A day or a revision at which a range begins or ends."""

    day: date
    """Of a revision the day of its commit."""
    revision: str | None = None
    """The name of the revision, as it was given; `None` if it is a day."""
    main_line: MainLine | None = None
    """`None` if it is a day."""


@dataclass(frozen=True, slots=True)
class HistoryRange:
    """From one end to the other. A day is part of the range; the commit of the first revision is not."""

    since: RangeEnd
    until: RangeEnd

    def includes(self, time: datetime, commit: str) -> bool:
        """Whether a commit is in the range."""
        day, first, last = time.date(), self.since, self.until
        begun = first.main_line.is_later(time, commit) if first.main_line else day >= first.day
        ended = last.main_line.is_later(time, commit) if last.main_line else day > last.day
        return begun and not ended

    def of(self, history: History) -> History:
        """Return the part of a history that is in the range. Times of plans stay as they are."""

        def inside(one: HistoryEvent | CommitCount) -> bool:
            return self.includes(one.time, one.commit)

        return replace(
            history,
            events=tuple(filter(inside, history.events)),
            imports=tuple(filter(inside, history.imports)),
            bulk=tuple(filter(inside, history.bulk)),
        )


def describe_together(history: History, chosen: HistoryRange) -> Iterator[PlanCommit]:
    """Yield what happened to each plan from the beginning of a range until today, as if in one commit.

    What a list of changes does not show is left out: imports, bulk changes and changes of text.
    """
    hidden = {(found.commit, found.path) for found in describe_history(history) if not found.shown}
    before: list[HistoryEvent] = []
    moved: list[HistoryEvent] = []
    for event in history.events:
        shown = (event.commit, event.path) not in hidden and chosen.includes(event.time, event.commit)
        (moved if shown else before).append(event)
    moved = [structs.replace(event, commit=_TOGETHER) for event in moved]
    moved.sort(key=lambda event: event.path)
    for found in describe_history(History(events=(*before, *moved))):
        if found.commit == _TOGETHER and found.shown:
            yield found


_TOGETHER = ""
"""The hash of all commits of a range together; no commit has it."""
