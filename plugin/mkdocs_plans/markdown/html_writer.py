"""The parser's events to pieces of HTML, in one pass and without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias

from mkdocs_plans.markdown.blocks import OTHER_BOX
from mkdocs_plans.markdown.budget import MAX_HEADING
from mkdocs_plans.markdown.events import stream
from mkdocs_plans.markdown.highlight import code_block
from mkdocs_plans.markdown.html_inline import InlineWriter
from mkdocs_plans.markdown.html_marks import NO_LINE, Marks, classes, notes
from mkdocs_plans.markdown.html_text import attribute
from mkdocs_plans.markdown.html_values import ItemMark, Resolve
from mkdocs_plans.markdown.sanitise import MAX_NESTING, Piece, Sealed, SealedBlock, TooDeepError
from mkdocs_plans.markdown.slugs import Slugger

BOXES: Mapping[str, str] = {"-": "dropped", "~": "open", "/": "open", "!": "open"}
"""Boxes that code hosts show as text, and their meaning."""

_LONGEST_LABEL = 200
"""How many characters of a heading each table below it repeats as its label."""
_TASK = (
    '<label class="task-list-control"><input type="checkbox" disabled{checked} aria-label="{word}">'
    '<span class="task-list-indicator"></span></label>'
)
_DONE = Sealed(_TASK.format(checked=" checked", word="done"))
_OPEN = Sealed(_TASK.format(checked="", word="open"))


_FIELD = re.compile(rb"[*_]{0,3}[^\n*_:]{1,80}[*_]{0,3} ?(?::|\xef\xbc\x9a)")
"""The beginning of a paragraph that may consist of fields: `**Status:** Planning`."""

_Step: TypeAlias = str | Callable[[Any, Any], None]
"""The begin or end of an element: a constant tag, or the function that writes it."""

_ALIGN = {"None": "", **{name: f' align="{name.lower()}"' for name in ("Left", "Center", "Right")}}


class Writer(InlineWriter):
    """Writes the blocks of a page while events are read."""

    def __init__(
        self,
        text: str,
        marks: Mapping[int, Sequence[ItemMark]],
        resolve: Resolve,
        image_hosts: Collection[str],
        *,
        mermaid: bool,
    ) -> None:
        super().__init__(text, resolve, image_hosts)
        self.headings: list[tuple[int, str, str]] = []
        """Level, plain text on one line, and id."""
        self._marks = Marks(marks, self.ids)
        self._mermaid = mermaid
        self._slug = Slugger()
        self._depth = 0
        self._fresh = -1
        """The length of the output when a list item began. If it has not grown, the item is empty."""
        self._lists: list[int] = []
        self._items: list[int] = []
        """The positions in the output at which the open lists and items begin."""
        self._quote_ends: list[str] = []
        self._waiting: list[str] = []
        """The notes of the open block, which follow its text."""
        self._has_fields = False
        """Whether the open paragraph may consist of fields, each with its notes on its own line."""
        self._last: tuple[list[Piece], int] | None = None
        """The position of the last block that can carry a mark."""
        self._heading: tuple[int, int, ItemMark | None] = (0, 0, None)
        self._info = ""
        self._blocks = 0
        """The number of code blocks so far."""
        self._raw: list[str] = []
        self._aligns: Sequence[str] = ()
        self._column = 0
        self._cell = "td"
        self._in_body = False
        self._in_row = ""
        """The start of the first cell of the open row."""
        self._notes: dict[str, list[Piece]] = {}
        self._references: dict[str, tuple[int, int]] = {}
        """The number of each footnote that is referred to, and how often."""
        self._around: list[tuple[str, list[Piece]]] = []

    def write(self) -> tuple[list[Piece], list[Piece]]:
        """Read the events once, and return the pieces of the body and of the footnotes.

        Raises:
            TooDeepError: Blocks are nested deeper than `MAX_NESTING`.
        """
        for event, here in stream(self._text):
            self.range = here
            if event.__class__ is str:
                self._BARE[event](self)
                continue
            kind, value = event.popitem()
            if kind == "Text":
                if self._fresh == len(self.out):
                    value = self._take_other_box(value)
                self.write_text(value)
            elif kind in self._STEPS:
                name, data = (value, None) if value.__class__ is str else value.popitem()
                step = self._STEPS[kind][name]
                if step.__class__ is not str:
                    step(self, data)
                elif self._alt is None:  # Only the text inside an image counts.
                    self.out.append(step)
            else:
                self._LEAVES[kind](self, value)
        self.out.append(self._put_late(self._marks.rest()))
        notes = self._footnotes()
        self.point_fragments()
        return self.out, notes

    def _open(self, element: str) -> tuple[str, str]:
        """The start tag of a block that may carry a mark, and what the block begins with."""
        mark, anchors = self._take_mark()
        if mark is None:
            return f"<{element}>", anchors
        self._wait(mark)
        return f"<{element}{self._marks.attributes(mark)}>", anchors

    def _wait(self, mark: ItemMark) -> None:
        if mark.notes:
            self._waiting.append(notes(mark))

    def _put_notes(self) -> None:
        """Write the notes of the open block, whose text ends here."""
        if self._waiting:
            if self._in_raw_link:  # The author left it open.
                self._close_raw("a")
            self.out.append(Sealed("".join(self._waiting)))
            self._waiting.clear()

    def write_break(self, html: str) -> None:
        """Write the end of a line within a paragraph, and the anchors of the line that follows."""
        super().write_break(html)
        if self._marks.next != NO_LINE and self._alt is None and self.plain is None:
            self._mark_line()

    def _mark_line(self) -> None:
        """Put the marks of the line that follows at its start, because no block begins there."""
        following = self.line + 1
        while self._marks.next <= following:
            mark = self._marks.take()
            self.out.append(self._marks.bare_anchor(mark))
            if not self._has_fields or self.in_a_link:
                self._wait(mark)
            elif mark.notes:
                self.out.append(Sealed(notes(mark)))

    def _take_mark(self) -> tuple[ItemMark | None, str]:
        """The mark of the block that begins here, and the anchors of earlier marks that go into it."""
        marks = self._marks
        if marks.next == NO_LINE or marks.next > (line := self.line):
            return None, ""
        anchors = self._put_late(marks.overdue(line)) if marks.next < line else ""
        return (marks.take() if marks.next == line else None), anchors

    def _put_late(self, anchors: str) -> str:
        """Put anchors that no block has taken into the block before; return them if there is none."""
        if not anchors or self._last is None:
            return anchors
        out, index = self._last
        out[index] = f"{out[index]}{anchors}"
        return ""

    def _begin_block(self, html: str) -> None:
        out = self.out
        self._last = (out, len(out))
        out.append(html)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise TooDeepError

    # Paragraphs, headings, quotes, code

    def _start_paragraph(self, _: object) -> None:
        fresh = self._fresh == len(self.out)
        self.leave_block()
        start = self.range["start"]
        self._has_fields = (
            self._marks.next != NO_LINE and _FIELD.match(self._bytes, start, start + 120) is not None
        )
        html = "".join(self._open("p"))
        self._begin_block(html)
        if self._has_fields and ("plans-item--field" in html or "plans-item--finding" in html):
            self._put_notes()
        if fresh:
            self._fresh = len(self.out)

    def _end_paragraph(self, _: object) -> None:
        self._put_notes()
        self._has_fields = False
        self.out.append("</p>\n")

    def _start_heading(self, heading: Mapping[str, Any]) -> None:
        self.leave_block()
        mark, anchors = self._take_mark()
        self._heading = (len(self.out), int(heading["level"][1]), mark)
        self._begin_block(anchors)
        self.plain = []

    def _end_heading(self, _: object) -> None:
        index, level, mark = self._heading
        text, self.plain = "".join(self.plain or ())[:MAX_HEADING], None
        slug = self._slug(text)
        self.ids.add(slug)
        label = " ".join(text.split())
        name, inside, attributes = attribute(slug), self.out[index], ""
        if mark is not None:
            attributes = classes(mark.kind)
            inside = f"{self._marks.bare_anchor(mark)}{inside}"
        self.out[index] = f'<h{level} id="{name}"{attributes}>{inside}'
        self.out.append(
            f'<a class="headerlink" href="#{name}" title="Permanent link"'
            f' aria-label="Permanent link: {attribute(label)}">¶</a>'
        )
        if mark is not None and mark.notes:
            self.out.append(Sealed(notes(mark)))
        self.out.append(f"</h{level}>\n")
        self.headings.append((level, label, slug))

    def _start_quote(self, kind: str | None) -> None:
        self._put_notes()
        self._deeper()
        if kind is None:
            self.out.append("<blockquote>\n")
            self._quote_ends.append("</blockquote>\n")
            return
        self.out.append(f'<div class="admonition {kind.lower()}">\n<p class="admonition-title">{kind}</p>\n')
        self._quote_ends.append("</div>\n")

    def _end_quote(self, _: object) -> None:
        self._depth -= 1
        self.out.append(self._quote_ends.pop())

    def _start_code(self, fence: str | Mapping[str, str]) -> None:
        self._put_notes()
        self._info = "" if isinstance(fence, str) else fence["Fenced"]
        self._code = []
        self._fresh = -1

    def _end_code(self, _: object) -> None:
        code, self._code = "".join(self._code or ()), None
        if self._marks.next != NO_LINE:
            self._mark_code()
        self._blocks += 1
        name = f"Code {self._blocks}{self._below_heading()}"
        self.out.append(SealedBlock(code_block(code, self._info, mermaid=self._mermaid, label=name)))

    def _below_heading(self) -> str:
        return f": {self.headings[-1][1][:_LONGEST_LABEL]}" if self.headings else ""

    def _mark_code(self) -> None:
        """Put the marks of lines in a code block before it, because it cannot contain elements."""
        first = self.line
        last = first + self._bytes.count(b"\n", self.range["start"], self.range["end"])
        if self._marks.next < first:
            self.out.append(self._put_late(self._marks.overdue(first)))
        if anchors := self._marks.overdue(last + 1):
            self.out.append(f'<div class="plans-item plans-item--code">{anchors}</div>\n')

    def _start_html(self, _: object) -> None:
        self._put_notes()
        self._raw = []

    def _add_html(self, html: str) -> None:
        self._raw.append(html)

    def _end_html(self, _: object) -> None:
        self.write_raw("".join(self._raw))

    # Lists

    def _start_list(self, first: int | None) -> None:
        self._put_notes()
        self._deeper()
        self._lists.append(len(self.out))
        if first is None:
            self.out.append("<ul>\n")
        else:
            self.out.append("<ol>\n" if first == 1 else f'<ol start="{first}">\n')

    def _end_list(self, _: object) -> None:
        self._depth -= 1
        begin = self.out[self._lists.pop()]
        self.out.append("</ul>\n" if str(begin).startswith("<ul") else "</ol>\n")

    def _start_item(self, _: object) -> None:
        self._deeper()
        self.leave_block()
        self._items.append(len(self.out))
        self._begin_block("".join(self._open("li")))
        self._fresh = len(self.out)

    def _end_item(self, _: object) -> None:
        self._depth -= 1
        self._items.pop()
        self._put_notes()
        self.out.append("</li>\n")

    def _write_task(self, done: object) -> None:
        self._make_task()
        self.out += (_DONE if done else _OPEN, " ")

    def _take_other_box(self, text: str) -> str:
        found = OTHER_BOX.match(text)
        if found is None:
            return text
        mark, word = found["box"], BOXES[found["mark"]]
        self._make_task()
        self.out.append(
            Sealed(f'<span class="plans-box plans-box--{word}" role="img" aria-label="{word}">{mark}</span>')
        )
        return text[found.end("box") :]

    def _make_task(self) -> None:
        out, index = self.out, self._items[-1]
        item = str(out[index])
        if item.startswith("<li>"):
            out[index] = f'<li class="task-list-item">{item[4:]}'
        else:
            out[index] = item.replace('class="', 'class="task-list-item ', 1)
        index = self._lists[-1]
        begin = str(out[index])
        if "task-list" not in begin:
            out[index] = begin.replace(">", ' class="task-list">', 1)

    # Tables

    def _start_table(self, aligns: Sequence[str]) -> None:
        self._put_notes()
        self._aligns = [_ALIGN[align] for align in aligns]
        self._in_body = False
        name = f"Table{self._below_heading()}"
        self.out.append(
            f'<div class="md-typeset__scrollwrap" role="region" aria-label="{attribute(name)}" tabindex="0">'
            '<div class="md-typeset__table"><table>\n'
        )

    def _end_table(self, _: object) -> None:
        self.out.append("</tbody>\n</table></div></div>\n" if self._in_body else "</table></div></div>\n")

    def _start_head(self, _: object) -> None:
        self.out.append("<thead>\n")
        self._start_cells("th")

    def _start_row(self, _: object) -> None:
        if not self._in_body:
            self.out.append("<tbody>\n")
            self._in_body = True
        self._start_cells("td")

    def _start_cells(self, cell: str) -> None:
        self._cell, self._column = cell, 0
        tag, self._in_row = self._open("tr")
        self.out.append(f"{tag}\n")

    def _start_cell(self, _: object) -> None:
        self.leave_block()
        align = self._aligns[self._column] if self._column < len(self._aligns) else ""
        html = f"<{self._cell}{align}>{self._in_row}"
        if self._column == 0:
            self._begin_block(html)
        else:
            self.out.append(html)
        self._in_row = ""
        self._column += 1

    def _end_cell(self, _: object) -> None:
        self._put_notes()
        self.out.append(f"</{self._cell}>\n")

    # Footnotes

    def _start_note(self, label: str) -> None:
        self._deeper()
        self._around.append((label, self.out))
        self.out = []
        self._fresh = -1

    def _end_note(self, _: object) -> None:
        self._depth -= 1
        label, around = self._around.pop()
        self._notes.setdefault(label.casefold(), self.out)
        self.out = around
        self._fresh = -1

    def _write_reference(self, label: str) -> None:
        key = label.casefold()
        number, times = self._references.get(key, (len(self._references) + 1, 0))
        self._references[key] = number, times + 1
        name = f"user-content-fnref-{_numbered(number, times + 1)}"
        self.ids.add(name)
        text = str(number)
        if not self.in_a_link:
            text = f'<a class="footnote-ref" href="#user-content-fn-{number}">{number}</a>'
        self.write_tag(f'<sup id="{name}">{text}</sup>')

    def _footnotes(self) -> list[Piece]:
        if not self._references:
            return []
        pieces: list[Piece] = ['<section class="footnote" aria-label="Footnotes">\n<hr>\n<ol>\n']
        for key, (number, times) in self._references.items():
            self.ids.add(f"user-content-fn-{number}")
            body = self._notes.get(key, [])
            back = " ".join(_back_link(number, time) for time in range(1, times + 1))
            if body and body[-1] == "</p>\n":
                body[-1] = f" {back}</p>\n"
            else:
                body.append(back)
            pieces += [f'<li id="user-content-fn-{number}">\n', *body, "</li>\n"]
        pieces.append("</ol>\n</section>\n")
        return pieces

    _STARTS: ClassVar[Mapping[str, _Step]] = {
        "Paragraph": _start_paragraph,
        "Heading": _start_heading,
        "BlockQuote": _start_quote,
        "CodeBlock": _start_code,
        "HtmlBlock": _start_html,
        "List": _start_list,
        "Item": _start_item,
        "FootnoteDefinition": _start_note,
        "Table": _start_table,
        "TableHead": _start_head,
        "TableRow": _start_row,
        "TableCell": _start_cell,
        "Emphasis": "<em>",
        "Strong": "<strong>",
        "Strikethrough": "<del>",
        "Link": InlineWriter.open_link,
        "Image": InlineWriter.open_image,
    }
    _ENDS: ClassVar[Mapping[str, _Step]] = {
        "Paragraph": _end_paragraph,
        "Heading": _end_heading,
        "BlockQuote": _end_quote,
        "CodeBlock": _end_code,
        "HtmlBlock": _end_html,
        "List": _end_list,
        "Item": _end_item,
        "FootnoteDefinition": _end_note,
        "Table": _end_table,
        "TableHead": "</tr>\n</thead>\n",
        "TableRow": "</tr>\n",
        "TableCell": _end_cell,
        "Emphasis": "</em>",
        "Strong": "</strong>",
        "Strikethrough": "</del>",
        "Link": InlineWriter.close_link,
        "Image": InlineWriter.close_image,
    }
    _STEPS: ClassVar[Mapping[str, Mapping[str, Any]]] = {"Start": _STARTS, "End": _ENDS}
    _LEAVES: ClassVar[Mapping[str, Callable[[Any, Any], None]]] = {
        "Code": InlineWriter.write_code,
        "Html": _add_html,
        "InlineHtml": InlineWriter.write_raw,
        "FootnoteReference": _write_reference,
        "TaskListMarker": _write_task,
    }
    _BARE: ClassVar[Mapping[str, Callable[[Any], None]]] = {
        "SoftBreak": lambda writer: writer.write_break("\n"),
        "HardBreak": lambda writer: writer.write_break("<br>\n"),
        "Rule": lambda writer: writer.write_tag("<hr>\n"),
    }


def _numbered(number: int, time: int) -> str:
    return f"{number}-{time}" if time > 1 else f"{number}"


def _back_link(number: int, time: int) -> str:
    name = _numbered(number, time)
    words = f"Back to reference {name}"
    return (
        f'<a class="footnote-backref" href="#user-content-fnref-{name}" title="{words}"'
        f' aria-label="{words}">↩</a>'
    )
