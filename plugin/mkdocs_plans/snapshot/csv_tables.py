"""A snapshot as tables for spreadsheets: plans, risks, questions and steps, one row each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping

from mkdocs_plans.terminal_text import begins_command, strip_control

from .writer import Record

Cell = str | int | bool | None
Column = Callable[[Record, Record], Cell]
"""From a plan and one of its items (for the table of plans: the plan again) to what the cell holds."""


def _plan(key: str) -> Column:
    return lambda plan, _: plan[key]


def _item(key: str) -> Column:
    return lambda _, item: item[key]


def _joined(key: str) -> Column:
    return lambda plan, _: ", ".join(plan[key])


def _steps(key: str) -> Column:
    return lambda plan, _: plan["steps"][key] if plan["steps"]["tracked"] else None


def _open(kind: str, closed: str) -> Column:
    """How many are open; nothing where the plan names none and does not say that there are none."""
    return lambda plan, _: (
        sum(not item[closed] for item in plan[kind])
        if plan[kind] or (kind == "risks" and plan["no_risks"])
        else None
    )


def _phase(plan: Record, step: Record) -> Cell:
    return None if step["phase"] is None else str(plan["phases"][step["phase"]]["name"])


def _address(plan: Record, item: Record) -> Cell:
    return f"{plan['url']}#{item['anchor']}"


def _attention(plan: Record, _: Record) -> Cell:
    return "; ".join(reason["text"] for reason in plan["attention"])


def _of_items(*keys: str) -> dict[str, Column]:
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
        "open_questions": _open("questions", "answered"),
        "open_risks": _open("risks", "closed"),
        "attention": _attention,
        "url": _plan("url"),
    },
    "risks": _of_items(
        *("text", "impact", "probability", "band", "mitigated", "mitigation", "owned", "due", "closed")
    ),
    "questions": _of_items("text", "kind", "answered", "answer"),
    "steps": {**_of_items("text", "mark"), "phase": _phase},
}

_ITEMS = {"risks": "risks", "questions": "questions", "steps": "step_items"}

TABLES = tuple(_COLUMNS)
"""The tables there are."""

HEADINGS = tuple(",".join(columns) for columns in _COLUMNS.values())
"""The first line of each table as CSV."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def as_csv(snapshot: Record, table: str) -> str:
    """Write one table of a snapshot as CSV, with a heading row even where there is no other.

    No cell is taken for a formula by a spreadsheet: text that could be one gets a `'` in front (OWASP, "CSV
    Injection"), and line breaks become spaces.

    Args:
        snapshot: The snapshot.
        table: One of `TABLES`.
    """
    columns = _COLUMNS[table]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for plan in snapshot["plans"]:
        for item in plan[_ITEMS[table]] if table in _ITEMS else [plan]:
            writer.writerow([safe(cell(plan, item)) for cell in columns.values()])
    return text.getvalue()


def safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet takes for a formula, and no CI server for a command."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    text = strip_control(cell)
    return f"'{text}" if _FORMULA.match(cell) or begins_command(text) else text
