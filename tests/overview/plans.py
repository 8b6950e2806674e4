"""Made-up plans of made-up projects, drawn by Hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Dependency,
    DependencyKind,
    Level,
    Plan,
    Question,
    QuestionKind,
    Relation,
    RelationKind,
    Risk,
    State,
    Status,
    StatusSource,
)
from mkdocs_plans.portfolio.entry import Entry, LastChange
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio

T = TypeVar("T")

TODAY = date(2026, 11, 22)
NAMES = ("httpx", "HTTPX", "Stripe", "The vendor leaves", "the vendor  leaves!", "Fog", "Ice", "x" * 400)
"""Few, so that projects share some; some are two spellings of one."""

names = st.sampled_from(NAMES)
levels = st.none() | st.sampled_from(list(Level))
risks = st.builds(
    Risk,
    line=st.just(1),
    text=names,
    impact=levels,
    probability=levels,
    mitigation=st.none(),
    mitigated=st.none() | st.booleans(),
    closed=st.booleans(),
    anchor=st.sampled_from(["risk-1", "risk-2"]),
)
questions = st.builds(
    Question,
    line=st.just(1),
    text=names,
    kind=st.sampled_from(list(QuestionKind)),
    answered=st.booleans(),
    answer=st.none(),
    anchor=st.just("question-1"),
)
checks = st.builds(
    Check, line=st.just(1), text=names, mark=st.sampled_from(list(Checkbox)), anchor=st.just("step-1")
)
dependencies = st.builds(
    Dependency,
    line=st.just(1),
    kind=st.sampled_from(list(DependencyKind)),
    name=names,
    version=st.none(),
    purpose=st.none(),
    link=st.none(),
    anchor=st.just("library-1"),
)
relations = st.builds(
    Relation, line=st.just(1), kind=st.sampled_from(list(RelationKind)), target=st.just("nobody"), text=names
)
changes = st.none() | st.integers(0, 60).map(
    lambda days: LastChange(datetime(2026, 11, 22, 9, tzinfo=UTC) - timedelta(days=days), "abc1234")
)


@st.composite
def plans_of(draw: st.DrawFn, project: str) -> list[Entry]:
    """The plans of a project."""
    return [_entry(draw, project, number) for number in range(draw(st.integers(0, 3)))]


def _entry(draw: st.DrawFn, project: str, number: int) -> Entry:
    path = f"plans/{number}.md"
    plan = Plan(
        f"{project}:{path}" if project else path,
        draw(names),
        1,
        Status(draw(st.sampled_from(list(State))), None, StatusSource.NONE),
        None,
        steps=draw(_several(checks)),
        access=draw(_several(checks)),
        risks=draw(_several(risks)),
        questions=draw(_several(questions)),
        dependencies=draw(_several(dependencies)),
        relations=draw(_several(relations)),
    )
    return Entry(plan, f"plans/{project}/{number}/", last_change=draw(changes), project=project)


def _several(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def found(entries: list[Entry]) -> Portfolio:
    """The plans, ordered and related."""
    return portfolio(entries, today=TODAY)
