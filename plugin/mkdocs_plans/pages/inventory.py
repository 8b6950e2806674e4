"""The inventory: services, libraries, tools and outstanding access over all active plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mkdocs_plans.model import DependencyKind
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Pager, Portal, pages_of
from mkdocs_plans.pages.templating import render

_SHORT = 25
"""Rows of a register on the inventory page before "all 230"."""


@dataclass(frozen=True, slots=True)
class _Register:
    name: str
    title: str
    empty: str
    total: int
    rows: Sequence[Any]


def _registers(portal: Portal) -> list[_Register]:
    found = portal.portfolio
    registers: list[tuple[str, str, str, Sequence[Any]]] = [
        (
            "services",
            "External services",
            "No external services. Plans name them under `### External Services/APIs`.",
            found.inventory(DependencyKind.SERVICE),
        ),
        (
            "libraries",
            "Libraries",
            "No libraries. Plans name them under `### Libraries/Packages`.",
            found.inventory(DependencyKind.LIBRARY),
        ),
        (
            "tools",
            "Tools",
            "No tools. Plans name them under `### Tools/Infrastructure`.",
            found.inventory(DependencyKind.TOOL),
        ),
        ("access", "Access still required", "No access is outstanding.", found.outstanding_access),
    ]
    return [_Register(name, title, empty, len(rows), rows) for name, title, empty, rows in registers]


def inventory(portal: Portal) -> str:
    """The inventory's HTML: the most used of each register."""
    short = [replace(register, rows=register.rows[:_SHORT]) for register in _registers(portal)]
    return render("inventory.html", portal, addresses.INVENTORY, sections=short, heading=None, pages=None)


def inventory_lists(portal: Portal) -> Iterator[GeneratedPage]:
    """Each register in full."""
    for register in _registers(portal):
        uri = addresses.inventory_list(register.name)
        for pager, part in pages_of(register.rows, uri, ROWS_PER_PAGE):
            yield GeneratedPage(
                addresses.paged(uri, pager.number),
                register.title,
                partial(_list, portal, replace(register, rows=part), pager),
            )


def _list(portal: Portal, register: _Register, pager: Pager) -> str:
    here = addresses.paged(pager.uri, pager.number)
    return render("inventory.html", portal, here, sections=[register], heading=register.title, pages=pager)
