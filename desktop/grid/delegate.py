"""How a cell is painted and opened for typing.

Painted here from the row itself: Qt's own way asks the model eight times a cell, which is felt when
a page of wrapped text is drawn.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop import theme
from desktop.grid.choice import ChoiceEditor
from desktop.grid.editor import CellEditor
from desktop.grid.heights import MARGIN, MARK_SPACE, PADDING
from desktop.grid.items import AppendixItems, Index
from desktop.grid.rows import MARKED, Fill
from desktop.theme import Mark, Tone

Field = CellEditor | ChoiceEditor
_MARK = 14
_CORNER = 8
_CHOSEN_VEIL = 70  # how much of the highlight lies over a chosen cell, of 255


class GridDelegate(QStyledItemDelegate):
    """Paints paper, fillable and heading cells apart; `opened` hands over a new field."""

    opened = Signal(object)

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid
        self.typed = False  # whether the next field is opened by typing, which replaces the text

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        items = _items(index)
        choices = items.column_at(index).choices
        editor: Field = (
            ChoiceEditor(index, choices, parent) if choices else CellEditor(index, parent)
        )
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.begin(items.typed_at(index), replacing=self.typed)
        self.opened.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Nothing: what is being typed is not overwritten when the row is shown anew."""

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Nothing: the grid records the text itself, because a refused one stays in its field."""

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setMinimumHeight(option.rect.height())
        editor.setGeometry(option.rect)
        cast(Field, editor).fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the field have its own keys and its own idea of when it is left."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What Qt may ask for when a column is fitted; row heights are measured elsewhere."""
        return QSize(option.rect.width(), option.fontMetrics.lineSpacing() + 2 * PADDING)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the box in the middle of the cell sets or takes away its mark."""
        items = _items(index)
        if not _holds_mark(items, index) or not isinstance(event, QMouseEvent):
            return False
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and _check_box(option.rect).contains(event.position().toPoint()):
            items.write(index, "" if items.text_at(index) else MARKED)
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        items, rect, palette = _items(index), option.rect, option.palette
        row = items.row_at(index)
        painter.save()
        painter.fillRect(rect, self._ground(items, index, palette))
        if self._grid.selectionModel().isSelected(index):
            painter.fillRect(rect, _veil(palette))
        if row.is_group:
            self._paint_heading(painter, option, index)
        elif _holds_mark(items, index):
            _paint_check(painter, rect, palette, checked=bool(items.text_at(index)))
        else:
            self._paint_text(painter, option, index)
        _paint_rules(painter, rect, palette, sides=not row.is_group or not index.column())
        self._paint_signs(painter, option, index)
        painter.restore()

    def _ground(self, items: AppendixItems, index: Index, palette: QPalette) -> QColor:
        row = items.row_at(index)
        if row.is_group:
            return theme.band(palette)
        if items.refusal_at(index):
            return theme.wash(Tone.BAD, palette)
        if row.status and items.column_at(index).key == "status":
            return theme.wash(theme.STATUS_LOOKS[row.status][0], palette)
        if items.is_fillable(index):
            return palette.color(QPalette.ColorRole.Base)
        return theme.paper(palette)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        items, rect = _items(index), option.rect
        row, column = items.row_at(index), items.column_at(index)
        ink = option.palette.color(QPalette.ColorRole.Text)
        box = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if items.refusal_at(index):
            ink = theme.ink(Tone.BAD, option.palette)
        elif row.status and column.key == "status":
            tone, mark = theme.STATUS_LOOKS[row.status]
            ink = theme.ink(tone, option.palette)
            _paint_status_mark(painter, rect, mark, ink)
            box.setLeft(rect.left() + MARK_SPACE)
        painter.setPen(ink)
        painter.drawText(box, items.drawing_flags(index), items.text_at(index))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The heading over the whole width in sight: grid and frozen columns each paint a part."""
        items, rect = _items(index), option.rect
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        cells = items.row_at(index).cells
        if index.column() == 0:
            painter.drawText(rect, items.drawing_flags(index), cells.get("no", ""))
            return
        left = self._grid.columnWidth(0)
        box = QRect(left, rect.top(), self._grid.viewport().width() - left, rect.height())
        box.adjust(MARGIN, 0, -MARGIN, 0)
        painter.drawText(box, items.drawing_flags(index), cells.get("name", ""))

    def _paint_signs(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The corners of doubt and refusal, and the cursor's frame."""
        items, palette = _items(index), option.palette
        if items.row_at(index).doubt and index.column() == 1:
            _paint_corner(painter, option.rect, theme.ink(Tone.LATE, palette))
        if items.refusal_at(index):
            _paint_corner(painter, option.rect, theme.ink(Tone.BAD, palette))
        if index == self._grid.currentIndex():
            active = self._grid.hasFocus()
            frame = palette.color(QPalette.ColorRole.Highlight) if active else theme.faint(palette)
            painter.setPen(QPen(frame, 2 if active else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def _items(index: Index) -> AppendixItems:
    return cast(AppendixItems, index.model())


def _veil(palette: QPalette) -> QColor:
    """Lies over the ground of chosen cells and under their words."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    colour.setAlpha(_CHOSEN_VEIL)
    return colour


def _holds_mark(items: AppendixItems, index: Index) -> bool:
    return items.column_at(index).fill is Fill.MARK and items.is_fillable(index)


def _check_box(rect: QRect) -> QRect:
    box = QRect(0, 0, _MARK, _MARK)
    box.moveCenter(rect.center())
    return box


def _paint_check(painter: QPainter, rect: QRect, palette: QPalette, *, checked: bool) -> None:
    box = _check_box(rect)
    painter.setPen(theme.faint(palette))
    painter.drawRoundedRect(box, 2, 2)
    if checked:
        colour = palette.color(QPalette.ColorRole.Text)
        theme.paint_mark(painter, Mark.CHECK, colour, QRectF(box).adjusted(1, 1, 0, 0))


def _paint_status_mark(painter: QPainter, rect: QRect, mark: Mark, ink: QColor) -> None:
    top = rect.top() + (rect.height() - _MARK) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    theme.paint_mark(painter, mark, ink, QRectF(rect.left() + MARGIN, top, _MARK, _MARK))


def _paint_rules(painter: QPainter, rect: QRect, palette: QPalette, *, sides: bool) -> None:
    """The rule below the cell, and at its right but for headings, which run on."""
    painter.setPen(theme.line(palette))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if sides:
        painter.drawLine(rect.topRight(), rect.bottomRight())


def _paint_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A small triangle in the upper right corner, as Excel marks a cell with a comment."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    right, top = rect.right() + 1, rect.top()
    corner = [QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]
    painter.drawPolygon(QPolygonF(corner))
