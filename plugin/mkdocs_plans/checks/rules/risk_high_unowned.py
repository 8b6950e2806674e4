"""A risk of High impact has an owner, if its table or list has a field for one."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Level, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open risk of High impact whose owner is left empty."""
    for risk in risks_of_active(context.plan):
        if risk.impact is Level.HIGH and risk.owned is False:
            message = "Risk of high impact has no owner: name one."
            yield RULE.finding(message, risk.line)


RULE = PlanRule(
    name="risk-high-unowned",
    family=Family.RISK,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="No owner is named for a risk of high impact.",
    remedy="Name an owner. A register without a field for owners is not reported.",
    check=check,
    fires=(
        Example(
            ("# Night boats\n\n## Risks\n\n| Risk | Impact | Owner |\n|---|---|---|\n| Fog | High | TBD |\n"),
            (7,),
            shown=True,
        ),
        plan_example(
            "Planning",
            ("## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n| It breaks | High | TBD |  |"),
            10,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | High | unassigned |  |"
            ),
            10,
        ),
    ),
    passes=(
        plan_example(
            "Planning",
            ("## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n| It breaks | High | Ana |  |"),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
                "| It breaks | Medium | TBD |  |"
            ),
        ),
        plan_example(
            "Completed",
            ("## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n| It breaks | High | TBD |  |"),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Low | Insured |"
            ),
        ),
    ),
)
