"""Which column of a table of risks says what."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_plans.markdown.blocks import Table
from mkdocs_plans.reading.levels import is_level_name
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.tables import holds_only_ids, named, names_of


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each column, from 0; `None`: there is none."""

    text: int
    impact: int | None
    probability: int | None
    mitigation: int | None
    owner: int | None
    due: int | None


def columns_of(table: Table, lexicon: Lexicon) -> Columns:
    """Find the columns by their names, in any order."""
    words = lexicon.words
    names = names_of(table)
    mitigation = named(names, words.mitigation_columns)
    probability = named(names, words.probability_columns, but=(mitigation,))
    impact = named(names, words.impact_columns, but=(mitigation, probability))
    if impact is None:
        impact = named(names, words.rating_columns, but=(mitigation, probability))
    taken = (impact, probability, mitigation)
    if impact is None:
        rated = named(names, words.risk_columns, but=taken)
        others = set(range(len(names))).difference(taken, {rated})
        if rated is not None and others and _holds_levels(table, rated, lexicon):
            impact = rated
            taken = (impact, probability, mitigation)
    text = named(names, words.risk_columns, but=taken)
    free = [place for place in range(len(names)) if place not in taken]
    text = (free[0] if free else 0) if text is None else text
    if holds_only_ids(table, text):
        text = next((place for place in free if place > text), text)
    owner = named(names, words.owner_columns, but=(text, *taken))
    due = named(names, words.due_columns, but=(text, owner, *taken))
    return Columns(text, impact, probability, mitigation, owner, due)


def _holds_levels(table: Table, column: int, lexicon: Lexicon) -> bool:
    """Whether a column holds nothing but levels."""
    cells = [row.cells[column].text for row in table.rows if row.cells[column].text.strip()]
    return bool(cells) and all(is_level_name(cell, lexicon) for cell in cells)
