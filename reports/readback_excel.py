"""Reads an exported workbook back and compares it with the report, cell by cell.

The path is independent of the one that wrote the file: zip and XML only, no openpyxl, and its own
drawing of numbers from their format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

from domain.office import ChartForm
from domain.problem import Problem
from domain.report import Appendix, Cell, Chart, Report, RowKind, Table
from reports.excel_data import read_data
from reports.excel_parts import ExcelParts, StoredCell, column_name

_FORMAT = re.compile(r'(?:"([^"]*)")?(#,##)?0(?:\.(0+))?(?:"([^"]*)")?')
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VALUES_SHEET, _SUMMARY_SHEET = "Dữ liệu", "Tổng hợp"
_NUMBER_COLUMN, _TEXT_COLUMN = 8, 9  # of the sheet “Dữ liệu”
_NAMES = 2  # columns before the values

Printed = Mapping[int, Cell]  # what a row prints, by column
Stored = Mapping[int, StoredCell]  # what a row of the file holds, by column


def compare_excel(path: Path, report: Report) -> tuple[str, ...]:
    """What the file holds otherwise than the report, each difference with its place.

    Problem `bad_excel_file` where the file cannot be read at all.
    """
    with ExcelParts(path) as parts:
        return tuple(differences(parts, path, report))


def printed_rows(parts: ExcelParts, sheet: str) -> list[tuple[int, dict[int, str]]]:
    """The rows of the sheet that show anything: their number and what Excel shows by column."""
    formats = parts.number_formats()
    return [
        (
            next(iter(row.values())).row,
            {column: _shown(cell, formats) for column, cell in row.items()},
        )
        for row in _stored_rows(parts, sheet)
    ]


def differences(parts: ExcelParts, path: Path, report: Report) -> Iterator[str]:
    """As `compare_excel`, of a file that is open already."""
    formats = parts.number_formats()
    for sheet, printed in _expected_sheets(parts.sheet_names, report):
        if sheet in parts.sheet_names:
            stored = _stored_rows(parts, sheet)
            yield from _compare_sheet(sheet, printed, stored, formats)
            yield from _missing_merges(sheet, printed, stored, parts.merges(sheet))
        else:
            yield f"Thiếu trang tính “{sheet}”."
    yield from _compare_values(parts, report)
    if report.chart_form is ChartForm.NATIVE:
        yield from _compare_charts(parts, report.charts)
    yield from _compare_data(path, report.data)


def _expected_sheets(found: Sequence[str], report: Report) -> Iterator[tuple[str, list[Printed]]]:
    """Each sheet with the rows that it must print; an appendix is known by its place."""
    for place, appendix in enumerate(report.appendices):
        name = found[place] if place < len(found) else appendix.sheet
        yield name, list(_printed(appendix))
    if report.summary:
        rows = [row for appendix in report.summary for row in _printed(appendix)]
        yield _SUMMARY_SHEET, rows


def _printed(appendix: Appendix) -> Iterator[Printed]:
    """The rows of the appendix that hold any text, from the label to the end mark."""
    table = appendix.table
    head = (appendix.label, appendix.title, appendix.attached, table.unit_line)
    yield from ({1: Cell(text)} for text in head if text)
    yield _texts([column.heading for column in table.columns])
    if table.numbers:
        yield _texts(table.numbers)
    yield from _table_rows(table)
    yield from ({1: Cell(text)} for text in (table.note, appendix.end) if text)


def _texts(texts: Sequence[str]) -> Printed:
    return {column: Cell(text) for column, text in enumerate(texts, start=1) if text}


def _table_rows(table: Table) -> Iterator[Printed]:
    for row in table.rows:
        cells = {
            column: cell
            for column, cell in enumerate(row.cells, start=1)
            if cell is not None and cell.text
        }
        if cells:
            yield cells


def _stored_rows(parts: ExcelParts, sheet: str) -> list[Stored]:
    """The rows of the sheet that hold anything."""
    rows: dict[int, dict[int, StoredCell]] = {}
    for cell in parts.cells(sheet):
        rows.setdefault(cell.row, {})[cell.column] = cell
    return [rows[number] for number in sorted(rows)]


def _compare_sheet(
    sheet: str, printed: Sequence[Printed], stored: Sequence[Stored], formats: Sequence[str]
) -> Iterator[str]:
    nothing: Printed = {}
    blank: Stored = {}
    for place in range(max(len(printed), len(stored))):
        expected = printed[place] if place < len(printed) else nothing
        found = stored[place] if place < len(stored) else blank
        for column in sorted({*expected, *found}):
            told = _difference(expected.get(column, Cell()), found.get(column), formats)
            if told:
                yield f"{sheet}!{_address(found, column)}: {told}"


def _address(row: Stored, column: int) -> str:
    number = next(iter(row.values())).row if row else "cuối"
    return f"{column_name(column)}{number}"


def _difference(expected: Cell, stored: StoredCell | None, formats: Sequence[str]) -> str:
    """What differs between the report's cell and the file's, in words; empty where nothing does."""
    shown = _shown(stored, formats)
    if shown != expected.text:
        return f"tệp hiện “{shown}”, báo cáo là “{expected.text}”."
    if stored and stored.number and Decimal(stored.number) != expected.value:
        return f"tệp có số {stored.number}, báo cáo là {expected.value}."
    return ""


def _shown(stored: StoredCell | None, formats: Sequence[str]) -> str:
    """The cell as Excel shows it with Vietnamese separators."""
    if stored is None:
        return ""
    if not stored.number:
        return stored.text
    code = formats[stored.style] if stored.style < len(formats) else ""
    return _drawn(Decimal(stored.number), code)


def _drawn(value: Decimal, code: str) -> str:
    found = _FORMAT.fullmatch(code)
    if not found:
        return format(value, "f").replace(".", ",")
    before, grouped, decimals, after = (part or "" for part in found.groups())
    scaled = int((abs(value).scaleb(len(decimals))).to_integral_value(ROUND_HALF_UP))
    digits = str(scaled).zfill(len(decimals) + 1)
    whole, part = digits[: len(digits) - len(decimals)], digits[len(digits) - len(decimals) :]
    if grouped:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    sign = "-" if value < 0 else ""
    return f"{sign}{before}{whole}{',' if part else ''}{part}{after}"


def _missing_merges(
    sheet: str,
    printed: Sequence[Printed],
    stored: Sequence[Stored],
    merges: Mapping[str, tuple[int, int]],
) -> Iterator[str]:
    """Cells of the report that cover several places and cover fewer in the file."""
    for expected, found in zip(printed, stored, strict=False):
        for column, cell in expected.items():
            if column in found and (cell.across > 1 or cell.down > 1):
                address = found[column].address
                rows, columns = merges.get(address, (1, 1))
                if rows < cell.down or columns != cell.across:
                    yield f"{sheet}!{address}: thiếu phần gộp ô của báo cáo."


def _compare_values(parts: ExcelParts, report: Report) -> Iterator[str]:
    """The sheet for reuse: one row per value, in the report's order."""
    if _VALUES_SHEET not in parts.sheet_names:
        yield f"Thiếu trang tính “{_VALUES_SHEET}”."
        return
    stored = _stored_rows(parts, _VALUES_SHEET)[1:]
    expected = [cell for appendix in report.appendices for cell in _values(appendix.table)]
    if len(stored) != len(expected):
        yield f"{_VALUES_SHEET}: tệp có {len(stored)} dòng, báo cáo có {len(expected)} giá trị."
    for row, cell in zip(stored, expected, strict=False):
        text, number = row.get(_TEXT_COLUMN), row.get(_NUMBER_COLUMN)
        if text is None or text.text != cell.text:
            yield f"{_VALUES_SHEET}!{_address(row, _TEXT_COLUMN)}: báo cáo là “{cell.text}”."
        if number is not None and Decimal(number.number) != cell.value:
            yield f"{_VALUES_SHEET}!{number.address}: báo cáo là {cell.value}."


def _values(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        if row.kind is not RowKind.GROUP:
            yield from (cell for cell in row.cells[_NAMES:] if cell is not None and cell.text)


def _compare_charts(parts: ExcelParts, charts: Sequence[Chart]) -> Iterator[str]:
    names = [f"xl/charts/chart{number}.xml" for number in range(1, len(charts) + 1)]
    for name, chart in zip(names, charts, strict=True):
        if name not in parts.part_names:
            yield f"Thiếu biểu đồ “{chart.title}”."
        elif _kept_figures(parts.xml(name)) != _figures(chart):
            yield f"Biểu đồ “{chart.title}”: số liệu trong tệp khác báo cáo."


def _figures(chart: Chart) -> list[tuple[str, dict[int, Decimal]]]:
    return [
        (one.name, {at: value for at, value in enumerate(one.values) if value is not None})
        for one in chart.series
    ]


def _kept_figures(chart: Element) -> list[tuple[str, dict[int, Decimal]]]:
    return [
        (series.findtext(f"{_CHART}tx//{_CHART}v", ""), _points(series))
        for series in chart.iter(f"{_CHART}ser")
    ]


def _points(series: Element) -> dict[int, Decimal]:
    return {
        int(point.get("idx", "-1")): Decimal(point.findtext(f"{_CHART}v", "NaN"))
        for point in series.iterfind(f"{_CHART}val//{_CHART}pt")
    }


def _compare_data(path: Path, data: str) -> Iterator[str]:
    try:
        carried = read_data(path) or ""
    except Problem as problem:
        yield problem.sentence
        return
    if carried != data:
        yield "Số liệu mang theo trong tệp khác số liệu của báo cáo."
