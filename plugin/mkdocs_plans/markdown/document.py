"""A text as blocks.

One pass over the parser's events, without recursion, so that ten thousand nested lists are read like any
other text. Quotes are transparent: their blocks are added to the block around the quote, with the mark
`quoted`. Footnotes contain nothing that a plan is read from and are left out.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec.structs import replace

from mkdocs_plans.markdown.blocks import (
    OTHER_BOX,
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    Inline,
    List,
    ListItem,
    Paragraph,
    Row,
    Span,
    SpanKind,
    Table,
    ThematicBreak,
)
from mkdocs_plans.markdown.budget import MAX_HEADING
from mkdocs_plans.markdown.events import stream
from mkdocs_plans.markdown.slugs import Slugger

if TYPE_CHECKING:
    from pyromark.event import Range


@dataclass(slots=True)
class Document:
    """A text as blocks, in its order."""

    blocks: list[Block]
    """The outermost blocks. The blocks of a list item are in the item."""
    headings: list[Heading]
    """All headings, including those in quotes and list items."""
    linked: list[Inline]
    """The texts with a link or an image, including those in footnotes."""
    depth: int
    """How deeply lists and quotes are nested."""
    has_boxes: bool = False
    """Whether an item of a list has a box."""
    cut_headings: list[int] = field(default_factory=list)
    """The lines of headings longer than `MAX_HEADING`, which are cut there."""
    tables: list[Table] = field(default_factory=list)
    """All tables, including those in quotes, list items and footnotes."""
    raw_html: list[tuple[str, int]] = field(default_factory=list)
    """Each stretch of raw HTML but `<br>` in a text, with its first line. A block is one stretch."""


_SPAN_KINDS = {
    "Strong": SpanKind.STRONG,
    "Emphasis": SpanKind.EMPHASIS,
    "Strikethrough": SpanKind.STRIKE,
    "Link": SpanKind.LINK,
    "Image": SpanKind.IMAGE,
}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EDGES = frozenset({"Start", "End"})
_INLINE = frozenset({"Text", "Code", "InlineHtml"})
_NESTED = frozenset({"List", "BlockQuote", "FootnoteDefinition"})
_ONE_ROW = [0]
"""The row starts of a text of one row. Most texts share it; a text with several rows gets its own."""
_UNFINISHED = Span(SpanKind.STRONG, 0, 0)


def parse(text: str) -> Document:
    """Parse a clean text (`markdown.text`) into blocks."""
    return _Builder(text).build()


class _Builder:
    """Builds the blocks of one document from the events of the parser."""

    def __init__(self, text: str) -> None:
        self._source = stream(text)
        self._ends = [*accumulate(map(len, text.encode().splitlines(keepends=True))), sys.maxsize]
        """The position after each row, and one that no event reaches."""
        self._slug = Slugger()
        self._document = Document([], [], [], 0)
        self._blocks = self._document.blocks
        """The list that the next block is added to."""
        self._item: ListItem | None = None
        """The open list item."""
        self._items: list[ListItem] = []
        """The list that the next item is added to."""
        self._around: list[tuple[list[Block], ListItem | None, list[ListItem]]] = []
        """The three values above for every block around the open one."""
        self._depth = self._quotes = 0
        self._level = 0
        """The level of the open heading."""
        self._added = Inline("", [], [], [])
        """The text that was added last."""
        self._table = Table(0, quoted=False)
        self._row_line = 0
        self._row_place: Range = {"start": 0, "end": 0}
        self._cells: list[Inline] = []
        self._blank: Inline | None = None
        """The first blank cell of the open row. All blank cells of the row share it: the parser pads short
        rows, and a file can make it add millions of cells."""

    def build(self) -> Document:  # noqa: C901, PLR0912, PLR0915 - one loop, see below
        """Read all events.

        This loop takes a third of the time of reading a plan. So it tests for the most common events first,
        keeps the open text in local variables, and calls no function for events inside a text: a function for
        each text made parsing 1.4 times as slow. An event that is not part of a text ends the open text, and
        then begins or ends a block.
        """
        ends, raw_html = self._ends, self._document.raw_html
        row = 0
        """The row, 0-based, of the last event whose row was needed. Events are in the order of the text."""
        text: str | None = None
        """The open text; `None` if no text is open."""
        spans, lines, starts = list[Span](), list[int](), _ONE_ROW
        open_spans: list[tuple[int, int, str]] = []
        """The open spans: index in `spans`, start and destination."""
        is_linked, add_text = False, _TEXTS["Paragraph"]
        code = SpanKind.CODE
        value: Any
        for event, place in self._source:
            if event.__class__ is str:
                if event == "Rule":
                    name, tag, value = "Start", event, None
                else:
                    if text is not None:  # A soft or hard break.
                        text += "\n"
                        start = place["start"]
                        while ends[row] <= start:
                            row += 1
                        lines.append(row + 2)
                        if starts is _ONE_ROW:
                            starts = [0]
                        starts.append(len(text))
                    continue
            else:
                name, tag = event.popitem()
                if name == "Text" and text is not None:
                    text += tag
                    continue
                value = None
                if tag.__class__ is dict:
                    tag, value = tag.popitem()
                if name in _INLINE or (tag in _SPAN_KINDS and name in _EDGES):
                    if text is None:  # An item of a tight list has no paragraph around its text.
                        text, spans, is_linked, add_text = "", [], False, _TEXTS["Paragraph"]
                        start = place["start"]
                        while ends[row] <= start:
                            row += 1
                        lines, starts = [row + 1], _ONE_ROW
                    if name == "Text":
                        text = tag
                    elif name == "Code":
                        start = len(text)
                        text += tag
                        spans.append(Span(code, start, len(text)))
                    elif name == "Start":
                        is_linked = is_linked or value is not None
                        open_spans.append((len(spans), len(text), "" if value is None else _target(value)))
                        spans.append(_UNFINISHED)
                    elif name == "End":
                        if open_spans:
                            index, start, target = open_spans.pop()
                            spans[index] = Span(_SPAN_KINDS[tag], start, len(text), target)
                    elif _BREAK.match(tag):
                        text += " "
                    else:
                        raw_html.append((tag, bisect_right(ends, place["start"]) + 1))
                    continue
                if name not in _EDGES:
                    if name == "TaskListMarker" and self._item is not None:
                        self._item.mark = "x" if tag else " "
                        self._document.has_boxes = True
                    continue
            if text is not None:
                add_text(self, text, spans, lines, starts)
                if is_linked:
                    self._document.linked.append(self._added)
                text = None
            if name == "End":
                if tag == "Item":
                    self._blocks, self._item, self._items = self._around.pop()
                elif tag not in _TEXTS:
                    self._end(tag)
                continue
            start = place["start"]
            while ends[row] <= start:
                row += 1
            if tag == "Item":
                self._around.append((self._blocks, self._item, self._items))
                self._blocks = []
                self._item = ListItem(row + 1, None, self._blocks)
                self._items.append(self._item)
            elif tag in _TEXTS:
                text, spans, is_linked, add_text = "", [], False, _TEXTS[tag]
                lines, starts = [row + 1], _ONE_ROW
                if tag == "Heading":
                    self._level = int(value["level"][1])
            else:
                self._begin(tag, value, row + 1, place)
        return self._document

    def _add_cell(self, text: str, spans: list[Span], lines: list[int], starts: list[int]) -> None:
        if not (text or spans) and self._blank is not None:
            self._cells.append(self._blank)
            return
        self._added = Inline(text, spans, lines, starts)
        self._cells.append(self._added)
        if not (text or spans):
            self._blank = self._added

    def _add_heading(self, text: str, spans: list[Span], lines: list[int], starts: list[int]) -> None:
        inline = self._added = Inline(text, spans, lines, starts)
        line = lines[0]
        if len(text) > MAX_HEADING:
            _cut(inline)
            self._document.cut_headings.append(line)
        heading = Heading(line, self._quotes > 0, self._level, inline, self._slug(inline.text))
        self._document.headings.append(heading)
        self._blocks.append(heading)

    def _add_paragraph(self, text: str, spans: list[Span], lines: list[int], starts: list[int]) -> None:
        inline = self._added = Inline(text, spans, lines, starts)
        item = self._item
        if text[:1] == "[" and item is not None and item.mark is None and not item.blocks:
            _take_box(item, inline)
            self._document.has_boxes = self._document.has_boxes or item.mark is not None
        if inline.text or spans:
            self._blocks.append(Paragraph(lines[0], self._quotes > 0, inline))

    def _begin(self, tag: str, value: Any, line: int, place: Range) -> None:  # noqa: ANN401 - of the parser
        """Begin a block that is not only text."""
        quoted = self._quotes > 0
        if tag in _NESTED:
            self._begin_nested(tag, line, ordered=value is not None)
        elif tag in ("TableHead", "TableRow"):
            self._cells, self._row_line, self._blank = [], line, None
            self._row_place = place
        elif tag == "Table":
            self._table = Table(line, quoted)
        elif tag == "CodeBlock":
            is_fenced = value.__class__ is not str
            language = value["Fenced"] if is_fenced else ""
            rows = _until_end(self._source)
            self._blocks.append(
                CodeBlock(line, quoted, language, "".join(rows) if is_fenced and not language else "")
            )
        elif tag == "Rule":
            self._blocks.append(ThematicBreak(line, quoted))
        elif tag == "HtmlBlock":
            html = "".join(_until_end(self._source))
            self._document.raw_html.append((html, line))
            self._blocks.append(HtmlBlock(line, quoted, html))

    def _begin_nested(self, tag: str, line: int, *, ordered: bool) -> None:
        """Begin a block that contains blocks."""
        self._around.append((self._blocks, self._item, self._items))
        self._depth += 1
        self._document.depth = max(self._document.depth, self._depth)
        if tag == "List":
            self._items = []
            self._blocks.append(List(line, self._quotes > 0, ordered, self._items))
        elif tag == "BlockQuote":
            self._quotes += 1  # Its blocks are added to the block around the quote.
        else:
            self._blocks, self._item = [], None  # The blocks of a footnote are left out.

    def _end(self, tag: str) -> None:
        """End a block that is not only text."""
        if tag == "TableRow":
            self._table.rows.append(Row(self._row_line, self._cells, **self._row_place))
        elif tag == "TableHead":
            self._table.header = self._cells
        elif tag == "Table":
            self._blocks.append(self._table)
            self._document.tables.append(self._table)
        elif tag in _NESTED:
            self._blocks, self._item, self._items = self._around.pop()
            self._depth -= 1
            self._quotes -= tag == "BlockQuote"


_AddText: TypeAlias = Callable[[_Builder, str, list[Span], list[int], list[int]], None]
_TEXTS: dict[str, _AddText] = {
    "Paragraph": _Builder._add_paragraph,  # noqa: SLF001 - of this module
    "TableCell": _Builder._add_cell,  # noqa: SLF001
    "Heading": _Builder._add_heading,  # noqa: SLF001
}
"""The function that adds a text, by the kind of block that contains only text."""


def _target(link: dict[str, Any]) -> str:
    """Where a link or an image leads; the address of `<ana@x.example>` gets its scheme."""
    target: str = link["dest_url"]
    return f"mailto:{target}" if link["link_type"] == "Email" else target


def _until_end(source: Iterator[tuple[Any, Range]]) -> list[str]:
    """The text of a block that contains only text."""
    rows: list[str] = []
    for event, _ in source:
        if "End" in event:
            break
        rows += event.values()
    return rows


def _cut(heading: Inline) -> None:
    """Cut the part of a heading that is not read."""
    heading.text = heading.text[:MAX_HEADING]
    heading.spans = [
        replace(span, end=min(span.end, MAX_HEADING)) for span in heading.spans if span.start < MAX_HEADING
    ]
    rows = bisect_right(heading.starts, MAX_HEADING)
    heading.starts, heading.lines = heading.starts[:rows], heading.lines[:rows]


def _take_box(item: ListItem, text: Inline) -> None:
    """Remove a box that the parser leaves as text (`[-]`, `[~]`) from the text of its item."""
    found = OTHER_BOX.match(text.text)
    if found is not None and not any(span.start == 0 for span in text.spans):
        take_box(item, text, found["mark"], found.end())


def take_box(item: ListItem, text: Inline, mark: str, cut: int) -> None:
    """Give an item a box, and remove the characters of the box from its text.

    Args:
        item: The item.
        text: Its own text.
        mark: The mark of the box.
        cut: The characters to remove from the beginning of the text.
    """
    item.mark = mark
    text.text = text.text[cut:]
    text.starts = [max(0, start - cut) for start in text.starts]
    text.spans = [replace(span, start=span.start - cut, end=span.end - cut) for span in text.spans]
