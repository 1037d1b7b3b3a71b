"""Fields for text that is recorded when they are left: several lines, or one.

Like the grid's field they check nothing while typing, so that Unikey's backspaces reach the text.
Ctrl+Z takes back what is being typed and, once nothing of it is left, the last recorded change.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

# One line may hold a figure that is not finished yet: going to another window does not record it.
_STILL_INSIDE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_Keys = QKeySequence.StandardKey
# Fusion frames only one-line fields when they have the focus.
_FOCUS_SHEET = (
    "QPlainTextEdit { border: 1px solid palette(mid); border-radius: 2px; }"
    "QPlainTextEdit:focus { border: 1px solid palette(highlight); }"
)
_SLACK = 4  # letters of another font may stand a little higher


class LongText(QPlainTextEdit):
    """Several lines of plain text, as high as they are; `left` asks to record what was typed."""

    left = Signal()

    def __init__(self, least: int = 2, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._stored: str | None = ""  # None where saving has failed
        self.setTabChangesFocus(True)
        self.setStyleSheet(_FOCUS_SHEET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that has not been recorded."""
        return self.toPlainText() != self._stored

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show the stored text, unless something typed is still to be recorded."""
        if not self.is_changed:
            self.take(text)

    def take(self, text: str) -> None:
        """Show the stored text, whatever stands there."""
        self._stored = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.document().clearUndoRedoStacks()  # from here on Ctrl+Z means the recorded change

    def mark_unsaved(self) -> None:
        """Keep the text as one that is still to be recorded: saving it has failed."""
        self._stored = None

    def fit(self) -> None:
        """Be as high as the text, within the bounds."""
        needed = round(self.document().size().height())
        lines = max(self._least, min(needed, self._most))
        edges = 2 * self.frameWidth() + 2 * round(self.document().documentMargin()) + _SLACK
        policy = Qt.ScrollBarPolicy
        scrolls = policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + edges)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            document = self.document()
            if _is_for_the_window(event, document.isUndoAvailable(), document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.is_changed:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class ShortText(QLineEdit):
    """One line of text; `left` asks to record what was typed."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.returnPressed.connect(self._tell)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that has not been recorded."""
        return self.text() != self._stored

    def show_text(self, text: str) -> None:
        """Show the stored text, unless something typed is still to be recorded."""
        if not self.is_changed:
            self.take(text)

    def take(self, text: str) -> None:
        """Show the stored text, whatever stands there."""
        place = self.cursorPosition()
        self._stored = text
        self.setText(text)  # also where it is the same: from here on Ctrl+Z means the change
        self.setCursorPosition(place)

    def event(self, event: QEvent) -> bool:
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        if isinstance(event, QKeyEvent) and _is_for_the_window(event, undo, redo):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_INSIDE:
            self._tell()

    def _tell(self) -> None:
        if self.is_changed:
            self.left.emit()


def _is_for_the_window(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether the key undoes or redoes while the field itself has nothing to undo or redo."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    undo, redo = event.matches(_Keys.Undo), event.matches(_Keys.Redo)
    return (undo and not can_undo) or (redo and not can_redo)
