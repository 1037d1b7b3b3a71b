"""How the preview is parted into pages: an estimate of heights, and simple page breaking.

Word and Excel break their pages themselves and a little differently; here whole paragraphs and rows
are moved, and what belongs together stays together. Lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.report import Row, RowKind, Table
from reports.word_metrics import MM_PER_POINT, text_width

LINE = 1.15  # a line of Times New Roman takes so many times its size
CELL_SIZE = 11.0
_CELL_SIDES = 2.0  # the paddings left and right of a cell's text
_CELL_ENDS = 1.6
_SHORT_BLOCK = 8  # merged rows that are kept on one page; longer blocks may be parted


@dataclass(frozen=True)
class Piece:
    """Something that stands on one page whole; `keep` holds it on the page of the next piece."""

    height: float
    html: str = ""
    keep: bool = False


@lru_cache(maxsize=20_000)
def _word_width(word: str, size: float, bold: bool) -> float:
    return text_width(word, size, bold)


def line_count(text: str, width: float, size: float, bold: bool = False) -> int:
    """How many lines the text takes in that width; an empty text takes one."""
    return sum(_wrapped(line, max(width, 1.0), size, bold) for line in text.split("\n"))


def _wrapped(line: str, width: float, size: float, bold: bool) -> int:
    space = _word_width(" ", size, bold)
    lines, used = 1, 0.0
    for word in line.split():
        long = _word_width(word, size, bold)
        if used and used + space + long > width:
            lines, used = lines + 1, 0.0
        else:
            long += space if used else 0.0
        lines += int((used + long) // width) if long > width else 0
        used = long % width if long > width else used + long
    return lines


def text_height(text: str, width: float, size: float, bold: bool = False) -> float:
    """The height of the text in that width."""
    return line_count(text, width, size, bold) * size * LINE * MM_PER_POINT


def parted(pieces: Sequence[Piece], room: float, first_room: float | None = None) -> list[range]:
    """The pieces of each page as ranges; the first page may have less room than the others."""
    pages: list[range] = []
    start, used, free = 0, 0.0, room if first_room is None else first_room
    for block in _blocks(pieces):
        height = sum(pieces[place].height for place in block)
        if used and used + height > free:
            pages.append(range(start, block[0]))
            start, used, free = block[0], 0.0, room
        used += height
    return [*pages, range(start, len(pieces))]


def _blocks(pieces: Sequence[Piece]) -> list[range]:
    """The pieces that stay together, as ranges."""
    blocks, start = [], 0
    for place, piece in enumerate(pieces):
        if not piece.keep or place == len(pieces) - 1:
            blocks.append(range(start, place + 1))
            start = place + 1
    return blocks


def row_pieces(table: Table, width: float) -> list[Piece]:
    """The table's rows as pieces, in columns drawn in to that width in all."""
    widths = column_widths(table, width)
    held = 0
    pieces = []
    for row, following in zip(table.rows, (*table.rows[1:], None), strict=True):
        held = max(held - 1, *(_held_rows(row)))
        heads = row.kind is RowKind.GROUP or _is_first_item(row, following)
        pieces.append(Piece(_row_height(row, widths), keep=held > 1 or heads))
    return pieces


def column_widths(table: Table, width: float) -> list[float]:
    """The widths of the columns; a table wider than the page is drawn in."""
    scale = min(1.0, width / table.width)
    return [column.width * scale for column in table.columns]


def header_height(table: Table, width: float) -> float:
    """The height of the rows that head the table on each page."""
    headings = zip(table.columns, column_widths(table, width), strict=True)
    tall = max(_cell_height(column.heading, wide, bold=True) for column, wide in headings)
    return tall + (_cell_height("(1)", 20, bold=False) if table.numbers else 0.0)


def _held_rows(row: Row) -> list[int]:
    downs = [cell.down for cell in row.cells if cell and 1 < cell.down <= _SHORT_BLOCK]
    return [0, *downs]


def _is_first_item(row: Row, following: Row | None) -> bool:
    follows = following is not None and following.kind is RowKind.ITEM
    return follows and row.kind is not RowKind.ITEM


def _row_height(row: Row, widths: Sequence[float]) -> float:
    bold = row.kind in (RowKind.GROUP, RowKind.TOTAL)
    return max(
        _cell_height(cell.text, sum(widths[place : place + cell.across]), bold)
        for place, cell in enumerate(row.cells)
        if cell is not None
    )


def _cell_height(text: str, width: float, bold: bool) -> float:
    return text_height(text, width - _CELL_SIDES, CELL_SIZE, bold) + _CELL_ENDS
