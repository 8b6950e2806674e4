"""A risk has a mitigation, if its table or list has a field for one."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.risk_rating import high_unmitigated, unmitigated
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open risk known to have no mitigation, except High/High ones."""
    for risk in risks_of_active(context.plan):
        if unmitigated(risk) and not high_unmitigated(risk):
            message = "Risk has no mitigation: fill in its cell, or write `Mitigation: …`."
            yield RULE.finding(message, risk.line)


RULE = PlanRule(
    name="risk-unmitigated",
    family=Family.RISK,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The plan has a field for the mitigation, but it is empty.",
    remedy=(
        "State the mitigation, or that the risk is accepted: in its cell of the table, or after its own "
        "`Mitigation:`."
    ),
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n## Risks\n\n| Risk | Impact | Probability | Mitigation |\n"
                "|---|---|---|---|\n| Fog | High | Low | TBD |\n"
            ),
            (7,),
            shown=True,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Low | TBD |"
            ),
            10,
        ),
        plan_example(
            "Planning",
            "## Risks\n\n- **High**: fog\n  - Mitigation: radar\n- **Medium**: tides\n  - Mitigation:\n",
            10,
        ),
    ),
    passes=(
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Low | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | - |"
            ),
        ),
        plan_example("Planning", "## Risks\n\n- It breaks"),
        plan_example("Planning", "## Risks\n\n- Fog. Mitigation: radar\n- Tides"),
        plan_example(
            "Completed",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Low | - |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| ~~It breaks~~ | High | Low | - | |"
            ),
        ),
    ),
)
