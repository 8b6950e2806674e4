"""Suppressions of rules: `plans_ignore` in the front matter of a file, or a comment in its text.

`<!-- plans: ignore table-ragged -->` on a line of its own applies to the block that follows. After other text
it applies to its own line, and to the list item that contains the line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.text import LineIndex
from mkdocs_plans.model.plan import Finding, Suppression
from mkdocs_plans.model.rule import CATALOGUE

from .rule_types import TextContext

KEYS = ("plans_ignore", "plans-ignore")
_COMMENT = re.compile(r"<!--\s*plans:\s*ignore\b([^>]{0,500}?)-->", re.IGNORECASE)
"""A suppression. Its length is bounded, so that the search takes linear time."""
_SEPARATORS = re.compile(r"[\s,;]+")
_BLOCKS = ("Paragraph", "Heading", "List", "Item", "Table", "CodeBlock", "BlockQuote")
_MOST = 500
"""The maximum number of comments that are used; real plans have fewer."""


def suppressions_of(context: TextContext) -> list[Suppression]:
    """Return every suppression of a file, as written. Its names may be unknown."""
    front, text = context.front, context.body
    found = []
    for key in KEYS:
        given = front.fields.get(key)
        names = given if isinstance(given, list) else [given] if given is not None else []
        words = [word for name in names if isinstance(name, str) for word in _words(name)]
        if words:
            found.append(Suppression(tuple(words), front.field_lines.get(key, 1)))
    if _COMMENT.search(text):
        found += itertools.islice(_comments(text), _MOST)
    return found


def is_suppressed(finding: Finding, ignores: Iterable[Suppression]) -> bool:
    """Whether a finding is suppressed."""
    family = CATALOGUE[finding.rule].family
    return any(
        (finding.rule in ignore.rules or family in ignore.rules) and _covers(ignore, finding.line)
        for ignore in ignores
    )


def _covers(ignore: Suppression, line: int | None) -> bool:
    if ignore.first is None or ignore.last is None:
        return True
    return line is not None and (ignore.first <= line <= ignore.last or line == ignore.item)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _SEPARATORS.split(text.strip()) if word)


def _comments(text: str) -> Iterator[Suppression]:
    """The comments that the parser recognises, with what each applies to."""
    line_at = LineIndex(text.encode()).line_at
    waiting: list[tuple[tuple[str, ...], int]] = []
    items: list[int] = []
    for event, start, end in events(text):
        value: Any
        kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if kind == "Start":
            name = value if isinstance(value, str) else next(iter(value))
            if waiting and name in _BLOCKS:
                last = line_at(max(start, end - 1))
                yield from (Suppression(rules, line, line_at(start), last) for rules, line in waiting)
                waiting = []
            if name == "Item":
                items.append(line_at(start))
        elif kind == "End" and value == "Item":
            items.pop()
        elif kind == "Html":
            waiting += ((_words(comment[1]), line_at(start)) for comment in _COMMENT.finditer(value))
        elif kind == "InlineHtml" and (comment := _COMMENT.fullmatch(value.strip())):
            line = line_at(start)
            yield Suppression(_words(comment[1]), line, line, line, items[-1] if items else None)
    yield from (Suppression(rules, line, line, line) for rules, line in waiting)
