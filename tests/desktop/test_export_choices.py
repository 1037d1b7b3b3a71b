"""The export page: templates, the preview, names, and stopping."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import ask
from desktop.screens.export import PROFILES, ExportScreen
from desktop.window import Window
from domain.office import Profile
from tests.desktop.conftest import Told
from workflow.templates import TemplateKind, chosen, copy_out

LONG_MILLISECONDS = 60_000


@pytest.fixture
def page(window: Window, demo: Path, tmp_path: Path, qtbot: QtBot) -> ExportScreen:
    """The export page of the demonstration office, its checks done."""
    assert window.open_path(demo)
    assert window.workspace is not None
    navigation = window.workspace.navigation
    names = [navigation.item(row).text() for row in range(navigation.count())]
    window.workspace.show_page(names.index("Xuất báo cáo"))
    shown = window.workspace.stack.currentWidget()
    assert isinstance(shown, ExportScreen)
    shown.folder_line.setText(str(tmp_path / "báo cáo"))
    qtbot.waitUntil(lambda: shown.findings.count() > 0)
    return shown


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def idle(page: ExportScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=LONG_MILLISECONDS)


def added(page: ExportScreen, qtbot: QtBot) -> None:
    """The template that is asked for, added and checked."""
    click(page.templates.add_button)
    assert not page.templates.add_button.isEnabled()
    qtbot.waitUntil(page.templates.add_button.isEnabled, timeout=LONG_MILLISECONDS)


def test_the_names_are_shown_before_and_the_next_ones_after(
    page: ExportScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    page.excel_box.click()
    promised = page.names.text()
    click(page.export_button)
    idle(page, qtbot)
    (made,) = (tmp_path / "báo cáo").iterdir()
    assert promised == f"Tên tệp: {made.name}"
    assert page.names.text() == f"Tên tệp: {made.stem}_v2.docx"


def test_the_progress_says_what_is_being_written(page: ExportScreen, qtbot: QtBot) -> None:
    told: list[tuple[str, int]] = []
    page._exporting.told.connect(lambda words, percent: told.append((words, percent)))
    click(page.export_button)
    idle(page, qtbot)
    assert [percent for _, percent in told] == [0, 0, 50, 100]
    assert told[2][0].endswith(".xlsx")


def test_the_file_that_is_being_written_is_named_whole(page: ExportScreen) -> None:
    page.progress.show()
    page.cancel_button.setEnabled(True)
    name = "BaoCao_2026Q3_DangUyUyBanNhanDanTinhQuangNinh_v2.docx"
    page._exporting.told.emit(f"Đang ghi và đối chiếu {name}", 50)
    assert name in page.outcome.text()  # wraps, where the bar would cut it off
    assert page.progress.text() == "50 %"
    page.progress.hide()


def test_a_stopped_export_says_so_and_leaves_nothing_half_done(
    page: ExportScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    click(page.export_button)
    click(page.cancel_button)
    assert not page.cancel_button.isEnabled()
    idle(page, qtbot)
    assert "Đã dừng xuất theo yêu cầu." in page.outcome.text()
    assert not (tmp_path / "báo cáo").exists()
    assert page.export_button.isEnabled()


def test_the_preview_is_opened_in_the_browser(
    page: ExportScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(ask, "show_page", opened.append)
    click(page.preview_button)
    qtbot.waitUntil(lambda: bool(opened), timeout=LONG_MILLISECONDS)
    assert "<html" in opened[0].read_text(encoding="utf-8")
    qtbot.waitUntil(page.preview_button.isEnabled)


def test_an_own_template_is_checked_chosen_and_used(
    page: ExportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    profile = list(PROFILES)[page.profile_box.currentIndex()]
    own = copy_out(TemplateKind.WORD, profile, tmp_path / "Mẫu của xã.docx")
    monkeypatch.setattr(ask, "template_to_add", lambda _parent: own)
    added(page, qtbot)
    assert page.templates.boxes[TemplateKind.WORD].currentText() == "Mẫu của xã"
    assert chosen(TemplateKind.WORD, profile).template.name == "Mẫu của xã"
    page.excel_box.click()
    click(page.export_button)
    idle(page, qtbot)
    assert "không sai lệch" in page.outcome.text()
    assert "thay cho mẫu" not in page.outcome.text()


def test_a_template_with_faults_is_refused_with_every_fault(
    page: ExportScreen,
    monkeypatch: pytest.MonkeyPatch,
    told: Told,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    own = copy_out(TemplateKind.WORD, Profile.HD05, tmp_path / "hỏng.docx")
    document = Document(str(own))
    document.add_paragraph("{{ khong_co }}")
    document.save(str(own))
    monkeypatch.setattr(ask, "template_to_add", lambda _parent: own)
    added(page, qtbot)
    assert told.problems[0].code == "bad_template"
    assert "khong_co" in told.problems[0].advice
    assert page.templates.boxes[TemplateKind.WORD].count() == 1


def test_the_shipped_template_can_be_chosen_again(
    page: ExportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    profile = list(PROFILES)[page.profile_box.currentIndex()]
    own = copy_out(TemplateKind.EXCEL, profile, tmp_path / "phụ lục.xlsx")
    monkeypatch.setattr(ask, "template_to_add", lambda _parent: own)
    added(page, qtbot)
    box = page.templates.boxes[TemplateKind.EXCEL]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert chosen(TemplateKind.EXCEL, profile).template.shipped
