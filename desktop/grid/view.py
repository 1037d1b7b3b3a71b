"""The table in which a clerk types as in Excel."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from desktop import theme
from desktop.grid import blocks, moves
from desktop.grid.clipboard import read_block, write_block
from desktop.grid.delegate import Field, GridDelegate
from desktop.grid.frozen import FrozenColumns
from desktop.grid.header import GridHeader
from desktop.grid.heights import PADDING, RowHeights
from desktop.grid.items import AppendixItems, Index
from desktop.grid.kept_place import KeptPlace
from desktop.grid.keys import action_of, command_of, sets_mark
from desktop.grid.note import RefusalNote, tell_below
from desktop.grid.rows import Fill, stretches
from desktop.theme import Tone
from domain.problem import Problem
from workflow.record import TypedCell

FROZEN = 2
_Triggers = QAbstractItemView.EditTrigger
_Action = QAbstractItemView.CursorAction
_CLEAR_AND_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable
_STEPS = {
    _Action.MoveUp: (-1, 0),
    _Action.MoveDown: (1, 0),
    _Action.MoveLeft: (0, -1),
    _Action.MoveRight: (0, 1),
}


class AppendixGrid(QTableView):
    """The appendix as a grid: frozen first columns, merged cells, wrapped rows, Excel's keys.

    `row_shown` tells the code of the cursor's row; `paste_asked` carries a
    `Landing` to be looked at and recorded.
    """

    row_shown = Signal(str)
    paste_asked = Signal(object)

    def __init__(self, items: AppendixItems, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self._editor: Field | None = None
        self._heights = RowHeights(self.font())
        self.note = RefusalNote(self)
        self._delegate = GridDelegate(self)
        self._tab_start: int | None = None
        self._anchor = QPersistentModelIndex()
        self._frozen = FrozenColumns(self, FROZEN)
        self._set_up()
        self.setModel(items)
        self._frozen.show_model()
        self._connect()  # after the frozen columns: they forget their heights when the rows change
        self._size_columns()
        self._dress_rows()

    @property
    def items(self) -> AppendixItems:
        """The shown items."""
        return self._items

    @property
    def editor(self) -> Field | None:
        """The field that is open, if any."""
        return self._editor

    def go_to(self, code: str, field: str = "") -> bool:
        """Put the cursor into the row's cell, in sight; False where the row is not shown."""
        index = self._items.place_of(code, field)
        if index.isValid():
            self.place(index)
            self.setFocus()
        return index.isValid()

    def place(self, index: QModelIndex) -> None:
        """Put the cursor there and choose that cell alone, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(index, _CLEAR_AND_SELECT)

    def go(self, down: int, right: int) -> None:
        """Move the cursor as Enter and Tab do."""
        here = self.currentIndex()
        if right:
            self._tab_start = here.column() if self._tab_start is None else self._tab_start
            self.place(moves.next_fillable(self._items, here, right))
        elif down:
            column = here.column() if self._tab_start is None else self._tab_start
            start = self._items.index(here.row(), column)
            self._tab_start = None
            self.place(moves.after_enter(self._items, start, down))

    def open_editor(self) -> None:
        """Open the cell with its text, the cursor behind it (F2); a mark is set or taken away."""
        index = self.currentIndex()
        if not index.isValid() or not self._items.is_fillable(index):
            return
        if self._items.column_at(index).fill is Fill.MARK:
            self.toggle_mark()
        else:
            self.edit(index)

    def toggle_mark(self) -> None:
        """Set or take away the marks of the chosen cells, all as the current one."""
        checked = self._items.text_at(self.currentIndex())
        self.write_chosen("" if checked else "x", "Đánh dấu")

    def write_chosen(self, text: str, label: str) -> None:
        """Write one text into every chosen cell that a clerk fills, as one batch."""
        cells = [
            self._items.cell(index, text)
            for index in self.chosen()
            if self._items.is_fillable(index)
        ]
        if cells:
            self._items.write_all(cells, f"{label}, {len(cells)} ô")

    def chosen(self) -> list[QModelIndex]:
        """The chosen cells in reading order, heading rows left out."""
        found = [one for one in self.selectedIndexes() if not self._items.row_at(one).is_group]
        return sorted(found, key=lambda one: (one.row(), one.column()))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, for Excel and for here."""
        block = blocks.copied(self._items, self.chosen())
        QGuiApplication.clipboard().setMimeData(write_block(block))

    def cut(self) -> None:
        """Copy the chosen cells and empty those that a clerk fills."""
        self.copy()
        self.write_chosen("", "Cắt")

    def paste(self) -> None:
        """Hand on where the clipboard's block lands; nothing is written here."""
        block = read_block(QGuiApplication.clipboard().mimeData())
        landing = blocks.landing(self._items, self.chosen(), block)
        if landing.cells or landing.misplaced:
            self.paste_asked.emit(landing)

    def fill_down(self) -> None:
        """Write each column's first chosen text into the chosen cells below (Ctrl+D)."""
        cells = blocks.filled_down(self._items, self.chosen())
        if cells:
            self._items.write_all(cells, f"Điền xuống, {len(cells)} ô")

    def leave(self, *, forward: bool) -> None:
        """Give the focus to the next or previous part of the page; Tab itself goes to cells."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def settle(self) -> Problem | None:
        """Record a half-typed cell, as before the page is left; a Problem where it is refused."""
        if self._editor is None:
            return None
        problem = self._items.write(self._editor.index, self._editor.text())
        self._close(self._editor)
        return problem

    def typed(self) -> tuple[TypedCell, ...]:
        """What is half-typed: the open cell's text, where it is not what is stored."""
        if self._editor is None:
            return ()
        index, text = self._editor.index, self._editor.text()
        return () if text == self._items.typed_at(index) else (self._items.cell(index, text),)

    def finish(self, editor: Field, down: int, right: int) -> None:
        """Record what was typed and move on; a refused text stays, with the reason below."""
        problem = self._items.write(editor.index, editor.text())
        if problem:
            editor.frame(theme.ink(Tone.BAD, self.palette()))
            self.note.say(problem, editor)
        else:
            self._close(editor)
            self.go(down, right)

    def abandon(self, editor: Field) -> None:
        """Leave the cell as it is stored."""
        self._items.give_up(self._items.cell(editor.index, ""))
        self._close(editor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        command = command_of(event) if here.isValid() else None
        action = action_of(event)
        if command:
            command(self)
        elif action is not None:
            self._move(self.moveCursor(action, event.modifiers()), event.modifiers())
        elif here.isValid() and self._items.flags(here) & _CHECKABLE and sets_mark(event):
            self.toggle_mark()
        else:
            self._delegate.typed = True  # a field that opens now is opened by its first letter
            super().keyPressEvent(event)
            self._delegate.typed = False

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt would jump to a row
        tell_below(self, self._items.why_closed(self.currentIndex()))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A composition opens the cell as the first letter of a keyboard does."""
        self._delegate.typed = True
        super().inputMethodEvent(event)
        self._delegate.typed = False

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        here = self.currentIndex()
        if not here.isValid():
            return moves.first_cell(self._items)
        self._tab_start = None
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if action in _STEPS:
            down, right = _STEPS[action]
            return (moves.edge if far else moves.step)(self._items, here, down, right)
        if action is _Action.MoveHome:
            return moves.first_cell(self._items) if far else self._items.index(here.row(), 0)
        if action is _Action.MoveEnd:
            return moves.last_cell(self._items, None if far else here.row())
        return moves.beside_headings(self._items, super().moveCursor(action, modifiers), here)

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Choose the rectangle; Qt's own would widen it to every heading row that it crosses."""
        first, last = self._cell_near(rect.topLeft()), self._cell_near(rect.bottomRight())
        self.selectionModel().select(moves.rectangle(self._items, first, last), command)

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the cell into sight beside the frozen columns, not under them."""
        if index.column() < FROZEN:
            bar, value = self.horizontalScrollBar(), self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            bar.setValue(value)
            return
        super().scrollTo(index, hint)
        hidden = self._frozen.width() - self.visualRect(index).left()
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _move(self, target: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Move the cursor there, or with Shift extend the selection from where it began."""
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.place(target)
            return
        anchor = QPersistentModelIndex(self._anchor)
        begun = self._items.index(anchor.row(), anchor.column())
        self.selectionModel().select(moves.rectangle(self._items, begun, target), _CLEAR_AND_SELECT)
        self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._anchor = anchor

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.note.hide()
        self._anchor = QPersistentModelIndex(current)
        if current.isValid():
            self.row_shown.emit(self._items.row_at(current).code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()
        self._frozen.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Paint headings anew: their text stays in place while the columns move."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # before Qt puts the cursor on a heading
            self.setAutoScroll(event.reason() != Qt.FocusReason.MouseFocusReason)  # it would miss
            self.place(moves.first_cell(self._items))
            self.setAutoScroll(True)
        super().focusInEvent(event)

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        super().closeEditor(editor, hint)
        self._editor = None
        self.note.hide()

    def _set_up(self) -> None:
        self.setHorizontalHeader(GridHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(self._delegate)
        self._frozen.setHorizontalHeader(GridHeader(self._frozen))
        self._frozen.verticalHeader().setMinimumSectionSize(1)
        self._frozen.setItemDelegate(self._delegate)
        for view in (self, self._frozen):
            view.setShowGrid(False)  # the delegate draws the rules, none across headings
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_Triggers.AnyKeyPressed | _Triggers.DoubleClicked)
        self.setTabKeyNavigation(True)  # else Qt takes Tab to leave the grid before we see it

    def _connect(self) -> None:
        self._delegate.opened.connect(self._take)
        self._items.modelReset.connect(self._dress_rows)
        KeptPlace(self, self._items, self.place)
        self._items.dataChanged.connect(lambda first, last: self._fit_rows(first.row(), last.row()))
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._fit_anew)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._resized.start())

    def _take(self, editor: Field) -> None:
        self._editor = editor
        editor.finished.connect(lambda down, right: self.finish(editor, down, right))
        editor.abandoned.connect(lambda: self.abandon(editor))
        editor.left.connect(lambda: self._leave(editor))

    def _leave(self, editor: Field) -> None:
        if editor is self._editor:
            self.settle()

    def _close(self, editor: Field) -> None:
        self._editor = None
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _cell_near(self, point: QPoint) -> QModelIndex:
        """The cell at the point, one at the edge where it lies beyond."""
        row, column = self.rowAt(point.y()), self.columnAt(point.x())
        if row < 0:
            row = 0 if point.y() < 0 else len(self._items.rows) - 1
        if column < 0:
            column = 0 if point.x() < 0 else len(self._items.columns) - 1
        return self._items.index(row, column)

    def _size_columns(self) -> None:
        average = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._items.columns):
            self.setColumnWidth(place, column.chars * average + 2 * PADDING)

    def _dress_rows(self) -> None:
        """Merge the cells of headings and of indicators with several measures; fit the heights."""
        for view in (self, cast(QTableView, self._frozen)):
            view.clearSpans()
        rows, width = self._items.rows, len(self._items.columns)
        for place, row in enumerate(rows):
            if row.is_group:
                self.setSpan(place, FROZEN, 1, width - FROZEN)
        for start, length in stretches([row.block for row in rows]):
            self.setSpan(start, 0, length, 1)
            self._frozen.setSpan(start, 0, length, 1)
        self._fit_all()

    def _fit_anew(self) -> None:
        """Fit the rows to other widths, and keep the cursor in sight where they become higher."""
        self._fit_all()
        self.updateGeometries()  # else the scroll bar knows the old heights only
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit_all(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(header.sizeHint().height())
        self._fit_rows(0, len(self._items.rows) - 1)
        self._frozen.fit()

    def _fit_rows(self, first: int, last: int) -> None:
        across = self.viewport().width() - self.columnWidth(0)
        for place in range(first, last + 1):
            height = self._heights.height(self._items, place, self.columnWidth, across)
            for view in (self, self._frozen):
                if height != view.rowHeight(place):
                    view.setRowHeight(place, height)
