"""Where the anchors of a plan's items go: each to a block that begins on its line."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from mkdocs_plans.markdown.html_text import attribute, escape
from mkdocs_plans.markdown.html_values import Mark


class Marks:
    """Hands the marks of each line to the blocks that begin there, in order; none is lost."""

    __slots__ = ("_waiting", "ids")

    def __init__(self, marks: Mapping[int, Sequence[Mark]], ids: set[str]) -> None:
        self._waiting = deque((line, mark) for line in sorted(marks) for mark in marks[line])
        self.ids = ids
        """The ids given so far, on the whole page."""

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def overdue(self, line: int) -> str:
        """Anchors for the marks of lines before this one, which no block is left to take."""
        html = ""
        while self._waiting and self._waiting[0][0] < line:
            html += self.anchor(self._waiting.popleft()[1])
        return html

    def take(self, line: int) -> Mark | None:
        """The mark of the next block that begins on this line."""
        if self._waiting and self._waiting[0][0] == line:
            return self._waiting.popleft()[1]
        return None

    def rest(self) -> str:
        """Anchors for all marks that are left."""
        html = "".join(self.anchor(mark) for _, mark in self._waiting)
        self._waiting.clear()
        return html

    def anchor(self, mark: Mark) -> str:
        """An anchor that is an element of its own; nothing where the page has that id."""
        if mark.anchor in self.ids:
            return ""
        self.ids.add(mark.anchor)
        return f'<span id="{attribute(mark.anchor)}" class="plans-anchor"></span>'

    def attributes(self, mark: Mark | None, *, classes: str = "", identify: bool = True) -> str:
        """The attributes of a block that has this mark: its id, unless the page has it, and its classes."""
        if mark is not None:
            classes = f"{classes} plans-item plans-item--{attribute(mark.kind)}".lstrip()
        html = f' class="{classes}"' if classes else ""
        if mark is None or not identify or mark.anchor in self.ids:
            return html
        self.ids.add(mark.anchor)
        return f' id="{attribute(mark.anchor)}"{html}'


def note(mark: Mark | None) -> str:
    """What stands in the margin of a marked block."""
    if mark is None or mark.note is None:
        return ""
    return f'<span class="plans-note">{escape(mark.note)}</span>'
