"""The flow of the plans over the last weeks: charts, each with a table of its numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from mkdocs_plans.history import (
    ENOUGH,
    OLD_AFTER,
    CompletionTimes,
    InProgressAge,
    PlanWeeks,
    WeekFigures,
    completion_times,
    in_progress_ages,
)
from mkdocs_plans.model.phrases import STATE_WORDS, plural
from mkdocs_plans.model.plan import State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.age_chart import AgeMark, age_chart
from mkdocs_plans.pages.portal import OWN_TITLE, GeneratedPage, PageLinks, Portal
from mkdocs_plans.pages.rows import RATING_NAMES, RATING_WORDS
from mkdocs_plans.pages.tables import list_pages
from mkdocs_plans.pages.templating import environment, render
from mkdocs_plans.pages.time_charts import (
    ChartLine,
    bar_chart,
    day_and_month,
    line_chart,
    sparkline,
    stacked_chart,
)
from mkdocs_plans.pages.trends import SeriesTable, period, plan_weeks, series_table, tracked
from mkdocs_plans.portfolio.entry import Entry

_SUNDAY = 7
_FEW_RATED = 4
"""Without a part of so many, risks are not shown by their rating: nearly all would be in one band."""
_SHORT = 8
"""The most groups of a section; a longer one ends with a link to all."""

_STACK = (
    State.COMPLETED,
    State.CANCELLED,
    State.ON_HOLD,
    State.BLOCKED,
    State.IN_PROGRESS,
    State.PLANNING,
    State.UNKNOWN,
)
"""The bands of plans by status, from the bottom."""


@dataclass(frozen=True, slots=True)
class _FlowChart:
    """A section of the page: a chart with its numbers."""

    name: str
    """Its id on the page."""
    heading: str
    about: str
    """A few words behind the heading; empty if the heading is enough."""
    chart: Markup
    caption: str
    table: SeriesTable
    today: Sequence[tuple[int, str, str]] = ()
    """What is counted today: the number, its words, and the page that lists it."""


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """The flow of the plans of a project, a folder, an owner or a tag."""

    name: str
    uri: str
    """The page about it; empty if there is none."""
    query: str
    """The filter of the index that finds its plans; empty if that is not the page about it."""
    plans: int
    weeks: Sequence[WeekFigures]
    times: CompletionTimes
    spark: Markup

    @property
    def now(self) -> WeekFigures:
        """The figures of today."""
        return self.weeks[-1]

    @property
    def steps_done(self) -> int:
        """The steps done in the time of the series."""
        return sum(week.steps_done for week in self.weeks[1:])

    @property
    def finished(self) -> int:
        """How often a plan was finished in the time of the series."""
        return sum(week.plans_finished for week in self.weeks[1:])


@dataclass(frozen=True, slots=True)
class _Grouping:
    """All groups of a kind."""

    name: str
    """Of its list, one of `addresses.FLOW_LISTS`."""
    noun: str
    groups: Sequence[FlowGroup]

    @property
    def has_times(self) -> bool:
        """Whether any group has enough completed plans for a lead time."""
        return any(group.times.lead.enough for group in self.groups)

    @property
    def is_shown(self) -> bool:
        """Whether the plans are grouped at all: not if each is a group of its own."""
        return any(group.plans > 1 for group in self.groups)


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the page on flow, and the lists of all projects, folders, owners and tags."""
    if portal.scope and not portal.has_series:
        return
    uri, title = portal.at(addresses.FLOW), portal.called("Flow")
    yield GeneratedPage(uri, title, lambda: _flow(portal, uri))
    if portal.has_series:
        for name in _GROUPED:
            yield from _group_pages(portal, name)


def _flow(portal: Portal, uri: str) -> str:
    known = tracked(portal)
    found = plan_weeks(portal, known.entries)
    if not found.days:
        return render("flow.html", portal, uri, sections=())
    weeks = found.total()
    plans = [entry.plan for entry in known.entries]
    times = completion_times(portal.history, plans)
    ages = in_progress_ages(portal.history, plans, portal.portfolio.today)
    made = (
        _steps(known.entries, weeks),
        _steps_by_week(weeks),
        _statuses(weeks),
        _waiting(weeks),
        _risks(weeks),
    )
    return render(
        "flow.html",
        portal,
        uri,
        period=period(weeks),
        until=day_and_month(weeks[-1].day),
        steps_done=sum(week.steps_done for week in weeks[1:]),
        steps_added=sum(week.steps_added for week in weeks[1:]),
        finished=sum(week.plans_finished for week in weeks[1:]),
        active=weeks[-1].active,
        compared=_compared(weeks),
        sections=[section for section in made if section],
        without=known.without,
        times=times,
        enough=ENOUGH,
        old_after=OLD_AFTER,
        in_progress=_aged(portal, ages),
        age_chart=_age_chart(ages),
        imports=portal.history.imports,
        groupings=[_grouping(portal, found, known.entries, name) for name in _GROUPED],
        short=_SHORT,
    )


def _compared(weeks: Sequence[WeekFigures]) -> str:
    """Return how the number of active plans differs from that of the week when it was most different."""
    now = weeks[-1].active
    other = max(weeks[:-1], key=lambda week: abs(week.active - now))
    if other.active == now:
        return f"as on {day_and_month(weeks[0].day)}"
    return f"{'up' if other.active < now else 'down'} from {other.active:,} on {day_and_month(other.day)}"


def _steps(entries: Iterable[Entry], weeks: Sequence[WeekFigures]) -> _FlowChart | None:
    done, total = [week.steps.done for week in weeks], [week.steps.total for week in weeks]
    if not any(total):
        return None
    lines = [ChartLine("steps in all", total, "scope"), ChartLine("done", done, "first")]
    active = [entry.steps for entry in entries if entry.active]
    return _FlowChart(
        "steps",
        "Steps: done and scope",
        "",
        line_chart("Steps done and all steps", [week.day for week in weeks], lines),
        "Steps of all plans, finished ones included. The dashed line is the scope. There is no forecast.",
        series_table(weeks, [("Done", done), ("All steps", total)]),
        (
            (sum(steps.done for steps in active), "done", addresses.plan_list("done-steps")),
            (sum(steps.open for steps in active), "open in active plans", addresses.plan_list("open-steps")),
        ),
    )


def _steps_by_week(weeks: Sequence[WeekFigures]) -> _FlowChart | None:
    shown = weeks[1:]
    done, added = [week.steps_done for week in shown], [week.steps_added for week in shown]
    if not any((*done, *added)):
        return None
    running = shown[-1].day.isoweekday() < _SUNDAY
    return _FlowChart(
        "steps-by-week",
        "Steps done per week",
        "",
        bar_chart("Steps done in each week", [week.day for week in shown], done, running=running),
        "Each bar is named after the last day of its week. "
        f"{'The hollow bar is this week so far. ' if running else ''}"
        "Steps that were added as done count too, except those of imports.",
        series_table(shown, [("Done", done), ("Added", added)]),
    )


def _statuses(weeks: Sequence[WeekFigures]) -> _FlowChart | None:
    found = [(state, [week.states.get(state, 0) for week in weeks]) for state in _STACK]
    found = [(state, values) for state, values in found if any(values)]
    bands = [ChartLine(STATE_WORDS[state], values, state) for state, values in found]
    return _FlowChart(
        "statuses",
        "Plans by status",
        "cumulative",
        stacked_chart("Plans by status", [week.day for week in weeks], bands),
        "The height of a band is the number of plans with that status; the upper edge is all plans. Status "
        "as declared in the files at the end of each week.",
        series_table(weeks, [(band.name, band.values) for band in bands]),
        [
            (band.values[-1], band.name.lower(), addresses.state_list(state))
            for band, (state, _) in zip(bands, found, strict=True)
        ],
    )


def _waiting(weeks: Sequence[WeekFigures]) -> _FlowChart | None:
    questions, risks = [week.questions for week in weeks], [week.open_risks for week in weeks]
    if not any((*questions, *risks)):
        return None
    asked, feared = _named(questions[-1], "open question"), _named(risks[-1], "open risk")
    lines = [ChartLine(asked, questions, "first"), ChartLine(feared, risks, "second")]
    return _FlowChart(
        "questions-and-risks",
        "Open questions and risks",
        "of active plans",
        line_chart("Open questions and open risks", [week.day for week in weeks], lines),
        _gone_with_plans(weeks),
        series_table(weeks, [("Questions", questions), ("Risks", risks)]),
        ((questions[-1], asked, addresses.QUESTIONS), (risks[-1], feared, addresses.RISKS)),
    )


def _named(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _gone_with_plans(weeks: Sequence[WeekFigures]) -> str:
    """Return a sentence about items that left the lines with their plans; empty if none did."""
    questions = sum(week.questions_finished for week in weeks[1:])
    risks = sum(week.risks_finished for week in weeks[1:])
    gone = [plural(count, noun) for count, noun in ((questions, "question"), (risks, "risk")) if count]
    if not gone:
        return ""
    return (
        f"{' and '.join(gone)} no longer count because their plans were finished or removed, not because "
        "they were answered or closed."
    )


def _risks(weeks: Sequence[WeekFigures]) -> _FlowChart | None:
    found = [(rating, [week.risks.get(rating, 0) for week in weeks]) for rating in reversed(RiskRating)]
    found = [(rating, values) for rating, values in found if any(values)]
    rated = sum(sum(values) for rating, values in found if rating is not RiskRating.UNRATED)
    if not rated or rated * _FEW_RATED < sum(sum(values) for _, values in found):
        return None
    bands = [ChartLine(RATING_WORDS[rating], values, RATING_NAMES[rating]) for rating, values in found]
    lists = {RiskRating.RED: "high-high"}
    return _FlowChart(
        "risks",
        "Open risks by rating",
        "of active plans",
        stacked_chart("Open risks by rating", [week.day for week in weeks], bands),
        "",
        series_table(weeks, [(band.name, band.values) for band in bands]),
        [
            (
                band.values[-1],
                band.name if rating is RiskRating.RED else band.name.lower(),
                addresses.risk_list(lists.get(rating, RATING_NAMES[rating])),
            )
            for band, (rating, _) in zip(bands, found, strict=True)
        ],
    )


def _age_words(age: InProgressAge) -> str:
    if age.days is None:
        return "not committed"
    return f"{'≥ ' if age.at_least else ''}{age.days:,} d"


def _age_chart(ages: Sequence[InProgressAge]) -> Markup:
    marks = [
        AgeMark(age.plan.title, age.days, age.old, _age_words(age)) for age in ages if age.days is not None
    ]
    return age_chart("Days in progress of each plan", marks, OLD_AFTER) if marks else Markup()


def _aged(portal: Portal, ages: Sequence[InProgressAge]) -> list[tuple[Entry, str]]:
    return [(portal.portfolio.entry(age.plan.path), _age_words(age)) for age in ages]


# Projects, folders, owners and tags.

_GROUPED = {"projects": "Project", "folders": "Folder", "owners": "Owner", "tags": "Tag"}


def _members(portal: Portal, entries: Iterable[Entry], name: str) -> dict[str, list[Entry]]:
    """Return the plans of each project, folder, owner or tag; none if there is only one project or folder."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for group in dict.fromkeys(_groups_of(entry, name)):
            found[group].append(entry)
    if name == "projects" and (portal.overview is None or portal.scope is not None):
        return {}
    return {} if name == "folders" and len(found) == 1 else found


def _groups_of(entry: Entry, name: str) -> Sequence[str]:
    if name == "projects":
        return (entry.project,)
    if name == "folders":
        return (entry.folder,)
    return entry.plan.owners if name == "owners" else entry.plan.tags


def _grouping(portal: Portal, weeks: PlanWeeks, entries: Iterable[Entry], name: str) -> _Grouping:
    """Return the groups of a kind, those with most active plans first."""
    groups = []
    for group, members in _members(portal, entries, name).items():
        figures = weeks.total([entry.plan.path for entry in members])
        times = completion_times(portal.history, [entry.plan for entry in members])
        spark = sparkline([week.active for week in figures])
        groups.append(FlowGroup(*_page_of(group, name), len(members), figures, times, spark))
    groups.sort(key=lambda group: (-group.now.active, -group.plans, group.name.casefold(), group.name))
    return _Grouping(name, _GROUPED[name], groups)


def _page_of(group: str, name: str) -> tuple[str, str, str]:
    """Return the name of a group as pages show it, the page about it, and the filter that finds its plans."""
    if name == "projects":
        return group or OWN_TITLE, addresses.project_page(group), ""
    if not group:
        return "plans folder", "", ""
    return group, addresses.INDEX, f"{addresses.INDEX}?{urlencode({_GROUPED[name].lower(): group})}"


def _group_pages(portal: Portal, name: str) -> Iterator[GeneratedPage]:
    """Yield the list of all groups of a kind; none if the page on flow shows all."""
    entries = tracked(portal).entries
    count = len(_members(portal, entries, name))
    if count <= _SHORT:
        return

    def fill(numbers: Sequence[int], link: PageLinks) -> Markup:
        # Only when the page is rendered, on any core, because all figures are counted for it.
        found = _grouping(portal, plan_weeks(portal, entries), entries, name)
        table: Markup = (
            environment()
            .get_template("flow_rows.html")
            .module.table(  # type: ignore[attr-defined]
                found.noun, [found.groups[number] for number in numbers], link, found.has_times
            )
        )
        return table

    title, words = f"Flow by {_GROUPED[name].lower()}", "Those with the most active plans come first."
    yield from list_pages(
        portal,
        "flow_list.html",
        addresses.flow_list(name),
        title,
        range(count),
        fill=fill,
        heading=title,
        text=words,
    )
