"""The export page: checks first, then files in the background."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.screens.appendix import AppendixScreen
from desktop.screens.export import ExportScreen, summary
from desktop.window import Window
from domain.finding import Finding, Severity
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import here

EXPORT_MILLISECONDS = 60_000


@pytest.fixture
def page(window: Window, demo: Path, tmp_path: Path, qtbot: QtBot) -> ExportScreen:
    """The export page of the demonstration office, its checks done."""
    assert window.open_path(demo)
    assert window.workspace is not None
    window.workspace.show_page(4)
    shown = window.workspace.stack.currentWidget()
    assert isinstance(shown, ExportScreen)
    shown.folder_line.setText(str(tmp_path / "báo cáo"))
    qtbot.waitUntil(lambda: shown.findings.count() > 0)
    return shown


def wait(page: ExportScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=EXPORT_MILLISECONDS)


def test_word_and_excel_are_written_and_the_folder_is_offered(
    page: ExportScreen, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    assert not page.export_button.isEnabled()
    wait(page, qtbot)
    names = sorted(path.suffix for path in (tmp_path / "báo cáo").iterdir())
    assert names == [".docx", ".xlsx"]
    assert page.open_button.isVisible()
    assert "không sai lệch" in page.outcome.text()
    assert "lỗi chưa sửa" in told.questions[0]


def test_one_kind_of_file_only(page: ExportScreen, tmp_path: Path, qtbot: QtBot) -> None:
    page.word_box.click()
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert [path.suffix for path in (tmp_path / "báo cáo").iterdir()] == [".xlsx"]


def test_without_any_kind_there_is_nothing_to_export(page: ExportScreen) -> None:
    page.word_box.click()
    page.excel_box.click()
    assert not page.export_button.isEnabled()


def test_nothing_is_written_when_the_errors_are_to_be_mended_first(
    page: ExportScreen, told: Told, tmp_path: Path
) -> None:
    told.answer = False
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    assert not (tmp_path / "báo cáo").exists()


def test_a_folder_that_cannot_be_is_told_on_the_page(
    page: ExportScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "tệp").write_text("")
    page.folder_line.setText(str(tmp_path / "tệp"))
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert "không phải thư mục" in page.outcome.text()
    assert not page.open_button.isVisible()


def test_a_finding_leads_to_its_cell(page: ExportScreen, window: Window) -> None:
    page.findings.setFocus()
    page.findings.setCurrentRow(0)
    QTest.keyClick(page.findings, Qt.Key.Key_Return)
    assert window.workspace is not None
    screen = window.workspace.appendix()
    assert isinstance(screen, AppendixScreen)
    assert here(screen) == ("7", "value")


def test_the_chosen_folder_is_remembered(page: ExportScreen, told: Told, tmp_path: Path) -> None:
    told.path = tmp_path
    page.folder_button.click()
    assert page.folder_line.text() == str(tmp_path)


def test_findings_are_counted_by_their_gravity() -> None:
    one = Finding("rule", Severity.ERROR, "measure", "1", "value", "…")
    assert summary((one, one)).startswith("Có 2 lỗi.")
    assert "sẵn sàng" in summary(())
