"""The projects with their health, and the state of their data."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.model.plan import State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.overview import Count, Health, Summary
from mkdocs_plans.overview.health import HEALTH_WORDS, RULES
from mkdocs_plans.overview.project_status import ProjectStatus
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.figures import DECISIONS, HIGH_HIGH, OPEN_QUESTIONS, PLANS, STATES, figure_link
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.rows import Row
from mkdocs_plans.pages.tables import fill_by, fill_with, list_pages

from .project_rows import ProjectRow, project_rows


def projects(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the page of projects by need for attention, and the page about the state of their data."""
    found = project_rows(portal)
    yield from list_pages(
        portal,
        "projects.html",
        addresses.PROJECTS,
        "Projects",
        found,
        fill=fill_with(portal, "project", lambda row: project_row(portal, row)),
        size=ROWS_PER_PAGE,
        row_template=row_template("project", portal).markup,
        figures=_figure_links(portal),
    )
    by_data = sorted(
        (row for row in found if row.project.name),
        key=lambda s: (s.project.state.current, s.project.has_data, s.name.casefold()),
    )
    yield from list_pages(portal, "sources.html", addresses.SOURCES, "Data", by_data, fill=fill_by("sources"))


def _figure_links(portal: Portal) -> list[tuple[int, str, str, str]]:
    """Return the figures over all projects that are not 0: count, singular, plural, and their page."""
    if portal.overview is None:
        return []
    shown = (
        (PLANS, "plan", "plans"),
        (STATES[State.BLOCKED], "blocked", "blocked"),
        (HIGH_HIGH, "High/High risk", "High/High risks"),
        (OPEN_QUESTIONS, "open question", "open questions"),
        (DECISIONS, "decision", "decisions"),
    )
    total = portal.overview.total
    return [
        (count, one, many, figure_link(portal, figure))
        for figure, one, many in shown
        if (count := figure.count(total)) or figure is PLANS
    ]


FIELDS = (
    "title", "url", "listsurl", "end", "allurl", "health", "healthword", "need", "data", "dataword", "since",
    "reason", "atleast", "plans", "plansnone", "risks", "risksnone", "highhigh", "unmitigated",
    "questions", "questionsnone", "blocking", "changed", "unchanged",
    *(state.replace("-", "") for state in State), *(f"why{rule.name.replace('-', '')}" for rule in RULES),
)  # fmt: skip
"""The fields of a project in the script with the rows."""


def project_row(portal: Portal, row: ProjectRow) -> Row:
    """Return the row of a project on the page of all projects."""
    project, summary = row.project, row.summary
    states = summary.by_state if summary else {}
    why = {reason.rule: f"{reason.count:,} {reason.words}" for reason in row.reasons}
    return {
        "title": row.name,
        "url": portal.addresses.url(addresses.project_page(project.name)),
        "listsurl": row.lists.start,
        "end": row.lists.end,
        "allurl": row.lists.plans,
        "health": row.health.value,
        "healthword": HEALTH_WORDS[row.health],
        "need": list(Health).index(row.health),
        "data": row.data,
        "dataword": project.words,
        "since": f"{project.answered:%Y-%m-%d}" if project.answered else "",
        "reason": project.reason,
        "changed": f"{changed:%Y-%m-%d}" if (changed := row.changed) else "",
        "unchanged": "" if changed else "not known",
        **_figures(project, summary),
        **{state.replace("-", ""): states.get(state, 0) for state in State},
        **{f"why{rule.name.replace('-', '')}": why.get(rule, "") for rule in RULES},
    }


def _figures(project: ProjectStatus, summary: Summary | None) -> Row:
    if summary is None:
        none = dict.fromkeys(("plans", "risks", "highhigh", "unmitigated", "questions", "blocking"), 0)
        return {
            **none, "plansnone": "no data", "risksnone": "no data", "questionsnone": "no data", "atleast": "",
        }  # fmt: skip
    return {
        "plans": summary.plans,
        "plansnone": "" if summary.plans else "no plans",
        "risks": summary.open_risks,
        "risksnone": "" if summary.open_risks else "no open risk",
        "highhigh": summary.rated_as(RiskRating.RED),
        "unmitigated": summary.counts[Count.UNMITIGATED],
        "questions": summary.open_questions,
        "questionsnone": "" if summary.open_questions else "no open question",
        "blocking": summary.blocking,
        "atleast": "" if project.complete and summary.complete else "at least",
    }
