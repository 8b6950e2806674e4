"""A completed plan meets its criteria."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.completion import count_open, says_completed, severity_by_place
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Checkbox, Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a completed plan with an open criterion."""
    plan, criteria = context.plan, tally(context.plan.criteria)
    if plan.status.state is State.COMPLETED and criteria.open:
        first = next(item.line for item in plan.criteria if item.mark is Checkbox.OPEN)
        count = count_open(criteria, "success criterion", "success criteria")
        message = (
            f"{says_completed(plan, context.words)}, but {count}: tick what is met, or correct the status."
        )
        yield RULE.finding(message, first, severity=severity_by_place(plan))


RULE = PlanRule(
    name="completed-with-open-criteria",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The plan is completed, but nothing shows that it met its success criteria.",
    remedy="Tick the criteria that are met, or drop a criterion with `[-]`.",
    check=check,
    fires=(
        Example(
            ("# Night boats\n\n**Status:** Completed\n\n## Success Criteria\n\n- [ ] No boat is late\n"),
            (7,),
            shown=True,
        ),
        plan_example("Completed", "## Success Criteria\n\n- [x] One\n- [ ] Two", 9),
    ),
    passes=(
        plan_example("Completed", "## Success Criteria\n\n- [x] One\n- [-] Two"),
        plan_example("Planning", "## Success Criteria\n\n- [ ] One"),
    ),
)
