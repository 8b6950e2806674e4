"""Why plans need attention, since when, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Level,
    Plan,
    Question,
    QuestionKind,
    Risk,
    State,
    Status,
    StatusSource,
    TargetDate,
)
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes
from mkdocs_plans.portfolio.entry import Entry, LastChange
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio

TODAY = date(2026, 11, 22)
ADDED = "2026-05-01"


def moment(day: str) -> Moment:
    return Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), day.replace("-", "") * 5)


def entry(
    path: str,
    state: State,
    *,
    marks: str = "",
    status: str | None = None,
    changed: str = "2026-11-20",
    finished: str | None = None,
    items: dict[str, ItemTimes] | None = None,
) -> Entry:
    steps = tuple(
        Check(n, "s", Checkbox.DONE if mark == "x" else Checkbox.OPEN, f"s{n}")
        for n, mark in enumerate(marks)
    )
    plan = Plan(path, path, 1, Status(state, None, StatusSource.FIELD), None, steps=steps)
    times = PlanTimes(
        moment(ADDED),
        ItemTimes(moment(status) if status else None),
        None,
        moment(finished) if finished else None,
        moment(changed),
        items or {},
    )
    return Entry(plan, path, times=times)


def whole(*entries: Entry) -> Portfolio:
    return portfolio(entries, today=TODAY)


def needs(*entries: Entry) -> list[tuple[str, list[str]]]:
    return [
        (item.entry.plan.path, [reason.words for reason in item.reasons])
        for item in whole(*entries).attention
    ]


def test_each_reason_states_since_when() -> None:
    late = entry("late", State.PLANNING)
    exposed = entry(
        "exposed",
        State.PLANNING,
        items={"old": ItemTimes(moment("2026-10-10")), "new": ItemTimes(moment("2026-11-11"))},
    )
    risks = [Risk(1, "r", Level.HIGH, Level.HIGH, None, False, False, name) for name in ("new", "old")]
    waiting = entry("waiting", State.IN_PROGRESS, items={"q": ItemTimes(moment("2026-11-12"))})
    question = Question(1, "q", QuestionKind.DECISION, False, None, "q")
    found = needs(
        entry("blocked", State.BLOCKED, status="2026-11-04"),
        replace(late, plan=replace(late.plan, target=TargetDate("2026-11-01", 3))),
        replace(exposed, plan=replace(exposed.plan, risks=tuple(risks))),
        replace(waiting, plan=replace(waiting.plan, questions=(question,))),
        entry(
            "ready",
            State.IN_PROGRESS,
            marks="xx",
            items={f"s{n}": ItemTimes(moment(ADDED), moment(f"2026-11-0{n + 1}")) for n in range(2)},
        ),
        entry("quiet", State.IN_PROGRESS, changed="2026-10-10"),
        entry("open", State.COMPLETED, marks="x ", finished="2026-11-12"),
    )
    assert found == [
        ("blocked", ["blocked 18 days"]),
        ("exposed", ["2 High/High risks without mitigation, oldest 43 days"]),
        ("late", ["target day 2026-11-01 passed 21 days ago"]),
        ("ready", ["status is In progress, but all 2 steps are done, for 20 days"]),
        ("quiet", ["no change for 43 days"]),
        ("waiting", ["1 open decision, for 10 days"]),
        ("open", ["status is Completed, but 1 of 2 steps is open, for 10 days"]),
    ]


def test_what_has_been_so_for_longest_comes_first_but_the_last_change_of_stalled_plans() -> None:
    found = needs(
        entry("blocked lately", State.BLOCKED, status="2026-11-20"),
        entry("blocked for long", State.BLOCKED, status="2026-06-01"),
        entry("moved in June", State.IN_PROGRESS, changed="2026-06-01"),
        entry("moved in October", State.IN_PROGRESS, changed="2026-10-01"),
    )
    assert [path for path, _ in found] == [
        "blocked for long",
        "blocked lately",
        "moved in October",
        "moved in June",
    ]


def test_done_plans_come_before_those_that_contradict_their_folder_and_planned_ones_with_steps_done() -> None:
    in_folder = entry("folder", State.PLANNING)
    found = needs(
        entry("begun", State.PLANNING, marks="x "),
        replace(in_folder, plan=replace(in_folder.plan, folder_state=State.COMPLETED)),
        entry("done", State.IN_PROGRESS, marks="x"),
    )
    assert [path for path, _ in found] == ["done", "folder", "begun"]


def test_a_plan_is_stalled_from_the_day_on_which_it_is_stale() -> None:
    days = {"2026-10-23": True, "2026-10-24": False}
    for day, stalled in days.items():
        found = whole(entry("a", State.IN_PROGRESS, changed=day))
        assert bool(found.attention) is stalled
        assert bool(found.stale) is stalled
    assert needs(entry("a", State.PLANNING, changed="2026-01-01")) == []


def test_a_commit_over_many_plans_is_no_change() -> None:
    """The history leaves such commits out of the changes of a plan; the last commit of the file is one."""
    swept = replace(
        entry("a", State.IN_PROGRESS, changed="2026-10-10"),
        last_change=LastChange(datetime(2026, 11, 21, tzinfo=UTC), "5eee9ed"),
    )
    found = whole(swept)
    assert needs(swept) == [("a", ["no change for 43 days"])]
    assert (found.changed, len(found.stale)) == ((), 1)


def test_completed_plans_with_open_steps_need_attention_for_thirty_days() -> None:
    assert needs(entry("new", State.COMPLETED, marks=" ", finished="2026-10-23"))
    assert not needs(entry("old", State.COMPLETED, marks=" ", finished="2026-10-22"))
    assert not needs(entry("all done", State.COMPLETED, marks="x", finished="2026-11-20"))
    assert not needs(entry("given up", State.CANCELLED, marks=" ", finished="2026-11-20"))
