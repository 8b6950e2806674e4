"""Rows of long tables: one template for each kind, filled by the same rule here and in the browser.

The template of a row (in `templates/rows.html`) names its fields in braces, `{title}`, and marks pieces that
are left out if their field is empty. The page contains the template for the script to clone, and this module
fills it for the static pages. So the rows are the same with and without script, and a hundred thousand rows
cost less than a call of the template engine for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from mkdocs_plans.pages.plan_columns import PlanColumns
from mkdocs_plans.pages.portal import Portal, rooted
from mkdocs_plans.pages.rows import Row
from mkdocs_plans.pages.templating import broken, environment
from mkdocs_plans.portfolio.portfolio import Portfolio

_PIECE = re.compile(r"\{(?P<field>\w+)\}|\x02(?P<condition>\w+)\x02|(?P<end>\x03)")
"""A field in braces, or a control character that begins or ends a conditional piece. No other text of a
template contains control characters."""
_LINKS = ("url", "urltwo", "urlthree", "planurl", "listsurl", "allurl", "commiturl")
"""Fields with a URL: relative to the site's root, or absolute."""
_PATHS = ("one",)
"""Fields that may be broken after a slash: the positions of items."""
_SPECIAL = re.compile("[&<>\"']")
_MARKS = re.compile(r"\x02\w+\x02|\x03")
_HREF = re.compile(r' (?=(?:xlink:)?href="[^"]*\{)')
"""An address that contains a field. Link checkers read `<template>`, in which such an address is broken."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the template: text followed by a field, or pieces that need a field."""

    text: str
    field: str = ""
    pieces: tuple[_Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTemplate:
    """A row's template, ready to be filled."""

    markup: Markup
    """The content of the page's `<template>`."""
    pieces: tuple[_Piece, ...]

    def fill(self, row: Row, base: str) -> str:
        """The row as HTML; `base` is the link from the page to the site's root."""
        found: list[str] = []
        _fill(self.pieces, row, base, found)
        return "".join(found)

    def all(self, rows: Iterable[Row], base: str) -> Markup:
        """Many rows as HTML."""
        return Markup("\n".join(self.fill(row, base) for row in rows))  # noqa: S704  (each value is escaped)


def row_template(name: str, portal: Portal, columns: PlanColumns | None = None) -> RowTemplate:
    """The template of a `plan` with its columns, or of a `risk`, `question`, `item` or `project`."""
    return _row_template(
        name,
        columns=columns,
        several=portal.overview is not None,
        changes=portal.changes is not None,
        stated=stated(name, portal.portfolio),
    )


def stated(name: str, portfolio: Portfolio) -> frozenset[str]:
    """Return the names of columns that some rows have no value for, if any row of this kind has one.

    Args:
        name: The name of the template.
        portfolio: The portfolio of the rows.
    """
    match name:
        case "plan":
            return frozenset(["age"] if portfolio.states_have_ages else [])
        case "risk":
            return portfolio.stated_of_risks
        case "question" | "answered":
            return portfolio.stated_of_questions
        case "decision":
            return portfolio.stated_of_decisions
    return frozenset()


@cache
def _row_template(
    name: str, *, columns: PlanColumns | None, several: bool, changes: bool, stated: frozenset[str]
) -> RowTemplate:
    """Return a template.

    Rows name the project if there are several, the change in a preview, and what is `stated` of any row.
    """
    values = {"columns": columns, "several": several, "changes": changes, "stated": stated}
    module = environment().get_template("rows.html").make_module(values)
    marked = str(getattr(module, name)())
    markup = _HREF.sub(" data-", _MARKS.sub("", marked))  # The script turns `data-href` into `href`.
    return RowTemplate(Markup(markup), _pieces(marked))  # noqa: S704  (our own template)


def _pieces(marked: str) -> tuple[_Piece, ...]:
    stack: list[tuple[str, list[_Piece]]] = [("", [])]
    start = 0
    for match in _PIECE.finditer(marked):
        text = marked[start : match.start()]
        start = match.end()
        if match["field"]:
            stack[-1][1].append(_Piece(text, match["field"]))
            continue
        stack[-1][1].append(_Piece(text))
        if match["condition"]:
            stack.append((match["condition"], []))
        else:
            field, inner = stack.pop()
            stack[-1][1].append(_Piece("", field, tuple(inner)))
    return (*stack[0][1], _Piece(marked[start:]))


def _fill(pieces: tuple[_Piece, ...], row: Row, base: str, found: list[str]) -> None:
    for piece in pieces:
        field = piece.field
        if piece.pieces:
            if row[field]:
                _fill(piece.pieces, row, base, found)
            continue
        found.append(piece.text)
        if field in _LINKS:
            found.append(_escaped(rooted(base, str(row[field]))))
        elif field in _PATHS:
            found.append(broken(str(row[field])))
        elif field:
            found.append(_escaped(row[field]))


def _escaped(value: str | int | list[str]) -> str:
    text = str(value)
    return str(escape(text)) if _SPECIAL.search(text) else text
