"""A text as blocks.

One pass over the parser's events, without recursion: ten thousand nested lists are read like any other
text. Quotes are transparent: what stands in one stands in the block around it, marked `quoted`. Footnotes
hold nothing that a plan is read from and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from mkdocs_plans.markdown.blocks import (
    Block,
    Code,
    Heading,
    Html,
    Inline,
    Item,
    Kind,
    List,
    Paragraph,
    Row,
    Rule,
    Span,
    Table,
)
from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.slugs import Slugger


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


def parse(text: str) -> Document:
    """Read a clean text (`markdown.text`) into blocks."""
    return _Builder(text).build()


_SPAN_KINDS = {
    "Strong": Kind.STRONG,
    "Emphasis": Kind.EMPHASIS,
    "Strikethrough": Kind.STRIKE,
    "Link": Kind.LINK,
    "Image": Kind.IMAGE,
}
_OTHER_BOX = re.compile(r"\[([-~/!])\](?:[ \t\n]+|$)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


_ONE_ROW = [0]
_UNFINISHED = Span(Kind.STRONG, 0, 0)


class _Builder:
    """What is open while the events go by. Each kind of tag has a method that opens or closes it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newlines = [found.start() for found in re.finditer(b"\n", text.encode())]
        self._slug = Slugger()
        self._document = Document([], [], [], 0)
        self._blocks = self._document.blocks
        """Where the next block goes."""
        self._item: Item | None = None
        self._list: List | None = None
        self._around: list[tuple[list[Block], Item | None, List | None]] = []
        self._depth = self._quotes = 0
        self._table = Table(0, quoted=False)
        self._cells: list[Inline] = []
        self._row_line = 0
        self._level = 0
        self._in_code = False
        self._html: list[str] = []
        self._reading = False
        """Whether an inline text is open; in a tight list it has no paragraph of its own."""
        self._linked = False
        """Whether the text that is open holds a link."""
        self._parts: list[str] = []
        self._size = 0
        self._spans: list[Span] = []
        self._open: list[tuple[int, Kind, int, str]] = []
        self._lines: list[int] = []
        self._starts = _ONE_ROW

    def build(self) -> Document:
        """Go through the events once."""
        event: Any
        tag: Any
        for event, position, _ in events(self._text):
            if event.__class__ is str:
                self._bare(event, position)
                continue
            name, tag = event.popitem()
            if name == "Text":
                if not self._in_code:
                    self._add(tag, position)
            elif name == "Start":
                kind, value = (tag, None) if tag.__class__ is str else tag.popitem()
                self._open_tag(kind, value, position)
            elif name == "End":
                self._close_tag(tag if tag.__class__ is str else tag.popitem()[0])
            else:
                self._other(name, tag, position)
        self._flush()
        return self._document

    def _open_tag(self, name: str, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        kind = _SPAN_KINDS.get(name)
        if kind is not None:
            self._start_span(kind, value, position)
        elif name in self._STARTS:
            self._STARTS[name](self, value, position)

    def _close_tag(self, name: str) -> None:
        if name in _SPAN_KINDS:
            self._end_span()
        elif name in self._ENDS:
            self._ENDS[name](self)

    def _line(self, position: int) -> int:
        return bisect_left(self._newlines, position) + 1

    def _add(self, text: str, position: int) -> None:
        if not self._reading:
            self._begin(None, position)
        self._parts.append(text)
        self._size += len(text)

    def _bare(self, event: str, position: int) -> None:
        if event == "Rule":
            self._flush()
            self._blocks.append(Rule(self._line(position), self._quotes > 0))
        elif self._reading:
            self._add("\n", position)
            self._lines.append(self._line(position) + 1)
            if self._starts is _ONE_ROW:
                self._starts = [0]
            self._starts.append(self._size)

    def _other(self, name: str, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        if name == "Code":
            begin = self._size if self._reading else 0
            self._add(value, position)
            self._spans.append(Span(Kind.CODE, begin, self._size))
        elif name == "TaskListMarker":
            if self._item is not None:
                self._item.mark = "x" if value else " "
                self._document.has_boxes = True
        elif name == "Html":
            self._html.append(value)
        elif name == "InlineHtml" and _BREAK.match(value):
            self._add(" ", position)

    def _begin(self, _: object, position: int) -> None:
        self._reading = True
        self._parts, self._size, self._spans = [], 0, []
        self._lines, self._starts = [bisect_left(self._newlines, position) + 1], _ONE_ROW

    def _take(self) -> Inline:
        self._reading = False
        text = Inline("".join(self._parts), self._spans, self._lines, self._starts)
        if self._linked:
            self._document.linked.append(text)
            self._linked = False
        return text

    def _flush(self) -> None:
        """Close the text of a tight list item."""
        if self._reading:
            self._end_paragraph()

    def _start_span(self, kind: Kind, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        if not self._reading:
            self._begin(None, position)
        target = ""
        if value:
            target = value["dest_url"]
            self._linked = True
        self._open.append((len(self._spans), kind, self._size, target))
        self._spans.append(_UNFINISHED)

    def _end_span(self) -> None:
        if self._open:
            index, kind, start, target = self._open.pop()
            self._spans[index] = Span(kind, start, self._size, target)

    def _start_paragraph(self, _: object, position: int) -> None:
        self._flush()
        self._begin(None, position)

    def _end_paragraph(self) -> None:
        text = self._take()
        item = self._item
        if item is not None and item.mark is None and not item.blocks and text.text.startswith("["):
            _take_box(item, text)
            self._document.has_boxes = self._document.has_boxes or item.mark is not None
        if text.text or text.spans:
            self._blocks.append(Paragraph(text.lines[0], self._quotes > 0, text))

    def _start_heading(self, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        self._flush()
        self._level = int(value["level"][1])
        self._begin(None, position)

    def _end_heading(self) -> None:
        text = self._take()
        heading = Heading(text.lines[0], self._quotes > 0, self._level, text, self._slug(text.text))
        self._document.headings.append(heading)
        self._blocks.append(heading)

    def _enter(self) -> None:
        self._around.append((self._blocks, self._item, self._list))
        self._depth += 1
        self._document.depth = max(self._document.depth, self._depth)

    def _leave(self) -> None:
        self._flush()
        self._blocks, self._item, self._list = self._around.pop()
        self._depth -= 1

    def _start_list(self, value: object, position: int) -> None:
        self._flush()
        self._enter()
        self._list = List(self._line(position), self._quotes > 0, value is not None)
        self._blocks.append(self._list)

    def _start_item(self, _: object, position: int) -> None:
        self._flush()
        self._around.append((self._blocks, self._item, self._list))
        self._item = Item(self._line(position), None)
        if self._list is not None:
            self._list.items.append(self._item)
        self._blocks = self._item.blocks

    def _end_item(self) -> None:
        self._flush()
        self._blocks, self._item, self._list = self._around.pop()

    def _start_quote(self, _: object, __: int) -> None:
        self._flush()
        self._quotes += 1
        self._enter()

    def _end_quote(self) -> None:
        self._leave()
        self._quotes -= 1

    def _start_footnote(self, _: object, __: int) -> None:
        self._flush()
        self._enter()
        self._blocks, self._item = [], None

    def _start_code(self, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        self._flush()
        self._in_code = True
        language = "" if isinstance(value, str) else str(value["Fenced"])
        self._blocks.append(Code(self._line(position), self._quotes > 0, language))

    def _end_code(self) -> None:
        self._in_code = False

    def _start_html(self, _: object, position: int) -> None:
        self._flush()
        self._html = []
        self._blocks.append(Html(self._line(position), self._quotes > 0, ""))

    def _end_html(self) -> None:
        block = self._blocks[-1]
        if isinstance(block, Html):
            block.text = "".join(self._html)

    def _start_table(self, _: object, position: int) -> None:
        self._flush()
        self._table = Table(self._line(position), self._quotes > 0)

    def _end_table(self) -> None:
        self._blocks.append(self._table)

    def _start_row(self, _: object, position: int) -> None:
        self._cells = []
        self._row_line = self._line(position)

    def _end_head(self) -> None:
        self._table.header = self._cells

    def _end_row(self) -> None:
        self._table.rows.append(Row(self._row_line, self._cells))

    def _end_cell(self) -> None:
        self._cells.append(self._take())

    _STARTS: ClassVar[dict[str, Callable[..., None]]] = {
        "Paragraph": _start_paragraph,
        "Heading": _start_heading,
        "List": _start_list,
        "Item": _start_item,
        "BlockQuote": _start_quote,
        "FootnoteDefinition": _start_footnote,
        "CodeBlock": _start_code,
        "HtmlBlock": _start_html,
        "Table": _start_table,
        "TableHead": _start_row,
        "TableRow": _start_row,
        "TableCell": _begin,
    }
    _ENDS: ClassVar[dict[str, Callable[..., None]]] = {
        "Paragraph": _end_paragraph,
        "Heading": _end_heading,
        "List": _leave,
        "Item": _end_item,
        "BlockQuote": _end_quote,
        "FootnoteDefinition": _leave,
        "CodeBlock": _end_code,
        "HtmlBlock": _end_html,
        "Table": _end_table,
        "TableHead": _end_head,
        "TableRow": _end_row,
        "TableCell": _end_cell,
    }


def _take_box(item: Item, text: Inline) -> None:
    """Take a box that the parser leaves as text (`[-]`, `[~]`) off the text of its item."""
    found = _OTHER_BOX.match(text.text)
    if found is None or any(span.start == 0 for span in text.spans):
        return
    cut = found.end()
    item.mark = found[1]
    text.text = text.text[cut:]
    text.starts = [max(0, start - cut) for start in text.starts]
    text.spans = [span._replace(start=span.start - cut, end=span.end - cut) for span in text.spans]
