"""The report as paged HTML: what the pages will look like, without Office.

A4 upright pages for the body, then each appendix on pages across with its header on each. Made for
the window's rich text view as well as for any browser: each page is a table of one cell, with
simple styles, no scripts, nothing fetched. Texts are escaped; line breaks and spaces stay.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from html import escape

from domain.office import ChartForm
from domain.report import Appendix, Block, BlockKind, Chart, Report
from reports.preview_chart import chart_svg
from reports.preview_head import appendix_head, foot, head_pieces
from reports.preview_pages import Piece, header_height, parted, row_pieces, text_height
from reports.preview_rows import table_html

_UPRIGHT, _ACROSS = (165.0, 257.0), (252.0, 170.0)  # width and height of the text on a page
_SIZE = 14.0
_CHART_HEIGHT = 78.0
_GAP = 2.1  # 6 points after a paragraph
_TITLE = {BlockKind.HEADING_1, BlockKind.HEADING_2, BlockKind.HEADING_3}
_STYLE = """
body { background: #d8d8d8; font-family: "Times New Roman", "Liberation Serif", serif;
  color: #000000; }
.page { background-color: #ffffff; width: 794px; margin-top: 16px; margin-bottom: 16px;
  page-break-after: always; border-collapse: collapse; table-layout: fixed; }
.across { width: 1123px; page: across; }
.paper { height: 1123px; vertical-align: top; font-size: 14pt; padding-top: 76px;
  padding-right: 57px; padding-bottom: 76px; padding-left: 113px; white-space: normal; }
.across .paper { height: 794px; }
.paper, .plain td { box-sizing: border-box; }
p, td, th { white-space: pre-wrap; }
p { font-size: 14pt; margin: 0; }
td, th { font-size: 11pt; }
.number { text-align: center; margin-top: -38px; margin-bottom: 12px; }
.center { text-align: center; }
.bold { font-weight: bold; }
.italic { font-style: italic; }
.underline { text-decoration: underline; }
.text { text-align: justify; text-indent: 38px; margin-bottom: 8px; }
.note { font-size: 12pt; font-style: italic; }
.unit { font-size: 12pt; font-style: italic; text-align: right; margin-bottom: 3px; }
.grid { border-collapse: collapse; }
.grid td, .grid th { border: 1px solid #000000; padding: 1px 4px; vertical-align: middle; }
@page { size: A4; margin: 0; }
@page across { size: A4 landscape; margin: 0; }
@media print { body { background: none; } .page { margin: 0; } }
"""


def preview_html(report: Report) -> str:
    """The report as one HTML document of pages."""
    pages = [*_body_pages(report)]
    for appendix in report.appendices:
        pages += _appendix_pages(report, appendix)
    title = escape(report.title or report.letterhead.subject)
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>{_STYLE}</style></head><body bgcolor="#d8d8d8">\n{"".join(pages)}</body></html>\n'
    )


def _page(content: str, number: int, *, across: bool = False) -> str:
    """A page; the first of a section does not print its number."""
    shown = f'<p class="number">{number}</p>' if number > 1 else ""
    look = f'class="page{" across" if across else ""}" width="{1123 if across else 794}"'
    return (
        f'<table {look} align="center" bgcolor="#ffffff" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="paper" valign="top" bgcolor="#ffffff">{shown}{content}</td></tr></table>\n'
    )


def _body_pages(report: Report) -> Iterator[str]:
    pieces = [*head_pieces(report), *map(_block_piece(report), _printed(report)), foot(report)]
    if not (report.body or report.letterhead.kind):
        return
    for number, page in enumerate(parted(pieces, _UPRIGHT[1]), 1):
        yield _page("".join(pieces[place].html for place in page), number)


def _printed(report: Report) -> list[Block]:
    hidden = report.chart_form is ChartForm.NONE
    return [one for one in report.body if not (hidden and one.kind is BlockKind.CHART)]


def _p(text: str, look: str = "text", *, bold: bool = False, italic: bool = False) -> str:
    look += " bold" if bold else ""
    look += " italic" if italic else ""
    return f'<p class="{look}">{escape(text, quote=False)}</p>'


def _block_piece(report: Report) -> Callable[[Block], Piece]:
    def piece(block: Block) -> Piece:
        if block.kind is BlockKind.CHART:
            return _chart_piece(block, report.chart(block.chart))
        bold = block.kind in (BlockKind.HEADING_1, BlockKind.HEADING_2)
        tall = text_height(block.text, _UPRIGHT[0] - 5, _SIZE, bold) * 1.1 + _GAP
        return Piece(tall, _p(block.text, bold=bold), keep=block.kind in _TITLE)

    return piece


def _chart_piece(block: Block, chart: Chart) -> Piece:
    drawn = base64.b64encode(chart_svg(chart).encode()).decode()
    words = escape(chart.alternative or chart.title)
    caption = _p(block.text, "center", italic=True) if block.text else ""
    image = f'<img src="data:image/svg+xml;base64,{drawn}" width="620" alt="{words}">'
    return Piece(_CHART_HEIGHT + 8, f'{caption}<p class="center">{image}</p>')


def _appendix_pages(report: Report, appendix: Appendix) -> Iterator[str]:
    width, height = _ACROSS
    table = appendix.table
    head, tall = appendix_head(report, appendix, width)
    rows = row_pieces(table, width)
    room = height - header_height(table, width)
    pages = parted(rows, room, room - tall)
    for number, places in enumerate(pages, 1):
        above = head if number == 1 else ""
        below = _appendix_foot(appendix) if number == len(pages) else ""
        yield _page(f"{above}{table_html(table, places)}{below}", number, across=True)


def _appendix_foot(appendix: Appendix) -> str:
    note = _p(appendix.table.note, "note") if appendix.table.note else ""
    return note + (_p(appendix.end, "center") if appendix.end else "")
