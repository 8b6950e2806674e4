"""What happened to the items of one plan: phases, steps, risks, questions and all the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_plans.model.plan import Check, Checkbox, Dependency, Phase, Plan, Question, Risk
from mkdocs_plans.model.risk_rating import LEVELS, risk_rank

from .matching import Pairs
from .model import Event, EventKind, ItemPosition
from .normalise import ItemNormaliser, normalise_text
from .plan_pairs import PlanPair


def events_of_items(found: PlanPair) -> Iterator[Event]:
    """Everything that happened to the items of a plan, in no order."""
    yield from _of_phases(found.phases)
    yield from _of_boxes(found.steps, _STEP, found)
    yield from _of_boxes(found.criteria, _CRITERION, found)
    yield from _of_boxes(found.access, _ACCESS, found)
    yield from _of_risks(found.risks, found.saying)
    yield from _of_questions(found.questions, found.saying)
    yield from _of_dependencies(found.dependencies)


# Phases.


def _of_phases(phases: Pairs[Phase]) -> Iterator[Event]:
    for phase in phases.gone:
        yield Event(EventKind.PHASE_REMOVED, _phase(phase), None, before=_progress(phase))
    for phase in phases.added:
        yield Event(EventKind.PHASE_ADDED, None, _phase(phase), after=_progress(phase))
    for old, new in phases.both:
        was, now = _progress(old), _progress(new)
        if was != now:
            kind = EventKind.PHASE_DONE if now == "done" else EventKind.PHASE_REOPENED
            yield Event(kind, _phase(old), _phase(new), was, now)


def _phase(phase: Phase) -> ItemPosition:
    return ItemPosition(phase.name, phase.line, phase.anchor)


def _progress(phase: Phase) -> str:
    return "done" if phase.total and phase.done == phase.total else "open"


# Boxes.


@dataclass(frozen=True, slots=True)
class _Boxes:
    """The kinds of event that a list of boxes gives."""

    added: EventKind
    removed: EventKind
    done: EventKind
    reopened: EventKind
    reworded: EventKind | None = None


_STEP = _Boxes(
    EventKind.STEP_ADDED,
    EventKind.STEP_REMOVED,
    EventKind.STEP_DONE,
    EventKind.STEP_REOPENED,
    EventKind.STEP_REWORDED,
)
_CRITERION = _Boxes(
    EventKind.CRITERION_ADDED,
    EventKind.CRITERION_REMOVED,
    EventKind.CRITERION_DONE,
    EventKind.CRITERION_REOPENED,
    EventKind.CRITERION_REWORDED,
)
_ACCESS = _Boxes(
    EventKind.ACCESS_ADDED, EventKind.ACCESS_REMOVED, EventKind.ACCESS_DONE, EventKind.ACCESS_REOPENED
)


def _of_boxes(checks: Pairs[Check], kinds: _Boxes, found: PlanPair) -> Iterator[Event]:
    """What happened to things to tick. One that is crossed out counts as gone: nobody will do it."""
    for check in checks.gone:
        if check.mark is not Checkbox.DROPPED:
            yield Event(kinds.removed, place(check), None, check.mark, None, phase_of(check, found.base))
    for check in checks.added:
        if check.mark is not Checkbox.DROPPED:
            yield Event(kinds.added, None, place(check), None, check.mark, phase_of(check, found.head))
    for old, new in checks.both:
        about = phase_of(new, found.head)
        if old.mark is not new.mark:
            yield Event(_moved(old.mark, new.mark, kinds), place(old), place(new), old.mark, new.mark, about)
        if (
            kinds.reworded
            and reworded(old, new, found.saying)
            and Checkbox.DROPPED not in (old.mark, new.mark)
        ):
            yield Event(kinds.reworded, place(old), place(new), old.text, new.text, about)


def _moved(was: Checkbox, now: Checkbox, kinds: _Boxes) -> EventKind:
    if now is Checkbox.DROPPED:
        return kinds.removed
    if was is Checkbox.DROPPED:
        return kinds.added
    return kinds.done if now is Checkbox.DONE else kinds.reopened


def phase_of(check: Check, plan: Plan) -> str | None:
    """The name of the phase that a step belongs to."""
    return None if check.phase is None else plan.phases[check.phase].name


def place(item: Check | Risk | Question) -> ItemPosition:
    """An item where it stands."""
    return ItemPosition(item.text, item.line, item.anchor)


def reworded(old: Check, new: Check, saying: ItemNormaliser) -> bool:
    """Whether the same thing to tick says something else."""
    return old.text != new.text and saying.check(old) != saying.check(new)


# Risks.


def _of_risks(risks: Pairs[Risk], saying: ItemNormaliser) -> Iterator[Event]:
    for risk in risks.gone:
        yield Event(EventKind.RISK_REMOVED, place(risk), None, _course(risk), None, levels(risk))
    for risk in risks.added:
        yield Event(EventKind.RISK_ADDED, None, place(risk), None, _course(risk), levels(risk))
    for old, new in risks.both:
        yield from _of_risk(old, new, saying)


def _of_risk(old: Risk, new: Risk, saying: ItemNormaliser) -> Iterator[Event]:
    here, there, about = place(old), place(new), levels(new)
    if old.closed != new.closed:
        kind = EventKind.RISK_CLOSED if new.closed else EventKind.RISK_REOPENED
        yield Event(kind, here, there, _course(old), _course(new), about)
    if (was := levels(old)) != about:
        kind = EventKind.RISK_RAISED if _raised(old, new) else EventKind.RISK_LOWERED
        yield Event(kind, here, there, was, about, about)
    if old.text != new.text and saying.risk(old) != saying.risk(new):
        yield Event(EventKind.RISK_REWORDED, here, there, old.text, new.text, about)
    if (kind_of := _of_mitigation(old, new)) is not None:
        yield Event(kind_of, here, there, old.mitigation, new.mitigation, about)


def _course(risk: Risk) -> str:
    return "closed" if risk.closed else "open"


def levels(risk: Risk) -> str:
    """Impact and probability as one word: `high/medium`."""
    return "/".join(level or "not stated" for level in (risk.impact, risk.probability))


def _raised(old: Risk, new: Risk) -> bool:
    """Whether a risk is graver than it was; a level that is stated is graver than none.

    Where one of the two rose and the other fell, the order of the register decides.
    """
    impact = LEVELS.index(old.impact) - LEVELS.index(new.impact)
    probability = LEVELS.index(old.probability) - LEVELS.index(new.probability)
    if impact * probability >= 0:
        return impact + probability > 0
    was, now = risk_rank(old)[0], risk_rank(new)[0]
    return impact > 0 if was == now else was > now


def _of_mitigation(old: Risk, new: Risk) -> EventKind | None:
    was, now = (normalise_text(risk.mitigation or "") or risk.mitigated or "" for risk in (old, new))
    if was == now:
        return None
    if not was:
        return EventKind.MITIGATION_ADDED
    return EventKind.MITIGATION_CHANGED if now else EventKind.MITIGATION_REMOVED


# Questions.


def _of_questions(questions: Pairs[Question], saying: ItemNormaliser) -> Iterator[Event]:
    for question in questions.gone:
        yield Event(
            EventKind.QUESTION_REMOVED, place(question), None, _answered(question), None, question.kind
        )
    for question in questions.added:
        yield Event(EventKind.QUESTION_ADDED, None, place(question), None, _answered(question), question.kind)
    for old, new in questions.both:
        if old.answered != new.answered or _answers_differ(old, new):
            kind = EventKind.QUESTION_ANSWERED if new.answered else EventKind.QUESTION_REOPENED
            yield Event(kind, place(old), place(new), old.answer, new.answer, new.kind)
        if old.text != new.text and saying.question(old) != saying.question(new):
            yield Event(EventKind.QUESTION_REWORDED, place(old), place(new), old.text, new.text, new.kind)


def _answers_differ(old: Question, new: Question) -> bool:
    """Whether one answer gave way to another."""
    return bool(old.answer and new.answer) and normalise_text(old.answer or "") != normalise_text(
        new.answer or ""
    )


def _answered(question: Question) -> str:
    return "answered" if question.answered else "open"


# Dependencies.


def _of_dependencies(dependencies: Pairs[Dependency]) -> Iterator[Event]:
    for item in dependencies.gone:
        yield Event(EventKind.DEPENDENCY_REMOVED, _dependency(item), None, item.version, None, item.kind)
    for item in dependencies.added:
        yield Event(EventKind.DEPENDENCY_ADDED, None, _dependency(item), None, item.version, item.kind)


def _dependency(item: Dependency) -> ItemPosition:
    return ItemPosition(item.name, item.line, item.anchor)
