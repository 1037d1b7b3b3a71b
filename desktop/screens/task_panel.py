"""Beside the grid of tasks: the chosen task's report as a form that takes long text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.grid.items import AppendixItems
from desktop.grid.rows import Fill
from desktop.long_text import LongText, ShortText
from desktop.theme import Tone
from domain.change import Subject
from domain.problem import Problem
from workflow.record import TypedCell

WIDTH_IN_CHARS = 50
_UNSAID = "(chưa báo cáo)"


@dataclass(frozen=True)
class PanelField:
    """A field of the form: the grid's column and how many lines it has at least."""

    key: str
    label: str
    lines: int = 0
    example: str = ""


FIELDS = (
    PanelField("state", "Tình &hình"),
    PanelField("percent", "Tiến độ (%)", example="0 đến 100"),
    PanelField("done_on", "N&gày hoàn thành", example="31/3/2026"),
    PanelField("result", "&Kết quả thực hiện", lines=4),
    PanelField("documents", "&Văn bản", lines=2, example="123/BC-UBND ngày 31/3/2026"),
    PanelField("cause", "Ng&uyên nhân", lines=3),
    PanelField("remedy", "Kiến nghị, &giải pháp", lines=3),
    PanelField("note", "Ghi &chú", lines=2),
)


class TaskPanel(QFrame):
    """The fields of one task; each is recorded when it is left, like a cell of the grid.

    A text that cannot be taken stays, here and in the cell, with the reason below it. `left` asks
    to give the focus back to the grid.
    """

    left = Signal()

    def __init__(self, items: AppendixItems, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self._code = ""
        self._title = QLabel()
        self._status = QLabel()
        self.state = _StateBox(_choices(items))
        self.texts: Mapping[str, LongText | ShortText] = {
            field.key: _text_field(field) for field in FIELDS if field.key != "state"
        }
        self._notes = {field.key: _note_label() for field in FIELDS}
        self.close_button = QPushButton("Về biểu (Esc)")
        self._lay_out()
        self._connect()
        self._fill(fresh=True)

    @property
    def code(self) -> str:
        """The code of the task that is shown, empty where there is none."""
        return self._code

    def show_task(self, code: str) -> None:
        """Show another task, once what was typed of this one has been recorded."""
        if code != self._code:
            self.settle()
            self._code = code
            self._fill(fresh=True)

    def refresh(self) -> None:
        """Show what is stored now."""
        self._fill(fresh=False)

    def settle(self) -> None:
        """Record what is being typed, as before the page is left."""
        for key in [key for key, field in self.texts.items() if field.is_changed]:
            self._record(key)

    def typed(self) -> tuple[TypedCell, ...]:
        """What is typed of the task and not recorded yet."""
        fields = [(key, field) for key, field in self.texts.items() if field.is_changed]
        return tuple(TypedCell(Subject.TASK, self._code, key, one.text()) for key, one in fields)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.state.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self, key: str) -> str:
        """Why the field's text was not taken; empty where all is well."""
        return self._notes[key].text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, *, fresh: bool) -> None:
        place = self._items.place_of(self._code)
        known = bool(self._code) and place.isValid() and not self._items.row_at(place).is_group
        row = self._items.row_at(place) if known else None
        self.setEnabled(row is not None)
        self._title.setText(f"{self._code}. {row.cells['name']}" if row else "Chưa chọn nhiệm vụ")
        self._status.setText(f"Đánh giá: {row.cells.get('status', '')}" if row else "")
        self.state.show_word(self._stored("state") if row else "")
        for key, field in self.texts.items():
            (field.take if fresh else field.show_text)(self._stored(key) if row else "")
            self._tell(key, self._refusal(key))

    def _stored(self, key: str) -> str:
        """The cell's text as it is typed; what was refused where there is something."""
        return self._items.typed_at(self._items.place_of(self._code, key))

    def _refusal(self, key: str) -> Problem | None:
        refused = self._items.refused.get((self._code, key))
        return refused.problem if refused else None

    def _record(self, key: str) -> None:
        """Hand the text to the grid's items, which keep what is refused."""
        self._write(key, self.texts[key].text())
        self.texts[key].take(self._stored(key))
        self._tell(key, self._refusal(key))

    def _record_state(self) -> None:
        word = self.state.word
        if word != self._stored("state"):
            self._write("state", word)

    def _write(self, key: str, text: str) -> None:
        place = self._items.place_of(self._code, key)
        if place.isValid():
            self._items.write(place, text)

    def _tell(self, key: str, problem: Problem | None) -> None:
        label = self._notes[key]
        words = f"{problem.sentence} {problem.advice}".strip() if problem else ""
        label.setText(words)
        label.setVisible(bool(words))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.ink(Tone.BAD, palette))
        label.setPalette(palette)
        if key in self.texts:
            self.texts[key].setAccessibleDescription(words)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(3)
        self._add_short_row(form)
        for field in FIELDS:
            if field.lines:
                self._add_row(form, field)
        scroll = _scrolled(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._title)
        layout.addWidget(self._status)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARS)

    def _add_short_row(self, form: QFormLayout) -> None:
        """State, percent and day stand side by side."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for field in FIELDS:
            if not field.lines:
                widget = self._widget(field.key)
                column = QVBoxLayout()
                column.setSpacing(3)
                column.addWidget(_buddy(field.label, widget))
                column.addWidget(widget)
                row.addLayout(column, 2 if field.key == "state" else 1)
        form.addRow(row)
        for field in FIELDS:
            if not field.lines:
                form.addRow(self._notes[field.key])

    def _add_row(self, form: QFormLayout, field: PanelField) -> None:
        widget = self._widget(field.key)
        form.addRow(_buddy(field.label, widget), widget)
        form.addRow(self._notes[field.key])

    def _widget(self, key: str) -> QWidget:
        return self.state if key == "state" else self.texts[key]

    def _connect(self) -> None:
        self.state.activated.connect(lambda _place: self._record_state())
        self.close_button.clicked.connect(self.left)
        for key, field in self.texts.items():
            field.left.connect(partial(self._record, key))
        self._items.dataChanged.connect(lambda *_: self.refresh())
        self._items.modelReset.connect(self.refresh)


class _StateBox(QComboBox):
    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.addItems([_UNSAID, *words])
        self.setAccessibleName("Tình hình")

    @property
    def word(self) -> str:
        return self.currentText() if self.currentIndex() > 0 else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the form; it must not change a word in passing

    def show_word(self, word: str) -> None:
        self.setCurrentIndex(max(0, self.findText(word)) if word else 0)


def _choices(items: AppendixItems) -> tuple[str, ...]:
    found = [one for one in items.columns if one.key == "state" and one.fill is Fill.CHOICE]
    return found[0].choices if found else ()


def _text_field(field: PanelField) -> LongText | ShortText:
    widget = LongText(least=field.lines) if field.lines else ShortText()
    widget.setPlaceholderText(field.example)
    widget.setAccessibleName(field.label.replace("&", ""))
    return widget


def _note_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.hide()
    return label


def _buddy(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def _scrolled(form: QFormLayout) -> QScrollArea:
    inside = QWidget()
    inside.setLayout(form)
    form.setContentsMargins(0, 0, 6, 0)
    area = QScrollArea()
    area.setAccessibleName("Bảng nhập nhiệm vụ")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
