"""Columns of a table by their names."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Table
from mkdocs_plans.vocabulary.normalise import MAX_NAME, plain_heading

_ID = re.compile(r"\[?(?:[A-Za-z]{1,5}-){0,2}[A-Za-z]{0,5}[-#.]?\d+(?:\.\d+)*[a-z]?\]?\.?")


def names_of(table: Table) -> tuple[str, ...]:
    """The names of the columns, as they are compared."""
    return tuple(_name(cell.text[:MAX_NAME]) for cell in table.header)


_name = lru_cache(maxsize=4096)(plain_heading)  # the tables of a portal share most of their columns


@lru_cache(maxsize=4096)  # the tables of a portal share most of their columns
def named(names: tuple[str, ...], words: tuple[str, ...], *, but: tuple[int | None, ...] = ()) -> int | None:
    """The first column with one of these words as its name, else the first whose name contains one."""
    free = [(place, name) for place, name in enumerate(names) if place not in but]
    exact = next((index for word in words for index, name in free if name == word), None)
    if exact is not None:
        return exact
    return next((index for index, name in free if any(_holds(name, word) for word in words)), None)


_SHORT_WORD = 6
"""Words of at most this length are compared as a whole: longer ones may have an ending (`mitigations`)."""


def _holds(name: str, word: str) -> bool:
    """Whether a name contains a word, at the beginning of one of its own words."""
    at = name.find(word)
    if at < 0:
        return False
    if not word.isascii():
        return True
    end = at + len(word)
    is_whole = len(word) > _SHORT_WORD or end == len(name) or not name[end].isalnum()
    return is_whole and (at == 0 or not name[at - 1].isalnum())


def is_id(text: str) -> bool:
    """Whether a text consists of an id (`R1`, `2`, `A.1`, `DB-SP-01`)."""
    return bool(_ID.fullmatch(text.strip()))


def holds_only_ids(table: Table, column: int) -> bool:
    """Whether a column contains only ids (`R1`, `2`)."""
    cells = [row.cells[column].text.strip() for row in table.rows]
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(is_id(cell) for cell in filled)
