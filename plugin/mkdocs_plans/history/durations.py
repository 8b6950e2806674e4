"""How long plans took, and how long plans have been in progress."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mkdocs_plans.model.plan import Plan, State

from .model import History

ENOUGH = 10
"""With fewer plans, a percentile describes single plans and not the work."""
OLD_AFTER = 30
"""Days in progress from which a plan is marked."""


@dataclass(frozen=True, slots=True)
class Durations:
    """Days that plans took."""

    days: tuple[int, ...] = ()
    """Of each plan, the shortest first."""

    @property
    def enough(self) -> bool:
        """Whether there are enough plans for a percentile."""
        return len(self.days) >= ENOUGH

    def within(self, percent: int) -> int:
        """Return the days within which this percentage of the plans were completed; there is at least one."""
        return self.days[math.ceil(len(self.days) * percent / 100) - 1]


@dataclass(frozen=True, slots=True)
class CompletionTimes:
    """How long completed plans took."""

    lead: Durations
    """From the first commit with the plan to the commit that completed it."""
    cycle: Durations
    """From the first commit that showed it in progress."""
    imported: int
    """Completed plans that came with an import. They are left out."""
    came_completed: int
    """Other plans that were already completed when they were added. They are left out."""


@dataclass(frozen=True, slots=True)
class InProgressAge:
    """A plan in progress, and since when."""

    plan: Plan
    days: int | None
    """`None` if that is in no commit."""
    at_least: bool
    """Whether it may be longer, because the history is incomplete."""

    @property
    def old(self) -> bool:
        """Whether it has been in progress for long."""
        return self.days is not None and self.days >= OLD_AFTER


def completion_times(history: History, plans: Iterable[Plan]) -> CompletionTimes:
    """Return how long the completed ones among plans took."""
    imports = {commit.commit for commit in history.imports}
    lead, cycle, imported, came_completed = [], [], 0, 0
    for plan in plans:
        times = history.plans.get(plan.path)
        if plan.status.state is not State.COMPLETED or times is None or times.finished is None:
            continue
        if times.added.commit in imports or times.at_least:
            imported += 1
        elif times.finished.commit == times.added.commit:
            came_completed += 1
        else:
            lead.append(_days(times.added.time, times.finished.time))
            if times.started:
                cycle.append(_days(times.started.time, times.finished.time))
    return CompletionTimes(
        Durations(tuple(sorted(lead))), Durations(tuple(sorted(cycle))), imported, came_completed
    )


def in_progress_ages(history: History, plans: Iterable[Plan], today: date) -> Sequence[InProgressAge]:
    """Return the plans in progress with their ages, the longest in progress first, then by path."""
    found = []
    for plan in plans:
        if plan.status.state is State.IN_PROGRESS:
            times = history.plans.get(plan.path)
            since = times.status.since if times else None
            days = max((today - since.time.date()).days, 0) if since else None
            found.append(InProgressAge(plan, days, bool(since and since.at_least)))
    return sorted(found, key=lambda age: (1 if age.days is None else -age.days, age.plan.path))


def _days(since: datetime, until: datetime) -> int:
    """Return the days between two times, counted as ages are: from day to day, in UTC."""
    return (until.date() - since.date()).days
