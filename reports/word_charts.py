"""The charts of a Word file: the frame in the text, and the parts or the picture behind it."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from lxml import etree

from domain.office import ChartForm
from domain.report import Chart, Report
from reports.picture import chart_height, draw_png
from reports.word_characters import MARK
from reports.word_chart_part import CHART, DRAWING, chart_xml
from reports.word_chart_workbook import workbook
from reports.word_package import OFFICE, WordPackage
from reports.word_xml import W, section_of, section_width, w

Picture = Callable[[Chart], bytes]

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_PART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU_PER_MM = 36000


def insert_charts(
    document: etree._Element, package: WordPackage, report: Report, picture: Picture | None
) -> None:
    """Put each chart where its mark stands in the document."""
    for number, (run, text) in enumerate(_marked_texts(document), 1):
        chart = report.chart((text.text or "").strip(MARK))
        drawing = _drawing(package, report, chart, number, picture)
        run.replace(text, _inline(chart, number, _width(run), drawing))


def _marked_texts(document: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """The runs and texts that hold the mark of a chart."""
    return [
        (run, text)
        for run in document.iter(w("r"))
        for text in run.findall(w("t"))
        if (text.text or "").startswith(MARK)
    ]


def _drawing(
    package: WordPackage, report: Report, chart: Chart, number: int, picture: Picture | None
) -> str:
    """The graphic inside the frame, its parts put into the package."""
    if report.chart_form is ChartForm.PICTURE:
        return _picture(package, chart, number, (picture or draw_png)(chart))
    captioned = any(block.chart == chart.key and block.text for block in report.body)
    return _native(package, chart, number, titled=not captioned)


def _native(package: WordPackage, chart: Chart, number: int, titled: bool) -> str:
    part, data = f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"
    package.add(data, workbook(chart), _WORKBOOK)
    link = package.relate(part, f"{OFFICE}/package", data)
    package.add(part, chart_xml(chart, link, titled), _CHART_PART)
    relation = package.relate(package.document, f"{OFFICE}/chart", part)
    return (
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
        "</a:graphicData>"
    )


def _picture(package: WordPackage, chart: Chart, number: int, png: bytes) -> str:
    part = f"word/media/chart{number}.png"
    package.add(part, png, "image/png")
    relation = package.relate(package.document, f"{OFFICE}/image", part)
    named = f'id="{number}" name="chart{number}.png" descr={quoteattr(chart.alternative)}'
    return (
        f'<a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>{extent}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _width(run: etree._Element) -> float:
    """The width of the text around a run, in millimetres."""
    *_, top, _body, _document = (run, *run.iterancestors())
    return section_width(section_of(top))


def _inline(chart: Chart, number: int, width: float, graphic: str) -> etree._Element:
    """The frame in the line of text, with the words for those who cannot see the chart."""
    size = f'cx="{round(width * _EMU_PER_MM)}" cy="{chart_height(chart) * _EMU_PER_MM}"'
    graphic = graphic.replace("{extent}", f"<a:ext {size}/>")
    words = quoteattr(chart.alternative or chart.title)
    # Word counts every drawing of the file; a thousand keeps ours apart from the template's.
    named = f'id="{1000 + number}" name={quoteattr(f"Biểu đồ {number}")}'
    return etree.fromstring(
        f'<w:drawing xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="{DRAWING}/main" '
        f'xmlns:wp="{DRAWING}/wordprocessingDrawing">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {named} descr={words}/><wp:cNvGraphicFramePr/>"
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing>"
    )
