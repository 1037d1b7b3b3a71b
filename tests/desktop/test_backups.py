"""The window keeps backups: on close, if anything was changed, and says when it cannot."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.datafile import DataFile
from desktop.screens.backups import BackupsDialog
from desktop.tasks import Tasks
from desktop.window import Window
from domain.change import Subject
from domain.problem import Problem
from domain.quarter import Quarter
from tests.desktop.conftest import Told
from workflow.backups import backups_of
from workflow.record import TypedCell

VALUE = [TypedCell(Subject.MEASURE, "10", "value", "700")]


def test_closing_after_a_change_leaves_a_backup(demo: Path) -> None:
    file = DataFile(Store.open(demo))
    assert not file.record(VALUE, "thử")
    file.close()
    assert len(backups_of(demo)) == 1


def test_closing_without_a_change_leaves_none(demo: Path) -> None:
    DataFile(Store.open(demo)).close()
    assert backups_of(demo) == ()


def test_a_backup_that_cannot_be_made_is_told_and_the_file_is_closed(demo: Path) -> None:
    file = DataFile(Store.open(demo))
    told: list[Problem] = []
    file.backup_failed.connect(told.append)
    file.record(VALUE, "thử")

    def fail() -> None:
        raise Problem("disk_full", "Ổ đĩa đã đầy.")

    file._back_up(fail)
    file.close()
    assert [problem.code for problem in told] == ["disk_full"]
    with Store.open(demo) as store:
        assert store.writable


def changed(path: Path, text: str) -> None:
    """The file closed after a change, so that a backup holds it."""
    file = DataFile(Store.open(path))
    file.record([TypedCell(Subject.MEASURE, "10", "value", text)], "thử")
    file.close()


def value_of(window: Window) -> str:
    assert window.workspace is not None
    value = window.workspace.file.returns[Quarter(2026, 3)].entries["10"].value
    return str(value)


def choose(qtbot: QtBot, row: int) -> None:
    """As soon as the dialog is there: choose that backup by keys and take it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BackupsDialog)
        qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0)
        for _ in range(row):
            QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    QTimer.singleShot(0, act)


def test_the_window_goes_back_to_a_backup_and_forward_again(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    changed(demo, "700")
    changed(demo, "800")
    assert window.open_path(demo)
    choose(qtbot, 1)
    window.show_backups()
    assert value_of(window) == "700"
    assert "Đã khôi phục" in window.statusBar().currentMessage()
    choose(qtbot, 0)  # the state before, which became a backup itself
    window.show_backups()
    assert value_of(window) == "800"


def test_a_damaged_file_offers_its_backups(
    window: Window, demo: Path, qtbot: QtBot, told: Told
) -> None:
    changed(demo, "700")
    demo.write_bytes(b"")
    choose(qtbot, 0)
    assert not window.open_path(demo)
    assert "rỗng" in told.questions[0]
    assert value_of(window) == "700"


def test_a_damaged_backup_cannot_be_chosen(demo: Path, qtbot: QtBot) -> None:
    changed(demo, "700")
    backups_of(demo)[0].path.write_bytes(b"SQLite format 3\0 and nothing else")
    tasks = Tasks()
    dialog = BackupsDialog(demo, tasks)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert "Chưa có bản sao lưu nào dùng được" in dialog.told.text()
    assert not dialog.restore_button.isEnabled()
    assert dialog.chosen is None
    qtbot.waitUntil(lambda: not tasks.is_busy)
