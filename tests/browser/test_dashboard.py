"""The dashboard in a browser: the last visit, the range of changes, and the choice of an owner."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewTab, Server, Tab
from tests.builds import Project
from tests.host.changes_story import write_story

NOW = datetime.fromisoformat("2026-11-22T08:00:00+00:00")
SEEN = '{"at": 1795176000000, "seen": "2026-11-17T09:00+00:00"}'
"""A visit on 2026-11-20 at 12:00, to a site of three days before."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> str:
    project = Project(tmp_path_factory.mktemp("story"))
    write_story(project)
    project.write({"plans/crane.md": "# Crane\n\n**Status:** In Progress\n**Owner:** chen\n"})
    project.commit(date="2026-11-21T20:00:00+00:00")
    project.configure()  # Material contacts the code host that `repo_url` names.
    return f"{serve(project.build().folder)}plans/dashboard/"


def _days(page: Page) -> list[str]:
    shown = page.locator(".plans-days > li:visible")
    return [" ".join(text.split()) for text in shown.all_inner_texts()]


def _rows(page: Page, name: str) -> Locator:
    return page.locator(f".plans-{name} > li:visible a.plans-name")


def _visit_again(tab: Tab, address: str) -> Page:
    """Open the page some hours after the last visit."""
    page = tab.page
    page.clock.set_fixed_time(NOW)
    page.goto(address)
    page.evaluate("visit => localStorage.setItem('plans-visit:/', visit)", SEEN)
    page.goto(address)
    return page


def test_a_range_shows_its_changes_and_leads_to_them(address: str, tab: Tab) -> None:
    page = tab.open(address)
    pressed = page.locator(".plans-ranges [aria-pressed=true]")
    expect(pressed).to_have_text("30 days")
    assert [day[:6] for day in _days(page)] == ["21 Nov", "20 Nov", "17 Nov", "9 Nov "]
    page.get_by_role("button", name="7 days").click()
    expect(pressed).to_have_text("7 days")
    assert [day[:6] for day in _days(page)] == ["21 Nov", "20 Nov", "17 Nov"]
    link = page.locator(".plans-all-changes")
    expect(link).to_have_text("all 7 changes")
    link.click()
    expect(page.locator(".plans-count")).to_have_text("7 of 7 changes")
    assert tab.errors == []


def test_what_is_new_since_the_last_visit_is_above_a_line_and_in_the_first_sentence(
    address: str, tab: Tab
) -> None:
    page = _visit_again(tab, address)
    line = "↑ new since your last visit, 20 Nov"
    assert [day[:35] for day in _days(page)].index(line) == 2
    opening = page.locator(".plans-opening")
    expect(opening).to_contain_text(
        "Since Friday 20 November: 2 plans added, 1 new High/High risk, none completed."
    )
    expect(opening).to_contain_text("One plan is blocked.")
    page.get_by_role("button", name="since 20 Nov").click()
    assert [day[:6] for day in _days(page)] == ["21 Nov", "20 Nov"]
    page.reload()  # The same visit.
    assert line in _days(page)
    page.clock.set_fixed_time(NOW + timedelta(hours=3))
    page.reload()
    assert line not in _days(page)
    expect(opening).to_contain_text("no status, step, question or risk changed")


def test_a_day_with_a_visit_has_two_parts(address: str, tab: Tab) -> None:
    page = tab.page
    page.clock.set_fixed_time(NOW)
    page.goto(address)
    seen = SEEN.replace("2026-11-17T09:00", "2026-11-21T18:00")
    page.evaluate("visit => localStorage.setItem('plans-visit:/', visit)", seen)
    page.goto(address)
    days = _days(page)
    assert days[0].startswith("21 Nov Sat Crane")
    assert days[1].startswith("↑ new since")
    assert days[2].startswith("21 Nov Sat")
    assert "Crane" not in days[2]


def test_an_owner_is_chosen_and_kept_and_the_figures_stay(address: str, tab: Tab) -> None:
    page = tab.open(address)
    figures = page.locator(".plans-dash-figure").all_inner_texts()
    expect(_rows(page, "attention")).to_have_text(["Pier", "Quay"])
    page.get_by_label("Owner").select_option(label="bola · 1")
    expect(_rows(page, "attention")).to_have_text(["Pier"])
    assert {day[:10] for day in _days(page)} == {"21 Nov Sat", "17 Nov Tue"}
    page.reload()
    expect(_rows(page, "attention")).to_have_text(["Pier"])
    assert page.locator(".plans-dash-figure").all_inner_texts() == figures
    page.get_by_label("Owner").select_option(label="chen · 1")
    expect(page.locator(".plans-none-of-owner:visible")).to_have_text(["Nothing needs attention."])
    page.get_by_role("link", name="all plans of the owner").click()
    expect(page.locator(".plans-count")).to_have_text("1 of 4 plans")
    page.goto(address)
    page.get_by_role("button", name="everyone").click()
    expect(_rows(page, "attention")).to_have_count(2)
    page.reload()
    expect(_rows(page, "attention")).to_have_count(2)
    assert tab.errors == []


def test_without_script_the_dashboard_is_complete_and_has_no_controls(address: str, new_tab: NewTab) -> None:
    page = new_tab(java_script_enabled=False).open(address)
    expect(page.locator(".plans-switch:visible, .plans-visit, .plans-opening__visit:visible")).to_have_count(
        0
    )
    expect(page.locator(".plans-opening__range")).to_contain_text("In the last 30 days:")
    assert len(_days(page)) == 4
    expect(_rows(page, "attention")).to_have_count(2)


def test_the_first_screen_has_what_is_stuck_and_what_moved(address: str, new_tab: NewTab) -> None:
    page = new_tab(viewport={"width": 1440, "height": 900}).open(address)
    expect(page.locator(".plans-attention > li").last).to_be_in_viewport()
    expect(page.locator(".plans-days > li").first).to_be_in_viewport()
