"""Rows of tables that have more or fewer cells than the table has columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.text import LineIndex

from .rule_types import TextContext

_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_CONTAINER = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?")
_GROUP = re.compile(r"(\*\*|__).+\1")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


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
    text = context.body
    if "|" not in text or not _suspected(text):
        return []
    return [row for row in _rows(text) if not row.harmless]


def cells_of(row: str) -> list[str]:
    """The cells of a row as written. An escaped bar belongs to its cell."""
    inner = row.strip()
    inner = inner.removeprefix("|")
    cells = _PIPE.split(inner) if "\\" in inner else inner.split("|")
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells


def escaped(row: str) -> str:
    """A row with its bars in code escaped, because an unescaped bar ends a cell even in code."""
    return _CODE.sub(lambda code: _PIPE.sub(r"\\|", code[0]), row)


def _suspected(text: str) -> bool:
    """Whether a table row may have another number of cells: a quick test without parsing."""
    columns = 0
    for row in text.split("\n"):
        if not columns and ("|" not in row or "-" not in row):
            continue
        inner = row[_container(row) :].strip()
        if columns and inner:
            if len(cells_of(inner)) != columns:
                return True
        elif _DELIMITER.fullmatch(inner):
            columns = len(cells_of(inner))
        else:
            columns = 0
    return False


def _container(row: str) -> int:
    found = _CONTAINER.match(row)
    return found.end() if found else 0


def _rows(text: str) -> Iterator[RaggedRow]:
    source = text.encode()
    lines = LineIndex(source)
    columns = 0
    for event, start, end in events(text):
        if not isinstance(event, dict) or "Start" not in event:
            continue
        tag = event["Start"]
        if isinstance(tag, dict) and "Table" in tag:
            columns = len(tag["Table"])
        elif tag == "TableRow":
            row = source[start:end].decode("utf-8", "replace").split("\n", 1)[0]
            cells = cells_of(row)
            if len(cells) != columns:
                extra = cells[columns:]
                blank = bool(extra) and not any(cell.strip() for cell in extra)
                group = len(cells) == 1 and _GROUP.fullmatch(cells[0].strip()) is not None
                yield RaggedRow(lines.line_at(start), len(cells), columns, blank or group, row)
