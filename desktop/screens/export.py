"""Xuất báo cáo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.datafile import DataFile
from desktop.memory import Memory
from desktop.tasks import Tasks


class ExportScreen(QWidget):
    def __init__(
        self, file: DataFile, tasks: Tasks, memory: Memory, go_to: Callable[..., None]
    ) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("…"))
