"""Days that are over, or have not come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mkdocs_plans.model.plan import Finding, Plan, State
from mkdocs_plans.model.rule import finding
from mkdocs_plans.portfolio.entry import STATE_WORDS

_BEGUN = (State.IN_PROGRESS, State.BLOCKED, State.COMPLETED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of the day it is: the one of the input, so that the same input says the same."""

    earliest: date
    """It is this day or a later one: what was due before is overdue."""
    latest: date
    """It is this day or an earlier one, give or take where on earth."""


def date_in_future(plan: Plan, days: Days) -> Iterator[Finding]:
    """A plan that has begun is dated no later than today; one that has not may say when it will."""
    tomorrow = days.latest + timedelta(days=1)
    if plan.date and plan.date > tomorrow.isoformat() and plan.status.state in _BEGUN:
        message = f"Says {STATE_WORDS[plan.status.state]}, and its date, {plan.date}, has not come."
        yield finding("date-in-future", message, plan.status.line)


def target_passed(plan: Plan, days: Days) -> Iterator[Finding]:
    """A plan that is not over is not past the day by which it was to be."""
    if plan.target and plan.target.day < days.earliest.isoformat() and not plan.status.state.finished:
        message = f"It was to be done by {plan.target.day}: finish it, or say by when it will be."
        yield finding("target-passed", message, plan.target.line)


def risk_overdue(plan: Plan, days: Days) -> Iterator[Finding]:
    """What was to be done about a risk by some day is done."""
    if plan.status.state.finished:
        return
    for risk in plan.risks:
        if risk.due and risk.due < days.earliest.isoformat() and risk.open:
            message = f"Something was to be done about this risk by {risk.due}: close it, or say by when."
            yield finding("risk-overdue", message, risk.line)


RULES = (date_in_future, target_passed, risk_overdue)
"""What is asked of each plan, where it is known what day it is."""
