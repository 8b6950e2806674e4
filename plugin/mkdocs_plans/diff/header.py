"""Changes of the header, the relations and the prose of one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import Check, Decision, Dependency, Passage, Plan, Relation, RelationKind

from .event_kinds import EventKind, kinds_of
from .matching import KnownItem, Pairs, pair
from .model import Event, ItemPosition
from .normalise import normalise_text
from .plan_pairs import PlanPair, name_of

_COMPARING = kinds_of("header")


def events_of_header(found: PlanPair) -> Iterator[Event]:
    """Yield the changes of title, status, owners and date."""
    base, head = found.base, found.head
    if base.status.state is not head.status.state:
        states = base.status.state, head.status.state
        yield Event(EventKind.STATUS_CHANGED, _status(base), _status(head), *states)
    before, now = (ItemPosition(plan.title, plan.title_line, None) for plan in (base, head))
    for kind in _COMPARING:
        if kind.info.compare and (values := kind.info.compare(base, head, found.normaliser)):
            yield Event(kind, before, now, *values)


def events_of_target(base: Plan, head: Plan) -> Iterator[Event]:
    """Yield the changes of the target date of a plan."""
    was, now = (plan.target.day if plan.target else None for plan in (base, head))
    if was != now:
        lines = (plan.target.line if plan.target else None for plan in (base, head))
        here, there = (
            ItemPosition(plan.title, line, None) for plan, line in zip((base, head), lines, strict=True)
        )
        yield Event(EventKind.DATE_CHANGED, here, there, was, now, "target")


def _status(plan: Plan) -> ItemPosition:
    return ItemPosition(plan.status.raw or STATE_WORDS[plan.status.state], plan.status.line, None)


Related = tuple[Relation, str | None]
"""A relation, and the path of its target plan on the head; `None` if it names no plan."""


def events_of_relations(base: Iterable[Related], head: Iterable[Related]) -> Iterator[Event]:
    """Yield the new and the removed relations. A link counts if it leads to a plan."""
    pairs = pair([*map(_relation, base)], [*map(_relation, head)])
    for relation, plan in pairs.gone:
        if plan or relation.kind is not RelationKind.LINK:
            position = ItemPosition(relation.text, relation.line, None)
            yield Event(EventKind.RELATION_REMOVED, position, None, relation.target, None, relation.kind)
    for relation, plan in pairs.added:
        if plan or relation.kind is not RelationKind.LINK:
            position = ItemPosition(relation.text, relation.line, None)
            yield Event(EventKind.RELATION_ADDED, None, position, None, relation.target, relation.kind)


def _relation(related: Related) -> KnownItem[Related]:
    relation, plan = related
    written = f"{relation.kind} {normalise_text(relation.target)}"
    return KnownItem(related, f"{relation.kind} {plan}" if plan else written, written, "", None)


def sections_changed(found: PlanPair) -> tuple[str, ...]:
    """Return the parts that changed without an event of their own, sorted by name."""
    base, head = found.base.sections, found.head.sections
    prose = {name for name in base.__struct_fields__ if _differ(getattr(base, name), getattr(head, name))}
    return tuple(sorted(prose | {name for name, differs in _DIFFERS.items() if differs(found)}))


def _status_differs(found: PlanPair) -> bool:
    """Whether the same status is stated in other words."""
    base, head = found.base.status, found.head.status
    return base.state is head.state and normalise_text(base.raw or "") != normalise_text(head.raw or "")


def _id_differs(found: PlanPair) -> bool:
    return found.base.id != found.head.id


def _tags_differ(found: PlanPair) -> bool:
    return set(found.base.tags) != set(found.head.tags)


def _phases_differ(found: PlanPair) -> bool:
    return any(
        name_of(old, found.normaliser) != name_of(new, found.normaliser) for old, new in found.phases.both
    )


def _testing_differs(found: PlanPair) -> bool:
    tests = found.testing
    moved = any(old.mark is not new.mark for old, new in tests.both)
    return bool(tests.gone or tests.added) or moved or _reworded(tests, found)


def _access_differs(found: PlanPair) -> bool:
    return _reworded(found.access, found)


def _reworded(checks: Pairs[Check], found: PlanPair) -> bool:
    return any(found.normaliser.reworded(old, new) for old, new in checks.both)


def _risks_differ(found: PlanPair) -> bool:
    """Whether a level is stated in other words, or the plan now states that it has no risks."""
    return found.base.no_risks != found.head.no_risks or any(
        (old.impact_raw, old.probability_raw) != (new.impact_raw, new.probability_raw)
        for old, new in found.risks.both
    )


def _questions_differ(found: PlanPair) -> bool:
    """Whether the kind of a question changed, or an answered question got or lost the text of its answer."""
    return any(
        old.kind is not new.kind or (old.answered and new.answered and bool(old.answer) != bool(new.answer))
        for old, new in found.questions.both
    )


def _decisions_differ(found: PlanPair) -> bool:
    """Whether the day, the reason or the author of a decision changed."""
    return any(_reasons(old) != _reasons(new) for old, new in found.decisions.both)


def _reasons(decision: Decision) -> tuple[str | None, ...]:
    rationale, author = (normalise_text(text or "") for text in (decision.rationale, decision.author))
    return decision.day, rationale, author


def _dependencies_differ(found: PlanPair) -> bool:
    return any(_facts(old) != _facts(new) for old, new in found.dependencies.both)


def _facts(item: Dependency) -> tuple[str | None, ...]:
    return normalise_text(item.name), item.version, normalise_text(item.purpose or ""), item.link


def _unparsed_differs(found: PlanPair) -> bool:
    base, head = (
        Counter(normalise_text(content.text) for content in plan.not_understood)
        for plan in (found.base, found.head)
    )
    return base != head


_DIFFERS: Mapping[str, Callable[[PlanPair], bool]] = {
    "status": _status_differs,
    "id": _id_differs,
    "tags": _tags_differ,
    "phases": _phases_differ,
    "testing": _testing_differs,
    "access": _access_differs,
    "risks": _risks_differ,
    "questions": _questions_differ,
    "decisions": _decisions_differ,
    "dependencies": _dependencies_differ,
    "not_understood": _unparsed_differs,
}
"""The parts of a plan that can change without an event, by their names in the data."""


def prose_changed(
    base: Mapping[str, tuple[Passage, ...]], head: Mapping[str, tuple[Passage, ...]]
) -> tuple[str, ...]:
    """Return the names of the sections whose text differs, sorted, including removed sections."""
    return tuple(sorted(name for name in {*base, *head} if _differ(base.get(name, ()), head.get(name, ()))))


def _differ(base: tuple[Passage, ...], head: tuple[Passage, ...]) -> bool:
    """Whether prose differs, apart from order, wrapping and the ends of its passages."""
    if base == head:
        return False
    was, now = ([passage.text for passage in side] for side in (base, head))
    if Counter(map(normalise_text, was)) == Counter(map(normalise_text, now)):
        return False
    return normalise_text(" ".join(was)) != normalise_text(" ".join(now))
