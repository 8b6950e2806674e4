"""What reading a text may cost: what a small text could make large is cut before it is read.

The parser fills each row of a table up to the columns of its header. A header of 500 columns and rows of one
cell make a thousand cells of each two characters, so 100 KB took a minute and 2 GB. cmark-gfm counts such
cells for the same reason (`MAX_AUTOCOMPLETED_CELLS`, 2022).
"""

from __future__ import annotations

MAX_BLANK_CELLS = 10_000
"""Cells of a whole text that no row has, and that the parser adds.

In 692 real plans no text has 500 of them."""

MAX_HEADING = 1_000
"""Characters of a heading that are read. It is repeated: in ids, by each item below it, by each table. The
longest of 14,568 real ones has 183."""

_DELIMITERS = "|-: \t\v\f>*+.)0123456789"
"""What a line consists of that divides a table's header from its rows, in quotes and list items too."""


def line_beyond_budget(text: str) -> int | None:
    """The line, 1-based, from which on a text must not be read; `None`: all of it may be.

    An upper bound, without parsing: whatever looks like the delimiters of a table begins one, which goes on
    to the next blank line. A bar in code or behind a backslash is counted as a cell, and pays for it by
    its own length.
    """
    if "|" not in text or "-" not in text:
        return None
    columns = blank = 0
    for number, line in enumerate(text.split("\n"), 1):
        if columns:
            if not line.strip(" \t"):  # to Markdown a line of any other blanks is not blank
                columns = 0
                continue
            blank += max(0, columns - _cells(line))
            if blank > MAX_BLANK_CELLS:
                return number
        if "|" in line and "-" in line and not line.strip(_DELIMITERS):
            columns = max(columns, _cells(line))
    return None


def _cells(row: str) -> int:
    row = row.strip(" \t>")
    return row.count("|") + 1 - row.startswith("|") - row.endswith("|")


def cut_before(text: str, line: int) -> str:
    """A text up to a line, 1-based."""
    return "\n".join(text.split("\n", line - 1)[: line - 1])
