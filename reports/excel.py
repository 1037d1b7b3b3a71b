"""The report as an Excel workbook: appendices, summary with charts, and the data for reuse."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from domain.report import Report
from reports.excel_data import CARRIER_SHEET, carrier_grid
from reports.excel_library import Workbook
from reports.excel_look import Look
from reports.excel_save import save
from reports.excel_sheet import DrawPicture, Page, pages
from reports.excel_text import check_texts


def write_excel(
    report: Report,
    path: Path,
    template: Path | None = None,
    picture: DrawPicture | None = None,
) -> None:
    """Write the report as a finished .xlsx file at exactly that path.

    `picture` draws a chart as PNG where the office prefers pictures; left out, matplotlib does.
    Problem `bad_template` for a template that lacks a part, `bad_character` or `text_too_long`
    for a text that no cell can hold; nothing is written then.
    """
    check_texts(report)
    look = Look(template)
    made = pages(report, look, picture)
    if report.data:
        made.append(_carrier(report.data, look))
    look.clear_prototypes()
    _set_properties(look.book, report)
    save(look.book, made, path)


def _carrier(data: str, look: Look) -> Page:
    sheet = look.book.create_sheet(CARRIER_SHEET)
    sheet.sheet_state = "veryHidden"
    return Page(sheet, carrier_grid(data))


def _set_properties(book: Workbook, report: Report) -> None:
    """The document's properties are the report's; nothing of the template's remains."""
    properties = book.properties
    properties.title = report.title
    properties.subject = report.letterhead.subject
    properties.creator = properties.lastModifiedBy = report.office
    properties.language = "vi-VN"
    properties.keywords = properties.description = properties.category = None
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    book.calculation.fullCalcOnLoad = False  # no formulas: Excel need not ask to save on closing
    book.active = 0
