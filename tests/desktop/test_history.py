"""Who changed what and when: of the file, of a cell, and a value taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from db.store import Store
from desktop.screens.appendix import AppendixScreen
from desktop.screens.history import CellHistory, HistoryScreen
from desktop.window import Window
from domain.change import BatchKind, Subject, field_names
from domain.returns import MeasureStatus
from tests.desktop.typing_hands import Hands, here, shown
from workflow.change_words import FIELD_WORDS, NOTHING, subject_word, value_words
from workflow.history import Place, changes_of, restore
from workflow.record import TypedCell

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Opened = Callable[[Path, int], AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]


def type_value(screen: AppendixScreen, hands: Hands, text: str) -> None:
    screen.go_to("4", "value")
    hands.keys(text)
    hands.press(Key.Key_Return)


def history_page(window: Window) -> HistoryScreen:
    assert window.workspace is not None
    names = [window.workspace.navigation.item(n).text() for n in range(8) if _named(window, n)]
    window.workspace.show_page(names.index("Nhật ký"))
    page = window.workspace.stack.currentWidget()
    assert isinstance(page, HistoryScreen)
    return page


def _named(window: Window, place: int) -> bool:
    assert window.workspace is not None
    return place < window.workspace.navigation.count()


def lines(page: HistoryScreen) -> list[str]:
    """The text of every line that is there, opened or not."""
    found: list[str] = []

    def walk(item: QTreeWidgetItem) -> None:
        found.append(" | ".join(item.text(column) for column in range(item.columnCount())))
        for place in range(item.childCount()):
            child = item.child(place)
            assert child is not None
            walk(child)

    tree = page.view.tree
    for place in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(place)
        assert top is not None
        walk(top)
    return found


def test_a_change_is_listed_with_its_old_and_new_value(
    opened: Opened, blank: Path, hands_on: Handy, window: Window
) -> None:
    screen = opened(blank, 1)
    type_value(screen, hands_on(screen), "11,5")
    type_value(screen, hands_on(screen), "12,5")
    first = lines(history_page(window))[1]
    assert "Chỉ tiêu 4" in first
    assert "| 11,5 | 12,5 |" in first


def test_an_old_value_is_taken_back_as_a_new_change(
    opened: Opened, blank: Path, hands_on: Handy, window: Window
) -> None:
    screen = opened(blank, 1)
    type_value(screen, hands_on(screen), "11,5")
    type_value(screen, hands_on(screen), "12,5")
    page = history_page(window)
    assert "11,5" in page.view.old_button.text()
    QTest.mouseClick(page.view.old_button, LEFT)
    assert shown(screen, "4", "value") == "12,5"  # not in sight, so not drawn anew yet
    assert window.workspace is not None
    window.workspace.show_page(1)
    assert shown(screen, "4", "value") == "11,5"
    newest = window.workspace.file.store.batches()[0]
    assert newest.kind is BatchKind.RECORD
    assert newest.label.startswith("Lấy lại")


def test_enter_leads_to_the_cell(
    opened: Opened, blank: Path, hands_on: Handy, window: Window
) -> None:
    screen = opened(blank, 1)
    type_value(screen, hands_on(screen), "11,5")
    screen.go_to("20", "value")
    page = history_page(window)
    page.view.tree.setFocus()
    QTest.keyClick(page.view.tree, Key.Key_Return)
    assert window.workspace is not None
    assert window.workspace.appendix() is screen
    assert here(screen) == ("4", "value")


def test_searching_leaves_what_holds_the_words(opened: Opened, demo: Path, window: Window) -> None:
    opened(demo, 1)
    page = history_page(window)
    page.search.setFocus()
    QTest.keyClicks(page.search, "xep loai khong co trong nhat ky")
    assert lines(page) == []
    page.search.clear()
    QTest.keyClicks(page.search, "thong tin don vi")
    assert any("Tạo tệp" in line for line in lines(page))


def test_the_kind_can_be_chosen(opened: Opened, demo: Path, window: Window) -> None:
    opened(demo, 1)
    page = history_page(window)
    page.subject_box.setCurrentIndex(page.subject_box.findData(Subject.NARRATIVE))
    assert [line for line in lines(page) if "Lời văn" in line]
    assert not [line for line in lines(page) if "Tạo tệp" in line]


def test_the_history_of_the_cell_with_the_cursor(
    opened: Opened, blank: Path, hands_on: Handy
) -> None:
    screen = opened(blank, 1)
    type_value(screen, hands_on(screen), "11,5")
    screen.go_to("4", "value")
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CellHistory)
        change = dialog.view.tree.change
        seen.append(f"{change.code} {change.new}" if change else "")
        QTest.mouseClick(dialog.view.old_button, LEFT)
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, look)
    QTest.keyClick(screen.grid, Key.Key_H, CONTROL | SHIFT)
    assert seen == ["4 11.5"]
    assert shown(screen, "4", "value") == ""


def test_every_field_has_a_word() -> None:
    for subject in Subject:
        assert subject_word(subject)
        assert set(FIELD_WORDS[subject]) == set(field_names(subject))


@pytest.mark.parametrize(
    ("subject", "field", "text", "words"),
    [
        (Subject.MEASURE, "value", "1234.50", "1.234,50"),
        (Subject.MEASURE, "value", None, NOTHING),
        (Subject.MEASURE, "verdict", "not_met", "Không đạt"),
        (Subject.TASK, "state", "done", "Đã hoàn thành"),
        (Subject.TASK, "done_on", "2026-03-31", "31/3/2026"),
        (Subject.OFFICE, "recipients", '["A", "B"]', "A\nB"),
        (Subject.OFFICE, "profile", "nd30", "Nhà nước – Nghị định 30/2020/NĐ-CP"),
        (Subject.OWN_PLAN, "left_out", "1", "có"),
        (Subject.NARRATIVE, "carried_from", "2026Q2", "quý II/2026"),
    ],
)
def test_values_are_told_in_words(
    subject: Subject, field: str, text: str | None, words: str
) -> None:
    assert value_words(subject, field, text) == words


def test_a_verdict_goes_back_together_with_its_reason(
    opened: Opened, blank: Path, window: Window
) -> None:
    opened(blank, 1)
    assert window.workspace is not None
    file = window.workspace.file
    for verdict, reason in (("Đạt", "lý do một"), ("Không đạt", "lý do hai")):
        cells = [
            TypedCell(Subject.MEASURE, "4", "verdict", verdict),
            TypedCell(Subject.MEASURE, "4", "verdict_reason", reason),
        ]
        assert not file.record(cells, "Tự đánh giá")
    place = Place(Subject.MEASURE, "4", "verdict", file.quarter)
    newest = changes_of(file.store, place)[0]
    restore(file.store, newest, before=True)
    entry = file.store.return_for(file.quarter).entries["4"]
    assert (entry.verdict, entry.verdict_reason) == (MeasureStatus.MET, "lý do một")


def test_a_value_that_is_there_already_changes_nothing(demo: Path) -> None:
    with Store.open(demo) as store:
        newest = store.history(Subject.MEASURE, limit=1)[0]
        before = len(store.batches())
        assert restore(store, newest, before=False) == 0
        assert len(store.batches()) == before
