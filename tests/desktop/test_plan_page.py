"""The year's plan on the screen: doubts, the office's own plan, taking in a pack."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import ask
from desktop.plan_rows import DOUBT, LEFT_OUT
from desktop.screens.appendix import AppendixScreen
from desktop.screens.plan import PlanScreen
from desktop.screens.plan_import import PackDialog, import_plan
from desktop.screens.plan_import import told as page_told
from desktop.screens.start import StartScreen
from desktop.window import Window
from domain.change import Subject
from domain.pack import pack_text
from domain.problem import Problem
from domain.target import TargetKind
from tests.desktop.conftest import Told
from workflow.folders import PLANS, user_folder
from workflow.import_plan import preview_pack
from workflow.own_plan import leave_out
from workflow.plans import plan, plans

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Opened = Callable[[Path, int], AppendixScreen]


@pytest.fixture
def page(opened: Opened, blank: Path, window: Window) -> PlanScreen:
    """The plan page of an empty file."""
    opened(blank, 1)
    assert window.workspace is not None
    navigation = window.workspace.navigation
    names = [navigation.item(place).text() for place in range(navigation.count())]
    window.workspace.show_page(names.index("Kế hoạch năm"))
    shown = window.workspace.stack.currentWidget()
    assert isinstance(shown, PlanScreen)
    return shown


def codes(page: PlanScreen) -> list[str]:
    return [row.code for row in page.table._rows if not row.is_group]


def type_target(page: PlanScreen, text: str) -> None:
    page.panel.target.setFocus()
    QTest.keyClick(page.panel.target, Key.Key_A, CONTROL)
    QTest.keyClicks(page.panel.target, text)


def test_every_row_of_the_plan_is_there(page: PlanScreen) -> None:
    known = plan("nq-05-2026")
    assert codes(page) == list(known.measures)
    QTest.mouseClick(page.tasks_button, LEFT)
    assert codes(page) == list(known.tasks)


def test_doubts_can_be_shown_alone(page: PlanScreen) -> None:
    page.doubt_box.setFocus()
    QTest.keyClick(page.doubt_box, Key.Key_Space)
    known = plan("nq-05-2026").measures
    assert codes(page) == [code for code, one in known.items() if one.doubt]
    assert all(DOUBT in row.marks for row in page.table._rows if not row.is_group)


def test_search_ignores_accents(page: PlanScreen) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "that nghiep")
    assert codes(page) == ["16"]
    assert "thất nghiệp" in page.panel.printed.toPlainText()


def test_printed_text_and_rule_stand_side_by_side(page: PlanScreen) -> None:
    page.go_to("3")
    told = page.panel.printed.toPlainText()
    assert "3-3,5" in told
    assert "Đạt khi kết quả từ 3% trở lên" in told


def test_an_own_target_is_confirmed_before_it_holds(
    page: PlanScreen, window: Window, qtbot: QtBot
) -> None:
    page.go_to("4")
    type_target(page, ">=13,5")
    assert window.workspace is not None
    file = window.workspace.file
    QTest.mouseClick(page.panel.use_button, LEFT)  # at once: the rule has not been seen yet
    assert not file.own_plan.targets
    qtbot.waitUntil(lambda: "từ 13,5%" in page.panel.meaning.text())
    QTest.mouseClick(page.panel.use_button, LEFT)
    target = file.own_plan.targets["4"]
    assert (target.text, target.kind, target.low) == (
        ">=13,5",
        TargetKind.AT_LEAST,
        Decimal("13.5"),
    )
    assert "Mục tiêu riêng" in page.panel.printed.toPlainText()
    QTest.mouseClick(page.panel.back_button, LEFT)
    assert not file.own_plan.targets
    assert page.panel.target.text() == ""


def test_the_rule_is_shown_while_the_target_is_typed(page: PlanScreen, qtbot: QtBot) -> None:
    page.go_to("4")
    type_target(page, "<2,05")
    qtbot.waitUntil(lambda: "nhỏ hơn 2,05" in page.panel.meaning.text())


def test_a_target_that_states_no_figure_is_left_to_the_clerk(
    page: PlanScreen, window: Window
) -> None:
    page.go_to("4")
    type_target(page, "tang kha so voi nam truoc")
    QTest.keyClick(page.panel.target, Key.Key_Return)
    assert "tự đánh giá" in page.panel.meaning.text()
    QTest.mouseClick(page.panel.use_button, LEFT)
    assert window.workspace is not None
    assert window.workspace.file.own_plan.targets["4"].kind is TargetKind.JUDGED


def test_a_measure_that_is_left_out_disappears_from_the_appendix(
    page: PlanScreen, window: Window
) -> None:
    page.go_to("4")
    page.panel.out_box.setFocus()
    QTest.keyClick(page.panel.out_box, Key.Key_Space)
    assert window.workspace is not None
    assert window.workspace.file.own_plan.left_out == {"4"}
    assert LEFT_OUT in page.panel.printed.toPlainText()
    window.workspace.show_page(1)
    screen = window.workspace.appendix()
    assert screen is not None
    assert "4" not in [row.code for row in screen.items.rows]
    window.undo()
    assert "4" in [row.code for row in screen.items.rows]


def test_a_task_goes_with_its_items_and_comes_with_one(page: PlanScreen, window: Window) -> None:
    assert window.workspace is not None
    file = window.workspace.file
    task = next(one for one in file.plan.tasks.values() if one.items)
    family = {task.code, *(item.code for item in task.items)}
    page.go_to(task.code, "left_out_task")
    QTest.mouseClick(page.panel.out_box, LEFT, pos=page.panel.out_box.rect().center() * 0.1)
    assert file.own_plan.left_out_tasks == family
    item = task.items[0].code
    file.work(lambda store: leave_out(store, Subject.TASK, item, out=False), "Lấy lại")
    assert file.own_plan.left_out_tasks == family - {task.code, item}


def test_planned_figures_are_recorded_when_they_are_left(page: PlanScreen, window: Window) -> None:
    page.go_to("10")
    for number, text in ((1, "500"), (2, "1100")):
        field = page.panel.pace[number]
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Tab)
    assert window.workspace is not None
    pace = window.workspace.file.own_plan.pace
    assert pace == {("10", 1): Decimal(500), ("10", 2): Decimal(1100)}


def test_a_planned_figure_that_cannot_be_read_stays_with_its_reason(
    page: PlanScreen, window: Window
) -> None:
    page.go_to("10")
    field = page.panel.pace[3]
    field.setFocus()
    QTest.keyClicks(field, "nhieu")
    QTest.keyClick(field, Key.Key_Tab)
    assert "Kế hoạch quý III" in page.panel.pace_note.text()
    page.go_to("11")
    assert (field.text(), page.panel.pace_note.text()) == ("", "")
    page.go_to("10")
    assert field.text() == "nhieu"
    assert window.workspace is not None
    assert not window.workspace.file.own_plan.pace


def pack(folder: Path, **changes: object) -> Path:
    """A pack like the built-in one with some of its keys changed."""
    shape = json.loads((PLANS / "nq-05-2026.json").read_text(encoding="utf-8"))
    shape.update(changes)
    path = folder / "gửi đến.json"
    path.write_text(json.dumps(shape, ensure_ascii=False), encoding="utf-8")
    return path


def answer_dialog(accept: bool, seen: list[str]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PackDialog)
        seen.append(dialog.text.toPlainText())
        buttons = dialog.buttons.buttons()
        QTest.mouseClick(dialog.install_button if accept else buttons[-1], LEFT)

    QTimer.singleShot(0, look)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Says which file the user would choose."""

    def chosen(path: Path | None) -> None:
        monkeypatch.setattr(ask, "plan_file_to_open", lambda _parent: path)

    return chosen


Choose = Callable[[Path | None], None]


def test_a_pack_is_looked_at_and_installed(window: Window, choose: Choose, tmp_path: Path) -> None:
    choose(pack(tmp_path, id="nq-moi-2026"))
    seen: list[str] = []
    answer_dialog(True, seen)
    assert import_plan(window)
    assert "34 dòng chỉ tiêu" in seen[0]
    assert "Kế hoạch mới" in seen[0]
    assert "Cần đối chiếu bản gốc" in seen[0]
    assert (user_folder() / "plans" / "nq-moi-2026.json").exists()
    assert "nq-moi-2026" in [one.id for one in plans()]


def test_a_pack_that_is_not_wanted_leaves_nothing(
    window: Window, choose: Choose, tmp_path: Path
) -> None:
    choose(pack(tmp_path, id="nq-moi-2026"))
    answer_dialog(False, [])
    assert not import_plan(window)
    assert not (user_folder() / "plans").exists()


def test_the_start_page_offers_the_new_plan(window: Window, choose: Choose, tmp_path: Path) -> None:
    window.show_start()
    choose(pack(tmp_path, id="nq-moi-2026"))
    answer_dialog(True, [])
    window.import_plan()
    start = window._start
    assert isinstance(start, StartScreen)
    assert start.plan_box.count() == len(plans())


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "so-ket-quy-plan/1"}', ""])
def test_a_bad_pack_is_told_with_its_place(
    window: Window, choose: Choose, told: Told, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "hỏng.json"
    path.write_text(content, encoding="utf-8")
    choose(path)
    assert not import_plan(window)
    assert [one.code for one in told.problems] == ["bad_pack"]


def test_a_rule_that_the_printed_words_do_not_state_is_named(tmp_path: Path) -> None:
    shape = json.loads((PLANS / "nq-05-2026.json").read_text(encoding="utf-8"))
    measure = shape["groups"][0]["indicators"][0]["measures"][0]
    measure["source"] = None
    measure["target"] = {"text": ">90", "kind": "less_than", "low": None, "high": "90"}
    preview = preview_pack(pack(tmp_path, groups=shape["groups"]))
    assert any("khác với cách đọc chữ in" in one and "1" in one for one in preview.remarks)
    assert "cùng mã" in page_told(preview)


def test_a_known_pack_is_recognised() -> None:
    preview = preview_pack(PLANS / "nq-2022.json")
    assert preview.is_known
    assert "giống hệt" in page_told(preview)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "không có.json"):
        with pytest.raises(Problem) as caught:
            preview_pack(path)
        assert caught.value.code == "no_file"


def test_what_is_installed_is_written_anew(window: Window, choose: Choose, tmp_path: Path) -> None:
    """Not the file that was sent: only what was read and checked."""
    choose(pack(tmp_path, id="con"))
    answer_dialog(True, [])
    assert import_plan(window)
    installed = list((user_folder() / "plans").iterdir())
    assert [one.name for one in installed] == ["con_.json"]  # Windows keeps `con` for itself
    assert installed[0].read_text(encoding="utf-8") == pack_text(plan("con"))
