"""A history in words."""

from __future__ import annotations

import pytest
from mkdocs_plans.diff import EventKind
from mkdocs_plans.diff.event_kinds import EventSection
from mkdocs_plans.history import PlanEventKind
from mkdocs_plans.history.describe import by_day, describe_history, in_words

from .events import Commits


def _words(commits: Commits) -> list[list[str]]:
    """The lines of each plan in each commit, newest first."""
    return [[in_words(line) for line in found.lines] for found in describe_history(commits.history())]


def _new_plan() -> Commits:
    commits = Commits().at("2026-01-05 09:00", "aaa").add("plan-added", after="in-progress")
    for number in range(4):
        commits.add("step-added", f"Step {number}", after="done" if number == 0 else "open")
    return commits


def test_a_new_plan_is_one_line_that_counts_its_items() -> None:
    commits = _new_plan()
    commits.add("risk-added", "Storm", after="open", about="high/high")
    commits.add("risk-added", "Ice", after="closed", about="low/not stated")
    commits.add("question-added", "Which quay?", after="open", about="decision")
    commits.add("question-added", "Which crane?", after="answered", about="question")
    commits.add("decision-added", "Sail east", after="in force").add(
        "decision-added", "Pull", after="in force"
    )
    assert _words(commits) == [
        ["New plan: In progress, 1 of 4 steps done, 2 risks, 1 open question, 2 decisions"],
    ]


def test_a_plan_that_comes_back_lists_what_differs() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb").add("plan-removed", before="in-progress")
    commits.at("2026-01-07 09:00", "ccc").add("plan-added", after="in-progress")
    commits.add("step-done", "Step 1", "open", "done")
    assert _words(commits)[:2] == [
        ["Plan is back: In progress", "Step done (2/4): Step 1"],
        ["Plan removed, was In progress"],
    ]


def test_a_plan_does_not_continue_a_former_plan_of_the_same_path() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb").add("plan-removed", before="in-progress")
    commits.at("2026-01-07 09:00", "ccc").add("plan-added", "Pier", after="planning", plan=1)
    commits.add("step-added", "Order the piles", after="open", plan=1)
    commits.at("2026-01-08 09:00", "ddd").add(
        "plan-renamed", "Pier", before="plans/pier.md", after="plans/quay.md", plan=1
    )
    commits.at("2026-01-09 09:00", "eee").add("step-done", "Order the piles", "open", "done", plan=1)
    assert _words(commits)[:3] == [
        ["Step done (1/1): Order the piles"],
        ["File renamed, was plans/pier.md"],
        ["New plan: Planning, 1 step"],
    ]
    paths = [found.path_then for found in describe_history(commits.history())]
    assert paths == ["plans/quay.md", "plans/quay.md", "plans/pier.md", "plans/quay.md", "plans/quay.md"]


def test_several_steps_of_a_commit_are_one_line_with_the_progress_after_it() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb").add("step-added", "Step 4", after="open")
    for number in (1, 2, 3, 4):
        commits.add("step-done", f"Step {number}", "open", "done")
    commits.at("2026-01-06 10:00", "ccc").add("step-reopened", "Step 4", "done", "open")
    commits.add("step-removed", "Step 0", "done", "dropped")
    assert _words(commits)[:2] == [
        ["Step reopened (3/4): Step 4", "Step removed, crossed out: Step 0"],
        ["Step added: Step 4", "4 steps done (5/5): Step 1; Step 2; Step 3; 1 more"],
    ]


_SENTENCES: dict[str, tuple[str, str, str | None, str | None, str | None]] = {
    "Planning → In progress": ("status-changed", "In progress", "planning", "in-progress", None),
    "Planning → Blocked: waits for Ana": (
        "status-changed", "Blocked (waits for Ana)", "planning", "blocked", None,
    ),
    "Renamed, was Old": ("title-changed", "New", "Old", "New", None),
    "File renamed, was plans/a.md": ("plan-renamed", "Quay", "plans/a.md", "plans/quay.md", None),
    "Owner changed, now Ana, was not stated": ("owner-changed", "Quay", None, "Ana", None),
    "Target date changed, now 2026-02-01, was 2026-01-01": (
        "date-changed", "Quay", "2026-01-01", "2026-02-01", "target",
    ),
    "New question: Which quay?": ("question-added", "Which quay?", None, "open", "question"),
    "Question answered: Which quay? · answer East": (
        "question-answered", "Which quay?", None, "East", "question",
    ),
    "Question answered: Which quay? East": (
        "question-answered", "Which quay? East", None, "East", "question",
    ),
    "Answer changed: Which quay? East · was West": (
        "question-answered", "Which quay? East", "West", "East", "question",
    ),
    "Decided: Which quay? · answer East": ("question-answered", "Which quay?", None, "East", "decision"),
    "Question added, answered: Which quay? East": (
        "question-added", "Which quay? East", None, "answered", "question",
    ),
    "New High/High risk, closed: Storm": ("risk-added", "Storm", None, "closed", "high/high"),
    "New High/High risk: Storm": ("risk-added", "Storm", None, "open", "high/high"),
    "New risk: Storm": ("risk-added", "Storm", None, "open", "not stated/not stated"),
    "New Med/not stated risk: Storm": ("risk-added", "Storm", None, "open", "medium/not stated"),
    "Risk raised: Storm · now High/High, was Med/High": (
        "risk-raised", "Storm", "medium/high", "high/high", "high/high",
    ),
    "Risk closed: Storm": ("risk-closed", "Storm", "open", "closed", "high/high"),
    "Decided: Sail east": ("decision-added", "Sail east", None, "in force", None),
    "Decision added, not in force: Sail west": ("decision-added", "Sail west", None, "not in force", None),
    "Decision revoked: Sail east": ("decision-revoked", "Sail east", "in force", "not in force", None),
    "Phase done: Phase 2": ("phase-done", "Phase 2", "open", "done", None),
}  # fmt: skip


@pytest.mark.parametrize("expected", _SENTENCES)
def test_an_event_reads_as_a_sentence(expected: str) -> None:
    kind, text, before, after, about = _SENTENCES[expected]
    commits = _new_plan().at("2026-01-06 09:00", "bbb").add(kind, text, before, after, about=about)
    assert _words(commits)[0] == [expected]


_OF_FINDINGS = (EventSection.NEW_FINDINGS, EventSection.FIXED_FINDINGS)


@pytest.mark.parametrize(
    "kind", [*PlanEventKind, *(kind for kind in EventKind if kind.info.section not in _OF_FINDINGS)]
)
@pytest.mark.parametrize("count", [1, 5])
def test_every_kind_of_event_has_words(kind: EventKind | PlanEventKind, count: int) -> None:
    commits = Commits().at("2026-01-05 09:00", "aaa")
    for number in range(count):
        commits.add(kind, f"Text {number}", "planning", "blocked", about="high/low")
    lines = [line for found in describe_history(commits.history()) for line in found.lines]
    assert lines
    assert all(line.what[0].isupper() or line.what[0] == "5" for line in lines)
    assert all(in_words(line) and line.icon for line in lines)


def test_changes_of_text_are_not_shown() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb")
    commits.add("step-reworded", "Step 1", "Step one", "Step 1").add("title-changed", "Pier", "Quay", "Pier")
    commits.add("question-answered", "Who?", "Ana", "Ana Lima", about="decision")
    found = describe_history(commits.history())[0]
    assert [line.wording for line in found.lines] == [True, False, True]
    assert [in_words(line) for line in found.shown] == ["Renamed, was Quay"]
    assert found.title == "Pier"


def test_a_sweep_over_many_plans_shows_only_what_matters() -> None:
    commits = Commits().at("2026-01-05 09:00", "aaa")
    for path in ("plans/a.md", "plans/b.md"):
        commits.add("plan-added", path, after="planning", path=path)
    commits.at("2026-01-06 09:00", "bbb")
    commits.add("title-changed", "A", "a", "A", path="plans/a.md")
    commits.add("title-changed", "B", "b", "B", path="plans/b.md")
    commits.add("status-changed", "Blocked", "planning", "blocked", path="plans/b.md")
    found = describe_history(commits.history(imports=("aaa",), bulk=("bbb",)))
    assert [(one.path, one.bulk, one.imported, len(one.shown)) for one in found] == [
        ("plans/a.md", True, False, 0),
        ("plans/b.md", False, False, 2),
        ("plans/a.md", False, True, 0),
        ("plans/b.md", False, True, 0),
    ]


def test_days_are_newest_first_and_a_plan_is_once_in_a_day() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb").add("step-done", "Step 1", "open", "done")
    commits.add("plan-added", "Pier", after="planning", path="plans/pier.md")
    commits.at("2026-01-06 10:00", "ccc").add("title-changed", "East quay", "Quay", "East quay")
    days = [
        (day.isoformat(), [(plan.title, [one.commit[:3] for one in plan.commits]) for plan in plans])
        for day, plans in by_day(describe_history(commits.history()))
    ]
    assert days == [
        ("2026-01-06", [("East quay", ["ccc", "bbb"]), ("Pier", ["bbb"])]),
        ("2026-01-05", [("Quay", ["aaa"])]),
    ]


def test_texts_of_plans_are_quoted_by_the_caller() -> None:
    commits = _new_plan().at("2026-01-06 09:00", "bbb")
    commits.add("risk-raised", "<b>", "low/low", "high/high").add("title-changed", "Q", "<i>", "Q")
    found = describe_history(commits.history())[0]
    assert [in_words(line, lambda text: f"[{text}]") for line in found.lines] == [
        "Risk raised: [<b>] · now [High/High], was [Low/Low]",
        "Renamed, was [<i>]",
    ]
