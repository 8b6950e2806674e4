"""Date fields of templates that were not filled in, and dates that are only in the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.plan import Plan, StatusSource
from mkdocs_plans.reading.dates import day_in_name
from mkdocs_plans.reading.title import stem_of
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .rule_types import TextContext

_LONGEST = 500
"""A longer line, in characters, is text and not a field."""
_HEADER = 60
"""The number of lines that may contain the fields of a plan."""
_VALUE = r"(?P<value>\s*(?:\{[^{}]*\}|\[[^\[\]]*\](?!\()|<[^<>]*>|y{4}-mm-dd|tbd|todo)?)(?P<tail>[ \t*_\\]*)"
"""An empty value or a placeholder: braces, brackets that are not a link, a tag, a date format, `tbd` or
`todo`. Anything else is a date that someone wrote."""
_HEADING = re.compile(r" {0,3}##")
_FENCE = re.compile(r"[\s>]*(```|~~~|<!--)")
STATUS_LINE = re.compile(
    r"(?P<lead>\s*(?:>\s*)?(?:[-*+]\s+)?\*\*)Status(?P<label>:\*\*|\*\*:)(?P<gap>[ \t]*)"
    r"(?P<value>[^*|·\n]+?)(?P<tail>[ \t]{2,}|\\|[ \t]*)"
)
"""A status field on a line of its own, with or without a forced line break after it."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A line with a date field."""

    line: int
    empty: bool
    """Whether it is empty or has a placeholder of a template."""
    value: tuple[int, int]
    """Where its value begins and ends in the line."""


def stated_date_field(context: TextContext) -> DateField | None:
    """Return the first date field in the front matter or the header of a plan."""
    plan = context.plan
    stated = plan.status.line if plan.status.source is StatusSource.FIELD else None
    return date_field(context.body, context.front, stated, context.words)


def named_day(plan: Plan, words: Vocabulary) -> str | None:
    """Return the date in the name of a plan's file."""
    return day_in_name(stem_of(PurePosixPath(plan.path).name), words)


def has_status_line(plan: Plan, text: str) -> bool:
    """Whether the status is a field on a line of its own, above which a date can be inserted."""
    if plan.status.source is not StatusSource.FIELD or plan.status.line is None:
        return False
    row = text.split("\n")[plan.status.line - 1]
    return len(row) <= _LONGEST and STATUS_LINE.fullmatch(row) is not None


def date_field(text: str, front: FrontMatter, status: int | None, words: Vocabulary) -> DateField | None:
    """The first date field in the front matter or the header.

    Args:
        text: The text without its front matter.
        front: The front matter.
        status: The line of the status. Lines next to it belong to the header, below any heading.
        words: The labels of a date.
    """
    in_front, in_header, heading = _patterns(words)
    for number, row in enumerate(
        map(_short, front.raw.split("\n")) if front.lines else (), front.first_line + 1
    ):
        if found := in_front.match(row):
            return _field(in_front, row, number, found.end())
    for number, row in _header_rows(text, status or 0):
        if found := in_header.match(row):
            return _field(in_header, row, number, found.end())
        if heading.match(row):
            return DateField(number, empty=False, value=(len(row), len(row)))
        if _HEADING.match(row) and number > (status or 0):
            return None
    return None


def _field(pattern: re.Pattern[str], row: str, number: int, end: int) -> DateField:
    whole = pattern.fullmatch(row)
    return DateField(number, whole is not None, whole.span("value") if whole else (end, len(row)))


def _header_rows(text: str, status: int) -> Iterator[tuple[int, str]]:
    """The first lines with their numbers, without code and comments."""
    most = max(_HEADER, status + 1)
    inside = ""
    for number, row in enumerate(map(_short, text.split("\n", most)[:most]), 1):
        if inside:
            inside = "" if inside in row else inside
            continue
        found = _FENCE.match(row)
        if found is None:
            yield number, row
        elif found[1] != "<!--":
            inside = found[1]
        elif "-->" not in row:
            inside = "-->"


def _short(row: str) -> str:
    """A line, or its beginning with a mark that text follows."""
    return row if len(row) <= _LONGEST else f"{row[:_LONGEST]}…"


@lru_cache(maxsize=8)
def _patterns(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    labels = "|".join(re.escape(label).replace(r"\ ", "[ _-]") for label in words.date_labels)
    return (
        re.compile(rf"(?i)(?P<label>(?:{labels})[ \t]*:)(?:{_VALUE}\Z)?"),
        re.compile(
            rf"(?i)[\s>]*(?:[-+*]\s+)?(?:\|\s*)?[*_]{{0,3}}(?:{labels})(?:[*_]{{0,3}}[:：][*_]{{0,3}})(?:{_VALUE}\Z)?"
        ),
        re.compile(rf"(?i) {{0,3}}#+\s+(?:{labels})\s*:?\s*\Z|[\s>]*\|[\s*_]*(?:{labels})[\s*_]*\|"),
    )
