"""Nhật ký: who changed what and when, of everything or of one cell; any value can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import ask, theme
from desktop.datafile import DataFile
from desktop.screens.history_tree import HistoryTree, change_words
from desktop.screens.refreshing import WhenSeen
from domain.change import LoggedChange, Subject
from domain.problem import Problem
from domain.text import contains
from workflow.change_words import FIELD_WORDS, name_of, subject_word, value_words
from workflow.history import Place, changes_of, days_of, restore, restore_label

EVERYTHING = "Tất cả"
_FIRST_SHOWN = 2000
_VALUE_LINES = 3
_BUTTON_CHARS = 24


class HistoryView(QWidget):
    """The tree of changes, and below it the chosen one in full with what can be done."""

    go_to = Signal(object)

    def __init__(self, file: DataFile, *, one_cell: bool = False) -> None:
        super().__init__()
        self._file = file
        self.tree = HistoryTree(file.plan, one_cell=one_cell)
        self._what = QLabel()
        self.old, self.new = _value_field("Giá trị trước"), _value_field("Giá trị sau")
        self.old_button, self.new_button = QPushButton(), QPushButton()
        self.go_button = QPushButton("Đến ô này")
        self._lay_out()
        self._connect()
        self._show_change(None)

    def offer(self, changes: Sequence[LoggedChange]) -> None:
        """Show these changes, the newest first."""
        self.tree.offer(days_of(self._file.store, changes))
        self._show_change(self.tree.change)

    def restore(self, *, before: bool) -> None:
        """Give the field the old or the new value of the chosen change again."""
        change = self.tree.change
        if change is None:
            return
        label = restore_label(self._file.plan, change)
        try:
            self._file.work(lambda store: restore(store, change, before=before), label)
        except Problem as problem:
            ask.tell_problem(self, problem)

    def _show_change(self, change: LoggedChange | None) -> None:
        for button in (self.old_button, self.new_button, self.go_button):
            button.setEnabled(change is not None)
        if change is None:
            self._what.setText("Chọn một dòng để xem giá trị trước và sau.")
            self._show_values("", "")
            return
        name = name_of(self._file.plan, change)
        reason = f" Lý do: {change.reason}" if change.reason else ""
        heading = change_words(self._file.plan, change)
        self._what.setText(f"{heading}{f' – {name}' if name else ''}{reason}")
        self._show_values(
            value_words(change.subject, change.field, change.old),
            value_words(change.subject, change.field, change.new),
        )
        self.go_button.setEnabled(change.subject is not Subject.OFFICE)

    def _show_values(self, old: str, new: str) -> None:
        for field, button, words in (
            (self.old, self.old_button, old),
            (self.new, self.new_button, new),
        ):
            field.setPlainText(words)
            line = " ".join(words.split())
            short = line if len(line) <= _BUTTON_CHARS else f"{line[:_BUTTON_CHARS]}…"
            button.setText(f"Lấy lại “{short}”" if words else "Lấy lại giá trị")

    def _lay_out(self) -> None:
        self._what.setWordWrap(True)
        values = QGridLayout()
        values.setVerticalSpacing(3)
        for column, (words, field, button) in enumerate(
            (("Trước", self.old, self.old_button), ("Sau", self.new, self.new_button))
        ):
            values.addWidget(theme.heading(words), 0, column)
            values.addWidget(field, 1, column)
            values.addWidget(button, 2, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree, 1)
        head = QHBoxLayout()
        head.addWidget(self._what, 1)
        head.addWidget(self.go_button)
        layout.addLayout(head)
        layout.addLayout(values)

    def _connect(self) -> None:
        self.tree.chosen.connect(self._show_change)
        self.old_button.clicked.connect(lambda: self.restore(before=True))
        self.new_button.clicked.connect(lambda: self.restore(before=False))
        self.go_button.clicked.connect(self._go)
        self.tree.itemActivated.connect(lambda _item: self._go())

    def _go(self) -> None:
        change = self.tree.change
        if change is not None and self.go_button.isEnabled():
            self.go_to.emit(change)


class HistoryScreen(QWidget):
    """Every change of the file, searched and filtered."""

    def __init__(self, file: DataFile, go_to: Callable[[LoggedChange], None]) -> None:
        super().__init__()
        self._file = file
        self._limit: int | None = _FIRST_SHOWN
        self.search = QLineEdit()
        self.subject_box = QComboBox()
        self.view = HistoryView(file)
        self.older_button = QPushButton("Xem cả các lần sửa cũ hơn")
        self._lay_out()
        self.setFocusProxy(self.view.tree)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.subject_box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.older_button.clicked.connect(self.show_all)
        self.view.go_to.connect(go_to)
        file.changed.connect(WhenSeen(self, self.refresh).ask)
        self.refresh()

    def refresh(self) -> None:
        """Show what the log holds now."""
        subject = self.subject_box.currentData()
        found = self._file.store.history(subject=subject, limit=self._limit)
        self.older_button.setVisible(self._limit is not None and len(found) == self._limit)
        words = self.search.text().strip()
        self.view.offer([one for one in found if not words or self._holds(one, words)])

    def show_all(self) -> None:
        """Show the whole log."""
        self._limit = None
        self.refresh()

    def _holds(self, change: LoggedChange, words: str) -> bool:
        texts = (
            change_words(self._file.plan, change),
            name_of(self._file.plan, change),
            value_words(change.subject, change.field, change.old),
            value_words(change.subject, change.field, change.new),
            change.who,
        )
        return contains(" ".join(texts), words)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText("Tìm theo mã, tên, nội dung, người sửa; không cần gõ dấu")
        self.search.setAccessibleName("Tìm trong nhật ký")
        self.search.setClearButtonEnabled(True)
        self.subject_box.setAccessibleName("Lọc theo loại")
        self.subject_box.addItem(EVERYTHING, None)
        for subject in Subject:
            self.subject_box.addItem(subject_word(subject), subject)
        row = QHBoxLayout()
        row.addWidget(self.search, 2)
        row.addWidget(QLabel("Loại:"))
        row.addWidget(self.subject_box, 1)
        row.addWidget(self.older_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)


class CellHistory(QDialog):
    """The changes of one cell."""

    def __init__(self, file: DataFile, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._place = file, place
        self.setWindowTitle("Lịch sử ô này")
        self.view = HistoryView(file, one_cell=True)
        self.view.go_button.hide()
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * 140, unit.lineSpacing() * 28)
        self._file.changed.connect(self.refresh)
        self.refresh()

    @classmethod
    def show_for(cls, parent: QWidget, file: DataFile, place: Place) -> None:
        """Show the dialog until it is closed."""
        dialog = cls(file, place, parent)
        dialog.exec()
        dialog.deleteLater()

    def refresh(self) -> None:
        """Show what the log holds now."""
        changes = changes_of(self._file.store, self._place)
        word = FIELD_WORDS[self._place.subject][self._place.field]
        what = f"{subject_word(self._place.subject)} {self._place.code} – {word}"
        told = f"{len(changes)} lần sửa" if changes else "chưa sửa lần nào"
        self._summary.setText(f"{what}, {self._file.quarter.in_text}: {told}.")
        self.view.offer(changes)


def _value_field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setAccessibleName(name)
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _VALUE_LINES + 14)
    return field
