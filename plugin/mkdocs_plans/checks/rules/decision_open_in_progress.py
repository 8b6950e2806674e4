"""A plan in progress has no open decision."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, QuestionKind, Severity, State
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open decision of a plan in progress."""
    if context.plan.status.state is not State.IN_PROGRESS:
        return
    for question in context.plan.open_questions:
        if question.kind is QuestionKind.DECISION:
            message = (
                "The plan is in progress, but this decision is open: decide, or set the status to Blocked."
            )
            yield RULE.finding(message, question.line)


RULE = PlanRule(
    name="decision-open-in-progress",
    family=Family.QUESTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="Work has started before a decision was made.",
    remedy="Make the decision, or set the status to `Blocked`.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n**Status:** In Progress\n\n## Questions\n\n### Decisions needed\n\n"
                "- [ ] Which lamps?\n"
            ),
            (9,),
            shown=True,
        ),
        plan_example("In Progress", "## Questions\n\n### Decisions needed\n\n- [ ] Which?", 10),
    ),
    passes=(
        plan_example("Planning", "## Questions\n\n### Decisions needed\n\n- [ ] Which?"),
        plan_example("In Progress", "## Questions\n\n### Decisions needed\n\n- [x] Which? → A"),
        plan_example("In Progress", "## Questions\n\n### Clarifications\n\n- [ ] Which?"),
    ),
)
