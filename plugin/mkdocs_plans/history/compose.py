"""One history from the events of all plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from mkdocs_plans.model.plan import State
from mkdocs_plans.model.times import Moment, PlanTimes

from .chains import KINDS, ChainEvent, PlanChain
from .model import CommitCount, HistoryEvent, PlanEventKind
from .today import Anchors

_BULK = 20
"""With more plans, a commit counts as a change only of those with an event that matters."""
_IMPORTED = 5
"""The least number of finished plans that come in one commit if it is an import."""
_FINISHED = (State.COMPLETED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """A plan with its events in commits."""

    path: str
    """Its path today, or its last path."""
    commits: Sequence[int]
    """The number of the commit of each version, among all commits in the order of time."""
    chain: PlanChain
    anchors: Anchors
    """The anchors on today's page."""
    times: PlanTimes | None = None
    """`None` if there is no such plan today."""


@dataclass(frozen=True, slots=True)
class ComposedHistory:
    """The parts of a history that follow from events."""

    events: tuple[HistoryEvent, ...]
    plans: Mapping[str, PlanTimes]
    imports: tuple[CommitCount, ...]
    bulk: tuple[CommitCount, ...]


def compose(plans: Iterable[FollowedPlan], moments: Sequence[Moment]) -> ComposedHistory:
    """Put the events of all plans in order.

    Args:
        plans: The plans.
        moments: The commits, in the order of time.
    """
    followed = sorted(plans, key=lambda plan: (plan.path, plan.commits[:1]))
    by_commit: dict[int, list[HistoryEvent]] = defaultdict(list)
    numbered: Counter[str] = Counter()
    of_path: Counter[str] = Counter()
    for plan in followed:
        # Numbers of a former plan of the same path are not used again.
        first = numbered[plan.path]
        numbered[plan.path] += plan.chain.items
        former = of_path[plan.path]
        of_path[plan.path] += 1
        for event in plan.chain.events:
            number = plan.commits[event.version]
            by_commit[number].append(_event(plan, event, moments[number], former, first))
    events = tuple(event for number in sorted(by_commit) for event in by_commit[number])
    minor = _minor_changes(followed)
    return ComposedHistory(
        events,
        {
            plan.path: structs.replace(plan.times, changed=_changed(plan, place, minor, moments))
            for place, plan in enumerate(followed)
            if plan.times is not None
        },
        tuple(_imports(followed, moments)),
        tuple(_counted(number, len(places), moments) for number, places in sorted(minor.items())),
    )


def _event(plan: FollowedPlan, event: ChainEvent, moment: Moment, former: int, first: int) -> HistoryEvent:
    item = event.item
    return HistoryEvent(
        time=moment.time,
        commit=moment.commit,
        path=plan.path,
        plan=former,
        kind=KINDS[event.kind],
        item=None if item is None else first + item,
        text=event.text,
        anchor=None if item is None else plan.anchors.get(item),
        before=event.before,
        after=event.after,
        about=event.about,
    )


def _minor_changes(plans: Iterable[FollowedPlan]) -> dict[int, set[int]]:
    """The plans, by their positions, that commits over many plans changed without an event that matters."""
    touched: dict[int, set[int]] = defaultdict(set)
    matters: dict[int, set[int]] = defaultdict(set)
    for place, plan in enumerate(plans):
        for number in plan.commits:
            touched[number].add(place)
        for event in plan.chain.events:
            if event.matters:
                matters[plan.commits[event.version]].add(place)
    many = {number: found for number, found in touched.items() if len(found) > _BULK}
    return {number: less for number, found in many.items() if (less := found - matters[number])}


def _changed(
    plan: FollowedPlan, place: int, minor: Mapping[int, set[int]], moments: Sequence[Moment]
) -> Moment:
    """The last commit that counts as a change of a plan."""
    counted = (number for number in reversed(plan.commits) if place not in minor.get(number, ()))
    return moments[next(counted, plan.commits[0])]


def _imports(plans: Iterable[FollowedPlan], moments: Sequence[Moment]) -> Iterator[CommitCount]:
    """The commits in which many finished plans came, and the oldest commit of a shallow clone."""
    came: Counter[int] = Counter()
    finished: Counter[int] = Counter()
    for plan in plans:
        first = next((event for event in plan.chain.events if event.kind == PlanEventKind.ADDED), None)
        if first is not None:
            number = plan.commits[first.version]
            came[number] += 1
            finished[number] += first.after in _FINISHED
    for number, count in sorted(came.items()):
        if moments[number].at_least or finished[number] >= _IMPORTED:
            yield _counted(number, count, moments)


def _counted(number: int, plans: int, moments: Sequence[Moment]) -> CommitCount:
    return CommitCount(moments[number].time, moments[number].commit, plans)
