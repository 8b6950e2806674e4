"""A planned plan has no step done."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.portfolio.entry import computed_state


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a planned plan of which some steps are done, and something is left."""
    plan, steps = context.plan, tally(context.plan.steps)
    if plan.status.state is State.PLANNING and computed_state(plan) is State.IN_PROGRESS:
        verb = "is" if steps.done == 1 else "are"
        done = f"{steps.done} of {plural(steps.total, 'step')} {verb} done"
        message = f"The plan is in planning, but {done}: set the status to In progress."
        yield RULE.finding(message, plan.status.line)


RULE = PlanRule(
    name="planning-with-ticked-steps",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Work has started, but the status does not show it.",
    remedy="Set the status to `In Progress`.",
    check=check,
    fires=(
        Example(
            "# Night boats\n\n**Status:** Planning\n\n## Steps\n\n- [x] Lamps\n- [ ] Crew\n", (3,), shown=True
        ),
        plan_example("Planning", "## Steps\n\n- [x] One\n- [ ] Two", 4),
        plan_example("Planning", "## Tasks\n\n- [x] One\n\n## Phase 1\n\n- A\n\n## Phase 2\n\n- B", 4),
    ),
    passes=(
        plan_example("Planning", "## Steps\n\n- [ ] One\n- [ ] Two"),
        plan_example("Planning", "## Steps\n\n- [x] One\n- [x] Two"),
        plan_example("On hold", "## Steps\n\n- [x] One\n- [ ] Two"),
    ),
)
