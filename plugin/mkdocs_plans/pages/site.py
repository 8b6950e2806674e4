"""Every page made from the portfolio: which there are, and what stands on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_plans.model import DependencyKind, Level, Mark, QuestionKind, Severity, State
from mkdocs_plans.portfolio import REASONS, STATE_WORDS, Band, Entry, QuestionRow, RiskRow

from . import addresses, rows
from .charts import phase_bars, status_bar
from .portal import GeneratedPage, Pager, Portal, pages_of
from .templating import render

_SHORT = 8
"""How many items a section shows before "all 23"."""


def generated_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """All generated pages; the HTML of each is made when it is asked for."""
    if not portal.portfolio.entries:
        yield GeneratedPage(addresses.INDEX, portal.title, lambda: _empty(portal))
    else:
        yield from _index(portal)
    yield GeneratedPage(addresses.DASHBOARD, "Dashboard", lambda: _dashboard(portal))
    yield from _risks(portal)
    yield from _questions(portal)
    yield GeneratedPage(addresses.BOARD, "Board", lambda: _board(portal))
    yield GeneratedPage(addresses.INVENTORY, "Inventory", lambda: _inventory(portal))
    yield from _plan_lists(portal)
    yield from _step_lists(portal)
    yield from _inventory_lists(portal)
    yield from _trouble(portal)


def _pages(
    portal: Portal,
    template: str,
    uri: str,
    title: str,
    items: Sequence[Any],
    row: Any,  # noqa: ANN401  (from an item to what its template takes)
    **values: Any,  # noqa: ANN401
) -> Iterator[GeneratedPage]:
    """A long list in pages; rows are made for the page that is rendered and not kept."""
    for pager, part in pages_of(items, uri):
        yield GeneratedPage(
            addresses.paged(uri, pager.number),
            title if pager.number == 1 else f"{title}, page {pager.number}",
            lambda pager=pager, part=part: _list(
                portal, template, pager, [row(item) for item in part], values
            ),  # type: ignore[misc]
            parent=addresses.INDEX if pager.number == 1 else uri,
        )


def _list(portal: Portal, template: str, pager: Pager, found: list[Any], values: dict[str, Any]) -> str:
    here = addresses.paged(pager.uri, pager.number)
    return render(template, portal, here, pages=pager, rows=found, **values)


def _plan_row(portal: Portal) -> Any:  # noqa: ANN401
    recent = frozenset(entry.plan.path for entry in portal.portfolio.changed)
    return lambda entry: rows.plan_row(entry, portal.portfolio, recent)


def _empty(portal: Portal) -> str:
    return render("empty.html", portal, addresses.INDEX, example_date=portal.portfolio.today.isoformat())


def _index(portal: Portal) -> Iterator[GeneratedPage]:
    for page in _pages(
        portal, "index.html", addresses.INDEX, portal.title, portal.portfolio.entries, _plan_row(portal),
        slots=rows.slots(rows.PLAN_FIELDS), introduction=None,
    ):  # fmt: skip
        if page.uri == addresses.INDEX and portal.introduction:
            introduction, first = (
                portal.introduction,
                next(pages_of(portal.portfolio.entries, addresses.INDEX)),
            )
            row = _plan_row(portal)
            yield GeneratedPage(
                page.uri,
                page.title,
                lambda: _list(
                    portal,
                    "index.html",
                    first[0],
                    [row(entry) for entry in first[1]],
                    {"slots": rows.slots(rows.PLAN_FIELDS), "introduction": introduction()},
                ),  # fmt: skip
            )
        else:
            yield page


@dataclass(frozen=True, slots=True)
class _Detail:
    """A line under a figure; a figure of its own where it has a page."""

    label: str
    count: int = 0
    uri: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A large number on the dashboard and the page that lists what it counts."""

    count: int
    label: str
    uri: str
    query: str = ""
    details: tuple[_Detail, ...] = ()


def _figures(portal: Portal) -> list[_Figure]:
    found = portal.portfolio
    decisions = len(found.questions_of(QuestionKind.DECISION))
    red = found.in_band(Band.RED)
    exposed = sum(row.risk.mitigated is not True for row in red)
    stale = len(found.stale)
    return [
        _Figure(len(found.active), "active", addresses.plan_list("active"), details=(
            _Detail("plans in all", len(found.entries), addresses.INDEX),)),
        _Figure(len(found.by_state[State.BLOCKED]), "blocked", addresses.state_list(State.BLOCKED),
                f"{addresses.INDEX}?status=blocked", (
            _Detail(f"unchanged for {found.stale_days} days", stale, addresses.plan_list("stale"))
            if found.history_known else _Detail("last changes not known"),)),
        _Figure(len(found.open_questions), "open questions", addresses.QUESTIONS, details=(
            _Detail("are decisions", decisions, addresses.question_list("decision"),
                    f"{addresses.QUESTIONS}?kind=decision"),)),
        _Figure(len(red), "High/High risks", addresses.risk_list("high-high"), f"{addresses.RISKS}?band=red", (
            _Detail(f"{exposed} of them unmitigated") if exposed else _Detail("none of them unmitigated"),
            _Detail("open risks unmitigated", len(found.unmitigated), addresses.risk_list("unmitigated")),)),
        _Figure(len(found.contradictions), "contradictions", addresses.plan_list("contradictions"), details=(
            _Detail("status against steps"),)),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _UnderWay:
    entry: Entry
    phases: str
    progress: str
    next: Any


def _under_way(portal: Portal) -> list[_UnderWay]:
    return [
        _UnderWay(
            entry,
            phase_bars(entry),
            rows.progress(entry),
            next((step for step in entry.plan.steps if step.mark is Mark.OPEN), None),
        )
        for entry in portal.portfolio.by_state[State.IN_PROGRESS][:_SHORT]
    ]


def _dashboard(portal: Portal) -> str:
    found = portal.portfolio
    return render(
        "dashboard.html",
        portal,
        addresses.DASHBOARD,
        figures=_figures(portal),
        reasons=REASONS,
        status_bar=status_bar(found),
        under_way=_under_way(portal),
        unread=sum(len(entry.plan.not_understood) for entry in found.not_understood),
        findings=sum(len(_grave_findings(entry)) for entry in found.with_findings),
    )


def _plan_lists(portal: Portal) -> Iterator[GeneratedPage]:
    found, row = portal.portfolio, _plan_row(portal)
    history = "Last changes come from the git history of the plans."
    lists: list[tuple[str, str, str, Sequence[Entry]]] = [
        (addresses.plan_list("active"), "Active plans", "Every plan but the completed and cancelled ones.", found.active),
        (addresses.plan_list("finished"), "Finished plans", "Completed and cancelled ones.", found.finished),
        (addresses.plan_list("attention"), "Plans that need attention", "Ranked by the gravest reason: "
         + "; ".join(REASONS.values()) + ".", [item.entry for item in found.attention]),
        (addresses.plan_list("doubtful"), "Finished plans with open steps",
         "Their status says that they are finished, their steps say otherwise.", [item.entry for item in found.doubtful]),
        (addresses.plan_list("contradictions"), "Contradictions",
         "Active plans whose status and steps say different things.", found.contradictions),
        (addresses.plan_list("changed"), f"Changed in {found.recent_days} days", history, found.changed),
        (addresses.plan_list("stale"), f"Unchanged for {found.stale_days} days", "Active plans. " + history, found.stale),
    ]  # fmt: skip
    lists += [
        (addresses.state_list(state), STATE_WORDS[state] if state is not State.UNKNOWN else "Status not stated", "", found.by_state[state])
        for state in State
    ]  # fmt: skip
    for uri, heading, text, entries in lists:
        yield from _pages(portal, "plans.html", uri, heading, entries, row,
                          heading=heading, text=text, empty="No plan.")  # fmt: skip


def _risks(portal: Portal) -> Iterator[GeneratedPage]:
    found = portal.portfolio
    groups: list[tuple[str, str, str, Sequence[RiskRow]]] = [
        ("high-high", "High/High", "High impact at high probability.", found.in_band(Band.RED)),
        ("amber", "High/Med, Med/High, Med/Med", "", found.in_band(Band.AMBER)),
        ("green", "any Low", "High impact at low probability is marked severe.", found.in_band(Band.GREEN)),
        ("unrated", "not rated", "Impact or probability is not stated; one level alone is no rating.",
         found.in_band(Band.UNRATED)),
        ("unmitigated", "no mitigation stated", "Open risks against which nothing is planned, or nothing is said.",
         found.unmitigated),
        ("closed", "closed", "Risks of active plans that are struck through, resolved or accepted.", found.closed_risks),
        ("finished", "in finished plans", "All risks of completed and cancelled plans.", found.finished_risks),
    ]  # fmt: skip
    yield from _pages(portal, "risks.html", addresses.RISKS, "Risks", found.open_risks, rows.risk_row,
                      groups=[(name, title, list_) for name, title, _, list_ in groups],
                      slots=rows.slots(rows.RISK_FIELDS))  # fmt: skip
    for name, title, text, found_rows in groups:
        heading = f"Risks: {title}"
        yield from _pages(portal, "risk_list.html", addresses.risk_list(name), heading, found_rows, rows.risk_row,
                          heading=heading, text=text)  # fmt: skip
    for (impact, probability), cell_rows in found.matrix.items():
        if cell_rows and (impact, probability) != (Level.HIGH, Level.HIGH):
            heading = f"Risks: impact {_word(impact)}, probability {_word(probability)}"
            yield from _pages(portal, "risk_list.html", addresses.risk_list(addresses.cell(impact, probability)),
                              heading, cell_rows, rows.risk_row, heading=heading, text="")  # fmt: skip


def _word(level: Level | None) -> str:
    return rows.LEVEL_WORDS[level]


def _questions(portal: Portal) -> Iterator[GeneratedPage]:
    found = portal.portfolio
    groups: list[tuple[str, str, Sequence[QuestionRow]]] = [
        *((kind.value, f"{rows.KIND_WORDS[kind]}s" if kind is not QuestionKind.RESEARCH else "Research",
           found.questions_of(kind)) for kind in QuestionKind),
        ("answered", "answered", found.answered_questions),
        ("finished", "in finished plans", found.finished_questions),
    ]  # fmt: skip
    yield from _pages(portal, "questions.html", addresses.QUESTIONS, "Questions", found.open_questions, rows.question_row,
                      groups=groups, slots=rows.slots(rows.QUESTION_FIELDS))  # fmt: skip
    for name, title, found_rows in groups:
        heading = f"Questions: {title}"
        yield from _pages(portal, "question_list.html", addresses.question_list(name), heading, found_rows,
                          rows.question_row, heading=heading, text="")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    state: State
    word: str
    uri: str
    total: int
    rows: list[rows.Row]


def _board(portal: Portal) -> str:
    found, row = portal.portfolio, _plan_row(portal)
    columns = [
        _Column(state, STATE_WORDS[state], addresses.state_list(state), len(entries),
                [row(entry) for entry in entries[:_SHORT]])
        for state, entries in found.by_state.items()
        if entries or state not in (State.UNKNOWN, State.ON_HOLD, State.CANCELLED)
    ]  # fmt: skip
    return render("board.html", portal, addresses.BOARD, columns=columns)


@dataclass(frozen=True, slots=True)
class _Section:
    name: str
    title: str
    empty: str
    total: int
    rows: Sequence[Any]


def _sections(portal: Portal) -> list[_Section]:
    found = portal.portfolio
    sections = [
        ("services", "External services", "No external services. Plans name them under `### External Services/APIs`.",
         found.inventory(DependencyKind.SERVICE)),
        ("libraries", "Libraries", "No libraries. Plans name them under `### Libraries/Packages`.",
         found.inventory(DependencyKind.LIBRARY)),
        ("tools", "Tools", "No tools. Plans name them under `### Tools/Infrastructure`.",
         found.inventory(DependencyKind.TOOL)),
        ("access", "Access still required", "No access is outstanding.", found.outstanding_access),
    ]  # fmt: skip
    return [_Section(name, title, empty, len(found), found) for name, title, empty, found in sections]


def _inventory(portal: Portal) -> str:
    short = [
        _Section(section.name, section.title, section.empty, section.total, section.rows[:25])
        for section in _sections(portal)
    ]
    return render("inventory.html", portal, addresses.INVENTORY, sections=short, register=False, pages=None)


def _inventory_lists(portal: Portal) -> Iterator[GeneratedPage]:
    for section in _sections(portal):
        uri = addresses.inventory_list(section.name)
        for pager, part in pages_of(section.rows, uri):
            yield GeneratedPage(
                addresses.paged(uri, pager.number),
                section.title,
                lambda section=section, pager=pager, part=part: render(  # type: ignore[misc]
                    "inventory.html",
                    portal,
                    addresses.paged(pager.uri, pager.number),
                    sections=[_Section(section.name, section.title, section.empty, section.total, part)],
                    register=True,
                    heading=section.title,
                    pages=pager,
                ),
                parent=addresses.INVENTORY,
            )


@dataclass(frozen=True, slots=True)
class _Item:
    """A place in a plan, for the lists behind figures."""

    entry: Entry
    text: str
    url: str
    values: tuple[str, ...] = ()


def _step_lists(portal: Portal) -> Iterator[GeneratedPage]:
    for name, mark, heading in (
        ("open-steps", Mark.OPEN, "Open steps of active plans"),
        ("done-steps", Mark.DONE, "Done steps of active plans"),
    ):
        yield from _pages(portal, "items.html", addresses.plan_list(name), heading,
                          list(portal.portfolio.steps(mark)), _step_item,
                          heading=heading, text="", columns=["Step", "Phase", "Plan"])  # fmt: skip


def _step_item(row: Any) -> _Item:  # noqa: ANN401
    phases = row.entry.plan.phases
    phase = phases[row.check.phase].name if row.check.phase is not None else ""
    return _Item(row.entry, row.check.text, f"{row.entry.url}#{row.check.anchor}", (phase,))


def _grave_findings(entry: Entry) -> list[Any]:
    return [finding for finding in entry.all_findings if finding.severity is not Severity.INFO]


def _trouble(portal: Portal) -> Iterator[GeneratedPage]:
    found = portal.portfolio
    unread = [
        _Item(entry, item.text, f"{entry.url}#plans-not-understood", (item.section, str(item.line)))
        for entry in found.not_understood
        for item in entry.plan.not_understood
    ]
    findings = [
        _Item(
            entry,
            finding.message,
            f"{entry.url}#plans-findings",
            (f"{entry.plan.path}:{finding.line}" if finding.line else entry.plan.path, finding.rule),
        )
        for entry in found.with_findings
        for finding in _grave_findings(entry)
    ]
    yield from _pages(portal, "items.html", addresses.plan_list("not-understood"), "Not understood", unread, lambda item: item,
                      heading="Not understood", columns=["Text", "Under", "Line", "Plan"],
                      text="What stands under risks, questions, criteria or access and was read as none of them.")  # fmt: skip
    yield from _pages(portal, "items.html", addresses.plan_list("findings"), "Findings", findings, lambda item: item,
                      heading="Findings", columns=["Finding", "Place", "Rule", "Plan"],
                      text="What readers of these plans should know; findings of the level info stand on each plan's own page.")  # fmt: skip
