"""The filters over a grid: status, group and lead body, each alone and together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop.screens.appendix import ALL, AppendixScreen
from domain.returns import TaskStatus

Opened = Callable[..., AppendixScreen]


def codes(screen: AppendixScreen) -> list[str]:
    return [row.code for row in screen.items.rows if not row.is_group]


def choose(box: QComboBox, words: str) -> None:
    """Choose the entry that begins with the words, by the keyboard."""
    box.setFocus()
    place = next(n for n in range(box.count()) if box.itemText(n).startswith(words))
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_a_group_is_shown_alone(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    choose(screen.group_filter, "I. Về xây dựng Đảng")
    assert codes(screen) == ["1", "2", "3"]
    assert [row.code for row in screen.items.rows if row.is_group] == ["group.I"]


def test_a_section_of_tasks_is_shown_alone(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    choose(screen.group_filter, "2. ")
    assert codes(screen)
    assert all(code.startswith("2.") for code in codes(screen))


def test_a_lead_body_is_listed_once_and_shows_its_tasks(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    names = [screen.lead_filter.itemText(n) for n in range(1, screen.lead_filter.count())]
    assert len(set(names)) == len(names)
    assert not any(name.startswith("-") for name in names)
    choose(screen.lead_filter, names[3])
    assert codes(screen)
    rows = [row for row in screen.items.rows if not row.is_group]
    assert all(names[3] in row.leads for row in rows)


def test_filters_hold_together_and_are_taken_away_together(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    everything = codes(screen)
    choose(screen.group_filter, "1. ")
    choose(screen.status_filter, TaskStatus.DONE_IN_TIME.word)
    shown = [row for row in screen.items.rows if not row.is_group]
    assert shown
    assert {row.cells["status"] for row in shown} == {TaskStatus.DONE_IN_TIME.word}
    assert all(row.code.startswith("1.") for row in shown)
    screen.clear_filters()
    assert codes(screen) == everything
    assert {box.currentText() for box in screen.findChildren(QComboBox)[:3]} == {ALL}


def test_an_open_list_shows_its_words_whole(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    for box in (screen.status_filter, screen.group_filter, screen.lead_filter):
        assert box.view().minimumWidth() >= box.view().sizeHintForColumn(0)
