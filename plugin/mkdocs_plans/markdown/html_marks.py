"""Anchors of a plan's items: each belongs to a block that begins on the item's line."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mkdocs_plans.markdown.html_text import attribute, escape, title
from mkdocs_plans.markdown.html_values import ItemMark, MarginNote

NO_LINE = sys.maxsize
"""A line number beyond the end of any text."""

_CODE = re.compile(r"`([^`]+)`")


class Marks:
    """Assigns the marks of each line to the blocks that begin there, in order. None is lost."""

    __slots__ = ("_waiting", "ids", "next")

    def __init__(self, marks: Mapping[int, Sequence[ItemMark]], ids: set[str]) -> None:
        self._waiting = [(line, mark) for line in sorted(marks) for mark in marks[line]]
        """The marks that no block has taken yet, the last one first."""
        self._waiting.reverse()
        self.ids = ids
        """The ids used so far on the whole page."""
        self.next = self._waiting[-1][0] if self._waiting else NO_LINE
        """The line of the first waiting mark; `NO_LINE` if there is none."""

    def overdue(self, line: int) -> str:
        """Anchors for marks of earlier lines, for which no block is left."""
        # Joined once: a paragraph of thousands of links may have a mark on every line.
        parts = []
        while self.next < line:
            parts.append(self.anchor(self.take()))
        return "".join(parts)

    def take(self) -> ItemMark:
        """Take the first waiting mark."""
        waiting = self._waiting
        mark = waiting.pop()[1]
        self.next = waiting[-1][0] if waiting else NO_LINE
        return mark

    def rest(self) -> str:
        """Anchors for all remaining marks."""
        return self.overdue(NO_LINE)

    def bare_anchor(self, mark: ItemMark) -> str:
        """An anchor as a separate element, unless the page has its id already."""
        if mark.anchor in self.ids:
            return ""
        self.ids.add(mark.anchor)
        return f'<span id="{attribute(mark.anchor)}" class="plans-anchor"></span>'

    def anchor(self, mark: ItemMark) -> str:
        """The anchor with the notes of the mark, for a mark whose block is not open."""
        return f"{self.bare_anchor(mark)}{notes(mark)}"

    def attributes(self, mark: ItemMark) -> str:
        """The attributes of a block with this mark: its classes, and its id unless the page has it."""
        if mark.anchor in self.ids:
            return classes(mark.kind)
        self.ids.add(mark.anchor)
        return f' id="{attribute(mark.anchor)}"{classes(mark.kind)}'


@lru_cache(maxsize=64)
def classes(kind: str) -> str:
    """The `class` attribute of a block with a mark of this kind."""
    return f' class="plans-item plans-item--{attribute(kind)}"'


def notes(mark: ItemMark) -> str:
    """The notes of a marked block."""
    return "".join(map(_note, mark.notes)) if mark.notes else ""


def _note(note: MarginNote) -> str:
    tone = f" plans-note--{attribute(note.tone)}" if note.tone else ""
    words = " " + _CODE.sub(r"<code>\1</code>", escape(note.words)) if note.words else ""
    return (
        f'<a class="plans-note plans-note--{attribute(note.kind)}{tone}" href="{attribute(note.href)}"'
        f"{title(note.title)}><b>{escape(note.label)}</b>{words}</a>"
    )
