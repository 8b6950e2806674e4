"""A plan that has started is dated no later than today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import Finding, Severity, State
from mkdocs_plans.model.rule import Example, Family, Scope

_BEGUN = (State.IN_PROGRESS, State.BLOCKED, State.COMPLETED, State.CANCELLED)


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a started plan with a date in the future; planned plans may state one."""
    if context.days is None:
        return
    plan, tomorrow = context.plan, context.days.latest + timedelta(days=1)
    if plan.date and plan.date > tomorrow.isoformat() and plan.status.state in _BEGUN:
        stated = STATE_WORDS[plan.status.state].lower()
        message = f"The plan is {stated}, but its date, {plan.date}, is in the future: correct it."
        yield RULE.finding(message, plan.status.line)


RULE = PlanRule(
    name="date-in-future",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Work has started, but the date of the plan is in the future.",
    remedy="Correct the date. A plan whose work has not started may have a date in the future.",
    check=check,
    fires=(
        Example("# Night boats\n\n**Date:** 2099-01-05\n**Status:** In Progress\n", (4,), shown=True),
        Example("# A\n\n**Date:** 2026-11-24\n**Status:** In Progress\n", (4,)),
        Example("# A\n\n**Date:** 2027-01-01\n**Status:** Completed\n", (4,)),
    ),
    passes=(
        Example("# A\n\n**Date:** 2026-11-23\n**Status:** In Progress\n"),
        Example("# A\n\n**Date:** 2027-01-01\n**Status:** Planning\n"),
        Example("# A\n\n**Date:** 2027-01-01\n"),
        Example("# A\n\n**Status:** In Progress\n", path="plans/a.md"),
    ),
)
