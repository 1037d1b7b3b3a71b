"""Writes the workbook: openpyxl the styles, pages and charts, this module the rows.

openpyxl makes an object of each cell, which costs ten times what the XML costs. Here the rows go
from the grids into the sheets' XML at once. This is the one place that reaches into openpyxl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from reports.excel_grid import Box, Grid
from reports.excel_library import (
    ExcelWriter,
    MergeCell,
    MergeCells,
    Relationship,
    SheetDimension,
    SpreadsheetDrawing,
    Workbook,
    WorkbookWriter,
    Worksheet,
    WorksheetWriter,
    get_column_letter,
    theme_xml,
    tostring,
    write_stylesheet,
)
from reports.excel_sheet import Page
from reports.excel_text import xml_text
from reports.extended_properties import extended_properties

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROWS_PLACE = b"<sheetData></sheetData>"
# openpyxl leaves open whether a label's format is the cell's; LibreOffice then takes the cell's.
_LINKED_FORMAT = re.compile(rb'(<(?:c:)?numFmt formatCode="[^"]*")\s*/>')
# The schema's order of a font's parts, which openpyxl does not keep (ECMA-376 part 1, 18.8.22).
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)


def save(book: Workbook, pages: Sequence[Page], path: Path) -> None:
    """Write the book with those pages to exactly that path."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _BookWriter(book, archive, pages).write_data()


class _Strings:
    """The texts of the workbook, each kept once: a part of its own in the file."""

    path = "/xl/sharedStrings.xml"
    mime_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> bytes:
        # Always preserved: whitespace at the ends is part of a text.
        items = (f'<si><t xml:space="preserve">{xml_text(text)}</t></si>' for text in self._numbers)
        head = f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._numbers)}">'
        return f"{head}{''.join(items)}</sst>".encode()


class _BookWriter(ExcelWriter):
    """openpyxl's writer, with the rows of the pages instead of its cells.

    Of a template only what stands here is written: macros, links and the like stay behind.
    """

    _archive: ZipFile
    _charts: list[Any]

    def __init__(self, book: Workbook, archive: ZipFile, pages: Sequence[Page]) -> None:
        super().__init__(book, archive)
        self._pages = {page.sheet.title: page for page in pages}
        self._strings = _Strings()

    def write_data(self) -> None:
        book: Any = self.workbook
        put = self._archive.writestr
        put("docProps/app.xml", extended_properties(book.properties.creator or ""))
        put("docProps/core.xml", tostring(book.properties.to_tree()))
        put("xl/theme/theme1.xml", book.loaded_theme or theme_xml)
        writer: Any = super()
        writer._write_worksheets()
        writer._write_images()
        self._write_charts()
        put(self._strings.path[1:], self._strings.xml())
        self.manifest.append(self._strings)
        put("xl/styles.xml", tostring(_ordered(write_stylesheet(book))))
        self._write_book(WorkbookWriter(book))
        manifest: Any = self.manifest
        manifest._write(self._archive, book)

    def write_worksheet(self, ws: Any) -> None:
        page = self._pages[ws.title]
        ws._drawing = _Drawing(page.alternatives)
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = _SheetWriter(ws, page.grid)
        writer.write()
        ws._rels = writer._rels
        before, place, after = writer.read().partition(_ROWS_PLACE)
        assert place, "openpyxl wrote no empty sheetData"
        rows = rows_xml(page.grid, self._strings).encode()
        self._archive.writestr(ws.path[1:], b"".join((before, rows, after)))
        self.manifest.append(ws)

    def _write_charts(self) -> None:
        for chart in self._charts:
            source = _LINKED_FORMAT.sub(rb'\1 sourceLinked="0"/>', tostring(chart._write()))
            self._archive.writestr(chart.path[1:], source)
            self.manifest.append(chart)

    def _write_book(self, writer: Any) -> None:
        self._archive.writestr("_rels/.rels", writer.write_root_rels())
        self._archive.writestr("xl/workbook.xml", writer.write())
        writer.rels.append(_related_strings())
        self._archive.writestr("xl/_rels/workbook.xml.rels", writer.write_rels())


def _related_strings() -> Relationship:
    kind: Any = {"type": "sharedStrings", "Target": _Strings.path}
    return Relationship(**kind)


class _SheetWriter(WorksheetWriter):
    """openpyxl's writer of a sheet, with a place for the rows, and merges from the grid."""

    def __init__(self, sheet: Worksheet, grid: Grid) -> None:
        self._grid = grid
        super().__init__(sheet, BytesIO())

    def write_dimensions(self) -> None:
        last = f"{get_column_letter(max(self._grid.width, 1))}{max(self._grid.height, 1)}"
        self.xf.send(SheetDimension(f"A1:{last}").to_tree())

    def write_rows(self) -> None:
        stream: Any = self.xf.send(True)
        with stream.element("sheetData"):
            pass
        self.xf.send(None)  # gives control back to openpyxl's generator

    def write_merged_cells(self) -> None:
        if self._grid.merges:
            merged = [MergeCell(_area(*merge)) for merge in self._grid.merges]
            self.xf.send(MergeCells(mergeCell=merged).to_tree())


class _Drawing(SpreadsheetDrawing):
    """The charts or pictures of a sheet, with the text for those who cannot see them."""

    __elements__ = SpreadsheetDrawing.__elements__

    def __init__(self, alternatives: Sequence[str]) -> None:
        super().__init__()
        self._alternatives = alternatives

    def _chart_frame(self, idx: int) -> Any:
        frame = super()._chart_frame(idx)  # type: ignore[misc]
        self._describe(frame.nvGraphicFramePr.cNvPr, idx)
        return frame

    def _picture_frame(self, idx: int) -> Any:
        frame = super()._picture_frame(idx)  # type: ignore[misc]
        self._describe(frame.nvPicPr.cNvPr, idx)
        return frame

    def _describe(self, properties: Any, idx: int) -> None:
        properties.name = f"Biểu đồ {idx}"
        properties.descr = self._alternatives[idx - 1]


def rows_xml(grid: Grid, strings: _Strings) -> str:
    """The rows of the grid as the sheet's `sheetData`."""
    return f"<sheetData>{''.join(_rows(grid, strings))}</sheetData>"


def _rows(grid: Grid, strings: _Strings) -> Iterator[str]:
    letters = [get_column_letter(number) for number in range(1, grid.width + 1)]
    for number, line in enumerate(grid.lines, start=1):
        height = f' ht="{line.height:g}" customHeight="1"' if line.height else ""
        cells = [
            _cell(f"{letter}{number}", box, strings)
            for letter, box in zip(letters, line.boxes, strict=False)  # a row may be shorter
            if box is not None
        ]
        yield f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _cell(address: str, box: Box, strings: _Strings) -> str:
    if box.number:
        return f'<c r="{address}" s="{box.style}"><v>{box.number}</v></c>'
    if not box.text:
        return f'<c r="{address}" s="{box.style}"/>'
    return f'<c r="{address}" s="{box.style}" t="s"><v>{strings.number(box.text)}</v></c>'


def _area(row: int, column: int, rows: int, columns: int) -> str:
    first, last = get_column_letter(column), get_column_letter(column + columns - 1)
    return f"{first}{row}:{last}{row + rows - 1}"


def _ordered(styles: Any) -> Any:
    """The stylesheet with the parts of each font in the schema's order."""
    for font in styles.iter("font", f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(part.tag.rpartition("}")[2]))
    return styles
