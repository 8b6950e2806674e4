"""A risk is handled by its due date."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open risk whose due date has passed."""
    if context.days is None:
        return
    today = context.days.earliest.isoformat()
    for risk in risks_of_active(context.plan):
        if risk.due and risk.due < today:
            message = f"The risk was due on {risk.due}: close it, or set a new due date."
            yield RULE.finding(message, risk.line)


RULE = PlanRule(
    name="risk-overdue",
    family=Family.RISK,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The due date of the risk has passed.",
    remedy="Close the risk, or set a new due date.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n## Risks\n\n| Risk | Impact | Due |\n|---|---|---|\n"
                "| Fog | Low | 2025-11-20 |\n"
            ),
            (7,),
            shown=True,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Low | Ana | 2026-11-19 |"
            ),
            10,
        ),
    ),
    passes=(
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Low | Ana | 2026-11-20 |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Low | Ana | soon |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Low | Closed | 2026-11-19 |"
            ),
        ),
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Low | Ana | 2026-11-19 |"
            ),
        ),
    ),
)
