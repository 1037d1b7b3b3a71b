"""Charts of the report as native Excel charts, with the figures kept in the chart as well.

The kept figures (the value cache) are what previews in mail programs and phones draw. Series
differ by pattern, dash and marker, so that a black-and-white print can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from domain.report import Chart, ChartKind, Series
from reports.chart_scale import step_of_one
from reports.excel_library import (
    AnchorMarker,
    AxDataSource,
    BarChart,
    CharacterProperties,
    ChartSeries,
    ColorChoice,
    DataLabelList,
    DrawingFont,
    GraphicalProperties,
    LineChart,
    LineProperties,
    Marker,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    OneCellAnchor,
    Paragraph,
    ParagraphProperties,
    PatternFillProperties,
    RegularTextRun,
    RichText,
    SeriesLabel,
    StrData,
    StrRef,
    StrVal,
    Text,
    Title,
    XDRPositiveSize2D,
    get_column_letter,
)
from reports.excel_number import digits

CHART_SHEET = "Số liệu biểu đồ"
_EMU_PER_MM = 36_000
_EMU_PER_POINT = 12_700
_FONT = "Times New Roman"
_LONG_NAME = 18  # letters; longer category names stand beside lying bars
_FIRST_ROWS = 2  # the chart's title and its header stand above its figures
_BLACK, _WHITE, _GRID = "000000", "FFFFFF", "D9D9D9"
# Preset pattern and colour of the n-th series, as in the Word file; no pattern is a solid fill.
_FILLS = (
    ("", "7F7F7F"),
    ("wdUpDiag", _BLACK),
    ("", "D9D9D9"),
    ("", "262626"),
    ("", _WHITE),
    ("lgGrid", _BLACK),
    ("dkHorz", _BLACK),
    ("smGrid", _BLACK),
)
_LINES = (
    ("solid", "circle", _BLACK),
    ("dash", "square", _WHITE),
    ("sysDot", "triangle", "7F7F7F"),
    ("lgDashDot", "diamond", _WHITE),
)

# Part of the template's data sheet, text, number format.
Entry = tuple[str, str, str]


def chart_figures(chart: Chart) -> list[list[Entry]]:
    """The chart's figures as rows of the sheet `CHART_SHEET`: title, header, one per category."""
    names = [("header", series.name, "") for series in chart.series]
    rows: list[list[Entry]] = [[("title", chart.title, "")]]
    rows.append([("header", chart.axis, ""), *names])
    code = _code(chart)
    for place, category in enumerate(chart.categories):
        figures = [_figure(series, place, code) for series in chart.series]
        rows.append([("text", category, ""), *figures])
    return rows


def drawn_chart(chart: Chart, top: int) -> Any:
    """The chart; its figures stand from row `top` of `CHART_SHEET`."""
    drawn = _line(chart) if chart.kind is ChartKind.LINE else _bar(chart)
    drawn.series = [_series(chart, place, top) for place in range(len(chart.series))]
    drawn.title = _title(chart.title, 13)
    drawn.roundedCorners = False
    _set_axes(chart, drawn)
    _set_legend(chart, drawn)
    return drawn


def anchor(row: int, width: float, height: float) -> Any:
    """The place of a chart of that size in millimetres on a row of its sheet."""
    marker = AnchorMarker(col=0, row=row - 1, rowOff=6 * _EMU_PER_POINT)
    size = XDRPositiveSize2D(round(width * _EMU_PER_MM), round(height * _EMU_PER_MM))
    return OneCellAnchor(_from=marker, ext=size)


def _figure(series: Series, place: int, code: str) -> Entry:
    value = series.values[place]
    return ("number", "" if value is None else digits(value), code)


def _code(chart: Chart) -> str:
    """The number format of all the chart's figures: as many decimals as the finest has."""
    values = [value for series in chart.series for value in series.values if value is not None]
    most = max((_decimals(value) for value in values), default=0)
    return f"#,##0.{'0' * most}" if most else "#,##0"


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _bar(chart: Chart) -> BarChart:
    stacked = chart.kind is ChartKind.STACKED_BAR  # they lie, or a small part has no room
    lying = stacked or max(map(len, chart.categories), default=0) > _LONG_NAME
    drawn = BarChart(
        barDir="bar" if lying else "col",
        grouping="stacked" if stacked else "clustered",
        overlap=100 if stacked else None,
        gapWidth=60,
    )
    if lying:  # first category on top, figures still at the foot
        drawn.x_axis.scaling.orientation = "maxMin"
        drawn.y_axis.crosses = "max"
    return drawn


def _line(chart: Chart) -> LineChart:
    return LineChart(grouping="standard")


def _series(chart: Chart, place: int, top: int) -> ChartSeries:
    series = chart.series[place]
    column = get_column_letter(place + 2)
    first, last = top + _FIRST_ROWS, top + _FIRST_ROWS + len(chart.categories) - 1
    name = StrRef(f"'{CHART_SHEET}'!${column}${top + 1}", _texts([series.name]))
    categories = StrRef(f"'{CHART_SHEET}'!$A${first}:$A${last}", _texts(chart.categories))
    values = NumRef(f"'{CHART_SHEET}'!${column}${first}:${column}${last}", _numbers(chart, series))
    made = ChartSeries(
        idx=place,
        order=place,
        tx=SeriesLabel(strRef=name),
        cat=AxDataSource(strRef=categories),
        val=NumDataSource(numRef=values),
        dLbls=_labels(chart),
    )
    _paint(made, chart.kind, chart.looks[place])
    return made


def _texts(texts: Sequence[str]) -> StrData:
    points = [StrVal(idx=place, v=text) for place, text in enumerate(texts)]
    return StrData(ptCount=len(texts), pt=points)


def _numbers(chart: Chart, series: Series) -> NumData:
    points = [
        NumVal(idx=place, v=digits(value))
        for place, value in enumerate(series.values)
        if value is not None
    ]
    return NumData(formatCode=_code(chart), ptCount=len(series.values), pt=points)


def _paint(made: ChartSeries, kind: ChartKind, look: int) -> None:
    if kind is ChartKind.LINE:
        _paint_line(made, look)
        return
    pattern, colour = _FILLS[look % len(_FILLS)]
    made.spPr = _patterned(pattern, colour) if pattern else _solid(colour)
    made.spPr.ln = LineProperties(w=9_525, solidFill=_BLACK)
    made.invertIfNegative = False


def _paint_line(made: ChartSeries, look: int) -> None:
    dash, symbol, colour = _LINES[look % len(_LINES)]
    # openpyxl checks these words itself; its type stubs list them one by one.
    line: Any = {"w": 22_225, "solidFill": _BLACK, "prstDash": dash}
    mark: Any = {"symbol": symbol, "size": 7}
    made.spPr = GraphicalProperties(ln=LineProperties(**line))
    ink = _solid(colour)
    ink.ln = LineProperties(w=9_525, solidFill=_BLACK)
    made.marker = Marker(**mark, spPr=ink)
    made.smooth = False


def _solid(colour: str) -> Any:
    return GraphicalProperties(solidFill=colour)


def _patterned(pattern: str, colour: str) -> Any:
    ink: Any = {"prst": pattern, "fgClr": _colour(colour), "bgClr": _colour(_WHITE)}
    return GraphicalProperties(pattFill=PatternFillProperties(**ink))


def _colour(code: str) -> ColorChoice:
    given: Any = {"srgbClr": code}
    return ColorChoice(**given)


def _labels(chart: Chart) -> DataLabelList:
    """Figures at the bars and points; a zero shows none, and white ground keeps them readable."""
    labels = DataLabelList(
        numFmt=f"{_code(chart)};-{_code(chart)};;",
        txPr=_lettering(9),
        dLblPos={ChartKind.STACKED_BAR: "ctr", ChartKind.LINE: "t"}.get(chart.kind, "outEnd"),
        showLegendKey=False,
        showVal=True,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
    )
    if chart.kind is ChartKind.STACKED_BAR:
        labels.spPr = _solid(_WHITE)
    return labels


def _set_axes(chart: Chart, drawn: BarChart | LineChart) -> None:
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False  # openpyxl leaves it open, and Excel then shows no axis
        axis.txPr = _lettering(10)
    drawn.x_axis.tickLblPos = "low"
    names: Any = drawn.x_axis
    names.tickLblSkip = 1  # every category has its name, however narrow the room
    drawn.y_axis.numFmt = "#,##0"
    drawn.y_axis.scaling.min = 0 if _all_positive(chart) else None
    drawn.y_axis.majorUnit = 1 if step_of_one(chart) else None
    lines = drawn.y_axis.majorGridlines
    if lines is not None:
        lines.spPr = GraphicalProperties(ln=LineProperties(w=6_350, solidFill=_GRID))
    drawn.y_axis.title = _title(chart.axis, 10) if chart.axis else None


def _all_positive(chart: Chart) -> bool:
    return all(value is None or value >= 0 for series in chart.series for value in series.values)


def _set_legend(chart: Chart, drawn: BarChart | LineChart) -> None:
    if drawn.legend is not None and len(chart.series) > 1:
        drawn.legend.position = "b"
        drawn.legend.txPr = _lettering(10)
    else:
        drawn.legend = None


def _title(text: str, size: int) -> Title:
    bold = size > 10  # noqa: PLR2004 - the chart's own title, not an axis's
    run = RegularTextRun(rPr=_character(size, bold), t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_character(size, bold)), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _lettering(size: int) -> RichText:
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_character(size, False)))
    return RichText(p=[paragraph])


def _character(size: int, bold: bool) -> CharacterProperties:
    font = DrawingFont(typeface=_FONT)
    return CharacterProperties(lang="vi-VN", sz=size * 100, b=bold, latin=font, cs=font)
