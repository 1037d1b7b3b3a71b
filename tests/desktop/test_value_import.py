"""A table that a department has sent: looked at first, taken as one batch, undone as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QTableWidget
from pytestqt.qtbot import QtBot

from desktop.screens.appendix import AppendixScreen
from desktop.screens.value_import import ValuePreview
from desktop.window import Window
from desktop.workspace import Workspace
from domain.quarter import Quarter
from domain.returns import Return
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import here

Opened = Callable[..., AppendixScreen]
Rows = list[list[object]]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Answer:
    """Presses a button of the preview once it is shown; keeps what was said in it."""

    def __init__(self, *, take: bool) -> None:
        self._take = take
        self.summary = ""
        self.lines: list[list[str]] = []
        self.buttons: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    @property
    def given(self) -> bool:
        return bool(self.summary)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ValuePreview):
            return
        self._timer.stop()
        self.summary = dialog.summary.text()
        self.buttons = [one.text() for one in dialog.buttons.buttons()]
        self.lines = [
            [_shown(dialog.table, row, column) for column in range(dialog.table.columnCount())]
            for row in range(dialog.table.rowCount())
        ]
        QTest.mouseClick(self._button(dialog.buttons), Qt.MouseButton.LeftButton)

    def _button(self, box: QDialogButtonBox) -> QAbstractButton:
        roles = QDialogButtonBox.ButtonRole
        role = roles.AcceptRole if self._take else roles.RejectRole
        return next(one for one in box.buttons() if box.buttonRole(one) is role)


def _shown(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return "" if item is None else item.text()


@dataclass
class Desk:
    """The open demonstration office, and the file that the user will choose."""

    window: Window
    screen: AppendixScreen
    told: Told
    folder: Path

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def current(self) -> Return:
        assert self.workspace.file.quarter == Quarter(2026, 3)
        return self.workspace.file.current

    def value(self, code: str) -> Decimal | None:
        return self.current.entries[code].value

    def send(self, rows: Rows) -> None:
        """An Excel file of a department."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        self.told.path = self.folder / "Số liệu phòng Kinh tế.xlsx"
        book.save(self.told.path)

    def send_text(self, words: str) -> None:
        """A CSV file, or something that is none."""
        self.told.path = self.folder / "nhiem vu.csv"
        self.told.path.write_text(words, encoding="utf-8-sig")


@pytest.fixture
def desk(opened: Opened, demo: Path, window: Window, told: Told) -> Desk:
    return Desk(window, opened(demo), told, demo.parent)


def test_the_good_rows_are_shown_taken_and_undone_together(desk: Desk, qtbot: QtBot) -> None:
    desk.send(
        [
            ["Mã", "Chỉ tiêu", "ĐVT", "Giá trị", "Nguyên nhân"],
            [4, "Tốc độ tăng GRDP", "%", 12.75, "Thêm hai dự án"],
            ["10", "Phát triển doanh nghiệp", "DN", "2.6x0", None],
            ["19", "Trường đạt chuẩn", "%", "93,4", None],
        ]
    )
    said = Answer(take=True)
    QTest.keyClick(desk.window, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.value("4") == Decimal("12.75"))
    assert "2 giá trị sẽ được ghi, trong đó 1 giá trị thay số liệu đang có" in said.summary
    assert "1 ô không nhận được" in said.summary
    assert "Bỏ qua 2 cột" in said.summary
    assert [line[0] for line in said.lines] == ["Chỉ tiêu 10", "Chỉ tiêu 4", "Chỉ tiêu 4"]
    assert said.lines[1][1:] == ["Thực hiện", "11,8", "12,75", "sẽ ghi"]
    qtbot.waitUntil(lambda: here(desk.screen) == ("4", "value"))
    desk.window.activateWindow()  # without a window manager nobody else does it
    qtbot.waitUntil(desk.screen.grid.hasFocus)
    QTest.keyClick(desk.screen.grid, Qt.Key.Key_Z, CONTROL)
    assert desk.value("4") == Decimal("11.8")
    assert not desk.current.entries["4"].cause


def test_nothing_is_written_when_it_is_declined(desk: Desk, qtbot: QtBot) -> None:
    desk.send([["Mã", "Giá trị"], ["4", "99"]])
    before = desk.workspace.file.store.history()
    said = Answer(take=False)
    desk.workspace.import_values()
    qtbot.waitUntil(lambda: said.given)
    assert desk.value("4") == Decimal("11.8")
    assert desk.workspace.file.store.history() == before


def test_tasks_are_taken_from_a_text_table(desk: Desk, qtbot: QtBot) -> None:
    desk.send_text("Mã;Tình trạng;Tiến độ;Kết quả\n1.16;Đã hoàn thành;100;Đã xong\n")
    said = Answer(take=True)
    desk.workspace.import_values()
    qtbot.waitUntil(lambda: desk.workspace.appendix() is not desk.screen)
    assert said.given
    tasks = desk.workspace.appendix()
    assert tasks is not None
    qtbot.waitUntil(lambda: here(tasks)[0] == "1.16")
    assert desk.current.progress["1.16"].result == "Đã xong"


def test_a_table_that_says_nothing_new_offers_nothing_to_take(desk: Desk, qtbot: QtBot) -> None:
    desk.send([["Mã", "Giá trị"], ["4", "11,8"]])
    said = Answer(take=False)
    desk.workspace.import_values()
    qtbot.waitUntil(lambda: said.given)
    assert "không có giá trị nào khác" in said.summary
    assert said.buttons == ["Đóng"]


def test_a_file_that_is_no_table_is_told_calmly(desk: Desk, qtbot: QtBot) -> None:
    desk.send_text("%PDF-1.7 not a table")
    desk.workspace.import_values()
    qtbot.waitUntil(lambda: bool(desk.told.problems))
    assert desk.told.problems[0].code == "not_a_table"
