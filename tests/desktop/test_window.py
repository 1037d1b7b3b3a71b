"""The window around the grids: start, search, filters, leaving."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.appendix import ALL, AppendixScreen
from desktop.screens.start import StartScreen
from desktop.window import Window
from domain.quarter import Quarter
from domain.returns import MeasureStatus
from tests.db.test_lock import opened_elsewhere
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import Hands, here, shown

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def start_page(window: Window) -> StartScreen:
    window.show_start()
    page = window.findChild(StartScreen)
    assert isinstance(page, StartScreen)
    return page


def codes(screen: AppendixScreen) -> list[str]:
    """The rows that are shown, without headings."""
    return [row.code for row in screen.items.rows if not row.is_group]


def test_a_unit_is_found_without_accents_and_its_file_is_made(
    window: Window, told: Told, tmp_path: Path
) -> None:
    page = start_page(window)
    told.path = tmp_path / "hà tu.skq"
    page.picker.search.setFocus()
    QTest.keyClicks(page.picker.search, "ha tu")
    assert page.picker.unit is not None
    assert page.picker.unit.title == "phường Hà Tu"
    QTest.keyClick(page.picker.search, Key.Key_Return)
    assert window.workspace is not None
    assert window.workspace.file.unit.title == "phường Hà Tu"
    assert told.path.exists()


def test_units_are_those_of_the_plans_year(window: Window) -> None:
    page = start_page(window)
    years = [page.plan_box.itemText(place) for place in range(page.plan_box.count())]
    page.plan_box.setCurrentIndex(next(n for n, text in enumerate(years) if "2022" in text))
    page.picker.search.setText("Phường Hà Tu")
    assert page.picker.list.count() == 0


def test_a_file_that_is_not_there_is_told_calmly(
    window: Window, told: Told, tmp_path: Path
) -> None:
    assert not window.open_path(tmp_path / "không có.skq")
    assert len(told.problems) == 1
    assert window.workspace is None


def test_the_demonstration_office_opens_without_a_question(window: Window, told: Told) -> None:
    QTest.mouseClick(start_page(window).demo_button, Qt.MouseButton.LeftButton)
    assert window.workspace is not None
    assert window.workspace.file.quarter == Quarter(2026, 3)
    assert told.problems == []


def test_the_save_state_is_in_sight(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("91")
    hands.press(Key.Key_Return)
    window = screen.window()
    assert isinstance(window, Window)
    assert window.saved.text().startswith("Đã lưu ")


def test_search_ignores_accents_and_goes_on_with_f3(
    opened: Opened, hands_on: Handy, demo: Path
) -> None:
    screen = opened(demo)
    hands_on(screen).press(Key.Key_F, CONTROL)
    assert screen.search.hasFocus()
    QTest.keyClicks(screen.search, "nuoc sach")
    assert here(screen)[0] == "21.1"
    QTest.keyClick(screen.search, Key.Key_F3)
    assert here(screen)[0] == "21.2"
    QTest.keyClick(screen.search, Key.Key_F3)
    assert here(screen)[0] == "21.1"


def test_a_filter_shows_the_rows_of_one_status_under_their_headings(
    opened: Opened, demo: Path
) -> None:
    screen = opened(demo)
    screen.status_filter.setCurrentText(MeasureStatus.MET.word)
    assert codes(screen)
    assert {row.cells["status"] for row in screen.items.rows if not row.is_group} == {"Đạt"}
    assert screen.items.rows[0].is_group


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Đảng ủy Công an tỉnh", ["3.10", "3.10.1", "6.1"]),
        ("Ban Tổ chức Tỉnh ủy", ["1.8", "1.15", "1.22"]),
        ("Ủy ban Kiểm tra Tỉnh ủy", ["1.11", "1.15"]),
        ("Đảng ủy Ủy ban nhân dân tỉnh", ["2.16", "2.16.1", "3.4", "3.4.1", "5.2.1"]),
    ],
)
def test_a_body_finds_all_that_it_leads(
    opened: Opened, demo: Path, body: str, found: list[str]
) -> None:
    """Alone, beside others, under a task that names it and above items that do."""
    screen = opened(demo, 2)
    offered = [screen.lead_filter.itemText(n) for n in range(screen.lead_filter.count())]
    assert not [text for text in offered if text.startswith("-") or " và Đảng ủy" in text]
    screen.lead_filter.setCurrentText(body)
    assert [code for code in codes(screen) if code in found] == found
    assert "1.1" not in codes(screen)


def test_a_filtered_row_stays_while_it_is_being_filled(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    screen.status_filter.setCurrentText(MeasureStatus.NO_DATA.word)
    before = codes(screen)
    screen.go_to("16", "value")
    hands = hands_on(screen)
    hands.keys("1,9")
    hands.press(Key.Key_Return)
    assert codes(screen) == before
    assert shown(screen, "16", "status") != MeasureStatus.NO_DATA.word


def test_a_filter_that_nothing_passes_shows_nothing(opened: Opened, blank: Path) -> None:
    screen = opened(blank)
    screen.status_filter.setCurrentText(MeasureStatus.EXCEEDED.word)
    assert codes(screen) == []
    screen.go_to("10", "value")
    assert here(screen) == ("10", "value")
    assert screen.status_filter.currentText() == ALL


def test_leaving_the_page_records_the_half_typed_cell(
    opened: Opened, hands_on: Handy, blank: Path, window: Window
) -> None:
    screen = opened(blank)
    hands_on(screen).keys("93")
    assert window.workspace is not None
    window.workspace.show_page(2)
    with Store.open(blank) as store:
        assert store.returns()[Quarter(2026, 4)].entries["1"].value == 93


def test_closing_asks_before_a_refused_text_is_lost(
    opened: Opened, hands_on: Handy, blank: Path, window: Window, told: Told
) -> None:
    screen = opened(blank)
    hands_on(screen).keys("nhiều")
    told.answer = False
    window.close()
    assert window.isVisible()
    assert len(told.questions) == 1
    assert shown(screen, "1", "value") == "nhiều"
    told.answer = True
    assert window.close()


def test_the_other_quarter_asks_too_and_stays(
    opened: Opened, hands_on: Handy, blank: Path, window: Window, told: Told
) -> None:
    screen = opened(blank)
    hands_on(screen).keys("nhiều")
    told.answer = False
    assert window.workspace is not None
    window.workspace.show_quarter(1)
    assert window.workspace.file.quarter.number == 4
    assert window.workspace.quarter_buttons.checkedId() == 4
    assert shown(screen, "1", "value") == "nhiều"


def test_undo_goes_to_the_cell_even_in_another_quarter(
    opened: Opened, hands_on: Handy, blank: Path, window: Window
) -> None:
    screen = opened(blank)
    screen.go_to("10", "value")
    hands = hands_on(screen)
    hands.keys("700")
    hands.press(Key.Key_Return)
    assert window.workspace is not None
    window.workspace.show_quarter(2)
    window.undo()
    assert window.workspace.file.quarter.number == 4
    assert here(screen) == ("10", "value")
    assert shown(screen, "10", "value") == ""


def test_the_grid_is_left_by_keyboard(opened: Opened, hands_on: Handy, demo: Path) -> None:
    screen = opened(demo)
    hands_on(screen).press(Key.Key_Tab, CONTROL)
    assert not screen.grid.hasFocus()


def test_the_details_say_why(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    screen.go_to("16", "value")
    words = screen.details.toPlainText()
    assert words.startswith("16. Tỷ lệ thất nghiệp")
    assert "Cách tính" in words


def test_a_screen_reader_hears_row_column_and_text(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    index = screen.items.place_of("16", "value")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tỷ lệ thất nghiệp; Thực hiện quý III/2026: ")


def test_qts_own_buttons_speak_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Bỏ qua"


def test_no_key_of_the_window_has_two_meanings(window: Window) -> None:
    keys = [one.toString() for action in window.findChildren(QAction) for one in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_a_file_that_somebody_writes_can_be_opened_to_look_at(
    window: Window, demo: Path, told: Told
) -> None:
    with opened_elsewhere(demo):
        assert window.open_path(demo)
        assert "đang được mở để ghi" in told.questions[0]
        assert window.saved.text() == "Chỉ đọc: tệp này không ghi được"
        assert window.close_file()
        told.answer = False
        assert not window.open_path(demo)
    assert not told.problems


@pytest.mark.parametrize("folder", ["OneDrive - Sở Nội vụ", "Dropbox"])
def test_a_synchronised_folder_is_warned_of_once(
    window: Window, demo: Path, told: Told, qtbot: QtBot, folder: str
) -> None:
    path = demo.parent / folder / "a.skq"
    path.parent.mkdir()
    demo.rename(path)
    for _ in range(2):
        assert window.open_path(path)
        qtbot.waitUntil(lambda: len(told.problems) == 1)
    assert told.problems[0].code == "unsafe_folder"
    assert str(path) in told.problems[0].sentence
    assert "đồng bộ" in told.problems[0].advice
