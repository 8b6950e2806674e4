"""A history in words without markup, by day, plan and commit.

The caller escapes the words: the texts of items and the values of `ChangeLine.more` are texts of plans.
`in_words` makes one line of a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import TypeGuard

from mkdocs_plans.diff import Event, EventKind
from mkdocs_plans.diff.describe import describe_event, outcome, state_word
from mkdocs_plans.diff.event_kinds import EventSection, Tone
from mkdocs_plans.diff.model import ItemPosition
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.model.risk_rating import levels_in_words
from mkdocs_plans.portfolio.entry import shortened, status_reason

from .model import History, HistoryEvent, PlanEventKind, is_wording

NAMED = 3
"""The most items that a line names; of more of the same kind, the others are counted."""


class LineTone(StrEnum):
    """The colour of a line, from what asks for attention to what does not."""

    STUCK = "stuck"
    ASK = "ask"
    GOOD = "good"
    MOVE = "move"
    QUIET = "quiet"


class ChangeTopic(StrEnum):
    """What a line is about, for filters and sums. The value is its name on pages."""

    ADDED = "New plans"
    COMPLETED = "Completed plans"
    CANCELLED = "Cancelled plans"
    BLOCKED = "Blocked plans"
    STATUS = "Other changes of status"
    DONE = "Steps done"
    STEPS = "Other changes of steps and phases"
    ANSWERED = "Questions answered"
    ASKED = "New questions"
    QUESTIONS = "Other changes of questions"
    HIGH_RISKS = "New High/High risks"
    RISKS = "Other changes of risks"
    DECISIONS = "Decisions"
    OTHERS = "Other changes"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item that a line names."""

    text: str
    """Text of a plan."""
    anchor: str | None = None
    """The id of the item on the plan's page today; `None` if there is none."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One or several events of the same kind, of one plan in one commit."""

    kind: EventKind | PlanEventKind
    topic: ChangeTopic
    what: str
    """What happened, as the beginning of a sentence: `3 steps done (8/12)`, `Planning → In progress`."""
    tone: LineTone
    icon: str
    """The name of its shape: a state, `new`, `move`, `step`, `question`, `answer`, `risk` or `decision`."""
    detail: str = ""
    """Our own words that follow: `In progress, 3 steps, 2 risks` of a new plan."""
    items: tuple[ChangedItem, ...] = ()
    """The items that it is about. Of a plan as a whole none, or what it states."""
    more: tuple[tuple[str, str | None], ...] = ()
    """New and old values, each after a word such as *was*; `None` if not stated."""
    wording: bool = False
    """Whether only words changed."""

    @property
    def named(self) -> tuple[ChangedItem, ...]:
        """The items to show."""
        return self.items[:NAMED]

    @property
    def unnamed(self) -> int:
        """How many more items it is about."""
        return len(self.items) - len(self.named)


@dataclass(frozen=True, slots=True)
class PlanCommit:
    """What one commit changed in one plan."""

    time: datetime
    commit: str
    """The full hash."""
    path: str
    """The path of the plan today; its last path if it was removed."""
    path_then: str
    """The path of the plan in that commit."""
    title: str
    """The title of the plan in that commit."""
    lines: tuple[ChangeLine, ...]
    """In the order of a diff; never empty."""
    imported: bool = False
    """Whether the plan came with an import, see `History.imports`."""
    bulk: bool = False
    """Whether the commit touched many plans and changed only words in this one."""

    @property
    def short(self) -> str:
        """The abbreviated hash."""
        return self.commit[:7]

    @property
    def shown(self) -> tuple[ChangeLine, ...]:
        """The lines that a list shows: all but changes of text, nothing of imports and bulk changes."""
        if self.imported or self.bulk:
            return ()
        return tuple(line for line in self.lines if not line.wording)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """What one day changed in one plan."""

    path: str
    title: str
    """The title of the plan at the end of that day."""
    commits: tuple[PlanCommit, ...]
    """Newest first."""


def describe_history(history: History) -> tuple[PlanCommit, ...]:
    """Return all changes of a history in words, newest first; in a commit by path."""
    imports = {count.commit for count in history.imports}
    bulk = {count.commit for count in history.bulk}
    first = _first_paths(history.events)
    plans: dict[_Key, _PlanSoFar] = {}
    found: list[list[PlanCommit]] = []
    for commit, events in groupby(history.events, key=lambda event: event.commit):
        found.append([])
        for key, own in groupby(events, key=_key):
            path, together = key[0], list(own)
            if key not in plans:
                plans[key] = _PlanSoFar(first.get(key, path))
            plan = plans[key]
            lines = tuple(_lines(together, plan))
            found[-1].append(
                PlanCommit(
                    together[0].time,
                    commit,
                    path,
                    plan.path,
                    plan.title or path,
                    lines,
                    imported=commit in imports and any(line.kind is PlanEventKind.ADDED for line in lines),
                    bulk=commit in bulk and all(line.kind in _OF_SWEEPS or line.wording for line in lines),
                )
            )
    return tuple(change for changes in reversed(found) for change in changes)


_LATEST: list[tuple[History, tuple[PlanCommit, ...]]] = []
"""The history that `latest_description` described last, and its changes."""


def latest_description(history: History) -> tuple[PlanCommit, ...]:
    """Return the same as `describe_history`, which the pages and feeds of a build need several times."""
    # Identity is compared, because histories are long.
    if not (_LATEST and _LATEST[0][0] is history):
        _LATEST[:] = [(history, describe_history(history))]
    return _LATEST[0][1]


def by_day(commits: Iterable[PlanCommit]) -> Iterator[tuple[date, tuple[PlanDay, ...]]]:
    """Group commits, which are newest first, by day in UTC, then by plan; last changed plans first."""
    for day, of_day in groupby(commits, key=lambda commit: commit.time.date()):
        plans: dict[str, list[PlanCommit]] = {}
        for commit in of_day:
            plans.setdefault(commit.path, []).append(commit)
        yield day, tuple(PlanDay(path, own[0].title, tuple(own)) for path, own in plans.items())


def in_words(
    line: ChangeLine,
    quote: Callable[[str], str] = str,
    name: Callable[[ChangedItem], str] | None = None,
) -> str:
    """Return a line as text: `3 steps done (8/12): Order the printers; Train the crew`.

    Args:
        line: The line.
        quote: Escapes a text of a plan.
        name: Returns an item, such as a link to it. By default its text is escaped.
    """
    items = [name(item) if name else quote(item.text) for item in line.named]
    if line.unnamed:
        items.append(f"{line.unnamed:,} more")
    behind = ", ".join(part for part in (line.detail, "; ".join(items)) if part)
    more = ", ".join(f"{lead} {quote(value) if value else 'not stated'}" for lead, value in line.more)
    words = f"{line.what}: {behind}" if behind else line.what
    return f"{words}{' · ' if behind else ', '}{more}" if more else words


# From events to lines.


_Key = tuple[str, int]
"""The path of a plan, and which of the plans with this path it is."""


def _key(event: HistoryEvent) -> _Key:
    return event.path, event.plan


def _first_paths(events: Iterable[HistoryEvent]) -> Mapping[_Key, str]:
    """Return the first paths of plans that were renamed."""
    found: dict[_Key, str] = {}
    for event in events:
        if event.kind is PlanEventKind.RENAMED and event.before:
            found.setdefault(_key(event), event.before)
    return found


@dataclass(slots=True)
class _PlanSoFar:
    """What is known about a plan after some of its events."""

    path: str
    title: str = ""
    removed: bool = False
    steps: Counter[str] = field(default_factory=Counter)
    """The number of steps by state."""

    def apply(self, event: HistoryEvent) -> None:
        """Apply the next event."""
        match event.kind:
            case PlanEventKind.ADDED | PlanEventKind.REMOVED | PlanEventKind.RENAMED:
                self.title = event.text
                self.removed = event.kind is PlanEventKind.REMOVED
                if event.kind is PlanEventKind.RENAMED:
                    self.path = event.after or self.path
            case EventKind.TITLE_CHANGED:
                self.title = event.after or self.title
            case EventKind.STEP_ADDED:
                self.steps[event.after or _OPEN] += 1
            case EventKind.STEP_REMOVED:
                self.steps[event.before or _OPEN] -= 1
            case EventKind.STEP_DONE | EventKind.STEP_REOPENED:
                self.steps[event.before or _OPEN] -= 1
                self.steps[event.after or _OPEN] += 1

    @property
    def progress(self) -> str:
        """The steps done out of all steps."""
        done = self.steps[_DONE]
        return f"{done}/{done + self.steps[_OPEN]}"


_OPEN, _DONE = "open", "done"
_NAMED_SECTIONS = (EventSection.RISKS, EventSection.QUESTIONS, EventSection.DECISIONS)
"""Sections whose events have a line each, if they are few."""
_LEFT_OUT = ""
"""A text that a profile does not publish."""
_HEADER = "header"
_HIGH_HIGH = "high/high"
"""The levels of a risk, as events have them."""
_OF_SWEEPS = frozenset({EventKind.TITLE_CHANGED, PlanEventKind.RENAMED})
"""Kinds that are worth a line, but not if a commit causes them in many plans."""

_WHAT = {
    PlanEventKind.ADDED: "New plan",
    PlanEventKind.REMOVED: "Plan removed",
    PlanEventKind.RENAMED: "File renamed",
    EventKind.TITLE_CHANGED: "Renamed",
    EventKind.QUESTION_ADDED: "New question",
    EventKind.DECISION_ADDED: "Decided",
}
"""Kinds for which this list has other words than a diff."""


def _lines(events: Sequence[HistoryEvent], plan: _PlanSoFar) -> Iterator[ChangeLine]:
    """Yield the lines of one plan in one commit, and apply its events."""
    back = plan.removed
    for event in events:
        plan.apply(event)
    new = next((event for event in events if event.kind is PlanEventKind.ADDED), None)
    if new is not None:
        yield _plan_added(new, events, back=back)
    for kind, same in _by_kind(events):
        if kind is PlanEventKind.ADDED or (new and not back and _tone(kind) is Tone.NEW):
            continue
        if _is_counted(kind, len(same)):
            yield _counted(kind, same, plan)
        else:
            yield from (_line(event, plan) for event in same)


def _by_kind(
    events: Iterable[HistoryEvent],
) -> Iterator[tuple[EventKind | PlanEventKind, Sequence[HistoryEvent]]]:
    found: dict[tuple[EventKind | PlanEventKind, bool], list[HistoryEvent]] = {}
    for event in events:
        found.setdefault((event.kind, is_wording(event.kind, event.before)), []).append(event)
    yield from ((kind, same) for (kind, _), same in found.items())


def _is_counted(kind: EventKind | PlanEventKind, count: int) -> TypeGuard[EventKind]:
    """Whether this many events of a kind share a line."""
    if isinstance(kind, PlanEventKind) or kind.info.of == _HEADER or kind.info.section is None:
        return False
    return count > (NAMED if kind.info.section in _NAMED_SECTIONS else 1)


def _tone(kind: EventKind | PlanEventKind) -> Tone:
    return kind.info.tone if isinstance(kind, EventKind) else Tone.CHANGED


def _plan_added(event: HistoryEvent, events: Sequence[HistoryEvent], *, back: bool) -> ChangeLine:
    """Return the line of a new plan. Its items are counted."""
    facts = [state_word(event.after) or ""]
    if not back:
        steps = [one for one in events if one.kind is EventKind.STEP_ADDED]
        done = sum(one.after == _DONE for one in steps)
        if steps:
            of_all = f"{done:,} of " if 0 < done < len(steps) else ""
            facts.append(f"{of_all}{plural(len(steps), 'step')}{' done' if done else ''}")
        else:
            facts += _counts(events, EventKind.PHASE_ADDED, "phase")
        facts += _counts(events, EventKind.RISK_ADDED, "risk")
        facts += _counts(events, EventKind.QUESTION_ADDED, "open question")
        facts += _counts(events, EventKind.DECISION_ADDED, "decision")
    return ChangeLine(
        PlanEventKind.ADDED,
        ChangeTopic.ADDED,
        "Plan is back" if back else _WHAT[PlanEventKind.ADDED],
        LineTone.MOVE,
        "new",
        ", ".join(facts),
    )


def _counts(events: Iterable[HistoryEvent], kind: EventKind, noun: str) -> list[str]:
    states = [event.after for event in events if event.kind is kind]
    count = states.count(_OPEN) if noun.startswith(_OPEN) else len(states)
    return [plural(count, noun)] if count else []


def _counted(kind: EventKind, events: Sequence[HistoryEvent], plan: _PlanSoFar) -> ChangeLine:
    """Return one line for several events of a kind."""
    line = _line(events[0], plan)
    return ChangeLine(
        kind,
        _topic(kind, events),
        f"{kind.counted(len(events))}{_progress(kind, plan)}",
        line.tone,
        line.icon,
        items=_items(events),
        wording=line.wording,
    )


def _progress(kind: EventKind, plan: _PlanSoFar) -> str:
    return f" ({plan.progress})" if kind in (EventKind.STEP_DONE, EventKind.STEP_REOPENED) else ""


def _line(event: HistoryEvent, plan: _PlanSoFar) -> ChangeLine:
    """Return the line of one event."""
    kind = event.kind
    if isinstance(kind, PlanEventKind):
        return _plan_line(kind, event)
    if kind is EventKind.STATUS_CHANGED:
        return _status_line(event)
    as_in_diff = _as_in_diff(event, kind)
    text, state = describe_event(as_in_diff), outcome(as_in_diff)
    what, more = text.what if state else _WHAT.get(kind, text.what), text.more
    if kind is EventKind.QUESTION_ANSWERED and event.before is not None:
        what, more = "Answer changed", (*more, ("was", event.before))
    elif kind is EventKind.QUESTION_ANSWERED and event.about == QuestionKind.DECISION:
        what = "Decided"
    elif kind is EventKind.RISK_ADDED:
        what = f"New {_levels(event.about)} risk{f', {state}' if state else ''}".replace("  ", " ")
    elif kind is EventKind.DATE_CHANGED and event.about:
        what = f"{event.about.capitalize()} date changed"
    if kind.info.levels:
        more = (("now", _levels(event.after)), *more)
        more = tuple((lead, value and levels_in_words(value)) for lead, value in more)
    of_plan = kind.info.of == _HEADER
    return ChangeLine(
        kind,
        _topic(kind, [event]),
        f"{what}{_progress(kind, plan)}",
        _line_tone(event, kind),
        _icon(event, kind),
        items=() if of_plan else _items([event]),
        more=tuple((lead, value) for lead, value in more if value != _LEFT_OUT),
        wording=is_wording(kind, event.before) and kind not in _OF_SWEEPS,
    )


def _items(events: Iterable[HistoryEvent]) -> tuple[ChangedItem, ...]:
    return tuple(ChangedItem(event.text, event.anchor) for event in events if event.text != _LEFT_OUT)


def _as_in_diff(event: HistoryEvent, kind: EventKind) -> Event:
    """Return an event of an item as a diff has it, which `describe_event` puts into words."""
    position = ItemPosition(event.text, None, event.anchor)
    gone = kind.info.tone is Tone.GONE
    return Event(
        kind,
        position if gone else None,
        None if gone else position,
        event.before,
        event.after,
        event.about,
    )


def _levels(levels: str | None) -> str:
    """Return the levels of a risk in words; empty if none is stated."""
    return levels_in_words(levels) if levels and levels.replace("not stated", "").strip("/") else ""


def _plan_line(kind: PlanEventKind, event: HistoryEvent) -> ChangeLine:
    removed = kind is PlanEventKind.REMOVED
    was = state_word(event.before) if removed else event.before
    return ChangeLine(
        kind,
        ChangeTopic.OTHERS,
        _WHAT[kind],
        LineTone.QUIET,
        "move",
        more=(("was", was),) if was else (),
    )


_STATUS_TONES: Mapping[str, LineTone] = {
    State.BLOCKED: LineTone.STUCK,
    State.COMPLETED: LineTone.GOOD,
    State.ON_HOLD: LineTone.ASK,
    State.CANCELLED: LineTone.QUIET,
}

_STATUS_TOPICS: Mapping[str, ChangeTopic] = {
    State.BLOCKED: ChangeTopic.BLOCKED,
    State.COMPLETED: ChangeTopic.COMPLETED,
    State.CANCELLED: ChangeTopic.CANCELLED,
}


def _status_line(event: HistoryEvent) -> ChangeLine:
    """Return the line of a change of status, with what the plan states if that is more than the status."""
    before, after = state_word(event.before), state_word(event.after)
    same = event.text.casefold() == (after or "").casefold()  # `In progress` is a status without a reason.
    stated = "" if same else status_reason(event.text)
    return ChangeLine(
        EventKind.STATUS_CHANGED,
        _STATUS_TOPICS.get(event.after or "", ChangeTopic.STATUS),
        f"{before} → {after}",
        _STATUS_TONES.get(event.after or "", LineTone.MOVE),
        event.after if event.after in (State.BLOCKED, State.COMPLETED) else "move",
        items=(ChangedItem(shortened(stated)),) if stated else (),
    )


_TOPICS: Mapping[EventSection | EventKind | None, ChangeTopic] = {
    EventKind.STEP_DONE: ChangeTopic.DONE,
    EventSection.STEPS: ChangeTopic.STEPS,
    EventKind.QUESTION_ANSWERED: ChangeTopic.ANSWERED,
    EventSection.QUESTIONS: ChangeTopic.QUESTIONS,
    EventSection.RISKS: ChangeTopic.RISKS,
    EventSection.DECISIONS: ChangeTopic.DECISIONS,
}
"""The topics of kinds, and of the other kinds of a section."""


def _topic(kind: EventKind, events: Sequence[HistoryEvent]) -> ChangeTopic:
    """Return the topic of a line about some events of a kind."""
    new = all(event.after == _OPEN for event in events)
    if kind is EventKind.QUESTION_ADDED and new:
        return ChangeTopic.ASKED
    if kind is EventKind.RISK_ADDED and new and all(event.about == _HIGH_HIGH for event in events):
        return ChangeTopic.HIGH_RISKS
    return _TOPICS.get(kind) or _TOPICS.get(kind.info.section, ChangeTopic.OTHERS)


_TONES = {Tone.BETTER: LineTone.GOOD, Tone.WORSE: LineTone.STUCK}


def _line_tone(event: HistoryEvent, kind: EventKind) -> LineTone:
    if is_wording(kind, event.before):
        return LineTone.QUIET
    if kind in (EventKind.RISK_ADDED, EventKind.QUESTION_ADDED) and event.after != _OPEN:
        return LineTone.QUIET
    if kind is EventKind.RISK_ADDED:
        return LineTone.STUCK if event.about == _HIGH_HIGH else LineTone.MOVE
    if kind is EventKind.QUESTION_ADDED:
        return LineTone.ASK
    if kind is EventKind.DECISION_ADDED:
        return LineTone.MOVE
    return _TONES.get(kind.info.tone, LineTone.QUIET)


def _icon(event: HistoryEvent, kind: EventKind) -> str:
    if kind.info.section is EventSection.RISKS:
        return "risk"
    if kind.info.section is EventSection.QUESTIONS:
        if kind is not EventKind.QUESTION_ANSWERED:
            return "question"
        return "decision" if event.about == QuestionKind.DECISION else "answer"
    if kind.info.section is EventSection.DECISIONS:
        return "decision"
    return {Tone.BETTER: "step", Tone.NEW: "new"}.get(kind.info.tone, "move")
