"""Every page is reached and entered without a mouse, and it shows where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.screens.appendix import AppendixScreen
from desktop.window import Window
from tests.desktop.typing_hands import Hands, here

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
CONTROL = Qt.KeyboardModifier.ControlModifier


def focused(window: Window) -> QWidget | None:
    return QApplication.focusWidget()


def test_the_next_page_is_entered_by_keyboard(window: Window, blank: Path) -> None:
    assert window.open_path(blank)
    workspace = window.workspace
    assert workspace is not None
    for _ in range(workspace.navigation.count()):
        QTest.keyClick(focused(window) or window, Qt.Key.Key_PageDown, CONTROL)
        page, inside = workspace.stack.currentWidget(), focused(window)
        assert page is not None
        assert inside is not None
        assert page.isAncestorOf(inside), workspace.page_name
    assert workspace.page_name == "Tổng quan"  # once around


def test_enter_in_the_list_of_pages_goes_into_the_page(window: Window, blank: Path) -> None:
    assert window.open_path(blank)
    workspace = window.workspace
    assert workspace is not None
    workspace.navigation.setFocus()
    QTest.keyClick(workspace.navigation, Qt.Key.Key_Down)
    QTest.keyClick(workspace.navigation, Qt.Key.Key_Return)
    screen = workspace.appendix()
    assert screen is not None
    assert focused(window) is screen.grid
    assert here(screen) == ("1", "value")


def test_another_quarter_leaves_the_cursor_in_its_cell(
    opened: Opened, hands_on: Handy, blank: Path, window: Window, qtbot: QtBot
) -> None:
    screen = opened(blank)
    screen.go_to("3", "value")
    workspace = window.workspace
    assert workspace is not None
    QTest.keyClick(screen.grid, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: workspace.file.quarter.number == 2)
    qtbot.waitUntil(lambda: not workspace.quarter_buttons.button(2).isDown())
    assert focused(window) is screen.grid
    QTest.mouseClick(workspace.quarter_buttons.button(1), Qt.MouseButton.LeftButton)
    assert workspace.file.quarter.number == 1
    hands_on(screen).keys("3,2")
    hands_on(screen).press(Qt.Key.Key_Return)
    assert str(workspace.file.current.entries["3"].value) == "3.2"


def test_a_found_row_can_be_filled_at_once(
    opened: Opened, hands_on: Handy, blank: Path, window: Window, qtbot: QtBot
) -> None:
    screen = opened(blank)
    QTest.keyClick(screen.grid, Qt.Key.Key_F, CONTROL)
    assert focused(window) is screen.search
    QTest.keyClicks(screen.search, "grdp binh quan")
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.grid.hasFocus)
    assert here(screen) == ("5", "value")
    hands_on(screen).keys("12500")
    hands_on(screen).press(Qt.Key.Key_Return)
    assert window.workspace is not None
    assert window.workspace.file.current.entries["5"].value == 12500


def test_the_cursors_frame_shows_whether_the_grid_has_the_focus(
    opened: Opened, blank: Path, qtbot: QtBot
) -> None:
    screen = opened(blank)
    with_focus = frame_of(screen)
    screen.search.setFocus()
    qtbot.waitUntil(lambda: not screen.grid.hasFocus())
    assert frame_of(screen) != with_focus


def frame_of(screen: AppendixScreen) -> int:
    """The colour at the left edge of the cursor's cell."""
    box = screen.grid.visualRect(screen.grid.currentIndex())
    picture = screen.grid.viewport().grab().toImage()
    return picture.pixel(box.left() + 1, box.center().y())


def test_a_first_start_begins_in_the_search_for_the_unit(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    assert window._start is not None
    qtbot.waitUntil(window._start.picker.search.hasFocus)
    QTest.keyClicks(window._start.picker.search, "bai chay")
    assert window._start.picker.unit is not None
    assert window._start.picker.unit.name == "Bãi Cháy"
