"""The page of Phụ lục II: the grid, and beside it the chosen task as a form."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget

from desktop.datafile import DataFile
from desktop.screens.appendix import AppendixScreen
from desktop.screens.task_panel import TaskPanel
from desktop.screens.tasks import TASKS
from domain.problem import Problem

_ROOMY_IN_CHARS = 150  # where the page is narrower the form waits until it is asked for


class TasksScreen(AppendixScreen):
    """Appendix II with its form."""

    def __init__(self, file: DataFile) -> None:
        super().__init__(TASKS, file)
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
            QTimer.singleShot(0, self._keep_row_in_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._asked:
            room = self.fontMetrics().averageCharWidth() * _ROOMY_IN_CHARS
            self.panel.setVisible(self.width() >= room)

    def _stand_beside(self) -> None:
        cast(QLayout, self.layout()).replaceWidget(self.grid, self._split)
        self._split.addWidget(self.grid)
        self._split.addWidget(self.panel)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)

    def _keep_row_in_sight(self) -> None:
        """Narrower columns make higher rows: the chosen one may have gone out of sight."""
        self.grid.scrollTo(self.grid.currentIndex())

    def _back_to_grid(self) -> None:
        self.panel.settle()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
