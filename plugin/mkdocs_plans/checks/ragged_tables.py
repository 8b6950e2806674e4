"""Rows of tables that have more or fewer cells than the table has columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_plans.markdown.blocks import Table

from .rule_types import TextContext

_GROUP = re.compile(r"(\*\*|__).+\1")
"""A bold line, which authors use as a sub-heading between rows."""
_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
"""A code span: a run of backticks up to the next run of the same length."""


class RaggedRow(NamedTuple):
    """A row that does not fit its table."""

    line: int
    cells: int
    columns: int
    harmless: bool
    """Whether its extra cells are blank, or it is a bold line between groups of rows."""
    text: str
    """As written, without the quote or list around it."""


def ragged_rows(context: TextContext) -> list[RaggedRow]:
    """Return every row of a table that has too few cells, or too many of which some are not blank."""
    found = [table for table in context.document.tables if table.rows]
    source = context.body.encode() if found else b""
    return [row for table in found for row in _rows(table, source) if not row.harmless]


def cells_of(row: str) -> list[str]:
    """The cells of a row as written. An escaped bar belongs to its cell."""
    inner = row.strip()
    inner = inner.removeprefix("|")
    cells = _PIPE.split(inner) if "\\" in inner else inner.split("|")
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells


def escaped(row: str) -> str:
    """A row with its bars in code escaped, because an unescaped bar ends a cell even in code."""
    return _CODE.sub(lambda code: _PIPE.sub(r"\\|", code[0]), row)


def _rows(table: Table, source: bytes) -> Iterator[RaggedRow]:
    """The rows with another number of cells than the header: the parser pads and cuts them."""
    columns = len(table.header)
    for row in table.rows:
        text = source[row.start : row.end].decode("utf-8", "replace").split("\n", 1)[0]
        cells = cells_of(text)
        if len(cells) != columns:
            extra = cells[columns:]
            blank = bool(extra) and not any(cell.strip() for cell in extra)
            group = len(cells) == 1 and _GROUP.fullmatch(cells[0].strip()) is not None
            yield RaggedRow(row.line, len(cells), columns, blank or group, text)
