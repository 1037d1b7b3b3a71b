"""An office's own rows: added on the plan's page, filled, assessed, printed, and taken away."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.own_row import OwnRow, OwnRowDialog
from desktop.screens.plan import PlanScreen
from desktop.window import Window
from domain.change import Subject
from domain.plan import AddsUp, OwnMeasure, OwnTask
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import MeasureStatus, TaskStatus
from tests.desktop.conftest import Told
from workflow.assess import assessed
from workflow.export import export
from workflow.history import restore
from workflow.own_rows import put_measure, put_task, take_away
from workflow.record import TypedCell, record_texts

QUARTER = Quarter(2026, 3)
MEASURE = OwnMeasure("Tỷ lệ hồ sơ trực tuyến", "%", "Văn phòng Đảng ủy", AddsUp.LATEST)
TASK = OwnTask("Số hóa tài liệu lưu trữ", "Văn phòng\nBan Xây dựng Đảng", "", "Tháng 6/2026")


@pytest.fixture
def page(window: Window, demo: Path) -> PlanScreen:
    assert window.open_path(demo)
    assert window.workspace is not None
    window.workspace.show_page(5)
    screen = window.workspace.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    return screen


def fill_in(fill: Callable[[OwnRowDialog], None]) -> None:
    """Fills in the form once it is shown."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OwnRowDialog):
            fill(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_measure_is_added_filled_and_undone(page: PlanScreen, window: Window) -> None:
    said: list[str] = []

    def fill(dialog: OwnRowDialog) -> None:
        QTest.keyClicks(dialog.name, "Ty le ho so truc tuyen")
        QTest.keyClicks(dialog.unit, "%")
        QTest.keyClicks(dialog.rule, ">90")
        dialog.read_rule()
        said.append(dialog.meaning.text())
        QTest.keyClick(dialog.rule, Qt.Key.Key_Return)

    fill_in(fill)
    click(page.add_button)
    assert said == ["Chương trình hiểu là: Đạt khi kết quả lớn hơn 90%."]
    assert page.table.plan_row is not None
    assert (page.table.plan_row.code, page.table.plan_row.is_own) == ("25", True)
    assert window.workspace is not None
    window.workspace.show_page(1)
    screen = window.workspace.appendix()
    assert screen is not None
    screen.items.write(screen.items.place_of("25", "value"), "95,5")
    assert window.workspace.file.assessment.measures["25"].status is MeasureStatus.MET
    window.undo()
    window.undo()
    assert "25" not in window.workspace.file.plan.measures


def test_a_form_without_a_name_says_so_and_stays(page: PlanScreen) -> None:
    said: list[str] = []

    def fill(dialog: OwnRowDialog) -> None:
        QTest.keyClicks(dialog.rule, ">90")
        click(dialog.save_button)
        said.append(dialog.refusal.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    fill_in(fill)
    click(page.add_button)
    assert said[0].startswith("Chưa ghi nội dung của dòng này.")
    assert "25" not in page._file.plan.measures


def test_a_task_is_added_changed_and_taken_away(
    page: PlanScreen, window: Window, told: Told
) -> None:
    page.tasks_button.setChecked(True)

    def fill(dialog: OwnRowDialog) -> None:
        QTest.keyClicks(dialog.name, "So hoa tai lieu")
        QTest.keyClicks(dialog.rule, "30/6/2026")
        click(dialog.save_button)

    fill_in(fill)
    click(page.add_button)
    row = page.table.plan_row
    assert row is not None
    assert row.rule == "Hạn cuối là ngày 30/6/2026."

    def change(dialog: OwnRowDialog) -> None:
        dialog.name.take("Số hóa hết tài liệu")
        click(dialog.save_button)

    fill_in(change)
    assert page.panel.edit_button.isVisibleTo(page.panel)
    click(page.panel.edit_button)
    assert window.workspace is not None
    assert window.workspace.file.plan.tasks[row.code].name == "Số hóa hết tài liệu"
    click(page.panel.remove_button)
    assert row.code not in window.workspace.file.plan.tasks
    assert told.problems == []


def test_the_buttons_are_there_for_own_rows_only(page: PlanScreen) -> None:
    page.go_to("10")
    assert not page.panel.own_box.isVisibleTo(page.panel)


def test_own_rows_are_assessed_and_printed(demo: Path, tmp_path: Path) -> None:
    with Store.open(demo) as store:
        put_measure(store, MEASURE, ">90")
        put_task(store, TASK)
        cells = [
            TypedCell(Subject.MEASURE, "25", "value", "95"),
            TypedCell(Subject.TASK, next(iter(store.own_plan.tasks)), "state", "Đang thực hiện"),
        ]
        assert record_texts(store, QUARTER, cells, "Nhập").refused == ()
        found = assessed(store, QUARTER)
        assert found.measures["25"].status is MeasureStatus.MET
        assert found.tasks[cells[1].code].status is TaskStatus.OVERDUE
        assert len(export(store, QUARTER, tmp_path / "out")) == 2  # read back and compared
        assert store.verify() == ()


def test_own_rows_are_there_after_a_restart_and_keep_their_codes(demo: Path) -> None:
    with Store.open(demo) as store:
        put_measure(store, MEASURE, ">90")
        put_measure(store, MEASURE, "<5")
        put_task(store, TASK)
        take_away(store, Subject.MEASURE, "25")
    with Store.open(demo) as store:
        assert list(store.own_plan.measures) == ["26"]
        assert store.plan.measures["26"].target.text == "<5"
        code = next(iter(store.plan.tasks.keys() & store.own_plan.tasks.keys()))
        assert store.plan.tasks[code].lead == ("Văn phòng", "Ban Xây dựng Đảng")
        assert [group.name for group in store.plan.groups][-1] == "Chỉ tiêu riêng của đơn vị"


def test_a_row_with_figures_is_not_taken_away(demo: Path) -> None:
    with Store.open(demo) as store:
        put_measure(store, MEASURE, ">90")
        record_texts(store, QUARTER, [TypedCell(Subject.MEASURE, "25", "value", "95")], "Nhập")
        with pytest.raises(Problem) as refused:
            take_away(store, Subject.MEASURE, "25")
        assert refused.value.code == "own_row_in_use"
        added = store.history(field="own_measure")[-1]
        with pytest.raises(Problem) as refused:
            restore(store, added, before=True)  # from the history neither
    assert refused.value.code == "own_row_in_use"


def test_the_form_shows_what_is_known_of_the_row(
    page: PlanScreen, window: Window, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    file = window.workspace.file
    file.work(lambda store: put_measure(store, MEASURE, "3-3,5"), "Thêm")
    dialog = OwnRowDialog(None, file, OwnRow(Subject.MEASURE, "25"))
    qtbot.addWidget(dialog)
    assert dialog.name.text() == MEASURE.name
    assert (dialog.unit.text(), dialog.rule.text()) == ("%", "3-3,5")
    assert "từ 3% trở lên" in dialog.meaning.text()
    assert Decimal(3) == file.plan.measures["25"].target.low


def test_history_tells_of_own_rows_in_words(demo: Path) -> None:
    from workflow.change_words import name_of, place_words, value_words  # noqa: PLC0415

    with Store.open(demo) as store:
        put_task(store, TASK)
        change = store.history(field="own_task")[0]
        assert place_words(store.plan, change) == f"kế hoạch riêng, nhiệm vụ {change.code}"
        assert name_of(store.plan, change) == TASK.name
        assert value_words(change.subject, change.field, change.new).startswith(TASK.name)
