"""The tables and their columns: the same for plans that were read and for those of a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Any, cast, get_args

import pyarrow as pa
from msgspec import Struct
from msgspec.inspect import (
    BoolType,
    EnumType,
    IntType,
    Metadata,
    NoneType,
    StrType,
    StructType,
    Type,
    UnionType,
    type_info,
)

from mkdocs_plans.model.plan import Plan, QuestionKind, Risk
from mkdocs_plans.model.risk_rating import LEVELS, risk_rank
from mkdocs_plans.model.wire_types import Day, MomentRecord
from mkdocs_plans.overview.summarise import shortened
from mkdocs_plans.portfolio.entry import Entry, contradiction
from mkdocs_plans.portfolio.portfolio import name_key
from mkdocs_plans.snapshot.profiles import without_secrets
from mkdocs_plans.snapshot.types import DecisionRecord, QuestionRecord, RiskRecord, StepRecord
from mkdocs_plans.snapshot.writer import (
    decision_record,
    moment_record,
    question_record,
    risk_record,
    step_record,
)
from mkdocs_plans.terminal_text import printable

PROJECT = "project"
"""The first column of every table, by which files are partitioned; never empty."""

_TEXT = pa.string()
_WORD = pa.dictionary(pa.int8(), pa.string())
"""For columns with few different words."""
_TEXTS = pa.list_(pa.string())
_COUNT = pa.int32()
_BOOL = pa.bool_()
_DAY = pa.date32()
_KINDS = {EnumType: _WORD, BoolType: _BOOL, IntType: _COUNT}
_DAY_PATTERN = get_args(Day)[1].pattern

Value = Callable[[Entry, Any], object]
"""Returns the content of a cell from a plan and one of its items (none for the table of plans)."""
Columns = Mapping[str, tuple[pa.DataType, Value]]
"""The type and value of each column, by name."""


@dataclass(frozen=True, slots=True)
class SqlTable:
    """A table with a row for each item of one kind."""

    items: Callable[[Entry], Iterable[object]]
    columns: Columns
    """All columns except that of the project."""

    @property
    def schema(self) -> pa.Schema:
        """The columns as in files."""
        return pa.schema([(name, kind) for name, (kind, _) in self.columns.items()])

    @property
    def shown(self) -> pa.Schema:
        """The columns as in queries, beginning with that of the project."""
        seen = {name: _TEXT if kind is _WORD else kind for name, (kind, _) in self.columns.items()}
        return pa.schema({PROJECT: _TEXT, **seen})


def rows(table: SqlTable, entries: Iterable[Entry], *, redacted: bool = False) -> Iterator[dict[str, Any]]:
    """The rows of plans in a table, without the project.

    Args:
        table: One of `TABLES`.
        entries: The plans.
        redacted: Whether to leave out mitigations and anything that looks like a secret.
    """
    for entry in entries:
        for item in table.items(entry):
            row = {name: _seen(value(entry, item)) for name, (_, value) in table.columns.items()}
            if redacted:
                less = row | {"mitigation": None} if "mitigation" in row else row
                row = without_secrets(less, entry.plan.secrets)
            yield row


def _seen(value: object) -> object:
    """The value without invisible characters and those that tables cannot contain, alike for all sources."""
    if isinstance(value, list):
        return [_seen(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return printable(value) if isinstance(value, str) else value


def _open_risks(entry: Entry) -> int | None:
    return len(entry.plan.open_risks) if entry.plan.states_risks else None


def _open_questions(entry: Entry, *kinds: QuestionKind) -> int | None:
    if entry.counted:
        return sum(entry.counted.questions.get(kind, 0) for kind in kinds)
    found = entry.plan.open_questions
    return sum(question.kind in kinds for question in found) if entry.plan.questions else None


def _contradiction(entry: Entry) -> str | None:
    if entry.counted:
        return next((reason.text for reason in entry.reasons if reason.kind == "contradiction"), None)
    return contradiction(entry.plan)


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
"""All sort keys of risks, so that a table can contain their position as one number."""


def _columns(record: type[Struct], names: Collection[str]) -> Columns:
    """Return columns for fields of the record that `plans.json` has for an item.

    Args:
        record: The record.
        names: The fields.
    """
    found = {field.name: field.type for field in cast("StructType", type_info(record)).fields}
    kinds = {name: _kind(found[name]) for name in names}
    return {name: (kinds[name], _field(name, kinds[name])) for name in names}


def _kind(of: Type) -> pa.DataType:
    match of:
        case Metadata(type=inner):
            return _kind(inner)
        case UnionType(types=types):
            return next(_kind(one) for one in types if not isinstance(one, NoneType))
        case StrType(pattern=pattern):
            return _DAY if pattern == _DAY_PATTERN else _TEXT
        case _:
            return _KINDS[type(of)]


def _field(name: str, kind: pa.DataType) -> Value:
    if kind is _DAY:
        return lambda _, item: _day(getattr(item, name))
    return lambda _, item: getattr(item, name)


_TIMES: Columns = {
    "since": (_DAY, lambda _, item: _day_of(item.since)),
    "until": (_DAY, lambda _, item: _day_of(item.until)),
}
"""The last columns of the tables of items that have times."""


def _times_of(entry: Entry) -> tuple[date | None, ...]:
    """The day on which a plan came, that of its status, and that on which it was finished."""
    times = entry.times
    moments = (times.added, times.status.since, times.finished) if times else (None, None, None)
    return tuple(_day_of(moment_record(moment)) for moment in moments)


def _day_of(moment: MomentRecord | None) -> date | None:
    return _day(moment.day) if moment else None


_PLAN: Columns = {
    "path": (_TEXT, lambda entry, _: entry.plan.path),
    "plan": (_TEXT, lambda entry, _: entry.plan.title),
    "plan_status": (_WORD, lambda entry, _: entry.state.value),
    "active": (_BOOL, lambda entry, _: entry.active),
    "url": (_TEXT, lambda entry, item: _url(entry, item.anchor)),
    "line": (_COUNT, lambda _, item: item.line),
    "text": (_TEXT, lambda _, item: item.text),
}
"""The first columns of the tables of items."""


def _phase(entry: Entry, step: StepRecord) -> str | None:
    return None if step.phase is None else entry.plan.phases[step.phase].name


TABLES: Mapping[str, SqlTable] = {
    "plans": SqlTable(
        lambda _: (None,),
        {
            "path": (_TEXT, lambda entry, _: entry.plan.path),
            "title": (_TEXT, lambda entry, _: entry.plan.title),
            "status": (_WORD, lambda entry, _: entry.state.value),
            "status_raw": (_TEXT, lambda entry, _: entry.plan.status.raw),
            "active": (_BOOL, lambda entry, _: entry.active),
            "attention": (_TEXTS, lambda entry, _: [reason.kind for reason in entry.reasons]),
            "reasons": (_TEXTS, lambda entry, _: [reason.text for reason in entry.reasons]),
            "contradiction": (_TEXT, lambda entry, _: _contradiction(entry)),
            "date": (_DAY, lambda entry, _: _day(entry.plan.date)),
            "target": (_DAY, lambda entry, _: _target(entry.plan)),
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
            "added": (_DAY, lambda entry, _: _times_of(entry)[0]),
            "since": (_DAY, lambda entry, _: _times_of(entry)[1]),
            "until": (_DAY, lambda entry, _: _times_of(entry)[2]),
        },
    ),
    "risks": SqlTable(
        lambda entry: (risk_record(risk, entry.times) for risk in entry.plan.risks),
        {
            **_PLAN,
            **_columns(RiskRecord, ("impact", "probability", "band")),
            "rank": (pa.int8(), lambda _, risk: _RANKS.index(risk_rank(risk))),
            # New columns follow here, so that those above keep their positions.
            **_columns(RiskRecord, RiskRecord.COLUMNS),
            "key": (_TEXT, lambda _, risk: name_key(shortened(risk.text))),
            **_TIMES,
        },
    ),
    "questions": SqlTable(
        lambda entry: (question_record(question, entry.times) for question in entry.plan.questions),
        {**_PLAN, **_columns(QuestionRecord, QuestionRecord.COLUMNS), **_TIMES},
    ),
    "decisions": SqlTable(
        lambda entry: (decision_record(decision, entry.times) for decision in entry.plan.decisions),
        {**_PLAN, **_columns(DecisionRecord, DecisionRecord.COLUMNS), **_TIMES},
    ),
    "steps": SqlTable(
        lambda entry: (step_record(step, entry.times) for step in entry.plan.steps),
        {**_PLAN, **_columns(StepRecord, StepRecord.COLUMNS), "phase": (_TEXT, _phase), **_TIMES},
    ),
}
"""By name."""
