"""Copying, pasting and filling blocks in the grid, on a real data file."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from db.store import Store
from desktop.paste import PastePreview
from desktop.screens.appendix import AppendixScreen
from domain.quarter import Quarter
from domain.returns import Entry
from tests.desktop.typing_hands import Hands, shown
from workflow.record import Refused

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def previews(monkeypatch: pytest.MonkeyPatch) -> list[list[Refused]]:
    """What each preview would list; the user agrees to paste the rest."""
    seen: list[list[Refused]] = []

    def accept(_parent: object, _items: object, _good: object, refused: list[Refused]) -> bool:
        seen.append(list(refused))
        return True

    monkeypatch.setattr(PastePreview, "accepted_by", accept)
    return seen


def entries(path: Path, quarter: int = 4) -> dict[str, Entry]:
    with Store.open(path) as store:
        return dict(store.returns()[Quarter(2026, quarter)].entries)


def put_on_clipboard(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_one_pasted_column_of_34_figures_fills_the_quarter(
    opened: Opened, hands_on: Handy, blank: Path, previews: list[list[Refused]]
) -> None:
    screen = opened(blank)
    put_on_clipboard("\n".join(str(50 + n) for n in range(34)) + "\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    found = entries(blank)
    assert len(found) == 34
    assert found["24"].value == Decimal(83)
    assert previews == []
    with Store.open(blank) as store:
        assert store.batches()[0].label == "Dán 34 ô"


def test_a_block_with_heading_lines_lands_on_the_same_rows(
    opened: Opened, hands_on: Handy, blank: Path, previews: list[list[Refused]]
) -> None:
    screen = opened(blank)
    put_on_clipboard("91\n92\n3,2\n\n11\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert {code: one.value for code, one in entries(blank).items()} == {
        "1": Decimal(91),
        "2": Decimal(92),
        "3": Decimal("3.2"),
        "4": Decimal(11),
    }
    assert previews == []


def test_a_list_without_heading_lines_skips_the_headings(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    put_on_clipboard("91\n92\n3,2\n11\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert entries(blank)["4"].value == Decimal(11)


def test_a_paste_shows_what_would_be_refused_and_takes_the_rest(
    opened: Opened, hands_on: Handy, blank: Path, previews: list[list[Refused]]
) -> None:
    screen = opened(blank)
    put_on_clipboard("91\tx\nnhiều\t\n3,2\thai\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert [(one.cell.code, one.cell.field) for one in previews[0]] == [
        ("2", "value"),
        ("3", "estimate"),
    ]
    found = entries(blank)
    assert found["1"].estimate
    assert found["3"].value == Decimal("3.2")
    assert "2" not in found


def test_nothing_is_pasted_when_the_preview_is_declined(
    opened: Opened, hands_on: Handy, blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PastePreview, "accepted_by", lambda *_: False)
    screen = opened(blank)
    put_on_clipboard("91\nnhiều\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert entries(blank) == {}


def test_printed_and_computed_columns_refuse_visibly(
    opened: Opened, hands_on: Handy, blank: Path, previews: list[list[Refused]]
) -> None:
    screen = opened(blank)
    screen.go_to("1", "target")
    put_on_clipboard(">95\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert [one.problem.code for one in previews[0]] == ["read_only_cell"]


def test_one_value_is_pasted_into_every_chosen_cell(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    put_on_clipboard("90")
    hands.press(Key.Key_V, CONTROL)
    assert {one.value for one in entries(blank).values()} == {Decimal(90)}
    assert list(entries(blank)) == ["1", "2", "3"]


def test_ctrl_d_fills_down(opened: Opened, hands_on: Handy, blank: Path) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    hands.keys("88")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_D, CONTROL)
    assert [one.value for one in entries(blank).values()] == [Decimal(88)] * 3


def test_a_copied_block_is_pasted_back_the_same(
    opened: Opened, hands_on: Handy, demo: Path, previews: list[list[Refused]]
) -> None:
    screen = opened(demo)
    hands = hands_on(screen)
    before = entries(demo, 3)
    first, last = screen.items.place_of("1", "value"), screen.items.place_of("24", "note")
    screen.grid.setCurrentIndex(first)
    screen.grid.selectionModel().select(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    screen.grid.setSelection(
        screen.grid.visualRect(first).united(screen.grid.visualRect(last)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    hands.press(Key.Key_C, CONTROL)
    hands.press(Key.Key_Delete)
    assert all(one.value is None for one in entries(demo, 3).values())
    hands.press(Key.Key_V, CONTROL)
    assert entries(demo, 3) == before
    assert {one.cell.field for one in previews[0]} == {"to_date", "percent", "status"}


def test_a_copy_offers_a_table_and_text_without_thousands_dots(
    opened: Opened, hands_on: Handy, demo: Path
) -> None:
    screen = opened(demo)
    screen.go_to("6", "value")
    hands_on(screen).press(Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "48350,7"
    assert "<table>" in mime.html()


def test_undo_takes_a_whole_paste_back_even_after_a_restart(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    put_on_clipboard("91\n92\n3,2\n")
    hands_on(screen).press(Key.Key_V, CONTROL)
    again = opened(blank)
    hands_on(again).press(Key.Key_Z, CONTROL)
    assert entries(blank) == {}
    assert shown(again, "1", "value") == ""
    hands_on(again).press(Key.Key_Y, CONTROL)
    assert shown(again, "3", "value") == "3,2"
    assert len(entries(blank)) == 3


def test_the_preview_lists_place_text_and_reason(opened: Opened, blank: Path) -> None:
    screen = opened(blank)
    cell = screen.items.cell(screen.items.place_of("2", "value"), "nhiều")
    reading = screen.window().workspace.file.preview([cell])  # type: ignore[attr-defined]
    dialog = PastePreview(screen, screen.items, [], reading.refused)
    texts = [item.text() for column in range(4) if (item := dialog.table.item(0, column))]
    assert texts[0] == "Chỉ tiêu 2"
    assert texts[2] == "nhiều"
    assert "không phải là số" in texts[3]


@pytest.mark.parametrize(
    ("at", "text", "code"),
    [
        (("24", "value"), "83\n84\n", "past_the_end"),
        (("1", "note"), "có\t\t\t\t\t\t\tthừa\n", "past_the_edge"),
    ],
)
def test_what_would_fall_off_the_table_is_shown_before_the_rest_is_taken(  # noqa: PLR0917
    opened: Opened,
    hands_on: Handy,
    blank: Path,
    previews: list[list[Refused]],
    at: tuple[str, str],
    text: str,
    code: str,
) -> None:
    screen = opened(blank)
    screen.go_to(*at)
    put_on_clipboard(text)
    hands_on(screen).press(Key.Key_V, CONTROL)
    assert [one.problem.code for one in previews[0]] == [code]
    assert set(entries(blank)) == {at[0]}
