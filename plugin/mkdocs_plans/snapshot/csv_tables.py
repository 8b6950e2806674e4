"""A snapshot as tables for spreadsheets: plans, risks, questions, decisions and steps, one row each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mkdocs_plans.model.wire_types import MomentRecord
from mkdocs_plans.terminal_text import begins_command, strip_control

from .types import CheckRecord, DecisionRecord, PlanRecord, QuestionRecord, RiskRecord, StepRecord

Cell = str | int | bool | None
Column = Callable[[PlanRecord, Any], Cell]
"""Returns the content of a cell from a plan and one of its items (for the table of plans: the plan again)."""


def _plan(key: str) -> Column:
    return lambda plan, _: getattr(plan, key)


def _item(key: str) -> Column:
    return lambda _, item: getattr(item, key)


def _joined(key: str) -> Column:
    return lambda plan, _: ", ".join(getattr(plan, key))


def _steps(key: str) -> Column:
    return lambda plan, _: getattr(plan.steps, key) if plan.steps.tracked else None


def _open_questions(plan: PlanRecord, _: PlanRecord) -> Cell:
    """The number of open questions; empty if the plan has none."""
    return sum(not question.answered for question in plan.questions or ()) if plan.questions else None


def _open_risks(plan: PlanRecord, _: PlanRecord) -> Cell:
    """The number of open risks; empty if the plan has none and does not state that there are none."""
    return sum(not risk.closed for risk in plan.risks) if plan.risks or plan.no_risks else None


def _phase(plan: PlanRecord, step: StepRecord) -> Cell:
    return None if step.phase is None or not plan.phases else plan.phases[step.phase].name


def _address(plan: PlanRecord, item: CheckRecord) -> Cell:
    return f"{plan.url}#{item.anchor}"


def _attention(plan: PlanRecord, _: PlanRecord) -> Cell:
    return "; ".join(reason.text for reason in plan.attention)


def _day(key: str) -> Column:
    def day(
        _: PlanRecord, item: PlanRecord | StepRecord | RiskRecord | QuestionRecord | DecisionRecord
    ) -> Cell:
        found: MomentRecord | None = getattr(item, key)
        return found.day if found else None

    return day


_TIMES: Mapping[str, Column] = {"since": _day("since"), "until": _day("until")}


def _of_items(keys: Iterable[str]) -> dict[str, Column]:
    return {
        "path": _plan("path"),
        "line": _item("line"),
        **{key: _item(key) for key in keys},
        "plan": _plan("title"),
        "plan_status": _plan("status"),
        "url": _address,
    }


_COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "plans": {
        **{key: _plan(key) for key in ("path", "title", "status", "status_raw", "computed_status")},
        **{key: _plan(key) for key in ("contradiction", "date", "target", "changed")},
        "owners": _joined("owners"),
        "tags": _joined("tags"),
        "steps_done": _steps("done"),
        "steps_total": _steps("total"),
        "open_questions": _open_questions,
        "open_risks": _open_risks,
        "attention": _attention,
        "url": _plan("url"),
        "added": _day("added"),
        **_TIMES,
    },
    "risks": {**_of_items(RiskRecord.COLUMNS), **_TIMES},
    "questions": {**_of_items(QuestionRecord.COLUMNS), **_TIMES},
    "decisions": {**_of_items(DecisionRecord.COLUMNS), **_TIMES},
    "steps": {**_of_items(StepRecord.COLUMNS), "phase": _phase, **_TIMES},
}

_ITEMS: Mapping[str, Callable[[PlanRecord], Iterable[object]]] = {
    "plans": lambda plan: (plan,),
    "risks": lambda plan: plan.risks,
    "questions": lambda plan: plan.questions or (),
    "decisions": lambda plan: plan.decisions or (),
    "steps": lambda plan: plan.step_items or (),
}

TABLES = tuple(_COLUMNS)
"""The names of the tables."""

HEADINGS = tuple(",".join(columns) for columns in _COLUMNS.values())
"""The first line of each table as CSV."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
"""The beginnings by which spreadsheets recognise a formula, also in full width, according to OWASP."""


def as_csv(plans: Iterable[PlanRecord], table: str) -> str:
    """Write one table of plans as CSV, with a heading row even if there is no other.

    No spreadsheet reads a cell as a formula: a text that could be one gets a leading `'` (OWASP, "CSV
    Injection"), and line breaks become spaces.

    Args:
        plans: The plans of a snapshot.
        table: One of `TABLES`.
    """
    columns = _COLUMNS[table]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for plan in plans:
        for item in _ITEMS[table](plan):
            writer.writerow([safe(cell(plan, item)) for cell in columns.values()])
    return text.getvalue()


def safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet reads as a formula, and no CI server as a command."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    text = strip_control(cell)
    return f"'{text}" if _FORMULA.match(cell) or begins_command(text) else text
