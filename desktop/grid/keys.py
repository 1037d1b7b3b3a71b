"""Which key does what in a grid, as in Excel; a table instead of a chain of conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from desktop.grid.view import AppendixGrid

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier

Command = Callable[["AppendixGrid"], object]

_COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (Key.Key_Return, _NONE): lambda grid: grid.go(1, 0),
    (Key.Key_Return, _SHIFT): lambda grid: grid.go(-1, 0),
    (Key.Key_Tab, _NONE): lambda grid: grid.go(0, 1),
    (Key.Key_Backtab, _NONE): lambda grid: grid.go(0, -1),
    (Key.Key_Backtab, _SHIFT): lambda grid: grid.go(0, -1),
    (Key.Key_Tab, _SHIFT): lambda grid: grid.go(0, -1),
    (Key.Key_Tab, _CONTROL): lambda grid: grid.leave(forward=True),
    (Key.Key_Backtab, _CONTROL | _SHIFT): lambda grid: grid.leave(forward=False),
    (Key.Key_F2, _NONE): lambda grid: grid.open_editor(),
    (Key.Key_Down, _ALT): lambda grid: grid.open_editor(),
    (Key.Key_Delete, _NONE): lambda grid: grid.write_chosen("", "Xóa nội dung"),
    (Key.Key_D, _CONTROL): lambda grid: grid.fill_down(),
}
_STANDARD: tuple[tuple[QKeySequence.StandardKey, Command], ...] = (
    (QKeySequence.StandardKey.Copy, lambda grid: grid.copy()),
    (QKeySequence.StandardKey.Cut, lambda grid: grid.cut()),
    (QKeySequence.StandardKey.Paste, lambda grid: grid.paste()),
)
_Action = QAbstractItemView.CursorAction
_ACTIONS = {
    Key.Key_Up: _Action.MoveUp,
    Key.Key_Down: _Action.MoveDown,
    Key.Key_Left: _Action.MoveLeft,
    Key.Key_Right: _Action.MoveRight,
    Key.Key_Home: _Action.MoveHome,
    Key.Key_End: _Action.MoveEnd,
    Key.Key_PageUp: _Action.MovePageUp,
    Key.Key_PageDown: _Action.MovePageDown,
}
_MARK_KEYS = frozenset({Key.Key_Space, Key.Key_X, Key.Key_1})


def command_of(event: QKeyEvent) -> Command | None:
    """What the key asks of the grid, or None where the grid has no own meaning for it."""
    for standard, command in _STANDARD:
        if event.matches(standard):
            return command
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Key.Key_Return if event.key() == Key.Key_Enter else Key(event.key())
    return _COMMANDS.get((key, modifiers))


def action_of(event: QKeyEvent) -> QAbstractItemView.CursorAction | None:
    """Where the key moves the cursor; None for other keys."""
    return _ACTIONS.get(Key(event.key()))


def sets_mark(event: QKeyEvent) -> bool:
    """Whether the key sets or takes away a mark in a cell that holds one."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NONE
    return plain and event.key() in _MARK_KEYS
