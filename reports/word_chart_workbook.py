"""The workbook behind a native chart, which Word opens for `Edit data`.

Written by hand: it is five small parts, and openpyxl would take most of the export's time for it.
"""

from __future__ import annotations

import io
from decimal import Decimal
from xml.sax.saxutils import escape

from domain.report import Chart
from reports.word_package import CONTENT_TYPES, OFFICE, XML_HEAD, WordPackage

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_FONT = '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
_STYLES = (
    f'{XML_HEAD}<styleSheet xmlns="{_MAIN}">{_FONT}'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def column_letters(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def workbook(chart: Chart) -> bytes:
    """The figures of the chart: the categories in column A, then a column for each series."""
    package = WordPackage({CONTENT_TYPES: _TYPES.encode()})
    book, sheet, styles = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"
    package.relate("", f"{OFFICE}/officeDocument", book)
    link = package.relate(book, f"{OFFICE}/worksheet", sheet)
    package.relate(book, f"{OFFICE}/styles", styles)
    package.add(book, _book(link), f"{_TYPE}.sheet.main+xml")
    package.add(sheet, _sheet(chart), f"{_TYPE}.worksheet+xml")
    package.add(styles, _STYLES.encode(), f"{_TYPE}.styles+xml")
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


def _book(link: str) -> bytes:
    return (
        f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="{link}"/></sheets></workbook>'
    ).encode()


def _sheet(chart: Chart) -> bytes:
    rows: list[tuple[str | Decimal | None, ...]] = [(None, *(one.name for one in chart.series))]
    rows += [
        (category, *(one.values[at] for one in chart.series))
        for at, category in enumerate(chart.categories)
    ]
    xml = "".join(_row(number, cells) for number, cells in enumerate(rows, 1))
    return (
        f'{XML_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{xml}</sheetData></worksheet>'
    ).encode()


def _row(number: int, cells: tuple[str | Decimal | None, ...]) -> str:
    xml = "".join(_cell(f"{column_letters(at)}{number}", cell) for at, cell in enumerate(cells))
    return f'<row r="{number}">{xml}</row>'


def _cell(place: str, cell: str | Decimal | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f'<c r="{place}"><v>{cell:f}</v></c>'
    text = f'<t xml:space="preserve">{escape(cell)}</t>'
    return f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'
