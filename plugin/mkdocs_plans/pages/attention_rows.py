"""Why plans need attention, in few words: what each row of the dashboard shows, and which rows come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_plans.model.phrases import STATE_WORDS, plural
from mkdocs_plans.model.plan import Checkbox, QuestionKind
from mkdocs_plans.model.risk_rating import high_unmitigated
from mkdocs_plans.portfolio.ages import Age, days_in_words, oldest_first
from mkdocs_plans.portfolio.attention import DONE_NOT_CLOSED, STALLED, STARTED
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, shortened
from mkdocs_plans.portfolio.portfolio import Attention, Portfolio

_MOST_ROWS = 5
_MOST_OF_A_REASON = 3
"""The most rows of one reason, so that the first page is not the same every morning."""
_MOST_REASONS = 3
"""The most reasons of a row."""


@dataclass(frozen=True, slots=True)
class ShortReason:
    """A reason as a row shows it: a shape, two or three words, and what they are about."""

    label: str
    icon: str
    tone: str
    detail: str = ""
    """May be text of a plan."""
    whole: str = ""
    """The detail in full, if it was cut."""


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """A plan that needs attention."""

    entry: Entry
    reasons: tuple[ShortReason, ...]
    age: Age | None
    """How long it has been in this state."""
    days: int | None
    """The days of the age, also where no commit shows them."""


def attention_row(item: Attention, portfolio: Portfolio) -> AttentionRow:
    """Return the row of a plan."""
    first = item.reasons[0]
    age = portfolio.state_age(item.entry) if first.kind == STALLED else first.age
    days = age.days if age else (portfolio.today - first.since).days if first.since else None
    done = _group(first) == "done"  # That such a plan does not change is no news.
    shown = [reason for reason in item.reasons if not (done and reason.kind == STALLED)][:_MOST_REASONS]
    return AttentionRow(
        item.entry, tuple(_short(reason, item.entry, portfolio) for reason in shown), age, days
    )


def first_rows(items: Sequence[Attention]) -> list[Attention]:
    """Return the plans that are shown, in their order: one of each reason, then more of the first reasons.

    So a plan that is stuck is shown even if many others have a reason that ranks higher.
    """
    groups: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        of_group = groups.setdefault(_group(item.reasons[0]), [])
        if len(of_group) < _MOST_OF_A_REASON:
            of_group.append(number)
    first = [numbers[0] for numbers in groups.values()]
    others = [number for numbers in groups.values() for number in numbers[1:]]
    return [items[number] for number in sorted([*first, *others][:_MOST_ROWS])]


def left_out(items: Iterable[Attention], shown: Sequence[Attention], portfolio: Portfolio) -> Iterator[str]:
    """Yield how many more plans there are of each reason: `19 more stalled, up to 134 days`."""
    paths = {item.entry.plan.path for item in shown}
    groups: dict[str, list[AttentionReason]] = {}
    for item in items:
        if item.entry.plan.path not in paths:
            groups.setdefault(_group(item.reasons[0]), []).append(item.reasons[0])
    for group, reasons in groups.items():
        words = f"{len(reasons):,} more {_GROUPS[group].rest}"
        known = [(portfolio.today - reason.since).days for reason in reasons if reason.since]
        if group == STALLED and known:
            words += f", up to {days_in_words(max(known))}"
        yield words


class _ReasonGroup(NamedTuple):
    """Reasons of which at most some plans are shown."""

    label: str
    icon: str
    tone: str
    rest: str
    """What is counted of the plans that are not shown."""


_GROUPS: Mapping[str, _ReasonGroup] = {
    "blocked": _ReasonGroup("Blocked", "blocked", "stuck", "blocked"),
    "unmitigated": _ReasonGroup(
        "High/High risk", "high", "stuck", "with a High/High risk without mitigation"
    ),
    "target": _ReasonGroup("Past its target", "still", "stuck", "past the target"),
    "done": _ReasonGroup("Done, not closed", "completed", "good", "done, not closed"),
    "started": _ReasonGroup("Started, still Planning", "step", "good", "in planning with steps done"),
    "contradiction": _ReasonGroup(
        "Folder and status disagree", "move", "stuck", "whose folder and status disagree"
    ),
    STALLED: _ReasonGroup("Stalled", "still", "stuck", "stalled"),
    "decision": _ReasonGroup("Decision open", "decision", "ask", "with an open decision"),
    "access": _ReasonGroup("Access missing", "on-hold", "ask", "without access"),
    "unfinished": _ReasonGroup("Completed with open steps", "completed", "good", "completed with open steps"),
}


def _group(reason: AttentionReason) -> str:
    """Return the name of the group of a reason."""
    if reason.kind != "contradiction":
        return reason.kind if reason.kind in _GROUPS else "contradiction"
    return {DONE_NOT_CLOSED: "done", STARTED: "started"}.get(reason.order, "contradiction")


def _short(reason: AttentionReason, entry: Entry, portfolio: Portfolio) -> ShortReason:
    """Return a reason in few words. Of a plan that is only counted the words of its own portal remain."""
    group = _group(reason)
    label, icon, tone, _ = _GROUPS[group]
    if entry.counted:
        return ShortReason(label, icon, tone, reason.text)
    plan = entry.plan
    match group:
        case "blocked":
            why = portfolio.why_blocked(entry) or "no reason stated"
            short = shortened(why)
            return ShortReason(label, icon, tone, short, why if short != why else "")
        case "unmitigated":
            count = sum(map(high_unmitigated, plan.open_risks))
            return ShortReason(label if count == 1 else f"{count} {label}s", icon, tone, "no mitigation")
        case "decision":
            return ShortReason(label, icon, tone, *_decision(entry))
        case "access":
            outstanding = sum(item.mark is Checkbox.OPEN for item in plan.access)
            return ShortReason(label, icon, tone, f"{plural(outstanding, 'item')} outstanding")
    return ShortReason(label, icon, tone, _detail(group, reason, entry))


def _detail(group: str, reason: AttentionReason, entry: Entry) -> str:
    steps, plan = entry.steps, entry.plan
    match group:
        case "target":
            return reason.text.removeprefix("target day ")
        case "done":
            return f"all {steps.total} steps are done" if steps.total > 1 else "its one step is done"
        case "started":
            return f"{steps.done} of {plural(steps.total, 'step')} done"
        case "unfinished":
            return f"{steps.open} of {plural(steps.total, 'step')} open"
        case "contradiction" if entry.folder:
            return f"in {entry.folder}/, still {STATE_WORDS[plan.status.state]}"
        case "stalled":
            tracked = f"{steps.done} of {plural(steps.total, 'step')}" if steps.total else "steps not tracked"
            return f"{reason.text}, {tracked}"
    return reason.text


def _decision(entry: Entry) -> tuple[str, str]:
    """Return the text of the oldest open decision, cut and in full."""
    decisions = [item for item in entry.plan.open_questions if item.kind is QuestionKind.DECISION]
    oldest = min(decisions, key=lambda item: oldest_first(entry, item.anchor))
    more = f" · {len(decisions) - 1} more" if len(decisions) > 1 else ""
    short = shortened(oldest.text)
    return f"{short}{more}", oldest.text if short != oldest.text else ""
