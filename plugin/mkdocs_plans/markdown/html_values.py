"""The inputs and results of rendering a plan's page, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class MarginNote(NamedTuple):
    """A short note below a block, with a link."""

    label: str
    """What it is, in one or two words: `warning`."""
    words: str
    """The rest of the note; what is in backticks is shown as code."""
    kind: str
    """Its severity as a class name (`warning`), or `change`."""
    href: str
    title: str
    tone: str = ""
    """Its tone as another class name (`worse`); empty for the usual tone of its kind."""


class ItemMark(NamedTuple):
    """An item of the plan that its page anchors and highlights."""

    anchor: str
    """The id of its anchor. Nothing is added if the heading's own slug is the same."""
    kind: str
    """Its kind as a class name: `step`, `risk`, `question` …"""
    notes: tuple[MarginNote, ...] = ()
    """The notes below the block, in order."""


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """The destination of a link or image."""

    href: str
    """The address, relative to the page or absolute, not yet escaped."""


Resolve: TypeAlias = Callable[[str, bool, int], ResolvedLink | None]
"""Resolves `(destination, is it an image, line)`; `None` if it leads nowhere and only the label is shown."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or image in the text."""

    dest: str
    """The destination as written, with entities and escapes resolved."""
    line: int
    href: str | None
    """The resolved destination; `None` if it leads nowhere."""
    image: bool = False


@dataclass(frozen=True, slots=True)
class RenderProblem:
    """A part of a text that its page does not show as written."""

    rule: str
    """`unsafe-url`, `raw-html-removed`, `too-deep` or `too-large`."""
    message: str
    line: int | None = None
    """1-based; `None` if the problem concerns the whole text."""


class TocEntry(NamedTuple):
    """A heading of the page with the headings below it."""

    level: int
    """1 to 6."""
    text: str
    """As plain text, not escaped."""
    id: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    """A rendered text."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    """Every id in the HTML, to check fragments against."""
    links: tuple[Reference, ...] = ()
    """Every link and image, in order, including those that lead nowhere."""
    problems: tuple[RenderProblem, ...] = ()


def nested(headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
    """Nest headings (level, text, id) by their level, in order."""
    following: list[TocEntry] = []
    for level, text, name in reversed(headings):
        children = []
        while following and following[-1].level > level:
            children.append(following.pop())
        following.append(TocEntry(level, text, name, tuple(children)))
    return tuple(reversed(following))
