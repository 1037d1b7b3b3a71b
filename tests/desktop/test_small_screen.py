"""On 1366 × 768 at 125 % nothing is cut off, and every field has a name for screen readers.

The room is what Windows leaves a maximised window there: 1092 × 545 points without its title bar
and the task bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.screens.history import CellHistory
from desktop.screens.own_row import OwnRow, OwnRowDialog
from desktop.screens.plan import PlanScreen
from desktop.screens.settings import SettingsDialog
from desktop.screens.tasks_screen import TasksScreen
from desktop.window import Window
from domain.change import Subject
from workflow.history import Place

ROOM = QSize(1092, 545)
PAGES = 7
Words = QAbstractButton | QLabel | QComboBox | QLineEdit


def show(window: Window, path: Path, page: int) -> QWidget:
    window.resize(ROOM)
    assert window.open_path(path)
    assert window.workspace is not None
    window.workspace.show_page(page)
    shown = window.workspace.stack.currentWidget()
    assert shown is not None
    for _ in range(3):
        QApplication.processEvents()
    return shown


def words(root: QWidget) -> Iterator[Words]:
    """Everything in the window with words in it; what lies in a scroll area may be scrolled to."""
    for one in root.findChildren(QWidget):
        if isinstance(one, Words) and one.isVisible():
            yield one


def told(widget: Words) -> str:
    text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
    return f"{type(widget).__name__} “{text}” {widget.size().toTuple()}"


def is_cut(widget: Words) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.minimumSizeHint()
    wanted = widget.sizeHint() if isinstance(widget, QAbstractButton | QLabel) else needed
    return widget.width() < wanted.width() or widget.height() < needed.height()


def is_outside(widget: QWidget, window: QWidget) -> bool:
    if any(isinstance(one, QScrollArea) for one in parents(widget)):
        return False
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return not window.rect().contains(place)


def parents(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


@pytest.mark.parametrize("page", range(PAGES))
def test_nothing_is_cut_off(window: Window, demo: Path, page: int) -> None:
    shown = show(window, demo, page)
    if isinstance(shown, TasksScreen) and not shown.panel.isVisible():
        shown.step_into_panel()
        QApplication.processEvents()
    assert window.size() == ROOM
    assert [told(one) for one in words(window) if is_cut(one)] == []
    assert [told(one) for one in words(window) if is_outside(one, window)] == []


def test_the_start_page_is_not_cut_off(window: Window) -> None:
    window.resize(ROOM)
    window.show_start()
    QApplication.processEvents()
    assert [told(one) for one in words(window) if is_cut(one) or is_outside(one, window)] == []


DIALOGS: dict[str, Callable[[Window], QDialog]] = {
    "settings": lambda window: SettingsDialog(file_of(window)),
    "own measure": lambda window: OwnRowDialog(None, file_of(window), OwnRow(Subject.MEASURE)),
    "own task": lambda window: OwnRowDialog(None, file_of(window), OwnRow(Subject.TASK)),
    "history of a cell": lambda window: CellHistory(
        file_of(window), Place(Subject.MEASURE, "4", "value", file_of(window).quarter)
    ),
}


def file_of(window: Window):  # type: ignore[no-untyped-def]
    assert window.workspace is not None
    return window.workspace.file


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_fit_the_screen(window: Window, demo: Path, qtbot: QtBot, name: str) -> None:
    show(window, demo, 0)
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    dialog.resize(dialog.size().boundedTo(ROOM))
    dialog.show()
    QApplication.processEvents()
    assert dialog.width() <= ROOM.width()
    assert dialog.height() <= ROOM.height()
    assert [told(one) for one in words(dialog) if is_cut(one) or is_outside(one, dialog)] == []
    assert nameless(dialog) == []


@pytest.mark.parametrize("page", range(PAGES))
def test_whatever_takes_the_focus_has_a_name(window: Window, demo: Path, page: int) -> None:
    show(window, demo, page)
    assert nameless(window) == []


def nameless(root: QWidget) -> list[str]:
    """What can be reached with Tab and tells a screen reader nothing."""
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in root.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(one)
    ]


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QScrollBar):
        return "bar"
    buddies = [one.text() for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or "".join(buddies)


def test_a_row_of_the_plan_is_in_sight_once_its_rows_have_their_heights(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    page = show(window, demo, 5)
    assert isinstance(page, PlanScreen)
    page.doubt_box.setChecked(True)
    page.go_to("24")  # shows every row again, as yet of one height
    before = page.table.verticalHeader().length()
    qtbot.waitUntil(lambda: page.table.verticalHeader().length() != before)
    item = page.table.currentItem()
    assert item is not None
    middle = page.table.visualItemRect(item).center()
    assert page.table.viewport().rect().contains(middle)
