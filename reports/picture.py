"""Charts as pictures, for offices that prefer them to Office charts: 300 dpi PNG and SVG.

matplotlib is an add-on of the Windows program, so it is loaded only when a picture is drawn.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from domain.problem import Problem
from domain.report import Chart, ChartKind
from reports.chart_scale import counts, highest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

_INCH = 25.4
_WIDTH, _HEIGHT = 165, 72  # millimetres: the text's width; two charts and their text fit on a page
_LEGEND_ENTRIES, _LEGEND_LINE = 3, 6  # entries in a line of the legend; its height
_BARS, _BAR = 4, 5  # so many lying bars have room; what each further one takes
_TALLEST = 200
_DPI = 300
# The first that the machine has: Times New Roman on Windows, its twin or a complete font elsewhere.
_FONTS = ["Times New Roman", "Liberation Serif", "DejaVu Serif"]
_FILLS = (
    ("0.5", ""),
    ("white", "///"),
    ("0.85", ""),
    ("0.15", ""),
    ("white", ""),
    ("white", "++"),
    ("white", "---"),
    ("white", "xx"),
)
_LINES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"))
_SIZE = 10


def chart_height(chart: Chart) -> int:
    """Millimetres; a legend of many entries and many lying bars take room of their own."""
    legend = _LEGEND_LINE * ((len(chart.series) - 1) // _LEGEND_ENTRIES)
    bars = max(0, len(chart.categories) - _BARS) if chart.kind is ChartKind.STACKED_BAR else 0
    return min(_HEIGHT + legend + _BAR * bars, _TALLEST)


def draw_png(chart: Chart) -> bytes:
    """The chart as a PNG; Problem `charts_missing` where matplotlib is not installed."""
    return _drawn(chart, "png")


def draw_svg(chart: Chart) -> bytes:
    """The chart as an SVG; Problem `charts_missing` where matplotlib is not installed."""
    return _drawn(chart, "svg")


def _drawn(chart: Chart, form: str) -> bytes:
    try:
        import matplotlib as mpl  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise _missing() from error
    with mpl.rc_context({"font.family": _installed(), "font.size": _SIZE, "hatch.linewidth": 0.6}):
        figure = Figure(figsize=(_WIDTH / _INCH, chart_height(chart) / _INCH), layout="constrained")
        _fill(figure, chart)
        stream = io.BytesIO()
        figure.savefig(stream, format=form, dpi=_DPI)
    return stream.getvalue()


def _missing() -> Problem:
    return Problem(
        "charts_missing",
        "Máy này chưa có phần bổ sung vẽ biểu đồ dạng ảnh.",
        "Hãy cài phần bổ sung biểu đồ, hoặc chọn biểu đồ của Word và Excel trong Thông tin đơn vị.",
    )


def _installed() -> list[str]:
    """Those of our fonts that the machine has: matplotlib warns of every one that it lacks."""
    from matplotlib import font_manager  # noqa: PLC0415

    known = set(font_manager.get_font_names())
    return [name for name in _FONTS if name in known]


def _fill(figure: Figure, chart: Chart) -> None:
    axes = figure.add_subplot()
    if chart.kind is ChartKind.LINE:
        _draw_lines(axes, chart)
    else:
        _draw_bars(axes, chart)
    names = [_plain(name) for name in chart.categories]
    axes.set_title(_plain(chart.title), weight="bold", size=_SIZE + 2)
    if chart.kind is ChartKind.STACKED_BAR:  # they lie, or a small part has no room for its figure
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        axes.set_xlabel(_plain(chart.axis))
        axes.set_xlim(0, float(highest(chart)) * 1.03 or 1)  # the last bar keeps its edge
        _set_scale(axes.xaxis, chart)
    else:
        axes.set_xticks(range(len(names)), names)
        axes.set_ylabel(_plain(chart.axis))
        _set_scale(axes.yaxis, chart)
        axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
    axes.spines[["top", "right"]].set_visible(False)
    if len(chart.series) > 1:
        figure.legend(loc="outside lower center", ncols=_LEGEND_ENTRIES, frameon=False)


def _set_scale(axis: Axis, chart: Chart) -> None:
    """Figures in the Vietnamese manner; between counts there is no part of one."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    axis.set_major_formatter(lambda value, _: _vietnamese(value))
    axis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=counts(chart)))


def _draw_bars(axes: Axes, chart: Chart) -> None:
    stacked = chart.kind is ChartKind.STACKED_BAR
    count = 1 if stacked else max(1, len(chart.series))
    floor = [0.0] * len(chart.categories)
    for at, series in enumerate(chart.series):
        shade, hatch = _FILLS[chart.looks[at] % len(_FILLS)]
        shift = 0.0 if stacked else (at - (count - 1) / 2) * 0.6 / count
        heights = [float(value or 0) for value in series.values]
        look: dict[str, Any] = {"color": shade, "hatch": hatch, "edgecolor": "black"}
        look["label"] = _plain(series.name)
        if stacked:
            bars = axes.barh(range(len(heights)), heights, 0.6, left=floor, **look)
        else:
            places = [x + shift for x in range(len(heights))]
            bars = axes.bar(places, heights, 0.6 / count, **look)
        # A nought has no part in a stack where its figure could stand.
        shown = [value if value or not stacked else None for value in series.values]
        texts = ["" if value is None else _vietnamese(float(value)) for value in shown]
        axes.bar_label(bars, texts, label_type="center" if stacked else "edge", **_LABEL)
        floor = [low + height for low, height in zip(floor, heights, strict=True)]


def _draw_lines(axes: Axes, chart: Chart) -> None:
    for at, series in enumerate(chart.series):
        dash, marker = _LINES[chart.looks[at] % len(_LINES)]
        points = [(x, float(y)) for x, y in enumerate(series.values) if y is not None]
        axes.plot(
            [x for x, _ in points],
            [y for _, y in points],
            linestyle=dash,
            marker=marker,
            color="black",
            label=_plain(series.name),
        )
        for point in points:
            axes.annotate(_vietnamese(point[1]), point, (0, 6), textcoords="offset points", **_MID)


_LABEL: dict[str, Any] = {
    "padding": 2,
    "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1},
}
_MID: dict[str, Any] = {"ha": "center"}


def _plain(text: str) -> str:
    """The text with the sign that matplotlib takes for mathematics made harmless."""
    return text.replace("$", r"\$")


def _vietnamese(value: float) -> str:
    """A figure of a chart with a decimal comma and dots between thousands."""
    text = f"{value:,.1f}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))
