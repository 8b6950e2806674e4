"""The page of one project, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkdocs_plans.overview import Chain, Name, NameKind, chains
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.dashboard import dashboard_values
from mkdocs_plans.pages.figures import (
    CELLS,
    CONTRADICTIONS,
    DECISIONS,
    OPEN_QUESTIONS,
    OPEN_RISKS,
    PLANS,
    RISK_GROUPS,
    STALE,
    STATES,
    Figure,
)
from mkdocs_plans.pages.main_pages import main_pages
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.templating import render

from .project_rows import ProjectRow, project_rows

_SHORT = 8
"""The number of items that a section shows."""

_SHOWN = (
    PLANS,
    *STATES.values(),
    CONTRADICTIONS,
    STALE,
    OPEN_QUESTIONS,
    DECISIONS,
    OPEN_RISKS,
    *RISK_GROUPS,
)
"""The figures of a project whose plans are on another portal."""


def project_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield a page for each project, and all of its lists if the portal has the plans of the project."""
    waits = chains(portal.portfolio)
    for row in project_rows(portal):
        name = row.project.name
        scoped = portal.of(name)
        own = tuple(chain for chain in waits if any(entry.project == name for entry in chain.entries))
        yield GeneratedPage(addresses.project_page(name), row.name, partial(_project, scoped, row, own))
        if scoped.portfolio.entries:
            yield from main_pages(scoped)


def _project(portal: Portal, row: ProjectRow, waits: tuple[Chain, ...]) -> str:
    project = row.project
    return render(
        "project.html",
        portal,
        addresses.project_page(project.name),
        row=row,
        last_change=row.changed,
        counts=_counts(row),
        waits=waits,
        shared=_shared(portal, row),
        short=_SHORT,
        **(dashboard_values(portal) if portal.portfolio.entries else {}),
    )


def _counts(row: ProjectRow) -> list[tuple[Figure, int]]:
    """Return the figures of a project whose plans are on another portal.

    If the address of its own portal is unknown, every figure of the overview links to this page.
    """
    if row.summary is None:
        return []
    figures = {figure.uri: figure for figure in _SHOWN}
    if not row.lists.known:
        cells = {figure.uri: figure for figure in CELLS.values() if figure.count(row.summary)}
        figures = cells | figures
    return [(figure, figure.count(row.summary)) for figure in figures.values()]


def _shared(portal: Portal, row: ProjectRow) -> list[tuple[NameKind, Name]]:
    """Return the names that other projects share, most shared first."""
    if portal.overview is None or row.summary is None:
        return []
    total = portal.overview.total.names
    found = [
        (kind, total[kind].by_key[key])
        for kind, names in row.summary.names.items()
        for key, name in names.by_key.items()
        if total[kind].by_key[key].projects > name.projects
    ]
    return sorted(found, key=lambda item: (-item[1].projects, list(NameKind).index(item[0]), item[1].text))
