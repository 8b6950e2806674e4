"""Changes of the items of one plan: phases, steps, risks, questions and others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_plans.model.plan import Check, Checkbox, Decision, Dependency, Phase, Plan, Question, Risk

from .event_kinds import EventKind, answering, closing, in_force, kinds_of, levels, progress
from .matching import Pairs
from .model import Event, ItemPosition
from .plan_pairs import PlanPair

Item = Check | Decision | Dependency | Phase | Question | Risk


@dataclass(frozen=True, slots=True)
class _ItemList:
    """How a list of items is turned into events."""

    name: str
    """Of the list in `PlanPair`."""
    added: EventKind
    removed: EventKind
    state: Callable[[Any], str | None]
    """Returns the state of an item, or the text that an event shows for an added or removed item."""
    about: Callable[[Any, Plan], str | None]
    """Returns what an item belongs to."""


def phase_of(check: Check, plan: Plan) -> str | None:
    """Return the name of the phase of a step."""
    return None if check.phase is None else plan.phases[check.phase].name


def _mark(check: Check) -> str:
    return check.mark


_LISTS = (
    _ItemList("phases", EventKind.PHASE_ADDED, EventKind.PHASE_REMOVED, progress, lambda *_: None),
    _ItemList("steps", EventKind.STEP_ADDED, EventKind.STEP_REMOVED, _mark, phase_of),
    _ItemList("criteria", EventKind.CRITERION_ADDED, EventKind.CRITERION_REMOVED, _mark, phase_of),
    _ItemList("access", EventKind.ACCESS_ADDED, EventKind.ACCESS_REMOVED, _mark, phase_of),
    _ItemList("risks", EventKind.RISK_ADDED, EventKind.RISK_REMOVED, closing, lambda risk, _: levels(risk)),
    _ItemList(
        "questions", EventKind.QUESTION_ADDED, EventKind.QUESTION_REMOVED, answering,
        lambda question, _: question.kind,
    ),
    _ItemList(
        "decisions", EventKind.DECISION_ADDED, EventKind.DECISION_REMOVED, in_force, lambda *_: None
    ),
    _ItemList(
        "dependencies", EventKind.DEPENDENCY_ADDED, EventKind.DEPENDENCY_REMOVED,
        lambda item: item.version, lambda item, _: item.kind,
    ),
)  # fmt: skip
_COMPARING = {of.name: kinds_of(of.name) for of in _LISTS}


def events_of_items(found: PlanPair) -> Iterator[Event]:
    """Yield all changes of the items of a plan, in no particular order."""
    for of in _LISTS:
        pairs: Pairs[Any] = getattr(found, of.name)
        for item in pairs.gone:
            if (state := of.state(item)) is not Checkbox.DROPPED:
                yield Event(of.removed, position(item), None, state, None, of.about(item, found.base))
        for item in pairs.added:
            if (state := of.state(item)) is not Checkbox.DROPPED:
                yield Event(of.added, None, position(item), None, state, of.about(item, found.head))
        for old, new in pairs.both:
            for kind in _COMPARING[of.name]:
                if kind.info.compare and (values := kind.info.compare(old, new, found.normaliser)):
                    yield Event(kind, position(old), position(new), *values, of.about(new, found.head))


def item_states(plan: Plan) -> Iterator[tuple[Item, str | None]]:
    """Yield the items that have events, each with its state; a dependency has none."""
    for of in _LISTS:
        items: tuple[Any, ...] = getattr(plan, of.name)
        stateless = of.added is EventKind.DEPENDENCY_ADDED
        yield from ((item, None if stateless else of.state(item)) for item in items)


def position(item: Item) -> ItemPosition:
    """Return the position of an item."""
    return ItemPosition(text_of(item), item.line, item.anchor)


def text_of(item: Item) -> str:
    """Return the text of an item, or its name."""
    return item.name if isinstance(item, Dependency | Phase) else item.text
