"""A list of what the checks found; Enter or a double click leads to the cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop import theme
from domain.finding import Finding, Severity

_FINDING = Qt.ItemDataRole.UserRole
_MARK = 14


class FindingList(QListWidget):
    """Findings with the mark and the word of their severity."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName(name)
        self.setToolTip("Enter hoặc bấm đúp để đến ô cần xem")
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setAlternatingRowColors(True)
        self.setIconSize(QSize(_MARK, _MARK))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_FINDING)))

    def offer(self, findings: Sequence[Finding]) -> None:
        """Show these findings; the place in the list is kept."""
        row = self.currentRow()
        self._findings = tuple(findings)
        self._fill()
        self.setCurrentRow(min(row, self.count() - 1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        self.clear()
        for finding in self._findings:
            words = f"{finding.severity.word} – {finding.sentence}"
            item = QListWidgetItem(self._icon(finding.severity), words)
            item.setData(_FINDING, finding)
            self.addItem(item)

    def _icon(self, severity: Severity) -> QIcon:
        tone, mark = theme.SEVERITY_LOOKS[severity]
        chosen = self.palette().color(QPalette.ColorRole.HighlightedText)
        ratio = self.devicePixelRatioF()
        icon = QIcon(theme.mark_pixmap(mark, theme.ink(tone, self.palette()), _MARK, ratio))
        icon.addPixmap(theme.mark_pixmap(mark, chosen, _MARK, ratio), QIcon.Mode.Selected)
        return icon
