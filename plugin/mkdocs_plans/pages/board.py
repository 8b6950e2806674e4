"""The board: plans in columns by status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import State
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.templating import render

_CARDS = 8
"""The most cards of a column; a longer one ends with a link to all."""

_ALWAYS = (State.PLANNING, State.IN_PROGRESS, State.BLOCKED, State.COMPLETED)
"""Columns that are also shown when they are empty."""


@dataclass(frozen=True, slots=True)
class _Column:
    state: State
    word: str
    uri: str
    total: int
    rows: list[rows.Row]


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the board."""
    yield GeneratedPage(portal.at(addresses.BOARD), portal.called("Board"), lambda: _board(portal))


def _board(portal: Portal) -> str:
    found = portal.portfolio
    recent = frozenset(entry.plan.path for entry in found.changed)
    columns = [
        _Column(
            state,
            STATE_WORDS[state],
            addresses.state_list(state),
            len(entries),
            [rows.plan_row(entry, found, recent, portal.changes) for entry in entries[:_CARDS]],
        )
        for state, entries in found.by_state.items()
        if entries or state in _ALWAYS
    ]
    return render("board.html", portal, portal.at(addresses.BOARD), columns=columns)
