"""An input method that composes (Windows has some) may begin before a cell is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.screens.appendix import AppendixScreen
from tests.desktop.typing_hands import Hands, shown

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]


def compose(target: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("before", ["", "Chữ cũ"])
def test_a_composition_opens_the_cell_and_replaces_its_text(
    opened: Opened, hands_on: Handy, blank: Path, before: str
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    screen.go_to("4", "note")
    screen.items.write(screen.items.place_of("4", "note"), before)
    for letters in ("t", "ti", "tiê", "tiế", "tiến"):
        compose(screen.grid, letters)
    assert screen.grid.editor is not None
    compose(screen.grid, "", "tiến")
    compose(screen.grid.editor, "đ")
    compose(screen.grid.editor, "", " độ")
    hands.press(Qt.Key.Key_Return)
    assert shown(screen, "4", "note") == "tiến độ"


def test_a_composition_goes_on_behind_the_text_after_f2(
    opened: Opened, hands_on: Handy, blank: Path
) -> None:
    screen = opened(blank)
    hands = hands_on(screen)
    screen.go_to("4", "note")
    screen.items.write(screen.items.place_of("4", "note"), "Đã")
    hands.press(Qt.Key.Key_F2)
    assert screen.grid.editor is not None
    compose(screen.grid.editor, " xo")
    compose(screen.grid.editor, "", " xong")
    hands.press(Qt.Key.Key_Return)
    assert shown(screen, "4", "note") == "Đã xong"


def test_a_composition_in_a_printed_cell_opens_nothing(opened: Opened, blank: Path) -> None:
    screen = opened(blank)
    screen.go_to("4", "name")
    compose(screen.grid, "a")
    compose(screen.grid, "", "á")
    assert screen.grid.editor is None


def test_vni_backspaces_reach_the_field(opened: Opened, hands_on: Handy, blank: Path) -> None:
    """`tie6ng1 d9uoc75`: each digit takes letters back and sends them with their marks."""
    screen = opened(blank)
    hands = hands_on(screen)
    screen.go_to("4", "note")
    for keys, backspaces in (("tie", 1), ("êng", 3), ("ếng d", 1), ("đuoc", 2), ("ơc", 3)):
        hands.keys(keys)
        for _ in range(backspaces):
            hands.press(Qt.Key.Key_Backspace)
    hands.keys("ược")
    hands.press(Qt.Key.Key_Return)
    assert shown(screen, "4", "note") == "tiếng được"
