"""A question with an answer is ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import FileLine, PlanContext, PlanRule, TextContext
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example

_OPEN_BOX = re.compile(r"((?:[\s>]*(?:[-*+]|\d+[.)])\s+)+)\[ \](?=\s)")


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each question with an answer and an open box."""
    for question in context.plan.questions:
        if question.ticked is False and question.answered and question.answer:
            message = "The question is answered, but its box is not ticked: tick it."
            yield RULE.finding(message, question.line)


def fix(rows: list[FileLine], line: int, context: TextContext) -> bool:
    """Tick the box of a question with an answer."""
    del context
    row = rows[line - 1]
    row.text, ticked = _OPEN_BOX.subn(r"\1[x]", row.text, count=1)
    return ticked > 0


RULE = PlanRule(
    name="question-answered-not-ticked",
    family=Family.QUESTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="Readers of the file see an open question.",
    remedy="`--fix` ticks the box.",
    check=check,
    fix=fix,
    fires=(
        Example("# Night boats\n\n## Questions\n\n- [ ] Which lamps? → The blue ones\n", (5,), shown=True),
        plan_example("Planning", "## Questions\n\n- [ ] Which? → That", 8),
        plan_example("Planning", "## Questions\n\n- [ ] Which?\n  - Answer: That", 8),
    ),
    passes=(
        plan_example("Planning", "## Questions\n\n- [x] Which? → That"),
        plan_example("Planning", "## Questions\n\n- Which? → That"),
        plan_example("Planning", "## Questions\n\n- [ ] Which?\n  - Recommendation: That"),
        plan_example("Planning", "## Questions\n\n- [-] Which? → That"),
        plan_example("Planning", "## Questions\n\n- [ ] ~~Which?~~"),
    ),
)
