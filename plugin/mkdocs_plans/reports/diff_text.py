"""What happened between two states of the plans, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from click import style

from mkdocs_plans.diff import (
    Change,
    Diff,
    Event,
    EventKind,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
)
from mkdocs_plans.diff.describe import ACTIVE, outcome, sections_in_words
from mkdocs_plans.model.phrases import plural, truncate
from mkdocs_plans.model.plan import Severity, State, Tally
from mkdocs_plans.portfolio.entry import STATE_WORDS, shortened
from mkdocs_plans.terminal_text import strip_control

from .event_lines import completed

_WORDS = {
    Change.ADDED: "new",
    Change.REMOVED: "removed",
    Change.RENAMED: "renamed",
    Change.CHANGED: "changed",
}
_GOOD = ("-done", "-closed", "-answered", "-fixed", "-lowered", "mitigation-added")
_BAD = (
    "-reopened",
    "-raised",
    "-new",
    "mitigation-removed",
    "risk-removed",
    "question-removed",
    "criterion-removed",
)
_MOVES = frozenset(
    {EventKind.RISK_RAISED, EventKind.RISK_LOWERED, EventKind.OWNER_CHANGED, EventKind.DATE_CHANGED}
)
"""Kinds of which both sides are told behind the item."""
_TELLS = frozenset({EventKind.MITIGATION_ADDED, EventKind.MITIGATION_CHANGED, EventKind.QUESTION_ANSWERED})
"""Kinds of which is told what there is now, unless the item's text ends with it."""
_REPLACES = frozenset({kind for kind in EventKind if kind.endswith("-reworded")} | {EventKind.TITLE_CHANGED})
"""Kinds of which the item's text before is told on a line of its own."""
_KIND_WIDTH = max(len(kind) for kind in EventKind)
_LONGEST = 200
_NAME_WIDTH = 31
"""Of a figure of all plans."""


def write(diff: Diff) -> str:
    """Plan by plan what happened, then all plans before and after; in colours, to be taken away elsewhere."""
    parts = [_head(diff), *("\n".join(_plan(plan)) for plan in diff.plans)]
    parts += ["\n".join(_notes(diff))] if diff.notes or diff.configuration_differs else []
    parts += [line] if (line := _completed(diff)) else []
    return "\n\n".join([*parts, "\n".join(_figures(diff.before, diff.after))]) + "\n"


def _head(diff: Diff) -> str:
    named = f"{_revision(diff.base)} → {_revision(diff.head)}"
    if not diff.plans:
        return f"{named}: no plan says anything else"
    return f"{named}: {plural(len(diff.plans), 'plan')}, {plural(len(diff.events), 'event')}"


def _revision(revision: Revision) -> str:
    name = strip_control(revision.name)
    commit = (revision.commit or "")[:7]
    return f"{name} ({commit})" if commit and not name.startswith(commit) else name


def _plan(plan: PlanChange) -> Iterator[str]:
    name = f"./{strip_control(plan.path)}" if plan.path[:1] in (":", "#", " ") else strip_control(plan.path)
    was = f", was {strip_control(plan.was)}" if plan.was else ""
    yield f"{style(name, bold=True)} {_WORDS[plan.change]}{was}: {_one(plan.title)}"
    yield f"  {_standing(plan.base, plan.head)}"
    for event in plan.events:
        yield from _event(event)
    if plan.sections_changed:
        yield f"  text changed in {', '.join(sections_in_words(plan))}"


def _standing(base: PlanFigures | None, head: PlanFigures | None) -> str:
    """How the plan stood and stands, what did not change told once."""
    facts = [_facts(standing) for standing in (base, head) if standing is not None]
    return " · ".join(" → ".join(dict.fromkeys(told)) for told in zip(*facts, strict=True))


def _facts(standing: PlanFigures) -> tuple[str, ...]:
    steps, untracked = standing.steps, "not stated" if standing.tracked is None else "not tracked"
    return (
        STATE_WORDS[standing.status] + (f" ({_one(shortened(standing.reason))})" if standing.reason else ""),
        f"{steps.done} of {plural(steps.total, 'step')}" if steps.total else f"steps {untracked}",
        "risks not stated" if standing.risks is None else plural(standing.risks, "open risk"),
        "questions not stated" if standing.questions is None else plural(standing.questions, "open question"),
    )


def _event(event: Event) -> Iterator[str]:
    place = event.place
    words = style(event.kind.replace("-", " ").ljust(_KIND_WIDTH), fg=_colour(event.kind))
    facts = filter(None, (outcome(event), f"line {place.line}" if place.line else None))
    behind = f" ({told})" if (told := ", ".join(facts)) else ""
    yield f"  {words} {_said(event)}{behind}"
    if event.kind in _REPLACES:
        yield f"  {'was'.rjust(_KIND_WIDTH)} {_one(event.before)}"


def _said(event: Event) -> str:
    text = _one(event.place.text)
    if event.severity is not None:
        at = f" – {_one(event.item)}" if event.item else ""
        return f"{event.severity} {strip_control(event.about or '')}: {text}{at}"
    if event.kind is EventKind.STATUS_CHANGED and event.before and event.after:
        return f"{STATE_WORDS[State(event.before)]} → {STATE_WORDS[State(event.after)]}"
    if event.kind in _MOVES:
        return f"{text}: {_one(event.before)} → {_one(event.after)}"
    if event.kind in _TELLS and event.after and event.after not in event.place.text:
        return f"{text}: {_one(event.after)}"
    return text


def _one(text: str | None) -> str:
    return truncate(strip_control(text), _LONGEST) if text else "not stated"


def _colour(kind: EventKind) -> str | None:
    if kind.endswith(_GOOD):
        return "green"
    return "red" if kind.endswith(_BAD) else None


def _notes(diff: Diff) -> Iterator[str]:
    for note in diff.notes:
        where = f"{strip_control(note.path)}: " if note.path else ""
        side = f" ({note.side})" if note.side else ""
        yield style(f"not compared: {where}{strip_control(note.message)}{side}", fg="yellow")
    if diff.configuration_differs:
        names = ", ".join(diff.configuration_differs)
        yield style(f"the configuration of the head differs, and was not used: {names}", fg="yellow")


def _completed(diff: Diff) -> str:
    """What the change completed, on a line of its own; nothing where it completed nothing."""
    done = completed(diff, lambda plan: _one(plan.title))
    return f"{style('Completed by this change', bold=True)}: {done}" if done else ""


def _figures(before: PortfolioFigures, after: PortfolioFigures) -> Iterator[str]:
    """All plans, before and after; figures that stayed the same are told once."""
    yield style("All plans", bold=True)
    for (name, was), (_, now) in zip(_rows(before), _rows(after), strict=True):
        if was != "0" or now != "0":
            yield f"  {name:<{_NAME_WIDTH}} {was if was == now else f'{was} → {now}'}"


def _rows(figures: PortfolioFigures) -> Iterator[tuple[str, str]]:
    yield "plans", f"{figures.plans:,}"
    for state, count in figures.by_status:
        yield STATE_WORDS[state].lower(), f"{count:,}"
    yield "need attention", f"{figures.attention:,}"
    yield "contradict themselves", f"{figures.contradictions:,}"
    yield f"steps done {ACTIVE}", _tally(figures.steps)
    yield f"open risks {ACTIVE}", f"{figures.risks:,}"
    yield f"High/High risks {ACTIVE}", f"{figures.red_risks:,}"
    yield f"open questions {ACTIVE}", f"{figures.questions:,}"
    for severity, count in figures.findings:
        yield _FINDINGS[severity], f"{count:,}"


_FINDINGS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "remarks"}


def _tally(steps: Tally) -> str:
    return f"{steps.done:,} of {steps.total:,}" if steps.total else "0"
