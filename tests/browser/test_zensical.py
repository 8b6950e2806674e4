"""Exported pages on a site of Zensical, which has no plugins."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser import portal as plans
from tests.browser.conftest import Server, Tab
from tests.browser.register import Register
from tests.builds import Project, read_html

PROGRAMS = Path(sys.executable).parent
PALETTE = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": icon, "name": "Switch"}}
    for name, scheme, icon in (
        ("light", "default", "material/weather-night"),
        ("dark", "slate", "material/weather-sunny"),
    )
]


class ZensicalSite:
    """A project whose pages are exported and built by Zensical."""

    def __init__(self, project: Project) -> None:
        self.project = project
        plans.write(project)
        project.write({"docs/index.md": "# Harbour\n\nSee [the plans](plans/index.md).\n"})
        project.configure(plugins=["plans"])

    def build(self) -> str:
        """Export and build; return what Zensical prints."""
        settings = yaml.safe_load(self._run("plans", "--quiet", "export", "--format", "pages", "-o", "docs"))
        settings["nav"] = ["index.md", *settings["nav"]]
        site = {"site_name": "Harbour", "theme": {"variant": "classic", "font": False, "palette": PALETTE}}
        (self.project.root / "zensical.yml").write_text(yaml.safe_dump({**site, **settings}), "utf-8")
        return self._run("zensical", "build", "--config-file", "zensical.yml")

    def _run(self, *command: str) -> str:
        program = shutil.which(command[0], path=PROGRAMS)
        assert program
        done = subprocess.run(
            [program, *command[1:]], cwd=self.project.root, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> ZensicalSite:
    site = ZensicalSite(Project(tmp_path_factory.mktemp("zensical")))
    assert "No issues found" in site.build()  # It checks every link and fragment.
    return site


@pytest.fixture(scope="module")
def address(zensical: ZensicalSite, serve: Server) -> str:
    return serve(zensical.project.root / "site")


def test_filters_and_links_work(address: str, tab: Tab) -> None:
    page = tab.open(f"{address}plans/")
    register = Register(page)
    register.find("ledger")
    expect(register.status).to_contain_text(" of ")
    name = register.rows.first.locator("th a").first
    title = name.inner_text()
    name.click()
    expect(page.locator("h1")).to_contain_text(title)
    page.get_by_role("navigation", name="Plans").get_by_role("link", name="Risks").first.click()
    expect(page.locator("h1")).to_contain_text("Risks")
    assert tab.errors == []


def test_the_search_finds_a_plan(address: str, tab: Tab) -> None:
    page = tab.open(address)
    page.get_by_role("button", name="Search").first.click()
    field = page.get_by_placeholder("Search").last
    expect(field).to_be_visible()
    field.fill("Group bookings")
    found = page.get_by_role("option", name="Group bookings")
    expect(found.first).to_be_visible()
    expect(found.filter(has_text="Inventory")).to_have_count(0)  # The links on top of each page are left out.


def test_the_colours_follow_the_scheme(address: str, tab: Tab) -> None:
    page = tab.open(f"{address}plans/dashboard/")
    colour = "() => getComputedStyle(document.querySelector('.plans h1')).color"
    light = page.evaluate(colour)
    page.locator("label[title='Switch']:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(colour) != light


def test_plans_have_a_table_of_contents(address: str, tab: Tab) -> None:
    page = tab.open(f"{address}plans/specs/042-group-bookings/spec/")
    expect(page.get_by_role("navigation", name="On this page").get_by_role("link")).to_have_text(
        ["Goal", "Open questions"]
    )


def test_a_changed_plan_changes_the_numbers(zensical: ZensicalSite) -> None:
    path = "plans/specs/042-group-bookings/tasks.md"
    index = zensical.project.root / "site/plans/index.html"
    assert "1/3" in read_html(index.read_text("utf-8")).words("article")
    text = plans.WRITTEN[path].replace("- [ ] T002", "- [x] T002")
    zensical.project.write({path: text})
    zensical.build()
    assert "2/3" in read_html(index.read_text("utf-8")).words("article")
