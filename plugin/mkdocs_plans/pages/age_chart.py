"""A chart of the ages of plans as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from . import svg_parts

_WIDTH, _LEFT, _RIGHT = 920, 44, 560
"""The width of the drawing, and the edges of the plot if plans are named right of their marks."""


@dataclass(frozen=True, slots=True)
class AgeMark:
    """A plan in a chart of ages."""

    name: str
    days: int
    old: bool
    words: str
    """Its age in few characters: `72 d`."""


def age_chart(title: str, marks: Sequence[AgeMark], limit: int, named: int = 8) -> Markup:
    """Return a mark for each plan at its age, square if it is old.

    Args:
        title: What the chart shows.
        marks: The plans, the oldest first.
        limit: The days from which a plan is old.
        named: Up to so many plans are named.
    """
    ages = _Ages(marks, limit)
    drawn = ages.rows() if len(marks) <= named else ages.heap()
    return svg_parts.chart(title, [*ages.grid(), *drawn], ages.bottom + 28, _WIDTH)


class _Ages:
    """The plot of a chart of ages."""

    def __init__(self, marks: Sequence[AgeMark], limit: int) -> None:
        self._marks, self._limit = marks, limit
        self._most = max([limit, *(mark.days for mark in marks)])
        self._right = _RIGHT
        self.bottom = 0
        """The height of the axis."""

    def rows(self) -> list[Markup]:
        """Return a row for each plan with its name, the youngest first."""
        drawn = []
        self.bottom = 28 + 24 * len(self._marks) - 16
        for number, mark in enumerate(reversed(self._marks)):
            x, y = self._x(mark.days), 28 + 24 * number
            end = x + 12 + 7.5 * len(mark.words) + 12
            drawn += [
                svg_parts.line("plans-gridline", _LEFT, y, x, y),
                _mark(x, y, old=mark.old),
                svg_parts.text(x + 12, y + 4, mark.words, "start", "plans-label"),
                svg_parts.text(end, y + 4, svg_parts.fitting(mark.name, _WIDTH - end), "start"),
            ]
        return drawn

    def heap(self) -> list[Markup]:
        """Return the marks alone; marks of nearly the same age are upon each other."""
        self._right = _WIDTH - 140
        heights: dict[int, int] = {}
        for mark in self._marks:
            slot = round(self._x(mark.days) / 12)
            heights[slot] = heights.get(slot, 0) + 1
        step = min(12.0, 160 / max(heights.values()))
        self.bottom = round(28 + step * max(heights.values()))
        drawn = []
        heights.clear()
        for mark in self._marks:
            slot = round(self._x(mark.days) / 12)
            drawn.append(_mark(slot * 12, self.bottom - 8 - step * heights.get(slot, 0), old=mark.old))
            heights[slot] = heights.get(slot, 0) + 1
        return drawn

    def grid(self) -> list[Markup]:
        """Return the axis with its days, and the line from which plans are old."""
        x = self._x(self._limit)
        dashed = Markup(
            '<line class="plans-gridline" stroke-dasharray="4 3" x1="{0:.1f}" x2="{0:.1f}" y1="4" y2="{1}"/>'
        )
        return [
            svg_parts.line("plans-axis", _LEFT, self.bottom, self._right, self.bottom),
            *(
                svg_parts.text(self._x(days), self.bottom + 18, f"{days:,}", "middle")
                for days in svg_parts.ticks(self._most)
            ),
            svg_parts.text(self._right + 12, self.bottom + 18, "days in progress", "start"),
            dashed.format(x, self.bottom),
            svg_parts.text(x + 6, 14, f"{self._limit} days", "start"),
        ]

    def _x(self, days: int) -> float:
        return _LEFT + (self._right - _LEFT) * days / (self._most * 1.08)


def _mark(x: float, y: float, *, old: bool) -> Markup:
    if old:
        return Markup('<rect class="plans-dot--late" x="{:.1f}" y="{:.1f}" width="10" height="10"/>').format(
            x - 5, y - 5
        )
    return Markup('<circle class="plans-dot" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(x, y)
