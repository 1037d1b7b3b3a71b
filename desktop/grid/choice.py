"""The list from which a cell's word is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QListWidget, QWidget

from desktop.grid.items import Index
from domain.text import fold

Key = Qt.Key


class ChoiceEditor(QListWidget):
    """A short list over the cell: letters (with or without accents) and digits choose, Enter takes.

    Its signals are those of the text field.
    """

    finished = Signal(int, int)
    abandoned = Signal()
    left = Signal()

    def __init__(self, index: Index, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self._room = parent
        self.addItems(list(choices))
        self.frame(parent.palette().color(QPalette.ColorRole.Highlight))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self.finished.emit(0, 0))

    def frame(self, colour: QColor) -> None:
        """Draw a firm frame, as around the text field."""
        self.setStyleSheet(f"QListWidget {{ border: 2px solid {colour.name()}; }}")

    def text(self) -> str:
        """The chosen word."""
        return str(self.currentIndex().data() or "")

    def begin(self, text: str, *, replacing: bool) -> None:
        """Start on the word that stands in the cell, or on the first one."""
        words = [self.item(place).text() for place in range(self.count())]
        self.setCurrentRow(words.index(text) if text in words else 0)
        if replacing and text not in words:
            self.setCurrentRow(-1)

    def fit(self) -> None:
        """Show every word whole: upwards and leftwards where there is no room."""
        room = self._room.size()
        edge = 2 * self.frameWidth()
        height = self.sizeHintForRow(0) * self.count() + edge
        width = max(self.width(), self.sizeHintForColumn(0) + 2 * edge)
        left, top = room.width() - width, room.height() - height
        self.setGeometry(max(0, min(self.x(), left)), max(0, min(self.y(), top)), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if key in (Key.Key_Return, Key.Key_Enter):
            self.finished.emit(1, 0)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            self.finished.emit(0, -1 if key == Key.Key_Backtab else 1)
        elif key == Key.Key_Escape:
            self.abandoned.emit()
        elif not self._choose(event.text()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def _choose(self, typed: str) -> bool:
        """Go to the word of that number, or to the next one that begins with that letter."""
        if typed.isdigit() and 1 <= int(typed) <= self.count():
            self.setCurrentRow(int(typed) - 1)
            return True
        count, start = self.count(), self.currentRow()
        following = [(start + step) % count for step in range(1, count + 1)]
        for place in following if typed.strip() else ():
            if fold(self.item(place).text()).startswith(fold(typed)):
                self.setCurrentRow(place)
                return True
        return False
