"""The rows of the tables as script files, from which the browser filters and sorts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_plans.pages import changes, projects, rows
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.pages.preview import CHANGE_FIELDS
from mkdocs_plans.pages.risks import in_register_order, register_row

from .project_rows import project_rows


def row_scripts(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Each file by its name: plans, risks, questions, changes, and projects if there are several."""
    for name, fields, table in _tables(portal):
        yield f"{name}-rows.js", rows.script(name, fields, table).encode()


def _tables(portal: Portal) -> Iterator[tuple[str, tuple[str, ...], Iterable[rows.Row]]]:
    found = portal.portfolio
    preview = portal.changes
    of_project = ("project",) if portal.overview else ()
    more = (*of_project, *(CHANGE_FIELDS if preview else ()))
    questions = (*found.open_questions, *found.answered_questions, *found.finished_questions)
    ages: tuple[str, ...] = rows.PLAN_AGE_FIELDS if found.states_have_ages else ()
    yield "plans", (*rows.PLAN_FIELDS, *ages, *more), rows.plan_rows(found, preview)
    ages = rows.ITEM_AGE_FIELDS if found.risks_have_ages else ()
    risks = (register_row(row, portal) for row in in_register_order(found))
    yield "risks", (*rows.RISK_FIELDS, *ages, *more), risks
    ages = rows.ITEM_AGE_FIELDS if found.questions_have_ages else ()
    listed = (rows.question_row(row, found, preview) for row in questions)
    yield "questions", (*rows.QUESTION_FIELDS, *ages, *more), listed
    yield (
        "decisions",
        (*rows.DECISION_FIELDS, *of_project),
        (rows.decision_row(row, found) for row in found.decisions),
    )
    if portal.history.events:
        logged = (changes.change_row(portal, change) for change in changes.ChangeLog(portal).shown)
        yield "changes", changes.FIELDS + of_project, logged
    if portal.overview:
        found_projects = (projects.project_row(portal, row) for row in project_rows(portal))
        yield "projects", projects.FIELDS, found_projects
