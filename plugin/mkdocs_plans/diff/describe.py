"""Events in words without markup, events to look at first, and the work that a change completed.

The caller escapes the words: `EventText.about` and the values of `EventText.more` are texts of plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_plans.model.phrases import STATE_WORDS, plural
from mkdocs_plans.model.plan import Severity, State
from mkdocs_plans.model.rule import CATALOGUE, Family

from .event_kinds import EventKind, Tone, Urgency
from .model import Change, Diff, Event, PlanChange

CHANGE_WORDS: Mapping[Change, str] = {
    Change.CHANGED: "changed",
    Change.ADDED: "new",
    Change.RENAMED: "renamed",
    Change.REMOVED: "removed",
}
"""The words for each change of a plan, in the order in which reports count them."""


@dataclass(frozen=True, slots=True)
class EventText:
    """An event in words, such as *Risk raised* about *high/high*, then *was* *medium/high*."""

    what: str
    """What happened, as the beginning of a sentence."""
    about: str | None = None
    """What the item belongs to: the levels of a risk, the phase of a step, the rule of a finding …"""
    more: tuple[tuple[str, str | None], ...] = ()
    """The new and old values, each after a word such as *was*; `None` if not stated."""
    open_for: str = ""
    """How long what was answered or closed had been open: `open for 43 days`; empty if not known."""


def describe_event(event: Event) -> EventText:
    """Return an event in words."""
    if event.kind is EventKind.STATUS_CHANGED:
        return EventText("Status changed", None, (("was", state_word(event.before)),))
    if event.severity:
        new = "New" if event.kind is EventKind.FINDING_NEW else "Fixed"
        return EventText(f"{new} {event.severity}", event.about, (("at", event.item),) if event.item else ())
    info = event.kind.info
    now = "" if ends_with_value(event) else info.now
    more = tuple((lead, value) for lead, value in ((now, event.after), (info.was, event.before)) if lead)
    what = [event.kind.words.capitalize(), *([state] if (state := outcome(event)) else [])]
    return EventText(", ".join(what), event.about, more, open_for(event))


def open_for(event: Event) -> str:
    """Return how long what was answered or closed had been open; empty if not known or less than a day."""
    return f"open for {plural(event.open_days, 'day')}" if event.open_days else ""


def ends_with_value(event: Event) -> bool:
    """Whether the text of the item ends with the new value, such as a question with its answer."""
    return event.after is not None and event.position.text.endswith(event.after)


_NOT_OPEN = frozenset({"done", "closed", "answered", "not in force"})


def outcome(event: Event) -> str | None:
    """Return the state of an item that was added or removed, unless it is open."""
    if event.after == "dropped":
        return "crossed out"
    if event.kind.info.tone is Tone.NEW and event.after in _NOT_OPEN:
        return event.after
    return f"was {event.before}" if event.kind.info.tone is Tone.GONE and event.before in _NOT_OPEN else None


def became(event: Event) -> str:
    """Return the new state of an item for its badge: `done`, `raised`, `mitigation changed`."""
    return "crossed out" if event.after == "dropped" else event.kind.short


def state_word(state: str | None) -> str | None:
    """Return the words for the status in an event."""
    return STATE_WORDS[State(state)] if state in set(State) else state


# Events to look at first: contradictions, steps back, and items that were removed while they were open.


def first(plans: Iterable[PlanChange]) -> list[tuple[PlanChange, Event | None]]:
    """Return the events to look at first: new errors, then by plan; `None` means the plan itself."""
    found = [(plan, event) for plan in plans for event in _first(plan)]
    return sorted(found, key=lambda one: one[1] is None or one[1].severity is not Severity.ERROR)


def _first(plan: PlanChange) -> Iterator[Event | None]:
    if worsened(plan):
        yield None
    yield from (event for event in plan.events if is_first(plan, event))


def is_first(plan: PlanChange, event: Event) -> bool:
    """Whether an event is among the first to look at."""
    urgency = event.kind.info.urgency
    if urgency is Urgency.BY_RULE:
        rule = CATALOGUE.get(event.about or "")  # A snapshot of another version may contain other rules.
        contradicts = rule is not None and rule.family is Family.CONTRADICTION
        return event.severity is Severity.ERROR or (contradicts and event.severity is Severity.WARNING)
    if urgency is Urgency.IF_OPEN:
        # Otherwise it was crossed out, which is visible.
        vanished = event.before == "open" and event.head is None
        return vanished and plan.base is not None and not plan.base.status.finished
    return urgency is Urgency.ALWAYS


def worsened(plan: PlanChange) -> str | None:
    """Return what happened to a plan as a whole, if a reader should look at it first."""
    was, now = plan.base, plan.head
    if was is None:
        return None
    if now is None:
        return None if was.status.finished else f"Plan removed ({STATE_WORDS[was.status]})"
    back = was.status.finished and not now.status.finished
    if back or (was.status is not now.status and now.status in (State.BLOCKED, State.ON_HOLD)):
        return f"{STATE_WORDS[was.status]} → {STATE_WORDS[now.status]}"
    return None


# The work that a change completed.

ACTIVE = "in active plans"
"""The end of the name of every figure that counts items.

When a plan is finished, its items are no longer counted. Without these words, completed work would look like
lost work."""


@dataclass(frozen=True, slots=True)
class Completed:
    """The work that a change completed, in any plan."""

    plans: tuple[PlanChange, ...]
    """The plans that became completed. New plans are not included."""
    steps: int
    """The number of steps that became done, or were added as done."""


def completed(diff: Diff) -> Completed:
    """Return the work that a change completed."""
    steps = sum(_completes_step(event) for _, event in diff.events)
    return Completed(tuple(plan for plan in diff.plans if becomes_completed(plan)), steps)


def becomes_completed(plan: PlanChange) -> bool:
    """Whether the change completes a plan."""
    if plan.base is None or plan.head is None:
        return False
    return plan.base.status is not State.COMPLETED and plan.head.status is State.COMPLETED


def _completes_step(event: Event) -> bool:
    return event.kind is EventKind.STEP_DONE or (event.kind is EventKind.STEP_ADDED and event.after == "done")


# A short description of a plan.

_SECTIONS: Mapping[str, str] = {
    "integration": "integration points",
    "not_understood": "unparsed content",
    "phase_dependencies": "dependencies between phases",
}
"""Words for sections whose names in the data do not fit into a sentence."""


def sections_in_words(plan: PlanChange) -> list[str]:
    """Return the names of changed sections, as part of a sentence: "text changed in …"."""
    return [_SECTIONS.get(name, name.replace("_", " ")) for name in plan.sections_changed]


def in_short(plan: PlanChange) -> list[str]:
    """Return the changes of a plan, counted: its status, what to look at first, then the rest."""
    found = []
    if plan.base and plan.head and plan.base.status is not plan.head.status:
        found.append(f"{STATE_WORDS[plan.base.status]} → {STATE_WORDS[plan.head.status]}")
    if plan.change in (Change.ADDED, Change.REMOVED):
        return found
    events = sorted(plan.events, key=lambda event: not is_first(plan, event))
    counts = Counter(event.kind for event in events if event.kind is not EventKind.STATUS_CHANGED)
    found += [kind.counted(count) for kind, count in counts.items()]
    if plan.sections_changed:
        found.append(f"text changed in {', '.join(sections_in_words(plan))}")
    return found
