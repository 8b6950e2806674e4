"""The changes of a range, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from click import style

from mkdocs_plans.history.describe import LineTone, in_words
from mkdocs_plans.model.phrases import plural, truncate
from mkdocs_plans.pages.changes import LoggedChange
from mkdocs_plans.terminal_text import strip_control

from .changes import ChangesReport, period, summed_up

_COLOURS = {
    LineTone.STUCK: "red",
    LineTone.ASK: "yellow",
    LineTone.GOOD: "green",
    LineTone.MOVE: "blue",
    LineTone.QUIET: "bright_black",
}
_SHAPES = {
    "blocked": "■",
    "completed": "●",
    "new": "+",
    "step": "✓",
    "question": "?",
    "answer": "✓",
    "risk": "▲",
    "decision": "◆",
}
"""The shapes of lines by their icons, as on the page of changes."""
_OTHER = "→"
_LONGEST = 120


def write(report: ChangesReport) -> str:
    """Return the changes by day and plan; with colours for a terminal."""
    parts = [_head(report)]
    for day, plans in report.days():
        parts.append(style(f"{day.isoformat()} {day:%A}", bold=True))
        parts += ["\n".join(_plan(changes)) for changes in plans]
    parts += [style(text, fg="bright_black")] if (text := report.left_out) else []
    return "\n\n".join(parts) + "\n"


def _head(report: ChangesReport) -> str:
    sentence = f"{strip_control(period(report))}: {summed_up(report)}."
    if report.total.sums:
        sentence += f" {plural(report.total.total, 'change')} in all."
    return sentence


def _plan(changes: Sequence[LoggedChange]) -> Iterator[str]:
    found = changes[0].found
    path = style(f"({strip_control(found.path)})", fg="bright_black")
    yield f"{style(_text(found.title), bold=True)} {path}"
    for change in changes:
        line = change.line
        shape = style(_SHAPES.get(line.icon, _OTHER), fg=_COLOURS[line.tone])
        commit = style(change.found.short, fg="bright_black")
        yield f"  {shape} {in_words(line, _text)} {commit}"


def _text(text: str) -> str:
    return truncate(strip_control(text), _LONGEST)
