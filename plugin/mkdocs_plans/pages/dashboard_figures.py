"""The large figures of the dashboard, each with its last weeks and the page that lists what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_plans.history import PlanWeeks, WeekFigures
from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.portfolio.ages import Age, days_in_words
from mkdocs_plans.portfolio.portfolio import Portfolio

from . import addresses
from .plan_lists import MONTH
from .portal import Portal
from .time_charts import spark_bars, sparkline


@dataclass(frozen=True, slots=True)
class FigureDetail:
    """A part of the line below a figure. With a page it is a figure, too."""

    words: str
    count: int = 0
    uri: str = ""


@dataclass(frozen=True, slots=True)
class DashboardFigure:
    """A large number and the page that lists what it counts."""

    count: int
    label: str
    uri: str
    details: tuple[FigureDetail, ...]
    spark: Markup


def dashboard_figures(
    portal: Portal, by_plan: PlanWeeks, weeks: Sequence[WeekFigures]
) -> list[DashboardFigure]:
    """Return the figures. One that was 0 in all weeks is left out: the opening sentence names it.

    Args:
        portal: The portal.
        by_plan: The figures of each plan by week; without any week if they are not known.
        weeks: The figures of all plans by week; empty if they are not known.
    """
    return [
        *_of_changes(portal, by_plan),
        *_blocked(portal.portfolio, weeks),
        *_questions(portal.portfolio, weeks),
        *_risks(portal.portfolio, weeks),
    ]


def _figure(
    count: int,
    words: tuple[str, str],
    uri: str,
    details: Sequence[FigureDetail],
    before: Sequence[int],
    *,
    bars: bool = False,
) -> Iterator[DashboardFigure]:
    """Yield a figure if it ever was above 0."""
    values = [*(before[1:] if bars else before), count]
    if not any(values):
        return
    spark = (spark_bars if bars else sparkline)(values) if before else Markup()
    yield DashboardFigure(count, words[0] if count == 1 else words[1], uri, tuple(details), spark)


def _of_changes(portal: Portal, by_plan: PlanWeeks) -> Iterator[DashboardFigure]:
    found = portal.portfolio
    if not found.history_known:
        return
    month = len(found.changed_in(MONTH))
    details = [FigureDetail(f"in {found.recent_days} days")]
    if found.recent_days < MONTH and month:
        details = [
            FigureDetail(f"in {found.recent_days} days, "),
            FigureDetail(f" in {MONTH}", month, addresses.plan_list("changed-month")),
        ]
    yield from _figure(
        len(found.changed),
        ("plan moved", "plans moved"),
        addresses.plan_list("changed"),
        details,
        by_plan.moved(found.recent_days),
        bars=True,
    )
    yield from _figure(
        len(found.stalled),
        ("stalled", "stalled"),
        addresses.plan_list("stalled"),
        [FigureDetail(f"in progress, no change for {days_in_words(found.stale_days)}")],
        by_plan.stalled(found.stale_days),
    )


def _blocked(found: Portfolio, weeks: Sequence[WeekFigures]) -> Iterator[DashboardFigure]:
    blocked = found.by_state[State.BLOCKED]
    ages = [age for entry in blocked if (age := found.state_age(entry))]
    lead = "for " if len(blocked) == 1 else "longest "
    yield from _figure(
        len(blocked),
        ("blocked", "blocked"),
        addresses.state_list(State.BLOCKED),
        _longest(ages, lead),
        [week.states.get(State.BLOCKED, 0) for week in weeks[:-1]],
        bars=True,
    )


def _questions(found: Portfolio, weeks: Sequence[WeekFigures]) -> Iterator[DashboardFigure]:
    ages = [age for row in found.open_questions if (age := found.open_age(row.entry, row.question.anchor))]
    decisions = len(found.questions_of(QuestionKind.DECISION))
    details = list(_longest(ages, "oldest "))
    if decisions:
        words = f" {'decision' if decisions == 1 else 'decisions'}{', ' if details else ''}"
        details.insert(0, FigureDetail(words, decisions, addresses.question_list(QuestionKind.DECISION)))
    yield from _figure(
        len(found.open_questions),
        ("open question", "open questions"),
        addresses.QUESTIONS,
        details,
        [week.questions for week in weeks[:-1]],
    )


def _risks(found: Portfolio, weeks: Sequence[WeekFigures]) -> Iterator[DashboardFigure]:
    """Yield the High/High risks or, if there are none, all open risks."""
    high = len(found.rated_as(RiskRating.RED))
    count = len(found.open_risks)
    if high:
        unmitigated, uri = len(found.high_unmitigated), addresses.risk_list("high-high-unmitigated")
        details = [FigureDetail(" open in all", count, addresses.RISKS)]
    else:
        unmitigated, uri = len(found.unmitigated), addresses.risk_list("unmitigated")
        details = []
    if unmitigated:
        details.insert(0, FigureDetail(f" unmitigated{', ' if details else ''}", unmitigated, uri))
    if not details:
        details = [FigureDetail("none is known to be unmitigated" if count else "")]
    if high:
        before = [week.risks.get(RiskRating.RED, 0) for week in weeks[:-1]]
        words, uri = ("High/High risk", "High/High risks"), addresses.risk_list("high-high")
        yield from _figure(high, words, uri, details, before, bars=True)
    else:
        before = [week.open_risks for week in weeks[:-1]]
        yield from _figure(count, ("open risk", "open risks"), addresses.RISKS, details, before)


def _longest(ages: Sequence[Age], lead: str) -> tuple[FigureDetail, ...]:
    if not ages:
        return ()
    return (FigureDetail(f"{lead}{max(ages, key=lambda age: age.days).words}"),)
