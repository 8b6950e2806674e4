"""A preview marks what changed since its base, and states that it is a preview."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.diff.as_json import record
from mkdocs_plans.reports.as_json import encode

from tests.builds import Built, Project
from tests.host.changing import harbour, lines, preview, said


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return harbour(tmp_path_factory.mktemp("change"))


@pytest.fixture(scope="module")
def built(change: Project, tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = preview(change, site_url="https://previews.example/harbour/7")
    kept = shutil.copytree(made.folder, tmp_path_factory.mktemp("built") / "site")  # others build there, too
    return replace(made, folder=kept)


@pytest.fixture(scope="module")
def as_reported(change: Project) -> dict[str, Any]:
    """The same change as `plans diff --format json` reports it."""
    written: dict[str, Any] = json.loads(encode(record(compare("main", "HEAD", change.root))))
    return written


# Without a base


def test_without_a_base_there_is_no_trace_of_previews(
    change: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def site() -> dict[str, bytes]:
        folder = change.build().folder
        return {path: (folder / path).read_bytes() for path in Built(folder, [], [], None).files()}

    plain = site()
    assert {path for path in plain if "change/" in path or "preview" in path} == set()
    for path, content in plain.items():
        if (path.endswith(".html") and "/reading/" not in path) or "plans-rows" in path:
            assert not any(
                word in content for word in (b"noindex", b'plans-change"', b"plans-banner", b'"change"')
            )
    for name in ("COMMIT", "SITE_URL", "PUBLISHED"):
        monkeypatch.setenv(f"MKDOCS_PLANS_{name}", "https://previews.example/7/")
    monkeypatch.setenv("MKDOCS_PLANS_BASE", "")
    again = site()
    assert {path for path in plain if plain[path] != again[path] and not path.endswith(".gz")} == set()


# Changes


def sentence(event: dict[str, Any]) -> str:
    if event["severity"]:
        return f"{'New' if event['kind'] == 'finding-new' else 'Fixed'} {event['severity']}"
    return str(event["kind"]).replace("-", " ").capitalize()


def item(event: dict[str, Any]) -> str:
    """The texts of the middle column; for a fixed finding, which has no link, its item as well."""
    fixed = event["kind"] == "finding-fixed" and event["item"]
    return f"{event['text']} at {event['item']}" if fixed else str(event["text"])


def test_the_page_on_the_change_shows_every_event_once(built: Built, as_reported: dict[str, Any]) -> None:
    page = built.page("plans/change/")
    expected = Counter(
        (sentence(event), item(event), plan["title"])
        for plan in as_reported["plans"]
        for event in plan["events"]
        if event["kind"] != "status-changed"
    )
    found = Counter(lines(page))
    whole = [
        ("In progress → Blocked", "Move the ledger", "Move the ledger"),
        ("Plan removed (Blocked)", "Repair the crane", "Repair the crane"),
    ]
    assert found - expected == Counter(whole)
    assert expected - found == Counter()
    assert len(expected) > 12
    kinds = {event["kind"] for plan in as_reported["plans"] for event in plan["events"]}
    assert {"step-reopened", "risk-removed", "risk-raised", "question-answered", "dependency-added"} <= kinds


def test_contradictions_and_steps_back_are_listed_first(built: Built) -> None:
    page = built.page("plans/change/")
    first = page.one("section[aria-labelledby=plans-first]")
    assert page.all("section")[0] is first
    as_reported = [badge.get_text() for badge in first.select(".plans-change")]
    assert as_reported[:2] == ["New error", "New error"]
    assert {"Step reopened", "Risk raised", "Risk removed", "In progress → Blocked"} <= set(as_reported)
    order = [heading["id"] for heading in page.all("h2")]
    names = (
        "first",
        "plans",
        "risks",
        "questions",
        "steps",
        "others",
        "new-findings",
        "fixed-findings",
        "portfolio",
    )
    assert order == [f"plans-{name}" for name in names if f"plans-{name}" in order]
    assert len(order) >= 7


def test_removed_items_are_shown_with_their_old_text(built: Built) -> None:
    page = built.page("plans/change/")
    gone = set(page.texts(".plans-table--change del"))
    assert {"Repair the crane", "Ink runs out", "orjson", "Point the readers at the copy", "Patch it"} <= gone
    row = next(row for row in page.all("tr") if "Ink runs out" in row.get_text())
    assert "line 45 before" in row.get_text()
    assert [link["href"] for link in row.select("th a")] == []


def test_plans_are_as_reported_before_and_after(built: Built, as_reported: dict[str, Any]) -> None:
    rows = built.page("plans/change/").all("section[aria-labelledby=plans-plans] tbody tr")
    facts = {said(row, ".plans-path"): " ".join(row.get_text(" ").split()) for row in rows}
    assert set(facts) == {plan["path"] for plan in as_reported["plans"]}
    assert "In progress → Blocked" in facts["plans/ledger.md"]
    assert list(facts)[-1] == "plans/pier.md"  # the only one whose status stays
    assert "1 of 3 → 1 of 4" in facts["plans/ledger.md"]
    assert "renamed plans/ all-buoys.md · was plans/ old-buoys.md" in facts["plans/all-buoys.md"]
    assert "removed" in facts["plans/crane.md"]
    assert "new" in facts["plans/quay/moorings.md"]
    risks = {said(row, ".plans-path"): said(row, "[data-label='Open risks']") for row in rows}
    assert risks["plans/all-buoys.md"] == "not stated"
    texts = {said(row, ".plans-path"): said(row, "[data-label='Text changed in']") for row in rows}
    assert {path: text for path, text in texts.items() if text} == {"plans/ledger.md": "context"}


def test_the_portfolio_is_as_reported_before_and_after(built: Built, as_reported: dict[str, Any]) -> None:
    page = built.page("plans/change/")
    figures = dict(
        zip(page.texts("#plans-portfolio ~ dl dt"), page.texts("#plans-portfolio ~ dl dd"), strict=True)
    )
    before, after = as_reported["totals"]["base"], as_reported["totals"]["head"]
    assert figures["Need attention"] == f"{before['attention']} → {after['attention']}"
    assert figures["High/High risks in active plans"] == f"{before['risks']['red']} → {after['risks']['red']}"
    for link in page.all("#plans-portfolio ~ dl dd a"):
        there = built.page(posixpath.normpath(f"plans/change/{link['href']}") + "/")
        assert there.one(".plans-total")["data-total"] == link.get_text()


def test_the_completed_work_is_on_a_line_of_its_own(built: Built, as_reported: dict[str, Any]) -> None:
    steps = as_reported["totals"]["events"]["step-done"]
    assert steps
    words = built.page("plans/change/").words(".plans-completed")
    assert words == f"Completed by this change: {steps} step{'s' if steps > 1 else ''}."


def changed_items(as_reported: dict[str, Any], built: Built, kind: str) -> set[tuple[str, str]]:
    """Path and text of each risk or question with an event in the diff, and of all in new plans."""
    found = {
        (plan["path"], event["text"])
        for plan in as_reported["plans"]
        for event in plan["events"]
        if event["kind"].startswith((kind, "mitigation" if kind == "risk" else kind))
        and event["side"] == "head"
    }
    new = {plan["path"] for plan in as_reported["plans"] if plan["change"] == "added"}
    return found | {
        (plan["path"], item["text"]) for plan in built.json()["plans"] if plan["path"] in new
        for item in plan[f"{kind}s"]
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["risk", "question"])
def test_changed_risks_and_questions_have_a_badge_and_a_list(
    built: Built, as_reported: dict[str, Any], kind: str
) -> None:
    expected = changed_items(as_reported, built, kind)
    assert expected
    titles = {plan["title"]: plan["path"] for plan in built.json()["plans"]}
    listed = built.page(f"plans/change/changed-{kind}s/")
    rows = listed.all("tbody tr")
    assert {
        (titles[said(row, ".plans-cell-from")], said(row, ".plans-long__text")) for row in rows
    } == expected
    assert all(row.select_one("th .plans-change") for row in rows)
    register = built.page(f"plans/{kind}s/")
    figure_link = register.one(f"a[href$='change/changed-{kind}s/']")
    assert figure_link.get_text() == f"{len(expected)} changed"
    assert listed.one(".plans-total").get_text() == str(len(expected))
    marked = register.texts(".plans > table tr:has(.plans-change) th .plans-long__text")
    assert marked == [
        text
        for text in register.texts(".plans > table tbody th .plans-long__text")
        if text in {text for _, text in expected}
    ]


def test_changed_plans_have_a_badge_on_the_index_the_board_and_a_list(
    built: Built, as_reported: dict[str, Any]
) -> None:
    expected = {plan["title"]: plan["change"].replace("added", "new") for plan in as_reported["plans"]}
    del expected["Repair the crane"]
    for address in ("plans/", "plans/change/changed-plans/"):
        rows = built.page(address).all("tbody tr:has(.plans-change)")
        assert {said(row, "a"): said(row, ".plans-change") for row in rows} == expected
    cards = built.page("plans/board/").all(".plans-card:has(.plans-change)")
    assert {said(card, "a"): said(card, ".plans-change") for card in cards} == expected
    assert len(built.page("plans/change/changed-plans/").all("tbody tr")) == len(expected)
    assert built.page("plans/").one("a[href$='changed-plans/'] .plans-number").get_text() == str(
        len(expected)
    )
    row = next(row for row in built.page("plans/").all("tbody tr") if "Move the ledger" in row.get_text())
    assert "In progress → Blocked · 1 step reopened" in row.get_text()


def test_the_inventory_marks_new_items(built: Built) -> None:
    row = next(row for row in built.page("plans/inventory/").all("tbody tr") if "msgspec" in row.get_text())
    assert said(row, ".plans-change") == "new"
    other = next(
        row for row in built.page("plans/inventory/").all("tbody tr") if "Pilot API" in row.get_text()
    )
    assert other.select(".plans-change") == []


def test_every_changed_item_is_marked_on_its_page_and_no_other(
    built: Built, as_reported: dict[str, Any]
) -> None:
    ledger = next(plan for plan in as_reported["plans"] if plan["path"] == "plans/ledger.md")
    expected = {
        event["anchor"]
        for event in ledger["events"]
        if event["side"] == "head" and event["anchor"] and not event["severity"]
    }
    page = built.page("plans/ledger/")
    marked = {note.find_parent(id=True)["id"] for note in page.all("a.plans-note--change")}  # type: ignore[index]
    assert marked == expected
    assert len(expected) >= 7
    (step,) = page.all("li:-soup-contains('Order the disks') > a.plans-note--change")
    assert (step.get_text(), step["title"]) == ("reopened", "Step reopened")
    tones = {note.get_text(): note["class"][2] for note in page.all("a.plans-note--change")}
    assert (tones["reopened"], tones["done"]) == ("plans-note--worse", "plans-note--better")
    assert tones["new"] == "plans-note--new"
    assert page.all("a.plans-note--change:not([href='#plans-change'])") == []
    asked = built.page("plans/all-buoys/").one("li.plans-item:-soup-contains('Red or green?')")
    assert [note["title"] for note in asked.select("a.plans-note")] == ["decision-open-in-progress"]


def test_the_header_of_a_plan_lists_its_change(built: Built, as_reported: dict[str, Any]) -> None:
    ledger = next(plan for plan in as_reported["plans"] if plan["path"] == "plans/ledger.md")
    page = built.page("plans/ledger/")
    assert len(page.all("#plans-change > li")) == len(ledger["events"])
    assert {"Ink runs out", "In progress"} <= set(page.texts("#plans-change del"))
    for link in page.all("#plans-change a"):
        address, _, anchor = str(link["href"]).partition("#")
        assert posixpath.normpath(f"plans/ledger/{address}") == "plans/ledger"
        assert not anchor or page.all(f'[id="{anchor}"]')
    assert built.page("plans/quay/moorings/").words(".plans-header__change") == "new"
    assert "was plans/old-buoys.md" in built.page("plans/all-buoys/").words(".plans-header__change")
    assert built.page("plans/quay/buoys/").all("#plans-change") == []


def test_every_link_of_the_new_pages_leads_to_something(built: Built) -> None:
    addresses = [
        path.removesuffix("index.html") for path in built.files() if path.startswith("plans/change/")
    ]
    assert len(addresses) == 4
    pages = {path: built.page(path) for path in built.files() if path.endswith(".html")}
    for address in addresses:
        for link in built.page(address).all(".plans a[href]"):
            url, fragment = urldefrag(str(link["href"]))
            if "://" in url:
                continue
            there = posixpath.normpath(posixpath.join(address, unquote(url).partition("?")[0]))
            target = pages[posixpath.normpath(f"{there}/index.html")]
            assert not fragment or target.all(f'[id="{fragment}"]'), link


# The banner


def test_every_page_of_the_portal_states_what_it_is(built: Built, change: Project) -> None:
    head, base = change.git("rev-parse", "--short=7", "HEAD"), change.git("rev-parse", "--short=7", "main")
    for path in ("plans/", "plans/ledger/", "plans/risks/high-high/", "plans/change/", "plans/dashboard/"):
        banner = built.page(path).words(".plans-banner")
        assert banner.startswith(f"Preview of commit {head} , compared with main ( {base} ) 5 plans changed")


def test_search_engines_pass_over_every_page(built: Built) -> None:
    pages = [path for path in built.files() if path.endswith(".html")]
    assert {"index.html", "404.html", "plans/ledger/index.html"} <= set(pages)
    for path in pages:
        assert built.page(path).one("head > meta[name=robots]")["content"] == "noindex", path


def test_the_banner_leads_to_the_same_page_of_the_published_site(built: Built) -> None:
    def way(path: str) -> str:
        return str(built.page(path).one(".plans-banner a:not([data-count])")["href"])

    assert way("plans/ledger/") == "https://harbour.example/plans/ledger/"
    assert way("plans/") == "https://harbour.example/plans/"
    assert way("plans/risks/closed/") == "https://harbour.example/plans/risks/closed/"
    for only_here in (
        "plans/quay/moorings/",
        "plans/all-buoys/",
        "plans/change/",
        "plans/risks/high-medium/",
    ):
        if built.has(only_here):
            assert way(only_here) == "https://harbour.example/plans/", only_here
    assert built.has("plans/all-buoys/")


def test_the_address_of_the_site_is_read_from_the_environment(built: Built, change: Project) -> None:
    canonical = built.page("plans/ledger/").one("link[rel=canonical]")["href"]
    assert canonical == "https://previews.example/harbour/7/plans/ledger/"
    assert "https://previews.example/harbour/7/plans/change/" in built.text("sitemap.xml")
    assert (
        built.page("404.html").one("link[href*='plans.css']")["href"] == "/harbour/7/assets/plans/plans.css"
    )
    other = preview(change, published="https://docs.example/harbour", commit="abcdef0123456789")
    assert other.page("plans/pier/").words(".plans-banner").startswith("Preview of commit abcdef0 ,")
    link = other.page("plans/pier/").one(".plans-banner a:not([data-count])")["href"]
    assert link == "https://docs.example/harbour/plans/pier/"
