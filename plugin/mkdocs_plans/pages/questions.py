"""The register of open questions, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkdocs_plans.model.plan import QuestionKind
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.tables import RegisterGroup, fill_with, register_pages
from mkdocs_plans.portfolio.portfolio import Portfolio


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of open questions, decisions first, and a list for each kind."""
    found, changes = portal.portfolio, portal.changes
    row = partial(rows.question_row, portfolio=found, preview=changes)
    fill_answered = fill_with(
        portal, "answered", partial(rows.answered_row, portfolio=found, preview=changes)
    )
    known = (found.open_age(row.entry, row.question.anchor) for row in found.open_questions)
    ages = sorted((age for age in known if age), key=lambda age: age.days)
    yield from register_pages(
        portal,
        "question",
        addresses.QUESTIONS,
        addresses.question_list,
        row,
        opened=found.open_questions,
        changed=[row for row in found.questions if changes and changes.badge(row.entry, row.question.anchor)],
        groups=[
            *(RegisterGroup(kind.value, _KINDS[kind], "", found.questions_of(kind)) for kind in QuestionKind),
            RegisterGroup("answered", "Answered", "", found.answered_questions, fill_answered),
            RegisterGroup("finished", "In finished plans", "", found.finished_questions),
        ],
        ended="Answered",
        values={
            "plans": len({row.entry.plan.path for row in found.open_questions}),
            "kinds": [(kind.value, *words) for kind, words in _COUNTED.items()],
            "oldest": ages[-1] if ages else None,
            "median": ages[len(ages) // 2] if len(ages) >= _ENOUGH else None,
            "facets": _facets(found),
            "answered": found.answered_questions if portal.scope is None else (),
            "fill_answered": fill_answered,
            "short": _SHORT,
        },
    )


_SHORT = 5
"""The most answered questions below the open ones."""
_ENOUGH = 8
"""The number of ages of which a half is worth a word."""
_COUNTED = {
    QuestionKind.DECISION: ("decision", "decisions"),
    QuestionKind.CLARIFICATION: ("clarification", "clarifications"),
    QuestionKind.RESEARCH: ("for research", "for research"),
    QuestionKind.QUESTION: ("other question", "other questions"),
}


def _facets(found: Portfolio) -> list[tuple[str, str, str]]:
    """Return the filters of the register: those with something to choose."""
    facets = [
        ("kind" in found.stated_of_questions, "kind", "kind", "Kind"),
        (len({row.entry.plan.path for row in found.questions}) > 1, "plan", "plan", "Plan"),
        (len({row.entry.state for row in found.questions}) > 1, "state", "status", "Plan's status"),
        (len(found.open_questions) < len(found.questions), "itemstate", "state", "State"),
    ]
    return [(field, name, title) for shown, field, name, title in facets if shown]


_KINDS = {
    QuestionKind.DECISION: "Decisions",
    QuestionKind.CLARIFICATION: "Clarifications",
    QuestionKind.RESEARCH: "Research",
    QuestionKind.QUESTION: "Other questions",
}
