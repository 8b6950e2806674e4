"""A High/High risk has a mitigation."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.risk_rating import high_unmitigated
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open High/High risk that is not known to be mitigated."""
    for risk in risks_of_active(context.plan):
        if high_unmitigated(risk):
            message = "High/High risk has no mitigation: fill in its cell, or write `Mitigation: …`."
            yield RULE.finding(message, risk.line)


RULE = PlanRule(
    name="risk-high-unmitigated",
    family=Family.RISK,
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    reason="The plan states no mitigation for a risk of high impact and high probability.",
    remedy="State the mitigation in its cell of the table, or as `Mitigation: …` in a list.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n## Risks\n\n| Risk | Impact | Probability | Mitigation |\n"
                "|---|---|---|---|\n| Fog | High | High | - |\n"
            ),
            (7,),
            shown=True,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | - |"
            ),
            10,
        ),
        plan_example(
            "In Progress", "## Risks\n\n- **It breaks.** Impact: High. Probability: High. Mitigation: TBD", 8
        ),
    ),
    passes=(
        plan_example("In Progress", "## Risks\n\n- **It breaks.** Impact: High. Probability: High."),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Medium | - |"
            ),
        ),
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | - |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Accepted |"
            ),
        ),
    ),
)
