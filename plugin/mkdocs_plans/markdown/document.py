"""A text as blocks.

One pass over the parser's events, without recursion: ten thousand nested lists are read like any other
text. Quotes are transparent: what stands in one stands in the block around it, marked `quoted`. Footnotes
hold nothing that a plan is read from and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from mkdocs_plans.markdown.blocks import (
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
    """The outermost ones; what stands in a list item is in the item."""
    headings: list[Heading]
    """All of them, those in quotes and list items too."""
    linked: list[Inline]
    """The texts that hold a link or an image, footnotes among them."""
    depth: int
    """How deep its lists and quotes are nested."""
    has_boxes: bool = False
    """Whether any item of a list has a box."""
    cut_headings: list[int] = field(default_factory=list)
    """The lines of headings that are longer than `MAX_HEADING`; they are read up to there."""


_SPAN_KINDS = {
    "Strong": SpanKind.STRONG,
    "Emphasis": SpanKind.EMPHASIS,
    "Strikethrough": SpanKind.STRIKE,
    "Link": SpanKind.LINK,
    "Image": SpanKind.IMAGE,
}
_OTHER_BOX = re.compile(r"\[([-~/!])\](?:[ \t\n]+|$)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EDGES = frozenset({"Start", "End"})
_INLINE = frozenset({"Text", "Code", "InlineHtml"})
_NESTED = frozenset({"List", "BlockQuote", "FootnoteDefinition"})
_OF_TEXT = frozenset({"Paragraph", "TableCell", "Heading"})
"""Blocks that are nothing but a text."""
_ROWS = frozenset({"TableHead", "TableRow"})
_ONE_ROW = [0]
_span = tuple.__new__
"""Half the time of `Span(…)`."""
_UNFINISHED = Span(SpanKind.STRONG, 0, 0)


def parse(text: str) -> Document:  # noqa: C901, PLR0912, PLR0915 - see below
    """Read a clean text (`markdown.text`) into blocks.

    One loop over the events, in which a third of the time of reading a plan is spent: calls for each of them
    would cost more than what they do. Most events belong to a text, so those come first; any other ends the
    text that is open, and then begins or ends a block.
    """
    source = stream(text)
    ends = list(accumulate(map(len, text.encode().splitlines(keepends=True))))
    """Where each line ends, in bytes."""
    slug = Slugger()
    document = Document([], [], [], 0)
    blocks = document.blocks
    """Where the next block goes."""
    item: ListItem | None = None
    items: list[ListItem] = []
    """Where the next item goes."""
    around: list[tuple[list[Block], ListItem | None, list[ListItem]]] = []
    depth = quotes = level = row_line = size = 0
    table, cells = Table(0, quoted=False), list[Inline]()
    parts: list[str] | None = None
    """The open text, then its marked stretches, which of them are open, its rows and where they begin."""
    spans, begun, lines, starts = list[Span](), list[tuple[int, int, str]](), list[int](), _ONE_ROW
    within = ""
    """The block that the open text is; empty: an item of a tight list, which has no paragraph around it."""
    linked = False
    blank: Inline | None = None
    """The first blank cell of the open row. It is all of them: most are made up for by the parser."""
    value: Any
    for event, place in source:
        if event.__class__ is not str:
            name, tag = event.popitem()
            if name == "Text" and parts is not None:
                parts.append(tag)
                size += len(tag)
                continue
            value = None
            if tag.__class__ is dict:
                tag, value = tag.popitem()
            if name in _INLINE or (tag in _SPAN_KINDS and name in _EDGES):
                if parts is None:
                    parts, size, spans, linked, within = [], 0, [], False, ""
                    lines, starts = [bisect_right(ends, place["start"]) + 1], _ONE_ROW
                if name == "Text":
                    parts.append(tag)
                    size += len(tag)
                elif name == "Code":
                    parts.append(tag)
                    start, size = size, size + len(tag)
                    spans.append(_span(Span, (SpanKind.CODE, start, size, "")))
                elif name == "Start":
                    linked = linked or value is not None
                    begun.append((len(spans), size, "" if value is None else value["dest_url"]))
                    spans.append(_UNFINISHED)
                elif name == "End":
                    if begun:
                        index, start, target = begun.pop()
                        spans[index] = _span(Span, (_SPAN_KINDS[tag], start, size, target))
                elif _BREAK.match(tag):
                    parts.append(" ")
                    size += 1
                continue
            if name not in _EDGES:
                if name == "TaskListMarker" and item is not None:
                    item.mark = "x" if tag else " "
                    document.has_boxes = True
                continue
        elif event == "Rule":
            name, tag, value = event, event, None
        else:
            if parts is not None:
                parts.append("\n")
                size += 1
                lines.append(bisect_right(ends, place["start"]) + 2)
                if starts is _ONE_ROW:
                    starts = [0]
                starts.append(size)
            continue
        if parts is not None:
            if blank is not None and within == "TableCell" and not (parts or spans):
                inline = blank
            else:
                inline = Inline("".join(parts), spans, lines, starts)
            parts = None
            if linked:
                document.linked.append(inline)
            if within == "TableCell":
                cells.append(inline)
                if not (inline.text or spans):
                    blank = inline
            elif within == "Heading":
                if size > MAX_HEADING:
                    _cut(inline)
                    document.cut_headings.append(lines[0])
                heading = Heading(lines[0], quotes > 0, level, inline, slug(inline.text))
                document.headings.append(heading)
                blocks.append(heading)
            else:
                if item is not None and item.mark is None and not item.blocks and inline.text.startswith("["):
                    _take_box(item, inline)
                    document.has_boxes = document.has_boxes or item.mark is not None
                if inline.text or spans:
                    blocks.append(Paragraph(lines[0], quotes > 0, inline))
        if name == "End":
            if tag == "Item":
                blocks, item, items = around.pop()
            elif tag == "TableRow":
                table.rows.append(Row(row_line, cells))
            elif tag == "TableHead":
                table.header = cells
            elif tag == "Table":
                blocks.append(table)
            elif tag in _NESTED:
                blocks, item, items = around.pop()
                depth -= 1
                quotes -= tag == "BlockQuote"
            continue
        line = bisect_right(ends, place["start"]) + 1
        if tag in _OF_TEXT:
            parts, size, spans, linked, within = [], 0, [], False, tag
            lines, starts = [line], _ONE_ROW
            if tag == "Heading":
                level = int(value["level"][1])
        elif tag == "Item":
            around.append((blocks, item, items))
            blocks = []
            item = ListItem(line, None, blocks)
            items.append(item)
        elif tag in _NESTED:
            around.append((blocks, item, items))
            depth += 1
            document.depth = max(document.depth, depth)
            if tag == "List":
                blocks.append(List(line, quotes > 0, value is not None, items := []))
            elif tag == "BlockQuote":
                quotes += 1
            else:
                blocks, item = [], None
        elif tag in _ROWS:
            cells, row_line, blank = [], line, None
        elif tag == "Table":
            table = Table(line, quotes > 0)
        elif tag == "Rule":
            blocks.append(ThematicBreak(line, quotes > 0))
        elif tag == "CodeBlock":
            blocks.append(CodeBlock(line, quotes > 0, "" if value.__class__ is str else value["Fenced"]))
            _until_end(source)
        elif tag == "HtmlBlock":
            blocks.append(HtmlBlock(line, quotes > 0, "".join(_until_end(source))))
    return document


def _until_end(source: Iterator[tuple[Any, Range]]) -> list[str]:
    """What a block says that holds nothing but text."""
    rows: list[str] = []
    for event, _ in source:
        if "End" in event:
            break
        rows += event.values()
    return rows


def _cut(heading: Inline) -> None:
    """Leave out what of a heading is not read."""
    heading.text = heading.text[:MAX_HEADING]
    heading.spans = [
        span._replace(end=min(span.end, MAX_HEADING)) for span in heading.spans if span.start < MAX_HEADING
    ]
    rows = bisect_right(heading.starts, MAX_HEADING)
    heading.starts, heading.lines = heading.starts[:rows], heading.lines[:rows]


def _take_box(item: ListItem, text: Inline) -> None:
    """Take a box that the parser leaves as text (`[-]`, `[~]`) off the text of its item."""
    found = _OTHER_BOX.match(text.text)
    if found is None or any(span.start == 0 for span in text.spans):
        return
    cut = found.end()
    item.mark = found[1]
    text.text = text.text[cut:]
    text.starts = [max(0, start - cut) for start in text.starts]
    text.spans = [span._replace(start=span.start - cut, end=span.end - cut) for span in text.spans]
