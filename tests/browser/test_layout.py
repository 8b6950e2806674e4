"""Pages fit on a phone, on a large screen and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab, Tab
from tests.browser.portal import KINDS, Portal
from tests.browser.register import Register

WIDE = """() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll('article *')]
        .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > limit + 1)
        .map((node) => node.outerHTML.slice(0, 120)).concat('something outside of the article');
}"""
MOVING = """() => [...document.querySelectorAll('.plans, .plans *, .plans-item')]
    .filter((node) => {
        const { transitionDuration, animationName } = getComputedStyle(node);
        const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.001);
        return moves || animationName !== 'none';
    }).map((node) => node.outerHTML.slice(0, 100))"""


WIDTHS = (320, 768, 1440)


def over_the_edge(page: Page) -> dict[int, list[str]]:
    """The elements that reach over the edge of the open page, by width."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(WIDE)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_reaches_over_the_edge(portal: Portal, same_tab: Tab, kind: str) -> None:
    page = same_tab.open(portal(KINDS[kind]))
    for summary in page.locator(".plans-header summary").all():
        summary.click()
    assert over_the_edge(page) == {width: [] for width in WIDTHS}


@pytest.mark.parametrize("plan", ["long-word", "billing/070-plan", "billing/014-plan", "wide"])
def test_the_header_of_a_plan_has_three_lines(portal: Portal, same_tab: Tab, plan: str) -> None:
    page = same_tab.open(portal(f"plans/{plan}/"))
    page.set_viewport_size({"width": 1440, "height": 900})
    lines = page.locator(".plans-header__line:visible")
    sizes = lines.evaluate_all("nodes => nodes.map((n) => [n.clientHeight, n.scrollWidth - n.clientWidth])")
    assert 1 <= len(sizes) <= 3
    assert [size for size in sizes if size[0] > 30 or size[1] > 0] == []


SCROLLING = """() => [...document.querySelectorAll('article *')]
    .filter((node) => node.scrollWidth > node.clientWidth + 1
        && ['auto', 'scroll'].includes(getComputedStyle(node).overflowX))
    .map((node) => [node.role, node.ariaLabel !== null, node.tabIndex])"""


def test_what_scrolls_in_a_plan_is_a_named_region_that_a_keyboard_reaches(
    portal: Portal, same_tab: Tab
) -> None:
    page = same_tab.open(portal("plans/wide/"))
    page.set_viewport_size({"width": 320, "height": 800})
    expect(page.locator("article pre code")).to_have_attribute("tabindex", "0")
    assert page.evaluate(SCROLLING) == [["region", True, 0]] * 2


@pytest.mark.parametrize("width", [320, 768])
def test_an_open_facet_stays_on_the_screen(portal: Portal, tab: Tab, width: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.open(portal("plans/"))
    for title in ("Status", "Owner", "Tag", "Folder", "Risk", "More"):
        box = Register(tab.page).facet(title).locator(".plans-facet__list").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        tab.page.keyboard.press("Escape")


def test_a_narrow_row_is_a_card_with_its_labels(portal: Portal, tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 320, "height": 800})
    page = tab.open(portal("plans/"))
    cell = page.locator("td[data-label='Progress']:not(:empty)").first
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Progress "'
    head, status = page.locator("tbody th[scope=row]").first.bounding_box(), cell.bounding_box()
    assert head
    assert status
    assert status["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize("kind", ["index", "risks", "dashboard", "plan"])
def test_on_paper_pages_have_their_text_and_no_controls(portal: Portal, tab: Tab, kind: str) -> None:
    page = tab.open(portal(KINDS[kind]))
    page.emulate_media(media="print")
    for control in page.locator(".plans-filter :is(input, summary), .plans-strip, .plans-pager ul").all():
        expect(control).to_be_hidden()
    expect(page.locator("h1").first).to_be_visible()
    for part in page.locator(".plans-pager p").all():
        expect(part).to_have_text(re.compile(r"1–100 of \d+"))
        expect(part).to_be_visible()


def test_a_long_path_takes_no_room_from_its_neighbours(portal: Portal, tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 1440, "height": 800})
    page = tab.open(portal("plans/dashboard/findings/"))
    place = page.locator("td[data-label='Location']").first
    place.evaluate("(cell) => { cell.textContent = 'plans/' + 'a_long_name'.repeat(12) + '.md:3'; }")
    widths = (
        page.locator("tbody tr")
        .first.locator("th, td")
        .evaluate_all("(cells) => cells.map((cell) => cell.clientWidth)")
    )
    assert min(widths) > 100
    assert page.evaluate(WIDE) == []


def test_reduced_motion_is_respected(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab(reduced_motion="reduce").open(portal("plans/long-word/"))
    assert page.evaluate(MOVING) == []
