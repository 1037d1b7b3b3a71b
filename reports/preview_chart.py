"""A chart as SVG drawn with the standard library: the preview needs neither Office nor matplotlib.

Shades of grey, as on the office's printer; every figure stands beside its bar or point.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from itertools import pairwise

from domain.number import format_number
from domain.report import Chart, ChartKind
from reports.chart_scale import highest
from reports.word_metrics import MM_PER_POINT, text_width

_WIDTH, _LEFT, _RIGHT = 660.0, 44.0, 12.0
_TOP, _PLOT, _LEGEND_LINE = 40.0, 180.0, 18.0
_SIZE = 12  # of the letters, in pixels
_GREYS = ("#8c8c8c", "#c4c4c4", "#e6e6e6", "#262626", "#ffffff", "#adadad", "#5c5c5c")
_DARK = {"#262626", "#5c5c5c"}
_DASHES = ("", "6 4", "2 3", "8 3 2 3")
_STEPS = 4
_ROUND = (4, 8, 12, 20, 40, 60, 80, 100, 120)
_LEGEND_ENTRIES = 3
_NAMES = 170.0  # the most pixels that names beside lying bars take


def chart_svg(chart: Chart) -> str:
    """The chart as a whole SVG document."""
    stacked = chart.kind is ChartKind.STACKED_BAR
    drawing = _Lying(chart) if stacked else _Drawing(chart)
    height = drawing.bottom + drawing.label_room + drawing.legend_room
    parts = [*drawing.frame(), *drawing.figures(), *drawing.labels(), *drawing.legend()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {_WIDTH:.0f} {height:.0f}" font-family="Times New Roman, Liberation Serif, '
        f'serif" font-size="{_SIZE}">{"".join(parts)}</svg>'
    )


class _Drawing:
    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._step = (_WIDTH - _LEFT - _RIGHT) / max(1, len(chart.categories))
        self._most = _round_top(highest(chart))
        self._names = [_lines(name, self._step - 8) for name in chart.categories]
        self.bottom = _TOP + _PLOT
        self.label_room = 10 + 15 * max(map(len, self._names), default=1)
        lines = -(-len(chart.series) // _LEGEND_ENTRIES)
        self.legend_room = 12 + _LEGEND_LINE * lines

    def frame(self) -> Iterator[str]:
        """Title, axis and the lines across."""
        yield _text(_WIDTH / 2, 16, self._chart.title, 'font-weight="bold"')
        yield _text(_LEFT, 32, self._chart.axis, 'font-style="italic"', "start")
        for step in range(_STEPS + 1):
            value = self._most * step / _STEPS
            y = self._y(value)
            colour = "#000000" if step == 0 else "#d9d9d9"
            yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="{colour}" fill="none"/>'
            yield _text(_LEFT - 5, y + 4, _figure(value), anchor="end")

    def figures(self) -> Iterator[str]:
        """The bars or lines with their figures."""
        yield from self._lines() if self._chart.kind is ChartKind.LINE else self._bars()

    def labels(self) -> Iterator[str]:
        """The categories under the axis."""
        for place, lines in enumerate(self._names):
            for number, line in enumerate(lines):
                yield _text(self._x(place), self.bottom + 16 + 15 * number, line)

    def legend(self) -> Iterator[str]:
        """Which shade or line is which series."""
        top = self.bottom + self.label_room
        wide = (_WIDTH - _LEFT) / _LEGEND_ENTRIES
        for at, series in enumerate(self._chart.series):
            x, y = _LEFT + at % _LEGEND_ENTRIES * wide, top + at // _LEGEND_ENTRIES * _LEGEND_LINE
            yield self._sample(at, x, y)
            yield _text(x + 30, y + 10, series.name, anchor="start")

    def _sample(self, at: int, x: float, y: float) -> str:
        if self._chart.kind is ChartKind.LINE:
            return _stroke(x, y + 6, x + 24, y + 6, at)
        return _bar(x, y, 24, 12, self._grey(at))

    def _bars(self) -> Iterator[str]:
        count = max(1, len(self._chart.series))
        wide = min(60.0, self._step * 0.8 / count)
        for at, series in enumerate(self._chart.series):
            shift = (at - count / 2) * wide
            for place, value in enumerate(series.values):
                if value is not None:
                    x, y = self._x(place) + shift, self._y(value)
                    floor = self._y(Decimal(0))
                    top, tall = min(y, floor), abs(floor - y)
                    yield _bar(x, top, wide, tall, self._grey(at))
                    yield _text(x + wide / 2, top - 4, format_number(value))

    def _lines(self) -> Iterator[str]:
        for at, series in enumerate(self._chart.series):
            points = [
                (self._x(place), self._y(value), value)
                for place, value in enumerate(series.values)
                if value is not None
            ]
            for one, two in pairwise(points):
                yield _stroke(one[0], one[1], two[0], two[1], at)
            for x, y, value in points:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
                yield _text(x, y - 7, format_number(value))

    def _grey(self, at: int) -> str:
        return _GREYS[self._chart.looks[at] % len(_GREYS)]

    def _x(self, place: int) -> float:
        return _LEFT + self._step * (place + 0.5)

    def _y(self, value: Decimal) -> float:
        return self.bottom - float(value / self._most) * _PLOT


class _Lying(_Drawing):
    """Stacked bars lie, as in the Word file: a small part has room for its figure."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._names = [_lines(name, _NAMES) for name in chart.categories]
        words = (line for lines in self._names for line in lines)
        self._left = 12 + max(map(_pixels, words), default=0.0)
        self._step = _PLOT / max(1, len(chart.categories))
        self.label_room = 40

    def frame(self) -> Iterator[str]:
        yield _text(_WIDTH / 2, 16, self._chart.title, 'font-weight="bold"')
        for step in range(_STEPS + 1):
            value = self._most * step / _STEPS
            x, colour = self._across(value), "#000000" if step == 0 else "#d9d9d9"
            yield f'<path d="M{x:.1f} {_TOP}V{self.bottom}" stroke="{colour}" fill="none"/>'
            yield _text(x, self.bottom + 16, _figure(value))
        middle = (self._left + _WIDTH) / 2
        yield _text(middle, self.bottom + 32, self._chart.axis, 'font-style="italic"')

    def figures(self) -> Iterator[str]:
        for place in range(len(self._chart.categories)):
            floor = Decimal(0)
            for at, series in enumerate(self._chart.series):
                value = series.values[place] or Decimal(0)
                if value:
                    yield from self._part(place, floor, value, self._grey(at))
                floor += value

    def labels(self) -> Iterator[str]:
        for place, lines in enumerate(self._names):
            top = self._middle(place) + 4 - 7.5 * (len(lines) - 1)
            for number, line in enumerate(lines):
                yield _text(self._left - 6, top + 15 * number, line, anchor="end")

    def _part(self, place: int, floor: Decimal, value: Decimal, grey: str) -> Iterator[str]:
        tall = min(30.0, self._step * 0.6)
        x, end = self._across(floor), self._across(floor + value)
        ink = 'fill="#ffffff"' if grey in _DARK else ""
        yield _bar(x, self._middle(place) - tall / 2, end - x, tall, grey)
        yield _text((x + end) / 2, self._middle(place) + 4, format_number(value), ink)

    def _middle(self, place: int) -> float:
        return _TOP + self._step * (place + 0.5)

    def _across(self, value: Decimal) -> float:
        return self._left + float(value / self._most) * (_WIDTH - self._left - _RIGHT)


def _round_top(most: Decimal) -> Decimal:
    """The top of the axis: a round figure that four steps divide into round ones."""
    unit = Decimal(10) ** max(0, max(most, Decimal(1)).adjusted() - 1)
    return next(unit * step for step in _ROUND if unit * step >= most)


def _lines(text: str, room: float) -> list[str]:
    """The words of a category in lines no wider than so many pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _pixels(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _figure(value: Decimal) -> str:
    return format_number(Decimal(f"{value.normalize():f}"))


def _pixels(text: str) -> float:
    return text_width(text, _SIZE) / MM_PER_POINT


def _text(x: float, y: float, text: str, look: str = "", anchor: str = "middle") -> str:
    words = escape(text, quote=False)
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {look}>{words}</text>'


def _bar(x: float, y: float, wide: float, tall: float, grey: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{grey}" '
        'stroke="#000000" stroke-width="0.8"/>'
    )


def _stroke(x: float, y: float, right: float, end: float, at: int) -> str:
    dash = _DASHES[at % len(_DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{x:.1f} {y:.1f}L{right:.1f} {end:.1f}" stroke="#000000" stroke-width="1.6" '
        f'fill="none"{dashed}/>'
    )
