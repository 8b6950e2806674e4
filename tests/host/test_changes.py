"""The page of changes and its feeds, from a real repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup

from tests.builds import Built, Html, Project
from tests.host.changes_story import HOSTILE, write_story


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    found = Project(tmp_path_factory.mktemp("story"))
    write_story(found)
    return found


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.build()


@pytest.fixture(scope="module")
def page(built: Built) -> Html:
    return built.page("plans/changes/")


def _feed(built: Built) -> feedparser.FeedParserDict:
    return feedparser.parse((built.folder / "plans-changes.atom").read_bytes())


def test_the_page_lists_what_each_commit_changed(page: Html) -> None:
    rows = [
        " ".join(row.get_text(" ").split())[:-8]
        for row in page.all(".plans-table--changes tbody tr:not(.plans-group)")
    ]
    assert rows == [
        "Pier File renamed was plans/pier.md",
        f"{HOSTILE} New plan Completed, 1 step done",
        "Quay New High/High risk Rust (Impact: High, Probability: High)",
        "Quay Access done The key of the gate",
        "Pier In progress → Blocked waits for the vendor",
        "Quay Question answered Which crane? → The blue one",
        "Quay 2 steps done (4/4) Set the bollards , Paint the lines",
        "Quay Step done (2/4) Pour the slabs",
        "Quay Planning → In progress",
        "Quay Step done (1/4) Dig the trench",
        "Pier New plan In progress, 1 step",
        "Quay New plan Planning, 4 steps, 1 risk, 1 open question",
    ]


def test_commits_and_items_are_linked(built: Built, project: Project, page: Html) -> None:
    row = next(row for row in page.all(".plans-table--changes tr") if "Rust" in row.get_text())
    plan, item, commit = (str(link["href"]) for link in row.select("a"))
    head = project.git("rev-parse", "HEAD~1")
    assert commit == f"https://gitlab.example/harbour/plans/-/commit/{head}"
    assert plan == "../../plans/quay/"
    address, _, anchor = item.partition("#")
    assert address == plan
    assert "Rust" in built.page("plans/quay/").words(f"li:has(#{anchor}), #{anchor}")


def test_the_navigation_names_the_page(page: Html) -> None:
    assert "Changes" in page.texts(".md-nav--primary .md-nav__link")
    assert page.texts(".plans-strip a[aria-current]") == ["Changes"]


def test_the_page_leads_to_its_feeds(built: Built, page: Html) -> None:
    declared = [str(link["href"]) for link in page.all("head link[rel=alternate][title^=Changes]")]
    assert declared == ["../../plans-changes.atom", "../../plans-changes.json"]
    assert page.texts(".plans-rest a[href^='../../plans-changes']") == ["Atom", "JSON Feed"]
    assert not built.page("plans/").all("head link[rel=alternate][title^=Changes]")


def test_a_feed_reader_reads_the_atom_feed(built: Built, project: Project) -> None:
    feed = _feed(built)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Harbour: changes of plans"
    assert feed.feed.links[0].href == "https://harbour.example/plans-changes.atom"
    lamps = feed.entries[1]
    assert lamps.id == f"tag:harbour.example,2026-11-21:{project.git('rev-parse', 'HEAD')}/plans/lamps.md"
    assert [entry.link for entry in feed.entries][:2] == [
        "https://harbour.example/plans/east-pier/",
        "https://harbour.example/plans/lamps/",
    ]
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_json_feed_has_the_same_entries(built: Built) -> None:
    found = built.json("plans-changes.json")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://harbour.example/plans-changes.json"
    atom = _feed(built)
    assert [item["id"] for item in found["items"]] == [entry.id for entry in atom.entries]
    assert [item["title"] for item in found["items"]] == [entry.title for entry in atom.entries]
    assert all(item["content_html"] and item["url"] and item["date_published"] for item in found["items"])


def test_text_of_plans_is_text_in_feeds(built: Built) -> None:
    atom = built.text("plans-changes.atom")
    assert "<img" not in atom
    items = built.json("plans-changes.json")["items"]
    assert items[1]["title"].startswith(HOSTILE)
    for item in items:
        content = BeautifulSoup(item["content_html"], "html5lib")
        assert {tag.name for tag in content.body.find_all()} <= {"ul", "li", "a"} if content.body else False


def _clone(project: Project, folder: Path, **settings: Any) -> Project:
    """A clone with other settings."""
    project.git("clone", "--quiet", str(project.root), str(folder))
    clone = Project(folder)
    clone.configure(**settings)
    return clone


@pytest.mark.parametrize(
    "profile, texts",
    [
        ("redacted", ["Rust", "Which crane?", "waits for the vendor"]),
        ("summary", ["Rust", "waits for the vendor"]),
    ],
)
def test_a_profile_leaves_out_what_it_leaves_out_of_plans_json(
    project: Project, tmp_path: Path, profile: str, texts: list[str]
) -> None:
    found = _clone(project, tmp_path / "clone", plugins=[{"plans": {"profile": profile}}]).build()
    feed = found.text("plans-changes.json")
    every = ["Rust", "Which crane?", "waits for the vendor", "The key of the gate", "wait for spring"]
    assert [text for text in every if text in feed] == texts


def test_ids_stay_when_a_plan_is_renamed_later(project: Project, built: Built, tmp_path: Path) -> None:
    before = [entry.id for entry in _feed(built).entries]
    later = _clone(project, tmp_path / "clone", site_url="https://harbour.example/")
    later.git("mv", "plans/quay.md", "plans/west-quay.md")
    later.commit(date="2026-11-22T09:00:00+00:00")
    after = [entry.id for entry in _feed(later.build()).entries]
    assert after[-len(before) :] == before
    assert len(after) == len(before) + 1


def test_without_the_address_of_the_site_there_is_no_feed(project: Project, tmp_path: Path) -> None:
    found = _clone(project, tmp_path / "clone", site_url="").build()
    assert not found.has("plans-changes.atom")
    assert not found.has("plans-changes.json")
    assert found.page("plans/changes/").all("[href*='plans-changes']") == []
