"""Questions whose box, answer and plan do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.model.plan import Finding, Plan, QuestionKind, State
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.items import looks_asked

_ASKED = re.compile(
    r"(?:which|what|who|whom|whose|when|where|why|how|whether|should|shall|do|does|can|could|will|would|is|are"
    r"|decide|choose|clarify|agree on)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[:;()=→✅✓]|->|=>|\s[—–-]\s|[.?!]\s+\S")
"""Marks behind which an answer may stand that is not marked as one."""


def question_ticked_without_answer(plan: Plan) -> Iterator[Finding]:
    """A ticked question says what the answer was."""
    for question in plan.questions:
        if question.ticked and not question.answer and _asks(question.text):
            message = "Ticked, and the answer is not told: write it behind “→” or “Answer:”."
            yield finding("question-ticked-without-answer", message, question.line)


def question_answered_not_ticked(plan: Plan) -> Iterator[Finding]:
    """A question that carries its answer is ticked."""
    for question in plan.questions:
        if question.ticked is False and question.answered and question.answer:
            message = "It carries its answer, and its box is open: tick it."
            yield finding("question-answered-not-ticked", message, question.line)


def decision_open_in_progress(plan: Plan) -> Iterator[Finding]:
    """A plan in progress has taken its decisions."""
    if plan.status.state is not State.IN_PROGRESS:
        return
    for question in plan.open_questions:
        if question.kind is QuestionKind.DECISION:
            message = "Says In progress, and this decision is open."
            yield finding("decision-open-in-progress", message, question.line)


def _asks(text: str) -> bool:
    """Whether a text asks and does not tell: `Which shelf?`, but not `Which shelf? (The upper one)`."""
    return looks_asked(text) or (_ASKED.match(text) is not None and not _TOLD.search(text))


RULES = (question_ticked_without_answer, question_answered_not_ticked, decision_open_in_progress)
"""What is asked of each plan."""
