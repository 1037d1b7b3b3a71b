"""The overview: counts with bars, what is missing, what is due; each line leads to its rows."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.screens.appendix import AppendixScreen
from desktop.screens.overview import OverviewScreen, due_tasks
from desktop.window import Window
from domain.change import Subject
from domain.returns import MeasureStatus, TaskStatus
from tests.desktop.typing_hands import here

Opened = Callable[..., AppendixScreen]
Key = Qt.Key


def test_a_bar_of_the_overview_leads_to_its_rows(
    opened: Opened, demo: Path, window: Window
) -> None:
    opened(demo)
    assert window.workspace is not None
    window.workspace.show_page(0)
    page = window.workspace.stack.currentWidget()
    assert isinstance(page, OverviewScreen)
    bar = page.bars[TaskStatus.OVERDUE]
    assert bar.bar.count > 0
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton)
    screen = window.workspace.appendix()
    assert screen is not None
    assert screen.items.subject is Subject.TASK
    assert {row.cells["status"] for row in screen.items.rows if not row.is_group} == {"Quá hạn"}


def test_counts_of_the_overview_add_up(opened: Opened, demo: Path, window: Window) -> None:
    opened(demo)
    assert window.workspace is not None
    file = window.workspace.file
    assert sum(file.counts(MeasureStatus).values()) == 34
    assert sum(file.counts(TaskStatus).values()) == 75


def test_a_missing_figure_is_one_key_away(
    opened: Opened, demo: Path, window: Window, qtbot: QtBot
) -> None:
    opened(demo)
    assert window.workspace is not None
    window.workspace.show_page(0)
    page = window.workspace.stack.currentWidget()
    assert isinstance(page, OverviewScreen)
    qtbot.waitUntil(lambda: page.missing.count() > 0)
    page.missing.setFocus()
    page.missing.setCurrentRow(0)
    QTest.keyClick(page.missing, Key.Key_Return)
    screen = window.workspace.appendix()
    assert screen is not None
    assert here(screen) == ("7", "value")


def test_due_tasks_are_the_overdue_and_those_of_the_next_30_days(
    opened: Opened, demo: Path, window: Window
) -> None:
    opened(demo)
    assert window.workspace is not None
    file = window.workspace.file
    statuses = {code: one.status for code, one in file.assessment.tasks.items()}
    found = due_tasks(file.plan.tasks, statuses, date(2026, 9, 14))
    assert found
    for task, due in found:
        overdue = statuses[task.code] is TaskStatus.OVERDUE
        assert overdue or date(2026, 9, 14) <= due <= date(2026, 10, 14)
    assert [due for _, due in found] == sorted(due for _, due in found)


def test_what_is_due_says_in_how_many_days_or_since_when(window: Window, demo: Path) -> None:
    assert window.open_path(demo)
    assert window.workspace is not None
    file, overview = window.workspace.file, window.workspace.stack.currentWidget()
    assert isinstance(overview, OverviewScreen)
    file._clock = lambda: datetime(2026, 9, 20)  # the figures closed on the 14th
    overview.refresh()
    assert file.as_of == date(2026, 9, 14)
    statuses = {code: one.status for code, one in file.assessment.tasks.items()}
    days = [(due - file.as_of).days for _, due in due_tasks(file.plan.tasks, statuses, file.as_of)]
    said = [f"quá hạn {-left} ngày" if left < 0 else f"còn {left} ngày" for left in days]
    assert min(days) < 0 < max(days)
    lines = [overview.due.item(place).text() for place in range(overview.due.count())]
    assert len(lines) == len(said)
    assert all(words in line for words, line in zip(said, lines, strict=True))
