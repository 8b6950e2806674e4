"""The page of changes, with histories made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history import History
from mkdocs_plans.model.times import Reach
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.pages.scripts import row_scripts
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.portal.build import assemble

from tests.builds import Html, Project, read_html
from tests.history.events import Commits
from tests.pages.projects import LISTED, assembled, write

PLANS = {
    "plans/quay.md": "# Quay\n\n**Status:** In Progress\n**Owner:** ana\n\n"
    "- [x] Dig\n- [ ] Pour the new floor slabs\n",
    "plans/pier.md": "# Pier\n\n**Status:** Blocked\n",
}


def _portal(root: Path, history: History) -> Portal:
    Project(root).write(PLANS)
    assembly = assemble(ResolvedConfig(root, root / "docs", Options()))
    return replace(assembly.portal, history=history, commit_urls={"": "https://code.example/commit/"})


def _pages(portal: Portal, prefix: str = "plans/changes") -> Mapping[str, Html]:
    found = (page for page in generated_pages(portal) if page.uri.startswith(prefix))
    return {page.uri: read_html(page.render()) for page in found}


def _lines(page: Html) -> list[str]:
    """The rows, with their headings, as text on one line."""
    return [" ".join(row.get_text(" ").split()) for row in page.all(".plans-table--changes tbody tr")]


def _commits(steps: str = "") -> Commits:
    commits = Commits().at("2026-11-10 09:00", "aaa").add("plan-added", after="planning")
    commits.add("step-added", "Dig", after="open").add("step-added", "Pour the new floor slabs", after="open")
    commits.add("plan-added", "Pier", after="planning", path="plans/pier.md")
    commits.at("2026-11-20 08:00", "bbb").add("step-done", "Dig", "open", "done", anchor=steps or None)
    commits.add("step-reworded", "Pour the new floor slabs", "Pour", "Pour the new floor slabs")
    commits.at("2026-11-20 12:00", "ccc")
    commits.add("status-changed", "Blocked", "planning", "blocked", path="plans/pier.md")
    commits.at("2026-11-20 14:00", "ddd").add("status-changed", "In Progress", "planning", "in-progress")
    return commits


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    root = tmp_path_factory.mktemp("changes")
    anchor = _portal(root, History()).portfolio.entries
    dig = next(step.anchor for entry in anchor for step in entry.plan.steps if step.text == "Dig")
    return _portal(root, _commits(dig).history())


@pytest.fixture(scope="module")
def pages(portal: Portal) -> Mapping[str, Html]:
    return _pages(portal)


def test_changes_are_listed_by_week_day_and_plan(pages: Mapping[str, Html]) -> None:
    assert _lines(pages["plans/changes.md"]) == [
        "Week 47, 2026",
        "20 Nov Friday",
        "Quay Planning → In progress ddd0000",
        "Quay Step done (1/2) Dig bbb0000",
        "Pier Planning → Blocked ccc0000",
        "Week 46, 2026",
        "10 Nov Tuesday",
        "Quay New plan Planning, 2 steps aaa0000",
        "Pier New plan Planning aaa0000",
    ]


def test_an_event_links_to_its_item_and_to_its_commit(portal: Portal, pages: Mapping[str, Html]) -> None:
    row = next(row for row in pages["plans/changes.md"].all("tr") if "Dig" in row.get_text())
    plan, item, commit = (str(link["href"]) for link in row.select("a"))
    entry = next(entry for entry in portal.portfolio.entries if entry.plan.title == "Quay")
    assert plan == f"../../{entry.url}"
    assert item == f"../../{entry.url}#{entry.plan.steps[0].anchor}"
    assert commit == f"https://code.example/commit/{'bbb'.ljust(40, '0')}"


def test_the_first_sentence_sums_up_a_range(pages: Mapping[str, Html]) -> None:
    page = pages["plans/changes.md"]
    assert page.texts(".plans-opening") == [
        "16 to 22 November: 1 blocked , 1 step done . 3 changes in all.",
        "24 October to 22 November: 2 plans added , 1 blocked , 1 step done . 5 changes in all.",
        "31 August to 22 November: 2 plans added , 1 blocked , 1 step done . 5 changes in all.",
    ]
    assert [opening["data-range"] for opening in page.all(".plans-opening:not([hidden])")] == ["84"]


def test_changes_of_text_only_have_a_list_of_their_own(pages: Mapping[str, Html]) -> None:
    link = pages["plans/changes.md"].one(".plans-rest a")
    assert (link["data-count"], link["href"]) == ("1", "../../plans/changes/text/")
    assert _lines(pages["plans/changes/text.md"])[-1] == (
        "Quay Step reworded Pour the new floor slabs, was Pour bbb0000"
    )


def test_without_a_history_the_page_gives_the_reason_and_no_page_links_to_it(tmp_path: Path) -> None:
    portal = _portal(tmp_path, History(Reach.NONE, "git refused", "git config"))
    assert "changes-rows.js" not in dict(row_scripts(portal))
    made = {page.uri: page for page in generated_pages(portal)}
    page = made.pop("plans/changes.md")
    assert "plans/changes.md" not in portal.main_pages
    assert "git refused. What helps: git config." in read_html(page.render()).words(".plans-gap")
    assert not any("plans/changes/" in page.render() for page in made.values())


def test_the_page_of_an_incomplete_history_gives_the_reason(tmp_path: Path) -> None:
    history = replace(_commits().history(), reason="the clone is shallow", remedy="git fetch --unshallow")
    words = _pages(_portal(tmp_path, history))["plans/changes.md"].words(".plans-gap")
    assert words.endswith("the clone is shallow. What helps: git fetch --unshallow.")


def test_a_history_of_imports_alone_lists_nothing_and_counts_them(tmp_path: Path) -> None:
    commits = Commits().at("2026-11-20 09:00", "aaa").add("plan-added", after="completed")
    page = _pages(_portal(tmp_path, commits.history(imports=("aaa",))))["plans/changes.md"]
    assert page.words(".plans-empty") == "No changes are listed."
    assert "1 plan" in page.words(".plans-rest")
    assert page.all("form, table") == []


def test_ten_thousand_changes_are_on_pages_and_in_the_rows_of_the_filter(tmp_path: Path) -> None:
    commits = Commits().at("2026-01-01 00:00", "aaa").add("plan-added", after="planning")
    start = datetime(2026, 1, 1)  # noqa: DTZ001  (the helper takes times without a zone)
    for number in range(9_999):
        commits.at(f"{start + timedelta(minutes=30 * number)}", f"{number:05}")
        commits.add("step-added", f"Step {number}", after="open")
    portal = _portal(tmp_path, commits.history())
    found = [page for page in generated_pages(portal) if page.uri.startswith("plans/changes")]
    assert len(found) == 100 + 1
    assert "Step 9998" in found[0].render()
    script = dict(row_scripts(portal))["changes-rows.js"].decode()
    rows = json.loads(script.partition("]=")[2].removesuffix(";\n"))["rows"]
    assert len(rows) == 10_000


def test_hostile_text_of_a_history_is_escaped(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\" onload='x' {{ 7*7 }}"
    commits = Commits().at("2026-11-20 09:00", "aaa").add("plan-added", evil, after=evil)
    commits.at("2026-11-21 09:00", "bbb")
    for kind in ("status-changed", "title-changed", "risk-added", "question-answered", "plan-removed"):
        commits.add(kind, evil, evil, evil, about=evil, anchor=evil)
    commits.at("2026-11-21 10:00", "ccc").add("risk-added", evil, evil, evil, path=evil, about=evil)
    page = _pages(_portal(tmp_path, commits.history()))["plans/changes.md"]
    assert page.all("script, [onload]") == []
    assert "{{ 7*7 }}" in page.words(".plans-table--changes")


def test_each_project_with_changes_has_a_page_of_its_own(tmp_path: Path) -> None:
    assembly = assembled(write(tmp_path), LISTED)
    paths = {entry.project: entry.plan.path for entry in assembly.portal.portfolio.entries}
    commits = Commits().at("2026-11-20 09:00", "aaa")
    for project in ("", "billing"):
        commits.add("plan-added", f"Plan of {project or 'ours'}", after="planning", path=paths[project])
    pages = _pages(replace(assembly.portal, history=commits.history()), "plans/")
    names = {uri for uri in pages if uri.endswith("changes.md")}
    assert names == {
        "plans/changes.md",
        "plans/projects/billing/changes.md",
        "plans/projects/own/changes.md",
    }
    rows = {uri: _lines(pages[uri])[2:] for uri in names}
    assert len(rows["plans/changes.md"]) == 2
    (own,) = rows["plans/projects/billing/changes.md"]
    assert own.startswith("Plan of billing")
    links = [str(link["href"]) for link in pages["plans/changes.md"].all(".plans-scopes a")]
    assert [link.removeprefix("../../") for link in links] == [
        "plans/changes/",
        "plans/projects/own/changes/",
        "plans/projects/billing/changes/",
    ]


def test_a_renamed_folder_is_one_line(tmp_path: Path) -> None:
    commits = Commits().at("2026-11-10 09:00", "aaa")
    names = ("boat", "crane", "dock")
    for name in names:
        commits.add("plan-added", name.title(), after="planning", path=f"plans/new/{name}.md")
    commits.at("2026-11-20 09:00", "bbb")
    for name in names:
        path = f"plans/new/{name}.md"
        commits.add("plan-renamed", name.title(), f"plans/old/{name}.md", path, path=path)
    found = _lines(_pages(_portal(tmp_path, commits.history()))["plans/changes.md"])
    assert [line for line in found if "bbb" in line] == [
        "plans/new/ Folder renamed 3 plans was plans/old/ bbb0000"
    ]
