"""A ticked question states its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.reading.items import looks_asked
from mkdocs_plans.reading.patterns import any_of, by_blanks
from mkdocs_plans.vocabulary.normalise import fold
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_ANSWER_SIGN = re.compile(r"[:;()：；（）=→✅✓]|->|=>|\s[—–-]\s|[.?!]\s+\S")
"""Signs after which an answer without a marker may follow."""


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each ticked question without an answer."""
    for question in context.plan.questions:
        if question.ticked and not question.answer and _only_asks(question.text, context.words):
            message = "The question is ticked but has no answer: write it after `→` or `Answer:`."
            yield RULE.finding(message, question.line)


def _only_asks(text: str, words: Vocabulary) -> bool:
    """Whether a text is only a question: `Which shelf?`, but not `Which shelf? (The upper one)`."""
    if looks_asked(text):
        return True
    return _asking(words).search(fold(text)) is not None and not _ANSWER_SIGN.search(text)


@lru_cache(maxsize=8)
def _asking(words: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for a folded question: for its first word, or, without blanks, for any word."""
    spaced, joined, korean = by_blanks(words.asking_words)
    return re.compile(rf"\A{any_of(spaced)}(?!\w)|{any_of((*joined, *korean))}")


RULE = PlanRule(
    name="question-ticked-without-answer",
    family=Family.QUESTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The answer is not recorded.",
    remedy="Write the answer after `→`, or below the question.",
    check=check,
    fires=(
        Example("# Night boats\n\n## Questions\n\n- [x] Which lamps?\n", (5,), shown=True),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf?", 8),
        plan_example("Planning", "## Questions\n\n- [x] Decide on the shelf", 8),
        plan_example("Planning", "## Offene Fragen\n\n- [x] Welche Lampen nehmen wir", 8),
        plan_example("Planning", "## 待解决的问题\n\n- [x] 我们用哪种灯", 8),
    ),
    passes=(
        plan_example("Planning", "## Offene Fragen\n\n- [x] Welche Lampen: die blauen"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf? → The upper one"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf? (The upper one)"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf?\n  - The upper one"),
        plan_example("Planning", "## Questions\n\n- [x] Shelf: the upper one."),
        plan_example("Planning", "## Questions\n\n- [ ] Which shelf?"),
        plan_example("Planning", "## Questions\n\n- [x] Which shelf - the upper one"),
    ),
)
