"""The field in which a cell is typed: grows with its text, and knows Excel's keys.

It reads no key before the input method does and checks nothing while typing: Unikey corrects a word
by sending backspaces, which must reach the field as they are.
"""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.grid.items import Index

Key = Qt.Key
_ARROWS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}


class CellEditor(QPlainTextEdit):
    """A cell's text while it is being typed.

    `finished` asks to record the text and to move by rows and cells (0, 0 stays); `abandoned` asks
    to leave the cell as it was; `left` says that the focus has gone elsewhere.
    """

    finished = Signal(int, int)
    abandoned = Signal()
    left = Signal()

    def __init__(self, index: Index, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self._room = parent
        self.arrows_leave = False
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setAutoFillBackground(True)
        self.frame(parent.palette().color(QPalette.ColorRole.Highlight))
        self.textChanged.connect(self.fit)

    def frame(self, colour: QColor) -> None:
        """Draw a firm frame: the highlight while typing, red once the text was refused."""
        self.setStyleSheet(f"QPlainTextEdit {{ border: 2px solid {colour.name()}; }}")

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def begin(self, text: str, *, replacing: bool) -> None:
        """Start with the text: selected where typing replaces it, else the cursor behind it."""
        self.setPlainText(text)
        self.arrows_leave = replacing
        if replacing:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def fit(self) -> None:
        """Grow downwards with the text as far as the grid reaches, upwards where it does not."""
        room = self._room.height()
        lines = round(self.document().size().height())
        needed = lines * self.fontMetrics().lineSpacing() + 2 * self.frameWidth() + 6
        height = min(max(needed, self.minimumHeight()), room)
        self.setGeometry(self.x(), min(self.y(), room - height), self.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = self._leaving_move(event)
        if move:
            self.finished.emit(*move)
        elif event.key() == Key.Key_Escape:
            self.abandoned.emit()
        elif self._is_line_break(event):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.arrows_leave = False
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()

    def _leaving_move(self, event: QKeyEvent) -> tuple[int, int] | None:
        """The move that the key asks for when it ends the typing, else None."""
        key, modifiers = Key(event.key()), event.modifiers()
        back = -1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        if key in (Key.Key_Return, Key.Key_Enter) and not self._is_line_break(event):
            return back, 0
        if key in (Key.Key_Tab, Key.Key_Backtab):
            return 0, -1 if key == Key.Key_Backtab else back
        if self.arrows_leave and not modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return _ARROWS.get(key)
        return None

    def _is_line_break(self, event: QKeyEvent) -> bool:
        """Alt+Enter, as in Excel; Ctrl+Enter too, for hands that know chat programs."""
        wanted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        return event.key() in (Key.Key_Return, Key.Key_Enter) and bool(event.modifiers() & wanted)
