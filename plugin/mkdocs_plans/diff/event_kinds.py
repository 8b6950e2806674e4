"""Every kind of event: how it is found, the section that lists it, its tone and its words.

A new kind is one row of `EventKind`, and one value of `kind` in the JSON Schema of a diff. A row that names a
list of items, or the header of a plan, brings the comparison of an item before and now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Check, Checkbox, Decision, Phase, Plan, Question, Risk
from mkdocs_plans.model.risk_rating import LEVELS, risk_rank

from .normalise import ItemNormaliser, normalise_text


class EventSection(StrEnum):
    """A section of a report or of the page on a change, in the order of sections."""

    heading: str
    one: str
    """The name of what the section counts, in the singular."""
    many: str

    def __new__(cls, name: str, heading: str, one: str, many: str) -> Self:
        """Create a section whose value is its name, as used in addresses."""
        section = str.__new__(cls, name)
        section._value_ = name
        section.heading, section.one, section.many = heading, one, many
        return section

    RISKS = "risks", "Risks", "change of a risk", "changes of risks"
    QUESTIONS = "questions", "Questions", "change of a question", "changes of questions"
    DECISIONS = "decisions", "Decisions", "change of a decision", "changes of decisions"
    STEPS = "steps", "Steps and phases", "change of a step or phase", "changes of steps and phases"
    OTHERS = "others", "Other changes", "other change", "other changes"
    NEW_FINDINGS = "new-findings", "New findings", "new finding", "new findings"
    FIXED_FINDINGS = "fixed-findings", "Fixed findings", "fixed finding", "fixed findings"


class Tone(StrEnum):
    """The shape and colour of a badge."""

    NEW = "new"
    GONE = "gone"
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"


class Urgency(StrEnum):
    """Whether an event is among the first that a reader should look at."""

    NEVER = "never"
    IF_OPEN = "if-open"
    """If the item was open and was removed from an active plan, although it had to be resolved or met."""
    BY_RULE = "by-rule"
    """If the rule of the finding requires it."""
    ALWAYS = "always"


class EventDetail(StrEnum):
    """What a terminal shows of an event besides the text of its item."""

    NOTHING = "nothing"
    MOVE = "move"
    """The value before and the value now."""
    NOW = "now"
    """The value now, unless the text of the item ends with it."""
    TEXT_BEFORE = "text-before"
    """The text before, on a line of its own."""


Values = tuple[str | None, str | None]
"""The old and new value; `None` if not stated."""
Compare = Callable[..., Values | None]
"""Compares the old and new item; `None` if the event did not happen. The third argument normalises texts."""


@dataclass(frozen=True, slots=True)
class KindInfo:
    """The properties of a kind of event."""

    name: str
    section: EventSection | None = EventSection.OTHERS
    """`None` if tables of plans show it."""
    tone: Tone = Tone.CHANGED
    urgency: Urgency = Urgency.NEVER
    now: str = ""
    """The word before the new value; empty if reports leave the value out, because the kind implies it."""
    was: str = ""
    """The word before the old value; empty if reports leave it out."""
    detail: EventDetail = EventDetail.NOTHING
    levels: bool = False
    """Whether the values are levels of a risk."""
    meaning: str = ""
    """The description in the documentation, also of the following kinds without a description."""
    of: str = ""
    """The list of items that it compares, by its name in `PlanPair`; `header` for two plans."""
    compare: Compare | None = None


# Comparisons.


def _marked(before: Collection[Checkbox], now: Collection[Checkbox]) -> Compare:
    def compare(old: Check, new: Check, _: ItemNormaliser) -> Values | None:
        return (old.mark, new.mark) if old.mark in before and new.mark in now else None

    return compare


_OPEN, _DONE, _DROPPED = (frozenset({mark}) for mark in (Checkbox.OPEN, Checkbox.DONE, Checkbox.DROPPED))
# An item that is crossed out counts as removed, because nobody will do it.
_box_added = _marked(_DROPPED, _OPEN | _DONE)
_box_removed = _marked(_OPEN | _DONE, _DROPPED)
_box_done = _marked(_OPEN, _DONE)
_box_reopened = _marked(_DONE, _OPEN)


def _box_reworded(old: Check, new: Check, normaliser: ItemNormaliser) -> Values | None:
    kept = Checkbox.DROPPED not in (old.mark, new.mark)
    return (old.text, new.text) if kept and normaliser.reworded(old, new) else None


def progress(phase: Phase) -> str:
    """Return `done` for a phase whose steps are all done, otherwise `open`."""
    return "done" if phase.total and phase.done == phase.total else "open"


def _progressed(now: str) -> Compare:
    def compare(old: Phase, new: Phase, _: ItemNormaliser) -> Values | None:
        before, after = progress(old), progress(new)
        return (before, after) if before != after and after == now else None

    return compare


def closing(risk: Risk) -> str:
    """Return whether a risk is `open` or `closed`."""
    return "open" if risk.open else "closed"


def _closed(*, now: bool) -> Compare:
    def compare(old: Risk, new: Risk, _: ItemNormaliser) -> Values | None:
        moved = old.closed != new.closed and new.closed is now
        return (closing(old), closing(new)) if moved else None

    return compare


def levels(risk: Risk) -> str:
    """Return impact and probability in one word: `high/medium`."""
    return "/".join(level or "not stated" for level in (risk.impact, risk.probability))


def _rated(*, higher: bool) -> Compare:
    def compare(old: Risk, new: Risk, _: ItemNormaliser) -> Values | None:
        was, now = levels(old), levels(new)
        return (was, now) if was != now and _is_raised(old, new) is higher else None

    return compare


def _is_raised(old: Risk, new: Risk) -> bool:
    """Whether a risk is more severe than before. A stated level is more severe than none.

    If one of the two levels rose and the other fell, the order of the register decides.
    """
    impact = LEVELS.index(old.impact) - LEVELS.index(new.impact)
    probability = LEVELS.index(old.probability) - LEVELS.index(new.probability)
    if impact * probability >= 0:
        return impact + probability > 0
    was, now = risk_rank(old)[0], risk_rank(new)[0]
    return impact > 0 if was == now else was > now


def _risk_reworded(old: Risk, new: Risk, normaliser: ItemNormaliser) -> Values | None:
    differs = old.text != new.text and normaliser.risk(old) != normaliser.risk(new)
    return (old.text, new.text) if differs else None


def _mitigated(*, before: bool, now: bool) -> Compare:
    def compare(old: Risk, new: Risk, _: ItemNormaliser) -> Values | None:
        stated = [normalise_text(risk.mitigation or "") or risk.mitigated or "" for risk in (old, new)]
        happened = stated[0] != stated[1] and (bool(stated[0]), bool(stated[1])) == (before, now)
        return (old.mitigation, new.mitigation) if happened else None

    return compare


def answering(question: Question) -> str:
    """Return whether a question is `open` or `answered`."""
    return "open" if question.open else "answered"


def _is_answer_replaced(old: Question, new: Question) -> bool:
    if not (old.answer and new.answer):
        return False
    return normalise_text(old.answer) != normalise_text(new.answer)


def _answered(*, now: bool) -> Compare:
    def compare(old: Question, new: Question, _: ItemNormaliser) -> Values | None:
        moved = old.answered != new.answered or _is_answer_replaced(old, new)
        return (old.answer, new.answer) if moved and new.answered is now else None

    return compare


def _question_reworded(old: Question, new: Question, normaliser: ItemNormaliser) -> Values | None:
    differs = old.text != new.text and normaliser.question(old) != normaliser.question(new)
    return (old.text, new.text) if differs else None


def in_force(decision: Decision) -> str:
    """Return whether a decision is `in force` or `not in force`."""
    return "in force" if decision.in_force else "not in force"


def _revoked(*, now: bool) -> Compare:
    def compare(old: Decision, new: Decision, _: ItemNormaliser) -> Values | None:
        moved = old.in_force != new.in_force and new.in_force is not now
        return (in_force(old), in_force(new)) if moved else None

    return compare


def _decision_reworded(old: Decision, new: Decision, normaliser: ItemNormaliser) -> Values | None:
    differs = old.text != new.text and normaliser.decision(old) != normaliser.decision(new)
    return (old.text, new.text) if differs else None


def _title(old: Plan, new: Plan, _: ItemNormaliser) -> Values | None:
    return (old.title, new.title) if normalise_text(old.title) != normalise_text(new.title) else None


def _owners(old: Plan, new: Plan, _: ItemNormaliser) -> Values | None:
    was, now = (sorted(map(normalise_text, plan.owners)) for plan in (old, new))
    return (_listed(old.owners), _listed(new.owners)) if was != now else None


def _listed(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None


def _date(old: Plan, new: Plan, _: ItemNormaliser) -> Values | None:
    return (old.date, new.date) if old.date != new.date else None


_RISKS, _QUESTIONS, _STEPS = EventSection.RISKS, EventSection.QUESTIONS, EventSection.STEPS
_DECISIONS = EventSection.DECISIONS
_ALWAYS, _IF_OPEN = Urgency.ALWAYS, Urgency.IF_OPEN
_NOUNS = {
    "criterion": ("criterion", "criteria"),
    "access": ("access item", "access items"),
    "dependency": ("dependency", "dependencies"),
}
"""Nouns whose plural is not the first word of the kind with an `s`."""
_UNCOUNTED = ("title", "owner", "date")


class EventKind(StrEnum):
    """A kind of event. The order is the order of events in reports."""

    info: KindInfo

    def __new__(cls, info: KindInfo) -> Self:
        """Create a kind whose value is its name."""
        kind = str.__new__(cls, info.name)
        kind._value_ = info.name
        kind.info = info
        return kind

    STATUS_CHANGED = KindInfo("status-changed", None, was="was", meaning="the status changed")
    TITLE_CHANGED = KindInfo(
        "title-changed",
        was="was",
        detail=EventDetail.TEXT_BEFORE,
        of="header",
        compare=_title,
        meaning="the title, the owners, the date or the target date changed",
    )
    OWNER_CHANGED = KindInfo(
        "owner-changed", now="now", was="was", detail=EventDetail.MOVE, of="header", compare=_owners
    )
    DATE_CHANGED = KindInfo(
        "date-changed", now="now", was="was", detail=EventDetail.MOVE, of="header", compare=_date
    )
    PHASE_ADDED = KindInfo("phase-added", _STEPS, Tone.NEW, meaning="a phase is done if all its steps are")
    PHASE_REMOVED = KindInfo("phase-removed", _STEPS, Tone.GONE)
    PHASE_DONE = KindInfo("phase-done", _STEPS, Tone.BETTER, of="phases", compare=_progressed("done"))
    PHASE_REOPENED = KindInfo("phase-reopened", _STEPS, Tone.WORSE, of="phases", compare=_progressed("open"))
    STEP_ADDED = KindInfo(
        "step-added",
        _STEPS,
        Tone.NEW,
        of="steps",
        compare=_box_added,
        meaning="a step that is crossed out counts as removed",
    )
    STEP_REMOVED = KindInfo("step-removed", _STEPS, Tone.GONE, of="steps", compare=_box_removed)
    STEP_DONE = KindInfo("step-done", _STEPS, Tone.BETTER, of="steps", compare=_box_done)
    STEP_REOPENED = KindInfo("step-reopened", _STEPS, Tone.WORSE, _ALWAYS, of="steps", compare=_box_reopened)
    STEP_REWORDED = KindInfo(
        "step-reworded", _STEPS, was="was", detail=EventDetail.TEXT_BEFORE, of="steps", compare=_box_reworded
    )
    RISK_ADDED = KindInfo(
        "risk-added",
        _RISKS,
        Tone.NEW,
        meaning="*removed* means deleted from the plan, with its last state in `from`",
    )
    RISK_REMOVED = KindInfo("risk-removed", _RISKS, Tone.GONE, _IF_OPEN)
    RISK_CLOSED = KindInfo("risk-closed", _RISKS, Tone.BETTER, of="risks", compare=_closed(now=True))
    RISK_REOPENED = KindInfo(
        "risk-reopened", _RISKS, Tone.WORSE, _ALWAYS, of="risks", compare=_closed(now=False)
    )
    RISK_RAISED = KindInfo(
        "risk-raised", _RISKS, Tone.WORSE, _ALWAYS, was="was", detail=EventDetail.MOVE, levels=True,
        of="risks", compare=_rated(higher=True),
        meaning="the impact or probability changed, as in `high/medium`; a stated level is higher than none",
    )  # fmt: skip
    RISK_LOWERED = KindInfo(
        "risk-lowered", _RISKS, Tone.BETTER, was="was", detail=EventDetail.MOVE, levels=True,
        of="risks", compare=_rated(higher=False),
    )  # fmt: skip
    RISK_REWORDED = KindInfo(
        "risk-reworded",
        _RISKS,
        was="was",
        detail=EventDetail.TEXT_BEFORE,
        of="risks",
        compare=_risk_reworded,
        meaning="the text of a risk or of its mitigation changed",
    )
    MITIGATION_ADDED = KindInfo(
        "mitigation-added", _RISKS, Tone.BETTER, now="with", detail=EventDetail.NOW,
        of="risks", compare=_mitigated(before=False, now=True),
    )  # fmt: skip
    MITIGATION_REMOVED = KindInfo(
        "mitigation-removed", _RISKS, Tone.WORSE, _ALWAYS, was="was",
        of="risks", compare=_mitigated(before=True, now=False),
    )  # fmt: skip
    MITIGATION_CHANGED = KindInfo(
        "mitigation-changed", _RISKS, now="now", was="was", detail=EventDetail.NOW,
        of="risks", compare=_mitigated(before=True, now=True),
    )  # fmt: skip
    QUESTION_ADDED = KindInfo(
        "question-added", _QUESTIONS, Tone.NEW, meaning="*answered* also if one answer replaces another"
    )
    QUESTION_REMOVED = KindInfo("question-removed", _QUESTIONS, Tone.GONE, _IF_OPEN)
    QUESTION_ANSWERED = KindInfo(
        "question-answered", _QUESTIONS, Tone.BETTER, now="answer", detail=EventDetail.NOW,
        of="questions", compare=_answered(now=True),
    )  # fmt: skip
    QUESTION_REOPENED = KindInfo(
        "question-reopened", _QUESTIONS, Tone.WORSE, _ALWAYS, was="the answer was",
        of="questions", compare=_answered(now=False),
    )  # fmt: skip
    QUESTION_REWORDED = KindInfo(
        "question-reworded", _QUESTIONS, was="was", detail=EventDetail.TEXT_BEFORE,
        of="questions", compare=_question_reworded,
    )  # fmt: skip
    DECISION_ADDED = KindInfo(
        "decision-added",
        _DECISIONS,
        Tone.NEW,
        meaning="the decisions that a plan records; *revoked* means not in force any more",
    )
    DECISION_REMOVED = KindInfo("decision-removed", _DECISIONS, Tone.GONE)
    DECISION_REVOKED = KindInfo("decision-revoked", _DECISIONS, of="decisions", compare=_revoked(now=True))
    DECISION_RESTORED = KindInfo("decision-restored", _DECISIONS, of="decisions", compare=_revoked(now=False))
    DECISION_REWORDED = KindInfo(
        "decision-reworded", _DECISIONS, was="was", detail=EventDetail.TEXT_BEFORE,
        of="decisions", compare=_decision_reworded,
    )  # fmt: skip
    CRITERION_ADDED = KindInfo(
        "criterion-added", tone=Tone.NEW, of="criteria", compare=_box_added, meaning="success criteria"
    )
    CRITERION_REMOVED = KindInfo(
        "criterion-removed", tone=Tone.GONE, urgency=_IF_OPEN, of="criteria", compare=_box_removed
    )
    CRITERION_DONE = KindInfo("criterion-done", tone=Tone.BETTER, of="criteria", compare=_box_done)
    CRITERION_REOPENED = KindInfo(
        "criterion-reopened", tone=Tone.WORSE, urgency=_ALWAYS, of="criteria", compare=_box_reopened
    )
    CRITERION_REWORDED = KindInfo(
        "criterion-reworded", was="was", detail=EventDetail.TEXT_BEFORE, of="criteria", compare=_box_reworded
    )
    ACCESS_ADDED = KindInfo(
        "access-added", tone=Tone.NEW, of="access", compare=_box_added, meaning="access items"
    )
    ACCESS_REMOVED = KindInfo("access-removed", tone=Tone.GONE, of="access", compare=_box_removed)
    ACCESS_DONE = KindInfo("access-done", tone=Tone.BETTER, of="access", compare=_box_done)
    ACCESS_REOPENED = KindInfo(
        "access-reopened", tone=Tone.WORSE, urgency=_ALWAYS, of="access", compare=_box_reopened
    )
    DEPENDENCY_ADDED = KindInfo(
        "dependency-added", tone=Tone.NEW, now="version", meaning="services, libraries and tools, by name"
    )
    DEPENDENCY_REMOVED = KindInfo("dependency-removed", tone=Tone.GONE, was="version")
    RELATION_ADDED = KindInfo(
        "relation-added",
        tone=Tone.NEW,
        meaning="relations to other plans; a plain link only if it leads to a plan",
    )
    RELATION_REMOVED = KindInfo("relation-removed", tone=Tone.GONE)
    FINDING_NEW = KindInfo(
        "finding-new",
        EventSection.NEW_FINDINGS,
        Tone.WORSE,
        Urgency.BY_RULE,
        meaning="findings by the [rules](rules.md) of both sides; "
        "a finding that moves with its text is neither",
    )
    FINDING_FIXED = KindInfo("finding-fixed", EventSection.FIXED_FINDINGS, Tone.BETTER)

    @property
    def words(self) -> str:
        """The kind as words: `step done`."""
        return self.replace("-", " ")

    @property
    def short(self) -> str:
        """The new state of the item, for its badge: `done`, `new`, `mitigation changed`."""
        what, _, became = self.partition("-")
        return self.words if what == "mitigation" else "new" if became == "added" else became

    @property
    def is_wording(self) -> bool:
        """Whether only words changed, as a new name of the product changes them in many plans."""
        return self.info.detail is EventDetail.TEXT_BEFORE or self is EventKind.MITIGATION_CHANGED

    def counted(self, count: int) -> str:
        """Return how many events of the kind there are: `2 steps done`, `1 new finding`."""
        what, _, became = self.partition("-")
        if what in _UNCOUNTED:
            return self.words
        if what == "finding":
            return plural(count, f"{became} finding")
        return f"{plural(count, *_NOUNS.get(what, (what,)))} {became}"


def kinds_of(name: str) -> tuple[EventKind, ...]:
    """Return the kinds that compare the items of a list, by its name in `PlanPair`, or the `header`."""
    return tuple(kind for kind in EventKind if kind.info.of == name)
