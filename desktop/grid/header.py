"""The head of a grid: wrapped headings, and a mark on the columns that a clerk fills."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import theme
from desktop.grid.heights import PADDING
from desktop.grid.items import AppendixItems
from desktop.theme import Tone

_EDGE = 3


class GridHeader(QHeaderView):
    """Headings in as many lines as they need; fillable ones have a coloured foot and bold words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        count = self.count()  # 0 without a model
        tallest = max((self._needed(place) for place in range(count)), default=0)
        return QSize(super().sizeHint().width(), tallest + 2 * PADDING + _EDGE)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        column = cast(AppendixItems, self.model()).columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, theme.band(self.palette()))
        painter.setPen(theme.line(self.palette()))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_foot(painter, rect, column.fill.by_clerk)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._text_box(rect), self._flags(), column.heading)
        painter.restore()

    def _paint_foot(self, painter: QPainter, rect: QRect, by_clerk: bool) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        if by_clerk:
            foot = QRect(rect.left(), rect.bottom() - _EDGE + 1, rect.width(), _EDGE)
            painter.fillRect(foot, theme.ink(Tone.ACTIVE, self.palette()))

    def _needed(self, place: int) -> int:
        font = self.font()
        font.setBold(True)
        box = self._text_box(QRect(0, 0, self.sectionSize(place), 10_000))
        heading = cast(AppendixItems, self.model()).columns[place].heading
        return QFontMetrics(font).boundingRect(box, self._flags(), heading).height()

    def _text_box(self, rect: QRect) -> QRect:
        return rect.adjusted(PADDING - 1, 0, -PADDING, -_EDGE)

    def _flags(self) -> int:
        return int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
