"""Beside the plan: the chosen row in full, and what the office changes in it for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from db.store import Store
from desktop import ask, theme
from desktop.datafile import DataFile
from desktop.long_text import ShortText
from desktop.measure_rows import typed
from desktop.plan_rows import PlanRow
from desktop.screens.details import paragraphs
from desktop.screens.own_row import OwnRow, OwnRowDialog
from desktop.theme import Tone
from domain.change import Subject
from domain.plan import Measure
from domain.problem import Problem
from domain.quarter import ROMAN
from domain.target import Target, TargetKind, target_meaning
from workflow.own_plan import leave_out, read_own_target, set_pace, set_target
from workflow.own_rows import take_away

WIDTH_IN_CHARS = 47
_FIGURE_CHARS = 8
_PAUSE_MILLISECONDS = 400
_NOTHING = "Chọn một dòng để xem chữ in, cách hiểu và đặt kế hoạch riêng của đơn vị."
_JUDGED = "Chương trình không đọc thành con số được: đơn vị sẽ tự đánh giá từng quý."


class PlanPanel(QScrollArea):
    """One row: printed text, rule, source and doubt; own target, quarterly figures, left out."""

    def __init__(self, file: DataFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._row: PlanRow | None = None
        self._inside = QWidget()
        self._refused: dict[str, tuple[Mapping[int, str], Problem]] = {}  # typed figures, by code
        self.printed = QTextBrowser()
        self.out_box = QCheckBox("&Không thuộc đơn vị, bỏ khỏi báo cáo")
        self.target = QLineEdit()
        self.meaning = QLabel()
        self.use_button = QPushButton("&Dùng mục tiêu này")
        self.back_button = QPushButton("Trở &về nghị quyết")
        self.pace: Mapping[int, ShortText] = {n: ShortText() for n in range(1, len(ROMAN) + 1)}
        self.pace_note = QLabel()
        self.own_box = QWidget()
        self.edit_button = QPushButton("&Sửa dòng riêng…")
        self.remove_button = QPushButton("&Xóa dòng riêng")
        self._measure_box = QGroupBox("Mục tiêu riêng của đơn vị")
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()
        self.show_row(None)

    def show_row(self, row: PlanRow | None) -> None:
        """Show another row, or the same one anew."""
        another = row is None or self._row is None or row.code != self._row.code
        if another:
            self.settle()
        self._row = row
        self._inside.setEnabled(row is not None)
        self.printed.setHtml(_told(row))
        self._show_own()
        if another:
            self._show_target()
            self._show_pace()

    def settle(self) -> None:
        """Record the planned figures that are being typed."""
        if any(field.is_changed for field in self.pace.values()):
            self._record_pace()

    def read_target(self) -> Target | None:
        """The rule that the typed target states, shown back; None where nothing is typed."""
        self._pause.stop()
        try:
            target = read_own_target(self.target.text())
        except Problem:
            self.meaning.clear()
            self.use_button.setEnabled(False)
            return None
        measure = self._measure()
        judged = target.kind is TargetKind.JUDGED
        rule = _JUDGED if judged else target_meaning(target, measure.figure_unit if measure else "")
        self.meaning.setText(f"Chương trình hiểu là: {rule}")
        self.use_button.setEnabled(self._row is not None)
        return target

    def use_target(self) -> None:
        """Make the typed target the office's own, once its rule has been seen."""
        seen = self.meaning.text()
        target = self.read_target()
        if target is None or self._row is None or seen != self.meaning.text():
            return  # the rule has only now been shown: it must be looked at first
        code = self._row.code
        self._work(lambda store: set_target(store, code, target), "Đặt mục tiêu riêng")
        self._show_target()

    def drop_target(self) -> None:
        """Go back to the resolution's target."""
        if self._row:
            code = self._row.code
            self._work(lambda store: set_target(store, code, None), "Trở về nghị quyết")
            self._show_target()

    def edit_row(self) -> None:
        """Change a row that the office has added."""
        if self._row:
            OwnRowDialog.show_for(self, self._file, OwnRow(self._row.subject, self._row.code))
            self._show_target()

    def remove_row(self) -> None:
        """Take a row that the office has added out of its plan again."""
        if self._row:
            subject, code = self._row.subject, self._row.code
            self._work(lambda store: take_away(store, subject, code), f"Xóa dòng riêng {code}")

    def _measure(self) -> Measure | None:
        if self._row is None or self._row.subject is not Subject.MEASURE:
            return None
        return self._file.plan.measures[self._row.code]

    def _show_own(self) -> None:
        measure, row, own = self._measure(), self._row, self._file.own_plan
        self._measure_box.setVisible(measure is not None)
        is_measure = row is not None and row.subject is Subject.MEASURE
        self.own_box.setVisible(row is not None and row.is_own)
        left_out = own.left_out if is_measure else own.left_out_tasks
        self.out_box.setChecked(row is not None and row.code in left_out)
        changed = measure is not None and measure.code in own.targets
        self.back_button.setEnabled(changed and row is not None and not row.is_own)
        if not any(field.is_changed for field in self.pace.values()):
            self._show_pace()

    def _show_pace(self) -> None:
        """The planned figures; what was refused stays in its field with the reason below."""
        measure, pace = self._measure(), self._file.own_plan.pace
        code = measure.code if measure else ""
        refused = self._refused.get(code)
        for number, field in self.pace.items():
            field.take(refused[0][number] if refused else typed(pace.get((code, number))))
        reason = refused[1] if refused else None
        self.pace_note.setText(f"{reason.sentence} {reason.advice}".strip() if reason else "")
        self.pace_note.setVisible(reason is not None)

    def _show_target(self) -> None:
        """The office's own target where it has one, else an empty field."""
        measure = self._measure()
        own = self._file.own_plan.targets.get(measure.code) if measure else None
        self.target.setText(own.text if own else "")
        self.read_target()

    def _leave_out(self, out: bool) -> None:
        if self._row:
            subject, code = self._row.subject, self._row.code
            self._work(lambda store: leave_out(store, subject, code, out=out), "Sửa kế hoạch riêng")

    def _record_pace(self) -> None:
        measure = self._measure()
        if measure is None:
            return
        code = measure.code
        texts = {number: field.text() for number, field in self.pace.items()}
        self._refused.pop(code, None)
        try:
            self._file.work(lambda store: set_pace(store, code, texts), "Kế hoạch theo quý")
        except Problem as problem:
            self._refused[code] = (texts, problem)
        self._show_pace()

    def _work(self, job: Callable[[Store], int], label: str) -> None:
        try:
            self._file.work(job, label)
        except Problem as problem:
            ask.tell_problem(self, problem)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(8, 6, 8, 6)
        self.printed.setFrameShape(QFrame.Shape.NoFrame)
        self.printed.setAccessibleName("Chữ in và cách hiểu của dòng đang chọn")
        self.printed.setTabChangesFocus(True)
        self.printed.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        layout.addWidget(self.printed, 1)
        layout.addWidget(self.out_box)
        own = QHBoxLayout(self.own_box)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self.edit_button)
        own.addWidget(self.remove_button)
        layout.addWidget(self.own_box)
        layout.addWidget(self._measure_box)
        self._lay_out_measure()
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setAccessibleName("Dòng đang chọn của kế hoạch")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARS)

    def _lay_out_measure(self) -> None:
        layout = QVBoxLayout(self._measure_box)
        self.target.setPlaceholderText("Ví dụ: >90 hoặc 3-3,5")
        self.target.setAccessibleName("Mục tiêu riêng")
        self.meaning.setWordWrap(True)
        self.pace_note.setWordWrap(True)
        layout.addWidget(self.target)
        layout.addWidget(self.meaning)
        row = QHBoxLayout()
        row.addWidget(self.use_button)
        row.addWidget(self.back_button)
        layout.addLayout(row)
        layout.addWidget(QLabel("Kế hoạch lũy kế của đơn vị đến hết:"))
        layout.addLayout(self._pace_row())
        layout.addWidget(self.pace_note)

    def _pace_row(self) -> QGridLayout:
        grid = QGridLayout()
        for number, field in self.pace.items():
            label = QLabel(f"Quý {ROMAN[number - 1]}")
            label.setBuddy(field)
            field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _FIGURE_CHARS)
            field.setAccessibleName(f"Kế hoạch đến hết quý {ROMAN[number - 1]}")
            grid.addWidget(label, 0, number)
            grid.addWidget(field, 1, number)
        return grid

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.read_target)
        self.target.textEdited.connect(lambda _text: self._pause.start())
        self.target.returnPressed.connect(self.read_target)
        self.use_button.clicked.connect(self.use_target)
        self.back_button.clicked.connect(self.drop_target)
        self.out_box.clicked.connect(self._leave_out)
        self.edit_button.clicked.connect(self.edit_row)
        self.remove_button.clicked.connect(self.remove_row)
        for field in self.pace.values():
            field.left.connect(self._record_pace)
        palette = self.pace_note.palette()
        palette.setColor(self.pace_note.foregroundRole(), theme.ink(Tone.BAD, palette))
        self.pace_note.setPalette(palette)


def _told(row: PlanRow | None) -> str:
    if row is None:
        return paragraphs(_NOTHING, ())
    what = "Mục tiêu in trong nghị quyết" if row.subject is Subject.MEASURE else "Thời hạn in"
    what = "Mục tiêu, thời hạn của đơn vị" if row.is_own else what
    lines = (
        (what, row.printed),
        ("Chương trình hiểu là", row.rule),
        ("Của đơn vị", "; ".join(row.own)),
        ("Cần đối chiếu bản gốc", row.doubt),
        ("Căn cứ", row.source),
    )
    return paragraphs(f"{row.code}. {row.name}", lines)
