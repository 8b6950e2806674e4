"""The result of a query as text, JSON or CSV; any of it may be text of a plan."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from mkdocs_plans.snapshot.csv_tables import Cell, safe
from mkdocs_plans.snapshot.writer import encode
from mkdocs_plans.sql.engine import QueryResult
from mkdocs_plans.terminal_text import printable

from .text import joined, table

_NOTHING = "–"


def written(result: QueryResult, form: str) -> Iterator[str]:
    """The lines of a result.

    Args:
        result: The result; JSON and CSV keep one row of it in memory at a time.
        form: `text`, `json` (an object a line) or `csv`.
    """
    if form == "json":
        for row in result.rows:
            yield encode(dict(zip(result.columns, map(_plain, row), strict=True)))
    elif form == "csv":
        yield _csv(result.columns)
        for row in result.rows:
            yield _csv(map(_plain, row))
    else:
        shown = [result.columns, *(tuple(map(_shown, map(_plain, row))) for row in result.rows)]
        yield from map(joined, table([[printable(cell) for cell in row] for row in shown]))


def _plain(value: object) -> object:
    """A value as JSON has it."""
    match value:
        case float() | Decimal() if not math.isfinite(value):
            return None
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return (
                value.astimezone(UTC).isoformat().replace("+00:00", "Z")
                if value.tzinfo
                else value.isoformat()
            )
        case date():
            return value.isoformat()
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def _shown(value: object) -> str:
    match value:
        case None:
            return _NOTHING
        case bool():
            return str(value).lower()
        case list():
            return ", ".join(map(_shown, value))
        case dict():
            return encode(value)
        case _:
            return str(value)


def _csv(cells: Iterable[object]) -> str:
    """A line of CSV in which no cell is taken for a formula."""
    text = io.StringIO()
    row = (cell if isinstance(cell, float) else safe(_cell(cell)) for cell in cells)
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, bool | int | str) else _shown(value)
