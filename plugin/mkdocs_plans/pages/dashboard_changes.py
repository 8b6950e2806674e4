"""What changed lately, for the dashboard: by day and plan, and in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from mkdocs_plans.diff import EventKind
from mkdocs_plans.history import PlanEventKind
from mkdocs_plans.history.describe import ChangeLine
from mkdocs_plans.model.phrases import STATE_WORDS, plural, truncate
from mkdocs_plans.model.plan import State
from mkdocs_plans.model.times import first_of_last_days
from mkdocs_plans.portfolio.entry import Entry

from .changes import ENOUGH, RANGE_WORDS, SUMS, ChangeLog, LoggedChange, RangeSum, counted, sum_up
from .owner_views import OwnerViews, ViewedRow
from .plan_lists import MONTH
from .portal import Portal

RANGES = (7, MONTH)
"""The ranges to choose from, in days."""
_MOST_LINES = 12
_LINES_OF_PLAN = 3
"""The most changes of a plan on a day."""
_MOST_RENAMED = 3
"""The most plans of a day that are named if only their names changed."""
_NAMES = (PlanEventKind.RENAMED, EventKind.TITLE_CHANGED)
_LONGEST_ITEM = 80
_MOST_LOGGED = 1000
"""The most sums of commits that the page has, for the sentence since the last visit."""
_TOPICS = {topic: number for number, topic in enumerate(SUMS)}
_USUAL = tuple(f"{STATE_WORDS[state]}, " for state in (State.UNKNOWN, State.PLANNING))
"""The states of new plans that are not worth a word."""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as the dashboard shows it: a shape, what happened, and to what."""

    line: ChangeLine
    detail: str
    """May be text of a plan."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What happened to a plan on a day."""

    entry: Entry | None
    """`None` if the plan does not exist any more."""
    title: str
    time: str
    """The time of the newest change, as in the rows of the page of changes."""
    day: date
    changes: tuple[ShownChange, ...]
    more: int
    """How many further changes there are."""
    plans: int = 1
    """How many plans it is about: several if only their names changed."""


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day with the plans that changed."""

    day: date
    plans: Sequence[ViewedRow[PlanChanges]]
    hidden: bool


@dataclass(frozen=True)
class LatestChanges:
    """The changes of the last weeks."""

    portal: Portal

    @cached_property
    def _log(self) -> ChangeLog:
        return ChangeLog(self.portal)

    @cached_property
    def _all(self) -> tuple[LoggedChange, ...]:
        return self._log.since(MONTH)

    @cached_property
    def ranges(self) -> list[RangeSum]:
        """What happened in each range."""
        today = self.portal.portfolio.today
        found = []
        for days in RANGES:
            first = first_of_last_days(today, days)
            changes = [change for change in self._all if change.found.time.date() >= first]
            found.append(sum_up(changes, first, today))
        return found

    @cached_property
    def chosen(self) -> RangeSum:
        """The smallest range with enough changes, otherwise the largest."""
        return next((found for found in self.ranges if found.total >= ENOUGH), self.ranges[-1])

    @property
    def newest(self) -> str:
        """The time of the newest change of all; empty if there is none."""
        return self._log.newest.isoformat(timespec="minutes") if self._log.newest else ""

    @property
    def last_day(self) -> date | None:
        """The day of the newest change of all."""
        return self._log.newest.date() if self._log.newest else None

    def days(self, owners: OwnerViews) -> list[ChangeDay]:
        """Return the first changes of everyone and of each owner, by day."""
        groups = list(_by_plan(self._all))
        rows = owners.rows(groups, lambda group: group.entry, _first)
        found = []
        for day, of_day in groupby(rows, key=lambda row: row.item.day):
            plans = list(of_day)
            hidden = day < self.chosen.first or all(row.hidden for row in plans)
            found.append(ChangeDay(day, plans, hidden))
        return found

    def log(self) -> str:
        """Return the sums of the commits, newest first, for the script: `2026-08-21T10:00,0,2 …`.

        Each has the time, the number of the topic and what it counts.
        """
        sums: Counter[tuple[str, int]] = Counter()
        for change in self._all:
            if (number := _TOPICS.get(change.line.topic)) is not None:
                sums[change.found.time.isoformat(timespec="minutes"), number] += counted(change.line)
        if len(sums) > _MOST_LOGGED:  # The sentence needs all of them.
            return ""
        return " ".join(f"{time},{number},{count}" for (time, number), count in sums.items())


TOPICS = [(topic.value, *words) for topic, words in SUMS.items()]
"""What the sentence counts, in the order of its numbers: the topic, and the words for one and for several."""


def range_words(days: int) -> str:
    """Return the words for a range."""
    return RANGE_WORDS.get(days) or plural(days, "day")


def _by_plan(changes: Iterable[LoggedChange]) -> Iterator[PlanChanges]:
    """Yield what happened to each plan on each day. Many new names are together, after the others."""
    for _, of_day in groupby(_each_plan(changes), key=lambda group: group.day):
        groups = list(of_day)
        renamed = [group for group in groups if _only_renamed(group)]
        if len(renamed) <= _MOST_RENAMED:
            yield from groups
            continue
        yield from (group for group in groups if not _only_renamed(group))
        newest = max(group.time for group in renamed)
        shown = ShownChange(renamed[0].changes[0].line, "")
        yield PlanChanges(
            None, f"{len(renamed):,} plans", newest, renamed[0].day, (shown,), 0, plans=len(renamed)
        )


def _only_renamed(group: PlanChanges) -> bool:
    return not group.more and all(change.line.kind in _NAMES for change in group.changes)


def _each_plan(changes: Iterable[LoggedChange]) -> Iterator[PlanChanges]:
    for (day, _), group in groupby(changes, key=lambda change: (change.found.time.date(), change.found.path)):
        found = list(group)
        newest = max(change.found.time for change in found)
        shown = tuple(ShownChange(change.line, _detail(change.line)) for change in found[:_LINES_OF_PLAN])
        title = found[0].entry.plan.title if found[0].entry else found[0].found.title
        yield PlanChanges(
            found[0].entry,
            title,
            newest.isoformat(timespec="minutes"),
            day,
            shown,
            len(found) - len(shown),
        )


def _first(groups: Sequence[PlanChanges]) -> Iterator[PlanChanges]:
    lines = 0
    for group in groups:
        if lines >= _MOST_LINES:
            return
        lines += len(group.changes)
        yield group


def _detail(line: ChangeLine) -> str:
    """Return what follows the words of a change."""
    if line.kind is PlanEventKind.ADDED:
        for usual in _USUAL:
            if f"{line.detail}, ".startswith(usual):
                return line.detail.removeprefix(usual.rstrip(", ")).removeprefix(", ")
    if line.detail:
        return line.detail
    if line.items:
        more = f", {len(line.items) - 1:,} more" if len(line.items) > 1 else ""
        return f"{truncate(line.items[0].text, _LONGEST_ITEM)}{more}"
    return ", ".join(
        f"{lead} {truncate(value, _LONGEST_ITEM) if value else 'not stated'}" for lead, value in line.more
    )
