"""Figures of plans over time: one point a week, from the events of a history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple, TypeVar

from mkdocs_plans.diff import EventKind
from mkdocs_plans.model.plan import Checkbox, Level, Plan, State, Tally, tally
from mkdocs_plans.model.risk_rating import RiskRating, rating, rating_of

from .model import History, HistoryEvent, PlanEventKind, is_wording
from .replay import ReplayedPlan

WEEKS = 12
"""The weeks of a series, the present one included."""

_T = TypeVar("_T")
_Key = tuple[str, int]
"""The path of a plan, and which of the plans with this path it is."""
_DAY = timedelta(days=1)
_LEVELS: Mapping[str, Level] = {level.value: level for level in Level}
_STATES: Mapping[str, State] = {state.value: state for state in State}
"""A published history may have words that this release does not know."""


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The figures of some plans at the end of a week, and what happened in that week."""

    day: date
    """The last day of the week; in the present week today."""
    states: Mapping[State, int]
    """The number of plans by status. A state without plans is missing."""
    steps: Tally
    """Steps of all plans, finished ones included."""
    questions: int
    """Open questions of active plans."""
    risks: Mapping[RiskRating, int]
    """Open risks of active plans by rating. A rating without risks is missing."""
    steps_done: int
    """How often a step was done, or came done, in the week. Imports are left out here and below."""
    steps_added: int
    plans_added: int
    plans_finished: int
    """How often a plan became completed or cancelled, or was added as such."""
    questions_finished: int
    """Questions that no longer count because their plan was finished or removed, not because of an answer."""
    risks_finished: int
    """Risks that no longer count because their plan was finished or removed, not because they were closed."""

    @property
    def plans(self) -> int:
        """The number of plans."""
        return sum(self.states.values())

    @property
    def active(self) -> int:
        """The number of plans that are neither completed nor cancelled."""
        return sum(count for state, count in self.states.items() if not state.finished)

    @property
    def open_risks(self) -> int:
        """The number of open risks of active plans."""
        return sum(self.risks.values())


class _PlanStock(NamedTuple):
    """The figures of one plan at a time."""

    state: State
    steps: Tally
    questions: int
    risks: Mapping[RiskRating, int]
    changed: date | None = None
    """The day of its last event; a change of words in a commit over many plans is none."""


@dataclass(slots=True)
class _WeekChanges:
    """What happened to one plan in a week."""

    steps_done: int = 0
    steps_added: int = 0
    plans_added: int = 0
    plans_finished: int = 0
    questions_finished: int = 0
    risks_finished: int = 0


_COUNTS = _WeekChanges.__slots__
_ByPath = Mapping[str, Sequence[_T]]
"""What is known of plans by their paths. Several plans may have had a path, one after the other."""


@dataclass(frozen=True, slots=True)
class PlanWeeks:
    """The figures of each plan by week, so that those of any plans can be added up."""

    days: tuple[date, ...]
    """The last day of each week, the oldest first."""
    stocks: tuple[_ByPath[_PlanStock], ...]
    """By week. A plan that did not exist is missing."""
    changes: tuple[_ByPath[_WeekChanges], ...]

    def total(self, paths: Collection[str] | None = None) -> tuple[WeekFigures, ...]:
        """Add up the figures of the plans at these paths; `None`: of all, with those that were removed."""
        return tuple(
            _total(day, _chosen(stocks, paths), _chosen(changes, paths))
            for day, stocks, changes in zip(self.days, self.stocks, self.changes, strict=True)
        )

    def moved(self, days: int) -> tuple[int, ...]:
        """Return by week how many plans had an event in so many days before its end.

        The last value is missing: the figures of today's plans do not have it.
        """
        return self._counted(lambda _, idle: idle < days)

    def stalled(self, days: int) -> tuple[int, ...]:
        """Return by week how many plans were in progress and had no event for so many days.

        The last value is missing, as of `moved`.
        """
        return self._counted(lambda stock, idle: stock.state is State.IN_PROGRESS and idle >= days)

    def _counted(self, counts: Callable[[_PlanStock, int], bool]) -> tuple[int, ...]:
        return tuple(
            sum(
                counts(stock, (day - stock.changed).days)
                for of_path in stocks.values()
                for stock in of_path
                if stock.changed
            )
            for day, stocks in zip(self.days[:-1], self.stocks[:-1], strict=True)
        )


def week_ends(history: History, today: date, weeks: int = WEEKS) -> tuple[date, ...]:
    """Return the last day of each ISO week of a series, and the end of the week before the first.

    The present week ends today. Weeks before the first event are left out.
    """
    if not history.events:
        return ()
    first, sunday = history.events[0].time.date(), today - today.isoweekday() * _DAY
    before = [sunday - 7 * number * _DAY for number in reversed(range(weeks))]
    return (*(day for day in before if day >= first), today)


def weekly(history: History, today: date, plans: Iterable[Plan], weeks: int = WEEKS) -> PlanWeeks:
    """Return the figures of plans by week.

    Args:
        history: Their events.
        today: The day of the last point.
        plans: The plans of today. The last point has their figures, also where a file is not committed.
        weeks: The number of weeks, with the present one.
    """
    days = week_ends(history, today, weeks)
    now = {plan.path: [_stock_of(plan)] for plan in plans}
    stocks, changes = _replay(history, days)
    return PlanWeeks(days, (*stocks[:-1], now) if days else (), changes)


def _replay(
    history: History, days: tuple[date, ...]
) -> tuple[tuple[_ByPath[_PlanStock], ...], tuple[_ByPath[_WeekChanges], ...]]:
    """Return the figures of every plan at the end of each week, and what happened in each."""
    imports = frozenset(commit.commit for commit in history.imports)
    bulk = frozenset(commit.commit for commit in history.bulk)
    plans: dict[_Key, _CountedPlan] = defaultdict(_CountedPlan)
    stocks: list[_ByPath[_PlanStock]] = []
    changes: list[_ByPath[_WeekChanges]] = []
    changed: dict[_Key, _WeekChanges] = defaultdict(_WeekChanges)
    # The last point has everything: a commit may be newer than the time that a build is given.
    ends = [datetime.combine(day + _DAY, datetime.min.time(), UTC) for day in days[:-1]]
    for (commit, time), events in groupby(history.events, key=lambda event: (event.commit, event.time)):
        while len(stocks) < len(ends) and time >= ends[len(stocks)]:
            stocks.append(_stocks(plans))
            changes.append(_by_path(changed.items()))
            changed.clear()
        for key, of_plan in groupby(events, key=lambda event: (event.path, event.plan)):
            own = tuple(of_plan)
            plans[key].apply(own, changed[key], imported=commit in imports)
            if commit not in bulk or not all(is_wording(event.kind, event.before) for event in own):
                plans[key].changed = time.date()
    while len(stocks) < len(days):
        stocks.append(_stocks(plans))
        changes.append(_by_path(changed.items()))
        changed.clear()
    return tuple(stocks), tuple(changes)


def _stocks(plans: Mapping[_Key, _CountedPlan]) -> _ByPath[_PlanStock]:
    return _by_path((key, plan.stock()) for key, plan in plans.items() if plan.exists)


def _by_path(values: Iterable[tuple[_Key, _T]]) -> _ByPath[_T]:
    found: dict[str, list[_T]] = defaultdict(list)
    for (path, _), value in values:
        found[path].append(value)
    return found


@dataclass(slots=True)
class _CountedPlan:
    """A plan while its events are replayed. A plan that was removed keeps its items, for when it is back."""

    replayed: ReplayedPlan[None] = field(default_factory=ReplayedPlan)
    stocked: _PlanStock | None = None
    """Its figures since the last event; `None`: they are not known yet."""
    changed: date | None = None
    """The day of its last event that counts as a change."""

    @property
    def state(self) -> State:
        """Its declared status, also if it was removed."""
        return _STATES.get(self.replayed.state or "", State.UNKNOWN)

    @property
    def exists(self) -> bool:
        """Whether the plan exists."""
        return self.replayed.listed

    @property
    def _active(self) -> bool:
        return self.exists and not self.state.finished

    def apply(self, events: tuple[HistoryEvent, ...], week: _WeekChanges, *, imported: bool) -> None:
        """Apply the events of one commit, and count them."""
        was_active, was_finished = self._active, self.state.finished
        self.stocked = None
        for event in events:
            self.replayed.apply(event, None)
            if not imported:
                week.plans_added += event.kind is PlanEventKind.ADDED
                week.steps_added += event.kind is EventKind.STEP_ADDED
                week.steps_done += event.kind in _MAY_BE_DONE and event.after == Checkbox.DONE
        if self.exists and self.state.finished and not was_finished and not imported:
            week.plans_finished += 1
        if was_active and not self._active:
            stock = self.stock()
            week.questions_finished += stock.questions
            week.risks_finished += sum(stock.risks.values())

    def stock(self) -> _PlanStock:
        """Return its figures."""
        if self.stocked is None:
            items = [item for item in self.replayed.items.values() if item.listed]
            steps = [item.state for item in items if item.noun == "step"]
            questions = sum(item.noun == "question" and item.state == "open" for item in items)
            risks = Counter(
                _rated(item.about) for item in items if item.noun == "risk" and item.state == "open"
            )
            done = steps.count(Checkbox.DONE)
            steps_done = Tally(done, len(steps))
            self.stocked = _PlanStock(self.state, steps_done, questions, risks, self.changed)
        return self.stocked


_MAY_BE_DONE = (EventKind.STEP_ADDED, EventKind.STEP_DONE)


def _rated(levels: str | None) -> RiskRating:
    """Return the rating of the levels of a risk as events have them: `high/not stated`."""
    impact, _, probability = (levels or "").partition("/")
    return rating_of((_LEVELS.get(impact), _LEVELS.get(probability)))


def _stock_of(plan: Plan) -> _PlanStock:
    risks = Counter(rating(risk) for risk in plan.open_risks)
    return _PlanStock(plan.status.state, tally(plan.steps), len(plan.open_questions), risks)


def _chosen(values: _ByPath[_T], paths: Collection[str] | None) -> list[_T]:
    return [value for path in (values if paths is None else paths) for value in values.get(path, ())]


def _total(day: date, stocks: list[_PlanStock], changes: list[_WeekChanges]) -> WeekFigures:
    risks: Counter[RiskRating] = Counter()
    active = [stock for stock in stocks if not stock.state.finished]
    for stock in active:
        risks.update(stock.risks)
    return WeekFigures(
        day,
        Counter(stock.state for stock in stocks),
        Tally(sum(stock.steps.done for stock in stocks), sum(stock.steps.total for stock in stocks)),
        sum(stock.questions for stock in active),
        risks,
        **{name: sum(getattr(change, name) for change in changes) for name in _COUNTS},
    )
