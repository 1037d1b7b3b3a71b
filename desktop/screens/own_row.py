"""The form of a row that an office adds to its plan; what is typed is read back in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.store import Store
from desktop import theme
from desktop.datafile import DataFile
from desktop.long_text import LongText
from desktop.theme import Tone
from domain.change import Subject
from domain.deadline import deadline_meaning, read_deadline
from domain.plan import AddsUp, OwnMeasure, OwnTask
from domain.problem import Problem
from domain.target import TargetKind, target_meaning
from workflow.own_plan import read_own_target
from workflow.own_rows import put_measure, put_task

ADDS_UP = {
    AddsUp.TO_DATE: "Số nhập mỗi quý đã là lũy kế từ đầu năm",
    AddsUp.SUM: "Cộng số của các quý",
    AddsUp.LATEST: "Lấy số mới nhất (tỷ lệ, thứ hạng)",
    AddsUp.AVERAGE: "Lấy trung bình các quý",
}
_JUDGED = "đơn vị tự đánh giá từng quý (không đọc thành con số được)."
_PAUSE_MILLISECONDS = 400
_WIDE_IN_CHARS = 84


@dataclass(frozen=True)
class OwnRow:
    """Which row the form is for; a new one has no code."""

    subject: Subject
    code: str = ""

    @property
    def title(self) -> str:
        """What the form is called."""
        noun = "chỉ tiêu" if self.subject is Subject.MEASURE else "nhiệm vụ"
        return f"Sửa {noun} riêng {self.code}" if self.code else f"Thêm {noun} riêng của đơn vị"


class OwnRowDialog(QDialog):
    """One own measure or task; saved as one batch, or refused with the reason in the form."""

    def __init__(self, parent: QWidget | None, file: DataFile, row: OwnRow) -> None:
        super().__init__(parent)
        self._file, self._row = file, row
        self.setWindowTitle(row.title)
        self.name, self.lead, self.coordinating = LongText(2, 5), LongText(1, 3), LongText(1, 3)
        self.unit, self.rule, self.adds_up = QLineEdit(), QLineEdit(), QComboBox()
        self.meaning, self.refusal = QLabel(), QLabel()
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Bỏ qua", QDialogButtonBox.ButtonRole.RejectRole)
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()
        self._show_known()

    @classmethod
    def show_for(cls, parent: QWidget, file: DataFile, row: OwnRow) -> bool:
        """Show the form until it is saved or given up; whether it was saved."""
        dialog = cls(parent, file, row)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def save(self) -> None:
        """Record the row; what cannot be taken is said in the form, which stays."""
        job = self._measure_job() if self._is_measure else self._task_job()
        try:
            self._file.work(job, self._row.title)
        except Problem as problem:
            self.refusal.setText(f"{problem.sentence} {problem.advice}".strip())
            self.refusal.show()
            return
        self.accept()

    def read_rule(self) -> None:
        """Say what the target or deadline means."""
        self._pause.stop()
        text = self.rule.text().strip()
        meaning = (self._target_words if self._is_measure else self._deadline_words)(text)
        self.meaning.setText(f"Chương trình hiểu là: {meaning}" if meaning else "")

    @property
    def _is_measure(self) -> bool:
        return self._row.subject is Subject.MEASURE

    def _target_words(self, text: str) -> str:
        if not text:
            return ""
        target = read_own_target(text)
        if target.kind is TargetKind.JUDGED:
            return _JUDGED
        return target_meaning(target, self.unit.text().strip())

    def _deadline_words(self, text: str) -> str:
        return deadline_meaning(read_deadline(text, self._file.plan.year))

    def _measure_job(self) -> Callable[[Store], int]:
        adds_up = list(ADDS_UP)[self.adds_up.currentIndex()]
        row = OwnMeasure(self.name.text(), self.unit.text(), self.lead.text(), adds_up)
        target, code = self.rule.text(), self._row.code
        return lambda store: put_measure(store, row, target, code)

    def _task_job(self) -> Callable[[Store], int]:
        texts = (self.name.text(), self.lead.text(), self.coordinating.text(), self.rule.text())
        row, code = OwnTask(*texts), self._row.code
        return lambda store: put_task(store, row, code)

    def _show_known(self) -> None:
        own, code = self._file.own_plan, self._row.code
        if self._is_measure and code in own.measures:
            measure = own.measures[code]
            self.name.take(measure.name)
            self.unit.setText(measure.unit)
            self.lead.take(measure.lead)
            self.adds_up.setCurrentIndex(list(ADDS_UP).index(measure.adds_up))
            self.rule.setText(own.targets[code].text if code in own.targets else "")
        elif not self._is_measure and code in own.tasks:
            task = own.tasks[code]
            self.name.take(task.name)
            self.lead.take(task.lead)
            self.coordinating.take(task.coordinating)
            self.rule.setText(task.deadline)
        self.read_rule()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in self._fields():
            widget.setAccessibleName(label.replace("&", ""))
            form.addRow(label, widget)
        self.rule.setPlaceholderText("Ví dụ: >90 hoặc 3-3,5" if self._is_measure else "Quý IV/2026")
        for words in (self.meaning, self.refusal):
            words.setWordWrap(True)
        palette = self.refusal.palette()
        palette.setColor(self.refusal.foregroundRole(), theme.ink(Tone.BAD, palette))
        self.refusal.setPalette(palette)
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        for part in (self.meaning, self.refusal, self.buttons):
            layout.addWidget(part)
        self.resize(
            self.fontMetrics().averageCharWidth() * _WIDE_IN_CHARS, self.sizeHint().height()
        )

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        if not self._is_measure:
            return (
                ("&Nội dung nhiệm vụ", self.name),
                ("&Chủ trì (mỗi cơ quan một dòng)", self.lead),
                ("&Phối hợp (mỗi cơ quan một dòng)", self.coordinating),
                ("&Thời hạn", self.rule),
            )
        self.adds_up.addItems(list(ADDS_UP.values()))
        return (
            ("&Tên chỉ tiêu", self.name),
            ("&Đơn vị tính", self.unit),
            ("&Mục tiêu", self.rule),
            ("&Cách tính lũy kế", self.adds_up),
            ("Đơn vị chủ t&rì", self.lead),
        )

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.read_rule)
        for field in (self.rule, self.unit):
            field.textEdited.connect(lambda _text: self._pause.start())
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
