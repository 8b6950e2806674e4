"""A completed plan has no step left."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.completion import completed_by_place, count_open, is_archived, says_completed
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Checkbox, Finding, Severity, State, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a completed plan with an open step."""
    plan, steps = context.plan, tally(context.plan.steps)
    if plan.status.state is State.COMPLETED and steps.open:
        count = count_open(steps, "step")
        message = (
            f"{says_completed(plan, context.words)}, but {count}: tick what is done, or correct the status."
        )
        lesser = Severity.INFO if is_archived(plan, context.words) else Severity.WARNING
        severity = lesser if completed_by_place(plan) else None
        first = next(step.line for step in plan.steps if step.mark is Checkbox.OPEN)
        yield RULE.finding(message, plan.status.line or first, severity=severity)


RULE = PlanRule(
    name="completed-with-open-steps",
    family=Family.CONTRADICTION,
    severity=Severity.ERROR,
    scope=Scope.PLAN,
    reason="The plan is completed, but work is left.",
    remedy=(
        "Tick the steps, drop them with `[-]`, or correct the status. If only the folder of the plan "
        "states that it is completed, the severity is warning, or info in an archive folder. The "
        "other rules about completed plans then report info."
    ),
    check=check,
    fires=(
        Example(
            "# Night boats\n\n**Status:** Completed\n\n## Steps\n\n- [x] Lamps\n- [ ] Crew\n",
            (3,),
            shown=True,
        ),
        plan_example("Completed", "## Steps\n\n- [x] One\n- [ ] Two", 4),
        plan_example("Completed", "## Steps\n\n- [ ] One", 4),
        Example("# A\n\n## Steps\n\n- [x] One\n- [ ] Two\n- [ ] Three\n", (6,), path="plans/done/a.md"),
    ),
    passes=(
        plan_example("Completed", "## Steps\n\n- [x] One\n- [x] Two"),
        plan_example("Completed", "## Steps\n\n- [x] One\n- [-] Two"),
        plan_example("In Progress", "## Steps\n\n- [x] One\n- [ ] Two"),
        plan_example("Cancelled", "## Steps\n\n- [x] One\n- [ ] Two"),
    ),
)
