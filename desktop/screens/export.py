"""Xuất báo cáo: what the checks say, then profile, folder and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

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
from desktop.screens.exporting import Exporting, Order
from desktop.screens.finding_list import FindingList
from desktop.screens.template_picker import TemplatePicker
from desktop.tasks import Tasks
from desktop.theme import Tone
from domain.finding import Finding, Severity
from domain.office import Profile
from domain.problem import Problem
from workflow.folders import user_folder

if TYPE_CHECKING:
    from workflow.export import Exported

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
        self._exporting = Exporting(tasks, self)
        self._folder = memory.path(_FOLDER) or file.path.parent
        self.findings = FindingList("Kết quả kiểm tra")
        self.summary = QLabel()
        self.profile_box = QComboBox()
        self.word_box = QCheckBox("&Word (.docx)")
        self.excel_box = QCheckBox("&Excel (.xlsx)")
        self.templates = TemplatePicker(tasks, file.office.profile)
        self.folder_line = QLineEdit()
        self.folder_button = QPushButton("&Chọn…")
        self.export_button = QPushButton()
        self.names = QLabel()
        self.preview_button = QPushButton("Xem t&rước các trang")
        self.progress = QProgressBar()
        self.cancel_button = QPushButton("&Dừng xuất")
        self.outcome = QLabel()
        self.open_button = QPushButton("&Mở thư mục")
        self._fill()
        self._lay_out()
        self._connect(go_to)
        self.setFocusProxy(self.findings)
        self._dress()

    def export(self) -> None:
        """Write the files in the background, after asking where an error stands."""
        if not self._may_export():
            return
        folder, suffixes = Path(self.folder_line.text()), tuple(self._suffixes())
        order = Order(self._file.store, self._file.quarter, self._profile(), folder, suffixes)
        self._show_busy(True)
        job = self._exporting.start(order)
        job.done.connect(self._tell_done)
        job.refused.connect(self._tell_refused)
        job.failed.connect(lambda: self._tell("Chưa xuất được báo cáo.", Tone.BAD))
        job.over.connect(lambda: self._show_busy(False))

    def cancel(self) -> None:
        """Stop the export; the files that are finished stay."""
        self.cancel_button.setEnabled(False)
        self._tell("Đang dừng…", Tone.ACTIVE)
        self._exporting.cancel()

    def preview(self) -> None:
        """Open the report's pages in the browser, composed in the background."""
        store, quarter, profile = self._file.store, self._file.quarter, self._profile()
        path = user_folder() / "xem-truoc" / f"{quarter}.html"

        def work() -> Path:
            from workflow.preview import write_preview  # noqa: PLC0415 - only when it is asked for

            return write_preview(store, quarter, path, profile)

        self.preview_button.setEnabled(False)
        job = self._tasks.start(work)
        job.done.connect(ask.show_page)
        job.refused.connect(self._tell_refused)
        job.over.connect(lambda: self.preview_button.setEnabled(True))

    def choose_folder(self) -> None:
        """Ask for the folder and remember it."""
        chosen = ask.folder(self, Path(self.folder_line.text()))
        if chosen:
            self.folder_line.setText(str(chosen))
            self._memory.keep(_FOLDER, chosen)
            self._name_files()

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
        for widget in (self.summary, self.names, self.outcome):
            widget.setWordWrap(True)
        self.progress.setFormat("%p %")
        for hidden in (self.progress, self.cancel_button, self.open_button):
            hidden.hide()

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
        buttons = QHBoxLayout()
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.export_button, 1)
        running = QHBoxLayout()
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel_button)
        right.addWidget(self.names)
        right.addLayout(buttons)
        right.addLayout(running)
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
        form.addRow(self.templates)
        form.addRow("Tệp", files)
        form.addRow(_label("Thư mục &lưu", self.folder_line), folder)
        return form

    def _connect(self, go_to: Callable[[Finding], None]) -> None:
        self.findings.chosen.connect(go_to)
        self._checking.found.connect(self._dress)
        self._checking.started.connect(self._dress)
        self._exporting.told.connect(self._tell_progress)
        self.preview_button.clicked.connect(self.preview)
        self.cancel_button.clicked.connect(self.cancel)
        self.profile_box.currentIndexChanged.connect(
            lambda _row: self.templates.show_profile(self._profile())
        )
        self.profile_box.currentIndexChanged.connect(self._name_files)
        self.folder_line.editingFinished.connect(self._name_files)
        self._file.quarter_changed.connect(self._forget_outcome)
        self.folder_button.clicked.connect(self.choose_folder)
        self.export_button.clicked.connect(self.export)
        self.open_button.clicked.connect(lambda: ask.show_folder(Path(self.folder_line.text())))
        for box in (self.word_box, self.excel_box):
            box.toggled.connect(lambda _on: self._allow())

    def _name_files(self) -> None:
        """Show how the files will be called; nothing is ever overwritten."""
        from workflow.export import planned_names  # noqa: PLC0415

        folder = Path(self.folder_line.text())
        wanted = tuple(self._suffixes())
        names = planned_names(self._file.store, self._file.quarter, folder, wanted, self._profile())
        self.names.setText(f"Tên tệp: {', '.join(names)}" if names else "")

    def _dress(self) -> None:
        """Show what was found, and name the quarter on the button."""
        findings = self._checking.findings
        self.findings.offer(findings)
        known = summary(findings) if self._checking.is_fresh else self._checking.state.value
        self.summary.setText(known[:1].upper() + known[1:])
        self._name_files()
        self.export_button.setText(f"Xuất báo cáo {self._file.quarter.in_text}")

    def _allow(self) -> None:
        self._name_files()
        self.export_button.setEnabled(bool(self._suffixes()) and not self.progress.isVisible())

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        if busy:
            self._forget_outcome()
        self._allow()

    def _tell_progress(self, words: str, percent: int) -> None:
        if self.cancel_button.isEnabled():
            self.progress.setValue(percent)
            self._tell(f"{words}…", Tone.ACTIVE)

    def _forget_outcome(self) -> None:
        self._tell("", Tone.GOOD)
        self.open_button.hide()
        self._dress()

    def _tell_done(self, exported: Exported) -> None:
        """What was made, what was not and why, and what the clerk should know."""
        names = "\n".join(path.name for path in exported.paths)
        told = [f"Đã xuất và đọc lại đối chiếu, không sai lệch:\n{names}"] if names else []
        told += [f"Chưa xuất {one.path.name}: {_in_words(one.problem)}" for one in exported.failed]
        told += exported.notes
        self._tell("\n".join(told), Tone.BAD if exported.failed else Tone.GOOD)
        if exported.paths:
            self.open_button.show()
            self.open_button.setFocus()

    def _tell_refused(self, problem: Problem) -> None:
        self._tell(_in_words(problem), Tone.BAD)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.setText(words)
        palette = self.palette()
        palette.setColor(self.outcome.foregroundRole(), theme.ink(tone, palette))
        self.outcome.setPalette(palette)


def _in_words(problem: Problem) -> str:
    return f"{problem.sentence}\n{problem.advice}"


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
