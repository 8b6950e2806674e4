"""The portal in the themes of MkDocs itself, whose rules for tables and lists reach into our pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewTab, Server, Tab
from tests.builds import build_site
from tests.host.harbour import PLANS

THEMES: Mapping[str, Mapping[str, Any]] = {
    "mkdocs": {"name": "mkdocs", "color_mode": "auto", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}
WORDS = "a rather long cell of a table that somebody wrote"
WIDE = f"# Wide\n\n| {' | '.join('abcdefgh')} |\n{'|---' * 8}|\n| {' | '.join([WORDS] * 8)} |\n\n- [ ] One\n"
RATINGS = [(impact, chance) for impact in ("High", "Med", "Low") for chance in ("Low", "Med", "High")]
RATED = "\n".join(
    [
        "# Rated\n\n**Status:** In Progress\n\n## Steps\n\n- [ ] One\n\n## Risks\n",
        "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|",
        *(
            f"| Storm {number} | {impact} | {chance} | Wait |"
            for number, (impact, chance) in enumerate(RATINGS)
        ),
    ]
)
"""A risk in each cell of the matrix, which is shown only where enough risks are rated."""
PAGES = (
    *("", "dashboard/", "risks/", "questions/", "board/", "inventory/", "ledger/", "wide/"),
    *("dashboard/contradictions/", "dashboard/unparsed/", "risks/high-high/"),
)
BAND = "td.plans-rating--high, td.plans-rating--medium, td.plans-rating--low"
CUT = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const beyond = (element) => element.getBoundingClientRect().right > edge;
  const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX)
    ? !beyond(element) : scrolls(element.parentElement));
  return [...document.querySelectorAll("table, table :is(th, td), [role=main] h1")]
    .filter((element) => beyond(element) && !scrolls(element))
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
}"""
"""Tables, cells and titles that go over the edge, and cannot be scrolled to."""


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def theme(request: pytest.FixtureRequest) -> str:
    """The name of a theme."""
    return str(request.param)


@pytest.fixture(scope="module")
def address(theme: str, tmp_path_factory: pytest.TempPathFactory, serve: Server) -> str:
    """A portal in the theme; returns the address of its index."""
    plans = {**PLANS, "plans/wide.md": WIDE, "plans/rated.md": RATED}
    built = build_site(tmp_path_factory.mktemp(theme), plans, theme=THEMES[theme])
    return f"{serve(built.folder)}plans/"


def style(page: Page, selector: str, name: str) -> list[str]:
    """The look of elements, in their order."""
    script = "(found, name) => found.map((element) => getComputedStyle(element)[name])"
    return [str(value) for value in page.locator(selector).evaluate_all(script, name)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ratings_keep_their_colours(scheme: str, theme: str, address: str, new_tab: NewTab) -> None:
    page = new_tab(color_scheme=scheme).open(f"{address}risks/")
    red, amber, green = ("rgb(255, 217, 207)", "rgb(255, 233, 189)", "rgb(219, 241, 228)")
    if (theme, scheme) == ("mkdocs", "dark"):
        red, amber, green = ("rgb(89, 41, 28)", "rgb(77, 60, 20)", "rgb(24, 64, 47)")
    colours = style(page, f".plans-matrix :is({BAND})", "backgroundColor")
    assert colours == [green, amber, red, green, amber, amber, green, green, green]
    assert not {"rgb(243, 246, 246)"} & set(style(page, ".plans-table td", "backgroundColor"))
    assert set(style(page, ".plans-table td", "backgroundColor")) == {"rgba(0, 0, 0, 0)"}


def test_text_is_as_large_as_in_material(address: str, new_tab: NewTab) -> None:
    page = new_tab().open(f"{address}risks/")
    assert set(style(page, ".plans-table tbody tr:not(.plans-group) th", "fontSize")) == {"14px"}
    assert set(style(page, ".plans-table tbody tr.plans-group th", "fontSize")) == {"13px"}
    assert set(style(page, ".plans-table tbody td.plans-cell-text", "fontSize")) == {"14px"}
    assert set(style(page, ".plans-table tbody td:not(.plans-cell-text)", "fontSize")) == {"13px"}
    assert page.locator("tbody th").first.evaluate("(cell) => cell.currentCSSZoom") == 1


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut(name: str, address: str, same_tab: Tab) -> None:
    page = same_tab.open(f"{address}{name}")
    for width in (320, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, width
        assert page.evaluate(CUT) == [], width


def test_no_empty_box_is_beside_a_page(theme: str, address: str, new_tab: NewTab) -> None:
    page = new_tab().open(f"{address}dashboard/")
    boxes = page.locator(".bs-sidebar")
    assert [box.is_visible() for box in boxes.all()] == [False] * boxes.count()
    page.goto(f"{address}ledger/")
    assert [box.is_visible() for box in boxes.all()] == [True] * boxes.count()
    assert boxes.count() == (1 if theme == "mkdocs" else 0)


def test_the_box_of_a_task_is_in_its_line(address: str, new_tab: NewTab) -> None:
    page = new_tab().open(f"{address}ledger/")
    assert set(style(page, ".task-list-control", "display")) == {"inline"}
    assert set(style(page, ".task-list-item", "listStyleType")) == {"none"}
