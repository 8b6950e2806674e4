"""A completed plan has answered its questions."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.completion import says_completed, severity_by_place
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity, State
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a completed plan with an open question."""
    plan = context.plan
    waiting = plan.open_questions
    if plan.status.state is State.COMPLETED and waiting:
        if len(waiting) == 1:
            open_questions = "a question is open: answer or drop it"
        else:
            open_questions = f"{len(waiting)} questions are open: answer or drop them"
        message = f"{says_completed(plan, context.words)}, but {open_questions}."
        yield RULE.finding(message, waiting[0].line, severity=severity_by_place(plan))


RULE = PlanRule(
    name="completed-with-open-questions",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The plan is completed, but a question is still open.",
    remedy="Answer the question, or drop it with `[-]`.",
    check=check,
    fires=(
        Example("# Night boats\n\n**Status:** Completed\n\n## Questions\n\n- Who pays?\n", (7,), shown=True),
        plan_example("Completed", "## Questions\n\n- [x] A? → b\n- Which one?", 9),
        plan_example("Completed", "## Questions\n\n- One?\n- Two?", 8),
    ),
    passes=(
        plan_example("Completed", "## Questions\n\n- [x] Which one? → That"),
        plan_example("In Progress", "## Questions\n\n- Which one?"),
    ),
)
