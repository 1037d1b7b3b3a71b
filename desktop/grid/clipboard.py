"""Blocks of cells on the clipboard: from and to Excel, Word and LibreOffice.

Text with tabs and quotes, and HTML tables; a table is preferred because a line break inside a cell
survives in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

Block = list[list[str]]


def read_block(mime: QMimeData) -> Block:
    """The cells on the clipboard; empty where there is neither table nor text."""
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


def read_html(html: str) -> Block:
    """The rows of the first table; empty where there is none."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.block


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
    words = escape(cell).replace("\n", "<br>")
    return f"<td style='mso-number-format:\"\\@\"'>{words}</td>"


class _TableReader(HTMLParser):
    """Collects the cells of the first table; merged cells leave blanks where they cover others."""

    def __init__(self) -> None:
        super().__init__()
        self.block: Block = []
        self._depth = 0
        self._over = False
        self._hidden = False
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._covered: dict[int, int] = {}  # column -> rows below that a merged cell still covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif not self._over and self._depth == 1:
            self._open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self._depth -= 1
            self._over = self._over or self._depth == 0
        elif tag in ("td", "th") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.replace("\xa0", " ").split(" ")).replace("\n", " "))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_cell()
            self._hidden = "display:none" in (attributes.get("style") or "").replace(" ", "")
            if not self._hidden:
                self.block.append([])
                self._fill_covered()
        elif tag in ("td", "th") and not self._hidden and self.block:
            self._end_cell()
            self._cell = []
            self._span = (_number(attributes.get("colspan")), _number(attributes.get("rowspan")))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        across, down = self._span
        column = len(self.block[-1])
        self.block[-1] += ["\n".join(lines).strip(), *[""] * (across - 1)]
        if down > 1:
            self._covered.update(dict.fromkeys(range(column, column + across), down - 1))
        self._cell = None
        self._fill_covered()

    def _fill_covered(self) -> None:
        row = self.block[-1]
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append("")


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdigit() else 1
