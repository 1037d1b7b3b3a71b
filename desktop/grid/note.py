"""The sentence below a field whose text was refused."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.theme import Tone
from domain.problem import Problem

_WIDTH_IN_CHARS = 44


class RefusalNote(QFrame):
    """Says below a field why its text was not taken and what to do; takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setObjectName("refusal")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._label)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.hide()

    def text(self) -> str:
        """What is being said."""
        return self._label.text()

    def say(self, problem: Problem, field: QWidget) -> None:
        """Show the sentence under the field, or above it where there is no room below."""
        self._label.setText(f"{problem.sentence} {problem.advice}".strip())
        field.setAccessibleDescription(self._label.text())
        self._colour()
        width = min(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARS, self._room.width())
        self.setFixedWidth(width)
        self.setFixedHeight(self.heightForWidth(width))
        self._stand_at(field)
        self.show()
        self.raise_()

    def _colour(self) -> None:
        palette = self._room.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.wash(Tone.BAD, palette))
        palette.setColor(QPalette.ColorRole.WindowText, theme.ink(Tone.BAD, palette))
        self.setPalette(palette)

    def _stand_at(self, field: QWidget) -> None:
        room = self._room
        below = field.mapTo(self._room, QPoint(0, field.height() + 2))
        if below.y() + self.height() > room.height():
            below.setY(below.y() - field.height() - self.height() - 4)
        left = min(below.x(), room.width() - self.width())
        self.move(max(left, 0), max(below.y(), 0))


def tell_below(widget: QWidget, words: str) -> None:
    """Say something in the status bar of the window in which the widget stands."""
    QApplication.sendEvent(widget, QStatusTipEvent(words))
