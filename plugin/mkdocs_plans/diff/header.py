"""What happened to one plan that is there on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_plans.model.plan import Check, Passage, Plan, Relation, RelationKind
from mkdocs_plans.portfolio.entry import STATE_WORDS

from .items import reworded
from .matching import KnownItem, Pairs, pair
from .model import Event, EventKind, ItemPosition
from .normalise import ItemNormaliser, normalise_text
from .plan_pairs import PlanPair, name_of


def events_of_header(base: Plan, head: Plan) -> Iterator[Event]:
    """What happened to title, status, owners and date."""
    here, there = (ItemPosition(plan.title, plan.title_line, None) for plan in (base, head))
    if normalise_text(base.title) != normalise_text(head.title):
        yield Event(EventKind.TITLE_CHANGED, here, there, base.title, head.title)
    if base.status.state is not head.status.state:
        states = base.status.state, head.status.state
        yield Event(EventKind.STATUS_CHANGED, _status(base), _status(head), *states)
    if sorted(map(normalise_text, base.owners)) != sorted(map(normalise_text, head.owners)):
        yield Event(EventKind.OWNER_CHANGED, here, there, _listed(base.owners), _listed(head.owners))
    if base.date != head.date:
        yield Event(EventKind.DATE_CHANGED, here, there, base.date, head.date)


def events_of_target(base: Plan, head: Plan) -> Iterator[Event]:
    """What happened to the day by which a plan is to be done."""
    was, now = (plan.target.day if plan.target else None for plan in (base, head))
    if was != now:
        lines = (plan.target.line if plan.target else None for plan in (base, head))
        here, there = (
            ItemPosition(plan.title, line, None) for plan, line in zip((base, head), lines, strict=True)
        )
        yield Event(EventKind.DATE_CHANGED, here, there, was, now, "target")


def _status(plan: Plan) -> ItemPosition:
    return ItemPosition(plan.status.raw or STATE_WORDS[plan.status.state], plan.status.line, None)


def _listed(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None


Related = tuple[Relation, str | None]
"""A relation, and the plan that it means: by its path on the head, if it is there; `None`: no plan."""


def events_of_relations(base: Iterable[Related], head: Iterable[Related]) -> Iterator[Event]:
    """Which relations came and which went. A mere link counts where it leads to a plan."""
    pairs = pair([*map(_relation, base)], [*map(_relation, head)])
    for relation, plan in pairs.gone:
        if plan or relation.kind is not RelationKind.LINK:
            place = ItemPosition(relation.text, relation.line, None)
            yield Event(EventKind.RELATION_REMOVED, place, None, relation.target, None, relation.kind)
    for relation, plan in pairs.added:
        if plan or relation.kind is not RelationKind.LINK:
            place = ItemPosition(relation.text, relation.line, None)
            yield Event(EventKind.RELATION_ADDED, None, place, None, relation.target, relation.kind)


def _relation(related: Related) -> KnownItem[Related]:
    relation, plan = related
    written = f"{relation.kind} {normalise_text(relation.target)}"
    return KnownItem(related, f"{relation.kind} {plan}" if plan else written, written, "", None)


def sections_changed(found: PlanPair) -> tuple[str, ...]:
    """What reads differently without an event of its own, sorted by name."""
    base, head = found.base, found.head
    prose = (
        name
        for name in base.sections.__struct_fields__
        if _differ(getattr(base.sections, name), getattr(head.sections, name))
    )
    other = {
        "status": base.status.state is head.status.state
        and normalise_text(base.status.raw or "") != normalise_text(head.status.raw or ""),
        "id": base.id != head.id,
        "tags": set(base.tags) != set(head.tags),
        "phases": any(
            name_of(old, found.saying) != name_of(new, found.saying) for old, new in found.phases.both
        ),
        "testing": bool(found.testing.gone or found.testing.added)
        or any(old.mark is not new.mark for old, new in found.testing.both)
        or _reworded(found.testing, found.saying),
        "access": _reworded(found.access, found.saying),
        "risks": base.no_risks != head.no_risks
        or any(
            (old.impact_raw, old.probability_raw) != (new.impact_raw, new.probability_raw)
            for old, new in found.risks.both
        ),
        "questions": any(
            old.kind is not new.kind
            or (old.answered and new.answered and bool(old.answer) != bool(new.answer))
            for old, new in found.questions.both
        ),
        "dependencies": any(
            (normalise_text(old.name), old.version, normalise_text(old.purpose or ""), old.link)
            != (normalise_text(new.name), new.version, normalise_text(new.purpose or ""), new.link)
            for old, new in found.dependencies.both
        ),
        "not_understood": Counter(normalise_text(unread.text) for unread in base.not_understood)
        != Counter(normalise_text(unread.text) for unread in head.not_understood),
    }
    return tuple(sorted({*prose, *(name for name, differs in other.items() if differs)}))


def prose_changed(
    base: Mapping[str, tuple[Passage, ...]], head: Mapping[str, tuple[Passage, ...]]
) -> tuple[str, ...]:
    """The names of the sections that say something else, sorted; one that is gone is among them."""
    return tuple(sorted(name for name in {*base, *head} if _differ(base.get(name, ()), head.get(name, ()))))


def _reworded(checks: Pairs[Check], saying: ItemNormaliser) -> bool:
    return any(reworded(old, new, saying) for old, new in checks.both)


def _differ(base: tuple[Passage, ...], head: tuple[Passage, ...]) -> bool:
    """Whether prose says something else: neither re-ordered nor wrapped, parted or joined anew."""
    if base == head:
        return False
    was, now = ([passage.text for passage in side] for side in (base, head))
    if Counter(map(normalise_text, was)) == Counter(map(normalise_text, now)):
        return False
    return normalise_text(" ".join(was)) != normalise_text(" ".join(now))
