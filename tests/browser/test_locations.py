"""The portal works in any location: from a folder, under a sub-path, with instant navigation."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser import portal as plans
from tests.browser.conftest import NewTab, Server
from tests.browser.portal import Portal
from tests.browser.register import Register
from tests.builds import Built, Project


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portal whose pages are files, to be opened from a folder."""
    root = tmp_path_factory.mktemp("flat")
    return plans.build(
        Project(root), use_directory_urls=False, site_url="", plugins=["search", "offline", "plans"]
    )


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> str:
    """A portal with instant navigation, under a sub-path; returns its address."""
    root = tmp_path_factory.mktemp("instant")
    theme = {**plans.THEME, "features": ["navigation.instant"]}
    built = plans.build(Project(root), theme=theme, site_url="https://harbour.example/team/portal/")
    shutil.copytree(built.folder, root / "served/team/portal")
    address = serve(root / "served")
    sitemap = root / "served/team/portal/sitemap.xml"  # Material's condition, which ignores the port
    sitemap.write_text(sitemap.read_text("utf-8").replace("https://harbour.example/", address), "utf-8")
    return f"{address}team/portal/"


def test_from_a_folder_the_filter_and_the_links_work(flat: Built, new_tab: NewTab) -> None:
    tab = new_tab()
    page = tab.open((flat.folder / "plans/index.html").as_uri())
    register = Register(page)
    register.find("specs/")
    expect(register.status).to_have_text(re.compile("^5 of"))
    register.choose("Status", "Completed")
    expect(register.status).to_have_text(re.compile("^2 of"))
    register.rows.locator("th > a").first.click()
    expect(page.locator(".plans-header")).to_be_visible()
    page.go_back()
    expect(register.status).to_have_text(re.compile("^2 of"))
    page.goto((flat.folder / "plans/dashboard.html").as_uri())
    page.locator("a[data-query*='?status=blocked']").first.click()
    expect(register.status).to_have_text(re.compile(r"^\d+ of"))
    ours = [error for error in tab.errors if "plans" in error and "Access to" not in error]
    assert ours == []
    # Material's offline search fetches it unless the privacy plugin keeps a copy; nothing else is requested.
    theirs = "https://unpkg.com/iframe-worker/shim"
    tab.other_hosts[:] = [address for address in tab.other_hosts if address != theirs]


def test_a_sub_path_and_instant_navigation_change_nothing(
    portal: Portal, instant: str, new_tab: NewTab
) -> None:
    tab = new_tab()
    with tab.page.expect_response("**/sitemap.xml"):
        page = tab.open(instant + "plans/")
    page.evaluate("window.stayed = true")
    register = Register(page)
    blocked = sum(plan["status"] == "blocked" for plan in portal.plans)
    for _ in range(3):  # a listener that is not removed would count clicks twice
        page.get_by_role("navigation", name="Plans").get_by_role("link", name="Dashboard").first.click()
        expect(page.get_by_role("heading", name="Dashboard")).to_be_visible()
        page.locator("a[data-query*='?status=blocked']").first.click()
        expect(page.get_by_role("heading", name="Dashboard")).to_have_count(0)
        register.shows(blocked, len(portal.plans))
        page.get_by_role("navigation", name="Plans").get_by_role(
            "link", name="Plans", exact=True
        ).last.click()
        register.unfiltered()
    history = page.evaluate("history.length")
    register.flag("open questions")
    expect(register.status).to_have_text(re.compile(r"^\d+ of"))
    assert page.evaluate("history.length") == history + 1
    assert page.evaluate("window.stayed")
    assert tab.errors == []


def test_a_link_to_its_own_page_filters_it(portal: Portal, instant: str, new_tab: NewTab) -> None:
    tab = new_tab()
    with tab.page.expect_response("**/sitemap.xml"):
        page = tab.open(instant + "plans/")
    register = Register(page)
    blocked = sum(plan["status"] == "blocked" for plan in portal.plans)
    page.evaluate("""() => {
        const link = document.createElement("a");
        link.href = "?status=blocked";
        link.textContent = "only those";
        document.querySelector(".plans-title").append(link);
    }""")
    page.get_by_role("link", name="only those").click()
    register.shows(blocked, len(portal.plans))
    page.locator(".plans-strip a[aria-current]").click()
    register.unfiltered()
    expect(register.rows).to_have_count(100)
    page.go_back()
    register.shows(blocked, len(portal.plans))


def test_back_and_forward_under_instant_navigation(portal: Portal, instant: str, new_tab: NewTab) -> None:
    tab = new_tab()
    with tab.page.expect_response("**/sitemap.xml"):
        page = tab.open(instant + "plans/")
    register = Register(page)
    register.choose("Status", "Blocked")
    blocked = sum(plan["status"] == "blocked" for plan in portal.plans)
    register.shows(blocked, len(portal.plans))
    register.rows.locator("th > a").first.click()
    expect(page.locator(".plans-header")).to_be_visible()
    page.go_back()
    register.shows(blocked, len(portal.plans))
    page.go_back()
    register.unfiltered()
    expect(register.rows).to_have_count(100)
    page.go_forward()
    register.shows(blocked, len(portal.plans))
    assert tab.errors == []
