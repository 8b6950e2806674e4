"""The flow of an overview: over the projects whose history is known; the others are named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mkdocs_plans.history import History, HistoryEvent
from mkdocs_plans.model.times import Reach

from tests.builds import Html, read_html
from tests.history.histories import event
from tests.pages.figure_links import Site, links_hold
from tests.pages.projects import LISTED, assembled, pages, write


def events_of(path: str, status: str) -> tuple[HistoryEvent, ...]:
    return (
        event("2026-11-02", "plan-added", status, path=path),
        event("2026-11-02", "step-added", "open", path=path, item=0),
        event("2026-11-11", "step-done", "done", path=path, item=0),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An overview in which the history of the portal's own plan and of one project is known."""
    assembly = assembled(write(tmp_path_factory.mktemp("projects")), LISTED)
    own = next(entry.plan.path for entry in assembly.portal.portfolio.entries if not entry.project)
    paths = [entry.plan.path for entry in assembly.portal.portfolio.entries if entry.project == "billing"]
    theirs = next(path for path in paths if path.endswith("ledger.md"))
    found = sorted((*events_of(own, "in-progress"), *events_of(theirs, "blocked")), key=lambda one: one.time)
    known = History(reach=Reach.FULL, events=tuple(found))
    return pages(replace(assembly, portal=replace(assembly.portal, history=known)))


@pytest.fixture(scope="module")
def flow(site: Site) -> Html:
    return read_html(site.pages["plans/flow/"])


def test_projects_without_a_history_are_named_and_left_out(flow: Html) -> None:
    opening, missing = flow.words(".plans-opening"), flow.texts(".plans-caption")[0]
    assert "2 steps done and 0 added in 2 weeks to 22 Nov" in opening
    assert "2 plans are active" in opening
    assert missing.startswith("Without 4 projects whose history is not known: quiet, fleet, torn, gone")
    labels = flow.texts("section[aria-labelledby=plans-statuses] svg .plans-label")
    assert labels == ["1 In progress", "1 Blocked", "1 Completed"]


def test_its_numbers_link_to_no_list_of_more_plans(site: Site, flow: Html) -> None:
    assert flow.all("a[data-count]") == []
    assert links_hold(site) > 100


def test_each_project_has_a_row_and_a_page_of_its_own(site: Site, flow: Html) -> None:
    section = "section[aria-labelledby=plans-by-projects]"
    assert flow.texts(f"{section} tbody tr") == ["billing 2 1 1 0", "Own plans 1 1 1 0"]
    links = [link["href"] for link in flow.all(f"{section} tbody a")]
    assert links == ["../../plans/projects/billing/", "../../plans/projects/own/"]
    billing = read_html(site.pages["plans/projects/billing/flow/"])
    assert "1 step done and 0 added in 2 weeks" in billing.words(".plans-opening")
    assert billing.one(".plans-opening a")["data-count"] == "1"
    assert "plans/projects/fleet/flow/" not in site.pages


def test_dashboards_have_trends_where_every_plan_has_a_history(site: Site) -> None:
    trends = ".plans-trend"
    assert read_html(site.pages["plans/dashboard/"]).all(trends) == []
    assert read_html(site.pages["plans/projects/fleet/"]).all(trends) == []
    assert len(read_html(site.pages["plans/projects/billing/"]).all(trends)) == 4
