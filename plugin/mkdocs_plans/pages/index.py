"""The index: all plans."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_plans, list_pages
from mkdocs_plans.pages.templating import render


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """All plans; without any, how to write the first one."""
    if not portal.portfolio.entries and portal.overview is None:
        yield GeneratedPage(addresses.INDEX, portal.title, lambda: _empty(portal))
        return
    yield from list_pages(
        portal,
        "index.html" if portal.scope is None else "plans.html",
        addresses.INDEX,
        portal.title if portal.scope is None else "All plans",
        portal.portfolio.entries,
        fill=fill_plans(portal),
        size=ROWS_PER_PAGE,
        heading="All plans",
        text="",
        unknown=False,
        row_template=row_template("plan", portal).markup,
        introduction=portal.introduction,
    )


def _empty(portal: Portal) -> str:
    return render("empty.html", portal, addresses.INDEX, example_date=portal.portfolio.today.isoformat())
