"""No word of Qt's own that a clerk may meet is English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from desktop.vietnamese import WORDS

# Names of keys as they stand on the keyboard, kinds of files as the system calls them, directions.
_NO_WORDS = frozenset({"QShortcut", "QMimeType", "QMimeDatabase", "QGuiApplication"})
_KEYS = frozenset({"Alt+Left", "Alt+Right", "Alt+Up"})


class Asked(QTranslator):
    """Notes every word that Qt asks for, and leaves the answer to the program's translator."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt calls it
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context not in _NO_WORDS:
            self.words.add(source)
        return None  # type: ignore[return-value]

    @property
    def unknown(self) -> set[str]:
        return self.words - set(WORDS) - _KEYS


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Asked]:
    noted = Asked()
    qapp.installTranslator(noted)
    yield noted
    qapp.removeTranslator(noted)


Mode = QFileDialog.AcceptMode


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("kind", [QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory])
def test_the_file_dialog(
    asked: Asked, tmp_path: Path, mode: Mode, kind: QFileDialog.FileMode
) -> None:
    (tmp_path / "a.skq").touch()
    dialog = QFileDialog(directory=str(tmp_path), filter="Tệp dữ liệu (*.skq)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(kind)
    dialog.show()
    QApplication.processEvents()
    assert asked.unknown == set()
    dialog.close()


def test_its_questions(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "a.skq").touch()
    dialog = QFileDialog(directory=str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(Mode.AcceptSave)
    dialog.show()
    dialog.selectFile("a.skq")
    QTimer.singleShot(0, _close_question)
    dialog.accept()
    dialog.setAcceptMode(Mode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("khong-co.skq")
    QTimer.singleShot(0, _close_question)
    dialog.accept()
    assert asked.unknown == set()
    dialog.close()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_the_menu_of_a_text_field(asked: Asked, kind: type[QWidget]) -> None:
    field = kind()
    assert isinstance(field, QLineEdit | QPlainTextEdit | QTextBrowser)
    menu = field.createStandardContextMenu()
    assert menu.actions()
    assert asked.unknown == set()
    menu.deleteLater()


def test_every_standard_button(asked: Asked) -> None:
    standard = QDialogButtonBox.StandardButton
    for button in standard:
        if button is not standard.NoButton:
            QDialogButtonBox(button)
    QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Ok)
    assert asked.unknown == set()


def _close_question() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        box.reject()
