"""Long lists as pages of a table: which pages there are, and how their rows are filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import ROWS_PER_LIST, GeneratedPage, Links, Pager, Portal, pages_of
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.templating import broken, render
from mkdocs_plans.standing import Entry

Fill = Callable[[Sequence[Any], str], Markup]
"""From items and the way to the site's root to the rows of a table."""

_GROUP = Markup('<tr class="plans-group"><th scope="rowgroup" colspan="7">{}</th></tr>')


def pages(
    portal: Portal,
    template: str,
    uri: str,
    title: str,
    items: Sequence[Any],
    *,
    fill: Fill,
    size: int = ROWS_PER_LIST,
    **values: Any,  # noqa: ANN401  (what the template takes)
) -> Iterator[GeneratedPage]:
    """A list as one page or several; rows are made for the page that is rendered and not kept."""
    for pager, part in pages_of(items, uri, size):
        yield GeneratedPage(
            addresses.paged(uri, pager.number),
            title if pager.number == 1 else f"{title}, page {pager.number}",
            partial(_page, portal, template, pager, partial(fill, part), values),
        )


def _page(
    portal: Portal, template: str, pager: Pager, fill: Callable[[str], Markup], values: dict[str, Any]
) -> str:
    here = addresses.paged(pager.uri, pager.number)
    filled = fill(Links(portal, here).base)
    return render(template, portal, here, pages=pager, rows=filled, **values)


def fill_with(name: str, row: Callable[[Any], rows.Row]) -> Fill:
    """Fill the template of a row with what `row` makes of each item."""
    template = row_template(name)
    return lambda items, base: template.all(map(row, items), base)


def fill_plans(portal: Portal) -> Fill:
    """Rows of plans, the parts of one plan under the name of their folder."""
    recent = frozenset(entry.plan.path for entry in portal.portfolio.changed)
    template = row_template("plan")

    def fill(entries: Sequence[Entry], base: str) -> Markup:
        found: list[str] = []
        for family, members in groupby(entries, key=lambda entry: entry.family):
            if family:
                found.append(_GROUP.format(broken(family)))
            found += [
                template.fill(rows.plan_row(entry, portal.portfolio, recent), base) for entry in members
            ]
        return Markup("\n".join(found))  # noqa: S704  (rows and headings are escaped)

    return fill
