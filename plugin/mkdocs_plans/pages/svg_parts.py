"""The parts of charts as SVG. Texts are escaped here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from markupsafe import Markup

Point = tuple[float, float]

_CHARACTER = 6.4
"""The width of a character of twelve pixels, on average; a wide one has twice as much."""

_MOST_TICKS = 5
"""With zero."""


def fitting(words: str, width: float) -> str:
    """Return a text that is cut to a width, about; a text that was cut ends with `…`."""
    left = width / _CHARACTER
    for number, character in enumerate(words):
        left -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if left < 0:
            return f"{words[: max(number - 1, 0)].rstrip()}…"
    return words


def ticks(top: int) -> range:
    """Return the values of grid lines from zero up to a value, at most five."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if top // step < _MOST_TICKS:
                return range(0, top + 1, step)
        size *= 10


def chart(title: str, drawn: Iterable[Markup], height: int, width: int) -> Markup:
    """Return a drawing with the title that screen readers read."""
    return Markup('<svg class="plans-graph" viewBox="0 0 {} {}" role="img"><title>{}</title>{}</svg>').format(
        width, height, title, Markup("").join(drawn)
    )


def text(x: float, y: float, words: str, anchor: str, kind: str = "") -> Markup:
    """Return a text whose position is its `start`, `middle` or `end`."""
    return Markup('<text{} x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        Markup(' class="{}"').format(kind) if kind else "", x, y, anchor, words
    )


def line(kind: str, x: float, y: float, x_end: float, y_end: float) -> Markup:
    """Return a straight line."""
    return Markup('<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>').format(
        kind, x, x_end, y, y_end
    )


def polyline(kind: str, points: Sequence[Point]) -> Markup:
    """Return a line through points."""
    return Markup('<polyline class="{}" points="{}"/>').format(kind, listed(points))


def dot(points: Sequence[Point], size: float) -> Markup:
    """Return a dot at the last point; nothing without points."""
    if not points:
        return Markup()
    return Markup('<circle class="plans-dot" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(*points[-1], size)


def listed(points: Iterable[Point]) -> str:
    """Return points as an attribute lists them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
