"""Match the items of two states of one plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec.structs import astuple

from mkdocs_plans.markdown.slugs import slug
from mkdocs_plans.model.plan import Check, Decision, Dependency, Phase, Plan, Question, Risk
from mkdocs_plans.reading.anchors import authored_id

from .matching import KnownItem, Pairs, pair
from .normalise import ItemNormaliser, normalise_text

_MADE_UP = re.compile(r"[0-9a-f]{8}(?:-\d+)?")
"""The end of a generated anchor."""

_COUNTED = re.compile(r"^\W*(?:\w+\s+)?\d[\w.]*\s*[]:.)-]*\s*")
"""The number of a phase: `phase 2:`, `3.1`, `step 4 -`."""

_BEHIND_ID = " ]:.)-"


@dataclass(frozen=True, slots=True)
class PlanPair:
    """A plan on both sides, with its items in pairs."""

    base: Plan
    head: Plan
    phases: Pairs[Phase]
    steps: Pairs[Check]
    criteria: Pairs[Check]
    testing: Pairs[Check]
    access: Pairs[Check]
    risks: Pairs[Risk]
    questions: Pairs[Question]
    decisions: Pairs[Decision]
    dependencies: Pairs[Dependency]
    normaliser: ItemNormaliser
    """Normalises the items."""

    @property
    def with_events(self) -> tuple[Pairs[Any], ...]:
        """The items that have events of their own."""
        return (
            *(self.phases, self.steps, self.criteria, self.access),
            *(self.risks, self.questions, self.decisions, self.dependencies),
        )

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield the lines of the base and of the head that contain the same item."""
        for checks in (self.steps, self.criteria, self.testing, self.access):
            yield from ((old.line, new.line) for old, new in checks.both)
        yield from ((old.line, new.line) for old, new in self.phases.both)
        yield from ((old.line, new.line) for old, new in self.risks.both)
        yield from ((old.line, new.line) for old, new in self.questions.both)
        yield from ((old.line, new.line) for old, new in self.decisions.both)
        yield from ((old.line, new.line) for old, new in self.dependencies.both)


def new_plan(head: Plan, normaliser: ItemNormaliser) -> PlanPair:
    """Return a plan without a base: all its items are new."""
    return PlanPair(
        head,
        head,
        Pairs((), (), head.phases),
        Pairs((), (), head.steps),
        Pairs((), (), head.criteria),
        Pairs((), (), head.testing),
        Pairs((), (), head.access),
        Pairs((), (), head.risks),
        Pairs((), (), head.questions),
        Pairs((), (), head.decisions),
        Pairs((), (), head.dependencies),
        normaliser,
    )


def pair_plan(base: Plan, head: Plan, normaliser: ItemNormaliser) -> PlanPair:
    """Match the items of one state of a plan with those of the other."""
    same = _unchanged(base.phases, head.phases)
    phases = same or _phases(base.phases, head.phases, normaliser)
    kept = {old.anchor: new.anchor for old, new in phases.both}
    # Steps are matched by their phases, too, whose numbers mean the same only if no phase changed.
    return PlanPair(
        base,
        head,
        phases,
        (same and _unchanged(base.steps, head.steps))
        or pair(
            _steps(base.steps, normaliser, _sections(base, kept)),
            _steps(head.steps, normaliser, _sections(head)),
        ),
        _pair_items(base.criteria, head.criteria, normaliser.check, _mark),
        _pair_items(base.testing, head.testing, normaliser.check, _mark),
        _pair_items(base.access, head.access, normaliser.check, _mark),
        _pair_items(base.risks, head.risks, normaliser.risk, _risk_state),
        _pair_items(base.questions, head.questions, normaliser.question, _question_state),
        _pair_items(base.decisions, head.decisions, normaliser.decision, _decision_state),
        _unchanged(base.dependencies, head.dependencies)
        or pair(_dependencies(base.dependencies), _dependencies(head.dependencies)),
        normaliser,
    )


_T = TypeVar("_T", Check, Decision, Question, Risk)


def _pair_items(
    base: tuple[_T, ...],
    head: tuple[_T, ...],
    normalise: Callable[[_T], str],
    state_of: Callable[[_T], Hashable],
) -> Pairs[_T]:
    """Match items that do not belong to a phase."""

    def known(items: Iterable[_T]) -> list[KnownItem[_T]]:
        return [
            KnownItem(item, _id(item.text, item.anchor), normalise(item), "", state_of(item))
            for item in items
        ]

    return _unchanged(base, head) or pair(known(base), known(head))


def _mark(check: Check) -> Hashable:
    return check.mark


def _risk_state(risk: Risk) -> Hashable:
    return risk.closed, risk.impact, risk.probability


def _question_state(question: Question) -> Hashable:
    return question.answered


def _decision_state(decision: Decision) -> Hashable:
    return decision.in_force, decision.day


_I = TypeVar("_I", Check, Decision, Dependency, Phase, Question, Risk)


def _unchanged(base: tuple[_I, ...], head: tuple[_I, ...]) -> Pairs[_I] | None:
    """Match the items of two lists that differ only in lines; `None` if they differ in more.

    Most lists of a plan do not change, and normalising their texts would take most of the time.
    """
    if len(base) != len(head) or any(map(_differ, base, head)):
        return None
    return Pairs(tuple(zip(base, head, strict=True)), (), ())


def _differ(old: _I, new: _I) -> bool:
    return astuple(old)[1:] != astuple(new)[1:]  # The first value of each is its line.


def _phases(base: Iterable[Phase], head: Iterable[Phase], normaliser: ItemNormaliser) -> Pairs[Phase]:
    """Match phases by name, and only then by number, because an inserted phase renumbers the others."""
    named = pair(*([_by_name(phase, normaliser) for phase in side] for side in (base, head)))
    counted = pair(*([_by_number(phase, normaliser) for phase in side] for side in (named.gone, named.added)))
    return Pairs(named.both + counted.both, counted.gone, counted.added)


def _by_name(phase: Phase, normaliser: ItemNormaliser) -> KnownItem[Phase]:
    return KnownItem(phase, None, name_of(phase, normaliser), "", phase.done == phase.total)


def name_of(phase: Phase, normaliser: ItemNormaliser) -> str:
    """Return the name of a phase, normalised, without its number."""
    name = normaliser.phase(phase)
    return _COUNTED.sub("", name) or name


def _by_number(phase: Phase, normaliser: ItemNormaliser) -> KnownItem[Phase]:
    name = normaliser.phase(phase)
    number = name.removesuffix(name_of(phase, normaliser)).strip(_BEHIND_ID) or name
    return KnownItem(phase, number, number, "", None)


def _sections(plan: Plan, kept: Mapping[str, str] | None = None) -> dict[int | None, Hashable]:
    """Return a key for each phase of a plan, the same for the same phase on both sides."""
    anchors = (phase.anchor for phase in plan.phases)
    names = {place: (anchor if kept is None else kept.get(anchor)) for place, anchor in enumerate(anchors)}
    return {None: "", **{place: name or ("gone", place) for place, name in names.items()}}


def _steps(
    steps: Iterable[Check], normaliser: ItemNormaliser, sections: Mapping[int | None, Hashable]
) -> list[KnownItem[Check]]:
    return [
        KnownItem(
            step, _id(step.text, step.anchor), normaliser.check(step), sections.get(step.phase, ""), step.mark
        )
        for step in steps
    ]


_NAME_WORDS = 4
"""The most words of the name of a library or service. Longer texts are sentences."""


def _dependencies(dependencies: Iterable[Dependency]) -> list[KnownItem[Dependency]]:
    """Identify items by name: two names, however similar, are two libraries. A sentence may be reworded."""
    return [_dependency(item) for item in dependencies]


def _dependency(item: Dependency) -> KnownItem[Dependency]:
    name = f"{item.kind} {normalise_text(item.name)}"
    return KnownItem(
        item, None if len(item.name.split()) > _NAME_WORDS else name, name, item.kind, item.version
    )


def _id(text: str, anchor: str) -> str | None:
    """Return the id that an author gave an item. The anchor contains it if the text does not."""
    ident = authored_id(text)
    if ident:
        return slug(ident)
    end = anchor.partition("-")[2]
    return None if not end or _MADE_UP.fullmatch(end) else end
