"""The tables and what their columns hold: the same for plans that were read and for those of a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import pyarrow as pa

from mkdocs_plans.model.plan import Check, Plan, Question, QuestionKind, Risk
from mkdocs_plans.model.risk_rating import LEVELS, rating, risk_rank
from mkdocs_plans.overview.summarise import shortened
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, reasons
from mkdocs_plans.portfolio.portfolio import name_key
from mkdocs_plans.snapshot.profiles import without_secrets
from mkdocs_plans.terminal_text import printable

PROJECT = "project"
"""The column that every table begins with, by which files are partitioned; never empty."""

_TEXT = pa.string()
_WORD = pa.dictionary(pa.int8(), pa.string())
"""One of a few words."""
_TEXTS = pa.list_(pa.string())
_COUNT = pa.int32()
_BOOL = pa.bool_()

Value = Callable[[Entry, Any], object]
"""From a plan and one of its items (for the table of plans: nothing) to what the cell holds."""


@dataclass(frozen=True, slots=True)
class SqlTable:
    """A table: a row for each of the items that a plan has of it."""

    items: Callable[[Entry], Iterable[object]]
    columns: Mapping[str, tuple[pa.DataType, Value]]
    """All but that of the project."""

    @property
    def schema(self) -> pa.Schema:
        """The columns as files hold them."""
        return pa.schema([(name, kind) for name, (kind, _) in self.columns.items()])

    @property
    def shown(self) -> pa.Schema:
        """The columns as queries see them, that of the project first."""
        seen = {name: _TEXT if kind is _WORD else kind for name, (kind, _) in self.columns.items()}
        return pa.schema({PROJECT: _TEXT, **seen})


def rows(table: SqlTable, entries: Iterable[Entry], *, redacted: bool = False) -> Iterator[dict[str, Any]]:
    """The rows that plans give a table; the project is left out.

    Args:
        table: One of `TABLES`.
        entries: The plans.
        redacted: Whether to leave out mitigations, and what looks like a secret.
    """
    for entry in entries:
        for item in table.items(entry):
            row = {name: _seen(value(entry, item)) for name, (_, value) in table.columns.items()}
            if redacted:
                less = row | {"mitigation": None} if "mitigation" in row else row
                row = without_secrets(less, entry.plan.secrets)
            yield row


def _seen(value: object) -> object:
    """The same without what no table can hold, or nobody sees: plans say the same wherever they are from."""
    if isinstance(value, list):
        return [_seen(item) for item in value]
    return printable(value) if isinstance(value, str) else value


def _attention(entry: Entry) -> tuple[AttentionReason, ...]:
    return reasons(entry) if entry.active else ()


def _open_risks(entry: Entry) -> int | None:
    return len(entry.plan.open_risks) if entry.plan.states_risks else None


def _open_questions(entry: Entry, *kinds: QuestionKind) -> int | None:
    if entry.counted:
        return sum(entry.counted.questions.get(kind, 0) for kind in kinds)
    found = entry.plan.open_questions
    return sum(question.kind in kinds for question in found) if entry.plan.questions else None


def _contradiction(entry: Entry) -> str | None:
    return next((reason.text for reason in reasons(entry) if reason.kind == "contradiction"), None)


def _tracked(entry: Entry, count: int) -> int | None:
    return count if entry.plan.tracked else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _target(plan: Plan) -> date | None:
    return _day(plan.target.day) if plan.target else None


def _url(entry: Entry, anchor: str) -> str | None:
    return f"{entry.url}#{anchor}" if entry.url and anchor else entry.url or None


_RANKS = sorted(
    {
        risk_rank(Risk(1, "", impact, probability, None, mitigated, closed=False, anchor=""))
        for impact, probability, mitigated in product(LEVELS, LEVELS, (True, False))
    }
)


def _field(name: str) -> Value:
    return lambda _, item: getattr(item, name)


_PLAN: Mapping[str, tuple[pa.DataType, Value]] = {
    "path": (_TEXT, lambda entry, _: entry.plan.path),
    "plan": (_TEXT, lambda entry, _: entry.plan.title),
    "plan_status": (_WORD, lambda entry, _: entry.state.value),
    "active": (_BOOL, lambda entry, _: entry.active),
    "url": (_TEXT, lambda entry, item: _url(entry, item.anchor)),
    "line": (_COUNT, _field("line")),
    "text": (_TEXT, _field("text")),
}
"""What the tables of items begin with."""


def _phase(entry: Entry, step: Check) -> str | None:
    return None if step.phase is None else entry.plan.phases[step.phase].name


def _level(name: str) -> Value:
    return lambda _, risk: level.value if (level := getattr(risk, name)) else None


def _risks(entry: Entry) -> tuple[Risk, ...]:
    return entry.plan.risks


def _questions(entry: Entry) -> tuple[Question, ...]:
    return entry.plan.questions


TABLES: Mapping[str, SqlTable] = {
    "plans": SqlTable(
        lambda _: (None,),
        {
            "path": (_TEXT, lambda entry, _: entry.plan.path),
            "title": (_TEXT, lambda entry, _: entry.plan.title),
            "status": (_WORD, lambda entry, _: entry.state.value),
            "status_raw": (_TEXT, lambda entry, _: entry.plan.status.raw),
            "active": (_BOOL, lambda entry, _: entry.active),
            "attention": (_TEXTS, lambda entry, _: [reason.kind for reason in _attention(entry)]),
            "reasons": (_TEXTS, lambda entry, _: [reason.text for reason in _attention(entry)]),
            "contradiction": (_TEXT, lambda entry, _: _contradiction(entry)),
            "date": (pa.date32(), lambda entry, _: _day(entry.plan.date)),
            "target": (pa.date32(), lambda entry, _: _target(entry.plan)),
            "changed": (
                pa.timestamp("us", "UTC"),
                lambda entry, _: entry.last_change and entry.last_change.time,
            ),
            "id": (_TEXT, lambda entry, _: entry.plan.id),
            "owners": (_TEXTS, lambda entry, _: list(entry.plan.owners)),
            "tags": (_TEXTS, lambda entry, _: list(entry.plan.tags)),
            "steps_done": (_COUNT, lambda entry, _: _tracked(entry, entry.steps.done)),
            "steps_total": (_COUNT, lambda entry, _: _tracked(entry, entry.steps.total)),
            "open_risks": (_COUNT, lambda entry, _: _open_risks(entry)),
            "open_questions": (_COUNT, lambda entry, _: _open_questions(entry, *QuestionKind)),
            "open_decisions": (_COUNT, lambda entry, _: _open_questions(entry, QuestionKind.DECISION)),
            "url": (_TEXT, lambda entry, _: entry.url or None),
        },
    ),
    "risks": SqlTable(
        _risks,
        {
            **_PLAN,
            "impact": (_WORD, _level("impact")),
            "probability": (_WORD, _level("probability")),
            "band": (_WORD, lambda _, risk: rating(risk).value),
            "rank": (pa.int8(), lambda _, risk: _RANKS.index(risk_rank(risk))),
            "mitigated": (_BOOL, _field("mitigated")),
            "mitigation": (_TEXT, _field("mitigation")),
            "owned": (_BOOL, _field("owned")),
            "due": (pa.date32(), lambda _, risk: _day(risk.due)),
            "closed": (_BOOL, _field("closed")),
            "key": (_TEXT, lambda _, risk: name_key(shortened(risk.text))),
        },
    ),
    "questions": SqlTable(
        _questions,
        {
            **_PLAN,
            "kind": (_WORD, lambda _, question: question.kind.value),
            "answered": (_BOOL, _field("answered")),
            "answer": (_TEXT, _field("answer")),
        },
    ),
    "steps": SqlTable(
        lambda entry: entry.plan.steps,
        {**_PLAN, "mark": (_WORD, lambda _, step: step.mark.value), "phase": (_TEXT, _phase)},
    ),
}
"""By name."""
