"""The form beside the grid of tasks, filled with real keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.appendix import AppendixScreen
from desktop.screens.tasks_screen import TasksScreen
from desktop.window import Window
from domain.returns import Progress, TaskState
from tests.desktop.typing_hands import Hands, here, shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Opened = Callable[[Path, int], AppendixScreen]
FOLD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CODE = "1.1"


@pytest.fixture
def screen(opened: Opened, blank: Path, qtbot: QtBot) -> TasksScreen:
    """The tasks of an empty file, the cursor on the first one, inside the form."""
    page = opened(blank, 2)
    assert isinstance(page, TasksScreen)
    page.go_to(CODE)
    QTest.keyClick(page.grid, Key.Key_F6)
    qtbot.waitUntil(page.panel.state.hasFocus)
    return page


def typed(widget: QWidget, text: str, leave_by: Key = Key.Key_Tab) -> None:
    """Click into the field, replace what stands there, and leave it."""
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, CONTROL)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, leave_by)


def now(screen: TasksScreen) -> Progress | None:
    """What the open file holds of the task."""
    return screen._file.current.progress.get(CODE)


def test_f6_leads_into_the_form_and_back(screen: TasksScreen, qtbot: QtBot) -> None:
    assert screen.panel.code == CODE
    QTest.keyClick(screen.panel.state, Key.Key_Escape)
    qtbot.waitUntil(screen.grid.hasFocus)


def test_without_a_task_nothing_can_be_typed_into_the_form(
    window: Window, blank: Path, qtbot: QtBot
) -> None:
    assert window.open_path(blank)
    assert window.workspace is not None
    window.workspace.show_page(2)
    page = window.workspace.appendix()
    assert isinstance(page, TasksScreen)
    assert page.panel.code == ""
    assert not page.panel.texts["result"].isEnabled()
    assert any("Chưa chọn" in label.text() for label in page.panel.findChildren(QLabel))
    page.grid.place(page.items.index(0, 0))  # a section's heading is no task
    assert not page.panel.texts["result"].isEnabled()


def test_the_first_click_hits_the_row_under_the_mouse(window: Window, blank: Path) -> None:
    assert window.open_path(blank)
    assert window.workspace is not None
    window.resize(1092, 545)  # a small screen at 125 %, on which the cursor's cell is out of sight
    window.workspace.show_page(2)
    QApplication.processEvents()
    page = window.workspace.appendix()
    assert isinstance(page, TasksScreen)
    Hands(page.grid).click("1.3", "lead")
    assert here(page) == ("1.3", "lead")


def test_f6_records_what_is_half_typed_in_the_grid(
    opened: Opened, blank: Path, qtbot: QtBot
) -> None:
    page = opened(blank, 2)
    assert isinstance(page, TasksScreen)
    page.go_to(CODE, "result")
    hands = Hands(page.grid)
    hands.keys("Đang gõ")
    hands.press(Key.Key_F6)
    qtbot.waitUntil(page.panel.state.hasFocus)
    kept = now(page)
    assert kept is not None
    assert kept.result == "Đang gõ"
    assert page.panel.texts["result"].text() == "Đang gõ"


def test_a_long_text_is_recorded_when_it_is_left(screen: TasksScreen) -> None:
    typed(screen.panel.texts["result"], "Da ban hanh ke hoach")
    kept = now(screen)
    assert kept is not None
    assert kept.result == "Da ban hanh ke hoach"
    assert shown(screen, CODE, "result") == "Da ban hanh ke hoach"


def test_every_field_reaches_the_file(screen: TasksScreen) -> None:
    panel = screen.panel
    panel.state.setFocus()
    for _step in range(3):
        QTest.keyClick(panel.state, Key.Key_Down)
    texts = {
        "percent": "100",
        "done_on": "25/1/2026",
        "result": "Xong",
        "documents": "123/BC-UBND ngay 25/1/2026",
        "cause": "Cho huong dan",
        "remedy": "De nghi gia han",
        "note": "Ghi them",
    }
    for key, text in texts.items():
        typed(panel.texts[key], text)
    kept = now(screen)
    assert kept is not None
    assert kept.state is TaskState.DONE
    assert str(kept.percent) == "100"
    assert str(kept.done_on) == "2026-01-25"
    assert (kept.result, kept.documents) == ("Xong", "123/BC-UBND ngay 25/1/2026")
    assert (kept.cause, kept.remedy, kept.note) == (
        "Cho huong dan",
        "De nghi gia han",
        "Ghi them",
    )


def test_a_text_that_cannot_be_taken_stays_with_its_reason(screen: TasksScreen) -> None:
    percent = screen.panel.texts["percent"]
    typed(percent, "150")
    assert percent.text() == "150"
    assert "100" in screen.panel.note("percent")
    assert now(screen) is None
    assert (CODE, "percent") in screen.items.refused
    typed(percent, "50")
    assert screen.panel.note("percent") == ""
    kept = now(screen)
    assert kept is not None
    assert str(kept.percent) == "50"


def test_undo_in_a_field_takes_back_the_recorded_text(screen: TasksScreen) -> None:
    result = screen.panel.texts["result"]
    typed(result, "Mot")
    result.setFocus()
    QTest.keyClick(result, Key.Key_Z, CONTROL)
    assert now(screen) is None
    assert result.text() == ""


def test_undo_while_typing_takes_back_the_typing_only(screen: TasksScreen) -> None:
    result = screen.panel.texts["result"]
    typed(result, "Mot")
    result.setFocus()
    QTest.keyClicks(result, " hai")
    QTest.keyClick(result, Key.Key_Z, CONTROL)
    kept = now(screen)
    assert kept is not None
    assert kept.result == "Mot"


def test_another_task_is_shown_after_the_first_is_recorded(screen: TasksScreen) -> None:
    result = screen.panel.texts["result"]
    result.setFocus()
    QTest.keyClicks(result, "Dang lam")
    screen.go_to("1.2")
    assert screen.panel.code == "1.2"
    assert result.text() == ""
    kept = now(screen)
    assert kept is not None
    assert kept.result == "Dang lam"


def test_closing_records_what_is_half_typed(
    screen: TasksScreen, window: Window, blank: Path
) -> None:
    quarter = screen._file.quarter
    result = screen.panel.texts["result"]
    result.setFocus()
    QTest.keyClicks(result, "Dang lam")
    assert window.close_file()
    with Store.open(blank) as store:
        assert store.return_for(quarter).progress[CODE].result == "Dang lam"


def test_what_an_earlier_quarter_said_is_shown(opened: Opened, demo: Path) -> None:
    page = opened(demo, 2)
    assert isinstance(page, TasksScreen)
    page.go_to("1.1")
    assert page.panel.state.word == "Đã hoàn thành"
    assert page.panel.texts["percent"].text() == "100"


def test_a_heading_offers_nothing_to_fill(opened: Opened, demo: Path) -> None:
    page = opened(demo, 2)
    assert isinstance(page, TasksScreen)
    page.grid.place(page.items.index(0, 1))
    assert not page.panel.texts["result"].isEnabled()


def test_every_field_has_a_name_for_screen_readers(screen: TasksScreen) -> None:
    fields: list[QWidget] = [screen.panel.state, *screen.panel.texts.values()]
    assert all(field.accessibleName() for field in fields)


def rows(screen: TasksScreen) -> list[str]:
    return [row.code for row in screen.items.rows if not row.is_group]


def test_sub_items_are_folded_under_their_tasks(screen: TasksScreen) -> None:
    before = rows(screen)
    QTest.mouseClick(screen.fold_button, Qt.MouseButton.LeftButton)
    assert rows(screen) == [code for code in before if code.count(".") == 1]
    QTest.mouseClick(screen.fold_button, Qt.MouseButton.LeftButton)
    assert rows(screen) == before


def test_one_task_is_folded_with_excels_keys(screen: TasksScreen) -> None:
    before = rows(screen)
    screen.go_to("3.4.2")
    QTest.keyClick(screen.grid, Key.Key_Left, FOLD)
    assert rows(screen) == [code for code in before if not code.startswith("3.4.")]
    assert here(screen)[0] == "3.4"
    QTest.keyClick(screen.grid, Key.Key_Right, FOLD)
    assert rows(screen) == before


def test_a_folded_item_is_shown_when_something_leads_to_it(screen: TasksScreen) -> None:
    screen.fold_all(True)
    screen.go_to("3.4.2", "state")
    assert here(screen) == ("3.4.2", "state")
