"""The look of the sheets, taken from the named cells of an Excel template."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from domain.problem import Problem
from reports.excel_library import (
    InvalidFileException,
    SheetCell,
    Workbook,
    Worksheet,
    load_workbook,
    take_style,
)
from reports.excel_metrics import Lettering
from reports.excel_names import APPENDIX_SHEET, DATA_SHEET, REQUIRED, SHIPPED, SUMMARY_SHEET
from reports.office_package import check_package

_TEXT_FORMAT = "@"
_TIMES = ("Times New Roman", "Liberation Serif", ".VnTime")
_READ_FAILURES = (OSError, BadZipFile, InvalidFileException, KeyError, ValueError, TypeError)


@dataclass(frozen=True)
class Part:
    """One named cell: its style in the book, its lettering, and the height of its row at least."""

    cell: SheetCell
    lettering: Lettering
    height: float


class Look:
    """A template opened for one export: the book to write into, its styles and page set-ups."""

    def __init__(self, template: Path | None = None) -> None:
        self.book = _opened(template or SHIPPED)
        self._parts = {name: _part(self.book, name) for name in REQUIRED}
        self._pages = {name: self.book[name] for name in self.book.sheetnames}
        self._styles: dict[tuple[str, str, str, bool], int] = {}
        self._scratch = self.book.create_sheet()
        blank = self._scratch.cell(1, 1)
        self.normal = _lettering(blank)  # a cell without a style has the workbook's normal font

    def part(self, name: str) -> Part:
        """The named cell of that name."""
        return self._parts[name]

    def style(
        self, name: str, align: str = "", number_format: str = "", *, on_top: bool = False
    ) -> int:
        """The number of a style: the named cell's, with another alignment or number format.

        `@` as number format makes a text that Excel must not take for a number or a formula;
        `on_top` shows the first line of a text in a row too low for the others.
        """
        key = (name, align, number_format, on_top)
        if key not in self._styles:
            self._styles[key] = self._derived(*key)
        return self._styles[key]

    def new_sheet(self, title: str, like: str) -> Worksheet:
        """A new sheet with the page set-up of the prototype sheet `like`."""
        sheet: Worksheet = self.book.create_sheet(title)
        model = self._pages[like]
        for trait in ("sheet_format", "sheet_properties", "page_margins", "page_setup"):
            setattr(sheet, trait, copy(getattr(model, trait)))
        sheet.print_options = copy(model.print_options)
        sheet.HeaderFooter = copy(model.HeaderFooter)
        sheet.sheet_view.showGridLines = model.sheet_view.showGridLines
        return sheet

    def clear_prototypes(self) -> None:
        """Take the template's own sheets and names out of the book, keeping the styles."""
        for sheet in (*self._pages.values(), self._scratch):
            self.book.remove(sheet)
        for name in list(self.book.defined_names):
            del self.book.defined_names[name]

    def _derived(self, name: str, align: str, number_format: str, on_top: bool) -> int:
        model, cell = self._parts[name].cell, self._scratch.cell(len(self._styles) + 1, 1)
        take_style(cell, model)
        alignment = copy(model.alignment)
        alignment.horizontal = align or alignment.horizontal
        alignment.vertical = "top" if on_top else alignment.vertical
        if alignment != model.alignment:
            cell.alignment = alignment
        if number_format:
            cell.number_format = number_format
        cell.quotePrefix = number_format == _TEXT_FORMAT
        return int(cell.style_id)


def _opened(template: Path) -> Workbook:
    if template != SHIPPED:
        check_package(template)
    try:
        book = load_workbook(template, keep_links=False)
    except _READ_FAILURES as failure:
        raise _bad_template(template, "không mở được như một tệp Excel (.xlsx)") from failure
    missing = [name for name in REQUIRED if name not in book.defined_names]
    lost = [name for name in (APPENDIX_SHEET, SUMMARY_SHEET, DATA_SHEET) if name not in book]
    if missing or lost:
        raise _bad_template(template, f"thiếu {', '.join((*lost, *missing))}")
    return book


def _bad_template(template: Path, why: str) -> Problem:
    return Problem(
        "bad_template",
        f"Mẫu Excel “{template.name}” {why}.",
        "Hãy chọn lại mẫu kèm theo chương trình rồi sửa trên bản sao của mẫu đó.",
    )


def _part(book: Workbook, name: str) -> Part:
    try:
        ((title, address),) = book.defined_names[name].destinations
        sheet = book[title]
        cell = sheet[address.replace("$", "")]
    except (KeyError, ValueError) as failure:
        raise _bad_template(Path(name), "không chỉ vào một ô của mẫu") from failure
    while isinstance(cell, tuple):  # a range names its first cell
        cell = cell[0]
    height = sheet.row_dimensions[cell.row].height or sheet.sheet_format.defaultRowHeight
    return Part(cell, _lettering(cell), height)


def _lettering(cell: SheetCell) -> Lettering:
    font, alignment = cell.font, cell.alignment
    return Lettering(
        size=font.sz or 11,
        bold=bool(font.b),
        times=font.name in _TIMES,
        indent=int(alignment.indent or 0),
    )
