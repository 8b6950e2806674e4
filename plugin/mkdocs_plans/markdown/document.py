"""A text as blocks.

One pass over the parser's events, without recursion: ten thousand nested lists are read like any other
text. Quotes are transparent: what stands in one stands in the block around it, marked `quoted`. Footnotes
hold nothing that a plan is read from and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

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


_Source: TypeAlias = "Iterable[tuple[Any, Range]]"
"""Events with their places, as the parser gives them."""
_Taken: TypeAlias = tuple[str, Any, Any, int]
"""An event taken apart: its name, its tag, the tag's value and where it begins."""
_ONE_ROW = [0]
_UNFINISHED = Span(Kind.STRONG, 0, 0)


class _Builder:
    """What is open while the events go by. Each kind of block has a method that opens or closes it.

    An inline text is read to its end in one loop (`_text`): most events stand in one.
    """

    def __init__(self, text: str) -> None:
        self._stream = stream(text)
        self._ends = list(accumulate(map(len, text.encode().splitlines(keepends=True))))
        """Where each line ends, in bytes."""
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
        self._behind: _Taken | None = None
        """What ended the last text."""

    def build(self) -> Document:
        """Go through the events once."""
        for event, place in self._stream:
            if event.__class__ is str:
                self._take(event, event, None, place["start"])
                continue
            name, tag = event.popitem()
            value = None
            if tag.__class__ is dict:
                tag, value = tag.popitem()
            self._take(name, tag, value, place["start"])
        return self._document

    def _take(self, name: str, tag: Any, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        """Open or close a block, or begin the text of a tight list's item."""
        if name == "Start":
            if tag in _SPAN_KINDS:
                self._tight({name: tag if value is None else {tag: value}}, position)
            elif start := self._STARTS.get(tag):
                start(self, value, position)
        elif name == "End":
            if end := self._ENDS.get(tag):
                end(self)
        elif name == "Text":
            self._end_tight(self._text(position, self._stream, tag))
        elif name == "Code" or (name == "InlineHtml" and _BREAK.match(tag)):
            self._tight({name: tag}, position)
        elif name == "TaskListMarker":
            self._mark(done=tag)
        elif name == "Rule":
            self._blocks.append(Rule(self._line(position), self._quotes > 0))

    def _line(self, position: int) -> int:
        return bisect_right(self._ends, position) + 1

    def _mark(self, *, done: bool) -> None:
        if self._item is not None:
            self._item.mark = "x" if done else " "
            self._document.has_boxes = True

    def _tight(self, event: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        """Read the text of a tight list's item, which is no paragraph of its own, and begins with no text."""
        begin: _Source = [(event, {"start": position, "end": position})]
        self._end_tight(self._text(position, chain(begin, self._stream)))

    def _end_tight(self, text: Inline) -> None:
        """Add the text of a tight list's item and go on with what ended it."""
        self._add(text)
        if self._behind is not None:
            self._take(*self._behind)

    def _text(  # noqa: C901, PLR0912, PLR0915 - a call for each event would take twice the time
        self, position: int, source: _Source, first: str = ""
    ) -> Inline:
        """Read an inline text up to the first event that is not of it, which is kept in `_behind`."""
        self._behind = None
        parts = [first]
        spans: list[Span] = []
        begun: list[tuple[int, int, str]] = []
        lines, starts = [bisect_right(self._ends, position) + 1], _ONE_ROW
        size = len(first)
        linked = False
        for event, place in source:  # most frequent first
            if event.__class__ is str:
                if event == "Rule":
                    self._behind = event, event, None, place["start"]
                    break
                parts.append("\n")
                size += 1
                lines.append(self._line(place["start"]) + 1)
                starts = starts if len(starts) > 1 else [0]
                starts.append(size)
                continue
            name, tag = event.popitem()
            if name == "Text":
                parts.append(tag)
                size += len(tag)
            elif name == "End":
                if tag.__class__ is dict:
                    tag, _ = tag.popitem()
                if (kind := _SPAN_KINDS.get(tag)) is None:
                    self._behind = name, tag, None, place["start"]
                    break
                if begun:
                    index, start, target = begun.pop()
                    spans[index] = Span(kind, start, size, target)
            elif name == "Code":
                parts.append(tag)
                spans.append(Span(Kind.CODE, size, size + len(tag)))
                size += len(tag)
            elif name == "Start":
                value = None
                if tag.__class__ is dict:
                    tag, value = tag.popitem()
                if tag not in _SPAN_KINDS:
                    self._behind = name, tag, value, place["start"]
                    break
                linked = linked or value is not None
                begun.append((len(spans), size, value["dest_url"] if value else ""))
                spans.append(_UNFINISHED)
            elif name == "InlineHtml" and _BREAK.match(tag):
                parts.append(" ")
                size += 1
            elif name == "TaskListMarker":
                self._mark(done=tag)
        text = Inline("".join(parts), spans, lines, starts)
        if linked:
            self._document.linked.append(text)
        return text

    def _start_paragraph(self, _: object, position: int) -> None:
        self._add(self._text(position, self._stream))

    def _add(self, text: Inline) -> None:
        item = self._item
        if item is not None and item.mark is None and not item.blocks and text.text.startswith("["):
            _take_box(item, text)
            self._document.has_boxes = self._document.has_boxes or item.mark is not None
        if text.text or text.spans:
            self._blocks.append(Paragraph(text.lines[0], self._quotes > 0, text))

    def _start_heading(self, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        text = self._text(position, self._stream)
        level = int(value["level"][1])
        heading = Heading(text.lines[0], self._quotes > 0, level, text, self._slug(text.text))
        self._document.headings.append(heading)
        self._blocks.append(heading)

    def _start_cell(self, _: object, position: int) -> None:
        self._cells.append(self._text(position, self._stream))

    def _enter(self) -> None:
        self._around.append((self._blocks, self._item, self._list))
        self._depth += 1
        self._document.depth = max(self._document.depth, self._depth)

    def _leave(self) -> None:
        self._blocks, self._item, self._list = self._around.pop()
        self._depth -= 1

    def _start_list(self, value: object, position: int) -> None:
        self._enter()
        self._list = List(self._line(position), self._quotes > 0, value is not None)
        self._blocks.append(self._list)

    def _start_item(self, _: object, position: int) -> None:
        self._around.append((self._blocks, self._item, self._list))
        self._item = Item(self._line(position), None)
        if self._list is not None:
            self._list.items.append(self._item)
        self._blocks = self._item.blocks

    def _end_item(self) -> None:
        self._blocks, self._item, self._list = self._around.pop()

    def _start_quote(self, _: object, __: int) -> None:
        self._quotes += 1
        self._enter()

    def _end_quote(self) -> None:
        self._leave()
        self._quotes -= 1

    def _start_footnote(self, _: object, __: int) -> None:
        self._enter()
        self._blocks, self._item = [], None

    def _start_code(self, value: Any, position: int) -> None:  # noqa: ANN401 - as the parser gives it
        language = "" if isinstance(value, str) else str(value["Fenced"])
        self._blocks.append(Code(self._line(position), self._quotes > 0, language))
        for event, _ in self._stream:
            if "End" in event:
                return

    def _start_html(self, _: object, position: int) -> None:
        rows: list[str] = []
        for event, _ in self._stream:
            if "End" in event:
                break
            rows += event.values()
        self._blocks.append(Html(self._line(position), self._quotes > 0, "".join(rows)))

    def _start_table(self, _: object, position: int) -> None:
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
        "TableCell": _start_cell,
    }
    _ENDS: ClassVar[dict[str, Callable[..., None]]] = {
        "List": _leave,
        "Item": _end_item,
        "BlockQuote": _end_quote,
        "FootnoteDefinition": _leave,
        "Table": _end_table,
        "TableHead": _end_head,
        "TableRow": _end_row,
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
