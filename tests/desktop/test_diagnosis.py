"""The page Chẩn đoán, opened from the menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.screens.diagnosis import DiagnosisDialog
from desktop.window import Window
from workflow import doctor
from workflow.integrity import PROGRAM_LIST, write_list

LONG_MILLISECONDS = 60_000


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed program of which a scanner has taken a file away."""
    installed = tmp_path / "installed"
    (installed / "_internal").mkdir(parents=True)
    for name in ("a.dll", "b.dll"):
        (installed / "_internal" / name).write_bytes(b"as built")
    write_list(installed, PROGRAM_LIST)
    (installed / "_internal" / "b.dll").unlink()
    monkeypatch.setattr(doctor, "program_folder", lambda: installed)


def opened_from_the_menu(window: Window, qtbot: QtBot) -> DiagnosisDialog:
    menu = window.menuBar().actions()[-1].menu()
    assert isinstance(menu, QMenu)
    (action,) = [one for one in menu.actions() if "Chẩn đoán" in one.text().replace("&", "")]
    action.trigger()
    (dialog,) = window.findChildren(DiagnosisDialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=LONG_MILLISECONDS)
    return dialog


def test_it_tells_of_the_open_file_and_can_be_copied(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    assert window.open_path(demo)
    before = demo.read_bytes()
    dialog = opened_from_the_menu(window, qtbot)
    said = dialog.text.toPlainText()
    assert "Tệp dùng được." in said
    assert str(demo) in said
    assert "truncate" in said
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == said
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert demo.read_bytes() == before


@pytest.mark.usefixtures("damaged")
def test_without_a_file_it_tells_of_the_program_and_names_the_missing_file(
    window: Window, qtbot: QtBot
) -> None:
    window.show_start()
    said = opened_from_the_menu(window, qtbot).text.toPlainText()
    assert "_internal/b.dll" in said
    assert "Hãy cài lại chương trình" in said


def test_the_file_can_be_worked_on_after_it(window: Window, demo: Path, qtbot: QtBot) -> None:
    assert window.open_path(demo)
    opened_from_the_menu(window, qtbot).close()
    assert window.workspace is not None
    assert window.close_file()
    assert window.open_path(demo)
