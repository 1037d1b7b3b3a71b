"""Choosing a unit by typing part of its name, with or without accents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from domain.text import contains
from domain.unit import Unit

_UNIT = Qt.ItemDataRole.UserRole


class UnitPicker(QWidget):
    """A search field over the list of units; arrows move in the list during typing."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: tuple[Unit, ...] = ()
        self.search = _SearchField()
        self.search.setPlaceholderText("Gõ tên đơn vị, không cần dấu, ví dụ: ha long")
        self.search.setAccessibleName("Tìm đơn vị")
        self.list = QListWidget()
        self.list.setAccessibleName("Các đơn vị")
        self.search.step_asked.connect(self._step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.currentItemChanged.connect(lambda *_: self.chosen.emit())

    @property
    def unit(self) -> Unit | None:
        """The chosen unit."""
        index = self.list.currentIndex()
        unit = index.data(_UNIT)
        return unit if isinstance(unit, Unit) else None

    def offer(self, units: Sequence[Unit]) -> None:
        """Offer these units."""
        self._units = tuple(units)
        self._show()

    def _show(self) -> None:
        words = self.search.text().strip()
        self.list.clear()
        for unit in self._units:
            label = _label(unit)
            if contains(f"{label} {unit.code}", words):
                item = QListWidgetItem(label)
                item.setData(_UNIT, unit)
                self.list.addItem(item)
        if words and self.list.count():
            self.list.setCurrentRow(0)
        self.chosen.emit()

    def _step(self, step: int) -> None:
        row = self.list.currentRow() + step
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))


class _SearchField(QLineEdit):
    step_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self.step_asked.emit(step)
        else:
            super().keyPressEvent(event)


def _label(unit: Unit) -> str:
    title = unit.title[:1].upper() + unit.title[1:]
    return f"{title} (mã {unit.code})"
