"""Everything can be reached and used from the keyboard, and one sees where one is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.portal import KINDS, Portal
from tests.browser.register import Register

ACTIVE = """() => {
    const active = document.activeElement;
    const style = getComputedStyle(active);
    const box = active.getBoundingClientRect();
    return {
        number: [...document.querySelectorAll('.plans *')].indexOf(active),
        inside: Boolean(active.closest('article')),
        what: active.outerHTML.slice(0, 120),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
}"""
TABBABLE = """() => {
    const all = [...document.querySelectorAll('.plans *')];
    return all.filter((node) => node.matches('a[href], button, input, summary') && node.checkVisibility())
        .map((node) => all.indexOf(node));
}"""


@pytest.fixture
def index(portal: Portal, tab: Tab) -> Register:
    tab.open(portal("plans/"))
    return Register(tab.page)


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus has left the content; return our elements that had it, in order."""
    found: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        active = page.evaluate(ACTIVE)
        if active["number"] >= 0:
            found.append(active)
        elif found and not active["inside"]:
            return found
    pytest.fail(f"no way out: {found[-3:]}")


@pytest.mark.parametrize("address", ["plans/?find=specs/", "plans/risks/high-high/", "plans/long-word/"])
def test_tab_reaches_every_control_with_a_visible_focus_and_leaves_the_page(
    portal: Portal, tab: Tab, address: str
) -> None:
    page = tab.open(portal(address))
    if "find" in address:
        expect(Register(page).status).to_have_text(re.compile("^5 of"))
    expected = page.evaluate(TABBABLE)
    visited = walk(page)
    assert [active["number"] for active in visited] == expected
    assert [active["what"] for active in visited if not (active["ring"] and active["seen"])] == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_facet_opens_and_escape_closes_it_and_gives_the_focus_back(index: Register, key: str) -> None:
    summary = index.form.locator("summary").first
    index.form.get_by_role("searchbox").focus()
    index.page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    index.page.keyboard.press(key)
    boxes = index.form.locator("details").first.get_by_role("checkbox")
    expect(boxes.first).to_be_visible()
    index.page.keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    index.page.keyboard.press("Tab")
    index.page.keyboard.press("Space")
    expect(boxes.nth(1)).to_be_checked()
    expect(boxes.nth(1)).to_be_focused()
    expect(index.status).to_have_text(re.compile(r"^\d+ of "))
    index.page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(boxes.first).to_be_hidden()


def test_a_facet_closes_when_the_focus_or_a_click_is_elsewhere(index: Register) -> None:
    facet = index.facet("Status")
    facet.get_by_role("checkbox").last.focus()
    index.page.keyboard.press("Tab")
    expect(facet.get_by_role("checkbox").first).to_be_hidden()
    index.facet("Owner")
    index.facet("Tag")
    expect(index.form.locator("details[open]")).to_have_count(1)
    index.page.locator(".plans-title").click(position={"x": 1, "y": 1})
    expect(index.form.locator("details[open]")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_column_sorts_by_key_and_keeps_the_focus(index: Register, key: str) -> None:
    button = index.head("Progress").get_by_role("button")
    button.focus()
    index.page.keyboard.press(key)
    expect(index.head("Progress")).to_have_attribute("aria-sort", "descending")
    expect(button).to_be_focused()


def test_a_page_turned_by_key_begins_at_its_top(index: Register) -> None:
    index.sort("Plan")
    button = index.page.get_by_role("navigation", name="Pages").get_by_role("button", name="Page 2")
    button.focus()
    index.page.keyboard.press("Enter")
    expect(index.rows.first).to_be_in_viewport()
    expect(index.page.locator(".plans-table")).to_be_focused()
    index.page.keyboard.press("Tab")
    expect(index.head("Plan").get_by_role("button")).to_be_focused()


def test_typing_is_not_taken_for_the_themes_shortcuts(index: Register) -> None:
    index.form.get_by_role("searchbox").focus()
    index.page.keyboard.type("snf/p.,")
    expect(index.form.get_by_role("searchbox")).to_have_value("snf/p.,")
    expect(index.form.get_by_role("searchbox")).to_be_focused()


SMALL = """() => [...document.querySelectorAll(
    '.plans :is(button, summary, label, input:not(label input)), .plans-pager a, .plans-strip a')]
    .filter((node) => node.checkVisibility())
    .map((node) => [node.outerHTML.slice(0, 100), node.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([html, box]) => `${html} ${box.width}×${box.height}`)"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_controls_are_at_least_24_pixels_wide_and_high(
    portal: Portal, tab: Tab, kind: str, width: int
) -> None:
    tab.page.set_viewport_size({"width": width, "height": 800})
    page = tab.open(portal(KINDS[kind]))
    if page.locator(".plans-filter").count():
        Register(page).facet("Status" if "index" in kind else "Plan")
    assert page.evaluate(SMALL) == []


BACKWARDS = """() => {
    const rtl = getComputedStyle(document.body).direction === 'rtl';
    const seen = [...document.querySelectorAll('.plans :is(a[href], button, input, summary, [tabindex])')]
        .filter((node) => node.checkVisibility() && !node.matches('[tabindex^="-"]'));
    return seen.filter((node, i) => {
        if (node.tabIndex > 0) return true;
        if (!i || node.closest('section') !== seen[i - 1].closest('section')) return false;
        const [before, box] = [seen[i - 1], node].map((one) => one.getBoundingClientRect());
        const earlier = rtl ? box.right >= before.right : box.left <= before.left;
        const inLine = Math.min(box.bottom, before.bottom) - Math.max(box.top, before.top) > box.height / 2;
        return (earlier && box.bottom <= before.top + 4)
            || (inLine && (rtl ? box.left >= before.right : box.right <= before.left));
    }).map((node) => node.outerHTML.slice(0, 100));
}"""
"""Controls before their predecessor in a section: above it and in no later column, or earlier in its line."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_controls_is_that_of_reading(portal: Portal, same_tab: Tab, kind: str) -> None:
    page = same_tab.open(portal(KINDS[kind]))
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BACKWARDS) == [], width
