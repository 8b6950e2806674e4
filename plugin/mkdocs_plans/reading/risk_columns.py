"""The meaning of each column of a table of risks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mkdocs_plans.markdown.blocks import Table
from mkdocs_plans.reading.levels import is_level_name
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.tables import exactly_named, holds_only_ids, named, names_of
from mkdocs_plans.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Columns:
    """The position of each column, from 0; `None`: there is none."""

    text: int
    impact: int | None
    probability: int | None
    mitigation: int | None
    owner: int | None
    due: int | None
    type: int | None
    """What kind of entry a row is, in a register of several kinds."""
    ids: tuple[int, ...] = ()
    """Columns that may hold the id of a row."""
    unknown: tuple[int, ...] = ()
    """Columns whose names are unknown."""
    adds_only: bool = False
    """Whether no column contains risks: a row only adds to the risk with the same id in another table."""


@lru_cache(maxsize=1)  # a register asks whether a table holds risks, and then reads it
def columns_of(table: Table, lexicon: Lexicon) -> Columns | None:
    """Find the columns by their names, in any order; `None`: the table contains no risks."""
    words = lexicon.words
    names = _names(table, lexicon)
    owner = named(names, words.owner_columns)
    due = named(names, words.due_columns, but=(owner,))
    strong = exactly_named(names, words.risk_columns)
    mitigation = named(names, words.mitigation_columns, but=(owner, due, strong))
    impact, probability = _level_columns(names, words, (owner, due, strong, mitigation))
    if strong is None and mitigation is None and _is_scale(names, impact, probability, words):
        return None
    taken = (impact, probability, mitigation, owner, due)
    if impact is None:
        impact = named(names, words.rating_columns, but=(*taken, strong))
        rated = named(names, words.risk_columns, but=taken)
        if impact is None and rated is not None and len(names) > 1 and _holds_levels(table, rated, lexicon):
            impact = rated  # a column `Risk` that contains only levels
        taken = (impact, *taken[1:])
    text = _text_column(table, names, taken, lexicon)
    ids = id_places(table, lexicon)
    adds_only = text is None
    if text is None:
        text = next((index for index in ids if index not in taken), None)
    if text is None:
        return None
    type_ = exactly_named(names, tuple(words.type_columns), but=(text, *taken))
    known = (text, type_, *taken)
    unknown = tuple(
        place
        for place, name in enumerate(names)
        if place not in known and not _is_known(name, table, place, words)
    )
    return Columns(text, impact, probability, mitigation, owner, due, type_, ids, unknown, adds_only)


def id_places(table: Table, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the columns that may hold the id of a row: the first, and those named for an id or a risk."""
    words, names = lexicon.words, _names(table, lexicon)
    return tuple(
        place
        for place, name in enumerate(names)
        if place == 0 or name in words.id_columns or name in words.risk_columns
    )


def is_risk_table(table: Table, lexicon: Lexicon) -> bool:
    """Whether the names of the columns alone show that a table holds risks."""
    words, names = lexicon.words, _names(table, lexicon)
    if exactly_named(names, words.risk_columns) is not None:
        return columns_of(table, lexicon) is not None
    if exactly_named(names, words.weak_risk_columns) is None:
        return False
    columns = columns_of(table, lexicon)
    if columns is None:
        return False
    return not (columns.impact is None and columns.probability is None and columns.mitigation is None)


def _names(table: Table, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names of the columns without qualifiers."""
    return tuple(lexicon.without_qualifiers(name) for name in names_of(table))


def _level_columns(
    names: tuple[str, ...], words: Vocabulary, taken: tuple[int | None, ...]
) -> tuple[int | None, int | None]:
    """Return the columns of impact and probability; single letters count only next to each other."""
    probability = named(names, words.probability_columns, but=taken)
    impact = named(names, words.impact_columns, but=(*taken, probability))
    if impact is not None or probability is not None:
        return impact, probability
    for place, (one, other) in enumerate(pairwise(names)):
        if one in words.impact_letters and other in words.probability_letters:
            return place, place + 1
        if one in words.probability_letters and other in words.impact_letters:
            return place + 1, place
    return None, None


def _is_scale(names: tuple[str, ...], impact: int | None, probability: int | None, words: Vocabulary) -> bool:
    """Whether a table explains levels: its first column contains them."""
    return bool(names) and (0 in (impact, probability) or names[0] in words.rating_columns)


def _text_column(
    table: Table, names: tuple[str, ...], taken: tuple[int | None, ...], lexicon: Lexicon
) -> int | None:
    """Return the column of the risk: the one with that name, else the first that may be, except for ids."""
    words = lexicon.words
    free = [place for place in range(len(names)) if place not in taken]
    listed = (*words.risk_columns, *words.weak_risk_columns)
    text = exactly_named(names, listed, but=taken)
    if text is None:
        text = named(names, listed, but=taken)
    if text is None:
        others = [
            place
            for place in free
            if names[place] not in words.id_columns
            and names[place] not in words.state_columns
            and not holds_only_ids(table, place)
        ]
        has_mitigation = taken[2] is not None
        return others[0] if others else (free[0] if free and not has_mitigation else None)
    if holds_only_ids(table, text):
        weak = exactly_named(names, words.weak_risk_columns, but=(*taken, text))
        later = (place for place in free if place > text and names[place] not in words.state_columns)
        text = weak if weak is not None else next(later, text)
    return text


def _is_known(name: str, table: Table, place: int, words: Vocabulary) -> bool:
    """Whether a column is known to contain nothing that is read, or is empty."""
    known = (
        name in words.other_risk_columns
        or name in words.id_columns
        or name in words.state_columns
        or not name
        or name in words.rating_columns
    )
    return (
        known or holds_only_ids(table, place) or not any(row.cells[place].text.strip() for row in table.rows)
    )


def _holds_levels(table: Table, column: int, lexicon: Lexicon) -> bool:
    """Whether a column contains only levels."""
    cells = [row.cells[column].text for row in table.rows if row.cells[column].text.strip()]
    return bool(cells) and all(is_level_name(cell, lexicon) for cell in cells)
