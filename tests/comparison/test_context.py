"""What a change means beyond its events: ages of what it closes, plans it unblocks, and shared files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.comparison.overlaps import files_named
from mkdocs_plans.diff import Diff
from mkdocs_plans.diff.as_json import record
from mkdocs_plans.reports import as_json, diff_markdown, diff_text
from mkdocs_plans.reports.links import ReportLinks

from tests.builds import Project

LEDGER = """\
# Ledger

**Status:** {status}

## Steps

- [x] Write `src/booking/ledger.py`
{step}
## Risks

| Risk | Impact | Probability | Mitigation | Status |
|---|---|---|---|---|
| The copy is late | High | High | Start early | {risk} |

## Questions

- [{mark}] Which quay is first?
"""
BEFORE = LEDGER.format(status="In progress", step="", risk="open", mark=" ")
AFTER = LEDGER.format(
    status="Completed", step="- [x] Test `./src/booking/prices.py:12`\n", risk="closed", mark="x"
)
OTHERS = {
    "plans/billing.md": "# Billing\n\n**Status:** Blocked\n**Depends on:** ledger.md\n",
    "plans/harbour.md": "# Harbour\n\n**Status:** Blocked\n**Depends on:** ledger.md, billing.md\n",
    "plans/prices.md": "# Prices\n\n**Status:** Planning\n\n- [ ] Change `src/booking/prices.py`\n",
    "plans/old.md": "# Old\n\n**Status:** Completed\n\n- [x] Change `src/booking/prices.py`\n",
    "plans/same.md": "# Same\n\n**Status:** Planning\n\n- [ ] Read `src/booking/ledger.py`\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("context"))
    made.write({"plans/ledger.md": "# Ledger\n\n**Status:** Planning\n", **OTHERS})
    made.configure()
    made.commit(date="2026-09-01T09:00:00+00:00")
    made.write({"plans/ledger.md": BEFORE})
    made.commit(date="2026-10-10T09:00:00+00:00")
    made.git("tag", "base")
    made.write({"plans/ledger.md": AFTER})
    made.commit(date="2026-11-22T08:00:00+00:00")
    return made


@pytest.fixture(scope="module")
def found(project: Project) -> Diff:
    return compare("base", "HEAD", project.root)


def test_what_a_change_answers_or_closes_has_the_days_it_was_open(found: Diff) -> None:
    days = {event.kind.value: event.open_days for _, event in found.events}
    assert (days["question-answered"], days["risk-closed"]) == (43, 43)
    assert days["status-changed"] is None


def test_a_plan_is_unblocked_if_it_waits_for_nothing_else(found: Diff) -> None:
    assert [(plan.path, plan.waited_for) for plan in found.unblocked] == [
        ("plans/billing.md", ("plans/ledger.md",))
    ]


def test_open_plans_that_name_a_file_of_a_new_line_overlap(found: Diff) -> None:
    assert [(plan.path, plan.files, plan.changed) for plan in found.overlapping] == [
        ("plans/prices.md", ("src/booking/prices.py",), ("plans/ledger.md",))
    ]


def test_all_reports_show_them(found: Diff) -> None:
    text = diff_text.write(found)
    assert "Which quay is first? (open for 43 days, line" in text
    assert "Unblocked by this change" in text
    assert "plans/prices.md: src/booking/prices.py" in text
    markdown = diff_markdown.comment(found, ReportLinks())
    assert "- Question answered, open for 43 days: `Which quay is first?`" in markdown.replace(
        " (`question`)", ""
    )
    assert "Unblocked by this change: `Billing`" in markdown
    assert "- `Prices`: `src/booking/prices.py`" in markdown
    written = json.loads(as_json.encode(record(found)))
    assert written["schema_version"] == "1.1"
    assert [plan["path"] for plan in written["unblocked"]] == ["plans/billing.md"]
    assert [plan["files"] for plan in written["overlapping"]] == [["src/booking/prices.py"]]


def test_a_change_that_is_not_committed_has_them_too(project: Project, tmp_path: Path) -> None:
    project.git("clone", "--quiet", str(project.root), str(tmp_path / "clone"))
    clone = Project(tmp_path / "clone")
    clone.git("reset", "--quiet", "--hard", "base")
    clone.write({"plans/ledger.md": AFTER})
    found = compare("HEAD", ".", clone.root)
    assert {event.open_days for _, event in found.events if event.kind == "question-answered"} == {43}
    assert [plan.path for plan in found.overlapping] == ["plans/prices.md"]


def test_without_the_full_history_no_age_is_stated(project: Project, tmp_path: Path) -> None:
    project.git("clone", "--quiet", "--depth=2", project.root.as_uri(), str(tmp_path / "clone"))
    found = compare("HEAD~1", "HEAD", tmp_path / "clone")
    assert {event.open_days for _, event in found.events} == {None}


@pytest.mark.parametrize(
    "line, files",
    [
        ("Change `src/a.py` and `src/b/c.test.ts:3-9`.", {"src/a.py", "src/b/c.test.ts"}),
        ("`./lib/x.rs` is `a.py`, `and/or`, `v1.2/3`, `https://a.example/b.js` or src/d.py", {"lib/x.rs"}),
        ("`cat src/a.py`", set()),
    ],
)
def test_a_path_in_backticks_needs_a_folder_and_an_ending(line: str, files: set[str]) -> None:
    assert files_named([line]) == files
