"""A budget for reading: what would make a small text expensive is cut before it is parsed.

The parser fills each row of a table up to the number of columns of its header. A header of 500 columns and
rows of one cell make a thousand cells from every two characters, so 100 KB took a minute and 2 GB. cmark-gfm
counts such cells for the same reason (`MAX_AUTOCOMPLETED_CELLS`, 2022).
"""

from __future__ import annotations

MAX_BLANK_CELLS = 10_000
"""How many missing cells the parser may add in a whole text. None of 692 real plans needs 500."""

MAX_HEADING = 1_000
"""How many characters of a heading are read. A heading is repeated in ids, by each item below it and by each
table. The longest of 14,568 real ones has 183."""

_DELIMITERS = "|-: \t\v\f>*+.)0123456789"
"""The characters of the line between a table's header and its rows, also in quotes and list items."""


def line_beyond_budget(text: str) -> int | None:
    """The first line, 1-based, that must not be read; `None` if the whole text may be.

    This is an upper bound without parsing. Each line that looks like the delimiters of a table counts as one,
    up to the next blank line. A bar in code or after a backslash counts as a cell. Its own length makes up
    for that.
    """
    blank, at = 0, _next_delimiters(text, 0)
    while at < len(text):
        columns = 0
        # In Markdown a line of other blanks than space and tab is not a blank line.
        while (line := _line_from(text, at)).strip(" \t"):
            if columns:
                blank += max(0, columns - _cells(line))
                if blank > MAX_BLANK_CELLS:
                    return text.count("\n", 0, at) + 1
            if _is_delimiters(line):
                columns = max(columns, _cells(line))
            at += len(line) + 1
        at = _next_delimiters(text, at)
    return None


def _next_delimiters(text: str, start: int) -> int:
    """Where the next line begins that looks like the delimiters of a table, else the end of the text."""
    bar = text.find("|", start)
    while bar >= 0:
        at = text.rfind("\n", 0, bar) + 1
        line = _line_from(text, at)
        if _is_delimiters(line):
            return at
        bar = text.find("|", at + len(line))
    return len(text)


def _line_from(text: str, at: int) -> str:
    """The line that begins at a position."""
    end = text.find("\n", at)
    return text[at:] if end < 0 else text[at:end]


def _is_delimiters(line: str) -> bool:
    return "|" in line and "-" in line and not line.strip(_DELIMITERS)


def _cells(row: str) -> int:
    row = row.strip(" \t>")
    return row.count("|") + 1 - row.startswith("|") - row.endswith("|")


def cut_before(text: str, line: int) -> str:
    """The part of a text before a line, 1-based."""
    return "\n".join(text.split("\n", line - 1)[: line - 1])
