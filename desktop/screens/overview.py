"""Tổng quan: what is done, what is missing, what is due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.datafile import DataFile


class OverviewScreen(QWidget):
    def __init__(self, file: DataFile, go_to: Callable[..., None]) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("…"))
