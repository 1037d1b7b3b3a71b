"""Makes the shipped Excel template; `reports/templates/appendices.xlsx` is its output.

The template holds the look only: one named cell for each part of a sheet, and the page set-up of
each kind of sheet. An office copies the file, changes fonts, borders and fills in Excel and
chooses its copy. Run `python -m reports.template_excel_design` after a change here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reports.excel_library import (
    Alignment,
    Border,
    DefinedName,
    Font,
    PatternFill,
    Side,
    Workbook,
    Worksheet,
    theme_xml,
)
from reports.excel_names import (
    APPENDIX_SHEET,
    DATA,
    DATA_SHEET,
    SHIPPED,
    SUMMARY,
    SUMMARY_SHEET,
    TABLE,
)

FONT = "Times New Roman"
MM_PER_INCH = 25.4
A4 = 9  # ST_PaperSize
_HEAD_FILL = "FFF2F2F2"  # light enough to vanish on a copier
_MADE = datetime(2026, 1, 1)  # the same file from every run


@dataclass(frozen=True)
class Part:
    """One named cell: what the office reads in it, and how it looks."""

    name: str
    text: str
    size: float = 11
    bold: bool = False
    italic: bool = False
    align: str = "left"
    border: bool = False
    fill: bool = False
    wrap: bool = True
    height: float = 15.75


_HEAD = (
    Part("label", "Phụ lục I", 14, bold=True, align="center", height=18.75),
    Part("title", "TÊN PHỤ LỤC", 13, bold=True, align="center", height=17.25),
    Part("attached", "(Kèm theo Báo cáo số …)", 13, italic=True, align="center", height=17.25),
    Part("unit_line", "Đơn vị tính, thời điểm số liệu", 11, italic=True, align="right"),
    Part("header", "Tên cột", bold=True, align="center", border=True, fill=True, height=30),
    Part("numbers", "(1)", 10, italic=True, align="center", border=True, height=13.5),
)
_ROWS = (
    Part("row_group", "Dòng nhóm, mục", bold=True, border=True, height=18),
    Part("row_measure", "Dòng chỉ tiêu", border=True, height=18),
    Part("row_task", "Dòng nhiệm vụ", border=True, height=18),
    Part("row_item", "Dòng việc thành phần của nhiệm vụ", border=True, height=18),
    Part("row_total", "Dòng tổng cộng", bold=True, border=True, height=18),
)
_FOOT = (
    Part("note", "Ghi chú dưới bảng", italic=True, height=18),
    Part("end", "./.", 13, align="center", height=18),
)
_TABLE = (*_HEAD, *_ROWS, *_FOOT)
_DATA = (
    Part("title", "Tên biểu đồ", bold=True, height=18, wrap=False),
    Part("header", "Tên cột", bold=True, align="center", border=True, fill=True, height=30),
    Part("text", "Ô chữ", border=True),
    Part("number", "Ô số", align="right", border=True),
)


def main() -> None:
    """Write the shipped template anew."""
    design(SHIPPED)


def design(path: Path) -> None:
    """Write the template to that path."""
    book = Workbook()
    _times_new_roman(book)
    book.remove(book.worksheets[0])
    _sheet(book, APPENDIX_SHEET, TABLE, _TABLE)
    _sheet(book, SUMMARY_SHEET, SUMMARY, _TABLE)
    _sheet(book, DATA_SHEET, DATA, _DATA)
    book.properties.creator = "Sơ Kết Quý"
    book.properties.title = "Mẫu Excel của báo cáo quý"
    book.properties.language = "vi-VN"
    book.properties.created = _MADE
    book.save(path)


def _times_new_roman(book: Any) -> None:
    """The normal style and the theme, from which Excel takes whatever has no font of its own."""
    normal = book._named_styles["Normal"]  # there is no public way to it
    normal.font = Font(name=FONT, size=12, family=1)
    normal.bind(book)
    book._fonts[0] = normal.font
    book.loaded_theme = theme_xml.replace('"Cambria"', f'"{FONT}"').replace(
        '"Calibri"', f'"{FONT}"'
    )


def _sheet(book: Workbook, title: str, prefix: str, parts: tuple[Part, ...]) -> None:
    sheet = book.create_sheet(title)
    _page(sheet)
    sheet.column_dimensions["A"].width = 45
    sheet.column_dimensions["B"].width = 70
    for row, part in enumerate(parts, start=1):
        _named_cell(book, sheet, row, prefix, part)


def _named_cell(book: Workbook, sheet: Worksheet, row: int, prefix: str, part: Part) -> None:
    cell = sheet.cell(row, 1, part.text)
    cell.font = Font(name=FONT, size=part.size, bold=part.bold, italic=part.italic, family=1)
    cell.alignment = Alignment(horizontal=part.align, vertical="center", wrap_text=part.wrap)
    if part.border:
        line = Side("thin", color="FF000000")
        cell.border = Border(line, line, line, line)
    if part.fill:
        cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
    sheet.row_dimensions[row].height = part.height
    name = f"{prefix}{part.name}"
    book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!$A${row}")
    hint = sheet.cell(row, 2, f"{name}: sửa phông, cỡ chữ, viền, nền và chiều cao của ô bên trái")
    hint.font = Font(name=FONT, size=11, italic=True, family=1)


def _page(sheet: Worksheet) -> None:
    """Decree 30/2020/ND-CP, annex I: A4, margins 20, 20, 30, 15 mm, page number at the top."""
    setup, margins = sheet.page_setup, sheet.page_margins
    header: Any = sheet.HeaderFooter
    setup.orientation, setup.paperSize = "landscape", A4
    setup.fitToWidth, setup.fitToHeight, setup.fitToPage = 1, 0, True
    setup.firstPageNumber, setup.useFirstPageNumber = 1, True
    margins.top = margins.bottom = 20 / MM_PER_INCH
    margins.left, margins.right = 30 / MM_PER_INCH, 15 / MM_PER_INCH
    margins.header = margins.footer = 10 / MM_PER_INCH
    sheet.print_options.horizontalCentered = True
    number = header.oddHeader.center
    number.text, number.font, number.size = "&P", f"{FONT},Regular", 13
    header.differentFirst = True
    header.scaleWithDoc, header.alignWithMargins = False, True
    sheet.sheet_format.defaultRowHeight = 15.75


if __name__ == "__main__":
    main()
