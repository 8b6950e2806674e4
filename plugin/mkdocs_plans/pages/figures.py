"""Figures over all projects, each with the page that it links to.

If this portal lists everything that is counted, a figure links to the list that every portal has. Otherwise
it links to counts by project, each of which links to the list on the project's own portal. The most severe
risks are listed in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.model.risk_rating import (
    LEVEL_WORDS,
    Cell,
    RiskRating,
    high_unmitigated,
    rating,
    unmitigated,
)
from mkdocs_plans.overview import NOTHING, Count, Summary, TopRisk
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import ROWS_PER_LIST, GeneratedPage, Portal
from mkdocs_plans.pages.tables import fill_by, list_pages

from .project_rows import Lists, ProjectRow, listed


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over all projects."""

    uri: str
    """The page of any portal that lists what it counts."""
    title: str
    count: Callable[[Summary], int]
    among: Callable[[TopRisk], bool] | None = None
    """Whether an open risk is counted; `None` if the figure does not count risks."""

    def url(self, lists: Lists) -> str:
        """Return the address of the list of a project that contains what the figure counts there."""
        return lists.plans if self.uri == addresses.INDEX else lists.url(self.path)

    @property
    def path(self) -> str:
        """The page's name among the lists of a project."""
        return self.uri.removeprefix(f"{addresses.ROOT}/").removesuffix(".md")


@dataclass(frozen=True, slots=True)
class ProjectShare:
    """The part of a figure that belongs to one project."""

    row: ProjectRow
    count: int
    url: str
    """The address of the list of the project."""


def figure_link(portal: Portal, figure: Figure) -> str:
    """Return the page that a figure links to."""
    return figure.uri if listed(portal) else addresses.by_project(figure.uri)


PLANS = Figure(addresses.INDEX, "Plans", lambda summary: summary.plans)
OPEN_RISKS = Figure(addresses.RISKS, "Open risks", lambda summary: summary.open_risks, lambda _: True)
OPEN_QUESTIONS = Figure(addresses.QUESTIONS, "Open questions", lambda summary: summary.open_questions)
DECISIONS = Figure(
    addresses.question_list(QuestionKind.DECISION), "Open decisions", lambda summary: summary.blocking
)


CONTRADICTIONS = Figure(
    addresses.plan_list("contradictions"), "Contradictions", lambda found: found.counts[Count.CONTRADICTIONS]
)
STALE = Figure(
    addresses.plan_list("stale"), "Unchanged for a long time", lambda found: found.counts[Count.STALE]
)


def _of_state(state: State) -> Figure:
    title = f"Plans: {STATE_WORDS[state].lower()}"
    return Figure(addresses.state_list(state), title, lambda summary: summary.by_state[state])


STATES = {state: _of_state(state) for state in State}


def _of_rating(name: str, title: str, which: RiskRating) -> Figure:
    return Figure(
        addresses.risk_list(name),
        title,
        lambda summary: summary.rated_as(which),
        lambda risk: rating(risk) is which,
    )


def _of_count(name: str, title: str, count: Count, among: Callable[[TopRisk], bool] | None = None) -> Figure:
    return Figure(addresses.risk_list(name), title, lambda summary: summary.counts[count], among)


HIGH_HIGH = _of_rating("high-high", "High/High", RiskRating.RED)
UNMITIGATED = _of_count("unmitigated", "Without mitigation", Count.UNMITIGATED, unmitigated)
RISK_GROUPS = (
    HIGH_HIGH,
    _of_count(
        "high-high-unmitigated", "High/High without mitigation", Count.HIGH_UNMITIGATED,
        high_unmitigated,
    ),
    _of_rating("medium", "Medium", RiskRating.AMBER),
    _of_rating("low", "Low", RiskRating.GREEN),
    _of_rating("unrated", "Unrated", RiskRating.UNRATED),
    UNMITIGATED,
    _of_count("closed", "Closed", Count.CLOSED_RISKS),
    _of_count("finished", "In finished plans", Count.FINISHED_RISKS),
)  # fmt: skip
"""The groups of the risk register, in its order."""


def _of_cell(cell: Cell) -> Figure:
    title = f"impact {LEVEL_WORDS[cell[0]]}, probability {LEVEL_WORDS[cell[1]]}"
    return Figure(
        addresses.risk_list(addresses.cell(*cell)),
        title,
        lambda summary: summary.matrix[cell],
        lambda risk: (risk.impact, risk.probability) == cell,
    )


CELLS = {cell: _of_cell(cell) for cell in NOTHING.matrix}


def counts_by_project(portal: Portal, total: Summary, found: list[ProjectRow]) -> Iterator[GeneratedPage]:
    """Yield a page for each figure whose items are not all listed in this portal."""
    if listed(portal):
        return
    every = (PLANS, OPEN_RISKS, OPEN_QUESTIONS, DECISIONS, *STATES.values(), *RISK_GROUPS, *CELLS.values())
    for figure in {figure.uri: figure for figure in every}.values():
        shares = [
            ProjectShare(row, count, figure.url(row.lists))
            for row in found
            if row.summary and (count := figure.count(row.summary))
        ]
        yield from list_pages(
            portal,
            "by_project.html",
            addresses.by_project(figure.uri),
            f"{figure.title}, by project",
            sorted(shares, key=lambda share: (-share.count, share.row.name.casefold())),
            fill=fill_by("shares"),
            size=ROWS_PER_LIST,
            heading=figure.title,
            count=figure.count(total),
            top=[risk for risk in total.top if figure.among and figure.among(risk)],
            complete=total.complete,
        )
