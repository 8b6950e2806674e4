"""The page of one project, and the lists behind its figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import partial

from mkdocs_plans.overview import Chain, Name, NameKind, chains
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.board import board
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
from mkdocs_plans.pages.inventory import inventory, inventory_lists
from mkdocs_plans.pages.plan_lists import finding_lists, index, plan_lists, step_lists
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.registers import questions, risks
from mkdocs_plans.pages.templating import render

from .project_rows import ProjectRow, project_rows

_SHORT = 8
"""How many items a section shows."""

_TOLD = (PLANS, *STATES.values(), CONTRADICTIONS, STALE, OPEN_QUESTIONS, DECISIONS, OPEN_RISKS, *RISK_GROUPS)
"""What is told of a project whose plans stand elsewhere."""


def project_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """A page for each project; for those whose plans stand in this portal all lists too."""
    waits = chains(portal.portfolio)
    for standing in project_rows(portal):
        name = standing.project.name
        scoped = portal.of(name)
        own = tuple(chain for chain in waits if any(entry.project == name for entry in chain.entries))
        yield GeneratedPage(
            addresses.project_page(name), standing.name, partial(_project, scoped, standing, own)
        )
        if scoped.portfolio.entries:
            yield from _lists(scoped)


def _lists(portal: Portal) -> Iterator[GeneratedPage]:
    yield GeneratedPage(portal.at(addresses.BOARD), portal.called("Board"), lambda: board(portal))
    yield GeneratedPage(portal.at(addresses.INVENTORY), portal.called("Inventory"), lambda: inventory(portal))
    yield from itertools.chain(
        index(portal),
        risks(portal),
        questions(portal),
        plan_lists(portal),
        step_lists(portal),
        inventory_lists(portal),
        finding_lists(portal),
    )


def _project(portal: Portal, standing: ProjectRow, waits: tuple[Chain, ...]) -> str:
    project = standing.project
    return render(
        "project.html",
        portal,
        addresses.project_page(project.name),
        standing=standing,
        changed=standing.changed,
        counts=_counts(standing),
        waits=waits,
        shared=_shared(portal, standing),
        short=_SHORT,
        **(dashboard_values(portal) if portal.portfolio.entries else {}),
    )


def _counts(standing: ProjectRow) -> list[tuple[Figure, int]]:
    """What is told of a project whose plans stand elsewhere.

    Where even the lists on its own portal cannot be linked to every figure of the overview leads here.
    """
    if standing.summary is None:
        return []
    figures = {figure.uri: figure for figure in _TOLD}
    if not standing.lists.told:
        cells = {figure.uri: figure for figure in CELLS.values() if figure.count(standing.summary)}
        figures = cells | figures
    return [(figure, figure.count(standing.summary)) for figure in figures.values()]


def _shared(portal: Portal, standing: ProjectRow) -> list[tuple[NameKind, Name]]:
    """What others name too, what most of them name first."""
    if portal.overview is None or standing.summary is None:
        return []
    total = portal.overview.total.names
    found = [
        (kind, total[kind].by_key[key])
        for kind, names in standing.summary.names.items()
        for key, name in names.by_key.items()
        if total[kind].by_key[key].projects > name.projects
    ]
    return sorted(found, key=lambda item: (-item[1].projects, list(NameKind).index(item[0]), item[1].text))
