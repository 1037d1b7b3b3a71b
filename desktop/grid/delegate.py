"""How a cell is painted and opened for typing."""

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
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QIcon,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop import theme
from desktop.grid.choice import ChoiceEditor
from desktop.grid.editor import CellEditor
from desktop.grid.heights import MARGIN, PADDING
from desktop.grid.items import AppendixItems, Index
from desktop.grid.rows import MARKED, Fill
from desktop.theme import Tone

Field = CellEditor | ChoiceEditor
_MARK = 14
_CORNER = 8


class GridDelegate(QStyledItemDelegate):
    """Paints paper, fillable and heading cells apart; `opened` hands over a new field."""

    opened = Signal(object)

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid
        self.typed = False  # whether the next field is opened by typing, which replaces the text
        self._pixmaps: dict[tuple[str, str, float], QPixmap] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        items, palette = _items(index), option.palette
        row = items.row_at(index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        if row.is_group:
            option.backgroundBrush = QBrush(theme.band(palette))
            _set_heading(option, index)
        elif items.column_at(index).fill is Fill.MARK and items.is_fillable(index):
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        elif items.refusal_at(index):
            option.backgroundBrush = QBrush(theme.wash(Tone.BAD, palette))
            _set_ink(option, Tone.BAD)
        elif items.column_at(index).key == "status" and row.status:
            self._dress_status(option, index)
        elif not items.is_fillable(index):
            option.backgroundBrush = QBrush(theme.paper(palette))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        items = _items(index)
        if items.row_at(index).is_group and index.column():
            self._paint_heading(painter, option, index)
        elif items.data(index, Qt.ItemDataRole.CheckStateRole) is not None:
            self._paint_check(painter, option, index)
        _paint_rules(painter, option, sides=not items.row_at(index).is_group or not index.column())
        if index == self._grid.currentIndex():
            _paint_cursor(painter, option)
        if items.row_at(index).doubt and index.column() == 1:
            _paint_corner(painter, option.rect, theme.ink(Tone.LATE, option.palette))
        if items.refusal_at(index):
            _paint_corner(painter, option.rect, theme.ink(Tone.BAD, option.palette))

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        column = _items(index).column_at(index)
        editor: Field = (
            ChoiceEditor(index, column.choices, parent)
            if column.choices
            else CellEditor(index, parent)
        )
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.begin(_items(index).typed_at(index), replacing=self.typed)
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
        checked = items.data(index, Qt.ItemDataRole.CheckStateRole)
        if checked is None or not isinstance(event, QMouseEvent):
            return False
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and self._check_box(option).contains(event.position().toPoint()):
            items.write(index, "" if checked == Qt.CheckState.Checked else MARKED)
        return False

    def _check_box(self, option: QStyleOptionViewItem) -> QRect:
        box = QRect(0, 0, _MARK, _MARK)
        box.moveCenter(option.rect.center())
        return box

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, palette = self._check_box(option), self._grid.palette()
        painter.save()
        painter.setPen(theme.faint(palette))
        painter.drawRoundedRect(box, 2, 2)
        painter.restore()
        if _items(index).text_at(index):
            colour = palette.color(QPalette.ColorRole.Text)
            theme.paint_mark(painter, theme.Mark.CHECK, colour, QRectF(box).adjusted(1, 1, 0, 0))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The heading over the whole width in sight: grid and frozen columns each paint a part."""
        painter.save()
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        left = self._grid.columnWidth(0)
        box = QRect(
            left, option.rect.top(), self._grid.viewport().width() - left, option.rect.height()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        name = _items(index).row_at(index).cells.get("name", "")
        painter.drawText(box.adjusted(MARGIN, 0, -MARGIN, 0), int(flags), name)
        painter.restore()

    def _dress_status(self, option: QStyleOptionViewItem, index: Index) -> None:
        status = _items(index).row_at(index).status
        if status is None:
            return
        tone, mark = theme.STATUS_LOOKS[status]
        option.backgroundBrush = QBrush(theme.wash(tone, option.palette))
        _set_ink(option, tone)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_MARK, _MARK)
        option.icon = QIcon(self._pixmap(option, tone, mark))

    def _pixmap(self, option: QStyleOptionViewItem, tone: Tone, mark: theme.Mark) -> QPixmap:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText
        colour = option.palette.color(role) if chosen else theme.ink(tone, option.palette)
        ratio = self._grid.devicePixelRatioF()
        key = (mark.value, colour.name(), ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = theme.mark_pixmap(mark, colour, _MARK, ratio)
        return self._pixmaps[key]


def _items(index: Index) -> AppendixItems:
    return cast(AppendixItems, index.model())


def _set_ink(option: QStyleOptionViewItem, tone: Tone) -> None:
    option.palette.setColor(QPalette.ColorRole.Text, theme.ink(tone, option.palette))


def _set_heading(option: QStyleOptionViewItem, index: Index) -> None:
    option.font.setBold(True)
    if index.column():
        option.text = ""  # painted over the whole width instead


def _paint_rules(painter: QPainter, option: QStyleOptionViewItem, *, sides: bool) -> None:
    """The rule below the cell, and at its right but for headings, which run on."""
    painter.save()
    painter.setPen(theme.line(option.palette))
    rect = option.rect
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if sides:
        painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.restore()


def _paint_cursor(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A firm frame around the current cell, as Excel has it."""
    painter.save()
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
    painter.restore()


def _paint_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A small triangle in the upper right corner, as Excel marks a cell with a comment."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    right, top = rect.right() + 1, rect.top()
    corner = [QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]
    painter.drawPolygon(QPolygonF(corner))
    painter.restore()
