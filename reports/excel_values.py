"""The sheet “Dữ liệu”: one row per value, for those who go on reckoning with the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.report import Appendix, Cell, Report, Row, RowKind
from reports.excel_grid import Box, Line
from reports.excel_look import Look
from reports.excel_number import digits, is_risky, number_format, writable

# Heading and width in millimetres.
VALUE_COLUMNS = (
    ("Kỳ báo cáo", 22.0),
    ("Mã đơn vị", 22.0),
    ("Phụ lục", 24.0),
    ("Nhóm", 14.0),
    ("Mã", 16.0),
    ("Nội dung", 80.0),
    ("Cột", 40.0),
    ("Giá trị (số)", 24.0),
    ("Giá trị (chữ)", 60.0),
)
_NAMES = 2  # the first columns of an appendix hold number and name, not values


def value_lines(report: Report, sheets: Sequence[str], look: Look) -> list[Line]:
    """The header and a line for each value of the appendices."""
    writer = _ValueWriter(report, look)
    lines = [writer.header()]
    for appendix, sheet in zip(report.appendices, sheets, strict=True):
        lines.extend(writer.lines(appendix, sheet))
    return lines


class _ValueWriter:
    def __init__(self, report: Report, look: Look) -> None:
        self._look = look
        self._part = look.part("skq_data_text")
        # One line a row: whoever prints the sheet gets a list, and the texts stand in the appendix.
        self._text = look.style("skq_data_text", on_top=True)
        self._literal = look.style("skq_data_text", "", "@", on_top=True)
        self._blank = Box(look.style("skq_data_number", on_top=True))
        self._report = [self._box(str(report.quarter)), self._box(report.unit)]

    def header(self) -> Line:
        style = self._look.style("skq_data_header")
        height = self._look.part("skq_data_header").height
        return Line([Box(style, heading) for heading, _ in VALUE_COLUMNS], height)

    def lines(self, appendix: Appendix, sheet: str) -> Iterator[Line]:
        headings = [self._box(" ".join(one.heading.split())) for one in appendix.table.columns]
        group = name = self._box("")
        start = [*self._report, self._box(appendix.label or sheet)]
        for row in appendix.table.rows:
            if row.kind is RowKind.GROUP:
                group = self._box(row.code)
                continue
            name = self._name(row, name)
            yield from self._row(row, [*start, group, self._box(row.code), name], headings)

    def _name(self, row: Row, above: Box) -> Box:
        """The row's name; where a merged cell covers it, the name above holds for it too."""
        cell = row.cells[1] if len(row.cells) > 1 else row.cells[0]
        return above if cell is None else self._box(" ".join(cell.text.split()))

    def _row(self, row: Row, start: list[Box], headings: list[Box]) -> Iterator[Line]:
        for heading, cell in list(zip(headings, row.cells, strict=True))[_NAMES:]:
            if cell is not None and cell.text:
                boxes = [*start, heading, self._number(cell), self._box(cell.text)]
                yield Line([*boxes], self._part.height)

    def _number(self, cell: Cell) -> Box:
        if cell.value is None or not writable(cell.value):
            return self._blank
        code = number_format(cell) or "General"
        style = self._look.style("skq_data_number", "", code, on_top=True)
        return Box(style, number=digits(cell.value))

    def _box(self, text: str) -> Box:
        return Box(self._literal if is_risky(text) else self._text, text)
