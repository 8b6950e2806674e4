"""How long plans took, and how long those in progress have been so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mkdocs_plans.history import CommitCount, History, completion_times, in_progress_ages
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes

from tests.history.histories import TODAY, moment, noon, times
from tests.reading.plans import plan


def stated(name: str, status: str) -> Plan:
    return plan(f"# {name}\n\n**Status:** {status}\n", f"plans/{name}.md")


def known(**found: PlanTimes) -> History:
    return History(plans={f"plans/{name}.md": value for name, value in found.items()})


def test_lead_time_is_from_the_first_commit_to_the_completion() -> None:
    found = completion_times(
        known(
            a=times("2026-11-01", finished="2026-11-05"),
            b=times("2026-11-01", "2026-11-02", "2026-11-12"),
            cancelled=times("2026-11-01", finished="2026-11-02"),
            open=times("2026-11-01"),
        ),
        [
            stated("a", "Completed"),
            stated("b", "Completed"),
            stated("cancelled", "Cancelled"),
            stated("open", "Blocked"),
        ],
    )
    assert found.lead.days == (4, 11)
    assert found.cycle.days == (10,)
    assert not found.lead.enough


def test_days_are_counted_from_day_to_day_as_those_of_ages() -> None:
    evening, morning = datetime(2026, 11, 1, 18, tzinfo=UTC), datetime(2026, 11, 3, 9, tzinfo=UTC)
    found = completion_times(
        known(a=PlanTimes(added=Moment(evening, "added"), finished=Moment(morning, "finished"))),
        [stated("a", "Completed")],
    )
    assert found.lead.days == (2,)


def test_plans_of_imports_and_plans_that_came_completed_are_left_out_and_counted() -> None:
    imported = History(
        plans={
            "plans/old.md": times("2026-10-01", finished="2026-11-05"),
            "plans/late.md": times("2026-11-03", finished="2026-11-03"),
            "plans/shallow.md": PlanTimes(
                added=moment("2026-10-15", at_least=True), finished=moment("2026-11-03")
            ),
            "plans/a.md": times("2026-11-01", finished="2026-11-05"),
        },
        imports=(CommitCount(noon("2026-10-01"), "commit of 2026-10-01", 20),),
    )
    plans = [stated(name, "Completed") for name in ("old", "late", "shallow", "a", "uncommitted")]
    found = completion_times(imported, plans)
    assert (found.lead.days, found.imported, found.came_completed) == ((4,), 2, 1)


def test_percentiles_are_days_within_which_that_share_of_the_plans_was_completed() -> None:
    names = [f"p{number}" for number in range(20)]
    start = date(2026, 10, 1)
    found = completion_times(
        known(
            **{
                name: times("2026-10-01", finished=(start + timedelta(days=number)).isoformat())
                for number, name in enumerate(names, 1)
            }
        ),
        [stated(name, "Completed") for name in names],
    )
    assert found.lead.enough
    assert (found.lead.within(50), found.lead.within(85), found.lead.within(100)) == (10, 17, 20)


def test_ages_count_from_the_present_status_and_the_oldest_is_first() -> None:
    found = in_progress_ages(
        known(
            new=times("2026-11-01", "2026-11-20"),
            again=times("2026-01-01", "2026-02-01", since="2026-10-23"),
            shallow=PlanTimes(
                added=moment("2026-10-01"),
                status=ItemTimes(Moment(noon("2026-10-24"), "oldest", at_least=True)),
            ),
            blocked=times("2026-01-01", "2026-02-01"),
        ),
        [
            stated("new", "In Progress"),
            stated("uncommitted", "In Progress"),
            stated("again", "In Progress"),
            stated("shallow", "In Progress"),
            stated("blocked", "Blocked"),
        ],
        TODAY,
    )
    assert [(age.plan.title, age.days, age.old, age.at_least) for age in found] == [
        ("again", 30, True, False),
        ("shallow", 29, False, True),
        ("new", 2, False, False),
        ("uncommitted", None, False, False),
    ]
