"""The register of decisions: answers to questions, and the decisions that plans record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mkdocs_plans.model.plan import Decision, Question
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_with, list_pages
from mkdocs_plans.portfolio.portfolio import DecisionRow


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of decisions, newest first."""
    found = portal.portfolio.decisions
    yield from list_pages(
        portal,
        "decisions.html",
        addresses.DECISIONS,
        "Decisions",
        found,
        fill=fill_with(portal, "decision", partial(rows.decision_row, portfolio=portal.portfolio)),
        size=ROWS_PER_PAGE,
        heading="Decisions",
        plans=len({row.entry.plan.path for row in found}),
        facets=_facets(found),
        row_template=row_template("decision", portal).markup,
    )


def _facets(found: Sequence[DecisionRow]) -> list[tuple[str, str, str]]:
    """Return the filters of the register: those with something to choose."""
    facets = [
        (len({row.entry.plan.path for row in found}) > 1, "plan", "plan", "Plan"),
        (len({isinstance(row.item, Question) for row in found}) > 1, "source", "source", "Source"),
        (
            any(isinstance(row.item, Decision) and not row.item.in_force for row in found),
            "force",
            "force",
            "In force",
        ),
    ]
    return [(field, name, title) for shown, field, name, title in facets if shown]
