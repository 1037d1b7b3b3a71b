"""The year's plan as a table to look through: printed text and rule side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop import theme
from desktop.plan_rows import PlanRow
from desktop.theme import Mark, Tone

_HEADINGS = ("Mã", "Nội dung", "Chữ in trong nghị quyết", "Chương trình hiểu là", "Lưu ý")
_CHARS = (7, 0, 16, 22, 14)
_WIDER_RULE, _ROOMY_IN_CHARS = 32, 110  # where there is room, the rule needs fewer lines
_NAME, _RULE, _MARKS = 1, 3, 4
_ROW = Qt.ItemDataRole.UserRole
_MARK_SIZE = 14


class PlanTable(QTableWidget):
    """Rows of the plan; headings cannot be chosen. `chosen` carries the cursor's row or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADINGS), parent)
        self._rows: tuple[PlanRow, ...] = ()
        self.setAccessibleName("Kế hoạch năm")
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._fit_rows)
        self._size_columns()
        self.currentCellChanged.connect(lambda *_: self.chosen.emit(self.plan_row))

    @property
    def plan_row(self) -> PlanRow | None:
        """The row with the cursor."""
        item = self.item(self.currentRow(), 0)
        found = item.data(_ROW) if item else None
        return found if isinstance(found, PlanRow) and not found.is_group else None

    def offer(self, rows: Sequence[PlanRow]) -> None:
        """Show these rows; the cursor stays on its row where that is still shown."""
        code = self.plan_row.code if self.plan_row else ""
        self._rows = tuple(rows)
        self.blockSignals(True)
        self._fill()
        self.blockSignals(False)
        if not self.go_to(code):
            self.go_to(next((row.code for row in rows if not row.is_group), ""))
        self.chosen.emit(self.plan_row)

    def go_to(self, code: str) -> bool:
        """Put the cursor on the row of that code; False where it is not shown."""
        for place, row in enumerate(self._rows):
            if row.code == code and not row.is_group:
                self.setCurrentCell(place, _NAME)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        average = self.fontMetrics().averageCharWidth()
        is_roomy = self.viewport().width() >= average * _ROOMY_IN_CHARS
        self.setColumnWidth(_RULE, average * (_WIDER_RULE if is_roomy else _CHARS[_RULE]))
        self._resized.start()  # once the columns have their new widths

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.offer(self._rows)

    def _fit_rows(self) -> None:
        """Make the rows as high as their words, and keep the cursor in sight among them."""
        self.resizeRowsToContents()
        item = self.item(self.currentRow(), 0)
        if item:
            self.updateGeometries()  # else the scroll bar knows the old heights only
            self.scrollToItem(item)

    def _fill(self) -> None:
        self.clearSpans()
        self.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            (self._fill_heading if row.is_group else self._fill_row)(place, row)
        self._resized.start()

    def _fill_heading(self, place: int, row: PlanRow) -> None:
        item = QTableWidgetItem(row.name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setBackground(theme.band(self.palette()))
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        item.setData(_ROW, row)
        self.setItem(place, 0, item)
        self.setSpan(place, 0, 1, len(_HEADINGS))

    def _fill_row(self, place: int, row: PlanRow) -> None:
        texts = (row.code, row.name, row.printed, row.rule, row.marks)
        for column, text in enumerate(texts):
            self.setItem(place, column, QTableWidgetItem(text))
        first, marks = self.item(place, 0), self.item(place, _MARKS)
        if first and marks:
            first.setData(_ROW, row)
            marks.setIcon(self._icon(row))

    def _icon(self, row: PlanRow) -> QIcon:
        """A doubt, or a change of the office's own; nothing where neither is there."""
        if not row.marks:
            return QIcon()
        tone, mark = (Tone.LATE, Mark.ALERT) if row.doubt else (Tone.ACTIVE, Mark.DASH)
        ratio = self.devicePixelRatioF()
        ink = theme.ink(tone, self.palette())
        icon = QIcon(theme.mark_pixmap(mark, ink, _MARK_SIZE, ratio))
        chosen = self.palette().color(QPalette.ColorRole.HighlightedText)
        icon.addPixmap(theme.mark_pixmap(mark, chosen, _MARK_SIZE, ratio), QIcon.Mode.Selected)
        return icon

    def _size_columns(self) -> None:
        average = self.fontMetrics().averageCharWidth()
        for column, chars in enumerate(_CHARS):
            self.setColumnWidth(column, chars * average)
        header = self.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 6)
