"""Why plans need attention, since when, and in which order.

`docs/reference/reading.md` §10 is the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Checkbox, QuestionKind, State, tally
from mkdocs_plans.model.risk_rating import high_unmitigated
from mkdocs_plans.model.times import Moment

from .ages import Age, age, days_in_words, item_times, oldest, state_since
from .entry import AttentionReason, Entry, computed_state, contradiction

STALLED = "stalled"
"""The kind of the reason of plans in progress that do not change."""
DONE_NOT_CLOSED, FOLDER_DISAGREES, STARTED = range(3)
"""The order of contradictions: every step is done; the folder states another status; steps are done while the
status is Planning."""
_UNFINISHED_DAYS = 30
"""The number of days for which a completed plan with open steps needs attention."""

REASONS: Mapping[str, str] = {
    "blocked": "it is blocked",
    "unmitigated": "a High/High risk has no mitigation",
    "target": "its target day has passed",
    "contradiction": "its status contradicts its steps or its folder",
    STALLED: "it is in progress and has not changed for a long time",
    "decision": "it is in progress and a decision is open",
    "access": "it is in progress and access is missing",
    "unfinished": f"it was completed in the last {_UNFINISHED_DAYS} days and has open steps",
}
"""The reasons for attention, most severe first, in the words of the rule on the page."""
OF_HISTORY = frozenset({STALLED, "unfinished"})
"""The reasons that need the history of a plan, which is not read for each state that is compared."""
_RANKS = {kind: rank for rank, kind in enumerate(REASONS)}


def with_reasons(entries: Iterable[Entry], today: date, stale_days: int) -> list[Entry]:
    """Add to each plan why it needs attention.

    Args:
        entries: The plans.
        today: The day from which ages are counted.
        stale_days: The number of days without a change after which a plan in progress is stalled.
    """
    return [replace(entry, reasons=_reasons(entry, today, stale_days)) for entry in entries]


def attention_rank(entry: Entry) -> tuple[int, int, int, int]:
    """Return a sort key for plans that need attention.

    They are ordered by the most severe reason, then those that have had it longest, those without a known age
    last. Of stalled plans the last one that moved comes first: it is the likeliest to be forgotten, and those
    stalled for years are not the first every morning.
    """
    first = entry.reasons[0]
    since = first.since.toordinal() if first.since else date.max.toordinal()
    return (
        _RANKS.get(first.kind, len(_RANKS)),
        first.order,
        -since if first.kind == STALLED else since,
        -len(entry.reasons),
    )


def _reasons(entry: Entry, today: date, stale_days: int) -> tuple[AttentionReason, ...]:
    """Return why a plan needs attention, most severe first; empty if it does not."""
    if entry.counted:
        return entry.counted.reasons
    if not entry.active:
        return tuple(_unfinished(entry, today))
    found = [
        *_of_any_state(entry, today),
        *(_of_progress(entry, today, stale_days) if entry.state is State.IN_PROGRESS else ()),
    ]
    return tuple(sorted(found, key=lambda reason: _RANKS[reason.kind]))


def _of_any_state(entry: Entry, today: date) -> Iterator[AttentionReason]:
    plan = entry.plan
    if entry.state is State.BLOCKED:
        yield _reason("blocked", "blocked", " ", age(state_since(entry), today))
    if exposed := [risk.anchor for risk in plan.open_risks if high_unmitigated(risk)]:
        text = f"{plural(len(exposed), 'High/High risk')} without mitigation"
        yield _reason_of_items("unmitigated", text, entry, exposed, today)
    if plan.target and (target := date.fromisoformat(plan.target.day)) < today:
        late = days_in_words((today - target).days)
        yield AttentionReason("target", f"target day {plan.target.day} passed {late} ago", since=target)
    if sentence := contradiction(plan):
        order, since = _contradicted(entry)
        yield replace(_reason("contradiction", sentence, ", for ", age(since, today)), order=order)


def _of_progress(entry: Entry, today: date, stale_days: int) -> Iterator[AttentionReason]:
    plan, changed = entry.plan, entry.changed
    if changed and (days := (today - changed.time.date()).days) >= stale_days:
        yield AttentionReason(STALLED, f"no change for {days_in_words(days)}", since=changed.time.date())
    if decisions := [item.anchor for item in plan.open_questions if item.kind is QuestionKind.DECISION]:
        text = plural(len(decisions), "open decision")
        yield _reason_of_items("decision", text, entry, decisions, today)
    if access := [item.anchor for item in plan.access if item.mark is Checkbox.OPEN]:
        text = plural(len(access), "missing access item")
        yield _reason_of_items("access", text, entry, access, today)


def _unfinished(entry: Entry, today: date) -> Iterator[AttentionReason]:
    """Yield the reason of a plan that was completed lately and has open steps."""
    finished = entry.times.finished if entry.times else None
    if entry.state is not State.COMPLETED or finished is None or not tally(entry.plan.steps).open:
        return
    found = age(finished, today)
    if found and not finished.at_least and found.days <= _UNFINISHED_DAYS:
        yield _reason("unfinished", contradiction(entry.plan) or "", ", for ", found)


def _reason_of_items(
    kind: str, text: str, entry: Entry, anchors: Sequence[str], today: date
) -> AttentionReason:
    """Return a reason that several items give, with the age of the oldest."""
    return _reason(kind, text, ", for " if len(anchors) == 1 else ", oldest ", oldest(entry, anchors, today))


def _reason(kind: str, text: str, lead: str, found: Age | None) -> AttentionReason:
    return AttentionReason(kind, text, lead, found, found.since.time.date() if found else None)


def _contradicted(entry: Entry) -> tuple[int, Moment | None]:
    """Return the place of a contradiction among others, and since when it exists if that is known."""
    plan = entry.plan
    done = [item_times(entry, step.anchor).until for step in plan.steps if step.mark is Checkbox.DONE]
    known = sorted((moment for moment in done if moment), key=lambda moment: moment.time)
    if entry.state is State.IN_PROGRESS and computed_state(plan) is State.COMPLETED:
        return DONE_NOT_CLOSED, known[-1] if known and len(known) == len(done) else None
    if entry.state is State.PLANNING and done:
        return STARTED, known[0] if known else None
    return FOLDER_DISAGREES, state_since(entry)
