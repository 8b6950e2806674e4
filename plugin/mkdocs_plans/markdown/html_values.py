"""What goes into the rendering of a plan's page and what comes out, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class MarginNote(NamedTuple):
    """A few plain words in the margin of a block, and where they lead."""

    words: str
    kind: str
    """Their weight as the name of a class (`warning`), for marks that differ only in shape."""
    href: str
    title: str
    """The whole of it, in a sentence."""
    tone: str = ""
    """How they are meant, as another word fit for a class (`worse`); empty: as everything of their kind."""


class ItemMark(NamedTuple):
    """An item of the plan that its page anchors and lights up."""

    anchor: str
    """The id it is reached by; where the heading's own slug is the same, nothing is added."""
    kind: str
    """What it is, as a word fit for a class: `step`, `risk`, `question` …"""
    notes: tuple[MarginNote, ...] = ()
    """What stands in the margin, in order."""


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """Where a link or an image leads."""

    href: str
    """The address, relative to the page or absolute; not yet escaped."""


Resolve: TypeAlias = Callable[[str, bool, int], ResolvedLink | None]
"""Decides where `(destination, is it an image, line)` leads; `None`: nowhere, the label is shown as text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image as it was met."""

    dest: str
    """As written, entities and escapes resolved."""
    line: int
    href: str | None
    """Where it leads; `None`: nowhere."""
    image: bool = False


@dataclass(frozen=True, slots=True)
class RenderProblem:
    """Something of a text that its page does not show as it is written."""

    rule: str
    """`unsafe-url`, `raw-html-removed`, `too-deep` or `too-large`."""
    message: str
    line: int | None = None
    """1-based; `None`: it concerns the text as a whole."""


class TocEntry(NamedTuple):
    """A heading of the page with the headings below it."""

    level: int
    """1 to 6."""
    text: str
    """Plain, not escaped."""
    id: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    """A rendered text."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    """Every id in the HTML, against which fragments are checked."""
    links: tuple[Reference, ...] = ()
    """Every link and image, in order, those that lead nowhere too."""
    problems: tuple[RenderProblem, ...] = ()


def nested(headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
    """Put headings (level, text, id), in their order, below each other by their level."""
    following: list[TocEntry] = []
    for level, text, name in reversed(headings):
        children = []
        while following and following[-1].level > level:
            children.append(following.pop())
        following.append(TocEntry(level, text, name, tuple(children)))
    return tuple(reversed(following))
