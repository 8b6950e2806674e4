"""The register of open questions, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkdocs_plans.model.plan import QuestionKind
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.tables import RegisterGroup, register_pages


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of open questions, decisions first, and a list for each kind."""
    found, changes = portal.portfolio, portal.changes
    yield from register_pages(
        portal,
        "question",
        addresses.QUESTIONS,
        addresses.question_list,
        partial(rows.question_row, portfolio=found, preview=changes),
        opened=found.open_questions,
        changed=[row for row in found.questions if changes and changes.badge(row.entry, row.question.anchor)],
        groups=[
            *(RegisterGroup(kind.value, _KINDS[kind], "", found.questions_of(kind)) for kind in QuestionKind),
            RegisterGroup("answered", "Answered", "", found.answered_questions),
            RegisterGroup("finished", "In finished plans", "", found.finished_questions),
        ],
        ended="Answered",
    )


_KINDS = {
    QuestionKind.DECISION: "Decisions",
    QuestionKind.CLARIFICATION: "Clarifications",
    QuestionKind.RESEARCH: "Research",
    QuestionKind.QUESTION: "Other questions",
}
