"""A completed plan has no open risk that is rated high."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.completion import says_completed, severity_by_place
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating, rating
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open High/High risk of a completed plan."""
    plan = context.plan
    if plan.status.state is not State.COMPLETED:
        return
    for risk in plan.open_risks:
        if rating(risk) is RiskRating.RED:
            message = (
                f"{says_completed(plan, context.words)}, but this High/High risk is open: close or move it."
            )
            yield RULE.finding(message, risk.line, severity=severity_by_place(plan))


RULE = PlanRule(
    name="completed-with-high-risk",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A high risk is still open in a completed plan.",
    remedy="Close the risk, or move it to an active plan.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n**Status:** Completed\n\n## Risks\n\n"
                "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| Fog | High | High | Radar |\n"
            ),
            (9,),
            shown=True,
        ),
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |"
            ),
            10,
        ),
    ),
    passes=(
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Medium | Insured |"
            ),
        ),
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Resolved |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |"
            ),
        ),
    ),
)
