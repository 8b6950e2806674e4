"""The register of decisions: answers to questions, and the decisions that plans record."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_with, list_pages


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of decisions, newest first."""
    found = portal.portfolio.decisions
    yield from list_pages(
        portal,
        "decisions.html",
        addresses.DECISIONS,
        "Decisions",
        found,
        fill=fill_with(portal, "decision", rows.decision_row),
        size=ROWS_PER_PAGE,
        heading="Decisions",
        plans=len({row.entry.plan.path for row in found}),
        dated=any(row.day for row in found),
        row_template=row_template("decision", portal).markup,
    )
