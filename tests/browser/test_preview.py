"""A preview in the browser: filters, lists and rows agree with the JSON of the same change.

What each page marks is tested on the built pages, in `tests/host/test_preview.py`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.diff.as_json import record
from mkdocs_plans.reports.as_json import encode
from playwright.sync_api import expect

from tests.browser import portal as plans
from tests.browser.conftest import NewTab, Server, Tab
from tests.browser.policy import policy
from tests.browser.portal import Portal
from tests.browser.register import Register
from tests.browser.test_access import violations
from tests.browser.test_filters import table
from tests.browser.test_layout import WIDE
from tests.builds import Project

PLACE = "team/previews/7/"
"""The path of the preview on its server."""


def edits() -> Iterator[tuple[str, str]]:
    """The changes of plans all over the index."""
    for number in range(0, plans.COUNT, 9):
        text = plans.plan(number)
        for old, new in (
            ("- [ ] ", "- [x] "),
            ("| High |", "| Low |"),
            (
                "### Technical Decisions Needed\n",
                f"### Technical Decisions Needed\n\n- [ ] Who reads plan {number}?\n",
            ),
        ):
            text = text.replace(old, new, 1)
        yield plans.path(number), f"{text}\nMore of {number}.\n"
    yield "plans/fresh.md", plans.plan(5).replace("plan 5", "the fresh plan")


@dataclass(frozen=True)
class Preview(Portal):
    """A preview, served, and the change that it shows."""

    diff: dict[str, Any]

    @property
    def changed(self) -> list[str]:
        """The paths of plans that changed and are still there."""
        return [plan["path"] for plan in self.diff["plans"] if plan["change"] != "removed"]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> Preview:
    project = Project(tmp_path_factory.mktemp("preview"))
    plans.write(project)
    project.write(dict(edits()))
    (project.root / plans.path(12)).unlink()
    project.commit(date="2026-11-21T09:00:00+00:00")
    project.configure(theme=plans.THEME)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MKDOCS_PLANS_BASE", "HEAD^1")
        environment.setenv("MKDOCS_PLANS_SITE_URL", f"https://previews.example/{PLACE}")
        built = project.build()
    assert built.log == []
    shutil.copytree(built.folder, project.root / "served" / PLACE)
    reported = json.loads(encode(record(compare("HEAD^1", "HEAD", project.root))))
    return Preview(built, serve(project.root / "served") + PLACE, reported)


def test_only_changed_keeps_the_plans_that_the_diff_names(preview: Preview, tab: Tab) -> None:
    page = tab.open(preview("plans/"))
    register = Register(page)
    register.flag("only changed")
    register.shows(len(preview.changed), len(preview.plans))
    assert sorted(register.paths()) == sorted(preview.changed)
    expect(register.rows.locator("th > .plans-change")).to_have_count(len(preview.changed))
    assert parse_qs(urlsplit(page.url).query) == {"change": ["only"]}
    page.reload()
    register.shows(len(preview.changed), len(preview.plans))
    assert register.form.get_by_label("only changed").is_checked()
    page.goto(preview("plans/page/2/?change=only"))
    register.shows(len(preview.changed), len(preview.plans))
    assert len(preview.changed) > 10
    assert tab.errors == []


def test_without_script_a_list_holds_the_same_plans(preview: Preview, new_tab: NewTab) -> None:
    page = new_tab(java_script_enabled=False).open(preview("plans/"))
    expect(page.locator(".plans-filter")).to_be_hidden()
    with page.expect_navigation():
        page.locator(".plans-title").get_by_text("changed").click()
    assert sorted(Register(page).paths()) == sorted(preview.changed)


@pytest.mark.parametrize("kind", ["risk", "question"])
def test_only_changed_keeps_the_items_that_the_diff_names(preview: Preview, tab: Tab, kind: str) -> None:
    page = tab.open(preview(f"plans/{kind}s/"))
    register = Register(page)
    with page.expect_navigation():
        page.locator(".plans-title .plans-switch").get_by_role("link").last.click()
    count = int(parse_qs(urlsplit(page.url).query)["change"] == ["only"]) and len(items(preview, kind))
    register.shows(count, len(preview.register(f"{kind}s")))
    assert sorted(register.texts()) == sorted(text for _, text in items(preview, kind))
    assert count > 5
    shown = {item["itemstate"] for item in preview.register(f"{kind}s") if item["text"] in register.texts()}
    assert shown > {"open"}
    page.goto(preview(f"plans/{kind}s/"))
    register.flag("only changed")
    register.shows(count, len(preview.register(f"{kind}s")))
    assert parse_qs(urlsplit(page.url).query) == {"change": ["only"]}


def items(preview: Preview, kind: str) -> set[tuple[str, str]]:
    """Path and text of the risks or questions that changed, and of all in plans that are new."""
    named = ("risk", "mitigation") if kind == "risk" else ("question",)
    events = {
        (plan["path"], event["text"])
        for plan in preview.diff["plans"]
        for event in plan["events"]
        if event["kind"].startswith(named) and event["side"] == "head"
    }
    new = {plan["path"] for plan in preview.diff["plans"] if plan["change"] == "added"}
    fresh = [plan for plan in preview.plans if plan["path"] in new]
    return events | {(plan["path"], item["text"]) for plan in fresh for item in plan[f"{kind}s"]}


@pytest.mark.parametrize("address", ["plans/", "plans/risks/", "plans/questions/"])
def test_rows_made_by_the_script_are_those_of_the_static_page(
    preview: Preview, tab: Tab, address: str
) -> None:
    tab.open(preview(address))
    static = table(tab.page)
    register = Register(tab.page)
    register.find("plan")
    register.filtered()
    register.find("")
    register.unfiltered()
    assert table(tab.page) == static
    assert "plans-change" in str(static)


def test_from_the_banner_to_the_item_that_changed(preview: Preview, tab: Tab) -> None:
    page = tab.open(preview("plans/risks/"))
    page.get_by_role("note", name="Preview").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="This change")).to_be_visible()
    reported = page.locator("section[aria-labelledby='plans-plans'] tbody tr")
    expect(reported).to_have_count(len(preview.diff["plans"]))
    page.locator("section[aria-labelledby='plans-steps'] th a").first.click()
    lit = page.locator(":is(.plans-item:target, .plans-item:has(> .plans-anchor:target)) .plans-note--change")
    lit.click()
    expect(page.locator("#plans-change")).to_be_visible()
    page.locator("#plans-change a[href*='#']").first.click()
    expect(lit).to_be_visible()
    assert tab.errors == []


KINDS = {
    "change": "plans/change/",
    "changed risks": "plans/change/changed-risks/",
    "index": "plans/?change=only",
    "board": "plans/board/",
    "plan": "plans/billing/063-plan/",
}


@pytest.mark.parametrize("kind", ["change", "plan"])
def test_axe_finds_nothing_in_the_additions_of_a_preview(preview: Preview, in_scheme: Tab, kind: str) -> None:
    page = in_scheme.open(preview(KINDS[kind]))
    for summary in page.locator(".plans-header summary").all():
        summary.click()
    expect(page.locator(".plans-change").first).to_be_visible()
    assert violations(page) == {}


@pytest.mark.parametrize("kind", ["changed risks", "index", "board"])
def test_axe_finds_nothing_on_pages_with_badges(preview: Preview, in_scheme: Tab, kind: str) -> None:
    page = in_scheme.open(preview(KINDS[kind]))
    expect(page.locator(".plans-change").first).to_be_visible()
    assert violations(page, ["wide"]) == {}


def test_a_preview_lives_under_a_strict_policy(preview: Preview, serve: Server, tab: Tab) -> None:
    guarded = serve(
        preview.built.folder,
        {
            "Content-Security-Policy": policy(
                preview.built, [address.partition("?")[0] for address in KINDS.values()]
            )
        },
    )
    for address in KINDS.values():
        tab.open(guarded + address)
        expect(tab.page.locator(".plans-banner")).to_be_visible()
        expect(tab.page.locator(".plans-change").first).to_be_visible()
    assert tab.errors == []


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_reaches_over_the_edge(preview: Preview, tab: Tab, width: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": 800})
    for address in KINDS.values():
        page = tab.open(preview(address))
        for summary in page.locator(".plans-header summary").all():
            summary.click()
        assert page.evaluate(WIDE) == [], address


def test_on_paper_and_without_colours_the_marks_stay_words(preview: Preview, new_tab: NewTab) -> None:
    page = new_tab(forced_colors="active").open(preview(KINDS["plan"]))
    page.emulate_media(media="print")
    expect(page.locator(".plans-note--change").first).to_be_visible()
    assert page.locator(".plans-note--change").first.inner_text().strip()
    expect(page.locator("#plans-change li").first).to_be_visible()
