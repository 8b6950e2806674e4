"""The page of changes in a browser: ranges, the last visit, filters."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewTab, Server, Tab
from tests.browser.register import Register
from tests.builds import Project
from tests.host.changes_story import write_story

NOW = datetime.fromisoformat("2026-11-23T08:00:00+00:00")
FIRST = "↑ new since your last visit, 23 Nov"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> str:
    project = Project(tmp_path_factory.mktemp("story"))
    write_story(project)
    project.configure()  # Material contacts the code host that `repo_url` names.
    return f"{serve(project.build().folder)}plans/changes/"


def _pressed(page: Page) -> Locator:
    return page.locator(".plans-switch [aria-pressed=true]")


def _rows(page: Page) -> list[str]:
    """The rows and the line of the last visit, without the headings of weeks and days."""
    Register(page).complete()
    shown = page.locator(".plans-table--changes tr").filter(
        has=page.locator("td, .plans-visit > *, th:has(> span)")
    )
    return [" ".join(text.split()) for text in shown.all_inner_texts()]


def test_a_range_is_chosen_by_a_switch_and_kept_in_the_address(address: str, tab: Tab) -> None:
    page, register = tab.open(address), Register(tab.page)
    expect(_pressed(page)).to_have_text("12 weeks")  # The smallest range with eight changes.
    expect(register.status).to_have_text("10 of 10 changes")
    expect(page.locator(".plans-opening:visible")).to_contain_text("10 changes in all")
    page.get_by_role("button", name="7 days").click()
    expect(register.status).to_have_text("6 of 6 changes")
    expect(page.locator(".plans-opening:visible")).to_contain_text("16 to 22 November")
    assert page.url.endswith("?range=7")
    page.reload()
    expect(register.rows).to_have_count(6)
    page.get_by_role("button", name="all").click()
    expect(register.status).to_have_text("12 of 12 changes")
    page.go_back()
    expect(_pressed(page)).to_have_text("7 days")
    expect(register.rows).to_have_count(6)


def test_filters_find_words_kinds_and_owners_within_the_range(address: str, tab: Tab) -> None:
    page, register = tab.open(f"{address}?range=all"), Register(tab.page)
    expect(register.status).to_have_text("12 of 12 changes")
    register.choose("Kind of change", "Steps done")
    expect(register.status).to_have_text("3 of 12 changes")
    assert "kind=Steps+done" in page.url
    register.find("bollards")
    expect(register.rows).to_have_count(1)
    expect(register.rows).to_contain_text("Set the bollards")
    page.get_by_role("button", name="Reset").click()
    register.choose("Owner", "bola")
    expect(register.rows.locator("th a")).to_have_text(["Pier"] * 3)


def test_a_sum_of_the_first_sentence_leads_to_what_it_counts(address: str, tab: Tab) -> None:
    page, register = tab.open(address), Register(tab.page)
    page.get_by_role("link", name="4 steps done").click()
    expect(register.status).to_have_text("3 of 10 changes")  # One row has two steps.
    assert "range=84" in page.url


def _visit(page: Page, address: str, *, after: timedelta = timedelta()) -> None:
    """Open the page some time after the last visit."""
    page.clock.set_fixed_time(NOW + after)
    page.goto(address)
    expect(Register(page).status).to_contain_text("changes")


def test_the_line_of_the_last_visit_is_moved_by_absence_alone(address: str, tab: Tab) -> None:
    page = tab.page
    since = page.locator(".plans-switch [value=visit]")

    def older(route: Route) -> None:
        """What the page was before the last two commits."""
        body = route.fetch().text().replace('data-newest="2026-11-21T18:00', 'data-newest="2026-11-17T09:00')
        route.fulfill(body=body, content_type="text/html")

    page.route(address, older)
    _visit(page, address)
    expect(since).to_be_hidden()
    assert FIRST not in _rows(page)
    page.unroute(address)
    for minutes in (90, 100, 155):  # A visit after an absence, and twice in the same visit.
        _visit(page, address, after=timedelta(minutes=minutes))
        expect(since).to_have_text("since 23 Nov")
        assert _rows(page).index(FIRST) == 4
    since.click()
    expect(Register(page).status).to_have_text("4 of 4 changes")
    _visit(page, address, after=timedelta(minutes=300))
    assert FIRST not in _rows(page)
    since.click()
    expect(Register(page).status).to_have_text("0 of 0 changes")


def test_without_script_all_changes_are_readable(address: str, new_tab: NewTab) -> None:
    page = new_tab(java_script_enabled=False).open(address)
    expect(page.locator(".plans-table--changes tr:has(td)")).to_have_count(12)
    expect(page.locator(".plans-switch")).to_be_hidden()
    expect(page.locator(".plans-opening:visible")).to_have_count(1)
