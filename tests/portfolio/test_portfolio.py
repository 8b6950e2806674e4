"""Counts, ranking and reasons across plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Dependency,
    DependencyKind,
    Level,
    Plan,
    Question,
    QuestionKind,
    Risk,
    State,
    Status,
    StatusSource,
)
from mkdocs_plans.model.risk_rating import RiskRating, rating, risk_rank, severe
from mkdocs_plans.portfolio.entry import (
    Entry,
    LastChange,
    computed_state,
    contradiction,
    contradicts,
)
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio

TODAY = date(2026, 11, 22)
HIGH, MEDIUM, LOW = Level.HIGH, Level.MEDIUM, Level.LOW


def steps(marks: str) -> tuple[Check, ...]:
    words = {"x": Checkbox.DONE, " ": Checkbox.OPEN, "-": Checkbox.DROPPED}
    return tuple(Check(n, f"s{n}", words[mark], f"step-{n}") for n, mark in enumerate(marks))


def plan(path: str, state: State = State.UNKNOWN, marks: str = "", *, day: str | None = None) -> Plan:
    return Plan(path, path, 1, Status(state, None, StatusSource.FIELD), day, steps=steps(marks))


def risk(
    impact: Level | None, probability: Level | None, *, mitigated: bool | None = None, closed: bool = False
) -> Risk:
    return Risk(1, "r", impact, probability, None, mitigated, closed, "risk-1")


def question(kind: QuestionKind, *, answered: bool = False) -> Question:
    return Question(1, "q", kind, answered, None, "question-1")


def entry(made: Plan, *, folder: str = "", changed: str | None = None) -> Entry:
    change = LastChange(datetime.fromisoformat(changed).replace(tzinfo=UTC), "abcdef0") if changed else None
    return Entry(made, made.path.removesuffix(".md") + "/", folder, change)


def whole(*plans: Plan | Entry) -> Portfolio:
    return portfolio([item if isinstance(item, Entry) else entry(item) for item in plans], today=TODAY)


def order(found: Portfolio) -> list[str]:
    return [item.plan.path for item in found.entries]


@pytest.mark.parametrize(
    "marks, state",
    [
        ("", None),
        ("--", None),
        ("  ", State.PLANNING),
        ("x ", State.IN_PROGRESS),
        ("xx", State.COMPLETED),
        ("x-", State.COMPLETED),
        (" -", State.PLANNING),
    ],
)
def test_the_steps_alone_show_a_state(marks: str, state: State | None) -> None:
    assert computed_state(plan("a", marks=marks)) is state


@pytest.mark.parametrize(
    "state, marks, sentence",
    [
        (State.COMPLETED, "x  ", "status is Completed, but 2 of 3 steps are open"),
        (State.COMPLETED, "  ", "status is Completed, but none of 2 steps is done"),
        (State.COMPLETED, " ", "status is Completed, but its only step is open"),
        (State.PLANNING, "x ", "status is Planning, but 1 of 2 steps is done"),
        (State.PLANNING, "xx", "status is Planning, but all 2 steps are done"),
        (State.IN_PROGRESS, "xx", "status is In progress, but all 2 steps are done"),
        (State.IN_PROGRESS, "x", "status is In progress, but its only step is done"),
        (State.IN_PROGRESS, "  ", None),
        (State.IN_PROGRESS, "x ", None),
        (State.COMPLETED, "xx", None),
        (State.COMPLETED, "", None),
        (State.UNKNOWN, "xx", None),
        (State.BLOCKED, "xx", None),
        (State.ON_HOLD, "xx", None),
        (State.CANCELLED, "  ", None),
    ],
)
def test_a_contradiction_is_a_sentence(state: State, marks: str, sentence: str | None) -> None:
    assert contradiction(plan("a", state, marks)) == sentence
    assert contradicts(plan("a", state, marks)) is (sentence is not None)


@pytest.mark.parametrize(
    "state, folder, sentence",
    [
        (State.IN_PROGRESS, State.COMPLETED, "status is In progress, but its folder states Completed"),
        (State.CANCELLED, State.PLANNING, "status is Cancelled, but its folder states Planning"),
        (State.COMPLETED, State.COMPLETED, None),
        (State.COMPLETED, State.CANCELLED, None),
        (State.PLANNING, State.IN_PROGRESS, None),
        (State.UNKNOWN, State.COMPLETED, None),
        (State.COMPLETED, None, None),
    ],
)
def test_a_folder_contradicts_if_one_of_the_two_states_finished(
    state: State, folder: State | None, sentence: str | None
) -> None:
    assert contradiction(replace(plan("a", state), folder_state=folder)) == sentence


def test_a_plan_with_a_unit_that_tracks_no_step_is_not_completed_by_its_steps() -> None:
    assert computed_state(replace(plan("a", marks="xx"), untracked_units=1)) is State.IN_PROGRESS


def test_bands_are_looked_up() -> None:
    found = {
        (impact, probability): rating(risk(impact, probability))
        for impact in (HIGH, MEDIUM, LOW, None)
        for probability in (HIGH, MEDIUM, LOW, None)
    }
    assert [cell for cell, which in found.items() if which is RiskRating.RED] == [(HIGH, HIGH)]
    amber = [cell for cell, which in found.items() if which is RiskRating.AMBER]
    assert amber == [(HIGH, MEDIUM), (MEDIUM, HIGH), (MEDIUM, MEDIUM)]
    assert all((None in cell) is (which is RiskRating.UNRATED) for cell, which in found.items())
    assert [cell for cell in found if severe(risk(*cell))] == [(HIGH, LOW)]


def test_risks_are_ranked_most_severe_first() -> None:
    ranked = [
        risk(HIGH, HIGH, mitigated=False),
        risk(HIGH, HIGH, mitigated=True),
        risk(HIGH, None),
        risk(MEDIUM, HIGH, mitigated=False),
        risk(MEDIUM, HIGH),
        risk(HIGH, LOW),
        risk(MEDIUM, None),
        risk(None, None),
        risk(LOW, LOW),
    ]
    backwards = ranked[::-1]
    assert sorted(backwards, key=risk_rank) == ranked


def test_reasons_for_attention_come_most_severe_first() -> None:
    made = replace(
        plan("a", State.IN_PROGRESS, "xx"),
        risks=(
            risk(HIGH, HIGH, mitigated=False),
            risk(HIGH, HIGH),
            risk(HIGH, HIGH, mitigated=True),
            risk(HIGH, HIGH, closed=True),
        ),
        questions=(question(QuestionKind.DECISION), question(QuestionKind.RESEARCH)),
        access=steps("  x"),
    )
    (found,) = whole(made).entries
    assert [(reason.kind, reason.text) for reason in found.reasons] == [
        ("unmitigated", "1 High/High risk without mitigation"),
        ("contradiction", "status is In progress, but all 2 steps are done"),
        ("decision", "1 open decision"),
        ("access", "2 missing access items"),
    ]


def test_decisions_and_access_only_need_attention_in_plans_in_progress() -> None:
    made = replace(plan("a", State.PLANNING), questions=(question(QuestionKind.DECISION),), access=steps(" "))
    (found,) = whole(made).entries
    assert found.reasons == ()


def test_the_index_is_ordered_by_need_of_attention() -> None:
    exposed = replace(plan("exposed", State.PLANNING), risks=(risk(HIGH, HIGH, mitigated=False),))
    found = whole(
        plan("done", State.COMPLETED, "x", day="2026-11-20"),
        plan("b"),
        plan("a"),
        plan("new", day="2026-11-01"),
        plan("old", day="2026-01-01"),
        exposed,
        plan("torn", State.IN_PROGRESS, "xx"),
        plan("stuck", State.BLOCKED),
    )
    assert order(found) == ["stuck", "exposed", "torn", "new", "old", "a", "b", "done"]
    assert [item.entry.plan.path for item in found.attention] == ["stuck", "exposed", "torn"]


def test_finished_plans_count_apart_and_those_with_open_steps_are_doubtful() -> None:
    done = replace(
        plan("done", State.COMPLETED, "x "),
        risks=(risk(HIGH, HIGH),),
        questions=(question(QuestionKind.DECISION),),
    )
    found = whole(done, plan("a"))
    assert (found.open_risks, found.open_questions, found.progress.total) == ((), (), 0)
    assert (len(found.finished_risks), len(found.finished_questions)) == (1, 1)
    assert [item.plan.path for item in found.finished_contradictions] == ["done"]
    assert found.contradictions == ()


def test_changed_and_stale_plans() -> None:
    found = whole(
        entry(plan("today"), changed="2026-11-22"),
        entry(plan("six"), changed="2026-11-16"),
        entry(plan("seven"), changed="2026-11-15"),
        entry(plan("month"), changed="2026-10-23"),
        entry(plan("less"), changed="2026-10-24"),
        entry(plan("never")),
        entry(plan("done", State.COMPLETED), changed="2026-01-01"),
    )
    assert [item.plan.path for item in found.changed] == ["today", "six"]
    assert [item.plan.path for item in found.stale] == ["month"]
    assert found.history_known
    assert not whole(plan("a")).history_known


def test_the_parts_of_one_plan_are_listed_together() -> None:
    spec, tasks = (entry(plan(f"plans/042/{part}.md"), folder="042") for part in ("spec", "tasks"))
    stuck = entry(plan("plans/042/plan.md", State.BLOCKED), folder="042")
    found = whole(
        entry(plan("plans/a.md")), spec, tasks, stuck, entry(plan("plans/042/other.md"), folder="042")
    )
    assert order(found)[:3] == ["plans/042/plan.md", "plans/042/spec.md", "plans/042/tasks.md"]
    assert [item.family for item in found.entries[:3]] == ["plans/042"] * 3
    assert {item.family for item in found.entries[3:]} == {None}


def test_a_part_alone_is_no_family() -> None:
    (found,) = whole(entry(plan("plans/042/plan.md"), folder="042")).entries
    assert found.family is None


def test_the_inventory_gathers_spellings_of_one_name() -> None:
    def uses(path: str, *names: tuple[str, str | None]) -> Plan:
        needs = tuple(Dependency(1, DependencyKind.LIBRARY, n, v, None, None, "d") for n, v in names)
        return replace(plan(path), dependencies=needs)

    found = whole(
        uses("a", ("msgspec", None), ("orjson", "3.9")),
        uses("b", ("Orjson", "3.10")),
        uses("c", ("orjson", None)),
    ).inventory(DependencyKind.LIBRARY)
    assert [(usage.name, usage.versions, len(usage.uses)) for usage in found] == [
        ("orjson", ("3.10", "3.9"), 3),
        ("msgspec", (), 1),
    ]
