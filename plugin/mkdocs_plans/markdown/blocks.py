"""The parts of a text: headings, paragraphs, lists and tables, each with the line on which it begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

from msgspec import Struct, field

# The values are filled while events are read, so they are not frozen; nothing changes them after `parse` has
# returned. Each text has hundreds of them. A struct is created in half the time of a dataclass, and
# `type(block) is List` takes a third of the time of `isinstance`, which nothing needs, because no class
# derives from them.


OTHER_MARKS = "~/!-"
"""Marks of boxes that GitHub does not know, but that plans use for dropped or partial items.

The hyphen is last, so that the brackets of a pattern may contain them."""
BOX_MARKS = f" xX{OTHER_MARKS}"
"""All marks of boxes that are known without a configuration."""


def box(mark: str) -> re.Pattern[str]:
    """Return the pattern of a box that the parser leaves as text, alone or before a blank.

    Args:
        mark: A pattern of the mark.
    """
    return re.compile(rf"(?P<box>\[(?P<mark>{mark})\])(?:[ \t\n]+|$)")


OTHER_BOX = box(f"[{OTHER_MARKS}]")


class SpanKind(Enum):
    """The kind of a span of inline text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


class Span(Struct, frozen=True, gc=False):
    """A marked stretch `[start, end)` of an inline text, in characters."""

    kind: SpanKind
    start: int
    end: int
    target: str = ""
    """The destination of a link or image, as written."""


class Inline(Struct, eq=False, gc=False):
    """Plain text with its marked stretches, in the order in which they begin."""

    text: str
    """Rows are separated by line feeds. An image is its alternative text; HTML tags are left out."""
    spans: list[Span]
    lines: list[int]
    """The 1-based line of each row."""
    starts: list[int]
    """The position of the first character of each row; the first is 0."""

    def line_at(self, position: int) -> int:
        """The line of the file that contains the character at this position."""
        return self.lines[max(0, bisect_right(self.starts, position) - 1)]

    def row_start(self, position: int) -> int:
        """The start of the row that contains the character at this position."""
        return self.starts[max(0, bisect_right(self.starts, position) - 1)]

    def leading_span(self, kind: SpanKind) -> str:
        """The text of the span of this kind at the beginning of the text; `""` if there is none."""
        if not self.spans:
            return ""
        start = len(self.text) - len(self.text.lstrip())
        for span in self.spans:
            if span.start > start:
                return ""
            if span.kind is kind and span.end > span.start:
                return self.text[span.start : span.end]
        return ""

    def without(self, kind: SpanKind) -> str:
        """The text without its spans of this kind."""
        kept: list[str] = []
        place = 0
        for span in self.spans:
            if span.kind is kind and span.end > place:
                kept.append(self.text[place : span.start])
                place = span.end
        return "".join(kept) + self.text[place:]

    def links(self) -> Iterator[Span]:
        """The links, in order."""
        return (span for span in self.spans if span.kind is SpanKind.LINK)


class Heading(Struct, eq=False, gc=False):
    """A heading of any level."""

    line: int
    quoted: bool
    level: int
    text: Inline
    slug: str


class Paragraph(Struct, eq=False, gc=False):
    """A paragraph, or the text of a list item."""

    line: int
    quoted: bool
    text: Inline


class ListItem(Struct, eq=False):
    """An item of a list. Its first block is its own text, if it has any."""

    line: int
    mark: str | None
    """The character in its box: one of ` x-~/!`; `None` if it has no box."""
    blocks: list[Block] = field(default_factory=list)


class List(Struct, eq=False):
    """A list with its items."""

    line: int
    quoted: bool
    ordered: bool
    items: list[ListItem] = field(default_factory=list)


class Row(NamedTuple):
    """A row of a table; it has as many cells as the table's header."""

    line: int
    cells: list[Inline]
    start: int
    """The range of its source in bytes of the text's UTF-8."""
    end: int


class Table(Struct, eq=False):
    """A table."""

    line: int
    quoted: bool
    header: list[Inline] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


class CodeBlock(Struct, eq=False):
    """A code block. Its content is not read."""

    line: int
    quoted: bool
    language: str
    fenced_text: str = ""
    """What a fence without a language holds: it may have swallowed text of the plan."""


class HtmlBlock(Struct, eq=False):
    """A block of raw HTML, including comments."""

    line: int
    quoted: bool
    text: str


class ThematicBreak(Struct, eq=False):
    """A thematic break."""

    line: int
    quoted: bool


Block: TypeAlias = Heading | Paragraph | List | Table | CodeBlock | HtmlBlock | ThematicBreak


def texts(blocks: list[Block]) -> Iterator[Inline]:
    """Every inline text of some blocks and of everything nested in them, in order."""
    pending: list[Block | ListItem] = list(reversed(blocks))
    while pending:
        block = pending.pop()
        if type(block) is Paragraph or type(block) is Heading:
            yield block.text
        elif type(block) is Table:
            yield from block.header
            for row in block.rows:
                yield from row.cells
        elif type(block) is List:
            pending.extend(reversed(block.items))
        elif type(block) is ListItem:
            pending.extend(reversed(block.blocks))


def items_within(blocks: list[Block]) -> Iterator[tuple[ListItem, int]]:
    """Every list item of some blocks with its depth, in order; outermost lists have depth 0."""
    for block in blocks:
        if type(block) is not List:
            continue
        pending = [(item, 0) for item in reversed(block.items)]
        while pending:
            found = pending.pop()
            yield found
            item, depth = found
            for inner in reversed(item.blocks):
                if type(inner) is List:
                    pending += [(below, depth + 1) for below in reversed(inner.items)]
