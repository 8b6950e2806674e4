"""A plan in progress has the access that it requires."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.completion import count_open
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Checkbox, Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a plan in progress with missing access."""
    plan, access = context.plan, tally(context.plan.access)
    if plan.status.state is State.IN_PROGRESS and access.open:
        first = next(item.line for item in plan.access if item.mark is Checkbox.OPEN)
        message = (
            f"The plan is in progress, but {count_open(access, 'access item')}: get the access, then tick it."
        )
        yield RULE.finding(message, first)


RULE = PlanRule(
    name="access-open-in-progress",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Work has started without the access that it requires.",
    remedy="Get the access, then tick the item.",
    check=check,
    fires=(
        Example(
            ("# Night boats\n\n**Status:** In Progress\n\n## Access Required\n\n- [ ] The key of the quay\n"),
            (7,),
            shown=True,
        ),
        plan_example("In Progress", "## Access Required\n\n- [x] A\n- [ ] B", 9),
    ),
    passes=(
        plan_example("In Progress", "## Access Required\n\n- [x] A"),
        plan_example("Planning", "## Access Required\n\n- [ ] B"),
    ),
)
