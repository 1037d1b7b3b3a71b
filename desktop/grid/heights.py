"""How high a row must be so that every cell's wrapped text is seen.

Qt's own sizing looks at the columns in sight only and lays out each text anew; this one looks at
all columns and remembers what it has measured.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.grid.items import AppendixItems

PADDING = 5  # above and below
MARGIN = 4  # left and right, as Qt's own painting has it
MARK_SPACE = 22
_NO_LIMIT = 100_000


class RowHeights:
    """Measures rows in a font; `bold` is that of heading rows."""

    def __init__(self, font: QFont) -> None:
        bold = QFont(font)
        bold.setBold(True)
        self._metrics = {False: QFontMetrics(font), True: QFontMetrics(bold)}
        self._measured: dict[tuple[str, int, bool], int] = {}

    def height(
        self, items: AppendixItems, place: int, width_of: Callable[[int], int], across: int
    ) -> int:
        """The row's height in pixels, at the given column widths; a heading runs `across` them."""
        row = items.rows[place]
        if row.is_group:
            return self._of(row.cells.get("name", ""), across, bold=True) + 2 * PADDING
        tallest = max(
            self._cell(items, place, number, width_of(number))
            for number in range(len(items.columns))
        )
        return tallest + 2 * PADDING

    def _cell(self, items: AppendixItems, place: int, number: int, width: int) -> int:
        room = MARK_SPACE if items.columns[number].key == "status" else 0
        return self._of(items.text_at(items.index(place, number)), width - room)

    def _of(self, text: str, width: int, *, bold: bool = False) -> int:
        key = (text, width, bold)
        if key not in self._measured:
            self._measured[key] = self._measure(text, width - 2 * MARGIN, bold)
        return self._measured[key]

    def _measure(self, text: str, width: int, bold: bool) -> int:
        metrics = self._metrics[bold]
        box = QRect(0, 0, max(width, 1), _NO_LIMIT)
        found = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()
        return max(found, metrics.lineSpacing())
