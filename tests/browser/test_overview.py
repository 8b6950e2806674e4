"""The pages of a portal of many projects, in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab, Server, Tab
from tests.browser.policy import policy
from tests.browser.portal import LONG_WORD, THEME, Portal
from tests.browser.register import Register
from tests.browser.test_access import FORMS, violations
from tests.browser.test_layout import WIDTHS, over_the_edge
from tests.builds import Project
from tests.host.test_overview import DOWN
from tests.pages.projects import PROJECTS, write

LONG_NAME = "department-of-everything-that-has-a-very-long-name-indeed-here"
MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'><b>{{7*7}}"
PAGES = {
    "projects": "plans/projects/",
    "risk overview": "plans/projects/risks/",
    "project": "plans/projects/billing/",
    "project elsewhere": "plans/projects/lights/",
    "project of nowhere": f"plans/projects/{LONG_NAME}/",
    "project without data": "plans/projects/gone/",
    "data": "plans/projects/status/",
    "by project": "plans/projects/risks/open/",
    "shared": "plans/projects/risks/shared-risk/",
    "chains": "plans/projects/risks/chains/",
    "board": "plans/projects/billing/board/",
    "index": "plans/",
}


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> Portal:
    """Projects in every condition; the texts of one are nothing but markup."""
    root = tmp_path_factory.mktemp("overview")
    project = Project(write(root))
    theirs = (root / "lights/plans.json").read_text("utf-8").replace("New lamps", LONG_WORD)
    for word in ("Birds", "New wires"):
        theirs = theirs.replace(f'"{word}"', json.dumps(MARKUP))
    (root / "hostile.json").write_text(theirs, "utf-8")
    listed = {"name": "markup", "snapshot": "../fleet/markup.json", "url": "https://markup.example/"}
    whole = (root / "fleet/plans.json").read_text("utf-8")
    for word in ("Dry dock", "Two yards", "Quaypay", "deposits", "Book", "Move the ledger"):
        whole = whole.replace(f'"{word}"', json.dumps(MARKUP))
    (root / "fleet/markup.json").write_text(whole, "utf-8")
    nowhere = {"name": LONG_NAME, "snapshot": "../hostile.json"}
    project.write({"docs/index.md": "# Harbour\n"})
    projects = [DOWN if one["name"] == "gone" else one for one in PROJECTS]
    project.configure(theme=THEME, plugins=["search", {"plans": {"projects": [*projects, listed, nowhere]}}])
    built = project.build()
    return Portal(built, serve(built.folder))


@pytest.fixture(scope="module")
def guarded(overview: Portal, serve: Server) -> Portal:
    headers = {"Content-Security-Policy": policy(overview.built, PAGES.values())}
    return Portal(overview.built, serve(overview.built.folder, headers))


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_works_under_the_policy_and_runs_no_text_of_projects(
    guarded: Portal, same_tab: Tab, kind: str
) -> None:
    same_tab.errors.clear()
    page = same_tab.open(guarded(PAGES[kind]))
    expect(page.locator(".plans h1")).to_be_visible()
    assert same_tab.errors == []
    assert page.locator("article :is(script, img, iframe, b, [style], [onerror])").count() == 0


COLOURED = ("projects", "risk overview", "project", "project elsewhere")
"""Together they contain every element that other pages repeat."""


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_reaches_over_the_edge_and_axe_finds_nothing(
    overview: Portal, same_tab: Tab, kind: str
) -> None:
    page = same_tab.open(overview(PAGES[kind]))
    assert over_the_edge(page) == {width: [] for width in WIDTHS}
    assert violations(page, FORMS if kind in COLOURED else ["wide"]) == {}


@pytest.mark.parametrize("kind", COLOURED)
def test_axe_finds_nothing_in_the_dark(overview: Portal, same_dark_tab: Tab, kind: str) -> None:
    assert violations(same_dark_tab.open(overview(PAGES[kind]))) == {}


def test_the_index_can_be_narrowed_to_projects(overview: Portal, tab: Tab) -> None:
    tab.open(overview("plans/"))
    register = Register(tab.page)
    assert register.counts("Project") == {
        "billing": 2, "fleet": 1, "markup": 1, "Own plans": 1, "quiet": 1,
    }  # fmt: skip
    register.choose("Project", "billing")
    register.shows(2, 6)
    assert len(register.texts()) == 2
    register.choose("Project", "quiet")
    register.choose("Status", "Completed")
    register.shows(2, 6)
    assert "project=billing&project=quiet" in tab.page.url
    assert tab.errors == []


@pytest.mark.parametrize("path, text, found", [
    ("plans/risks/", "The vendor leaves", 2), ("plans/questions/", "One ledger or two?", 1),
])  # fmt: skip
def test_registers_can_be_narrowed_to_a_project_and_rows_name_theirs(
    overview: Portal, tab: Tab, path: str, text: str, found: int
) -> None:
    tab.open(overview(path))
    register = Register(tab.page)
    named = register.rows.locator(".plans-sub:has-text('billing')")
    expect(named).to_have_count(found)  # without script, and …
    register.choose("Project", "billing")
    expect(register.rows).to_have_count(found)
    expect(named).to_have_count(found)  # … with it
    assert register.texts()[0] == text
    assert tab.errors == []


def test_projects_can_be_filtered_sorted_and_found(overview: Portal, tab: Tab) -> None:
    tab.open(overview("plans/projects/"))
    register = Register(tab.page)
    names = register.texts()
    assert names[:2] == ["billing", LONG_NAME]
    assert register.counts("Data") == {"fresh": 7, "no data": 2}
    register.choose("Health", "No data")
    register.shows(2, 9)
    assert register.texts() == ["gone", "torn"]
    assert register.rows.first.locator("[data-label='Risks']").inner_text() == "no data"
    register.choose("Health", "No data")
    register.sort("Project")
    assert register.texts() == sorted(names, key=str.casefold)
    register.find("torn")
    register.shows(1, 9)
    assert tab.errors == []


def test_a_row_is_the_same_with_and_without_script(overview: Portal, new_tab: NewTab) -> None:
    reported = (
        "rows => rows.map((row) => [row.innerText, ...[...row.querySelectorAll('a')].map((a) => a.href)])"
    )
    plain = new_tab(java_script_enabled=False).open(overview("plans/projects/"))
    static = Register(plain).rows.evaluate_all(reported)
    tab = new_tab()
    tab.open(overview("plans/projects/?sort=need"))
    register = Register(tab.page)
    register.complete()
    expect(tab.page.locator("th[aria-sort]")).to_have_count(1)
    assert register.rows.evaluate_all(reported) == static


def test_a_figure_of_a_project_opens_the_index_narrowed_to_it(overview: Portal, tab: Tab) -> None:
    page = tab.open(overview("plans/projects/billing/"))
    page.locator("a.plans-dash-figure[data-query*='?status=blocked&']").click()
    page.wait_for_url(re.compile(r"/plans/\?status=blocked&project=billing$"))
    Register(page).shows(1, 6)


def test_the_board_has_a_page_for_each_project(overview: Portal, tab: Tab) -> None:
    page = tab.open(overview("plans/board/"))
    page.get_by_role("navigation", name="Project").get_by_role("link", name="fleet").click()
    expect(page.locator("h1")).to_have_text("fleet: Board")
    expect(page.locator(".plans-card")).to_have_count(1)
    page.get_by_role("link", name="All projects").click()
    expect(page.locator("h1")).to_have_text("Board")
