"""Chẩn đoán: the open file, the program and the machine, to be read or copied for a helper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.tasks import Tasks
from workflow.doctor import in_words

_WIDTH_CHARS, _HEIGHT_LINES = 90, 22


class DiagnosisDialog(QDialog):
    """The diagnosis as text; it is made in the background, since every file is read for it."""

    def __init__(self, path: Path | None, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chẩn đoán")
        # Modal: nothing is written into the file while it is looked at.
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit("Đang xem xét chương trình, tệp số liệu và các bản sao lưu…")
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Kết quả chẩn đoán")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = self.buttons.addButton(
            "&Chép để gửi người hỗ trợ", QDialogButtonBox.ButtonRole.ActionRole
        )
        self._lay_out()
        job = tasks.start(lambda: in_words(path))
        job.done.connect(self._show)
        job.failed.connect(self._fail)

    def _lay_out(self) -> None:
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * _WIDTH_CHARS, unit.lineSpacing() * _HEIGHT_LINES)

    def _show(self, words: str) -> None:
        self.text.setPlainText(words)
        self.copy_button.setEnabled(True)

    def _fail(self) -> None:
        self.text.setPlainText("Chưa chẩn đoán được.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
