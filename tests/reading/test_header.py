"""Title, date, owners and tags."""

from __future__ import annotations

import pytest
from mkdocs_plans.reading import read as read_raw

from tests.reading.plans import plan


@pytest.mark.parametrize(
    "text, path, title",
    [
        ("---\ntitle: From the front\n---\n# Other\n", "x.md", "From the front"),
        ("text\n\n# First\n\n# Second\n", "x.md", "First"),
        ("## A94: OTel metrics\n\n## Other\n", "x.md", "A94: OTel metrics"),
        ("## Goal\n\nx\n", "move-it.md", "move-it"),
        ("### Phase 1: x\n\n- [ ] a\n", "move-it.md", "move-it"),
        ("text\n\n## Late\n", "move_it.md", "move_it"),
        ("text\n", "2026-01-02-move-it.md", "move-it"),
        ("text\n", "plan-2026-01-02-move-it.md", "plan-2026-01-02-move-it"),
        ("# Plan：Move it\n", "x.md", "Move it"),
        ("# Proposal:\n", "plans/search.md", "search"),
        ("# Tasks\n", "specs/042-search/tasks.md", "042-search"),
        ("# Implementation Plan\n", "plans/search.md", "search"),
        ("# Spec Tasks\n", "specs/2026-01-02-search/tasks.md", "search"),
        ("- Feature: `search`\n\n# Summary\n\ntext\n", "rfcs/0042-search.md", "0042-search"),
        ("---\ntitle: Plan Spec\n---\n# Feature: Other\n", "plans/search.md", "search"),
        ("", "specs/2026-01-02-search/plan.md", "search"),
        ("# Execution Plan: Move it\n", "x.md", "Move it"),
        ("# Design Doc — Move it\n", "x.md", "Move it"),
        ("# Plan: 2026-01-02\n", "x.md", "Plan: 2026-01-02"),
        ("# P0-A Plan: Slice\n", "x.md", "P0-A Plan: Slice"),
        ("# KEP-1904: Thing\n", "x.md", "KEP-1904: Thing"),
        ("# Rate-limits: how\n", "x.md", "Rate-limits: how"),
        ("# The `code` **plan**\n", "x.md", "The code plan"),
        ("```\n# not this\n```\n", "real.md", "real"),
    ],
)
def test_the_title_is_taken_from_the_first_position_that_has_one(text: str, path: str, title: str) -> None:
    assert plan(text, path, path.split("/")[:-1]).title == title


def test_a_title_has_a_line_and_a_name_has_none() -> None:
    assert plan("\n\n# T\n").title_line == 3
    read = plan("text\n")
    assert read.title_line is None
    assert "title-missing" in [finding.rule for finding in read.findings]


@pytest.mark.parametrize(
    "text, ident",
    [("# KEP-1904: Thing\n", "KEP-1904"), ("---\nid: task-7\n---\n# T\n", "task-7"), ("# Thing\n", None)],
)
def test_an_id_is_in_the_front_matter_or_before_the_title(text: str, ident: str | None) -> None:
    assert plan(text).id == ident


@pytest.mark.parametrize(
    "value, day",
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T13:06:03+02:00", "2026-03-04"),
        ("2026/3/4", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("4 Mar 2026", "2026-03-04"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("04.05.2026", "2026-05-04"),
        ("12.25.2026", "2026-12-25"),
        ("begun 2026-03-04 (promoted 2026-05-01)", "2026-03-04"),
        ("{YYYY-MM-DD}", None),
        ("soon", None),
        ("soon\n**Created:** 2026-03-04", "2026-03-04"),
    ],
)
def test_a_date_is_read_in_its_forms(value: str, day: str | None) -> None:
    assert plan(f"# T\n\n**Date:** {value}\n").date == day


@pytest.mark.parametrize("value", ["04/05/2026", "2026-02-30", "2026-31-07"])
def test_a_date_that_is_none_is_a_finding(value: str) -> None:
    read = plan(f"# T\n\n**Date:** {value}\n")
    assert read.date is None
    assert [(finding.rule, finding.line) for finding in read.findings if "date" in finding.rule] == [
        ("date-invalid", 3)
    ]


@pytest.mark.parametrize(
    "label", ["Created", "created_at", "creation-date", "Start Date", "作成日", "创建日期"]
)
def test_a_date_has_many_labels(label: str) -> None:
    assert plan(f"# T\n\n{label}: 2026-03-04\n").date == "2026-03-04"
    assert plan(f"---\n{label}: 2026-03-04\n---\n# T\n").date == "2026-03-04"


@pytest.mark.parametrize("label", ["Updated", "Last updated", "Completed", "Target date"])
def test_an_end_or_an_update_is_no_date(label: str) -> None:
    assert plan(f"# T\n\n**{label}:** 2026-03-04\n").date is None


def test_a_date_may_be_in_a_name_or_under_a_heading() -> None:
    assert plan("# T\n", "plans/2026-03-04-x.md").date == "2026-03-04"
    assert plan("# T\n", "2026-03-04-x/plan.md", ["2026-03-04-x"]).date == "2026-03-04"
    assert plan("# T\n", "2026-03-04-x/other.md", ["2026-03-04-x"]).date is None
    assert plan("# T\n\n## Goal\n\nx\n\n## Date\n\n2026-03-04\n").date == "2026-03-04"


@pytest.mark.parametrize(
    "header, owners",
    [
        ("**Owner:** Ann, Bob", ("Ann", "Bob")),
        ("**Author(s):** Nic Cope (@negz), Bo <b@x.org>", ("Nic Cope", "Bo")),
        ("**Author:** Ann (with agent assistance)", ("Ann (with agent assistance)",)),
        ("**Owner:** @ann", ("@ann",)),
        ("**Owner:** <ann@x.org>", ("ann@x.org",)),
        ("- Owners:\n  - Ann\n  - Bob", ("Ann", "Bob")),
        ("Owners:\n\n- Author: Ann\n- Bob", ("Author: Ann", "Bob")),
        ("Owner:\n\nWhat we would like to have looked at:\n\n- a thing", ()),
        ("**Owner:** TBD", ()),
        ("**Owner:** unassigned", ()),
        ("**Owner:** [Name]", ()),
    ],
)
def test_owners_are_people_and_teams(header: str, owners: tuple[str, ...]) -> None:
    assert plan(f"# T\n\n{header}\n").owners == owners


@pytest.mark.parametrize(
    "front, owners",
    [
        ("authors:\n  - '@a'\n  - '@b'", ("@a", "@b")),
        ("assignee: []", ()),
        ("owner: Ann (github.com/ann) & co", ("Ann & co",)),
    ],
)
def test_owners_are_read_from_the_front_matter_too(front: str, owners: tuple[str, ...]) -> None:
    assert plan(f"---\n{front}\n---\n# T\n\n").owners == owners


def test_tags_are_a_list_or_commas() -> None:
    assert plan("---\ntags: [a, b]\n---\n# T\n").tags == ("a", "b")
    assert plan("# T\n\n**Labels:** `a`, b\n").tags == ("a", "b")


@pytest.mark.parametrize(
    "raw, rule, line",
    [
        (b"# T\n\n\xff\n", "text-not-utf8", 3),
        (b"# T\n\x00\n", "text-not-utf8", 2),
        (b"---\na: b: c\n---\n# T\n", "front-matter-unreadable", 2),
        (b"", "empty", None),
        (b"# T\n\n" + b"> " * 300 + b"x", "too-deep", None),
    ],
)
def test_problems_of_a_file_are_findings(raw: bytes, rule: str, line: int | None) -> None:
    assert (rule, line) in [
        (finding.rule, finding.line) for finding in read_raw(raw, "x.md", folders=()).findings
    ]


def test_text_struck_through_in_a_field_is_not_read() -> None:
    read = plan(
        "# T\n\n**Status:** ~~Draft~~ Done\n**Owner:** ~~Ann~~ Bob\nDate: ~~2026-01-02~~ 2026-02-03\n"
    )
    assert (read.status.raw, read.owners, read.date) == ("Done", ("Bob",), "2026-02-03")
    assert plan("# T\n\n**Status:** ~~Done~~\n").status.raw == "Done"


def test_a_table_may_have_its_labels_side_by_side() -> None:
    read = plan("# T\n\n| Status | Owner | Date |\n|---|---|---|\n| Done | Ann | 2026-01-02 |\n")
    assert (read.status.raw, read.status.line, read.owners, read.date) == ("Done", 5, ("Ann",), "2026-01-02")


def test_a_slash_between_fields_is_no_part_of_them() -> None:
    read = plan("# T\n\n**Status:** Draft / **Owner:** Ann\n")
    assert (read.status.raw, read.owners) == ("Draft", ("Ann",))


def test_a_list_after_a_label_is_its_value() -> None:
    read = plan(
        "# T\n\n**Authors:**\n\n- Ann\n- Bob\n\n**Related:**\n- [Boats](boats.md)\n- [Quays](quays.md)\n"
    )
    assert read.owners == ("Ann", "Bob")
    assert [(relation.kind, relation.target) for relation in read.relations] == [
        ("related", "boats.md"),
        ("related", "quays.md"),
    ]


def test_null_in_the_front_matter_is_not_stated() -> None:
    read = plan("---\nstatus: null\ndate: ~\ntitle: Null\n---\n# T\n\nStatus: Done\n")
    assert (read.title, read.status.raw, read.date) == ("T", "Done", None)
    assert plan('---\ntitle: "null"\n---\n# T\n').title == "null"
