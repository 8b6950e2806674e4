"""Every page made from the portfolio, in the order in which they are built."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.pages.change import change_pages
from mkdocs_plans.pages.main_pages import main_pages
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.project import project_pages
from mkdocs_plans.pages.projects import projects
from mkdocs_plans.pages.risk_overview import risk_overview


def generated_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield all generated pages; `render` makes the HTML of each."""
    yield from main_pages(portal)
    if portal.overview:
        yield from projects(portal)
        yield from project_pages(portal)
        yield from risk_overview(portal)
    yield from change_pages(portal)
