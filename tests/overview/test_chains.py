"""Chains of waiting plans across projects, and the health of projects."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mkdocs_plans.model.plan import (
    Level,
    Plan,
    QuestionKind,
    Relation,
    RelationKind,
    State,
    Status,
    StatusSource,
)
from mkdocs_plans.model.risk_rating import Cell
from mkdocs_plans.overview import NOTHING, Count, Health, Summary, across, chains, health
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

from tests.overview.plans import found

DEPENDS, BLOCKS, RELATED = RelationKind.DEPENDS_ON, RelationKind.BLOCKS, RelationKind.RELATED


def entry(name: str, *relations: tuple[RelationKind, str], state: State = State.IN_PROGRESS) -> Entry:
    """A plan called as the path `project:name`."""
    project = name.partition(":")[0]
    stated = tuple(Relation(line, kind, to, to) for line, (kind, to) in enumerate(relations, 1))
    status = Status(state, None, StatusSource.NONE)
    return Entry(Plan(name, name, 1, status, None, relations=stated), f"plans/{name}/", project=project)


def reported(plans: Portfolio) -> list[str]:
    return [" ".join(one.plan.path for one in chain.entries) for chain in chains(plans)]


def test_blocked_chains_come_first_then_longer_ones() -> None:
    plans = found([
        entry("a:1", (DEPENDS, "b:1")), entry("b:1", (DEPENDS, "b:2")), entry("b:2", (DEPENDS, "c:1")),
        entry("c:1"),
        entry("a:2", (DEPENDS, "c:2")), entry("c:2", state=State.BLOCKED),
        entry("a:3", (DEPENDS, "c:1")),
    ])  # fmt: skip
    assert reported(plans) == ["a:2 c:2", "a:1 b:1 b:2 c:1", "a:3 c:1"]
    assert [chain.blocked for chain in chains(plans)] == [True, False, False]


def test_a_chain_follows_blocked_plans_and_is_reported_once() -> None:
    plans = found([
        entry("a:1", (DEPENDS, "b:1")), entry("b:1", (DEPENDS, "c:1"), (DEPENDS, "d:1")),
        entry("c:1"), entry("d:1", state=State.BLOCKED),
    ])  # fmt: skip
    assert reported(plans) == ["a:1 b:1 d:1", "b:1 c:1"]


def test_who_blocks_another_is_waited_for() -> None:
    assert reported(found([entry("a:1", (BLOCKS, "b:1")), entry("b:1")])) == ["b:1 a:1"]


def test_waits_inside_of_a_project_and_for_finished_plans_are_no_chains() -> None:
    plans = found([
        entry("a:1", (DEPENDS, "a:2")), entry("a:2"), entry("a:3", (DEPENDS, "b:1")),
        entry("b:1", state=State.COMPLETED), entry("b:2", (DEPENDS, "a:1"), state=State.CANCELLED),
        entry("b:3", (RELATED, "a:1")),
    ])  # fmt: skip
    assert reported(plans) == []
    assert {(edge.source, edge.target) for edge in across(plans)} == {
        ("a:3", "b:1"), ("b:2", "a:1"), ("b:3", "a:1"),
    }  # fmt: skip


def test_plans_that_wait_for_each_other_come_to_an_end() -> None:
    plans = found([entry("a:1", (DEPENDS, "b:1")), entry("b:1", (DEPENDS, "a:1"))])
    assert reported(plans) == ["a:1 b:1", "b:1 a:1"]


RED: Cell = (Level.HIGH, Level.HIGH)
ACTIVE = replace(NOTHING, by_state={**NOTHING.by_state, State.IN_PROGRESS: 1})


def counting(count: Count) -> Summary:
    return replace(ACTIVE, counts={**NOTHING.counts, count: 2})


@pytest.mark.parametrize("summary, fares, why", [
    (None, Health.NO_DATA, []),
    (NOTHING, Health.IDLE, []),
    (ACTIVE, Health.ON_TRACK, []),
    (counting(Count.STALE), Health.NEEDS_ATTENTION, ["2 stale plans"]),
    (replace(ACTIVE, questions={**NOTHING.questions, QuestionKind.DECISION: 1}), Health.NEEDS_ATTENTION,
     ["1 open decision"]),
    (replace(ACTIVE, questions={**NOTHING.questions, QuestionKind.RESEARCH: 1}), Health.ON_TRACK, []),
    (replace(ACTIVE, matrix={**NOTHING.matrix, RED: 1}), Health.NEEDS_ATTENTION, ["1 High/High risk"]),
    (replace(counting(Count.HIGH_UNMITIGATED), matrix={**NOTHING.matrix, RED: 3}), Health.AT_RISK,
     ["2 High/High risks without mitigation", "3 High/High risks"]),
    (counting(Count.CONTRADICTIONS), Health.AT_RISK, ["2 contradictions"]),
    (replace(NOTHING, by_state={**NOTHING.by_state, State.BLOCKED: 1}), Health.AT_RISK, ["1 blocked plan"]),
])  # fmt: skip
def test_health_follows_from_counts_and_has_reasons(
    summary: Summary | None, fares: Health, why: list[str]
) -> None:
    found_health, reasons = health(summary)
    assert found_health is fares
    assert [f"{reason.count} {reason.words}" for reason in reasons] == why
