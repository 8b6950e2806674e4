"""The status of a plan: the states of words, and the priority of statements."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from mkdocs_plans.model.plan import Severity, State, StatusSource

from tests.reading.plans import plan


@pytest.mark.parametrize(
    "words, state",
    [
        ("Planning", "planning"),
        ("Planning Complete", "planning"),
        ("DRAFT", "planning"),
        ("To Do", "planning"),
        ("not started", "planning"),
        ("accepted", "planning"),
        ("In Progress (Phase 1 complete, Phase 2 active)", "in-progress"),
        ("wip", "in-progress"),
        ("🚧 **Active** — since May", "in-progress"),
        ("blocked: waiting for keys", "blocked"),
        ("Needs input", "blocked"),
        ("on hold", "on-hold"),
        ("deferred implementation spec", "on-hold"),
        ("Completed and verified", "completed"),
        ("✅ COMPLETED (via plan 7)", "completed"),
        ("shipped — all of it", "completed"),
        ("won't do", "cancelled"),
        ("superseded by [7](7.md)", "cancelled"),
        ("aprovado pelo autor", "planning"),
        ("abgeschlossen", "completed"),
        ("en cours", "in-progress"),
        ("completedness", "unknown"),
        ("architecturally complete", "in-progress"),
        ("已完成（2026）", "completed"),
        ("尚未完成", "planning"),
        ("未完成", "planning"),
        ("部分进行中", "in-progress"),
        ("진행 중", "in-progress"),
        ("未着手", "planning"),
        ("Planning | In Progress | Completed", "unknown"),
        ("[Planning | In Progress | Completed]", "unknown"),
        ("(Draft | Done)", "unknown"),
        ("{Draft, Implemented}", "unknown"),
    ],
)
def test_a_word_of_status_means_a_state(words: str, state: str) -> None:
    assert plan(f"# T\n\n**Status:** {words}\n").status.state == state


@pytest.mark.parametrize(
    "header",
    [
        "**Status:** Done",
        "**Status**: Done",
        "**Status: Done**",
        "*Status:* Done",
        "Status: Done",
        "- Status: Done",
        "* **State:** Done",
        "> **Status:** Done",
        "> 状态：Done",
        "| Field | Value |\n|---|---|\n| **Status** | Done |",
        "**Date:** 2026-01-02 · **Status:** Done · **Owner:** me",
        "Date: 2026-01-02. Status: Done",
        "**Branch**: x **Status**:\nDone",
        "## Metadata\n\n- Type: plan\n- Status: Done",
    ],
)
def test_a_field_of_the_header_states_it(header: str) -> None:
    status = plan(f"# T\n\n{header}\n\n## Goal\n\nx\n").status
    assert (status.state, status.raw, status.source) == (State.COMPLETED, "Done", StatusSource.FIELD)


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nStatus at bootstrap: Done\n",
        "# T\n\nThe board has no columns. Status: Done\n",
        "# T\n\n## Paths\n\n- **The board has no columns.** Status: Done\n",
        "# T\n\nWhen all of it has landed, add **`Status:`** Done to the top\n",
        "# T\n\n## Goal\n\nStatus: Done\n",
        "# T\n\n```\nStatus: Done\n```\n",
        "# T\n\n<!-- Status: Done -->\n",
        "# T\n\n| Status | Task | Plan |\n|---|---|---|\n| Done | a | b |\n",
        "---\ntodos:\n  - status: done\n---\n# T\n",
    ],
)
def test_other_text_states_no_status(text: str) -> None:
    status = plan(text).status
    assert (status.state, status.raw, status.source) == (State.UNKNOWN, None, StatusSource.NONE)


def test_the_raw_text_is_one_line_up_to_the_next_label() -> None:
    status = plan("# T\n\n**Status:** In Progress,\nalmost *there*\n**Owner:** me\n").status
    assert (status.raw, status.line) == ("In Progress, almost there", 3)


@pytest.mark.parametrize(
    "section, raw",
    [
        ("## Status\n\nCompleted.", "Completed."),
        ("## Current Status\n\n- Completed", "Completed"),
        ("## Status\n\nCurrent status: completed", "completed"),
        ("## 状态\n\n当前状态：completed", "completed"),
        ("## Status: completed (2026)", "completed (2026)"),
        ("## Status — completed", "completed"),
    ],
)
def test_a_section_on_the_status_states_it(section: str, raw: str) -> None:
    status = plan(f"# T\n\n## Goal\n\nx\n\n{section}\n").status
    assert (status.state, status.raw, status.source) == (State.COMPLETED, raw, StatusSource.SECTION)


@pytest.mark.parametrize(
    "section",
    [
        "### Status\n\nCompleted",
        "## Status\n\n- [x] Completed",
        "## Status\n\n| a |\n|---|\n| Completed |",
        "## Current state\n\n",
    ],
)
def test_a_box_a_table_or_a_deeper_heading_states_nothing(section: str) -> None:
    assert plan(f"# T\n\n## Goal\n\nx\n\n{section}\n").status.source is StatusSource.NONE


@pytest.mark.parametrize(
    "banner, state",
    [
        ("> ⚠️ **SUPERSEDED (2026-06-20)** by the next", "cancelled"),
        ("**DRAFT**", "planning"),
        ("DRAFT — not for review", "planning"),
        ("Obsolete since May.", "cancelled"),
        ("✅ **Completed** in May", "completed"),
        ("⏸ PAUSED: no budget before June", "on-hold"),
        ("**BLOCKED (legal):** they have to answer first", "blocked"),
        ("**Superseded by:** [the next](next.md)", "cancelled"),
    ],
)
def test_a_banner_states_it_without_a_label(banner: str, state: str) -> None:
    status = plan(f"# T\n\n{banner}\n\n## Goal\n\nx\n").status
    assert (status.state, status.source) == (state, StatusSource.BANNER)


@pytest.mark.parametrize(
    "text",
    [
        "Completed in May.",
        "**Research** shows",
        "**Released:** 2026",
        "NEW ideas",
        "**Blocked by:** plan 3",
        "BLOCKED BY: plan 3",
        "**Proposed fix:** a lock",
        "**Superseded by:** none",
        "COMPLETED: 2026-05-01",
        "TODO: say why",
    ],
)
def test_plain_words_and_labels_are_no_banner(text: str) -> None:
    assert plan(f"# T\n\n{text}\n").status.source is StatusSource.NONE


@pytest.mark.parametrize(
    "title, state",
    [
        ("Harness (Completed)", "completed"),
        ("Phase 0: Spike ✅ COMPLETE", "completed"),
        ("Thing [DEFERRED]", "on-hold"),
        ("迁移（已完成）", "completed"),
        ("迁移（计划）", "unknown"),
        ("迁移（部分完成后）", "unknown"),
        ("Thing (New)", "unknown"),
        ("Completed things", "unknown"),
        ("Move it (Active Directory)", "unknown"),
        ("Move it (superseded by plan 9)", "cancelled"),
        ("Move it (on hold until May)", "on-hold"),
        ("Move it (draft v2)", "planning"),
        ("Umzug (ersetzt durch Plan 9)", "cancelled"),
    ],
)
def test_a_marker_at_the_end_of_the_title_states_it(title: str, state: str) -> None:
    assert plan(f"# {title}\n").status.state == state


@pytest.mark.parametrize(
    "folders, state",
    [
        (["plans", "active"], "in-progress"),
        (["completed", "2026"], "completed"),
        (["active", "archive"], "completed"),
        ([".archive"], "completed"),
        (["backlog"], "planning"),
        (["Paused"], "on-hold"),
        (["rejected"], "cancelled"),
        (["done", "a", "b", "c", "d"], "unknown"),
        (["notes"], "unknown"),
    ],
)
def test_the_nearest_of_four_folders_shows_the_state(folders: Sequence[str], state: str) -> None:
    status = plan("# T\n", folders=folders).status
    assert (status.state, status.raw) == (state, None)


def test_the_first_statement_of_a_status_counts() -> None:
    front = "---\nstatus: draft\n---\n"
    rest = "# T (Blocked)\n\nStatus: Done\n\n## Status\n\nPaused\n"
    assert plan(front + rest, folders=["active"]).status.state == State.PLANNING
    assert plan(rest, folders=["active"]).status.state == State.COMPLETED
    assert plan(rest.replace("Status: Done\n\n", ""), folders=["active"]).status.state == State.ON_HOLD
    assert plan("# T (Blocked)\n", folders=["active"]).status.state == State.BLOCKED
    assert plan("# T\n", folders=["active"]).status.state == State.IN_PROGRESS


def test_markdown_in_the_front_matter_is_no_part_of_the_status() -> None:
    read = plan("---\nstatus: shipped — the `bell`, see [the log](../log.md) and **its end**\n---\n# T\n")
    assert (read.status.state, read.status.raw) == (
        State.COMPLETED,
        "shipped — the bell, see the log and its end",
    )


def test_a_word_in_no_list_leaves_it_to_the_folder_and_is_a_finding() -> None:
    read = plan("# T\n\nStatus: canonical\n", folders=["done"])
    assert (read.status.state, read.status.raw, read.status.source) == ("completed", "canonical", "folder")
    assert "status-unknown-word" in [finding.rule for finding in read.findings]
    assert plan("# T\n\nStatus: canonical\n").status.source is StatusSource.FIELD


def test_archived_is_a_location() -> None:
    assert plan("# T\n\nStatus: archived\n", folders=["deferred"]).status.state == State.ON_HOLD
    read = plan("# T\n\n> **ARCHIVED (2026)**\n")
    assert (read.status.state, read.status.source) == (State.COMPLETED, StatusSource.FOLDER)


def test_a_folder_of_finished_plans_overrides_a_permission() -> None:
    status = plan("# T\n\nStatus: Approved\n", folders=["completed"]).status
    assert (status.state, status.raw, status.source) == (State.COMPLETED, "Approved", StatusSource.FOLDER)
    assert plan("# T\n\nStatus: Planning\n", folders=["completed"]).status.state == State.PLANNING


@pytest.mark.parametrize(
    "title, folders, path",
    [
        ("ADR-0007: Use x", [], "x.md"),
        ("Use x", ["adr"], "x.md"),
        ("Use x", ["decisions"], "x.md"),
        ("Use x", [], "adr-7.md"),
    ],
)
def test_an_accepted_decision_record_is_completed(title: str, folders: list[str], path: str) -> None:
    assert plan(f"# {title}\n\nStatus: Accepted\n", path, folders).status.state == State.COMPLETED


@pytest.mark.parametrize(
    "text, folders, rule",
    [
        ("# T\n\nStatus: Done\n\n## Status\n\nBlocked\n", [], "status-two-places-disagree"),
        ("# T\n\nStatus: Done\n", ["active"], "status-folder-disagrees"),
        ("# T\n", [], "status-missing"),
        ("# T\n\nStatus: Draft | Done\n", [], "status-missing"),
    ],
)
def test_problems_of_a_status_are_findings(text: str, folders: list[str], rule: str) -> None:
    assert rule in [finding.rule for finding in plan(text, folders=folders).findings]


@pytest.mark.parametrize("other", ["CODE COMPLETE", "✅ Code complete.", "Code Complete"])
def test_statements_with_the_same_words_are_no_finding(other: str) -> None:
    read = plan(f"# T\n\nStatus: Code complete\n\n## Status\n\n{other}\n")
    assert [finding.rule for finding in read.findings if "status" in finding.rule] == []


@pytest.mark.parametrize(
    "status, folder, severity",
    [
        ("Deferred", "archive", Severity.INFO),
        ("Proposed", "_archived", Severity.INFO),
        ("In progress", "archive", Severity.WARNING),
        ("Deferred", "done", Severity.WARNING),
    ],
)
def test_a_plan_in_an_archive_may_be_given_up(status: str, folder: str, severity: Severity) -> None:
    read = plan(f"# T\n\nStatus: {status}\n", folders=[folder])
    found = [finding.severity for finding in read.findings if finding.rule == "status-folder-disagrees"]
    assert found == [severity]


def test_statements_that_agree_are_no_finding() -> None:
    read = plan("# T\n\nStatus: Done\n\n## Status\n\nCompleted\n", folders=["archive"])
    assert [finding.rule for finding in read.findings if "status" in finding.rule] == []
