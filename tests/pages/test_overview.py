"""The pages of an overview: every figure is a link, and nothing unknown is shown as zero."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from bs4 import Tag
from jsonschema import Draft202012Validator
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.config.options import Profile
from mkdocs_plans.config.project_sources import SourceKind
from mkdocs_plans.overview import NameKind
from mkdocs_plans.overview.project_status import DataState, Overview, ProjectStatus
from mkdocs_plans.overview.summary_json import figures
from mkdocs_plans.pages import project_rows
from mkdocs_plans.pages.addresses import reserved
from mkdocs_plans.pages.scripts import row_scripts
from mkdocs_plans.portal import build as assembling
from mkdocs_plans.snapshot.writer import Origin, encode, schema, snapshot

from tests.builds import Project
from tests.pages.figure_links import Site, address, links_hold, rows, sums
from tests.pages.projects import LISTED, PROJECTS, assembled, pages, write

MANY = [*PROJECTS, *({"name": f"copy-{n}", "snapshot": "../fleet/plans.json"} for n in range(3))]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("projects"))


@pytest.fixture(scope="module")
def whole(root: Path) -> Site:
    """All plans are listed in the portal one by one."""
    return pages(assembled(root, LISTED))


@pytest.fixture(scope="module")
def counted(root: Path) -> Site:
    """Of one project there are only counts."""
    return pages(assembled(root))


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def row_of(site: Site, project: str, page: str = "plans/projects/") -> Tag:
    (found,) = [row for row in rows(site.page(page)) if words(row.select("th")[0]) == project]
    return found


def cell(row: Tag, label: str) -> str:
    (found,) = row.select(f"[data-label='{label}']")
    return words(found)


def section(site: Site, name: str) -> list[str]:
    return [words(row) for row in rows(site.page(f"plans/projects/risks/{name}/"))]


# Links.


def test_every_figure_leads_to_exactly_its_items(whole: Site, counted: Site) -> None:
    assert links_hold(whole) > 80
    assert links_hold(counted) > 80


def test_counts_in_the_row_of_a_project_lead_to_lists_of_so_many(whole: Site) -> None:
    here, followed = "plans/projects/", 0
    for row in rows(whole.page(here)):
        for link in row.select("td a"):
            if "://" in str(link["href"]):
                continue
            target = address(here, str(link["href"]))
            assert len(rows(whole.page(target))) == int(words(link).split()[0]), link
            followed += 1
    assert followed > 15


def test_counts_of_a_project_on_another_portal_link_to_that_portal(counted: Site) -> None:
    row = row_of(counted, "lights")
    links = {words(link): str(link["href"]) for link in row.select("td a")}
    lists = "https://lights.example/docs/plans/"
    assert links == {
        "1 blocked plan": f"{lists}status/blocked/",
        "1 High/High risk": f"{lists}risks/high-high/",
        "2": lists,
        "1 planning": f"{lists}status/planning/",
        "1 blocked": f"{lists}status/blocked/",
        "1 High/High": f"{lists}risks/high-high/",
        "1 unmitigated": f"{lists}risks/unmitigated/",
        "2 open": f"{lists}risks/",
    }


def test_where_some_plans_are_only_counted_a_figure_leads_to_counts_by_project(counted: Site) -> None:
    overview = counted.page("plans/projects/risks/")
    (figure_link,) = overview.select(".plans-opening a[data-count]")
    target = address("plans/projects/risks/", str(figure_link["href"]))
    assert target == "plans/projects/risks/open/"
    assert sums(counted, target) == (5, 5)
    assert [words(row) for row in rows(counted.page(target))][:3] == ["billing 2", "lights 2", "fleet 1"]
    in_full = counted.page(target).select(".plans-table--top tbody tr")
    assert len(in_full) == 5
    assert "https://lights.example/docs/plans/lamps/#" in str(in_full[1])


def test_too_many_plans_of_snapshots_are_counted_by_project(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembling, "LISTED", 2)
    found = assembled(root, MANY)
    assert {entry.project for entry in found.portal.portfolio.entries} == {"", "billing", "quiet"}
    site = pages(found)
    assert links_hold(site) > 100
    assert sums(site, "plans/projects/status/all/") == (10, 10)
    assert cell(row_of(site, "copy-1"), "Plans") == "1 1 in progress"


# Truth.


def test_the_top_of_every_page_shows_how_current_data_is_and_links_to_reasons(
    whole: Site, counted: Site
) -> None:
    overviews = ("", "projects/", "projects/risks/", "projects/billing/", "risks/", "questions/", "board/",
                 "inventory/", "dashboard/")  # fmt: skip
    for site, said in ((whole, "3 of 5 projects current"), (counted, "4 of 6 projects current")):
        for url in (f"plans/{name}" for name in overviews):
            (line,) = site.page(url).select(".plans-data")
            least = f"{said} · 2 no data · totals are minimums"
            only = "" if site is whole else " The plans of 1 project are counted but not listed."
            assert words(line) == least + only
            assert address(url, str(line.select("a")[0]["href"])) == "plans/projects/status/"
    why = {
        row.select("th")[0].get_text(): cell(row, "Data")
        for row in rows(whole.page("plans/projects/status/"))
    }
    assert list(why)[:2] == ["gone", "torn"]
    assert "the folder does not exist" in why["gone"]
    assert "JSON" in why["torn"]
    assert why["billing"] in ("fresh", "unchanged")  # fetched before or not


def test_no_data_is_never_zero(whole: Site) -> None:
    for name in ("gone", "torn"):
        row = row_of(whole, name)
        assert [cell(row, label) for label in ("Health", "Plans", "Risks", "Questions", "Last change")] == [
            "No data", "no data", "no data", "no data", "not known",
        ]  # fmt: skip
        page = words(whole.page(f"plans/projects/{name}/").select(".plans")[0])
        assert "its figures are unknown" in page
        assert not whole.page(f"plans/projects/{name}/").select("[data-count]")
    quiet = row_of(whole, "quiet")
    assert [cell(quiet, label) for label in ("Health", "Risks")] == ["No active plans", "no open risk"]


def test_projects_are_ordered_by_need_of_attention_with_the_reasons(counted: Site) -> None:
    table = rows(counted.page("plans/projects/"))
    assert [words(row.select("th")[0]) for row in table] == [
        "billing", "lights", "gone", "torn", "fleet", "Own plans", "quiet",
    ]  # fmt: skip
    assert [cell(row, "Health") for row in table] == [
        "At risk 1 blocked plan 1 High/High risk without mitigation 1 High/High risk 1 open decision",
        "At risk 1 blocked plan 1 High/High risk",
        "No data",
        "No data",
        "On track",
        "On track",
        "No active plans",
    ]
    rule = words(counted.page("plans/projects/").select(".plans-rule")[0])
    for said in (
        "a plan is blocked",
        "a High/High risk has no mitigation",
        "a decision is open",
        "(30 days)",
    ):
        assert said in rule


def test_totals_are_at_least_where_data_is_missing(whole: Site, root: Path) -> None:
    complete = pages(assembled(root, LISTED[:3]))
    for site, least in ((whole, True), (complete, False)):
        assert ("At least" in words(site.page("plans/projects/").select(".plans-opening")[0])) is least
        assert ("At least" in words(site.page("plans/projects/risks/").select(".plans-opening")[0])) is least
    (line,) = complete.page("plans/").select(".plans-data")
    assert words(line) == "3 of 3 projects current"


def test_lists_are_at_least_so_long_where_plans_are_missing_from_them(
    whole: Site, counted: Site, root: Path
) -> None:
    complete = pages(assembled(root, LISTED[:3]))
    for site, least in ((whole, "at least "), (counted, "at least "), (complete, "")):
        assert words(site.page("plans/risks/").select("[data-total]")[0]) == f"{least}3 open"
        assert words(site.page("plans/questions/").select("[data-total]")[0]) == f"{least}1 open"
        assert f"all {least}5 " in words(site.page("plans/").select(".plans-title")[0])
        leads = [words(lead) for lead in site.page("plans/dashboard/").select(".plans-lead")]
        assert any("each figure is a minimum" in lead for lead in leads) is bool(least)
        assert words(site.page("plans/projects/billing/risks/").select("h1")[0]) == "billing: Open risks 2"
    shown = {
        words(row.select("th")[0]): cell(row, "Shown") for row in rows(counted.page("plans/projects/status/"))
    }
    assert shown["lights"] == "current data, only figures"
    assert shown["fleet"] == "current data"


def test_of_a_part_of_a_project_figures_are_at_least(root: Path, tmp_path: Path) -> None:
    part = json.loads((root.parent / "fleet/plans.json").read_text("utf-8")) | {"complete": False}
    (tmp_path / "plans.json").write_text(json.dumps(part), "utf-8")
    site = pages(assembled(tmp_path, [{"name": "fleet", "snapshot": "plans.json"}]))
    (lead,) = site.page("plans/projects/fleet/").select(".plans-lead")
    assert "each figure is a minimum" in words(lead)
    assert words(site.page("plans/projects/fleet/risks/").select("h1")[0]) == "fleet: Open risks at least 1"


def test_states_are_as_reported_in_the_same_order_however_projects_are_configured() -> None:
    states = (DataState.MISSING, DataState.INVALID, DataState.FRESH, DataState.STALE, DataState.CACHED)
    kept = [ProjectStatus(state, SourceKind.GIT, state, digest="sha256:1") for state in states[1:]]
    projects = (
        ProjectStatus("gone", SourceKind.GIT, DataState.MISSING),
        *kept,
        replace(kept[2], name="older"),
    )
    as_reported = {"stale": 2, "last good copy": 1, "no data": 1, "invalid": 1}
    for given in (projects, projects[::-1]):
        assert list(Overview(given, None).not_current.items()) == list(as_reported.items())


def test_last_changes_are_not_shown_as_unknown_if_those_of_some_project_are_known(
    tmp_path: Path,
) -> None:
    root = write(tmp_path)
    site = pages(assembled(root, LISTED))
    assert "last changes unknown" in words(site.page("plans/projects/").select(".plans-source")[0])
    Project(tmp_path / "billing").commit()
    site = pages(assembled(root, LISTED))
    for name in ("", "projects/", "projects/risks/", "dashboard/"):
        assert "not known" not in words(site.page(f"plans/{name}").select(".plans-source")[0])


# The risk overview.


def test_the_same_risk_or_name_in_two_projects_is_as_reported_with_both(counted: Site) -> None:
    assert section(counted, "shared-risk") == ["The vendor leaves 3 billing , fleet , lights"]
    assert section(counted, "shared-library") == ["HTTPX 2 Own plans , billing"]
    assert section(counted, "shared-service") == ["Quaypay 2 billing , fleet"]
    assert section(counted, "shared-dependency") == ["Move the ledger 2 Own plans , fleet"]
    assert section(counted, "shared-tool") == []
    places = counted.page("plans/projects/risks/shared-risk/").select("tbody td a")
    assert [str(place["href"]).partition("#")[0] for place in places] == [
        "../../../../plans/billing/ledger/",
        "https://fleet.example/plans/dock/",
        "https://lights.example/docs/plans/lamps/",
    ]


def test_top_risks_have_reasons_for_their_rank(counted: Site) -> None:
    assert section(counted, "top") == [
        "The vendor leaves Move the ledger billing High/High without mitigation · blocked plan",
        "The vendor leaves New lamps lights High/High",
        "Refunds are booked twice Move the ledger billing High/Med blocked plan",
        "The vendor leaves! Dry dock fleet Med/High",
        "Birds New lamps lights Unrated without mitigation",
    ]


def test_mitigation_is_as_reported_by_project(counted: Site) -> None:
    assert section(counted, "coverage") == ["billing 2 1", "lights 2 1", "fleet 1 none"]


def test_chains_across_projects_are_as_reported_blocked_ones_first(whole: Site) -> None:
    assert section(whole, "chains") == [
        "In progress Dry dock fleet Blocked Move the ledger billing blocked",
        "In progress Redraw the charts Own plans Blocked Move the ledger billing blocked",
    ]
    assert section(whole, "relations") == [
        "Dry dock fleet depends on Move the ledger billing",
        "Redraw the charts Own plans depends on Move the ledger billing",
    ]


def test_an_item_shared_with_many_projects_counts_the_others(root: Path) -> None:
    copies = [{"name": f"copy-{n}", "snapshot": "../fleet/plans.json"} for n in range(9)]
    page = pages(assembled(root, [*PROJECTS, *copies])).page("plans/projects/fleet/")
    (section,) = page.select("section[aria-labelledby='plans-shared']")
    shared = [words(item) for item in section.select("li")]
    assert shared[0].startswith("The vendor leaves risk · 12 projects: billing , copy-0 ,")
    assert shared[0].endswith("copy-6 and 4 more")
    (more,) = section.select("li:first-child a:last-child")
    assert address("plans/projects/fleet/", str(more["href"])) == "plans/projects/risks/shared-risk/"


# Facets and addresses.


def test_board_and_inventory_can_be_narrowed_to_a_project_without_script(whole: Site) -> None:
    (nav,) = whole.page("plans/board/").select(".plans-scopes")
    assert [words(link) for link in nav.select("a")] == [
        "All projects",
        "Own plans",
        "billing",
        "quiet",
        "fleet",
    ]
    board = whole.page(address("plans/board/", str(nav.select("a")[2]["href"])))
    assert words(board.select("h1")[0]) == "billing: Board"
    assert [words(card.select("a")[0]) for card in board.select(".plans-card")] == [
        "Move the ledger",
        "Refunds",
    ]
    used = {
        words(row.select("th")[0]): words(row.select("td")[-1])
        for row in rows(whole.page("plans/inventory/"))
    }
    assert used["Quaypay"] == "Move the ledger billing , Dry dock fleet"
    assert used["The vault"] == "Move the ledger billing"
    inventory = whole.page("plans/projects/billing/inventory/")
    names = [words(row.select("th")[0]) for row in rows(inventory)]
    assert names == ["Quaypay", "HTTPX", "The vault"]


def test_rows_for_the_script_name_their_project(root: Path) -> None:
    scripts = dict(row_scripts(assembled(root).portal))
    listing = {"plans-rows.js", "risks-rows.js", "questions-rows.js", "decisions-rows.js"}
    assert set(scripts) == {*listing, "projects-rows.js"}
    for name in listing:
        assert b'"project"]' in scripts[name].partition(b"rows")[0]
    assert b'"lights"' in scripts["projects-rows.js"]


def test_a_portal_without_projects_has_none_of_it(root: Path) -> None:
    found = assembled(root, [])
    site = pages(found)
    assert not [url for url in site.pages if url.startswith("plans/projects")]
    assert [name for name, script in row_scripts(found.portal) if b"project" in script] == []
    for text in site.pages.values():
        assert "project" not in text.casefold()
    assert not reserved("plans/projects.md")
    assert not reserved("plans/projects/billing/risks.md")


@pytest.mark.parametrize(
    "uri",
    ["plans/projects.md", "plans/projects/page/2.md", "plans/Projects/Billing.md", "plans/projects/own.md",
     "plans/projects/billing/plans/page/3.md", "plans/projects/billing/risks/high-high.md",
     "plans/projects/risks/shared-tool.md", "plans/projects/status/blocked.md"],
)  # fmt: skip
def test_where_there_are_projects_their_pages_keep_their_addresses(uri: str) -> None:
    assert reserved(uri, ["Billing"])
    assert not reserved(uri)


def test_other_addresses_below_projects_are_free() -> None:
    for uri in ("plans/projects/data.md", "plans/projects/billing/ledger.md", "plans/projects/data/risks.md"):
        assert not reserved(uri, ["billing"])


def test_a_plan_at_the_address_of_a_page_of_projects_is_moved_aside(tmp_path: Path) -> None:
    root = write(tmp_path, "plans/projects/billing/risks.md\n  | # Mine\n")
    found = assembled(root, LISTED)
    (mine,) = [entry for entry in found.portal.portfolio.entries if not entry.project]
    assert mine.url == "plans/projects/billing/risks-2/"
    assert "address-taken" in {finding.rule for finding in mine.all_findings}


# Overviews of overviews.


@pytest.mark.parametrize("profile", Profile)
def test_an_overview_is_a_project_of_another_one(root: Path, tmp_path: Path, profile: Profile) -> None:
    settings = {"site_name": "Department", "plugins": [{"plans": {"projects": PROJECTS}}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    department = read_project(root, lambda _: None)
    (tmp_path / "department.json").write_bytes(department.published(profile))
    company = assembled(
        tmp_path, [{"name": "sea", "snapshot": "department.json", "url": "https://sea.example/"}]
    ).portal.overview
    assert company
    below = department.assembly.portal.overview
    assert below
    assert figures(company.total, recent_days=7, stale_days=30) == figures(
        below.total, recent_days=7, stale_days=30
    )
    assert not company.total.complete
    (shared,) = company.total.names[NameKind.RISK].shared
    assert [place.project for place in shared.places] == ["sea/billing", "sea/fleet", "sea/lights"]
    assert [place.url for place in shared.places] == [
        "https://sea.example/plans/billing/ledger/",
        "https://sea.example/",  # what the department has from elsewhere is found there
        "https://sea.example/",
    ]
    site = pages(assembled(tmp_path, [{"name": "sea", "snapshot": "department.json"}]))
    assert cell(row_of(site, "sea"), "Plans").startswith("at least 7 ")


def test_an_overview_publishes_what_each_project_has(root: Path) -> None:
    found = assembled(root).portal
    said = json.loads(encode(snapshot(found.portfolio, Origin(), overview=found.overview)))
    Draft202012Validator(json.loads(schema())).validate(said)
    assert (said["complete"], said["summary"]["listed"]) == (False, False)
    assert {one["name"]: one["plans"] for one in said["projects"]} == {
        "billing": 2, "quiet": 1, "fleet": 1, "lights": 2, "torn": None, "gone": None,
    }  # fmt: skip
    assert said["summary"]["plans"] == 7
    assert len(said["plans"]) == 5


def test_more_open_risks_than_a_register_holds_are_counted_by_project(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_rows, "REGISTER", 2)
    site = pages(assembled(root, LISTED))
    (figure_link,) = site.page("plans/projects/risks/").select(".plans-opening a[data-count]")
    assert address("plans/projects/risks/", str(figure_link["href"])) == "plans/projects/risks/open/"
    assert sums(site, "plans/projects/risks/open/") == (3, 3)
    assert links_hold(site) > 100
    assert "plans/risks/" in site.pages  # the register itself stays
