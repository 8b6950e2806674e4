"""Charts of values over time as inline SVG.

They need no script, and nothing depends on colour: lines differ by dashes, areas by hatching and by the label
at their end. Each name, day and number is text, which is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from . import svg_parts
from .svg_parts import Point

_WIDTH, _HEIGHT = 920, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 780, 18, 208
"""The edges of the plot. The labels of lines are right of it."""
_LABEL_HEIGHT = 16
_DAY_WIDTH = 80
"""The least distance between two days of the axis."""
_SPARK_WIDTH, _SPARK_HEIGHT = 72, 24
_TREND_WIDTH, _TREND_HEIGHT = 200, 57
_WEEKS = 12
"""The least number of bars for which a small chart has room, so that few bars are no wide blocks."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line of a chart, or a band of a stacked one."""

    name: str
    """What it counts, for the label at its end: `open risks`."""
    values: Sequence[int]
    style: str
    """The last part of its class: for a line `first`, `second`, `third` or `scope`, for a band its state or
    rating, which is also the name of its shape."""


def day_and_month(day: date) -> str:
    """Return a day in few characters: `30 May`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def line_chart(title: str, days: Sequence[date], lines: Sequence[ChartLine]) -> Markup:
    """Return lines over days, each with its last value and its name at its end."""
    top = max((value for line in lines for value in line.values), default=0)
    scale = _Scale(days, top)
    labels = _apart([(scale.y(line.values[-1]), line) for line in lines])
    return _drawing(
        title,
        [
            *scale.grid(),
            *(
                svg_parts.polyline(f"plans-curve plans-curve--{line.style}", scale.points(line.values))
                for line in lines
            ),
            *(_label(y, _label_text(line)) for y, line in labels),
        ],
    )


def stacked_chart(title: str, days: Sequence[date], bands: Sequence[ChartLine]) -> Markup:
    """Return bands upon each other, the first at the bottom, each with its shape, last value and name."""
    sums = [0] * len(days)
    edges = [tuple(sums)]
    for band in bands:
        sums = [below + value for below, value in zip(sums, band.values, strict=True)]
        edges.append(tuple(sums))
    scale = _Scale(days, max(sums, default=0))
    drawn: list[Markup] = []
    middles = []
    for band, (lower, upper) in zip(bands, pairwise(edges), strict=True):
        above = scale.points(upper)
        around = [*above, *reversed(scale.points(lower))]
        drawn.append(
            Markup('<polygon class="plans-band plans-band--{}" points="{}"{}/>').format(
                band.style, svg_parts.listed(around), _hatching(band.style)
            )
        )
        drawn.append(svg_parts.polyline("plans-edge", above))
        middles.append(((scale.y(lower[-1]) + scale.y(upper[-1])) / 2, band))
    labels = [
        Markup('<g class="plans-state--{0}"><use xlink:href="#plans-icon-{0}" x="{1}" y="{2:.1f}" '
               'width="12" height="12"/></g>{3}').format(
            band.style, _RIGHT + 10, y - 6, _label(y, _label_text(band), 28)
        )
        for y, band in _apart(middles)
    ]  # fmt: skip
    return _drawing(title, [*scale.grid(), *drawn, *labels])


def bar_chart(title: str, days: Sequence[date], values: Sequence[int], *, running: bool) -> Markup:
    """Return a bar for each week, with its value above it.

    Args:
        title: What the chart shows.
        days: The last day of each week.
        values: The values.
        running: Whether the last week has not ended. Its bar is hollow then.
    """
    slot = (_RIGHT - _LEFT) / max(len(days), 1)
    scale = _Scale(days, max(values, default=0))
    drawn: list[Markup] = []
    for number, (day, value) in enumerate(zip(days, values, strict=True)):
        middle, y = _LEFT + slot * (number + 0.5), scale.y(value)
        is_open = running and number == len(days) - 1
        if value:
            drawn.append(
                Markup('<rect class="plans-bar{}" x="{:.1f}" y="{:.1f}" width="28" height="{:.1f}"/>').format(
                    " plans-bar--open" if is_open else "", middle - 14, y, _BOTTOM - y
                )
            )
        drawn.append(svg_parts.text(middle, min(y, _BOTTOM) - 5, f"{value:,}", "middle", "plans-label"))
        drawn.append(svg_parts.text(middle, _BOTTOM + 20, day_and_month(day), "middle"))
    return _drawing(title, [*scale.lines(), *drawn])


def sparkline(values: Sequence[int]) -> Markup:
    """Return a small line beside a number. It is decoration: the numbers must be text elsewhere."""
    points = _points(values, _SPARK_WIDTH, _SPARK_HEIGHT, 3, max(values, default=0))
    drawn = svg_parts.polyline("plans-curve", points), svg_parts.dot(points, 2.5)
    return Markup('<svg class="plans-spark" viewBox="0 0 {} {}" aria-hidden="true">{}{}</svg>').format(
        _SPARK_WIDTH, _SPARK_HEIGHT, *drawn
    )


def spark_bars(values: Sequence[int]) -> Markup:
    """Return small bars beside a number, the last one in the colour of text. They are decoration."""
    top, slot = max([*values, 1]), _SPARK_WIDTH / max(len(values), _WEEKS)
    bars = []
    for number, value in enumerate(values):
        height = max((_SPARK_HEIGHT - 2) * value / top, 1)
        bars.append(
            Markup('<rect{} x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                Markup(' class="plans-now"') if number == len(values) - 1 else "",
                _SPARK_WIDTH - slot * (len(values) - number),
                _SPARK_HEIGHT - 1 - height,
                slot - 2,
                height,
            )
        )
    return Markup('<svg class="plans-spark" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
        _SPARK_WIDTH, _SPARK_HEIGHT, Markup("").join(bars)
    )


def trend_chart(title: str, values: Sequence[int], scope: Sequence[int] = ()) -> Markup:
    """Return a small area, with the line of its scope if it has one."""
    top = max([*values, *scope], default=0)
    points = _points(values, _TREND_WIDTH, _TREND_HEIGHT, 6, top)
    above = _points(scope, _TREND_WIDTH, _TREND_HEIGHT, 6, top)
    base = _TREND_HEIGHT - 1
    ends = [(points[-1][0], base), (points[0][0], base)] if points else []
    area = Markup('<polygon class="plans-area" points="{}"/>').format(svg_parts.listed([*points, *ends]))
    return svg_parts.chart(
        title,
        [
            area,
            svg_parts.line("plans-axis", 0, base, _TREND_WIDTH, base),
            *([svg_parts.polyline("plans-curve plans-curve--scope", above)] if above else []),
            svg_parts.polyline("plans-curve", points),
            svg_parts.dot(points, 3),
        ],
        _TREND_HEIGHT,
        _TREND_WIDTH,
    )


class _Scale:
    """From days and values to the plot."""

    def __init__(self, days: Sequence[date], top: int) -> None:
        self._days, self._top = days, max(top, 1)

    def x(self, day: date) -> float:
        whole = (self._days[-1] - self._days[0]).days
        return _LEFT + (_RIGHT - _LEFT) * ((day - self._days[0]).days / whole if whole else 1)

    def y(self, value: int) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * value / self._top

    def points(self, values: Sequence[int]) -> list[Point]:
        return [(self.x(day), self.y(value)) for day, value in zip(self._days, values, strict=True)]

    def lines(self) -> list[Markup]:
        """Return the axis and the grid, with their values."""
        drawn = []
        for value in svg_parts.ticks(self._top):
            y = self.y(value)
            drawn.append(svg_parts.line("plans-gridline" if value else "plans-axis", _LEFT, y, _RIGHT, y))
            drawn.append(svg_parts.text(_LEFT - 8, y + 4, f"{value:,}", "end"))
        return drawn

    def grid(self) -> list[Markup]:
        """Return the axis and the grid, with their values and days."""
        shown = [*dict.fromkeys(round(part * (len(self._days) - 1) / 4) for part in range(5))]
        days = [self._days[number] for number in shown]
        kept = [
            day
            for day in days
            if day == days[-1] or (self.x(days[-1]) - self.x(day) >= _DAY_WIDTH) or day == days[0]
        ]
        anchors = {days[0]: "start"} | {days[-1]: "end"}
        labels = [
            svg_parts.text(self.x(day), _BOTTOM + 20, day_and_month(day), anchors.get(day, "middle"))
            for day in kept
        ]
        return [*self.lines(), *labels]


def _apart(places: Iterable[tuple[float, ChartLine]]) -> list[tuple[float, ChartLine]]:
    """Move labels apart that are nearer than a line of text, without leaving the chart."""
    found = sorted(places, key=lambda place: place[0])
    heights: list[float] = []
    for y, _ in found:
        heights.append(max(y, heights[-1] + _LABEL_HEIGHT if heights else 10))
    limit = float(_HEIGHT - 28)
    for number in reversed(range(len(heights))):
        heights[number] = min(heights[number], limit)
        limit = heights[number] - _LABEL_HEIGHT
    return [(y, line) for y, (_, line) in zip(heights, found, strict=True)]


def _points(values: Sequence[int], width: int, height: int, margin: int, top: int) -> list[Point]:
    """Return the points of a small line, which is as wide as its drawing."""
    step = (width - margin - 2) / max(len(values) - 1, 1)
    room = height - margin - 1
    return [
        (2 + step * number, height - 1 - room * value / max(top, 1)) for number, value in enumerate(values)
    ]


_HATCHED = ("unknown", "unrated", "on-hold", "blocked")
"""The bands that have a pattern."""


def _hatching(style: str) -> Markup:
    # An attribute, because the address of a pattern in a style sheet is relative to the style sheet.
    return Markup(' fill="url(#plans-hatch-{})"').format(style) if style in _HATCHED else Markup()


def _label_text(line: ChartLine) -> str:
    return f"{line.values[-1]:,} {line.name}"


def _label(y: float, text: str, x: float = 10) -> Markup:
    return svg_parts.text(_RIGHT + x, y + 4, text, "start", "plans-label")


def _drawing(title: str, drawn: Iterable[Markup]) -> Markup:
    return svg_parts.chart(title, drawn, _HEIGHT, _WIDTH)
