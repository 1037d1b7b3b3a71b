"""How wide and how high text in Times New Roman is, so that no cell of a sheet cuts text off.

Excel does not fit the height of merged wrapped cells, and LibreOffice and a phone fit none of
those that a file brings; so every height is computed here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from reports.word_metrics import text_width

MM_PER_INCH = 25.4
PIXELS_PER_INCH = 96  # Excel reckons widths in pixels of this size
POINTS_PER_INCH = 72
EXCEL_ROW_LIMIT = 409.5  # points; Excel knows no higher row

_OTHER_FONT = 1.15  # Arial and its kin are wider than Times New Roman
_SAFETY = 1.1  # a screen rounds each letter to whole pixels
_PADDING_MM = 1.8  # Excel keeps some three pixels free on either side of a cell
_LINE = 1.3125  # Excel's line of Times New Roman 12 is 15.75 points high
_STEP = 0.75  # Excel's heights are whole pixels


@dataclass(frozen=True)
class Lettering:
    """The lettering of a cell: size in points, bold or not, and whether it is Times New Roman."""

    size: float = 12
    bold: bool = False
    times: bool = True
    indent: int = 0


def column_width(millimetres: float, normal: Lettering) -> float:
    """A column's width as the file states it: in digits of the workbook's normal font."""
    digit = round(normal.size * PIXELS_PER_INCH / POINTS_PER_INCH * (0.5 if normal.times else 0.55))
    return round(pixels(millimetres) / digit, 4)


def pixels(millimetres: float) -> int:
    """A length in whole pixels, rounded down: columns that fill a page must not be shrunk."""
    return math.floor(millimetres / MM_PER_INCH * PIXELS_PER_INCH)


def points(millimetres: float) -> float:
    """A length in points."""
    return millimetres / MM_PER_INCH * POINTS_PER_INCH


def text_height(text: str, width: float, lettering: Lettering) -> float:
    """The height in points that the text needs when it is wrapped into that many millimetres."""
    line = math.ceil(_LINE * lettering.size / _STEP) * _STEP
    return line_count(text, width, lettering) * line


@lru_cache(maxsize=20_000)
def line_count(text: str, width: float, lettering: Lettering) -> int:
    """Into how many lines the text is wrapped in a cell of that many millimetres."""
    room = max(width - _PADDING_MM - 2.4 * lettering.indent, 1.0) / _SAFETY
    return sum(_wrapped(line, room, lettering) for line in text.split("\n"))


def _wrapped(line: str, room: float, lettering: Lettering) -> int:
    if _width(line, lettering) <= room:
        return 1
    count, used = 1, 0.0
    space = _width(" ", lettering)
    for word in line.split(" "):
        wide = _width(word, lettering)
        if used and used + wide > room:
            count, used = count + 1, 0.0
        if wide > room:  # a word longer than the cell is broken anywhere
            broken = math.ceil(wide / room)
            count, wide = count + broken - 1, room
        used += wide + space
    return count


@lru_cache(maxsize=20_000)
def _width(text: str, lettering: Lettering) -> float:
    """The width of one line of text in millimetres."""
    wide = text_width(text, lettering.size, lettering.bold)
    return wide if lettering.times else wide * _OTHER_FONT
