"""Pages as readers see them: complete without script, and with the target of a link shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab
from tests.browser.portal import KINDS, Portal
from tests.browser.register import Register


def test_without_script_the_pages_of_the_index_hold_every_plan_once(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab(java_script_enabled=False).open(portal("plans/"))
    register = Register(page)
    found = register.paths()
    with page.expect_navigation():
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Page 2").click()
    found += register.paths()
    assert sorted(found) == sorted(plan["path"] for plan in portal.plans)
    assert found == portal.order


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_there_is_no_control_that_needs_it(portal: Portal, new_tab: NewTab, kind: str) -> None:
    page = new_tab(java_script_enabled=False).open(portal(KINDS[kind]))
    expect(page.locator(".plans").first).to_be_visible()
    for needy in page.locator(".plans :is(form, button, input, output)").all():
        expect(needy).to_be_hidden()


def test_without_script_a_plan_can_be_read_to_the_end(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab(java_script_enabled=False).open(portal("plans/billing/070-plan/"))
    expect(page.get_by_role("heading", name="Questions")).to_be_visible()
    page.locator("summary", has_text="open question").click()
    expect(page.locator("#plans-open-questions")).to_be_visible()


def test_a_date_shows_how_long_ago_it_was_in_days_of_the_reader(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab(timezone_id="Asia/Tokyo").page
    page.clock.set_fixed_time("2026-11-20T15:30:00Z")  # past midnight in Tokyo
    page.goto(portal("plans/"))
    cell = page.locator("tbody .plans-cell-changed", has_text="2026-11-20").first
    expect(cell).to_have_text("yesterday", use_inner_text=True)
    page.clock.set_fixed_time("2026-11-20T14:30:00Z")
    page.goto(portal("plans/"))
    expect(cell).to_have_text("today", use_inner_text=True)
    page.emulate_media(media="print")
    expect(cell).to_have_text("2026-11-20", use_inner_text=True)


LIT = """(id) => {
    const target = document.getElementById(id);
    const item = target.closest('.plans-item') ?? target;
    const look = () => [getComputedStyle(item).backgroundColor, getComputedStyle(item).boxShadow].join();
    item.style.transition = 'none';
    const lit = look();
    location.hash = 'elsewhere';
    return lit !== look();
}"""
FROM = {
    "risk": "plans/risks/",
    "question": "plans/questions/",
    "step": "plans/dashboard/open-steps/",
    "access": "plans/inventory/access/",
    "service": "plans/inventory/services/",
}


def follow(page: Page, kind: str) -> str:
    link = page.locator(f".plans-table a[href*='#{kind}-']").last
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    return anchor


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("kind", FROM)
def test_an_item_reached_from_its_register_is_in_view_and_lit(
    portal: Portal, new_tab: NewTab, kind: str, script: bool
) -> None:
    page = new_tab(java_script_enabled=script).open(portal(FROM[kind]))
    anchor = follow(page, kind)
    item = page.locator(f".plans-item:is(#{anchor}, :has(#{anchor}))").last
    expect(item).to_be_in_viewport()
    box, header = item.bounding_box(), page.locator(".md-header").bounding_box()
    assert box
    assert header
    assert box["y"] >= header["height"]
    assert page.evaluate(LIT, anchor)


def test_a_phase_is_reached_from_the_strip_of_its_plan(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab().open(portal("plans/billing/014-plan/"))
    link = page.locator(".plans-phases a").last
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("what", ["open-questions", "open-risks"])
def test_a_count_on_the_index_leads_to_the_opened_list_on_the_plan(
    portal: Portal, new_tab: NewTab, what: str, script: bool
) -> None:
    page = new_tab(java_script_enabled=script).open(portal("plans/"))
    link = page.locator(f"a[href$='#plans-{what}']").first
    count = int(link.inner_text().split()[0])
    severe = "High/High" in link.inner_text()
    link.click()
    items = page.locator(f"#plans-{what} > li")
    expect(items.first).to_be_in_viewport()
    assert items.count() == count or severe


def test_a_list_in_the_header_opens_and_leads_to_the_item(portal: Portal, new_tab: NewTab) -> None:
    page = new_tab().open(portal("plans/long-word/"))
    page.locator("summary", has_text="risk").click()
    link = page.locator("#plans-open-risks a")
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    assert page.evaluate(LIT, anchor)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_finding_and_its_note_in_the_margin_lead_to_each_other(
    portal: Portal, new_tab: NewTab, script: bool
) -> None:
    page = new_tab(java_script_enabled=script).open(portal("plans/noted/"))
    for rule in ("link-broken", "raw-html-removed", "table-ragged", "placeholder-left"):
        note = page.locator(f".plans-note[title='{rule}']")
        note.click()
        listed = page.locator("#plans-findings > li", has=page.locator("code", has_text=rule))
        expect(listed).to_be_in_viewport()
        listed.locator("a", has_text="line").click()
        expect(note).to_be_in_viewport()


def test_an_address_with_a_broken_anchor_raises_nothing(portal: Portal, new_tab: NewTab) -> None:
    tab = new_tab()
    tab.open(portal("plans/long-word/#%E0%A4%A"))
    expect(tab.page.locator(".plans-header")).to_be_visible()
    assert tab.errors == []


def test_dates_show_how_long_ago_they_were(portal: Portal, new_tab: NewTab) -> None:
    tab = new_tab()
    tab.page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    tab.open(portal("plans/?find=A wide plan"))
    expect(Register(tab.page).rows).to_have_count(1)
    date = Register(tab.page).rows.locator(".plans-cell-changed time")
    expect(date).to_have_attribute("title", "2 days ago")
