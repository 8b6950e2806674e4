"""A plan in progress has at least one step done."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a plan in progress without a step that is done."""
    plan, steps = context.plan, tally(context.plan.steps)
    if plan.status.state is State.IN_PROGRESS and steps.total and not steps.done:
        none_done = (
            "its only step is open" if steps.total == 1 else f"none of its {steps.total} steps is done"
        )
        message = f"The plan is in progress, but {none_done}: tick the steps that are done."
        yield RULE.finding(message, plan.status.line)


RULE = PlanRule(
    name="in-progress-without-ticked-step",
    family=Family.CONTRADICTION,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="Nothing shows that work has started.",
    remedy=(
        "Tick the steps that are done. The severity is only info, because work can start before the "
        "first step is done."
    ),
    check=check,
    fires=(
        Example("# Night boats\n\n**Status:** In Progress\n\n## Steps\n\n- [ ] Lamps\n", (3,), shown=True),
        plan_example("In Progress", "## Steps\n\n- [ ] One\n- [ ] Two", 4),
    ),
    passes=(
        plan_example("In Progress", "## Steps\n\n- [x] One\n- [ ] Two"),
        plan_example("In Progress", "## Goal\n\nText"),
        plan_example("Planning", "## Steps\n\n- [ ] One\n- [ ] Two"),
    ),
)
