"""The dashboard: what is stuck, what moved and what waits, then the figures of active plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Severity, State
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, RiskRating, rating
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.attention_rows import attention_row, first_rows, left_out
from mkdocs_plans.pages.charts import status_bar
from mkdocs_plans.pages.dashboard_changes import TOPICS, LatestChanges, range_words
from mkdocs_plans.pages.dashboard_figures import dashboard_figures
from mkdocs_plans.pages.owner_views import OwnerViews
from mkdocs_plans.pages.plan_lists import place_of
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.rows import RATING_NAMES
from mkdocs_plans.pages.templating import render
from mkdocs_plans.pages.trends import dashboard_weeks, period, trends
from mkdocs_plans.portfolio.ages import Age
from mkdocs_plans.portfolio.attention import REASONS
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, QuestionRow, RiskRow

_SHORT = 8
"""The most items of a section; a longer one ends with a link to all."""
_MOST_QUESTIONS = 5
_BESIDE_MATRIX = 6
"""The most risks beside the matrix."""
_MOST_FILES = 3
_MOST_PHASES = 6
"""The most phases that the line below a plan names."""


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """The oldest open question of a plan."""

    row: QuestionRow
    age: Age | None
    more: int
    """How many more questions of the plan are open."""


@dataclass(frozen=True, slots=True)
class _SevereRisk:
    """A risk as the dashboard shows it."""

    row: RiskRow
    rating: str
    words: str
    age: Age | None


@dataclass(frozen=True, slots=True)
class _ProblemLine:
    """A kind of problem, with its number in active plans."""

    count: int
    words: str
    name: str
    """The name of its list in addresses."""


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A plan in progress, with its next step or its phases."""

    entry: Entry
    phases: str
    age: Age | None


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the dashboard; the page of a project has its own."""
    if portal.scope is None:
        yield GeneratedPage(addresses.DASHBOARD, "Dashboard", lambda: _dashboard(portal))


def _dashboard(portal: Portal) -> str:
    return render("dashboard.html", portal, addresses.DASHBOARD, **dashboard_values(portal))


def dashboard_values(portal: Portal) -> dict[str, Any]:
    """Return the values for the sections of a dashboard."""
    found, owners = portal.portfolio, OwnerViews(portal.portfolio)
    by_plan = dashboard_weeks(portal)
    weeks = by_plan.total()
    shown, numbers = trends(weeks)
    in_view = first_rows(found.attention)
    changes = LatestChanges(portal)
    return {
        "owners": owners.owners,
        "figures": dashboard_figures(portal, by_plan, weeks),
        "state_words_now": list(_state_now(portal)),
        "reasons": REASONS,
        "attention": owners.rows(found.attention, lambda item: item.entry, first_rows),
        "attention_row": partial(attention_row, portfolio=found),
        "attention_rest": list(left_out(found.attention, in_view, found)),
        "changes": changes if portal.history.events else None,
        "change_days": changes.days(owners) if portal.history.events else [],
        "change_topics": TOPICS,
        "range_words": range_words,
        "waiting": owners.rows(
            _waiting(found), lambda item: item.row.entry, lambda rows: rows[:_MOST_QUESTIONS]
        ),
        "kinds_differ": len({row.question.kind for row in found.open_questions}) > 1,
        "under_way": owners.rows(found.under_way, lambda entry: entry, lambda rows: rows[:_SHORT]),
        "under_way_row": partial(_under_way, portfolio=found),
        "rated_risks": found.rated_risks,
        "matrix_shown": found.has_matrix,
        "severe_risks": _severe(found),
        "mitigation_not_stated": sum(row.risk.mitigated is None for row in found.open_risks),
        "status_bar": status_bar(found),
        "trends": shown,
        "trend_numbers": numbers,
        "trend_period": period(weeks),
        "problems": _problems(found),
        "of_files": _of_files(portal),
    }


def _state_now(portal: Portal) -> Iterator[str]:
    """Yield sentences about what is not wrong, and about what is blocked."""
    found = portal.portfolio
    if not found.entries:
        return
    if not found.active:
        count = len(found.entries)
        yield f"All {plural(count, 'plan')} are finished." if count > 1 else "The only plan is finished."
        return
    blocked = len(found.by_state[State.BLOCKED])
    stated = len(found.by_state[State.UNKNOWN]) < len(found.entries)
    absent = ["nothing is blocked"] if stated and not blocked else []
    if found.history_known and found.under_way and not found.stalled:
        absent.append("nothing is stalled")
    absent += [] if found.open_questions else ["no question is open"]
    absent += _absent_risks(found)
    if blocked:
        yield "One plan is blocked." if blocked == 1 else f"{blocked:,} plans are blocked."
    if absent:
        words = f"{', '.join(absent)}."
        yield words[0].upper() + words[1:]
    if not stated:
        yield "No plan states a status."


def _absent_risks(found: Portfolio) -> list[str]:
    if not found.open_risks:
        return ["no risk is open"]
    if not found.rated_risks:
        return ["no risk is rated"]
    return [] if found.rated_as(RiskRating.RED) else ["no risk is rated High/High"]


def _waiting(found: Portfolio) -> list[WaitingQuestion]:
    """Return the oldest open question of each plan, the oldest first, those without an age last."""
    oldest: dict[str, WaitingQuestion] = {}
    more: Counter[str] = Counter(row.entry.plan.path for row in found.open_questions)
    for row in found.open_questions:
        path, age = row.entry.plan.path, found.open_age(row.entry, row.question.anchor)
        known = oldest.get(path)
        if known is None or _days(age) > _days(known.age):
            oldest[path] = WaitingQuestion(row, age, more[path] - 1)
    # Stable: those of the same age are in the order of the register, decisions first.
    return sorted(oldest.values(), key=lambda waiting: -_days(waiting.age))


def _days(age: Age | None) -> int:
    return -1 if age is None else age.days


def _under_way(entry: Entry, portfolio: Portfolio) -> _UnderWay:
    phases = entry.plan.phases
    names = " · ".join(phase.name for phase in phases[:_MOST_PHASES])
    words = f"{plural(len(phases), 'phase')}: {names}" if phases else ""
    return _UnderWay(entry, words, portfolio.state_age(entry))


def _severe(found: Portfolio) -> list[_SevereRisk]:
    """Return the most severe open risks."""
    most = _BESIDE_MATRIX if found.has_matrix else _SHORT
    return [
        _SevereRisk(
            row,
            RATING_NAMES[rating(row.risk)],
            _rating_words(row),
            found.open_age(row.entry, row.risk.anchor),
        )
        for row in found.open_risks[:most]
    ]


def _rating_words(row: RiskRow) -> str:
    """Return the levels of a risk in few words: `High / Med`, `impact high`, `not rated`."""
    impact, probability = row.risk.impact, row.risk.probability
    if impact and probability:
        return f"{LEVEL_WORDS[impact]} / {LEVEL_WORDS[probability]}"
    if impact:
        return f"impact {impact.value}"
    return f"probability {probability.value}" if probability else "not rated"


_UNPARSED = (
    "line of known sections is no step, risk or question",
    "lines of known sections are no step, risk or question",
)


def _problems(found: Portfolio) -> list[_ProblemLine]:
    """Return a line for each kind of problem that there is."""
    lines = []
    for active, prefix, suffix in ((True, "", ""), (False, "finished-", " in finished plans")):
        unparsed = len(found.unparsed_content(active=active))
        findings = found.errors_and_warnings(active=active)
        most = Counter(finding.rule for _, finding in findings).most_common(1)
        often = f", most often {most[0][0]} ({most[0][1]:,})" if active and most and most[0][1] > 1 else ""
        suppressed = len(found.suppressed(active=active))
        lines += [
            _ProblemLine(unparsed, f"{_UNPARSED[unparsed != 1]}{suffix}", f"{prefix}unparsed"),
            _ProblemLine(
                len(findings),
                f"{'error or warning' if len(findings) == 1 else 'errors and warnings'}{suffix}{often}",
                f"{prefix}findings",
            ),
            _ProblemLine(
                suppressed,
                f"suppressed {'finding' if suppressed == 1 else 'findings'}{suffix}",
                f"{prefix}suppressed",
            ),
        ]
    words = sum(term.recurring for term in found.unknown_terms)
    lines.append(
        _ProblemLine(
            words,
            f"{'word' if words == 1 else 'words'} of three or more plans {'is' if words == 1 else 'are'} not"
            " in the vocabulary",
            "unknown-words",
        )
    )
    return [line for line in lines if line.count]


def _of_files(portal: Portal) -> Sequence[tuple[Entry, Finding, str]]:
    """Return the first problems with the files of active plans, most severe first."""
    found = [
        (not rule.breaks_plan, finding.severity is not Severity.ERROR, entry, finding)
        for entry, finding in portal.portfolio.errors_and_warnings(active=True)
        if (rule := CATALOGUE.get(finding.rule))
        and rule.is_file_problem  # Another version may know more rules.
    ]
    found.sort(key=lambda one: one[:2])
    return [(entry, finding, place_of(entry, finding)) for _, _, entry, finding in found[:_MOST_FILES]]
