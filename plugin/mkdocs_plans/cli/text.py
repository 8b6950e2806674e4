"""Plans as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_plans.model.phrases import STATE_WORDS, plural
from mkdocs_plans.model.plan import Finding, Plan, Severity, State, tally
from mkdocs_plans.portfolio.entry import Entry, blocked_reason, shortened
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.reading.explain_facts import kind_of
from mkdocs_plans.terminal_text import printable, width

COLOURS = {
    State.IN_PROGRESS: "blue",
    State.BLOCKED: "red",
    State.ON_HOLD: "yellow",
    State.COMPLETED: "green",
    State.CANCELLED: "bright_black",
    State.UNKNOWN: "bright_black",
}
"""Terminal colours of states; planning has the default colour."""

HEADINGS = ("Status", "Steps", "Questions", "Risks", "Title", "Path")

NOT_STATED = "–"
"""Shown in a table if a plan does not state the value."""

_GAP = "  "
_LONGEST_TITLE = 50
"""The maximum width of a title, in columns."""


def summary(plan: Plan) -> str:
    """Return a plan in a few lines, without findings that are info."""
    reason = blocked_reason(plan)
    facts = [
        STATE_WORDS[plan.status.state] + (f" ({shortened(reason)})" if reason else ""),
        _progress(plan),
        plural(len(plan.open_questions), "open question") if plan.questions else "questions not stated",
        plural(len(plan.open_risks), "open risk") if plan.states_risks else "risks not stated",
        *([plan.date] if plan.date else []),
        *([", ".join(plan.owners)] if plan.owners else []),
    ]
    lines = [f"{plan.title} ({plan.path})", "  " + " · ".join(facts)]
    lines += [f"  {fact.value.capitalize()}: {fact.rule}" for fact in kind_of(plan)]
    if next_step := plan.next_step:
        lines.append(f"  Next: {next_step.text} (line {next_step.line})")
    if plan.not_understood:
        lines.append(f"  Unparsed content: {_lines(item.line for item in plan.not_understood)}")
    lines += [
        f"  {finding.severity.capitalize()}{_at(finding)}: {finding.message}"
        for finding in plan.findings
        if finding.severity is not Severity.INFO
    ]
    return "\n".join(printable(line) for line in lines)


def row(entry: Entry, *, whole: bool) -> tuple[str, ...]:
    """Return the row of a plan in `plans list`, under `HEADINGS`.

    Args:
        entry: The plan.
        whole: Whether long titles are not cut.
    """
    plan, steps = entry.plan, entry.steps
    questions = sum(entry.counted.questions.values()) if entry.counted else len(plan.open_questions)
    return (
        STATE_WORDS[entry.state],
        f"{steps.done}/{steps.total}" if steps.total else NOT_STATED,
        str(questions) if questions or plan.questions else NOT_STATED,
        str(len(plan.open_risks)) if plan.states_risks else NOT_STATED,
        printable(plan.title) if whole else _cut(printable(plan.title)),
        printable(plan.path),
    )


def why_blocked(plans: Portfolio, entry: Entry) -> str:
    """Return why a plan is blocked, on one line; empty if it is not blocked or states no reason."""
    return printable(shortened(plans.why_blocked(entry)))


def table(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pad the cells of a table so that its columns align; the last column is not padded."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        [cell + " " * (most - width(cell)) for cell, most in zip(cells[:-1], widths[:-1], strict=True)]
        + [cells[-1]]
        for cells in rows
    ]


def joined(cells: Iterable[str]) -> str:
    """Return a line of a table."""
    return _GAP.join(cells)


def _cut(text: str) -> str:
    if width(text) <= _LONGEST_TITLE:
        return text
    while width(text) >= _LONGEST_TITLE:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _progress(plan: Plan) -> str:
    count = tally(plan.steps)
    if plan.tracked:
        return f"{count.done} of {plural(count.total, 'step')}"
    return "steps not stated" if plan.tracked is None else "steps not tracked"


def _at(finding: Finding) -> str:
    return f", line {finding.line}" if finding.line else ""


def _lines(numbers: Iterable[int]) -> str:
    listed = [str(number) for number in numbers]
    return f"line {listed[0]}" if len(listed) == 1 else f"lines {', '.join(listed)}"
