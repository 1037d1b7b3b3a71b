"""The sheets of the workbook: each is a grid put on a page that the template has set up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from domain.office import ChartForm
from domain.report import Appendix, Chart, Report
from reports.excel_appendix import AppendixWriter, TablePlace
from reports.excel_break import set_breaks
from reports.excel_chart import CHART_SHEET, Entry, anchor, chart_figures, drawn_chart
from reports.excel_grid import Box, Grid
from reports.excel_library import Image, Worksheet, get_column_letter
from reports.excel_look import Look
from reports.excel_metrics import column_width, points, text_height
from reports.excel_names import APPENDIX_SHEET, DATA_SHEET, SUMMARY, SUMMARY_SHEET, TABLE
from reports.excel_values import VALUE_COLUMNS, value_lines
from reports.picture import draw_png

VALUES_SHEET = "Dữ liệu"
_SUMMARY_TITLE = "Tổng hợp"
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\\n\t\r", " "))
_CHART_WIDTH, _CHART_HEIGHT = 252.0, 74.0  # millimetres: two stand on a page
_NAME_WIDTH, _FIGURE_WIDTH = 70.0, 28.0
_SPACE = 12.0  # points between the blocks of the summary

DrawPicture = Callable[[Chart], bytes]


@dataclass
class Page:
    """A sheet of the workbook with its rows, and the texts that stand for its charts."""

    sheet: Worksheet
    grid: Grid
    alternatives: list[str] = field(default_factory=list)


def pages(report: Report, look: Look, picture: DrawPicture | None = None) -> list[Page]:
    """All visible sheets of the report, in their order."""
    taken: list[str] = []
    made = [_appendix_page(appendix, look, taken) for appendix in report.appendices]
    if report.summary or _charts(report):
        made.append(_summary_page(report, look, taken, picture))
    if _charts(report):
        made.append(_figures_page(_charts(report), look))
    made.append(_values_page(report, look))
    return made


def sheet_names(report: Report) -> list[str]:
    """The names of the appendices' sheets as the file has them."""
    taken: list[str] = []
    return [_free_name(appendix.sheet, taken) for appendix in report.appendices]


def _appendix_page(appendix: Appendix, look: Look, taken: list[str]) -> Page:
    sheet = look.new_sheet(_free_name(appendix.sheet, taken), APPENDIX_SHEET)
    widths = [column.width for column in appendix.table.columns]
    grid = Grid()
    place = AppendixWriter(look, TABLE, grid, widths).write(appendix)
    _set_widths(sheet, widths, look)
    _set_frame(sheet, grid, place)
    set_breaks(sheet, grid, sum(widths), (place.header, place.first - 1))
    return Page(sheet, grid)


def _set_frame(sheet: Worksheet, grid: Grid, place: TablePlace) -> None:
    """Freeze the head and the first two columns; repeat the header on paper."""
    sheet.freeze_panes = f"C{place.first}" if grid.width > 2 else f"A{place.first}"  # noqa: PLR2004
    sheet.print_title_rows = f"{place.header}:{place.first - 1}"
    _set_print_area(sheet, grid)


def _set_print_area(sheet: Worksheet, grid: Grid) -> None:
    sheet.print_area = f"A1:{get_column_letter(grid.width)}{grid.height}"


def _set_widths(sheet: Worksheet, widths: Sequence[float], look: Look) -> None:
    for number, width in enumerate(widths, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column_width(width, look.normal)


def _summary_page(
    report: Report, look: Look, taken: list[str], picture: DrawPicture | None
) -> Page:
    """The tables of the summary one under another, then the charts."""
    sheet = look.new_sheet(_free_name(_SUMMARY_TITLE, taken), SUMMARY_SHEET)
    widths = _shared_widths(report.summary)
    page = Page(sheet, Grid())
    writer = AppendixWriter(look, SUMMARY, page.grid, widths)
    for number, appendix in enumerate(report.summary):
        if number:
            page.grid.add([], _SPACE)
        top = page.grid.height + 1
        writer.write(appendix)
        page.grid.keep(top, page.grid.height)
    _set_widths(sheet, widths, look)
    _add_charts(page, report, sum(widths), picture)
    _set_print_area(sheet, page.grid)
    set_breaks(sheet, page.grid, sum(widths), (1, 0))  # no rows head the later pages
    return page


def _shared_widths(tables: Sequence[Appendix]) -> list[float]:
    """The widths of columns that several tables share: wide enough for each."""
    most = max((len(one.table.columns) for one in tables), default=0)
    return [
        max(one.table.columns[place].width for one in tables if place < len(one.table.columns))
        for place in range(most)
    ] or [_CHART_WIDTH]


def _add_charts(
    page: Page, report: Report, table_width: float, picture: DrawPicture | None
) -> None:
    """Each chart stands on one high row, so that no page ends inside a chart."""
    top = 1
    for chart in _charts(report):
        page.grid.add([], _SPACE)
        row = page.grid.add([None], points(_CHART_HEIGHT) + _SPACE)
        width = min(table_width, _CHART_WIDTH)
        if report.chart_form is ChartForm.PICTURE:
            image = _picture(chart, picture)
            width = min(width, _CHART_HEIGHT * image.width / image.height)
            page.sheet.add_image(image, anchor(row, width, _CHART_HEIGHT))
        else:
            page.sheet.add_chart(drawn_chart(chart, top), anchor(row, width, _CHART_HEIGHT))
        page.alternatives.append(chart.alternative or chart.title)
        top += len(chart_figures(chart)) + 1


def _picture(chart: Chart, picture: DrawPicture | None) -> Any:
    return Image(BytesIO((picture or draw_png)(chart)))


def _charts(report: Report) -> Sequence[Chart]:
    return () if report.chart_form is ChartForm.NONE else report.charts


def _figures_page(charts: Sequence[Chart], look: Look) -> Page:
    """The figures behind the charts; who changes one here changes the chart."""
    sheet = look.new_sheet(CHART_SHEET, DATA_SHEET)
    grid = Grid()
    for chart in charts:
        for line in chart_figures(chart):
            boxes = [_figure_box(look, *entry) for entry in line]
            grid.add(list(boxes), _figures_height(look, line))
        grid.add([])
    _set_widths(sheet, [_NAME_WIDTH] + [_FIGURE_WIDTH] * (grid.width - 1), look)
    return Page(sheet, grid)


def _figures_height(look: Look, line: Sequence[Entry]) -> float:
    """The height of a row of figures; a chart's title stands alone and is not wrapped."""
    widths = [_NAME_WIDTH] + [_FIGURE_WIDTH] * (len(line) - 1)
    if len(line) == 1:
        widths = [_NAME_WIDTH + 4 * _FIGURE_WIDTH]
    parts = [look.part(f"skq_data_{part}") for part, _, _ in line]
    needed = [
        max(part.height, text_height(text, width, part.lettering))
        for part, (_, text, _), width in zip(parts, line, widths, strict=True)
    ]
    return max(needed)


def _figure_box(look: Look, part: str, text: str, code: str = "") -> Box:
    style = look.style(f"skq_data_{part}", "", code)
    return Box(style, number=text) if part == "number" else Box(style, text)


def _values_page(report: Report, look: Look) -> Page:
    sheet = look.new_sheet(VALUES_SHEET, DATA_SHEET)
    grid = Grid(value_lines(report, sheet_names(report), look))
    _set_widths(sheet, [width for _, width in VALUE_COLUMNS], look)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(VALUE_COLUMNS))}{grid.height}"
    return Page(sheet, grid)


def _free_name(wanted: str, taken: list[str]) -> str:
    """A sheet name that Excel accepts and no other sheet has."""
    plain = wanted.translate(_NOT_IN_NAMES).strip(" '")[:_LONGEST_NAME] or "Phụ lục"
    name, number = plain, 2
    while name.casefold() in (*map(str.casefold, taken), *_RESERVED):
        ending = f" ({number})"
        name, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    taken.append(name)
    return name


_RESERVED = tuple(name.casefold() for name in (VALUES_SHEET, CHART_SHEET, "skq", "history"))
