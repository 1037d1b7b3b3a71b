"""Hands that type, click and look, for the tests of the grids."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.grid.view import AppendixGrid
from desktop.screens.appendix import AppendixScreen

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types on whatever has the focus in a grid."""

    def __init__(self, grid: AppendixGrid) -> None:
        self.grid = grid

    def keys(self, text: str) -> None:
        """Type letters and digits."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # Not keyClicks: it aborts on letters such as `ề`, which an input method sends.
                event = QKeyEvent(kind, ord(letter.upper()), NO_MODIFIER, letter)
                QApplication.sendEvent(self._target(), event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press one key."""
        QTest.keyClick(self._target(), key, modifiers)

    def click(self, code: str, field: str) -> None:
        """Click into the middle of a cell."""
        middle = self.grid.visualRect(self.grid.items.place_of(code, field)).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, middle)

    def _target(self) -> QWidget:
        return self.grid.editor or self.grid


def here(screen: AppendixScreen) -> tuple[str, str]:
    """Row and column of the cursor."""
    index = screen.grid.currentIndex()
    return screen.items.row_at(index).code, screen.items.column_at(index).key


def shown(screen: AppendixScreen, code: str, field: str) -> str:
    """What stands in the cell."""
    return screen.items.text_at(screen.items.place_of(code, field))


def editing(screen: AppendixScreen) -> str | None:
    """What stands in the open field; None where no cell is being typed."""
    editor = screen.grid.editor
    return editor.text() if editor else None
