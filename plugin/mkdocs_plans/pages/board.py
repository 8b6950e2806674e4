"""The board: plans in columns by status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import State
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.templating import render
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.ranking import last_changed_rank

_CARDS = 6
"""The most cards of a column; a longer one ends with a link to all."""

_ORDER = (State.UNKNOWN, *(state for state in State if state is not State.UNKNOWN))
"""Plans without a status are the first column, because they are still to be sorted."""


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
            [rows.plan_row(entry, found, recent, portal.changes) for entry in _first(entries)],
        )
        for state in _ORDER
        if (entries := found.by_state[state]) or state is not State.UNKNOWN
    ]
    return render("board.html", portal, portal.at(addresses.BOARD), columns=columns)


def _first(entries: Sequence[Entry]) -> list[Entry]:
    """Return the plans that are shown: those that need attention, then the last changed."""
    needed = [entry for entry in entries if entry.active and entry.reasons]
    return (needed + sorted((entry for entry in entries if entry not in needed), key=last_changed_rank))[
        :_CARDS
    ]
