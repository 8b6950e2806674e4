"""The changes of a range in Markdown. Every text of a plan is in a code span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mkdocs_plans.history.describe import ChangedItem, in_words
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.changes import LoggedChange
from mkdocs_plans.portfolio.entry import Entry

from .changes import ChangesReport, period, summed_up
from .code_span import code_span, link
from .plan_links import PortalLinks


def write(report: ChangesReport, links: PortalLinks) -> str:
    """Return the changes by day and plan."""
    parts = [f"### Plans: {_period(report)}", _head(report, links)]
    for day, plans in report.days():
        parts.append(f"#### {day:%A}, {day.day} {day:%B %Y}")
        parts.append("\n".join(line for changes in plans for line in _plan(changes, links)))
    parts += [report.left_out] if report.left_out else []
    return "\n\n".join(parts) + "\n"


def _period(report: ChangesReport) -> str:
    words = period(report)
    return words if words == report.total.period else code_span(words)


def _head(report: ChangesReport, links: PortalLinks) -> str:
    words = summed_up(report)
    sentence = f"{words[:1].upper()}{words[1:]}."
    if report.total.sums:
        sentence += f" {plural(report.total.total, 'change')} in all."
    page = links.page(addresses.CHANGES)
    return f"{sentence} {link('All changes', page)}" if page else sentence


def _plan(changes: Sequence[LoggedChange], links: PortalLinks) -> Iterator[str]:
    found, entry = changes[0].found, changes[0].entry
    yield f"- **{link(code_span(found.title), links.item(entry))}**"
    for change in changes:
        then = change.found
        shown = link(code_span(then.short), links.commit(then.path, then.commit))
        yield f"    - {in_words(change.line, code_span, partial(_item, links, entry))} · {shown}"


def _item(links: PortalLinks, entry: Entry | None, item: ChangedItem) -> str:
    return link(code_span(item.text), links.item(entry, item.anchor) if item.anchor else None)
