"""The inventory: services, libraries, tools and missing access of all active plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mkdocs_plans.model.plan import DependencyKind
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Pager, Portal
from mkdocs_plans.pages.templating import render
from mkdocs_plans.portfolio.portfolio import Usage

_SHORT = 25
"""The number of rows of a register on the inventory page, before a link to all of them."""

_USERS_PER_PAGE = 1000
"""The number of links to plans on one page of a complete register."""


@dataclass(frozen=True, slots=True)
class _Register:
    name: str
    title: str
    heading: str
    """The heading below which plans list such items, as they write it."""
    total: int
    rows: Sequence[Any]

    @property
    def has_versions(self) -> bool:
        """Whether any plan states a version."""
        return any(usage.versions for usage in self.rows if isinstance(usage, Usage))

    @property
    def has_purposes(self) -> bool:
        """Whether any plan states what an item is for."""
        uses = (use for usage in self.rows if isinstance(usage, Usage) for _, use in usage.uses)
        return any(use.purpose for use in uses)


def _registers(portal: Portal) -> list[_Register]:
    found = portal.portfolio
    registers: list[tuple[str, str, str, Sequence[Any]]] = [
        (
            "services",
            "External services",
            "### External Services/APIs",
            found.inventory(DependencyKind.SERVICE),
        ),
        ("libraries", "Libraries", "### Libraries/Packages", found.inventory(DependencyKind.LIBRARY)),
        ("tools", "Tools", "### Tools/Infrastructure", found.inventory(DependencyKind.TOOL)),
        ("access", "Missing access", "### Access Required", found.outstanding_access),
    ]
    return [_Register(name, title, heading, len(rows), rows) for name, title, heading, rows in registers]


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the inventory, and each register in full."""
    yield GeneratedPage(
        portal.at(addresses.INVENTORY), portal.called("Inventory"), lambda: _inventory(portal)
    )
    yield from _lists(portal)


def _inventory(portal: Portal) -> str:
    """Return the HTML of the inventory: the most used of each register that has any."""
    registers = _registers(portal)
    short = [replace(register, rows=register.rows[:_SHORT]) for register in registers if register.total]
    empty = [register for register in registers if not register.total]
    here = portal.at(addresses.INVENTORY)
    return render("inventory.html", portal, here, sections=short, empty=empty, heading=None, pages=None)


def _lists(portal: Portal) -> Iterator[GeneratedPage]:
    """Each complete register, with all plans that use each item."""
    for register in _registers(portal):
        if portal.scope is not None and not register.total:
            continue
        uri = portal.at(addresses.inventory_list(register.name))
        parts = _parts(register.rows)
        first = 1
        for number, part in enumerate(parts, 1):
            pager = Pager(number, len(parts), first, first + len(part) - 1, register.total, uri)
            first += len(part)
            yield GeneratedPage(
                addresses.paged(uri, number),
                portal.called(register.title),
                partial(_list, portal, replace(register, rows=part), pager),
            )


def _parts(rows: Sequence[Any]) -> list[list[Any]]:
    """Cut a register into pages, none with more than `ROWS_PER_PAGE` rows or `_USERS_PER_PAGE` users.

    An item with more users than fit on a page continues in a row of its own on the next page.
    """
    pieces = [
        replace(row, uses=row.uses[at : at + _USERS_PER_PAGE]) if isinstance(row, Usage) else row
        for row in rows
        for at in range(0, len(row.uses) if isinstance(row, Usage) else 1, _USERS_PER_PAGE)
    ]
    parts: list[list[Any]] = [[]]
    users = 0
    for piece in pieces:
        weight = len(piece.uses) if isinstance(piece, Usage) else 1
        if parts[-1] and (len(parts[-1]) == ROWS_PER_PAGE or users + weight > _USERS_PER_PAGE):
            parts.append([])
            users = 0
        parts[-1].append(piece)
        users += weight
    return parts


def _list(portal: Portal, register: _Register, pager: Pager) -> str:
    here = addresses.paged(pager.uri, pager.number)
    return render(
        "inventory.html",
        portal,
        here,
        sections=[register] if register.total else [],
        empty=[] if register.total else [register],
        heading=portal.called(register.title),
        pages=pager,
    )
