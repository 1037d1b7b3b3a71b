"""Taking in a table of values: read in the background, shown before anything is recorded."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import ask, theme
from desktop.datafile import DataFile
from desktop.tasks import Tasks
from desktop.theme import Tone
from domain.change import Subject
from domain.problem import Problem
from workflow.change_words import FIELD_WORDS, NOTHING, subject_word
from workflow.record import Refused
from workflow.table_preview import TableChange, TablePreview, preview_table, take_table

_WIDE_IN_CHARS, _HIGH_IN_LINES = 130, 28
_HEADINGS = ("Dòng", "Cột", "Đang có", "Trong tệp", "Kết quả")
_WILL_BE = "sẽ ghi"
_MOST_SHOWN = 500
_LONGEST = 36

Line = tuple[str, str, str, str, str]


class ValueImport(QObject):
    """One import; `taken` carries the first change that was recorded."""

    taken = Signal(object)

    def __init__(self, parent: QWidget, file: DataFile, tasks: Tasks) -> None:
        super().__init__(parent)
        self._window = parent
        self._file = file
        self._tasks = tasks
        self._preview: TablePreview | None = None

    def start(self) -> None:
        """Ask for the table and read it."""
        path = ask.table_to_open(self._window, self._file.path.parent)
        if path is None:
            return
        store, quarter = self._file.store, self._file.quarter
        self._window.setCursor(Qt.CursorShape.BusyCursor)
        # Slots of this object, not lambdas: they die with it where the file is closed meanwhile.
        job = self._tasks.start(lambda: preview_table(store, quarter, path))
        job.done.connect(self._offer)
        job.refused.connect(self._tell)
        job.over.connect(self._window.unsetCursor)

    def _offer(self, preview: TablePreview) -> None:
        self._window.unsetCursor()
        if not ValuePreview.accepted_by(self._window, preview):
            return
        self._preview = preview
        store = self._file.store
        # In the background too: a backup is made first, and both are written to the disk.
        job = self._tasks.start(lambda: take_table(store, preview))
        job.done.connect(self._end)
        job.refused.connect(self._tell)

    def _end(self, batch: int) -> None:
        if batch and self._preview:
            self._file.tell_worked(self._preview.label)
            self.taken.emit(self._preview.changes[0])

    def _tell(self, problem: Problem) -> None:
        ask.tell_problem(self._window, problem)


class ValuePreview(QDialog):
    """What the table would change, and before that what is not taken and why."""

    def __init__(self, parent: QWidget, preview: TablePreview) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xem trước khi nhập số liệu")
        self.summary = QLabel(told(preview))
        self.summary.setWordWrap(True)
        self.table = _table(preview)
        self.buttons = QDialogButtonBox()
        self._offer_buttons(len(preview.changes))
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * _WIDE_IN_CHARS, unit.lineSpacing() * _HIGH_IN_LINES)

    @classmethod
    def accepted_by(cls, parent: QWidget, preview: TablePreview) -> bool:
        """Whether the user wants the good rows recorded."""
        dialog = cls(parent, preview)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _offer_buttons(self, count: int) -> None:
        roles = QDialogButtonBox.ButtonRole
        if count:
            self.buttons.addButton(f"Nhập {count} giá trị", roles.AcceptRole)
        self.buttons.addButton("Không nhập" if count else "Đóng", roles.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)


def told(preview: TablePreview) -> str:
    """The table in a sentence or two."""
    parts = [f"Tệp “{preview.path.name}”, {preview.quarter.in_text}: ", _counted(preview)]
    if preview.refused:
        parts.append(
            f" {len(preview.refused)} ô không nhận được (ghi ở đầu bảng); dòng có ô như vậy thì cả "
            "dòng được bỏ lại."
        )
    if preview.strange_columns:
        parts.append(f" Bỏ qua {preview.strange_columns} cột không phải số liệu báo cáo.")
    parts += [f" {note}" for note in preview.notes]
    return "".join((*parts, " Chưa có gì được ghi; nhập rồi vẫn hoàn tác được bằng Ctrl+Z."))


def _counted(preview: TablePreview) -> str:
    if not preview.changes:
        return "không có giá trị nào khác với số liệu đang có."
    replaced = sum(one.old != NOTHING for one in preview.changes)
    instead = f", trong đó {replaced} giá trị thay số liệu đang có" if replaced else ""
    return f"{len(preview.changes)} giá trị sẽ được ghi{instead}."


def _table(preview: TablePreview) -> QTableWidget:
    lines = [*map(_refused_line, preview.refused), *map(_changed_line, preview.changes)]
    table = QTableWidget(min(len(lines), _MOST_SHOWN), len(_HEADINGS))
    table.setAccessibleName("Nội dung sẽ nhập")
    table.setHorizontalHeaderLabels(_HEADINGS)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 8)
    for row, line in enumerate(lines[:_MOST_SHOWN]):
        _fill_line(table, row, line, refused=row < len(preview.refused))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(_HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)
    return table


def _fill_line(table: QTableWidget, row: int, line: Line, *, refused: bool) -> None:
    ink = theme.ink(Tone.BAD if refused else Tone.GOOD, table.palette())
    for column, text in enumerate(line):
        item = QTableWidgetItem(_short(text) if column < len(line) - 1 else text)
        item.setToolTip(text)
        if column == len(line) - 1:
            item.setForeground(ink)
        table.setItem(row, column, item)
    if refused:
        lines = -(-len(line[-1]) // 40)  # the reason may be long; the other rows are one line high
        table.setRowHeight(row, table.fontMetrics().lineSpacing() * max(lines, 1) + 8)


def _refused_line(refused: Refused) -> Line:
    cell, problem = refused.cell, refused.problem
    place = f"{subject_word(cell.subject)} {cell.code}" if cell.code else f"Dòng {cell.row}"
    reason = f"{problem.sentence} {problem.advice}".strip()
    return place, _column(cell.subject, cell.field), "", cell.text, reason


def _changed_line(change: TableChange) -> Line:
    place = f"{subject_word(change.subject)} {change.code}"
    column = _column(change.subject, change.field)
    return place, column, change.old, change.new, _WILL_BE


def _column(subject: Subject, field: str) -> str:
    return FIELD_WORDS[subject].get(field, field)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
