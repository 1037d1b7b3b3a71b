"""A native Office chart as its parts: the chart's XML and the workbook behind it.

The chart reads in black and white: areas are told apart by greys and hatches with a black outline,
lines by dashes and markers, and every figure is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from domain.report import Chart, ChartKind, Series
from reports.chart_scale import step_of_one
from reports.word_chart_workbook import SHEET, column_letters
from reports.word_package import OFFICE, XML_HEAD

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = f"{DRAWING}/chart"
_FONT = (
    '<a:latin typeface="Times New Roman"/><a:ea typeface="Times New Roman"/>'
    '<a:cs typeface="Times New Roman"/>'
)
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_OUTLINE = f'<a:ln w="9525">{_BLACK}</a:ln>'


def _grey(shade: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{shade}"/></a:solidFill>'


def _hatch(pattern: str) -> str:
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


_FILLS = (
    _grey("7F7F7F"),
    _hatch("wdUpDiag"),
    _grey("D9D9D9"),
    _grey("262626"),
    _WHITE,
    _hatch("lgGrid"),
    _hatch("dkHorz"),
    _hatch("smGrid"),
)
_LINES = (
    ("solid", "circle", "000000"),
    ("dash", "square", "FFFFFF"),
    ("sysDot", "triangle", "7F7F7F"),
    ("lgDashDot", "diamond", "FFFFFF"),
)


@dataclass(frozen=True)
class _Axes:
    """The ids by which a plot and its axes know each other."""

    categories: str = "111111111"
    values: str = "222222222"

    def ids(self) -> str:
        return f'<c:axId val="{self.categories}"/><c:axId val="{self.values}"/>'


def chart_xml(chart: Chart, workbook: str, titled: bool) -> bytes:
    """The chart part; `workbook` is the relation's id of the embedded workbook."""
    title = _title(chart.title) if titled else '<c:autoTitleDeleted val="1"/>'
    legend = _legend() if len(chart.series) > 1 else ""
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        f"<c:chart>{title}<c:plotArea><c:layout/>{_plot(chart)}{_axes(chart)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_WHITE}<a:ln><a:noFill/></a:ln></c:spPr>{_text_look(1100)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(chart: Chart) -> str:
    series = "".join(_series(chart, at) for at in range(len(chart.series)))
    if chart.kind is ChartKind.LINE:
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_Axes().ids()}</c:lineChart>'
        )
    stacked = chart.kind is ChartKind.STACKED_BAR
    grouping, overlap = ("stacked", '<c:overlap val="100"/>') if stacked else ("clustered", "")
    return (
        f'<c:barChart><c:barDir val="{"bar" if stacked else "col"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="70"/>{overlap}{_Axes().ids()}</c:barChart>'
    )


def _series(chart: Chart, at: int) -> str:
    series, column = chart.series[at], column_letters(at + 1)
    last = len(chart.categories) + 1
    is_line = chart.kind is ChartKind.LINE
    look = (_line_look if is_line else _bar_look)(chart.looks[at])
    smooth = '<c:smooth val="0"/>' if is_line else ""
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx>{_text_cache(f'{SHEET}!${column}$1', (series.name,))}</c:tx>{look}"
        f"{_labels(chart, at)}"
        f"<c:cat>{_text_cache(f'{SHEET}!$A$2:$A${last}', chart.categories)}</c:cat>"
        f"<c:val>{_number_cache(f'{SHEET}!${column}$2:${column}${last}', series)}</c:val>"
        f"{smooth}</c:ser>"
    )


def _bar_look(look: int) -> str:
    fill = _FILLS[look % len(_FILLS)]
    return f'<c:spPr>{fill}{_OUTLINE}</c:spPr><c:invertIfNegative val="0"/>'


def _line_look(look: int) -> str:
    dash, marker, shade = _LINES[look % len(_LINES)]
    return (
        f'<c:spPr><a:ln w="22225" cap="rnd">{_BLACK}<a:prstDash val="{dash}"/><a:round/></a:ln>'
        f'</c:spPr><c:marker><c:symbol val="{marker}"/><c:size val="7"/>'
        f"<c:spPr>{_grey(shade)}{_OUTLINE}</c:spPr></c:marker>"
    )


def _labels(chart: Chart, at: int) -> str:
    # White behind the figures, or a hatch would make them unreadable.
    back = f"<c:spPr>{_WHITE}</c:spPr>" if chart.kind is ChartKind.STACKED_BAR else ""
    # Lines: the first has its figures above, the second below, so that they do not collide.
    line = "tbrl"[at % 4]
    places = {ChartKind.BAR: "outEnd", ChartKind.STACKED_BAR: "ctr", ChartKind.LINE: line}
    code = number_format(chart.series)
    if chart.kind is ChartKind.STACKED_BAR:
        code = f"{code};-{code};"  # a nought has no area to stand in
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/>{back}{_text_look(1000)}'
        f'<c:dLblPos val="{places[chart.kind]}"/>{shown}</c:dLbls>'
    )


def number_format(series: tuple[Series, ...]) -> str:
    """The format of the figures, stored in English as every Office file does.

    Word and Excel print it with the decimal mark of the Windows region.
    """
    figures = (value for one in series for value in one.values if value is not None)
    decimals = max((_decimals(value) for value in figures), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _text_cache(formula: str, texts: tuple[str, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts)
    )
    return (
        f"<c:strRef><c:f>{formula}</c:f><c:strCache>"
        f'<c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def _number_cache(formula: str, series: Series) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{formula}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef>'
    )


def _axes(chart: Chart) -> str:
    axes, code = _Axes(), number_format(chart.series)
    line = f'<c:spPr><a:ln w="9525">{_BLACK}</a:ln></c:spPr>'
    pale = f'<c:spPr><a:ln w="6350">{_grey("BFBFBF")}</a:ln></c:spPr>'
    grid = f"<c:majorGridlines>{pale}</c:majorGridlines>"
    # Stacked bars lie: a part of one or two is then wide enough for its figure. The first category
    # stands on top and the figures of the axis still at the foot.
    step = '<c:majorUnit val="1"/>' if step_of_one(chart) else ""
    lying = chart.kind is ChartKind.STACKED_BAR
    places, crosses = ("lb", "max") if lying else ("bl", "autoZero")
    order = _SCALING.replace("minMax", "maxMin") if lying else _SCALING
    return (
        f'<c:catAx><c:axId val="{axes.categories}"/>{order}<c:delete val="0"/>'
        f'<c:axPos val="{places[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{line}{_text_look(1100)}<c:crossAx val="{axes.values}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{axes.values}"/>{_value_scaling(chart)}<c:delete val="0"/>'
        f'<c:axPos val="{places[1]}"/>{grid}{_axis_title(chart.axis)}'
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}{_text_look(1000)}'
        f'<c:crossAx val="{axes.categories}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


_SCALING = '<c:scaling><c:orientation val="minMax"/></c:scaling>'


def _value_scaling(chart: Chart) -> str:
    """From zero upwards, or small differences would look large; free where figures are negative."""
    figures = [value for one in chart.series for value in one.values if value is not None]
    floor = '<c:min val="0"/>' if min(figures, default=Decimal(0)) >= 0 else ""
    return f'<c:scaling><c:orientation val="minMax"/>{floor}</c:scaling>'


def _title(text: str) -> str:
    return f'<c:title>{_rich(text, 1300, bold=True)}<c:overlay val="0"/></c:title>' + (
        '<c:autoTitleDeleted val="0"/>'
    )


def _axis_title(text: str) -> str:
    if not text:
        return ""
    return f'<c:title>{_rich(text, 1100, bold=False)}<c:overlay val="0"/></c:title>'


def _rich(text: str, size: int, bold: bool) -> str:
    look = f'lang="vi-VN" sz="{size}" b="{int(bold)}"'
    return (
        "<c:tx><c:rich><a:bodyPr/><a:p>"
        f'<a:pPr><a:defRPr sz="{size}" b="{int(bold)}">{_BLACK}{_FONT}</a:defRPr></a:pPr>'
        f"<a:r><a:rPr {look}>{_BLACK}{_FONT}</a:rPr><a:t>{escape(text)}</a:t></a:r>"
        "</a:p></c:rich></c:tx>"
    )


def _legend() -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text_look(1100)}</c:legend>'


def _text_look(size: int) -> str:
    """The font of a chart's part; `size` in hundredths of a point."""
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{_BLACK}{_FONT}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )
