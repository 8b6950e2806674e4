"""The figures of a portal over the last weeks, for the dashboard and the page on flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_plans.history import History, PlanWeeks, WeekFigures, weekly
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.portfolio.entry import Entry

from . import addresses
from .portal import OWN_TITLE, Portal
from .time_charts import day_and_month, trend_chart


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure of today with its values over the last weeks."""

    count: int
    label: str
    chart: Markup
    first: str
    """The first day and its value: `30 May: 66`."""
    difference: str
    """What has come since: `+47`."""
    uri: str = ""
    """The page that lists what it counts today; empty if no page lists just that."""
    total: int | None = None
    """What it is a part of: the figure of all steps."""


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The numbers of one or several charts: a row for each week."""

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]
    """The last day of each week, and the values."""


@dataclass(frozen=True, slots=True)
class TrackedPlans:
    """The plans of a portal whose history is known."""

    entries: tuple[Entry, ...]
    without: tuple[str, ...]
    """The names of the projects whose history is not known."""


def tracked(portal: Portal) -> TrackedPlans:
    """Return the plans whose history is known: in an overview those of some projects, otherwise all."""
    entries = portal.portfolio.entries
    if portal.overview is None or portal.scope is not None:
        return TrackedPlans(entries, ())
    known = set(map(portal.project_of, {event.path for event in portal.history.events}))
    own = [""] if any(not entry.project for entry in entries) else []
    names = [*own, *(project.name for project in portal.projects)]
    return TrackedPlans(
        tuple(entry for entry in entries if entry.project in known),
        tuple(name or OWN_TITLE for name in names if name not in known),
    )


_LATEST: list[tuple[History, tuple[Entry, ...], PlanWeeks]] = []
"""The figures that were computed last, with what they were computed from."""


def plan_weeks(portal: Portal, entries: tuple[Entry, ...]) -> PlanWeeks:
    """Return the figures of plans of a portal by week; without any week if they are not known."""
    if not portal.has_series:
        return PlanWeeks((), (), ())
    # Several pages of a build need the same figures. Identity is compared, because histories are long.
    for history, known, weeks in _LATEST:
        if history is portal.history and known == entries and weeks.days[-1] == portal.portfolio.today:
            return weeks
    found = weekly(portal.history, portal.portfolio.today, (entry.plan for entry in entries))
    _LATEST[:] = [(portal.history, entries, found)]
    return found


def dashboard_weeks(portal: Portal) -> PlanWeeks:
    """Return the figures of all plans by week; without any week if those of any plan are not known."""
    found = tracked(portal)
    return PlanWeeks((), (), ()) if found.without else plan_weeks(portal, found.entries)


def series_table(weeks: Sequence[WeekFigures], columns: Sequence[tuple[str, Sequence[int]]]) -> SeriesTable:
    """Return a table of values by week.

    Args:
        weeks: The weeks.
        columns: The heading and the values of each column.
    """
    rows = zip(*(values for _, values in columns), strict=True)
    return SeriesTable(
        [name for name, _ in columns],
        [(week.day.isoformat(), values) for week, values in zip(weeks, rows, strict=True)],
    )


def trends(weeks: Sequence[WeekFigures]) -> tuple[list[Trend], SeriesTable]:
    """Return the trends of a dashboard, with one table of all. A figure that was always 0 is left out."""
    if not weeks:
        return [], SeriesTable((), ())
    found: list[Trend] = []
    columns: list[tuple[str, Sequence[int]]] = []
    for one, many, uri, count in _FIGURES:
        values = [count(week) for week in weeks]
        if any(values):
            found.append(_trend(weeks, values, one if values[-1] == 1 else many, uri))
            columns.append((many.capitalize(), values))
    done, total = [week.steps.done for week in weeks], [week.steps.total for week in weeks]
    if any(total):
        found.append(_trend(weeks, done, "step done" if total[-1] == 1 else "steps done", "", total))
        columns += [("Steps done", done), ("All steps", total)]
    return found, series_table(weeks, columns)


_FIGURES: tuple[tuple[str, str, str, Callable[[WeekFigures], int]], ...] = (
    ("open question", "open questions", addresses.QUESTIONS, lambda week: week.questions),
    ("open risk", "open risks", addresses.RISKS, lambda week: week.open_risks),
    ("active plan", "active plans", addresses.plan_list("active"), lambda week: week.active),
)
"""What a figure counts, in the singular and the plural, the page that lists it, and its value."""


def _trend(
    weeks: Sequence[WeekFigures], values: Sequence[int], label: str, uri: str, total: Sequence[int] = ()
) -> Trend:
    first, last = weeks[0].day, weeks[-1].day
    of_all = (f" of {total[0]:,}", f" of {total[-1]:,}") if total else ("", "")
    title = f"{label}: {values[0]:,}{of_all[0]} on {first}, {values[-1]:,}{of_all[1]} on {last}"
    difference = values[-1] - values[0]
    return Trend(
        values[-1],
        label,
        trend_chart(title, values, total),
        f"{day_and_month(first)}: {values[0]:,}",
        f"{difference:+,}".replace("-", "\N{MINUS SIGN}") if difference else "no change",
        uri,
        total[-1] if total else None,
    )


def period(weeks: Sequence[WeekFigures]) -> str:
    """Return how long a series is: `12 weeks`."""
    return plural(max(len(weeks) - 1, 0), "week")
