"""The position of the portal in the navigation of the site."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builds import Built
from tests.conftest import Site
from tests.host.harbour import PLANS

OURS = ["Dashboard", "Plans", "Board", "Risks", "Questions", "Decisions", "Inventory"]
FILES = {**PLANS, "docs/guide.md": "# Guide\n"}


def primary(built: Built, page: str = "") -> list[str]:
    return built.page(page).texts(".md-nav--primary a.md-nav__link")


@pytest.mark.parametrize(
    "nav", [None, [{"Home": "index.md"}, {"Guide": "guide.md"}]], ids=["no nav", "a nav without us"]
)
def test_a_section_is_appended_where_the_nav_does_not_mention_us(site: Site, nav: Any) -> None:
    built = site(FILES, **({"nav": nav} if nav else {}))
    assert built.log == []
    shown = primary(built)
    assert [name for name in shown if name in OURS] == OURS
    assert shown.index("Guide") < shown.index("Dashboard")
    assert [tab.rstrip(" 0123456789") for tab in built.page("plans/").texts(".plans-strip a")] == OURS


def test_pages_with_nothing_to_show_are_left_out(site: Site) -> None:
    asking = "# Ledger\n\n## Questions\n\n- [ ] Why?\n"
    built = site({"docs/index.md": "# Harbour\n", "plans/ledger.md": asking})
    assert [name for name in primary(built) if name in OURS] == ["Dashboard", "Plans", "Board", "Questions"]
    assert built.page("plans/").texts(".plans-strip a") == ["Dashboard", "Plans 1", "Board", "Questions 1"]
    assert built.has("plans/risks/")


def test_our_pages_are_where_the_nav_puts_them(site: Site) -> None:
    nav = [{"Work": ["plans/dashboard.md", {"All": "plans/index.md"}]}, {"Home": "index.md"}, "guide.md"]
    built = site(FILES, nav=nav)
    assert built.log == []
    shown = primary(built)
    assert [name for name in shown if name in ("Dashboard", "All", "Home", "Risks")] == [
        "Dashboard",
        "All",
        "Home",
    ]


def test_one_plan_may_be_in_the_nav(site: Site) -> None:
    built = site(FILES, nav=[{"Home": "index.md"}, {"The ledger": "plans/ledger.md"}, "guide.md"])
    assert built.log == []
    shown = primary(built)
    assert "The ledger" in shown
    assert [name for name in shown if name in OURS] == OURS
    assert built.page("plans/ledger/").words("article h1").startswith("Execution Plan")


def test_plans_do_not_enter_the_nav_by_themselves(site: Site) -> None:
    built = site(FILES)
    assert not {"Move the ledger", "Paint the pier"} & set(primary(built))


@pytest.mark.parametrize("page", ["plans/ledger/", "plans/quay/buoys/", "plans/risks/high-high/"])
def test_the_tab_of_the_portal_is_active_on_its_pages(site: Site, page: str) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.path"]}
    built = site(FILES, theme=theme)
    assert built.page(page).texts(".md-tabs__item--active") == ["Plans"]
    assert "Plans" in built.page(page).texts(".md-path a, .md-path span")


def test_the_pages_of_the_site_keep_their_neighbours(site: Site) -> None:
    built = site(FILES, theme={"name": "material", "font": False, "features": ["navigation.footer"]})
    assert built.page("").texts(".md-footer__link--next .md-footer__title")[0].endswith("Guide")
    first = built.page("plans/dashboard/")
    assert first.texts(".md-footer__link--prev .md-footer__title")[0].endswith("Guide")
    assert first.texts(".md-footer__link--next .md-footer__title")[0].endswith("Plans")
    assert built.page("plans/ledger/").all(".md-footer__link") == []


def test_omitted_files_are_not_reported_for_our_pages(site: Site) -> None:
    built = site(
        FILES,
        nav=["index.md", "guide.md"],
        validation={"nav": {"omitted_files": "warn", "not_found": "warn"}},
    )
    assert built.log == []
