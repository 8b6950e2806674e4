"""Plans as text for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_plans.model import Mark, State, tally

if TYPE_CHECKING:
    from mkdocs_plans.model import Plan

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

STATES = {
    State.PLANNING: "planning",
    State.IN_PROGRESS: "in progress",
    State.BLOCKED: "blocked",
    State.ON_HOLD: "on hold",
    State.COMPLETED: "completed",
    State.CANCELLED: "cancelled",
    State.UNKNOWN: "not stated",
}


def plain(text: str) -> str:
    """Make text safe for a terminal and a single line: what steers either becomes U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def progress(plan: Plan) -> str:
    """Say how far a plan is: `3 of 12 steps`, or that its steps cannot be counted."""
    if plan.tracked is None:
        return "no steps"
    if plan.tracked is False:
        return "steps not tracked"
    count = tally(plan.steps)
    return f"{count.done} of {plural(count.total, 'step')}"


def plural(count: int, noun: str) -> str:
    """`1 step`, `2 steps`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def summary(plan: Plan) -> str:
    """Describe a plan in a few lines."""
    unanswered = sum(not question.answered for question in plan.questions)
    open_risks = sum(not risk.closed for risk in plan.risks)
    facts = [
        STATES[plan.status.state],
        progress(plan),
        plural(unanswered, "open question"),
        plural(open_risks, "open risk"),
        *([plan.date] if plan.date else []),
        *([", ".join(plan.owners)] if plan.owners else []),
    ]
    next_step = next((step for step in plan.steps if step.mark is Mark.OPEN), None)
    lines = [f"{plan.title} ({plan.path})", "  " + " · ".join(facts)]
    if next_step:
        lines.append(f"  next: {next_step.text} (line {next_step.line})")
    if plan.not_understood:
        where = ", ".join(str(item.line) for item in plan.not_understood)
        lines.append(f"  not understood: line {where}")
    lines += [
        f"  {finding.severity}{f' in line {finding.line}' if finding.line else ''}: {finding.message}"
        for finding in plan.findings
    ]
    return "\n".join(plain(line) for line in lines)
