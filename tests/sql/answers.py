"""The expected rows of the views: the portal's own numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.model.risk_rating import rating_of
from mkdocs_plans.overview import Count, NameKind, counted, merge, summarise
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, QuestionRow, RiskRow

from tests.overview.plans import found

OWN = "Harbour"
"""What plans of no other project belong to."""

Rows = list[tuple[Any, ...]]


def _projects(whole: Portfolio) -> dict[str, Portfolio]:
    names = sorted({entry.project for entry in whole.entries})
    return {name or OWN: found([entry for entry in whole.entries if entry.project == name]) for name in names}


def _plan(entry: Entry) -> tuple[Any, ...]:
    return entry.project or OWN, entry.plan.path


def _risk(row: RiskRow) -> tuple[Any, ...]:
    return *_plan(row.entry), row.risk.line, row.risk.text, row.risk.impact, row.risk.probability


def _question(row: QuestionRow) -> tuple[Any, ...]:
    return *_plan(row.entry), row.question.line, row.question.text, row.question.kind


def _cells(whole: Portfolio) -> Rows:
    return [
        (*cell, rating_of(cell), len(rows), sum(row.risk.mitigated is False for row in rows))
        for cell, rows in whole.matrix.items()
        if rows
    ]


def _shared(whole: Portfolio) -> Rows:
    total = merge(summarise(part, name) for name, part in _projects(whole).items())
    return [
        (key, name.projects, [place.project for place in name.places])
        for key, name in total.names[NameKind.RISK].by_key.items()
        if name.projects > 1
    ]


def _figures(whole: Portfolio) -> Rows:
    parts = _projects(whole)
    sums = {name: counted(part) for name, part in parts.items()}
    return [
        (
            name,
            *(one.plans, one.active, one.by_state[State.BLOCKED], one.counts[Count.ATTENTION]),
            *(one.open_questions, one.blocking, one.open_risks),
            sum(row.risk.mitigated is True for row in parts[name].open_risks),
            one.counts[Count.UNMITIGATED],
            one.counts[Count.HIGH_UNMITIGATED],
        )
        for name, one in sums.items()
    ]


_RISK = "project, path, line, text, impact, probability"
_QUESTION = "project, path, line, text, kind"

_FIGURES = (
    *("plans", "active", "blocked", "attention", "open_questions", "open_decisions"),
    *("open_risks", "mitigated", "unmitigated", "high_unmitigated"),
)

ANSWERS: Mapping[str, tuple[str, Callable[[Portfolio], Rows]]] = {
    "open_risks": (_RISK, lambda whole: [_risk(row) for row in whole.open_risks]),
    "unmitigated": (_RISK, lambda whole: [_risk(row) for row in whole.unmitigated]),
    "risk_matrix": ("impact, probability, band, risks, unmitigated", _cells),
    "shared_risks": ("key, projects, named_by", _shared),
    "open_questions": (_QUESTION, lambda whole: [_question(row) for row in whole.open_questions]),
    "blocking_questions": (
        _QUESTION,
        lambda whole: [_question(row) for row in whole.questions_of(QuestionKind.DECISION)],
    ),
    "attention": (
        "project, path, attention",
        lambda whole: [
            (*_plan(one.entry), [reason.kind for reason in one.reasons]) for one in whole.attention
        ],
    ),
    "blocked": ("project, path", lambda whole: [_plan(entry) for entry in whole.by_state[State.BLOCKED]]),
    "projects": (
        f"project, {', '.join(_FIGURES)}",
        _figures,
    ),
}
"""By view: the columns to compare, and their values, in any order."""


def in_order(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """Rows of any engine in one order; words of any type are equal."""
    return sorted(([str(cell) if isinstance(cell, str) else cell for cell in row] for row in rows), key=repr)
