"""A plan with all steps done is completed."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.portfolio.entry import computed_state


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for an unfinished plan of which every step is done, and no phase lacks steps."""
    plan, steps = context.plan, tally(context.plan.steps)
    is_unfinished = plan.status.state in (State.PLANNING, State.IN_PROGRESS)
    if is_unfinished and computed_state(plan) is State.COMPLETED:
        stated = "in planning" if plan.status.state is State.PLANNING else "in progress"
        done = "its only step is" if steps.total == 1 else f"all {steps.total} steps are"
        message = f"The plan is {stated}, but {done} done: set the status to Completed, or add a step."
        yield RULE.finding(message, plan.status.line)


RULE = PlanRule(
    name="steps-done-not-completed",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The work is done, but the status does not show it.",
    remedy="Set the status to `Completed`, or add the steps that are left.",
    check=check,
    fires=(
        Example("# Night boats\n\n**Status:** In Progress\n\n## Steps\n\n- [x] Lamps\n", (3,), shown=True),
        plan_example("In Progress", "## Steps\n\n- [x] One\n- [x] Two", 4),
        plan_example("Planning", "## Steps\n\n- [x] One", 4),
    ),
    passes=(
        plan_example("In Progress", "## Steps\n\n- [x] One\n- [ ] Two"),
        plan_example("In Progress", "## Goal\n\nText"),
        plan_example(
            "In Progress", "## Gate\n\n### Checks\n\n- [x] One\n\n## Phase 1\n\n- A\n\n## Phase 2\n\n- B"
        ),
        plan_example("Completed", "## Steps\n\n- [x] One\n- [x] Two"),
        plan_example("Blocked, by the weather", "## Steps\n\n- [x] One\n- [x] Two"),
    ),
)
