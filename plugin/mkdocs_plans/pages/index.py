"""The index: all plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.plan_columns import facets, flags, left_out, more_flags, plan_columns
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_plans, list_pages
from mkdocs_plans.pages.templating import render

_LONGEST_OPENING = 240
"""The most characters of an introduction above the filter."""
_FEW_BLOCKS = 2
"""The most headings and paragraphs of an introduction that is above the filter as a whole."""
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
_LINK = re.compile(r"<a\b.*?</a>", re.DOTALL)
_BLOCK = re.compile(r"<(?:p|h[1-6]|li|tr|pre|img)\b")


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """All plans; without any, how to write the first one."""
    found = portal.portfolio
    if not found.entries and portal.overview is None:
        yield GeneratedPage(addresses.INDEX, portal.title, lambda: _empty(portal))
        return
    columns = plan_columns(found.entries)
    halves = bool(found.active and found.finished)
    yield from list_pages(
        portal,
        "index.html" if portal.scope is None else "plans.html",
        addresses.INDEX,
        portal.title if portal.scope is None else "All plans",
        found.last_changed_first,
        fill=fill_plans(portal, columns, finished=len(found.finished) if halves else 0),
        size=ROWS_PER_PAGE,
        heading="All plans",
        text="",
        unknown=False,
        columns=columns,
        halves=halves,
        facets=list(facets(portal)),
        flags=list(flags(portal)),
        more_flags=list(more_flags(portal)),
        left_out=left_out(portal, columns),
        row_template=row_template("plan", portal, columns).markup,
        opening=_opening(portal),
    )


def _opening(portal: Portal) -> str | None:
    """Return the beginning of the introduction: empty without a paragraph, `None` if it is shown whole."""
    whole = portal.introduction
    if len(_BLOCK.findall(whole)) <= _FEW_BLOCKS and len(whole.striptags()) <= _LONGEST_OPENING:
        return None
    paragraphs = map(Markup, _PARAGRAPH.findall(whole))
    # A paragraph of links only is a row of badges.
    first = next((text for text in paragraphs if any(map(str.isalnum, _without_links(text)))), Markup())
    return truncate(first.striptags(), _LONGEST_OPENING)


def _without_links(text: Markup) -> str:
    return Markup(_LINK.sub("", text)).striptags()  # noqa: S704  (no text of this is published)


def _empty(portal: Portal) -> str:
    return render("empty.html", portal, addresses.INDEX, example_date=portal.portfolio.today.isoformat())
