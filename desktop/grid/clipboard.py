"""Blocks of cells on the clipboard: from and to Excel, Word and LibreOffice.

Text with tabs and quotes, and HTML tables; a table is preferred because a line break inside a cell
survives in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

Block = list[list[str]]


def read_block(mime: QMimeData) -> Block:
    """The cells on the clipboard; empty where there is neither table nor text."""
    from desktop.grid.html_table import read_html  # noqa: PLC0415 - with the first paste

    table = read_html(mime.html()) if mime.hasHtml() else []
    return table or read_text(mime.text())


def write_block(block: Sequence[Sequence[str]]) -> QMimeData:
    """The cells as text and as table."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(map(_quoted, line)) for line in block))
    rows = "".join(f"<tr>{''.join(map(_html_cell, line))}</tr>" for line in block)
    mime.setHtml(f"<table>{rows}</table>")
    return mime


def read_text(text: str) -> Block:
    """Cells between tabs; one in quotes may hold tabs and line breaks, as Excel writes it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    block: Block = [[]]
    place = 0
    while place <= len(text):
        cell, place = _next_cell(text, place)
        block[-1].append(cell)
        if place < len(text) and text[place] == "\n":
            block.append([])
        place += 1
    return block


def _next_cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at `start`, and where it ends."""
    if text.startswith('"', start):
        end = _closing_quote(text, start + 1)
        if end is not None and (end + 1 == len(text) or text[end + 1] in "\t\n"):
            return text[start + 1 : end].replace('""', '"'), end + 1
    ends = [found for mark in "\t\n" if (found := text.find(mark, start)) >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _closing_quote(text: str, start: int) -> int | None:
    place = text.find('"', start)
    while place >= 0 and text.startswith('""', place):
        place = text.find('"', place + 2)
    return place if place >= 0 else None


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _html_cell(cell: str) -> str:
    """A cell that Excel takes as text, so that 3-5 does not become a date."""
    from html import escape  # noqa: PLC0415 - loads every entity; with the first copy

    words = escape(cell).replace("\n", "<br>")
    return f"<td style='mso-number-format:\"\\@\"'>{words}</td>"
