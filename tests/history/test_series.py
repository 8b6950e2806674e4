"""Figures by week, from events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mkdocs_plans.history import CommitCount, History, WeekFigures, week_ends, weekly
from mkdocs_plans.model.plan import State, Tally
from mkdocs_plans.model.risk_rating import RiskRating

from tests.history.histories import TODAY, event, history
from tests.reading.plans import plan


def by_day(found: History, today: date = TODAY) -> dict[str, WeekFigures]:
    """The replayed figures by day: a week later, today's point is one of those that are replayed."""
    weeks = weekly(found, today + timedelta(days=7), ()).total()
    return {week.day.isoformat(): week for week in weeks[:-1]}


def test_a_series_has_the_last_twelve_iso_weeks_up_to_today() -> None:
    long = history(event("2026-01-01", "plan-added", "planning"))
    days = week_ends(long, date(2026, 11, 25))  # a Wednesday
    assert days[-1] == date(2026, 11, 25)
    assert days[-2] == date(2026, 11, 22)
    assert len(days) == 13
    assert {day.isoweekday() for day in days[:-1]} == {7}
    assert week_ends(long, TODAY)[-2:] == (date(2026, 11, 15), TODAY)


def test_a_series_begins_with_the_first_week_of_the_history() -> None:
    short = history(event("2026-11-11", "plan-added", "planning"))
    assert week_ends(short, TODAY) == (date(2026, 11, 15), TODAY)
    assert week_ends(history(event("2026-11-23", "plan-added", "planning")), TODAY) == (TODAY,)
    assert week_ends(History(), TODAY) == ()


def test_steps_are_done_reopened_crossed_out_and_removed() -> None:
    found = by_day(
        history(
            event("2026-10-27", "plan-added", "planning"),
            event("2026-10-27", "step-added", "open", item=0),
            event("2026-10-27", "step-added", "done", item=1),
            event("2026-10-27", "step-added", "open", item=2),
            event("2026-11-03", "step-done", "done", item=0),
            event("2026-11-04", "step-reopened", "open", item=0),
            event("2026-11-10", "step-done", "done", item=0),
            event("2026-11-17", "step-removed", "dropped", item=2, before="open"),
            event("2026-11-18", "step-removed", item=1, before="done"),
        )
    )
    assert [week.steps for week in found.values()] == [Tally(1, 3), Tally(1, 3), Tally(2, 3), Tally(1, 1)]
    assert [week.steps_done for week in found.values()] == [1, 1, 1, 0]
    assert [week.steps_added for week in found.values()] == [3, 0, 0, 0]


def test_sunday_evening_belongs_to_the_week_and_monday_does_not() -> None:
    found = by_day(
        history(
            event("2026-11-01", "plan-added", "planning"),
            event("2026-11-08", "step-added", "open", item=0),
            event("2026-11-09", "step-added", "open", item=1),
        )
    )
    assert (found["2026-11-08"].steps.total, found["2026-11-15"].steps.total) == (1, 2)


def test_a_plan_that_is_removed_does_not_count_and_comes_back_with_its_items() -> None:
    found = by_day(
        history(
            event("2026-10-27", "plan-added", "in-progress"),
            event("2026-10-27", "step-added", "done", item=0),
            event("2026-10-27", "question-added", "open", item=1),
            event("2026-11-03", "plan-removed", before="in-progress"),
            event("2026-11-10", "plan-added", "in-progress"),
            event("2026-11-10", "step-added", "open", item=2),
        )
    )
    assert [week.plans for week in found.values()] == [1, 0, 1, 1]
    assert [week.steps for week in found.values()] == [Tally(1, 1), Tally(0, 0), Tally(1, 2), Tally(1, 2)]
    assert [week.questions for week in found.values()] == [1, 0, 1, 1]
    assert found["2026-11-08"].questions_finished == 1


def test_plans_are_counted_by_status_and_a_reopened_plan_is_active_again() -> None:
    found = by_day(
        history(
            event("2026-10-27", "plan-added", "in-progress"),
            event("2026-10-27", "plan-added", "unknown", path="plans/crane.md"),
            event("2026-11-03", "status-changed", "completed", before="in-progress"),
            event("2026-11-10", "status-changed", "in-progress", before="completed"),
            event("2026-11-17", "status-changed", "cancelled", before="in-progress"),
        )
    )
    assert [week.active for week in found.values()] == [2, 1, 2, 1]
    assert [week.plans_finished for week in found.values()] == [0, 1, 0, 1]
    assert found["2026-11-22"].states == {State.CANCELLED: 1, State.UNKNOWN: 1}


def test_questions_and_risks_count_while_they_are_open_in_active_plans() -> None:
    found = by_day(
        history(
            event("2026-10-27", "plan-added", "planning"),
            event("2026-10-27", "question-added", "open", item=0),
            event("2026-10-27", "question-added", "answered", item=1),
            event("2026-10-27", "risk-added", "open", item=2, about="medium/not stated"),
            event("2026-10-27", "risk-added", "closed", item=3, about="low/low"),
            event("2026-11-03", "question-answered", "At night", item=0),
            event(
                "2026-11-03",
                "risk-raised",
                "high/high",
                item=2,
                before="medium/not stated",
                about="high/high",
            ),
            event("2026-11-03", "risk-reopened", "open", item=3, before="closed", about="low/low"),
            event("2026-11-10", "question-reopened", item=1, before="Never"),
            event("2026-11-10", "risk-closed", "closed", item=2, before="open", about="high/high"),
            event("2026-11-17", "status-changed", "completed", before="planning"),
        )
    )
    assert [week.questions for week in found.values()] == [1, 0, 1, 0]
    assert [dict(week.risks) for week in found.values()] == [
        {RiskRating.UNRATED: 1},
        {RiskRating.RED: 1, RiskRating.GREEN: 1},
        {RiskRating.GREEN: 1},
        {},
    ]
    last = found["2026-11-22"]
    assert (last.questions_finished, last.risks_finished) == (1, 1)


def test_a_question_that_is_answered_with_the_last_commit_does_not_go_with_its_plan() -> None:
    found = by_day(
        history(
            event("2026-11-10", "plan-added", "planning"),
            event("2026-11-10", "question-added", "open", item=0),
            event("2026-11-17", "status-changed", "completed", before="planning"),
            event("2026-11-17", "question-answered", "Yes", item=0),
        )
    )
    assert found["2026-11-22"].questions_finished == 0


def test_what_an_import_brings_is_there_but_was_not_done() -> None:
    found = by_day(
        history(
            event("2026-11-03", "plan-added", "completed"),
            event("2026-11-03", "step-added", "done", item=0),
            event("2026-11-10", "plan-added", "completed", path="plans/crane.md"),
            event("2026-11-10", "step-added", "done", item=0, path="plans/crane.md"),
            imports=["2026-11-03"],
        )
    )
    assert [week.steps.done for week in found.values()] == [1, 2, 2]
    assert [(week.steps_done, week.plans_finished) for week in found.values()] == [(0, 0), (1, 1), (0, 0)]


def test_figures_of_some_plans_are_those_of_their_paths() -> None:
    found = history(
        event("2026-11-10", "plan-added", "planning"),
        event("2026-11-10", "plan-added", "blocked", path="plans/crane.md"),
    )
    weeks = weekly(found, TODAY, [plan("# Crane\n\n**Status:** Blocked\n", "plans/crane.md")])
    assert [week.states for week in weeks.total(["plans/crane.md", "plans/no.md"])] == [
        {State.BLOCKED: 1}
    ] * 2
    assert [week.plans for week in weeks.total()] == [2, 1]


def test_the_last_point_has_the_plans_of_today_also_where_they_are_not_committed() -> None:
    text = "# Ledger\n\n**Status:** Completed\n\n## Steps\n\n- [x] Sign\n- [-] Not this\n"
    found = history(event("2026-11-10", "plan-added", "planning"))
    last = weekly(found, TODAY, [plan(text, "plans/ledger.md")]).total()[-1]
    assert (last.states, last.steps) == ({State.COMPLETED: 1}, Tally(1, 1))


def test_plans_that_moved_and_stalled_are_counted_at_the_end_of_each_week() -> None:
    found = history(
        event("2026-10-27", "plan-added", "in-progress", path="plans/a.md"),
        event("2026-10-27", "plan-added", "planning", path="plans/b.md"),
        event("2026-11-10", "step-added", "open", item=0, path="plans/b.md"),
    )
    weeks = weekly(found, TODAY, ())
    assert [day.isoformat() for day in weeks.days] == ["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"]
    assert weeks.moved(7) == (2, 0, 1)
    assert weeks.stalled(12) == (0, 1, 1)


def test_a_commit_that_only_changes_words_in_many_plans_is_no_move() -> None:
    events = (
        event("2026-11-01", "plan-added", "in-progress"),
        event("2026-11-10", "title-changed", "Pier", before="Quay"),
    )
    sweep = events[-1]
    swept = replace(history(*events), bulk=(CommitCount(sweep.time, sweep.commit, 21),))
    assert weekly(history(*events), TODAY, ()).moved(7) == (1, 0, 1)
    assert weekly(swept, TODAY, ()).moved(7) == (1, 0, 0)
    assert weekly(swept, TODAY, ()).stalled(14) == (0, 0, 1)
