"""The page "This change" of a preview: the whole diff, beginning with the events to look at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from mkdocs_plans.diff import Diff, Event, PlanChange, PlanFigures
from mkdocs_plans.diff.describe import (
    completed,
    describe_event,
    first,
    is_first,
    sections_in_words,
    worsened,
)
from mkdocs_plans.diff.event_kinds import EventSection, Tone
from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.risk_rating import levels_in_words
from mkdocs_plans.pages.portal import ITEMS_PER_LIST, GeneratedPage, PageLinks, Portal
from mkdocs_plans.pages.portfolio_figures import FigureChange, figure_changes
from mkdocs_plans.pages.preview import Badge, PreviewView, plan_badge
from mkdocs_plans.pages.tables import Fill, list_pages
from mkdocs_plans.pages.templating import environment, render
from mkdocs_plans.portfolio.entry import shortened

_NOT_STATED = "not stated"
_SHORT = 100
"""The most rows of a section; a longer one ends with a link to all."""


class Line(NamedTuple):
    """An event as a row of a table or list."""

    badge: Badge
    text: str
    url: str
    """The address of the item, relative to the site's root; empty if the item was removed."""
    about: str
    more: Sequence[tuple[str, str]]
    """The new and old values, each after a word such as *was*."""
    source: str
    """The line in the file, if the item has no link."""
    plan: PlanChange


@dataclass(frozen=True, slots=True)
class _ChangeSection:
    name: str
    """The name in addresses and as an id."""
    title: str
    one: str
    """The name of what it counts, in the singular."""
    many: str
    """The name of what it counts, in the plural."""
    template: str
    """The macro of `change_rows.html` that writes its rows."""
    columns: Sequence[str]
    rows: Sequence[Any]


def change_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the page, and a page for each section that is too long for it; only in a preview."""
    preview = portal.changes
    if preview is None or preview.diff is None:
        return
    sections = _sections(preview.diff)
    yield GeneratedPage(preview.uri, "This change", partial(_change, portal, preview, preview.diff, sections))
    for section in sections:
        if len(section.rows) > _SHORT:
            yield from list_pages(
                portal,
                "change_list.html",
                preview.list(section.name),
                section.title,
                section.rows,
                fill=_fill(section),
                size=ITEMS_PER_LIST,
                section=section,
            )


def _change(portal: Portal, preview: PreviewView, diff: Diff, sections: Sequence[_ChangeSection]) -> str:
    link = PageLinks(portal, preview.uri)
    return render(
        "change.html",
        portal,
        preview.uri,
        diff=diff,
        sections=[(section, _fill(section)(section.rows[:_SHORT], link)) for section in sections],
        short=_SHORT,
        figures=list(_figures(portal, diff)),
        completed=completed(diff),
    )


def _fill(section: _ChangeSection) -> Fill:
    macro = getattr(environment().get_template("change_rows.html").module, section.template)
    return lambda rows, link: Markup(macro(rows, link.base))  # noqa: S704  (a template's own output)


def _sections(diff: Diff) -> list[_ChangeSection]:
    """Return the sections that list something; a change of status is shown among the plans."""
    urgent = [_line(plan, event) for plan, event in first(diff.plans)]
    moved = sorted(diff.plans, key=lambda plan: not _has_moved(plan))
    lined = ("lines", ["What", "Item", "Plan"])
    sections = [
        _ChangeSection("first", "Needs attention", "needs attention", "need attention", *lined, urgent),
        _ChangeSection("plans", "Plans", "plan", "plans", "plans", *_plan_rows(moved)),
    ]
    rest = [(plan, event) for plan, event in diff.events if not is_first(plan, event)]
    for section in EventSection:
        lines = [line(plan, event) for plan, event in rest if event.kind.info.section is section]
        sections.append(
            _ChangeSection(section.value, section.heading, section.one, section.many, *lined, lines)
        )
    return [section for section in sections if section.rows]


def _line(plan: PlanChange, event: Event | None) -> Line:
    if event is None:
        badge = Badge(worsened(plan) or "", Tone.WORSE if plan.head else Tone.GONE)
        reason = plan.head.reason if plan.head else ""
        more = [("", shortened(reason))] if reason else []
        return Line(badge, plan.title, plan.page or "", "", more, "", plan)
    return line(plan, event)


def line(plan: PlanChange, event: Event) -> Line:
    """Return an event as a row."""
    words, place = describe_event(event), event.position
    anchor = f"#{event.head.anchor}" if event.head and event.head.anchor else ""
    about, more = words.about or "", words.more
    if event.kind.info.section is EventSection.RISKS:
        about = levels_in_words(about)
    if event.kind.info.levels:
        more = tuple((lead, value and levels_in_words(value)) for lead, value in more)
    return Line(
        Badge(words.what, event.kind.info.tone),
        place.text,
        f"{plan.page or ''}{anchor}" if event.head else "",
        about,
        [
            *((lead, value or "not stated") for lead, value in more),
            *([("", words.open_for)] if words.open_for else []),
        ],
        "" if event.head or not place.line else f"line {place.line} before",
        plan,
    )


# Plans, before and after.


_FIGURES = ("Steps done", "Open risks", "Open questions")


class _Moves(NamedTuple):
    """A plan as a row, before and now."""

    plan: PlanChange
    badge: Badge
    states: Sequence[tuple[str, str]]
    """The state and its word; two of them if it changed."""
    figures: Sequence[tuple[str, Sequence[str]]]
    """The label and the value; two values if it changed."""
    texts: Sequence[str] | None
    """The names of parts that changed without an event; `None` if no plan has any."""


def _plan_rows(plans: Sequence[PlanChange]) -> tuple[list[str], list[_Moves]]:
    """Return the columns in which any plan has a value, and the rows of the plans."""
    found = [_moves(plan) for plan in plans]
    empty = {
        label
        for place, label in enumerate(_FIGURES)
        if all(list(row.figures[place][1]) == [_NOT_STATED] for row in found)
    }
    texts = any(row.texts for row in found)
    kept = [
        row._replace(
            figures=[figure for figure in row.figures if figure[0] not in empty],
            texts=row.texts if texts else None,
        )
        for row in found
    ]
    figures = [label for label in _FIGURES if label not in empty]
    return ["Plan", "Status", *figures, *(["Text changed in"] if texts else [])], kept


def _has_moved(plan: PlanChange) -> bool:
    return plan.base is None or plan.head is None or plan.base.status is not plan.head.status


def _moves(plan: PlanChange) -> _Moves:
    sides = [side for side in (plan.base, plan.head) if side]
    states = dict.fromkeys(side.status for side in sides)
    figures = (
        [_steps(side) for side in sides],
        [_risks(side) for side in sides],
        [_questions(side) for side in sides],
    )
    return _Moves(
        plan,
        plan_badge(plan),
        [(state.value, STATE_WORDS[state]) for state in states],
        [(label, list(dict.fromkeys(values))) for label, values in zip(_FIGURES, figures, strict=True)],
        sections_in_words(plan),
    )


def _steps(side: PlanFigures) -> str:
    if side.steps.total:
        return f"{side.steps.done:,} of {side.steps.total:,}"
    return _NOT_STATED if side.tracked is None else "not tracked"


def _risks(side: PlanFigures) -> str:
    if side.risks is None:
        return _NOT_STATED
    return f"{side.risks:,} ({side.red_risks:,} High/High)" if side.red_risks else f"{side.risks:,}"


def _questions(side: PlanFigures) -> str:
    return _NOT_STATED if side.questions is None else f"{side.questions:,}"


# All plans, before and after.


def _figures(portal: Portal, diff: Diff) -> Iterator[tuple[FigureChange, str]]:
    """Yield the figures that change, each with the page that lists what it counts; empty if no page does."""
    alone = not any(entry.project for entry in portal.portfolio.entries)
    for figure in figure_changes(diff):
        if figure.moved:
            yield figure, figure.uri if alone and figure.exact else ""
