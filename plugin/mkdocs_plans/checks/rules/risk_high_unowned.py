"""Where there is a place for an owner, a risk of High impact has one."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Level, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open risk of High impact whose place for an owner is empty."""
    for risk in risks_of_active(context.plan):
        if risk.impact is Level.HIGH and risk.owned is False:
            message = "Its impact is High, and the place for its owner is empty."
            yield RULE.finding(message, risk.line)


RULE = PlanRule(
    name="risk-high-unowned",
    family=Family.RISK,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A grave risk that nobody watches.",
    remedy="Name someone. A register without a column for owners is left in peace.",
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
