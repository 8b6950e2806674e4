"""The risks of all projects: matrix, top risks, shared risks, and dependencies between projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs_plans.model.risk_rating import RiskRating, enough_rated
from mkdocs_plans.overview import Count, NameKind, Summary, across, chains
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.figures import (
    CELLS,
    OPEN_RISKS,
    RISK_GROUPS,
    UNMITIGATED,
    counts_by_project,
    figure_link,
)
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.tables import fill_by, list_pages
from mkdocs_plans.pages.templating import render

from .project_rows import ProjectRow, project_rows

_SHORT = 8
"""The most items of a section; a longer one ends with a link to all."""

SHARED = {
    NameKind.RISK: "Shared risks",
    NameKind.DEPENDENCY: "Shared dependencies",
    NameKind.SERVICE: "Shared services",
    NameKind.LIBRARY: "Shared libraries",
    NameKind.TOOL: "Shared tools",
}


@dataclass(frozen=True, slots=True)
class _ListSection:
    """A list of which the page shows the beginning."""

    name: str
    """One of `OVERVIEW_LISTS`."""
    title: str
    macro: str
    """The macro that fills its rows."""
    empty: str
    items: Sequence[Any]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Coverage:
    """How many of a project's open risks are unmitigated."""

    row: ProjectRow
    open: int
    unmitigated: int
    url: str
    """The address of the list of unmitigated ones."""
    all: str
    """The address of the list of all."""


def risk_overview(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the page, and the pages that its figures link to."""
    if portal.overview is None:
        return
    total, found = portal.overview.total, project_rows(portal)
    sections = [_top(total), *_shared(total), _coverage(found), *_relations(portal)]
    page = partial(_page, portal, total, sections)
    yield GeneratedPage(addresses.RISK_OVERVIEW, "Risk overview", page)
    for section in sections:
        yield from list_pages(
            portal,
            "overview_list.html",
            addresses.overview_list(section.name),
            section.title,
            section.items,
            fill=fill_by(section.macro),
            heading=section.title,
            section=section,
        )
    yield from counts_by_project(portal, total, found)


def _page(portal: Portal, total: Summary, sections: list[_ListSection]) -> str:
    return render(
        "risk_overview.html",
        portal,
        addresses.RISK_OVERVIEW,
        total=total,
        rated=(rated := total.open_risks - total.rated_as(RiskRating.UNRATED)),
        matrix_shown=enough_rated(rated, total.open_risks),
        cells={figure.uri: figure_link(portal, figure) for figure in CELLS.values()},
        groups=[(figure.title, figure.count(total), figure_link(portal, figure)) for figure in RISK_GROUPS],
        register=figure_link(portal, OPEN_RISKS),
        sections=sections,
        short=_SHORT,
        fill=fill_by,
    )


def _top(total: Summary) -> _ListSection:
    note = "Ranked by rating, then by missing mitigation, blocked plan and latest change."
    return _ListSection("top", "Top risks", "top", "No open risks.", total.top, note)


def _shared(total: Summary) -> Iterator[_ListSection]:
    for kind, title in SHARED.items():
        names = total.names[kind]
        note = f"At least these: {names.left_out:,} more names of single projects were not compared."
        yield _ListSection(
            f"shared-{kind}",
            title,
            "shared",
            f"No two projects name the same {kind}.",
            names.shared,
            note if names.left_out else "",
        )


def _coverage(found: list[ProjectRow]) -> _ListSection:
    shares = [
        _Coverage(
            row,
            row.summary.open_risks,
            row.summary.counts[Count.UNMITIGATED],
            UNMITIGATED.url(row.lists),
            OPEN_RISKS.url(row.lists),
        )
        for row in found
        if row.summary and row.summary.open_risks
    ]
    shares.sort(key=lambda share: (-share.unmitigated, -share.open, share.row.name.casefold()))
    return _ListSection(
        "coverage", "Mitigation by project", "coverage", "No project has an open risk.", shares
    )


def _relations(portal: Portal) -> Iterator[_ListSection]:
    entry = portal.portfolio.entry
    yield _ListSection(
        "chains",
        "Chains across projects",
        "chains",
        "No plan waits for one of another project.",
        chains(portal.portfolio),
    )
    edges = [(entry(edge.source), edge, entry(edge.target)) for edge in across(portal.portfolio)]
    empty = "No plan names one of another project."
    yield _ListSection("relations", "Relations across projects", "relations", empty, edges)
