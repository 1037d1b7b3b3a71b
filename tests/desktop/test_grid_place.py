"""The cursor stays on its cell and in sight, whatever is filtered, folded or made narrower."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.grid.choice import ChoiceEditor
from desktop.screens.appendix import AppendixScreen
from desktop.screens.tasks_screen import TasksScreen
from desktop.window import Window
from domain.change import Subject
from tests.desktop.typing_hands import Hands, here

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]


def test_the_cursor_stays_on_its_cell_when_rows_are_filtered(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    screen.go_to("6", "value")
    screen.status_filter.setCurrentText("Chưa đạt")
    assert here(screen) == ("6", "value")
    screen.clear_filters()
    assert here(screen) == ("6", "value")


def test_the_cursor_stays_when_sub_items_are_folded(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    assert isinstance(screen, TasksScreen)
    screen.go_to("3.4", "result")
    screen.fold_all(True)
    assert here(screen) == ("3.4", "result")
    assert screen.details.toPlainText().startswith("3.4.")


def test_the_row_is_in_sight_when_something_leads_to_a_page_not_shown_yet(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    window.resize(1092, 545)
    assert window.open_path(demo)
    assert window.workspace is not None
    window.workspace.show_rows(Subject.TASK, "2.16.2", "")
    screen = window.workspace.appendix()
    assert screen is not None
    qtbot.waitUntil(lambda: in_sight(screen))
    window.resize(980, 500)  # narrower columns make higher rows
    QApplication.processEvents()
    qtbot.waitUntil(lambda: in_sight(screen))


def in_sight(screen: AppendixScreen) -> bool:
    grid = screen.grid
    return grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())


def test_a_list_at_the_edge_shows_every_word_whole(
    opened: Opened, hands_on: Handy, demo: Path, window: Window
) -> None:
    window.resize(1092, 545)
    screen = opened(demo, 2)
    screen.go_to("1.2", "state")
    hands_on(screen).press(Qt.Key.Key_F2)
    editor = screen.grid.editor
    assert isinstance(editor, ChoiceEditor)
    assert screen.grid.viewport().rect().contains(editor.geometry())
    for place in range(editor.count()):
        assert editor.viewport().rect().contains(editor.visualItemRect(editor.item(place)))
    hands_on(screen).press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [1092, 1366])
def test_every_cell_can_be_brought_into_sight_from_either_side(
    opened: Opened, demo: Path, window: Window, width: int
) -> None:
    window.resize(width, 545)
    screen = opened(demo)
    there = screen.items.columns
    for column in (*there, *reversed(there)):
        screen.go_to("6", column.key)
        QApplication.processEvents()
        assert in_sight(screen)
