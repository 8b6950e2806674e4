"""Columns of a table by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Table
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary.normalise import MAX_NAME, plain_heading

_ID = re.compile(r"\[?(?:[A-Za-z]{1,5}-){0,2}[A-Za-z]{0,5}[-#.]?\d+(?:\.\d+)*[a-z]?\]?\.?")


def names_of(table: Table) -> tuple[str, ...]:
    """The names of the columns, as they are compared."""
    return tuple(_name(cell.text[:MAX_NAME]) for cell in table.header)


_name = lru_cache(maxsize=4096)(plain_heading)  # the tables of a portal share most of their columns


def named(names: tuple[str, ...], words: tuple[str, ...], *, but: tuple[int | None, ...] = ()) -> int | None:
    """The first column with one of these words as its name, else the first whose name contains one."""
    place = exactly_named(names, words, but=but)
    if place is not None:
        return place
    holds = _listed(words).inside.search
    return next((place for place, name in enumerate(names) if place not in but and holds(name)), None)


def exactly_named(
    names: tuple[str, ...], words: tuple[str, ...], *, but: tuple[int | None, ...] = ()
) -> int | None:
    """The column whose name is the first of these words that is a name."""
    ranks = _listed(words).ranks
    found = [(ranks[name], place) for place, name in enumerate(names) if name in ranks and place not in but]
    return min(found)[1] if found else None


_SHORT_WORD = 6
"""Words of at most this length are compared as a whole: longer ones may have an ending (`mitigations`)."""


@dataclass(frozen=True, slots=True)
class _ColumnWords:
    """The words that name a column, indexed."""

    ranks: Mapping[str, int]
    inside: re.Pattern[str]
    """The pattern of a name in which one of its words begins with one of these."""


@lru_cache(maxsize=64)
def _listed(words: tuple[str, ...]) -> _ColumnWords:
    unspaced = any_of(word for word in words if not word.isascii())
    long = any_of(word for word in words if word.isascii() and len(word) > _SHORT_WORD)
    short = any_of(word for word in words if word.isascii() and len(word) <= _SHORT_WORD)
    inside = re.compile(rf"{unspaced}|(?<![^\W_])(?:{long}|{short}(?![^\W_]))")
    return _ColumnWords({word: rank for rank, word in enumerate(words)}, inside)


def is_id(text: str) -> bool:
    """Whether a text consists of an id (`R1`, `2`, `A.1`, `DB-SP-01`)."""
    return bool(_ID.fullmatch(text.strip()))


def holds_only_ids(table: Table, column: int) -> bool:
    """Whether a column contains only ids (`R1`, `2`)."""
    cells = [row.cells[column].text.strip() for row in table.rows]
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(is_id(cell) for cell in filled)
