"""A diff in Markdown: the comment on a pull request, and the summary of a job.

Every text of a plan is in a code span, addresses are percent-encoded, and all other text is fixed. A report
that is too long loses lines at the ends of its sections, each of which states how many were left out. No
table and no list is cut in the middle.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress

from mkdocs_plans.diff import (
    Change,
    Diff,
    DiffNote,
    OverlappingPlan,
    PlanChange,
    PlanFigures,
    Revision,
    Side,
)
from mkdocs_plans.diff.describe import CHANGE_WORDS, is_first, sections_in_words
from mkdocs_plans.diff.event_kinds import EventSection
from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portfolio_figures import FigureChange, figure_changes
from mkdocs_plans.portfolio.entry import shortened

from .code_span import code_span, link
from .event_lines import ReportLine, completed, first, report_lines
from .links import ReportLinks


@dataclass(frozen=True, slots=True)
class LengthLimit:
    """The longest report that a host takes."""

    size: int
    """Bytes in UTF-8. No host counts more, whether it counts bytes or characters."""
    lines: int
    """The lines of one section."""


COMMENT = LengthLimit(64_000, 50)
"""A comment on GitHub has 65,536 characters at most; the marker needs some of them."""
SUMMARY = LengthLimit(1_000_000, 5_000)
"""A step's summary on GitHub has 1 MiB at most, and fails to upload when it is longer."""

NOTHING = "No plan changed.\n"
_FILES = 5
"""The files of another plan that one line shows."""
_UNBLOCKED = 5
"""The unblocked plans that are named."""
_SECTIONS = 5
"""The names of sections that one cell shows."""
_URL = addresses.Addresses().url
_NO_FIGURES = "All figures are unchanged."
_FOLDED = 10
"""Longer details are folded. Fixed findings always are, because they need no action."""


@dataclass(frozen=True, slots=True)
class _ReportSection:
    title: str
    lines: Sequence[str]
    head: str = ""
    """The lines before the others: the first two of a table."""
    unfolded: int | None = None
    """How many lines are shown unfolded; `None` for any number."""


def comment(diff: Diff, links: ReportLinks) -> str:
    """Return the comment for a reviewer; empty if plans were only reworded."""
    return _fitted(diff, links, COMMENT) if _is_reported(diff) else ""


def summary(diff: Diff, links: ReportLinks) -> str:
    """Return the summary of a CI job: longer than the comment, never empty, and with changed text."""
    return _fitted(diff, links, SUMMARY) if diff.plans or diff.notes else NOTHING


def _is_reported(diff: Diff) -> bool:
    return bool(diff.notes) or any(plan.events or plan.change is not Change.CHANGED for plan in diff.plans)


# As many lines as the limit permits.


def _fitted(diff: Diff, links: ReportLinks, limit: LengthLimit) -> str:
    """Return the report with as many lines in each section as the limit allows."""
    sections = [section for section in _sections(diff, links) if section.lines]
    head, foot = _head(diff, links), _portfolio(diff, links)

    def written(most: int) -> str:
        parts = [head, *(_cut(section, most, links) for section in sections), foot]
        return "\n\n".join(parts) + "\n"

    # bisect_left finds the first number of lines that is too many.
    counts = range(1, limit.lines + 1)
    fits = bisect_left(counts, True, key=lambda most: len(written(most).encode("utf-8")) > limit.size)  # noqa: FBT003
    return written(fits)


def _cut(section: _ReportSection, most: int, links: ReportLinks) -> str:
    shown, left = section.lines[:most], len(section.lines[most:])
    lines = [*([section.head] if section.head and shown else []), *shown]
    if left:
        lines += ["", f"… and {left:,} more" + (f": {link('show all', links.more)}" if links.more else "")]
    text = "\n".join(lines).strip("\n")
    title = f"{section.title} ({len(section.lines):,})"
    if section.unfolded is not None and len(shown) > section.unfolded:
        return f"<details><summary><b>{title}</b></summary>\n\n{text}\n\n</details>"
    return f"#### {title}\n\n{text}"


# The content.


def _head(diff: Diff, links: ReportLinks) -> str:
    counts = Counter(plan.change for plan in diff.plans)
    words = ", ".join(f"{counts[change]:,} {word}" for change, word in CHANGE_WORDS.items() if counts[change])
    links_above = (("preview", links.page(_URL(addresses.INDEX))), ("full report", links.more))
    compared = f"{_revision(diff.base)} → {_revision(diff.head)}"
    urgent = len(first(diff.plans))
    needs = "needs" if urgent == 1 else "need"
    lines = [
        f"### Plans: {words or 'none changed'}" + (f" · {urgent:,} {needs} attention" if urgent else ""),
        " · ".join([compared, *(link(name, address) for name, address in links_above if address)]),
    ]
    if diff.configuration_differs:
        options = ", ".join(map(code_span, diff.configuration_differs))
        lines.append(f"The configuration of the head differs in {options} and is not used.")
    return "\n\n".join(lines)


def _revision(revision: Revision) -> str:
    if revision.commit is None:
        return code_span(revision.name)
    short = revision.commit[:7]
    return (
        code_span(short)
        if revision.name.startswith(short)
        else f"{code_span(revision.name)} ({code_span(short)})"
    )


def _sections(diff: Diff, links: ReportLinks) -> Iterator[_ReportSection]:
    lines = partial(_line, diff, links)
    yield _ReportSection("Needs attention", [lines(one) for one in first(diff.plans)])
    yield _ReportSection("Notes", [_note(note) for note in diff.notes])
    moved = sorted(diff.plans, key=lambda plan: not _has_moved(plan))
    head, *rows = _table([_row(diff, plan, links) for plan in moved])
    yield _ReportSection("Plans", rows, head=head)
    rest = [(plan, event) for plan, event in diff.events if not is_first(plan, event)]
    for section in EventSection:
        found = [
            lines(report_lines(plan, event)) for plan, event in rest if event.kind.info.section is section
        ]
        unfolded = 0 if section is EventSection.FIXED_FINDINGS else _FOLDED
        yield _ReportSection(section.heading, found, unfolded=unfolded)
    overlaps = [_overlap(plan, links) for plan in diff.overlapping]
    yield _ReportSection("Other active plans that name the same files", overlaps, unfolded=_FOLDED)


def _overlap(plan: OverlappingPlan, links: ReportLinks) -> str:
    files = [code_span(file) for file in plan.files[:_FILES]]
    more = [f"{len(plan.files) - _FILES:,} more"] if len(plan.files) > _FILES else []
    return f"- {link(code_span(plan.title), links.page(plan.page))}: {', '.join([*files, *more])}"


def _line(diff: Diff, links: ReportLinks, one: ReportLine) -> str:
    """Return one event as a line, with links to the item in the preview and to the line in the source."""
    plan, event = one.plan, one.event
    place = event.position if event else None
    side = event.side if event else Side.HEAD if plan.head else Side.BASE
    anchor = place.anchor if place and side is Side.HEAD else None
    item = link(code_span(place.text if place else plan.title), links.page(plan.page, anchor))
    return (
        f"- {one.words}: {item}{one.more} · {_source(diff, links, plan, side, place.line if place else None)}"
    )


def _source(diff: Diff, links: ReportLinks, plan: PlanChange, side: Side, line: int | None) -> str:
    is_head = side is Side.HEAD
    path = plan.path if is_head or plan.was is None else plan.was
    commit = (diff.head if is_head else diff.base).commit
    name = code_span(f"{path}:{line}" if line else path)
    return link(name, links.line(commit, path, line)) + ("" if is_head else " before")


def _note(note: DiffNote) -> str:
    where = f"{code_span(note.path)}: " if note.path else ""
    before = " (before)" if note.side is Side.BASE else ""
    return f"- {where}{code_span(note.message)}{before}"


_COLUMNS = ("Plan", "Status", "Steps done", "Open risks", "Open questions", "Text changed in")
_NONE = "–"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the head of a table and its rows, without the columns that are empty for every plan."""
    kept = [any(row[column] != _NONE for row in rows) for column in range(len(_COLUMNS))]
    titles, *lines = (f"| {' | '.join(compress(row, kept))} |" for row in (_COLUMNS, *rows))
    return [f"{titles}\n|{'---|' * sum(kept)}", *lines]


def _row(diff: Diff, plan: PlanChange, links: ReportLinks) -> Sequence[str]:
    commit = (diff.head if plan.head else diff.base).commit
    name = [link(code_span(plan.title, in_cell=True), links.page(plan.page))]
    name.append(
        link(
            "source" if links.source else code_span(plan.path, in_cell=True), links.line(commit, plan.path, 1)
        )
    )
    if plan.change is not Change.CHANGED:
        name.append(
            f"**{CHANGE_WORDS[plan.change]}**"
            + (f" from {code_span(plan.was, in_cell=True)}" if plan.was else "")
        )
    figures = (_moved(cell, plan) for cell in (_status, _steps, _risks, _questions))
    return (" · ".join(name), *figures, _text_changed(plan))


def _text_changed(plan: PlanChange) -> str:
    """Return which sections changed. Authors may have named them."""
    names = [code_span(name, in_cell=True) for name in sections_in_words(plan)]
    more = [f"{len(names) - _SECTIONS:,} more"] if len(names) > _SECTIONS else []
    return ", ".join([*names[:_SECTIONS], *more]) or _NONE


def _has_moved(plan: PlanChange) -> bool:
    return plan.base is None or plan.head is None or plan.base.status is not plan.head.status


def _moved(cell: Callable[[PlanFigures], str], plan: PlanChange) -> str:
    """Return the text of a cell: the old and the new value, if they differ."""
    was, now = (None if side is None else cell(side) for side in (plan.base, plan.head))
    if was is None or now is None or was == now:
        return now or was or _NONE
    return f"{was} → **{now}**"


def _status(side: PlanFigures) -> str:
    reason = f" ({code_span(shortened(side.reason), in_cell=True)})" if side.reason else ""
    return f"{STATE_WORDS[side.status]}{reason}"


def _steps(side: PlanFigures) -> str:
    steps = side.steps
    return f"{steps.done:,} of {steps.total:,}" if steps.total else _NONE


def _risks(side: PlanFigures) -> str:
    if side.risks is None:
        return _NONE
    return f"{side.risks:,}" + (f" ({side.red_risks:,} High/High)" if side.red_risks else "")


def _questions(side: PlanFigures) -> str:
    return _NONE if side.questions is None else f"{side.questions:,}"


# All plans, before and after.


def _portfolio(diff: Diff, links: ReportLinks) -> str:
    rows = [_figure(figure, links) for figure in figure_changes(diff) if figure.moved]
    parts = ["#### Portfolio"]
    parts += [line] if (line := _completed(diff, links)) else []
    parts += [line] if (line := _unblocked(diff, links)) else []
    parts.append(
        "\n".join(["| All plans | Before | After |", "|---|---|---|", *rows]) if rows else _NO_FIGURES
    )
    return "\n\n".join(parts)


def _figure(figure: FigureChange, links: ReportLinks) -> str:
    after = link(f"{figure.after:,}", links.page(_URL(figure.uri)) if figure.after else None)
    return f"| {figure.name} | {figure.before:,} | {after} |"


def _completed(diff: Diff, links: ReportLinks) -> str:
    """Return the work that the change completed as a line; empty if there is none."""
    done = completed(diff, lambda plan: link(code_span(plan.title), links.page(plan.page)))
    return f"Completed by this change: {done}" if done else ""


def _unblocked(diff: Diff, links: ReportLinks) -> str:
    """Return the plans that do not wait any more as a line; empty if there is none."""
    names = [link(code_span(plan.title), links.page(plan.page)) for plan in diff.unblocked[:_UNBLOCKED]]
    more = [f"{len(diff.unblocked) - _UNBLOCKED:,} more"] if len(diff.unblocked) > _UNBLOCKED else []
    return f"Unblocked by this change: {', '.join([*names, *more])}" if names else ""
