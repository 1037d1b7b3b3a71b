"""Where the printed pages of a sheet end, so that what belongs together stays on one page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reports.excel_grid import Grid
from reports.excel_library import Break, Worksheet
from reports.excel_metrics import MM_PER_INCH, pixels, points

_A4 = (210.0, 297.0)  # millimetres
_DOUBT = 0.97  # printers differ by a hair: what nearly fills a page may not fit
_UNSET = 15.75  # the height in points of a row that states none
Rows = list[int]


def set_breaks(sheet: Worksheet, grid: Grid, width: float, repeated: tuple[int, int]) -> None:
    """Break the pages of a sheet of that width in millimetres; the rows `repeated` head each page.

    A page that Excel would end between rows that are kept together ends before them.
    """
    room = _room(sheet, width)
    again = sum(_height(grid, row) for row in range(repeated[0], repeated[1] + 1))
    for row in page_ends(grid, room, again):
        sheet.row_breaks.append(Break(id=row))


def page_ends(grid: Grid, room: float, repeated: float = 0) -> Iterator[int]:
    """The rows after which a page must end, where each page has that many points for rows."""
    used = 0.0
    for block in _blocks(grid):
        heights = [_height(grid, row) for row in block]
        fits_alone = repeated + sum(heights) <= room * _DOUBT
        if len(block) > 1 and used and fits_alone and used + sum(heights) > room * _DOUBT:
            yield block[0] - 1
            used = repeated
        for height in heights:  # Excel itself ends a page before a row that does not fit
            used = used + height if used + height <= room else repeated + height


def _blocks(grid: Grid) -> Iterator[Rows]:
    """The rows in runs that should stay together, mostly of one row."""
    block: Rows = []
    for row in range(1, grid.height + 1):
        block.append(row)
        if row not in grid.kept:
            yield block
            block = []
    if block:
        yield block


def _height(grid: Grid, row: int) -> float:
    return grid.lines[row - 1].height or _UNSET


def _room(sheet: Worksheet, width: float) -> float:
    """The points that a page has for rows, after Excel has shrunk the sheet to the page's width."""
    margins = sheet.page_margins
    across, down = _A4 if sheet.page_setup.orientation == "portrait" else _A4[::-1]
    printed = pixels(across - (margins.left + margins.right) * MM_PER_INCH)
    scale = min(100, math.floor(100 * printed / max(pixels(width), 1))) / 100
    return points(down - (margins.top + margins.bottom) * MM_PER_INCH) / scale
