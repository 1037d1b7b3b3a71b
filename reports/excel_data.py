"""The return inside the workbook, on a sheet that Excel does not even offer to show."""

from __future__ import annotations

from pathlib import Path

from reports.carried_data import checksum, damaged_data
from reports.excel_grid import Box, Grid
from reports.excel_parts import ExcelParts
from reports.office_package import check_package

CARRIER_SHEET = "skq"
_MARK = "skq1"  # the form of the sheet: this mark, the number of pieces, their SHA-256; the pieces
_PIECE = 16_000  # letters; at most 32,000 UTF-16 units, below Excel's limit for a cell
_LEAD = "d"  # before each piece: no piece looks like a number or a formula, or begins blank


def carrier_grid(data: str) -> Grid:
    """The sheet that carries the data, cut into pieces that a cell can hold."""
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]
    texts = [f"{_MARK} {len(pieces)} {checksum(data)}", *(_LEAD + piece for piece in pieces)]
    grid = Grid()
    for text in texts:
        grid.add([Box(0, text)])
    return grid


def read_data(path: Path) -> str | None:
    """The data that the workbook carries; None where it carries none.

    Problem `damaged_data` where the data was changed or cut, and the Problems of `check_package`
    and `ExcelParts` for a file that is no workbook or a dangerous one.
    """
    check_package(path)
    with ExcelParts(path) as parts:
        if CARRIER_SHEET not in parts.sheet_names:
            return None
        texts = [cell.text for cell in parts.cells(CARRIER_SHEET) if cell.column == 1]
    if not texts or not texts[0].startswith(_MARK):
        return None
    data = "".join(text.removeprefix(_LEAD) for text in texts[1:])
    if texts[0] != f"{_MARK} {len(texts) - 1} {checksum(data)}":
        raise damaged_data(path)
    return data
