"""The register of open questions, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mkdocs_plans.model.plan import QuestionKind
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_with, list_pages
from mkdocs_plans.portfolio.portfolio import QuestionRow


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of open questions, decisions first, and a list for each kind."""
    found, changes = portal.portfolio, portal.changes
    fill = fill_with(portal, "question", partial(rows.question_row, preview=changes))
    changed = [row for row in found.questions if changes and changes.badge(row.entry, row.question.anchor)]
    groups: list[tuple[str, str, Sequence[QuestionRow]]] = [
        *((kind.value, _KINDS[kind], found.questions_of(kind)) for kind in QuestionKind),
        ("answered", "Answered", found.answered_questions),
        ("finished", "In finished plans", found.finished_questions),
    ]
    yield from list_pages(
        portal,
        "questions.html" if portal.scope is None else "question_list.html",
        addresses.QUESTIONS,
        "Questions",
        found.open_questions,
        fill=fill,
        size=ROWS_PER_PAGE,
        heading="Open questions",
        text="",
        groups=groups,
        changed=changed,
        row_template=row_template("question", portal).markup,
    )
    for name, title, group in groups:
        heading = f"Questions: {title}"
        uri = addresses.question_list(name)
        yield from list_pages(
            portal, "question_list.html", uri, heading, group, fill=fill, heading=heading, text=""
        )
    if changes and portal.scope is None:
        uri, heading = changes.list("changed-questions"), "Changed questions"
        yield from list_pages(
            portal, "question_list.html", uri, heading, changed, fill=fill, heading=heading, text=""
        )


_KINDS = {
    QuestionKind.DECISION: "Decisions",
    QuestionKind.CLARIFICATION: "Clarifications",
    QuestionKind.RESEARCH: "Research",
    QuestionKind.QUESTION: "Other questions",
}
