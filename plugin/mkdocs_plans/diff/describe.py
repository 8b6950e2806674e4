"""What of a change is worth the first look, and every event in words, without any markup.

The caller escapes them: `EventText.about` and what follows in `EventText.more` are texts of plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Severity, State
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.portfolio.entry import STATE_WORDS

from .model import Change, Diff, Event, EventKind, PlanChange

CHANGE_WORDS: Mapping[Change, str] = {
    Change.ADDED: "new",
    Change.REMOVED: "removed",
    Change.RENAMED: "renamed",
    Change.CHANGED: "changed",
}
"""What a plan is called by what became of it."""

_MOVED: Mapping[EventKind, tuple[str, str]] = {
    EventKind.TITLE_CHANGED: ("", "was"),
    EventKind.OWNER_CHANGED: ("now", "was"),
    EventKind.DATE_CHANGED: ("now", "was"),
    EventKind.STEP_REWORDED: ("", "was"),
    EventKind.RISK_RAISED: ("", "was"),
    EventKind.RISK_LOWERED: ("", "was"),
    EventKind.RISK_REWORDED: ("", "was"),
    EventKind.MITIGATION_ADDED: ("with", ""),
    EventKind.MITIGATION_CHANGED: ("now", "was"),
    EventKind.MITIGATION_REMOVED: ("", "was"),
    EventKind.QUESTION_ANSWERED: ("answer", ""),
    EventKind.QUESTION_REOPENED: ("", "the answer was"),
    EventKind.QUESTION_REWORDED: ("", "was"),
    EventKind.CRITERION_REWORDED: ("", "was"),
    EventKind.DEPENDENCY_ADDED: ("version", ""),
    EventKind.DEPENDENCY_REMOVED: ("", "version"),
}
"""How what is now, and what was, is led in, where it says more than the kind does; empty: it is not said."""


@dataclass(frozen=True, slots=True)
class EventText:
    """An event in words, such as *Risk raised* about *high/high*, then *was* *medium/high*."""

    what: str
    """Ours: what happened, as the beginning of a sentence."""
    about: str | None = None
    """What it belongs to: the levels of a risk, the phase of a step, the rule of a finding …"""
    more: tuple[tuple[str, str | None], ...] = ()
    """What is now and what was, each behind a word of ours; `None`: not stated."""


def describe_event(event: Event) -> EventText:
    """An event in words."""
    if event.kind is EventKind.STATUS_CHANGED:
        return EventText("Status changed", None, (("was", state_word(event.before)),))
    if event.severity:
        new = "New" if event.kind is EventKind.FINDING_NEW else "Fixed"
        return EventText(f"{new} {event.severity}", event.about, (("at", event.item),) if event.item else ())
    repeats = event.after is not None and event.place.text.endswith(event.after)  # as an answer does
    led = zip(_MOVED.get(event.kind, ("", "")), (event.after, event.before), strict=True)
    more = tuple((lead, said) for lead, said in led if lead and not (repeats and said == event.after))
    what = [event.kind.replace("-", " ").capitalize(), *([stands] if (stands := outcome(event)) else [])]
    return EventText(", ".join(what), event.about, more)


_SETTLED = frozenset({"done", "closed", "answered"})


def outcome(event: Event) -> str | None:
    """How an item stands that came, or stood that went, where it is not open."""
    if event.after == "dropped":
        return "crossed out"
    if event.kind.endswith("-added") and event.after in _SETTLED:
        return event.after
    return f"was {event.before}" if event.kind.endswith("-removed") and event.before in _SETTLED else None


def state_word(state: str | None) -> str | None:
    """What an event says of a status, as pages call it."""
    return STATE_WORDS[State(state)] if state in set(State) else state


# What is worth the first look: what contradicts itself, went back, or vanished unresolved.

_WORSE = frozenset(
    {
        EventKind.STEP_REOPENED,
        EventKind.RISK_REOPENED,
        EventKind.RISK_RAISED,
        EventKind.MITIGATION_REMOVED,
        EventKind.QUESTION_REOPENED,
        EventKind.CRITERION_REOPENED,
        EventKind.ACCESS_REOPENED,
    }
)
_UNRESOLVED = frozenset({EventKind.RISK_REMOVED, EventKind.QUESTION_REMOVED, EventKind.CRITERION_REMOVED})
"""What has to be resolved or met, and must not vanish while it is open."""


def first(plans: Iterable[PlanChange]) -> list[tuple[PlanChange, Event | None]]:
    """What to look at first: new errors, then by plan; `None` where it is about the plan as a whole."""
    found = [(plan, event) for plan in plans for event in _first(plan)]
    return sorted(found, key=lambda one: one[1] is None or one[1].severity is not Severity.ERROR)


def _first(plan: PlanChange) -> Iterator[Event | None]:
    if worsened(plan):
        yield None
    yield from (event for event in plan.events if is_first(plan, event))


def is_first(plan: PlanChange, event: Event) -> bool:
    """Whether an event stands among the first."""
    if event.kind is EventKind.FINDING_NEW:
        rule = CATALOGUE.get(event.about or "")  # a snapshot of another version may name others
        contradicts = rule is not None and rule.family is Family.CONTRADICTION
        return event.severity is Severity.ERROR or (contradicts and event.severity is Severity.WARNING)
    if event.kind in _UNRESOLVED:
        vanished = event.before == "open" and event.head is None  # else it was crossed out, for all to see
        return vanished and plan.base is not None and not plan.base.status.finished
    return event.kind in _WORSE


def worsened(plan: PlanChange) -> str | None:
    """What became of a plan as a whole, where that is worth the first look."""
    was, now = plan.base, plan.head
    if was is None:
        return None
    if now is None:
        return None if was.status.finished else f"Plan removed ({STATE_WORDS[was.status]})"
    back = was.status.finished and not now.status.finished
    if back or (was.status is not now.status and now.status in (State.BLOCKED, State.ON_HOLD)):
        return f"{STATE_WORDS[was.status]} → {STATE_WORDS[now.status]}"
    return None


# What the change completed.

ACTIVE = "in active plans"
"""Stands behind every figure that counts items. A finished plan takes its items out of such figures: without
these words work that is completed reads as work that went back."""


@dataclass(frozen=True, slots=True)
class Completed:
    """The work that a change completed, in any plan."""

    plans: tuple[PlanChange, ...]
    """Plans that became completed; one that came as completed is new and not among them."""
    steps: int
    """Steps that became done, those that were added as done among them."""


def completed(diff: Diff) -> Completed:
    """The work that a change completed."""
    steps = sum(_completes_step(event) for _, event in diff.events)
    return Completed(tuple(plan for plan in diff.plans if _is_completed(plan)), steps)


def _is_completed(plan: PlanChange) -> bool:
    if plan.base is None or plan.head is None:
        return False
    return plan.base.status is not State.COMPLETED and plan.head.status is State.COMPLETED


def _completes_step(event: Event) -> bool:
    return event.kind is EventKind.STEP_DONE or (event.kind is EventKind.STEP_ADDED and event.after == "done")


# A plan in a few words.

_NOUNS: Mapping[str, tuple[str, str]] = {
    "criterion": ("criterion", "criteria"),
    "access": ("access item", "access items"),
    "dependency": ("dependency", "dependencies"),
}
"""What is counted, where its plural is not its name with an `s`."""
_UNCOUNTED = ("title", "owner", "date")
_SECTIONS: Mapping[str, str] = {
    "integration": "integration points",
    "not_understood": "what was not understood",
    "phase_dependencies": "dependencies between phases",
}
"""What is called otherwise in a sentence than in the data."""


def sections_in_words(plan: PlanChange) -> list[str]:
    """What reads differently, as part of a sentence: “text changed in …”."""
    return [_SECTIONS.get(name, name.replace("_", " ")) for name in plan.sections_changed]


def in_short(plan: PlanChange) -> list[str]:
    """What happened to a plan, counted: its status first, what is worth the first look, then the rest."""
    found = []
    if plan.base and plan.head and plan.base.status is not plan.head.status:
        found.append(f"{STATE_WORDS[plan.base.status]} → {STATE_WORDS[plan.head.status]}")
    if plan.change in (Change.ADDED, Change.REMOVED):
        return found
    events = sorted(plan.events, key=lambda event: not is_first(plan, event))
    counts = Counter(event.kind for event in events if event.kind is not EventKind.STATUS_CHANGED)
    found += [counted(kind, count) for kind, count in counts.items()]
    if plan.sections_changed:
        found.append(f"text changed in {', '.join(sections_in_words(plan))}")
    return found


def counted(kind: EventKind, count: int) -> str:
    """How many events of a kind there are: `2 steps done`, `1 new finding`."""
    what, _, became = kind.partition("-")
    if what in _UNCOUNTED:
        return f"{what} {became}"
    one, many = _NOUNS.get(what, (what, f"{what}s"))
    return plural(count, f"{became} finding") if what == "finding" else f"{plural(count, one, many)} {became}"
