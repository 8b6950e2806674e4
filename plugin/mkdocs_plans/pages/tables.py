"""Long lists as pages of a table: the pages of a list, and how their rows are filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.plan_columns import PlanColumns
from mkdocs_plans.pages.portal import (
    ROWS_PER_LIST,
    ROWS_PER_PAGE,
    GeneratedPage,
    PageLinks,
    Pager,
    Portal,
    pages_of,
)
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.templating import broken, environment, render
from mkdocs_plans.portfolio.entry import Entry

Fill = Callable[[Sequence[Any], PageLinks], Markup]
"""Turns items and the links of their page into the rows of a table."""

_GROUP = Markup('<tr class="{}"><th scope="rowgroup" colspan="{}">{}</th></tr>')


class RegisterGroup(NamedTuple):
    """Some items of a register, which have a list of their own."""

    name: str
    """Its name in addresses."""
    title: str
    text: str
    """An explanation, which its list shows; empty: the title is enough."""
    rows: Sequence[Any]
    fill: Fill | None = None
    """Fills its rows, if they differ from those of the register."""


def list_pages(
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
    """A list as one page or several. Rows are created when their page is rendered, and are not stored.

    Lists of a single project exist only if they contain something, because no figure links to the others.
    """
    if portal.scope is not None and not items:
        return
    title, uri = portal.called(title), portal.at(uri)
    if "heading" in values:
        values["heading"] = portal.called(values["heading"])
    for pager, part in pages_of(items, uri, size):
        yield GeneratedPage(
            addresses.paged(uri, pager.number),
            title if pager.number == 1 else f"{title}, page {pager.number}",
            partial(_page, portal, template, pager, partial(fill, part), values),
        )


def register_pages(
    portal: Portal,
    noun: str,
    address: str,
    list_address: Callable[[str], str],
    row: Callable[[Any], rows.Row],
    *,
    opened: Sequence[Any],
    changed: Sequence[Any],
    groups: Sequence[RegisterGroup],
    ended: str,
    register_fill: Fill | None = None,
    values: Mapping[str, Any],
) -> Iterator[GeneratedPage]:
    """Yield a register, a list for each of its groups, and in a preview the list of what has changed.

    Args:
        portal: The portal.
        noun: What the register lists, which also names its templates: `risk` or `question`.
        address: The address of the register.
        list_address: Returns the address of the list of a group, by the name of the group.
        row: Returns the fields of the row of an item.
        opened: The open items, which the register lists.
        changed: The items that a preview marks as changed.
        groups: The groups that the register links to.
        ended: The head of the column of days on which items ended, in lists of items that are not open.
        register_fill: Fills the rows of the register, if they differ from those of its lists.
        values: What the template of the register takes besides.
    """
    fill, title, list_template = fill_with(portal, noun, row), f"{noun.capitalize()}s", f"{noun}_list.html"
    yield from list_pages(
        portal,
        f"{noun}s.html" if portal.scope is None else list_template,
        address,
        title,
        opened,
        fill=register_fill or fill,
        size=ROWS_PER_PAGE,
        heading=f"Open {noun}s",
        text="",
        age_head=rows.OPEN_FOR,
        answers=False,
        sizes={group.name: len(group.rows) for group in groups},
        changed=changed,
        row_template=row_template(noun, portal).markup,
        **values,
    )
    lists = [
        (list_address(group.name), f"{title}: {group.title}", group.text, group.rows, group.fill or fill)
        for group in groups
    ]
    if portal.changes and portal.scope is None:
        lists.append((portal.changes.list(f"changed-{noun}s"), f"Changed {noun}s", "", changed, fill))
    for uri, heading, text, items, fill_list in lists:
        age_head = rows.OPEN_FOR if any(item.open for item in items) else ended
        yield from list_pages(
            portal,
            list_template,
            uri,
            heading,
            items,
            fill=fill_list,
            heading=heading,
            text=text,
            age_head=age_head,
            answers=fill_list is not fill,
        )


def _page(
    portal: Portal, template: str, pager: Pager, fill: Callable[[PageLinks], Markup], values: dict[str, Any]
) -> str:
    here = addresses.paged(pager.uri, pager.number)
    filled = fill(PageLinks(portal, here))
    return render(template, portal, here, pages=pager, rows=filled, **values)


def fill_with(portal: Portal, name: str, row: Callable[[Any], rows.Row]) -> Fill:
    """Fill the template of a row with the fields that `row` returns for each item."""
    template = row_template(name, portal)
    return lambda items, link: template.all(map(row, items), link.base)


def fill_by(macro: str) -> Fill:
    """Fill rows that contain lists of links, with a macro of `overview_rows.html`."""
    fill: Fill = getattr(environment().get_template("overview_rows.html").module, macro)
    return fill


def fill_plans(portal: Portal, columns: PlanColumns, *, finished: int = 0) -> Fill:
    """Rows of plans; the parts of one plan are below the name of their folder.

    Args:
        portal: The portal.
        columns: The columns of the table.
        finished: The number of finished plans that follow the active ones below a heading; 0 for no heading.
    """
    recent = frozenset(entry.plan.path for entry in portal.portfolio.changed)
    template = row_template("plan", portal, columns)
    ended = Markup("Finished ({:,}) <small>newest first</small>").format(finished)

    def fill(entries: Sequence[Entry], link: PageLinks) -> Markup:
        found: list[str] = []
        below = not finished
        for (active, family), members in groupby(entries, key=lambda entry: (entry.active, entry.family)):
            if not (active or below):
                found.append(_GROUP.format("plans-group plans-group--finished", columns.width, ended))
                below = True
            if family:
                found.append(_GROUP.format("plans-group", columns.width, broken(family)))
            found += [
                template.fill(rows.plan_row(entry, portal.portfolio, recent, portal.changes), link.base)
                for entry in members
            ]
        return Markup("\n".join(found))  # noqa: S704  (rows and headings are escaped)

    return fill
