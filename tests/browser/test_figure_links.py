"""Every figure links to exactly as many items as it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab, Tab
from tests.browser.portal import Portal
from tests.browser.register import ROWS, Register

PAGES = {
    "index": "plans/",
    "dashboard": "plans/dashboard/",
    "risks": "plans/risks/",
    "questions": "plans/questions/",
    "board": "plans/board/",
    "inventory": "plans/inventory/",
    "flow": "plans/flow/",
}
LINKS = "a[data-count]"
FOLLOWING = ".plans-pager li:has([aria-current]) + li a"
"""Leads to the next page of a list."""


@dataclass(frozen=True)
class FigureLink:
    number: int
    count: int
    said: str
    href: str
    query: str


def figure_links(page: Page) -> list[FigureLink]:
    """The links of a page's figures, each target once."""
    found = page.locator(LINKS).evaluate_all(
        "doors => doors.map((door, number) => ({number, count: +door.dataset.count, said: door.innerText,"
        " href: door.getAttribute('href'), query: door.dataset.query ?? ''}))"
    )
    return list(
        {
            (figure_link["href"], figure_link["count"]): FigureLink(**figure_link) for figure_link in found
        }.values()
    )


def listed(page: Page, portal: Portal) -> int:
    """How many items are listed on this page and, in the files that were built, on those that follow it."""
    rows = Register(page).rows.count()
    following = page.locator(FOLLOWING)
    address = urljoin(page.url, following.get_attribute("href")) if following.count() else None
    while address:
        built = portal.built.page(address.removeprefix(portal.address))
        rows += len(built.all(ROWS))
        links = built.all(FOLLOWING)
        address = urljoin(address, str(links[0]["href"])) if links else None
    return rows


@pytest.fixture(scope="module")
def followed() -> set[tuple[str, str, int]]:
    """The figures that were followed: many are on several pages, and link to the same list."""
    return set()


@pytest.mark.parametrize("kind", PAGES)
def test_without_script_each_figure_leads_to_a_list_of_that_many_items(
    portal: Portal, new_tab: NewTab, kind: str, followed: set[tuple[str, str, int]]
) -> None:
    page = new_tab(java_script_enabled=False).open(portal(PAGES[kind]))
    found = figure_links(page)
    assert len(found) >= (2 if kind == "index" else 4)
    for figure_link in found:
        assert figure_link.said.replace(",", "").split()[0 if figure_link.said[:1].isdigit() else -1] == str(
            figure_link.count
        )
        target = urljoin(portal(PAGES[kind]), figure_link.href)
        if ("without script", target, figure_link.count) in followed:
            continue
        followed.add(("without script", target, figure_link.count))
        page.goto(target)
        total = page.locator("[data-total]")
        assert not total.count() or total.get_attribute("data-total") == str(figure_link.count), figure_link
        assert listed(page, portal) == figure_link.count, figure_link


@pytest.mark.parametrize("kind", PAGES)
def test_with_script_a_figure_leads_there_too_or_to_the_filtered_register(
    portal: Portal, new_tab: NewTab, kind: str, followed: set[tuple[str, str, int]]
) -> None:
    plain = figure_links(new_tab(java_script_enabled=False).open(portal(PAGES[kind])))
    tab = new_tab()
    page = tab.open(portal(PAGES[kind]))
    expect(page.locator(f"{LINKS}[data-query]:not([href*='?'])")).to_have_count(0)
    found = figure_links(page)
    assert {figure_link.href for figure_link in found if not figure_link.query} <= {
        figure_link.href for figure_link in plain
    }
    for figure_link in found:
        if not figure_link.query:
            continue
        target = urljoin(portal(PAGES[kind]), figure_link.href)
        assert target.endswith(figure_link.query.partition("?")[2])
        if ("with script", target, figure_link.count) in followed:
            continue
        followed.add(("with script", target, figure_link.count))
        if page.url == portal(PAGES[kind]):  # one is clicked, the others are opened: half as many pages
            page.locator(LINKS).nth(figure_link.number).click()
            page.wait_for_url(target)
        else:
            page.goto(target)
        register = Register(page)
        expect(register.status).to_have_text(re.compile(rf"^{figure_link.count:,} of "))
        expect(register.rows).to_have_count(min(figure_link.count, 100))
    assert tab.errors == []


@pytest.mark.parametrize("name, place", [("risks", ".plans-matrix td"), ("questions", ".plans-opening a")])
def test_a_figure_scrolls_its_items_into_view(portal: Portal, tab: Tab, name: str, place: str) -> None:
    tab.page.set_viewport_size({"width": 320, "height": 700})
    page = tab.open(portal(f"plans/{name}/"))
    page.locator(f"{place}:has({LINKS}), {place}:is({LINKS})").last.click(position={"x": 4, "y": 4})
    register = Register(page)
    expect(register.status).to_have_text(re.compile("^[0-9,]+ of "))
    expect(register.status).to_be_in_viewport()
    expect(register.rows.first).to_be_in_viewport()


def links(page: Page) -> Iterator[str]:
    hrefs = page.locator(".plans a[href], .plans-header a[href]").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    yield from (urljoin(page.url, href) for href in hrefs)


@pytest.mark.parametrize("kind", PAGES)
def test_every_link_leads_to_a_page_that_is_there_and_to_an_item_on_it(
    portal: Portal, new_tab: NewTab, kind: str
) -> None:
    page = new_tab(java_script_enabled=False).open(portal(PAGES[kind]))
    lost = []
    for address in sorted(set(links(page))):
        path, _, anchor = address.removeprefix(portal.address).partition("#")
        path = unquote(path)
        if not portal.built.has(path) or (anchor and f'id="{anchor}"' not in portal.built.text(path)):
            lost.append(address)
    assert lost == []
