"""The target date of an unfinished plan has not passed."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for an unfinished plan whose target date has passed."""
    if context.days is None:
        return
    plan, today = context.plan, context.days.earliest.isoformat()
    if plan.target and plan.target.day < today and not plan.status.state.finished:
        message = (
            f"The target date, {plan.target.day}, has passed: finish the plan, or set a new target date."
        )
        yield RULE.finding(message, plan.target.line)


RULE = PlanRule(
    name="target-passed",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The target date of an unfinished plan has passed.",
    remedy=(
        "Finish the plan, or set a new target date. Today is the date of the commit, or that of "
        "`SOURCE_DATE_EPOCH`."
    ),
    check=check,
    fires=(
        Example("# Night boats\n\n**Target date:** 2025-11-20\n", (3,), shown=True),
        Example("# A\n\n**Target date:** 2026-11-19\n**Status:** In Progress\n", (3,)),
        Example("---\ndue: 2026-11-01\n---\n# A\n", (2,)),
    ),
    passes=(
        Example("# A\n\n**Target date:** 2026-11-20\n**Status:** In Progress\n"),
        Example("# A\n\n**Target date:** 2026-11-19\n**Status:** Completed\n"),
        Example("# A\n\n**Target:** version 2\n**Status:** In Progress\n"),
    ),
)
