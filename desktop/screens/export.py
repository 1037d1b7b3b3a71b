"""Xuất báo cáo: what the checks say, then profile, folder and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import ask, theme
from desktop.checking import Checking
from desktop.datafile import DataFile
from desktop.memory import Memory
from desktop.screens.finding_list import FindingList
from desktop.tasks import Tasks
from desktop.theme import Tone
from domain.finding import Finding, Severity
from domain.office import Profile
from domain.problem import Problem

_FOLDER = "export_folder"
PROFILES = {
    Profile.HD05: "Đảng – Hướng dẫn 05-HD/VPTW (từ năm 2026)",
    Profile.HD36: "Đảng – Hướng dẫn 36-HD/VPTW (trước năm 2026)",
    Profile.ND30: "Nhà nước – Nghị định 30/2020/NĐ-CP",
}


class ExportScreen(QWidget):
    """Check first, then export in the background, then open the folder."""

    def __init__(
        self,
        file: DataFile,
        tasks: Tasks,
        memory: Memory,
        checking: Checking,
        go_to: Callable[[Finding], None],
    ) -> None:
        super().__init__()
        self._file = file
        self._tasks = tasks
        self._memory = memory
        self._checking = checking
        self._folder = memory.path(_FOLDER) or file.path.parent
        self.findings = FindingList("Kết quả kiểm tra")
        self.summary = QLabel()
        self.profile_box = QComboBox()
        self.word_box = QCheckBox("&Word (.docx)")
        self.excel_box = QCheckBox("&Excel (.xlsx)")
        self.folder_line = QLineEdit()
        self.folder_button = QPushButton("&Chọn…")
        self.export_button = QPushButton()
        self.progress = QProgressBar()
        self.outcome = QLabel()
        self.open_button = QPushButton("&Mở thư mục")
        self._fill()
        self._lay_out()
        self._connect(go_to)
        self._dress()

    def export(self) -> None:
        """Write the files in the background, after asking where an error stands."""
        if not self._may_export():
            return
        folder, profile = Path(self.folder_line.text()), self._profile()
        suffixes = self._suffixes()
        store, quarter = self._file.store, self._file.quarter
        self._show_busy(True)

        def work() -> tuple[Path, ...]:
            from workflow.export import export  # noqa: PLC0415 - heavy, and here off the screen

            return export(store, quarter, folder, suffixes, profile)

        job = self._tasks.start(work)
        job.done.connect(self._tell_done)
        job.refused.connect(self._tell_refused)
        job.failed.connect(lambda: self._tell("Chưa xuất được báo cáo.", Tone.BAD))
        job.over.connect(lambda: self._show_busy(False))

    def choose_folder(self) -> None:
        """Ask for the folder and remember it."""
        chosen = ask.folder(self, Path(self.folder_line.text()))
        if chosen:
            self.folder_line.setText(str(chosen))
            self._memory.keep(_FOLDER, chosen)

    def _may_export(self) -> bool:
        errors = [one for one in self._checking.findings if one.severity is Severity.ERROR]
        return not errors or ask.confirm(
            self,
            f"Còn {len(errors)} lỗi chưa sửa, ví dụ: {errors[0].sentence}",
            "Có thể xuất để xem trước, nhưng nên sửa hết lỗi trước khi gửi lên cấp trên.",
            yes="Vẫn xuất",
            no="Quay lại sửa",
        )

    def _profile(self) -> Profile:
        return list(PROFILES)[self.profile_box.currentIndex()]

    def _suffixes(self) -> list[str]:
        boxes = {".docx": self.word_box, ".xlsx": self.excel_box}
        return [suffix for suffix, box in boxes.items() if box.isChecked()]

    def _fill(self) -> None:
        self.profile_box.addItems(list(PROFILES.values()))
        self.profile_box.setCurrentIndex(list(PROFILES).index(self._file.office.profile))
        self.profile_box.setAccessibleName("Thể thức văn bản")
        self.word_box.setChecked(True)
        self.excel_box.setChecked(True)
        self.folder_line.setText(str(self._folder))
        self.folder_line.setAccessibleName("Thư mục lưu báo cáo")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        for widget in (self.summary, self.outcome):
            widget.setWordWrap(True)
        self.progress.hide()
        self.open_button.hide()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(theme.heading("1. Kiểm tra"))
        left.addWidget(self.summary)
        left.addWidget(self.findings, 1)
        layout.addLayout(left, 3)
        layout.addLayout(self._right(), 2)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(theme.heading("2. Xuất"))
        right.addLayout(self._form())
        right.addWidget(self.export_button)
        right.addWidget(self.progress)
        right.addWidget(self.outcome)
        right.addWidget(self.open_button)
        right.addStretch(1)
        return right

    def _form(self) -> QFormLayout:
        files = QHBoxLayout()
        files.setSpacing(16)
        files.addWidget(self.word_box)
        files.addWidget(self.excel_box)
        files.addStretch(1)
        folder = QHBoxLayout()
        folder.setSpacing(6)
        folder.addWidget(self.folder_line, 1)
        folder.addWidget(self.folder_button)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow("&Thể thức văn bản", self.profile_box)
        form.addRow("Tệp", files)
        form.addRow(_label("Thư mục &lưu", self.folder_line), folder)
        return form

    def _connect(self, go_to: Callable[[Finding], None]) -> None:
        self.findings.chosen.connect(go_to)
        self._checking.found.connect(lambda _found: self._dress())
        self._file.quarter_changed.connect(self._forget_outcome)
        self.folder_button.clicked.connect(self.choose_folder)
        self.export_button.clicked.connect(self.export)
        self.open_button.clicked.connect(lambda: ask.show_folder(Path(self.folder_line.text())))
        for box in (self.word_box, self.excel_box):
            box.toggled.connect(lambda _on: self._allow())

    def _dress(self) -> None:
        """Show what was found, and name the quarter on the button."""
        findings = self._checking.findings
        self.findings.offer(findings)
        told = summary(findings) if self._checking.is_fresh else "Đang kiểm tra…"
        self.summary.setText(told)
        self.export_button.setText(f"Xuất báo cáo {self._file.quarter.in_text}")

    def _allow(self) -> None:
        self.export_button.setEnabled(bool(self._suffixes()) and not self.progress.isVisible())

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        if busy:
            self._forget_outcome()
        self._allow()

    def _forget_outcome(self) -> None:
        self._tell("", Tone.GOOD)
        self.open_button.hide()
        self._dress()

    def _tell_done(self, paths: tuple[Path, ...]) -> None:
        names = "\n".join(path.name for path in paths)
        self._tell(f"Đã xuất và đọc lại đối chiếu, không sai lệch:\n{names}", Tone.GOOD)
        self.open_button.show()
        self.open_button.setFocus()

    def _tell_refused(self, problem: Problem) -> None:
        self._tell(f"{problem.sentence}\n{problem.advice}", Tone.BAD)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.setText(words)
        palette = self.palette()
        palette.setColor(self.outcome.foregroundRole(), theme.ink(tone, palette))
        self.outcome.setPalette(palette)


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label


def summary(findings: tuple[Finding, ...]) -> str:
    """How many findings of each severity there are, in one sentence."""
    counts = {level: sum(one.severity is level for one in findings) for level in Severity}
    told = [f"{count} {level.word.lower()}" for level, count in counts.items() if count]
    if not told:
        return "Không có lỗi hay cảnh báo. Báo cáo sẵn sàng để xuất."
    return f"Có {', '.join(told)}. Bấm đúp vào một dòng để đến ô cần xem."
