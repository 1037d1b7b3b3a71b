"""The window around the grids: start, search, filters, leaving, failures."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.ask import tell_problem
from desktop.failure import Failures
from desktop.running import Running
from desktop.screens.appendix import ALL, AppendixScreen
from desktop.screens.overview import OverviewScreen, due_tasks
from desktop.screens.start import StartScreen
from desktop.tasks import Tasks
from desktop.window import Window
from domain.change import Subject
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import MeasureStatus, TaskStatus
from tests.db.test_lock import opened_elsewhere
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import Hands, editing, here, shown

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


@pytest.fixture
def failures(qtbot: QtBot, tmp_path: Path) -> Iterator[Failures]:
    running = Running(tmp_path / "home")
    handler = Failures(running.begin_log)
    yield handler
    handler.uninstall()
    running.end()


def log_in(folder: Path) -> str:
    return (folder / "home" / "nhat-ky.txt").read_text(encoding="utf-8")


def test_a_full_disk_keeps_the_typed_text_in_its_field(
    opened: Opened, hands_on: Handy, blank: Path, monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    screen = opened(blank)

    def refuse(*_: object) -> None:
        raise Problem("disk_full", "Ổ đĩa đã đầy.", "Hãy giải phóng dung lượng.")

    assert window.workspace is not None
    hands = hands_on(screen)
    hands.keys("93")
    with monkeypatch.context() as full:
        full.setattr(window.workspace.file.store, "record", refuse)
        hands.press(Key.Key_Return)
    assert editing(screen) == "93"
    assert "Ổ đĩa đã đầy" in screen.grid.note.text()
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "value") == "93"


def test_our_own_mistake_while_saving_loses_nothing_and_is_told(
    opened: Opened, hands_on: Handy, blank: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen = opened(blank)

    def fail(*_: object) -> None:
        raise ValueError

    window = screen.window()
    assert isinstance(window, Window)
    assert window.workspace is not None
    hands = hands_on(screen)
    hands.keys("93")
    with monkeypatch.context() as broken, qtbot.captureExceptions() as caught:
        broken.setattr(window.workspace.file.store, "record", fail)
        hands.press(Key.Key_Return)
    assert [kind for kind, _, _ in caught] == [ValueError]
    assert editing(screen) == "93"
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "value") == "93"


@pytest.mark.usefixtures("expected_log")
def test_an_error_is_logged_without_what_was_entered_and_told_once(
    failures: Failures, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    failures.take(ValueError("giá trị bí mật 12345"))
    failures.take(Problem("disk_full", "Ổ đĩa đã đầy."))
    qtbot.waitUntil(lambda: told.failures == 1 and len(told.problems) == 1)
    log = log_in(tmp_path)
    assert "ValueError" in log
    assert "12345" not in log


def test_a_told_problem_leaves_its_code_in_the_log_and_no_word_of_it(
    failures: Failures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures._begin_log()
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    tell_problem(None, Problem("disk_full", "Ổ đĩa đã đầy.", "Hãy xóa bớt."))
    log = log_in(tmp_path)
    assert "problem disk_full" in log
    assert "Ổ đĩa" not in log


@pytest.mark.usefixtures("expected_log")
def test_an_error_on_any_thread_reaches_the_one_handler(
    failures: Failures, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ValueError

    failures.install()
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    finally:
        failures.uninstall()
    qtbot.waitUntil(lambda: told.failures == 1)
    assert "ValueError" in log_in(tmp_path)


def test_background_work_reports_on_the_windows_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    threads: list[object] = []
    job = tasks.start(threading.current_thread)
    with qtbot.waitSignal(job.done) as signal:
        job.done.connect(lambda _thread: threads.append(threading.current_thread()))
    assert signal.args is not None
    assert signal.args[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]


def test_refused_background_work_gives_its_problem(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Problem("no", "Không.")

    tasks = Tasks()
    job = tasks.start(refuse)
    with qtbot.waitSignal(job.refused) as signal:
        pass
    assert signal.args is not None
    assert signal.args[0].code == "no"
    qtbot.waitUntil(lambda: not tasks.is_busy)


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
