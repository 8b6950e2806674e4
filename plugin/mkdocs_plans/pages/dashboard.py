"""The dashboard: the figures of active plans, and the plans that need attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mkdocs_plans.history.describe import ChangeLine
from mkdocs_plans.model.plan import Check, Finding, QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.changes import ChangeLog
from mkdocs_plans.pages.charts import phase_bars, status_bar
from mkdocs_plans.pages.plan_lists import place_of
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.templating import render
from mkdocs_plans.pages.trends import dashboard_weeks, period, trends
from mkdocs_plans.portfolio.attention import REASONS
from mkdocs_plans.portfolio.entry import Entry

_SHORT = 8
"""The most items of a section; a longer one ends with a link to all."""
_LINES = 2
"""The most changes of a plan."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """A line below a figure. With a page it is a figure, too."""

    label: str
    count: int = 0
    uri: str = ""


@dataclass(frozen=True, slots=True)
class _DashboardFigure:
    """A large number and the page that lists what it counts."""

    count: int
    one: str
    """The name of what it counts, in the singular."""
    label: str
    """The name of what it counts, in the plural."""
    uri: str
    details: tuple[_Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class _Problems:
    """A kind of problem, counted in active and in finished plans."""

    one: str
    many: str
    none: str
    name: str
    """The name of its lists in addresses."""
    active: int
    finished: int


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A plan in progress, with its phases and next step."""

    entry: Entry
    phases: Markup
    progress: str
    next: Check | None


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the dashboard; the page of a project has its own."""
    if portal.scope is None:
        yield GeneratedPage(addresses.DASHBOARD, "Dashboard", lambda: _dashboard(portal))


def _dashboard(portal: Portal) -> str:
    return render("dashboard.html", portal, addresses.DASHBOARD, **dashboard_values(portal))


def dashboard_values(portal: Portal) -> dict[str, Any]:
    """Return the values for the sections of a dashboard."""
    found = portal.portfolio
    weeks = dashboard_weeks(portal)
    shown, numbers = trends(weeks)
    return {
        "figures": [
            _active(portal),
            _blocked(portal),
            _questions(portal),
            _risks(portal),
            _contradictions(portal),
        ],
        "reasons": REASONS,
        "status_bar": status_bar(found),
        "trends": shown,
        "trend_numbers": numbers,
        "trend_period": period(weeks),
        "under_way": [_under_way(entry) for entry in found.by_state[State.IN_PROGRESS][:_SHORT]],
        "changed": list(_changed(portal)),
        "problems": _problems(portal),
        "of_files": _of_files(portal),
        "unknown_words": sum(term.recurring for term in portal.portfolio.unknown_terms),
    }


def _of_files(portal: Portal) -> list[tuple[Entry, Finding, str]]:
    """Return the first problems with the files of active plans, most severe first."""
    found = [
        (not rule.breaks_plan, finding.severity is not Severity.ERROR, entry, finding)
        for entry, finding in portal.portfolio.errors_and_warnings(active=True)
        if (rule := CATALOGUE.get(finding.rule))
        and rule.is_file_problem  # Another version may know more rules.
    ]
    found.sort(key=lambda one: one[:2])
    return [(entry, finding, place_of(entry, finding)) for _, _, entry, finding in found[:_SHORT]]


def _changed(portal: Portal) -> Iterator[tuple[Entry, Sequence[ChangeLine], int]]:
    """Yield the plans that changed lately, each with what happened and how many lines are left out."""
    found = portal.portfolio
    lines: dict[str, list[ChangeLine]] = defaultdict(list)
    for change in ChangeLog(portal).since(found.recent_days):
        lines[change.found.path].append(change.line)
    for entry in found.changed[:_SHORT]:
        of_plan = lines[entry.plan.path]
        yield entry, of_plan[:_LINES], len(of_plan[_LINES:])


def _problems(portal: Portal) -> list[_Problems]:
    found = portal.portfolio
    parsed = "All content under risks, questions, criteria and access was parsed."
    return [
        _Problems(
            "line of unparsed content under risks, questions, criteria or access",
            "lines of unparsed content under risks, questions, criteria or access",
            parsed,
            "unparsed",
            len(found.unparsed_content(active=True)),
            len(found.unparsed_content(active=False)),
        ),
        _Problems(
            "error or warning",
            "errors and warnings",
            "No errors or warnings.",
            "findings",
            len(found.errors_and_warnings(active=True)),
            len(found.errors_and_warnings(active=False)),
        ),
        _Problems(
            "suppressed finding",
            "suppressed findings",
            "No suppressed findings.",
            "suppressed",
            len(found.suppressed(active=True)),
            len(found.suppressed(active=False)),
        ),
    ]


def _active(portal: Portal) -> _DashboardFigure:
    found = portal.portfolio
    count = len(found.entries)
    everything = _Detail("plan in total" if count == 1 else "plans in total", count, addresses.INDEX)
    stale = _Detail("last changes unknown")
    if found.history_known:
        label = f"unchanged for {found.stale_days} days"
        stale = _Detail(label, len(found.stale), addresses.plan_list("stale"))
    return _DashboardFigure(
        len(found.active), "active", "active", addresses.plan_list("active"), details=(everything, stale)
    )


def _blocked(portal: Portal) -> _DashboardFigure:
    found = portal.portfolio
    count = len(found.attention)
    words = "needs attention" if count == 1 else "need attention"
    attention = _Detail(words, count, addresses.plan_list("attention"))
    return _DashboardFigure(
        len(found.by_state[State.BLOCKED]),
        "blocked",
        "blocked",
        addresses.state_list(State.BLOCKED),
        (attention,),
    )


def _questions(portal: Portal) -> _DashboardFigure:
    found = portal.portfolio
    count = len(found.questions_of(QuestionKind.DECISION))
    decisions = _Detail(
        "decision" if count == 1 else "decisions",
        count,
        addresses.question_list("decision"),
    )
    return _DashboardFigure(
        len(found.open_questions),
        "open question",
        "open questions",
        addresses.QUESTIONS,
        details=(decisions,),
    )


def _risks(portal: Portal) -> _DashboardFigure:
    found = portal.portfolio
    high = found.rated_as(RiskRating.RED)
    count = len(found.unmitigated)
    words = "open risk without mitigation" if count == 1 else "open risks without mitigation"
    unmitigated = _Detail(words, count, addresses.risk_list("unmitigated"))
    high_unmitigated = _Detail(
        "without mitigation", len(found.high_unmitigated), addresses.risk_list("high-high-unmitigated")
    )
    return _DashboardFigure(
        len(high),
        "High/High risk",
        "High/High risks",
        addresses.risk_list("high-high"),
        (high_unmitigated, unmitigated) if high else (unmitigated,),
    )


def _contradictions(portal: Portal) -> _DashboardFigure:
    found = portal.portfolio
    return _DashboardFigure(
        len(found.contradictions),
        "contradiction",
        "contradictions",
        addresses.plan_list("contradictions"),
        details=(_Detail("between status and steps"),),
    )


def _under_way(entry: Entry) -> _UnderWay:
    return _UnderWay(entry, phase_bars(entry), rows.progress(entry), entry.plan.next_step)
