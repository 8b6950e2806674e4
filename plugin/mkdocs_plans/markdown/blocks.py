"""What a text consists of: headings, paragraphs, lists, tables, each with the line it begins on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeAlias

# The values are built while the events go by, which is why they are not frozen; nothing changes them
# once `parse` has returned.


class Kind(Enum):
    """What a span of an inline text is."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


class Span(NamedTuple):
    """A marked stretch `[start, end)` of an inline text, in characters."""

    kind: Kind
    start: int
    end: int
    target: str = ""
    """Where a link or an image leads, as written."""


@dataclass(slots=True)
class Inline:
    """Plain text with its marked stretches, in the order in which they begin."""

    text: str
    """Rows are set apart by line feeds; an image is its alternative text; HTML tags are left out."""
    spans: list[Span]
    lines: list[int]
    """The 1-based line of each row."""
    starts: list[int]
    """Where each row begins, in characters; the first at 0."""

    def line_at(self, position: int) -> int:
        """The line of the file that the character at this position stands on."""
        return self.lines[max(0, bisect_right(self.starts, position) - 1)]

    def row_start(self, position: int) -> int:
        """Where the row begins that the character at this position stands in."""
        return self.starts[max(0, bisect_right(self.starts, position) - 1)]

    def lead(self, kind: Kind) -> str:
        """The text of the span of this kind that the text begins with; `""` if there is none."""
        if not self.spans:
            return ""
        start = len(self.text) - len(self.text.lstrip())
        for span in self.spans:
            if span.start > start:
                return ""
            if span.kind is kind and span.end > span.start:
                return self.text[span.start : span.end]
        return ""

    def without(self, kind: Kind) -> str:
        """The text without all that is of this kind."""
        kept: list[str] = []
        place = 0
        for span in self.spans:
            if span.kind is kind and span.end > place:
                kept.append(self.text[place : span.start])
                place = span.end
        return "".join(kept) + self.text[place:]

    def links(self) -> Iterator[Span]:
        """The links, in order."""
        return (span for span in self.spans if span.kind is Kind.LINK)


@dataclass(slots=True)
class Heading:
    """A heading of any level."""

    line: int
    quoted: bool
    level: int
    text: Inline
    slug: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or the text of a list item."""

    line: int
    quoted: bool
    text: Inline


@dataclass(slots=True)
class Item:
    """An item of a list; where it has text of its own, that is its first block."""

    line: int
    mark: str | None
    """What its box holds: one of ` x-~/!`; `None` where it has no box."""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class List:
    """A list with its items."""

    line: int
    quoted: bool
    ordered: bool
    items: list[Item] = field(default_factory=list)


class Row(NamedTuple):
    """A row of a table; it has as many cells as the table's header."""

    line: int
    cells: list[Inline]


@dataclass(slots=True)
class Table:
    """A table."""

    line: int
    quoted: bool
    header: list[Inline] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Code:
    """A code block; what it says is nothing to be read."""

    line: int
    quoted: bool
    language: str


@dataclass(slots=True)
class Html:
    """A block of raw HTML, comments among them."""

    line: int
    quoted: bool
    text: str


@dataclass(slots=True)
class Rule:
    """A thematic break."""

    line: int
    quoted: bool


Block: TypeAlias = Heading | Paragraph | List | Table | Code | Html | Rule


def texts(blocks: list[Block]) -> Iterator[Inline]:
    """Every inline text of some blocks and of all that is nested in them, in order."""
    pending: list[Block | Item] = list(reversed(blocks))
    while pending:
        block = pending.pop()
        if isinstance(block, Paragraph | Heading):
            yield block.text
        elif isinstance(block, Table):
            yield from block.header
            for row in block.rows:
                yield from row.cells
        elif isinstance(block, List):
            pending.extend(reversed(block.items))
        elif isinstance(block, Item):
            pending.extend(reversed(block.blocks))


def items_within(blocks: list[Block]) -> Iterator[tuple[Item, int]]:
    """Every list item of some blocks with its depth (0: of an outermost list), in order."""
    pending: list[tuple[Block | Item, int]] = [(block, 0) for block in reversed(blocks)]
    while pending:
        block, depth = pending.pop()
        if isinstance(block, Item):
            yield block, depth
            pending += [(inner, depth + 1) for inner in reversed(block.blocks) if inner.__class__ is List]
        elif isinstance(block, List):
            pending += [(item, depth) for item in reversed(block.items)]
