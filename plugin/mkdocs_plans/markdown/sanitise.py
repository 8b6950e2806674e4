"""A page with raw HTML of its author, made well-formed and safe.

The renderer provides pieces: its own HTML, and the author's tags between them. From these, a *skeleton* is
built in which every element is bare. Its attributes are stored separately, under a number that is the only
attribute of the element, with a name that occurs nowhere in the text. Code blocks and boxes contain nothing
of the author, so each is a single number. nh3 (ammonia, an HTML5 parser with an allow-list) cleans the
skeleton once, and the numbers are replaced by what they stand for. So no attribute in the result can come
from anywhere but the renderer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple, TypeAlias

import nh3

from mkdocs_plans.markdown.raw_html import BLOCKS, IMPLIED_ENDS, INLINE, TAGS, VOID

MAX_NESTING = 256
"""The deepest nesting of elements. An HTML parser takes time proportional to its square."""


class TooDeepError(Exception):
    """The text is nested too deeply for a page."""


class Sealed(str):
    """HTML of this package in which no element of the author is open."""

    __slots__ = ()


class SealedBlock(Sealed):
    """Sealed HTML that ends a paragraph."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag of the author, already cleaned."""

    name: str
    html: str
    """The tag as it will be in the page, with attributes checked and escaped."""
    closing: bool = False


Piece: TypeAlias = str | RawTag


class _Kept(NamedTuple):
    """The content that a number replaces."""

    element: str
    html: str
    sealed: bool


@dataclass(slots=True)
class _Element:
    name: str
    raw: bool
    closed: bool = False


_OUR_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_ID = re.compile(r' id="[^"]*"')
_OUR_ELEMENTS = frozenset({"section", "input", "label", "nav"})


def sanitise(text: str, *parts: Iterable[Piece]) -> str:
    """Combine pieces into one safe fragment of HTML.

    Args:
        text: The source of the page. The attribute name of the numbers does not occur in it.
        parts: The parts of the page, in order. An element that an author left open ends with its part.

    Raises:
        TooDeepError: Elements are nested deeper than `MAX_NESTING`.
    """
    name = _absent_name(text)
    skeleton = _Skeleton(name)
    for pieces in parts:
        for piece in pieces:
            skeleton.add(piece)
        skeleton.close_all()
    cleaned = nh3.clean(
        "".join(skeleton.out),
        tags=set(TAGS | _OUR_ELEMENTS),
        attributes={"*": {name}},
        link_rel=None,
    )
    return _restored(cleaned, name, skeleton.kept)


def _absent_name(text: str) -> str:
    """The first attribute name of a series that does not occur in the text."""
    taken = set(re.findall(r"data-plans-([0-9]+)", text.lower()))
    return next(f"data-plans-{number}" for number in count() if str(number) not in taken)


class _Skeleton:
    """Writes bare, balanced tags, and stores their attributes."""

    def __init__(self, name: str) -> None:
        self.out: list[str] = []
        self.kept: list[_Kept] = []
        self._name = name
        self._open: list[_Element] = []
        self._ours: list[_Element] = []

    def add(self, piece: Piece) -> None:
        """Add the next piece."""
        if isinstance(piece, RawTag):
            self._end_raw(piece.name) if piece.closing else self._start_raw(piece)
        elif isinstance(piece, Sealed):
            element = "span"
            if isinstance(piece, SealedBlock):
                element = "pre"
                self._end_paragraph()
            self.out.append(f"{self._numbered(element, piece, sealed=True)}</{element}>")
        elif "<" in piece:
            self._add_ours(piece)
        else:
            self.out.append(piece)

    def close_all(self) -> None:
        """Close all open elements."""
        while self._open:
            self._pop()
        self._ours.clear()

    def _numbered(self, element: str, html: str, *, sealed: bool = False) -> str:
        if html == f"<{element}>":
            return html
        self.kept.append(_Kept(element, html, sealed))
        return f'<{element} {self._name}="{len(self.kept) - 1}">'

    def _add_ours(self, html: str) -> None:
        done = 0
        for tag in _OUR_TAG.finditer(html):
            self.out.append(html[done : tag.start()])
            done = tag.end()
            closing, name = tag.groups()
            if closing:
                self._end_ours()
                continue
            if name in BLOCKS:
                self._end_paragraph()
            self.out.append(self._numbered(name, tag[0]))
            if name not in VOID:
                element = _Element(name, raw=False)
                self._ours.append(element)
                self._push(element)
        self.out.append(html[done:])

    def _end_ours(self) -> None:
        element = self._ours.pop()
        if not element.closed:
            self._pop_to(element)

    def _start_raw(self, tag: RawTag) -> None:
        if tag.name == "a" and any(element.name == "a" for element in self._open):
            return
        if tag.name in BLOCKS:
            self._end_paragraph()
        implied = IMPLIED_ENDS.get(tag.name, frozenset())
        while self._open and self._open[-1].raw and self._open[-1].name in implied:
            self._pop()
        self.out.append(self._numbered(tag.name, tag.html))
        if tag.name not in VOID:
            self._push(_Element(tag.name, raw=True))

    def _end_raw(self, name: str) -> None:
        """End the author's innermost element of this name, unless an element of the portal is open in it."""
        for element in reversed(self._open):
            if not element.raw:
                return
            if element.name == name:
                self._pop_to(element)
                return

    def _end_paragraph(self) -> None:
        """End an open paragraph as an HTML parser does before a block, its inline elements first."""
        for element in reversed(self._open):
            if element.name == "p":
                self._pop_to(element)
                return
            if not (element.raw and element.name in INLINE):
                return

    def _push(self, element: _Element) -> None:
        if len(self._open) >= MAX_NESTING:
            raise TooDeepError
        self._open.append(element)

    def _pop_to(self, element: _Element) -> None:
        while self._pop() is not element:
            pass

    def _pop(self) -> _Element:
        element = self._open.pop()
        element.closed = True
        self.out.append(f"</{element.name}>")
        return element


def _restored(cleaned: str, name: str, kept: list[_Kept]) -> str:
    used: set[int] = set()

    def restore(found: re.Match[str]) -> str:
        number = int(found[2])
        element, html, sealed = kept[number]
        if sealed:
            return html
        end = found[3] or ""
        if found[1] != element:  # Attributes of one element must never move to another one.
            return f"<{found[1]}>{end}"
        if number in used:  # An HTML parser repeats an element that was closed out of order.
            html = _ID.sub("", html)
        used.add(number)
        return html + end

    return re.sub(rf'<([a-z0-9]+) {name}="([0-9]+)">(</(?:pre|span)>)?', restore, cleaned)
