"""A ticked question states its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.reading.items import looks_asked

_ASKED = re.compile(
    r"(?:which|what|who|whom|whose|when|where|why|how|whether|should|shall|do|does|can|could|will|would|is|are"
    r"|decide|choose|clarify|agree on)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[:;()=→✅✓]|->|=>|\s[—–-]\s|[.?!]\s+\S")
"""Marks behind which an answer may stand that is not marked as one."""


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each ticked question without an answer."""
    for question in context.plan.questions:
        if question.ticked and not question.answer and _asks(question.text):
            message = "Ticked, and the answer is not told: write it behind “→” or “Answer:”."
            yield RULE.finding(message, question.line)


def _asks(text: str) -> bool:
    """Whether a text asks and does not tell: `Which shelf?`, but not `Which shelf? (The upper one)`."""
    return looks_asked(text) or (_ASKED.match(text) is not None and not _TOLD.search(text))


RULE = PlanRule(
    name="question-ticked-without-answer",
    family=Family.QUESTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="What was decided is lost.",
    remedy="Write the answer behind `→` or below the question.",
    check=check,
    fires=(
        Example("# Night boats\n\n## Questions\n\n- [x] Which lamps?\n", (5,), shown=True),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf?", 8),
        plan_example("Planning", "## Questions\n\n- [x] Decide on the shelf", 8),
    ),
    passes=(
        plan_example("Planning", "## Questions\n\n- [x] Which shelf? → The upper one"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf? (The upper one)"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf?\n  - The upper one"),
        plan_example("Planning", "## Questions\n\n- [x] Shelf: the upper one."),
        plan_example("Planning", "## Questions\n\n- [ ] Which shelf?"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf - the upper one"),
    ),
)
