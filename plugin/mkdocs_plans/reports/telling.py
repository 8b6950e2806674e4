"""What is worth a reviewer's first look, and how each event is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_plans.catalogue import CATALOGUE, Family
from mkdocs_plans.changes import Event, Kind, PlanChange
from mkdocs_plans.model import Severity, State
from mkdocs_plans.standing import STATE_WORDS

from .inert import code


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a report: something that happened to a plan."""

    plan: PlanChange
    words: str
    """Markdown; text of plans stands in code spans."""
    event: Event | None = None
    """`None`: it is about the plan as a whole."""
    more: str = ""
    """Markdown that follows the item's text."""


_WORSE = frozenset(
    {
        Kind.STEP_REOPENED,
        Kind.RISK_REOPENED,
        Kind.RISK_RAISED,
        Kind.MITIGATION_REMOVED,
        Kind.QUESTION_REOPENED,
        Kind.CRITERION_REOPENED,
        Kind.ACCESS_REOPENED,
    }
)
_UNRESOLVED = frozenset({Kind.RISK_REMOVED, Kind.QUESTION_REMOVED})
"""What has to be resolved, and must not vanish while it is open."""

_MOVED: Mapping[Kind, tuple[str, str]] = {
    Kind.TITLE_CHANGED: ("", "was"),
    Kind.OWNER_CHANGED: ("now", "was"),
    Kind.DATE_CHANGED: ("now", "was"),
    Kind.STEP_REWORDED: ("", "was"),
    Kind.RISK_RAISED: ("", "was"),
    Kind.RISK_LOWERED: ("", "was"),
    Kind.RISK_REWORDED: ("", "was"),
    Kind.MITIGATION_ADDED: ("with", ""),
    Kind.MITIGATION_CHANGED: ("now", "was"),
    Kind.MITIGATION_REMOVED: ("", "was"),
    Kind.QUESTION_ANSWERED: ("answer", ""),
    Kind.QUESTION_REOPENED: ("", "the answer was"),
    Kind.QUESTION_REWORDED: ("", "was"),
    Kind.CRITERION_REWORDED: ("", "was"),
    Kind.DEPENDENCY_ADDED: ("version", ""),
    Kind.DEPENDENCY_REMOVED: ("", "version"),
}
"""How what is now, and what was, is led in, where it says more than the kind does; empty: it is not said."""


def told(plan: PlanChange, event: Event) -> Told:
    """An event in words, such as *Risk raised (`high/high`)*, followed by *was `medium/high`*."""
    if event.severity:
        new = "New" if event.kind is Kind.FINDING_NEW else "Fixed"
        return Told(plan, f"{new} {event.severity} ({code(event.about or '')})", event)
    in_phase = event.kind.startswith(("step", "phase"))
    about = f" ({code(event.about)})" if event.about and not in_phase else ""
    dropped = ", crossed out" if event.after == "dropped" else ""
    repeats = event.after is not None and event.place.text.endswith(
        event.after
    )  # an answer behind its question
    led = zip(_MOVED.get(event.kind, ("", "")), (event.after, event.before), strict=True)
    more = (
        f", {lead} {code(said) if said else 'not stated'}"
        for lead, said in led
        if lead and not (repeats and said == event.after)
    )
    return Told(plan, f"{event.kind.replace('-', ' ').capitalize()}{about}{dropped}", event, "".join(more))


def first(plans: Iterable[PlanChange]) -> list[Told]:
    """What contradicts itself, went back or vanished unresolved: errors first, then by plan."""
    found = [one for plan in plans for one in _first(plan)]
    return sorted(found, key=lambda one: one.event is None or one.event.severity is not Severity.ERROR)


def _first(plan: PlanChange) -> Iterator[Told]:
    if plan.head is None:
        if plan.base and not plan.base.status.finished:
            yield Told(plan, f"Plan removed ({STATE_WORDS[plan.base.status]})")
        return
    if plan.base and _is_worse(plan.base.status, plan.head.status):
        yield Told(plan, f"{STATE_WORDS[plan.base.status]} → {STATE_WORDS[plan.head.status]}")
    yield from (told(plan, event) for event in plan.events if is_first(plan, event))


def is_first(plan: PlanChange, event: Event) -> bool:
    """Whether an event stands among the first, and nowhere else."""
    if event.kind is Kind.FINDING_NEW:
        rule = CATALOGUE.get(event.about or "")  # a snapshot of another version may name others
        contradicts = rule is not None and rule.family is Family.CONTRADICTION
        return event.severity is Severity.ERROR or (contradicts and event.severity is Severity.WARNING)
    if event.kind in _UNRESOLVED:
        return event.before == "open" and plan.base is not None and not plan.base.status.finished
    return event.kind in _WORSE


def _is_worse(was: State, now: State) -> bool:
    return (was.finished and not now.finished) or (was is not now and now in (State.BLOCKED, State.ON_HOLD))
