"""Words that a portal teaches: the site and every command read by them, and by no others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.builds import Project
from tests.cli.test_cli import plans

VOCABULARY = {
    "status": {"in-progress": ["afloat"], "planning": ["moored"], "none": ["planning"]},
    "headings": {"risks": ["What may sink us"]},
    "fields": {"owners": ["skipper"], "date": ["laid down"]},
    "levels": {"high": ["perilous"]},
    "folders": {"cancelled": ["wrecks"]},
}
VOYAGE = """\
# Voyage

**Status:** Afloat
**Skipper:** Ana
**Laid down:** {YYYY-MM-DD}

## Steps

- [ ] Cast off

## What may sink us

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Rocks | perilous | perilous | - |
"""
PATH = "plans/2026-05-01-voyage.md"


@pytest.fixture
def fleet(project: Project) -> Project:
    """A project whose plans speak its own words."""
    project.write({PATH: VOYAGE, "plans/wrecks/medusa.md": "# Medusa\n", "docs/index.md": "# Fleet\n"})
    project.configure(plugins=["search", {"plans": {"vocabulary": VOCABULARY}}])
    return project


def said(record: Any) -> tuple[Any, ...]:
    return (record["status"], record["owners"], [risk["impact"] for risk in record["risks"]])


def test_the_site_and_every_command_read_by_the_same_words(fleet: Project) -> None:
    afloat = ("in-progress", ["Ana"], ["high"])
    wrecked: tuple[Any, ...] = ("cancelled", [], [])
    built = fleet.build().json()["plans"]
    assert {plan["path"]: said(plan) for plan in built} == {PATH: afloat, "plans/wrecks/medusa.md": wrecked}
    assert json.loads(plans(fleet.root, "export").out)["plans"] == built
    assert [said(one) for one in plans(fleet.root, "read", "--json", "plans").records] == [afloat, wrecked]
    assert plans(fleet.root, "list", "--json").records == built


def test_rules_and_fixes_go_by_them(fleet: Project) -> None:
    reported = json.loads(plans(fleet.root, "check", "--format", "json", code=1).out)
    assert {(finding["rule"], finding["line"]) for finding in reported["findings"]} >= {
        ("risk-high-unmitigated", 15),
        ("date-unfilled", 5),
    }
    assert "status-unknown-word" not in {finding["rule"] for finding in reported["findings"]}
    plans(fleet.root, "check", "--fix", code=1)
    assert "**Laid down:** 2026-05-01\n" in (fleet.root / PATH).read_text()


def test_a_file_alone_is_read_by_the_words_of_its_own_project(fleet: Project) -> None:
    outside = fleet.root.parent
    path = str(fleet.root / PATH)
    assert said(plans(outside, "read", "--json", path).records[0])[0] == "in-progress"
    reported = json.loads(plans(fleet.root, "check", "--format", "json", PATH, code=1).out)
    assert "status-unknown-word" not in {finding["rule"] for finding in reported["findings"]}


def test_states_of_commits_are_read_by_them(fleet: Project) -> None:
    fleet.commit()
    fleet.write({PATH: VOYAGE.replace("Afloat", "Moored")})
    reported = plans(fleet.root, "diff", "HEAD", ".").out
    assert "In progress → Planning" in reported


def test_a_new_plan_has_a_status_that_is_read_as_planning(fleet: Project) -> None:
    path = plans(fleet.root, "new", "Lift the anchor").out.strip()
    assert "**Status:** Planned\n" in (fleet.root / path).read_text()
    assert plans(fleet.root, "read", "--json", path).records[0]["status"] == "planning"


def test_a_mistake_stops_the_site_and_every_command_with_the_same_words(fleet: Project) -> None:
    fleet.configure(plugins=["search", {"plans": {"vocabulary": {"status": {"aflot": ["afloat"]}}}}])
    message = "vocabulary: status: aflot: no such meaning; there are planning, in-progress"
    assert message in fleet.build(stops=True).log[0]
    for command in (["list"], ["check"], ["read", PATH], ["new", "A"]):
        assert message in plans(fleet.root, *command, code=2).err
    assert not (fleet.root / "plans/a.md").exists()
