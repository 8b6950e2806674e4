"""Every figure is a door: it leads to exactly as many items as it counts."""

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
}
DOORS = "a[data-count]"
FOLLOWING = ".plans-pager li:has([aria-current]) + li a"
"""Leads to the next page of a list."""


@dataclass(frozen=True)
class Door:
    number: int
    count: int
    said: str
    href: str
    query: str


def doors(page: Page) -> list[Door]:
    """The doors of a page, each place that they lead to once."""
    found = page.locator(DOORS).evaluate_all(
        "doors => doors.map((door, number) => ({number, count: +door.dataset.count, said: door.innerText,"
        " href: door.getAttribute('href'), query: door.dataset.query ?? ''}))"
    )
    return list({(door["href"], door["count"]): Door(**door) for door in found}.values())


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


@pytest.mark.parametrize("kind", PAGES)
def test_without_script_each_figure_leads_to_a_list_of_that_many_items(
    portal: Portal, new_tab: NewTab, kind: str
) -> None:
    page = new_tab(java_script_enabled=False).open(portal(PAGES[kind]))
    found = doors(page)
    assert len(found) >= 4
    for door in found:
        assert door.said.replace(",", "").split()[0 if door.said[:1].isdigit() else -1] == str(door.count)
        page.goto(portal(PAGES[kind]))
        with page.expect_navigation():
            page.locator(DOORS).nth(door.number).click()
        total = page.locator("[data-total]")
        assert not total.count() or total.get_attribute("data-total") == str(door.count), door
        assert listed(page, portal) == door.count, door


@pytest.mark.parametrize("kind", PAGES)
def test_with_script_a_figure_leads_there_too_or_to_the_filtered_register(
    portal: Portal, new_tab: NewTab, kind: str
) -> None:
    plain = doors(new_tab(java_script_enabled=False).open(portal(PAGES[kind])))
    tab = new_tab()
    page = tab.open(portal(PAGES[kind]))
    expect(page.locator(f"{DOORS}[data-query]:not([href*='?'])")).to_have_count(0)
    found = doors(page)
    assert {door.href for door in found if not door.query} <= {door.href for door in plain}
    for door in found:
        if not door.query:
            continue
        page.locator(DOORS).nth(door.number).click()
        page.wait_for_url(re.compile(re.escape(door.query.partition("?")[2])))
        register = Register(page)
        expect(register.status).to_have_text(re.compile(rf"^{door.count:,} of "))
        expect(register.rows).to_have_count(min(door.count, 100))
        page.go_back()
        page.wait_for_url(portal(PAGES[kind]))
    assert tab.errors == []


@pytest.mark.parametrize("name, place", [("risks", ".plans-matrix td"), ("questions", ".plans-tally > div")])
def test_what_a_figure_counts_comes_into_sight_below_it(
    portal: Portal, tab: Tab, name: str, place: str
) -> None:
    tab.page.set_viewport_size({"width": 320, "height": 700})
    page = tab.open(portal(f"plans/{name}/"))
    page.locator(f"{place}:has({DOORS})").last.click(position={"x": 4, "y": 4})
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
