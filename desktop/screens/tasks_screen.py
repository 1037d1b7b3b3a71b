"""The page of Phụ lục II: the grid, and beside it the chosen task as a form."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.datafile import DataFile
from desktop.grid.rows import GridRow
from desktop.screens.appendix import AppendixScreen
from desktop.screens.task_panel import TaskPanel
from desktop.screens.tasks import TASKS
from domain.problem import Problem
from domain.report import RowKind
from workflow.record import TypedCell

_ROOMY_IN_CHARS = 150  # where the page is narrower the form waits until it is asked for


class TasksScreen(AppendixScreen):
    """Appendix II with its form; the sub-items of a task can be folded away under it."""

    _folded: frozenset[str] = frozenset()  # the tasks whose sub-items are not shown

    def __init__(self, file: DataFile) -> None:
        super().__init__(TASKS, file)
        self._parents = {
            item.code: task.code
            for section in file.plan.sections
            for task in section.tasks
            for item in task.items
        }
        self.fold_button = QPushButton("Thu gọn ý nhỏ")
        self._offer_folding()
        self.panel = TaskPanel(self.items)
        self._asked = False  # whether the clerk has shown or hidden the form
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._stand_beside()
        self.grid.row_shown.connect(self.panel.show_task)
        self.panel.left.connect(self._back_to_grid)

    def settle(self) -> Problem | None:
        """Record what is half-typed in the form and in the grid."""
        self.panel.settle()
        return super().settle()

    def typed(self) -> tuple[TypedCell, ...]:
        """What is half-typed in the form and in the grid."""
        return (*super().typed(), *self.panel.typed())

    def step_into_panel(self) -> None:
        """Show the form and go into it; from inside it hide it (F6)."""
        self._asked = True
        if any(widget.hasFocus() for widget in self.panel.findChildren(QWidget)):
            self._back_to_grid()
            self.panel.hide()
        else:
            self.grid.settle()
            self.panel.show()
            self.panel.begin()

    def clear_filters(self) -> None:
        """Show every row again, the sub-items too."""
        self.fold_all(False)
        super().clear_filters()

    def fold_all(self, folded: bool) -> None:
        """Fold away the sub-items of every task, or show them all."""
        self._fold(frozenset(self._parents.values()) if folded else frozenset())

    def fold_here(self, folded: bool) -> None:
        """Fold away or show the sub-items of the task with the cursor."""
        code = self._parents.get(self.panel.code, self.panel.code)
        if code in self._parents.values():
            self._fold(self._folded | {code} if folded else self._folded - {code})
            self.grid.go_to(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._asked:
            room = self.fontMetrics().averageCharWidth() * _ROOMY_IN_CHARS
            self.panel.setVisible(self.width() >= room)

    def _fold(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self.grid.settle()
            self._folded = folded
            self.fold_button.setChecked(bool(folded))
            self.refresh()

    def _passes(self, row: GridRow) -> bool:
        if self._folded and row.kind is RowKind.ITEM and self._parents[row.code] in self._folded:
            return False
        return super()._passes(row)

    def _offer_folding(self) -> None:
        """A button beside the filters, and the keys with which Excel folds groups of rows."""
        self.fold_button.setCheckable(True)
        self.fold_button.setToolTip("Alt+Shift+← và Alt+Shift+→: thu gọn, mở riêng nhiệm vụ này")
        self.fold_button.clicked.connect(self.fold_all)
        tools = cast(QVBoxLayout, self.layout()).itemAt(0)
        cast(QHBoxLayout, tools.layout() if tools else None).addWidget(self.fold_button)
        for keys, folded in (("Alt+Shift+Left", True), ("Alt+Shift+Right", False)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.fold_here, folded))

    def _stand_beside(self) -> None:
        cast(QVBoxLayout, self.layout()).replaceWidget(self.grid, self._split)
        self._split.addWidget(self.grid)
        self._split.addWidget(self.panel)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)

    def _back_to_grid(self) -> None:
        self.panel.settle()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
