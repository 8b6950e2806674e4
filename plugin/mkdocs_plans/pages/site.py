"""Every page made from the portfolio, in the order in which they are built."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.board import board
from mkdocs_plans.pages.change import change_pages
from mkdocs_plans.pages.dashboard import dashboard
from mkdocs_plans.pages.inventory import inventory, inventory_lists
from mkdocs_plans.pages.plan_lists import finding_lists, index, plan_lists, step_lists
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.project import project_pages
from mkdocs_plans.pages.projects import projects
from mkdocs_plans.pages.registers import questions, risks
from mkdocs_plans.pages.risk_overview import risk_overview


def generated_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """All generated pages; `render` makes the HTML of each."""
    yield from index(portal)
    if portal.overview:
        yield from projects(portal)
        yield from project_pages(portal)
        yield from risk_overview(portal)
    yield GeneratedPage(addresses.DASHBOARD, "Dashboard", lambda: dashboard(portal))
    yield from risks(portal)
    yield from questions(portal)
    yield GeneratedPage(addresses.BOARD, "Board", lambda: board(portal))
    yield GeneratedPage(addresses.INVENTORY, "Inventory", lambda: inventory(portal))
    yield from plan_lists(portal)
    yield from step_lists(portal)
    yield from inventory_lists(portal)
    yield from finding_lists(portal)
    yield from change_pages(portal)
