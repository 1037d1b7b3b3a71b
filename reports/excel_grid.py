"""A sheet as it grows from the top: rows of boxes, merges and heights, and nothing of openpyxl."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.excel_metrics import EXCEL_ROW_LIMIT


@dataclass(frozen=True, slots=True)
class Box:
    """What one cell of a sheet holds: its style, and a text or the digits of a number."""

    style: int
    text: str = ""
    number: str = ""


@dataclass(slots=True)
class Line:
    """One row of a sheet; a height of 0 leaves it to Excel."""

    boxes: list[Box | None]
    height: float = 0


@dataclass
class Grid:
    """The rows of a sheet and its merges as (row, column, rows, columns), counted from 1.

    `kept` are the rows after which no page should end.
    """

    lines: list[Line] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)

    @property
    def height(self) -> int:
        """The number of rows so far."""
        return len(self.lines)

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(line.boxes) for line in self.lines), default=0)

    def add(self, boxes: list[Box | None], height: float = 0) -> int:
        """Put a row under the others and return its number.

        A row that is higher than Excel allows goes on in further rows of the same style; the
        caller merges them.
        """
        first = self.height + 1
        for part in _allowed(height):
            self.lines.append(Line(boxes, part))
            boxes = [box and Box(box.style) for box in boxes]
        return first

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Make one cell of that many rows and columns; a single cell stays as it is."""
        if rows > 1 or columns > 1:
            self.merges.append((row, column, rows, columns))

    def keep(self, first: int, last: int) -> None:
        """Keep those rows on one page, where they fit on one."""
        self.kept.update(range(first, last))


def _allowed(height: float) -> list[float]:
    """The height in parts of which none is higher than a row can be."""
    parts = []
    while height > EXCEL_ROW_LIMIT:
        parts.append(EXCEL_ROW_LIMIT)
        height -= EXCEL_ROW_LIMIT
    return [*parts, height]
