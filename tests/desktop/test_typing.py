"""Typing in the grid with real keys, as in Excel, on a real data file."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.appendix import AppendixScreen
from desktop.window import Window
from domain.quarter import Quarter
from domain.returns import TaskState
from tests.desktop.typing_hands import Hands, editing, here, shown

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CLOSED = {"no": "in theo kế hoạch năm", "status": "chương trình tính", "estimate": "phím cách"}


def stored(path: Path, code: str, quarter: int = 4) -> Decimal | None:
    """The value in the file, read through another connection."""
    with Store.open(path) as store:
        entry = store.returns()[Quarter(2026, quarter)].entries.get(code)
        return entry.value if entry else None


def choose_quarter(qtbot: QtBot, screen: AppendixScreen, number: int) -> None:
    """Alt with the quarter's number; the button shows itself pressed for a moment first."""
    QTest.keyClick(screen.grid, Key(Key.Key_0.value + number), ALT)
    window = screen.window()
    assert isinstance(window, Window)
    qtbot.waitUntil(
        lambda: window.workspace is not None and window.workspace.file.quarter.number == number
    )


def test_typing_keeps_the_first_letter_and_enter_saves_and_goes_down(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    assert here(screen) == ("1", "value")
    hands.keys("91,5")
    hands.press(Key.Key_Return)
    assert here(screen) == ("2", "value")
    assert shown(screen, "1", "value") == "91,5"
    assert stored(blank, "1") == Decimal("91.5")


def test_enter_passes_over_heading_rows(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    screen.go_to("3", "value")
    hands_on(screen).press(Key.Key_Return)
    assert here(screen) == ("4", "value")


def test_f2_continues_the_text_with_a_decimal_comma(
    opened: Opened, hands_on: Handy, demo: Path
) -> None:
    screen = opened(demo)
    screen.go_to("6", "value")
    hands = hands_on(screen)
    hands.press(Key.Key_F2)
    assert editing(screen) == "48350,7"
    hands.keys("5")
    hands.press(Key.Key_Return)
    assert shown(screen, "6", "value") == "48.350,75"


def test_escape_leaves_the_cell_as_it_was(opened: Opened, hands_on: Handy, demo: Path) -> None:
    screen = opened(demo)
    screen.go_to("10", "value")
    hands = hands_on(screen)
    hands.keys("9")
    hands.press(Key.Key_Escape)
    assert editing(screen) is None
    assert shown(screen, "10", "value") == "655"


def test_a_refused_text_stays_in_its_field_with_the_reason_below(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("nhiều")
    hands.press(Key.Key_Return)
    assert editing(screen) == "nhiều"
    assert screen.grid.note.isVisible()
    assert "không phải là số" in screen.grid.note.text()
    assert stored(blank, "1") is None
    hands.press(Key.Key_A, CONTROL)
    hands.keys("92")
    hands.press(Key.Key_Return)
    assert editing(screen) is None
    assert stored(blank, "1") == Decimal(92)


def test_a_refused_text_is_kept_when_the_field_is_left_by_mouse(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("12,5,5")
    hands.click("3", "value")
    assert editing(screen) is None
    assert shown(screen, "1", "value") == "12,5,5"
    refusal = screen.items.refusal_at(screen.items.place_of("1", "value"))
    assert refusal is not None
    assert refusal.problem.code == "not_a_number"
    assert stored(blank, "1") is None


def test_backspaces_of_an_input_method_reach_the_field(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    """Unikey turns `dd` into `đ` by a backspace and a new letter, in the middle of typing."""
    screen = opened(blank)
    screen.go_to("1", "note")
    hands = hands_on(screen)
    hands.keys("d")
    hands.press(Key.Key_Backspace)
    hands.keys("đủ")
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "note") == "đủ"


def test_alt_enter_breaks_the_line_in_the_cell(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    screen.go_to("1", "note")
    hands = hands_on(screen)
    hands.keys("một")
    hands.press(Key.Key_Return, ALT)
    hands.keys("hai")
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "note") == "một\nhai"


def test_tab_goes_through_the_cells_to_fill_and_enter_returns_below_the_first(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("1")
    hands.press(Key.Key_Tab)
    assert here(screen) == ("1", "estimate")
    hands.press(Key.Key_Tab)
    assert here(screen) == ("1", "cause")
    hands.press(Key.Key_Return)
    assert here(screen) == ("2", "value")


def test_arrows_end_what_was_begun_by_typing(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("7")
    hands.press(Key.Key_Down)
    assert here(screen) == ("2", "value")
    assert stored(blank, "1") == Decimal(7)


def test_the_space_bar_marks_an_estimate(opened: Opened, hands_on: Handy, demo: Path) -> None:
    screen = opened(demo)
    screen.go_to("10", "estimate")
    hands = hands_on(screen)
    hands.press(Key.Key_Space)
    assert shown(screen, "10", "estimate") == "x"
    hands.press(Key.Key_Space)
    assert shown(screen, "10", "estimate") == ""


def test_a_click_on_the_box_marks_an_estimate(opened: Opened, hands_on: Handy, demo: Path) -> None:
    screen = opened(demo)
    hands_on(screen).click("8", "estimate")
    assert shown(screen, "8", "estimate") == "x"


def test_the_status_follows_the_value_at_once(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    screen.go_to("16", "value")
    hands = hands_on(screen)
    hands.keys("1,98")
    hands.press(Key.Key_Return)
    assert shown(screen, "16", "status") in {"Đạt", "Vượt"}


def test_delete_empties_the_chosen_cells(opened: Opened, hands_on: Handy, demo: Path) -> None:
    screen = opened(demo)
    screen.go_to("16", "value")
    hands = hands_on(screen)
    hands.press(Key.Key_Delete)
    assert shown(screen, "16", "value") == ""
    assert stored(demo, "16", 3) is None


def test_ctrl_arrows_jump_to_the_edge_of_the_figures(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    for text in ("1", "2", "3"):
        hands.keys(text)
        hands.press(Key.Key_Return)
    screen.go_to("1", "value")
    hands.press(Key.Key_Down, CONTROL)
    assert here(screen) == ("3", "value")
    hands.press(Key.Key_Down, CONTROL)
    assert here(screen) == ("24", "value")
    hands.press(Key.Key_Home, CONTROL)
    assert here(screen) == ("1", "value")


def test_shift_and_ctrl_extend_the_selection(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    assert [screen.items.row_at(one).code for one in screen.grid.chosen()] == ["1", "2", "3"]
    screen.go_to("1", "value")
    hands.press(Key.Key_Down, CONTROL | SHIFT)
    assert len(screen.grid.chosen()) == 34


def test_a_state_is_chosen_by_letters_without_accents(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank, 2)
    screen.go_to("1.1", "state")
    hands = hands_on(screen)
    hands.keys("d")
    hands.press(Key.Key_Return)
    assert shown(screen, "1.1", "state") == TaskState.IN_PROGRESS.word
    screen.go_to("1.2", "state")
    hands.keys("3")
    hands.press(Key.Key_Return)
    assert shown(screen, "1.2", "state") == TaskState.DONE.word


def test_a_task_keeps_its_state_when_only_the_percentage_is_typed_in_the_next_quarter(
    opened: Opened, hands_on: Handy, blank: Path, qtbot: QtBot
) -> None:
    screen = opened(blank, 2)
    choose_quarter(qtbot, screen, 1)
    screen.go_to("3.1", "state")
    hands = hands_on(screen)
    hands.keys("d")
    hands.press(Key.Key_Return)
    choose_quarter(qtbot, screen, 2)
    screen.go_to("3.1", "percent")
    hands.keys("40")
    hands.press(Key.Key_Return)
    assert shown(screen, "3.1", "percent") == "40"
    assert shown(screen, "3.1", "state") == TaskState.IN_PROGRESS.word
    with Store.open(blank) as store:
        progress = store.returns()[Quarter(2026, 2)].progress["3.1"]
    assert (progress.state, progress.percent) == (TaskState.IN_PROGRESS, Decimal(40))


def test_a_whole_quarter_is_entered_by_keyboard_alone(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    for _ in range(34):
        hands.keys("50")
        hands.press(Key.Key_Return)
    with Store.open(blank) as store:
        entries = store.returns()[Quarter(2026, 4)].entries
    assert len(entries) == 34
    assert not screen.items.refused


def test_letters_where_nothing_is_typed_leave_the_cursor_and_say_why(
    opened: Opened, hands_on: Handy, blank: Path, window: Window
) -> None:
    screen = opened(blank)
    for field, said in CLOSED.items():
        screen.go_to("3", field)
        hands_on(screen).keys("24")
        assert here(screen) == ("3", field)
        assert said in window.statusBar().currentMessage()


def test_enter_after_a_conclusion_leads_to_its_reason_and_then_down(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    screen.grid.place(screen.items.place_of("4", "verdict"))
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert shown(screen, "4", "verdict")
    assert here(screen) == ("4", "verdict_reason")
    hands.keys("theo bao cao")
    hands.press(Key.Key_Return)
    assert shown(screen, "4", "verdict_reason") == "theo bao cao"
    assert here(screen) == ("5", "verdict_reason")
    screen.grid.place(screen.items.place_of("4", "verdict"))
    hands.press(Key.Key_Return)  # the reason stands: nothing holds the cursor back
    assert here(screen) == ("5", "verdict")
