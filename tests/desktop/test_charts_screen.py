"""The chart page: pictures of the quarter, and what is said where there are none."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.checking import State
from desktop.screens.charts import ChartDialog
from desktop.screens.overview import OverviewScreen
from desktop.window import Window

LONG_MILLISECONDS = 60_000


def overview(window: Window, path: Path) -> OverviewScreen:
    assert window.open_path(path)
    assert window.workspace is not None
    screen = window.workspace.stack.currentWidget()
    assert isinstance(screen, OverviewScreen)
    return screen


def charts(window: Window, path: Path, qtbot: QtBot) -> ChartDialog:
    """The chart page of the file, opened with the mouse, when it has done its work."""
    QTest.mouseClick(overview(window, path).charts_button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(ChartDialog)
    qtbot.waitUntil(
        lambda: bool(dialog.pictures) or "Đang vẽ" not in dialog.message.text(),
        timeout=LONG_MILLISECONDS,
    )
    return dialog


def test_the_charts_are_shown_as_pictures_with_words_for_the_blind(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    dialog = charts(window, demo, qtbot)
    assert len(dialog.pictures) == 3
    assert not dialog.message.isVisible()
    for picture in dialog.pictures:
        assert picture.pixmap().width() > 500
        assert picture.accessibleName()
        assert picture.accessibleDescription()


def test_without_figures_it_says_what_is_lacking(window: Window, blank: Path, qtbot: QtBot) -> None:
    dialog = charts(window, blank, qtbot)
    assert dialog.pictures or "chưa đủ số liệu" in dialog.message.text()


def test_without_the_add_on_it_says_what_that_would_bring(
    window: Window, demo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # what an import then says: not installed
    dialog = charts(window, demo, qtbot)
    assert "Phần bổ sung biểu đồ" in dialog.message.text()
    assert not dialog.pictures


def test_closing_it_before_the_end_harms_nothing(window: Window, demo: Path, qtbot: QtBot) -> None:
    QTest.mouseClick(overview(window, demo).charts_button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(ChartDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ChartDialog))
    qtbot.waitUntil(lambda: not window._tasks.is_busy, timeout=LONG_MILLISECONDS)


def test_the_overview_never_stays_at_being_checked(
    window: Window, demo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(window, demo)
    assert State.RUNNING.value in screen.missing_title.text()
    qtbot.waitUntil(lambda: State.RUNNING.value not in screen.missing_title.text())

    assert window.workspace is not None
    window.workspace.file.store.close()  # as when the stick is pulled out
    with qtbot.captureExceptions():
        window.workspace._checking.check()
        assert State.RUNNING.value in screen.missing_title.text()
        qtbot.waitUntil(lambda: State.FAILED.value in screen.missing_title.text())
