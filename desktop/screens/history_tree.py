"""Logged changes as a tree: days, what was done, and each field with its old and new value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from domain.change import LoggedChange
from domain.plan import Plan
from workflow.change_words import field_word, name_of, place_words, value_words
from workflow.history import BatchOfChanges, Day

_HEADINGS = ("Thời gian", "Nội dung", "Trước", "Sau", "Người sửa")
_CHARS = (17, 40, 30, 30, 14)
_WHAT = 1
_CHANGE = Qt.ItemDataRole.UserRole
_BATCH = Qt.ItemDataRole.UserRole + 1
_MOST_SHOWN = 120
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class HistoryTree(QTreeWidget):
    """Days with their batches; a batch of several changes opens like a folder.

    `chosen` carries the logged change on which the cursor stands, or None. Of one cell each line
    says how the change came about: what was changed is known.
    """

    chosen = Signal(object)

    def __init__(self, plan: Plan, *, one_cell: bool = False) -> None:
        super().__init__()
        self._plan = plan
        self._one_cell = one_cell
        self.setAccessibleName("Các lần sửa")
        self.setHeaderLabels(_HEADINGS)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._size_columns()
        self.itemExpanded.connect(self._fill_batch)
        self.currentItemChanged.connect(lambda now, _before: self.chosen.emit(_change_at(now)))

    @property
    def change(self) -> LoggedChange | None:
        """The change on which the cursor stands."""
        return _change_at(self.currentItem())

    def offer(self, days: Sequence[Day]) -> None:
        """Show these days, the newest open, the cursor on its first line."""
        self.clear()
        items = [self._day_item(day) for day in days]
        self.addTopLevelItems(items)
        for item in items:
            item.setFirstColumnSpanned(True)
            item.setExpanded(True)
        first = items[0].child(0) if items else None
        if first:
            self.setCurrentItem(first)

    def _day_item(self, day: Day) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{day_words(day.day)} – {len(day.batches)} lần sửa"])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.addChildren([self._batch_item(one) for one in day.batches])
        return item

    def _batch_item(self, done: BatchOfChanges) -> QTreeWidgetItem:
        time = f"{done.batch.at.astimezone():%H:%M}"
        if len(done.changes) == 1:
            item = self._change_item(done.changes[0])
            if self._one_cell:
                item.setText(_WHAT, done.label)
            elif done.label != done.batch.label:  # an undo says so
                item.setText(_WHAT, f"{done.label} – {item.text(_WHAT)}")
            item.setText(0, time)
            return item
        words = f"{done.label} ({len(done.changes)} giá trị)"
        item = QTreeWidgetItem([time, words, "", "", done.batch.who])
        item.setData(0, _BATCH, done)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _change_item(self, change: LoggedChange) -> QTreeWidgetItem:
        old, new = (
            _short(value_words(change.subject, change.field, text))
            for text in (change.old, change.new)
        )
        item = QTreeWidgetItem(["", change_words(self._plan, change), old, new, change.who])
        item.setData(0, _CHANGE, change)
        item.setToolTip(_WHAT, name_of(self._plan, change))
        return item

    def _fill_batch(self, item: QTreeWidgetItem) -> None:
        """A batch may hold hundreds of values: they are listed when it is opened."""
        done = item.data(0, _BATCH)
        if isinstance(done, BatchOfChanges) and not item.childCount():
            item.addChildren([self._change_item(one) for one in done.changes])

    def _size_columns(self) -> None:
        average = self.fontMetrics().averageCharWidth()
        for column, chars in enumerate(_CHARS):
            self.setColumnWidth(column, chars * average)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)


def change_words(plan: Plan, change: LoggedChange) -> str:
    """What was changed, as one line: `Chỉ tiêu 10, quý II: Thực hiện`."""
    words = place_words(plan, change)
    return f"{words[:1].upper()}{words[1:]}: {field_word(change)}"


def day_words(day: date) -> str:
    """The day with its weekday: `Thứ Hai, 14/9/2026`."""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day}/{day.month}/{day.year}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"


def _change_at(item: QTreeWidgetItem | None) -> LoggedChange | None:
    found = item.data(0, _CHANGE) if item else None
    return found if isinstance(found, LoggedChange) else None
