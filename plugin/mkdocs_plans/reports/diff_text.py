"""The changes between two states of the plans, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from click import style

from mkdocs_plans.diff import (
    Diff,
    Event,
    EventKind,
    PlanChange,
    PlanFigures,
    Revision,
)
from mkdocs_plans.diff.describe import CHANGE_WORDS, ends_with_value, open_for, outcome, sections_in_words
from mkdocs_plans.diff.event_kinds import EventDetail, Tone, Urgency
from mkdocs_plans.model.phrases import STATE_WORDS, plural, truncate
from mkdocs_plans.model.plan import State
from mkdocs_plans.pages.portfolio_figures import LONGEST_NAME, figure_changes
from mkdocs_plans.portfolio.entry import shortened
from mkdocs_plans.terminal_text import strip_control

from .event_lines import completed

_COLOURS = {Tone.BETTER: "green", Tone.WORSE: "red"}
_KIND_WIDTH = max(len(kind) for kind in EventKind)
_LONGEST = 200


def write(diff: Diff) -> str:
    """Return the changes of each plan, then the figures of all plans; with colours for a terminal."""
    parts = [_head(diff), *("\n".join(_plan(plan)) for plan in diff.plans)]
    parts += ["\n".join(_notes(diff))] if diff.notes or diff.configuration_differs else []
    parts += ["\n".join(lines)] if (lines := [*_completed(diff), *_unblocked(diff)]) else []
    parts += ["\n".join(lines)] if (lines := list(_overlapping(diff))) else []
    return "\n\n".join([*parts, "\n".join(_figures(diff))]) + "\n"


def _head(diff: Diff) -> str:
    named = f"{_revision(diff.base)} → {_revision(diff.head)}"
    if not diff.plans:
        return f"{named}: no plan changed"
    return f"{named}: {plural(len(diff.plans), 'plan')}, {plural(len(diff.events), 'event')}"


def _revision(revision: Revision) -> str:
    name = strip_control(revision.name)
    commit = (revision.commit or "")[:7]
    return f"{name} ({commit})" if commit and not name.startswith(commit) else name


def _plan(plan: PlanChange) -> Iterator[str]:
    name = f"./{strip_control(plan.path)}" if plan.path[:1] in (":", "#", " ") else strip_control(plan.path)
    was = f", was {strip_control(plan.was)}" if plan.was else ""
    yield f"{style(name, bold=True)} {CHANGE_WORDS[plan.change]}{was}: {_text(plan.title)}"
    yield f"  {_sides(plan.base, plan.head)}"
    for event in plan.events:
        yield from _event(event)
    if plan.sections_changed:
        yield f"  text changed in {', '.join(sections_in_words(plan))}"


def _sides(base: PlanFigures | None, head: PlanFigures | None) -> str:
    """Return the old and new figures of a plan. A figure that did not change is shown once."""
    facts = [_facts(side) for side in (base, head) if side is not None]
    return " · ".join(" → ".join(dict.fromkeys(fact)) for fact in zip(*facts, strict=True))


def _facts(side: PlanFigures) -> tuple[str, ...]:
    steps, untracked = side.steps, "not stated" if side.tracked is None else "not tracked"
    return (
        STATE_WORDS[side.status] + (f" ({_text(shortened(side.reason))})" if side.reason else ""),
        f"{steps.done} of {plural(steps.total, 'step')}" if steps.total else f"steps {untracked}",
        "risks not stated" if side.risks is None else plural(side.risks, "open risk"),
        "questions not stated" if side.questions is None else plural(side.questions, "open question"),
    )


def _event(event: Event) -> Iterator[str]:
    line = event.position.line
    words = style(event.kind.words.ljust(_KIND_WIDTH), fg=_colour(event.kind))
    facts = ", ".join(filter(None, (outcome(event), open_for(event), f"line {line}" if line else None)))
    yield f"  {words} {_item(event)}" + (f" ({facts})" if facts else "")
    if event.kind.info.detail is EventDetail.TEXT_BEFORE:
        yield f"  {'was'.rjust(_KIND_WIDTH)} {_text(event.before)}"


def _item(event: Event) -> str:
    text = _text(event.position.text)
    if event.severity is not None:
        at = f" – {_text(event.item)}" if event.item else ""
        return f"{event.severity} {strip_control(event.about or '')}: {text}{at}"
    if event.kind is EventKind.STATUS_CHANGED and event.before and event.after:
        return f"{STATE_WORDS[State(event.before)]} → {STATE_WORDS[State(event.after)]}"
    if event.kind.info.detail is EventDetail.MOVE:
        return f"{text}: {_text(event.before)} → {_text(event.after)}"
    if event.kind.info.detail is EventDetail.NOW and event.after and not ends_with_value(event):
        return f"{text}: {_text(event.after)}"
    return text


def _text(text: str | None) -> str:
    return truncate(strip_control(text), _LONGEST) if text else "not stated"


def _colour(kind: EventKind) -> str | None:
    """Return the colour of a kind; red also if an item was removed that had to be resolved."""
    return "red" if kind.info.urgency is Urgency.IF_OPEN else _COLOURS.get(kind.info.tone)


def _notes(diff: Diff) -> Iterator[str]:
    for note in diff.notes:
        where = f"{strip_control(note.path)}: " if note.path else ""
        side = f" ({note.side})" if note.side else ""
        yield style(f"not compared: {where}{strip_control(note.message)}{side}", fg="yellow")
    if diff.configuration_differs:
        names = ", ".join(diff.configuration_differs)
        yield style(f"the configuration of the head differs in {names} and is not used", fg="yellow")


def _completed(diff: Diff) -> Iterator[str]:
    """Yield the work that the change completed as a line."""
    if done := completed(diff, lambda plan: _text(plan.title)):
        yield f"{style('Completed by this change', bold=True)}: {done}"


def _unblocked(diff: Diff) -> Iterator[str]:
    """Yield the plans that do not wait any more as a line."""
    if diff.unblocked:
        titles = ", ".join(_text(plan.title) for plan in diff.unblocked)
        yield f"{style('Unblocked by this change', bold=True)}: {titles}"


def _overlapping(diff: Diff) -> Iterator[str]:
    """Yield the other active plans that name the same files."""
    if diff.overlapping:
        yield style("Other active plans that name the same files", bold=True)
    for plan in diff.overlapping:
        yield f"  {strip_control(plan.path)}: {', '.join(map(strip_control, plan.files))}"


def _figures(diff: Diff) -> Iterator[str]:
    """Yield the old and new figures of all plans. A figure that did not change is shown once."""
    yield style("All plans", bold=True)
    for figure in figure_changes(diff):
        if figure.before or figure.after:
            values = f"{figure.before:,} → {figure.after:,}" if figure.moved else f"{figure.after:,}"
            yield f"  {figure.name:<{LONGEST_NAME}} {values}"
