"""The window's menus as data, and the one builder that makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True)
class Entry:
    """A menu entry; one without words is a line. `in_file` ones need an open data file."""

    words: str = ""
    do: Callable[[], object] | None = None
    keys: str = ""
    in_file: bool = False


@dataclass(frozen=True)
class Menu:
    """A menu with its entries."""

    words: str
    entries: Sequence[Entry]


LINE = Entry()


def build(window: QMainWindow, menus: Sequence[Menu]) -> list[QAction]:
    """Make the menus; gives back the actions that need an open data file."""
    in_file: list[QAction] = []
    for menu in menus:
        shown = window.menuBar().addMenu(menu.words)
        for entry in menu.entries:
            if entry is LINE:
                shown.addSeparator()
                continue
            action = _action(window, entry)
            shown.addAction(action)
            in_file += [action] if entry.in_file else []
    return in_file


def _action(window: QMainWindow, entry: Entry) -> QAction:
    action = QAction(entry.words, window)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split("|") if keys])
    if entry.do:
        do = entry.do
        action.triggered.connect(lambda _checked=False: do())
    return action
