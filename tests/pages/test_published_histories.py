"""Histories that projects publish beside their snapshots: on Flow, Changes and pages of projects."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.history.chains import KINDS
from mkdocs_plans.history.writer import published_history
from mkdocs_plans.snapshot.writer import Origin

from tests.builds import Project, read_html
from tests.pages.figure_links import Site
from tests.pages.projects import assembled, pages

DOCK = """# Dry dock

**Status:** In Progress

## Steps

- [ ] Book
- [ ] Sail

## Questions

- Who pays?
"""
PROJECTS = [
    {"name": "fleet", "snapshot": "../fleet/plans.json", "url": "https://fleet.example/"},
    {"name": "quiet", "snapshot": "../quiet/plans.json", "url": "https://quiet.example/"},
]

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a history of three weeks, one that publishes none, and the folder of their portal."""
    root = tmp_path_factory.mktemp("published")
    fleet = Project(root / "fleet")
    fleet.write({"mkdocs.yml": "site_name: Fleet\nplugins: [plans]\n", "plans/dock.md": DOCK})
    fleet.write({"plans/tug.md": "# Tug\n\n**Status:** Planning\n"})
    fleet.commit(date="2026-11-02T09:00:00+00:00")
    fleet.write(
        {
            "plans/dock.md": DOCK.replace("[ ] Book", "[x] Book"),
            "plans/tug.md": "# Tug\n\n**Status:** Completed\n",
        }
    )
    fleet.commit(date="2026-11-11T09:00:00+00:00")
    fleet.write({"plans/dock.md": DOCK.replace("[ ]", "[x]").replace("pays?", "pays? → Ana")})
    fleet.commit(date="2026-11-20T09:00:00+00:00")
    found = read_project(fleet.root, lambda _: None)
    (root / "fleet/plans.json").write_bytes(found.published())
    (root / "fleet/plans-history.json").write_bytes(found.published_history())
    (root / "quiet").mkdir()
    shutil.copy(root / "fleet/plans.json", root / "quiet/plans.json")
    (root / "portal").mkdir()
    return root


def site_of(place: Path) -> Site:
    return pages(assembled(place / "portal", PROJECTS))


@pytest.fixture(scope="module")
def site(place: Path) -> Site:
    return site_of(place)


def test_flow_covers_the_project_and_names_the_other(site: Site) -> None:
    flow = read_html(site.pages["plans/flow/"])
    assert "2 steps done and 0 added in 2 weeks" in flow.words(".plans-opening")
    assert flow.texts(".plans-caption")[0].startswith("Without 1 project whose history is not known: quiet")
    own = read_html(site.pages["plans/projects/fleet/flow/"])
    assert "2 steps done" in own.words(".plans-opening")
    assert "20 d" in own.text
    assert "plans/projects/quiet/flow/" not in site.pages


def test_changes_link_to_the_portal_of_the_project(site: Site) -> None:
    links = read_html(site.pages["plans/changes/"]).all("a[href^='https://fleet.example/plans/dock/#']")
    assert {link.get_text() for link in links} >= {"Book", "Sail", "Who pays? → Ana"}


def test_times_of_plans_are_known(place: Path) -> None:
    history = assembled(place / "portal", PROJECTS).portal.history
    assert history.plans["fleet:plans/tug.md"].finished is not None
    assert sorted(history.plans) == ["fleet:plans/dock.md", "fleet:plans/tug.md"]
    days = [event.time.day for event in history.events]
    assert days == sorted(days)


def test_an_overview_publishes_the_histories_again(place: Path) -> None:
    history = assembled(place / "portal", PROJECTS).portal.history
    again = json.loads(published_history(history, Origin()))
    assert {event["path"] for commit in again["commits"] for event in commit["events"]} == set(history.plans)


@pytest.fixture
def changed(place: Path, tmp_path: Path) -> Callable[[Change], tuple[Site, str]]:
    """Change the published history; return the pages, and the note about it."""

    def run(change: Change) -> tuple[Site, str]:
        for name in ("fleet", "quiet"):
            shutil.copytree(place / name, tmp_path / name)
        (tmp_path / "portal").mkdir()
        path = tmp_path / "fleet/plans-history.json"
        file = json.loads(path.read_bytes())
        change(file)
        path.write_text(json.dumps(file))
        assembly = assembled(tmp_path / "portal", PROJECTS)
        return pages(assembly), assembly.portal.projects[0].history_note

    return run


@pytest.mark.parametrize(
    "change, note",
    [
        (lambda file: file.update(format="x"), "its history is not a history of plans"),
        (
            lambda file: file["source"].update(commit="a" * 40),
            "its history is not of the commit of its snapshot",
        ),
        (lambda file: file["source"].update(reach="shallow"), "its history is incomplete, because"),
        (
            lambda file: file["commits"][0].update(date="0001-01-01T00:00:00Z"),
            "its history has commits that are older",
        ),
        (
            lambda file: file["commits"][-1].update(date="9999-12-31T00:00:00Z"),
            "its history has commits that are older",
        ),
    ],
    ids=["format", "commit", "shallow", "old", "new"],
)
def test_a_history_that_cannot_be_used_is_a_note(
    changed: Callable[[Change], tuple[Site, str]], change: Change, note: str
) -> None:
    site, found = changed(change)
    assert found.startswith(note)
    assert found in read_html(site.pages["plans/projects/fleet/"]).text
    assert "Without" not in read_html(site.pages["plans/flow/"]).text


def test_events_in_any_order_with_any_values_break_no_page(
    changed: Callable[[Change], tuple[Site, str]],
) -> None:
    def nonsense(file: dict[str, Any]) -> None:
        bad = "<script>alert(1)</script>"
        for commit in file["commits"]:
            commit["events"] = [
                {"path": path, "plan": plan, "kind": kind, "item": item, "text": text, "from": text,
                 "to": text, "about": text, "anchor": text}
                for kind in reversed(KINDS) for item in (None, 7) for text in (None, bad)
                for path in ("plans/dock.md", bad) for plan in (0, 3)
            ]  # fmt: skip

    site, note = changed(nonsense)
    assert note == ""
    assert "plans/changes/" in site.pages
    assert not any("<script>alert(1)" in page for page in site.pages.values())
