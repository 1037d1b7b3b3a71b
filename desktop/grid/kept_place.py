"""Keeps the cursor of a grid on its cell while other rows are shown, as by a filter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTableView

from desktop.grid.items import AppendixItems


class KeptPlace(QObject):
    """Remembers the cursor before the rows change and puts it back afterwards.

    Made once the grid has connected what it does itself with new rows.
    """

    def __init__(
        self, grid: QTableView, items: AppendixItems, place: Callable[[QModelIndex], None]
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._items = items
        self._place = place
        self._code, self._field = "", ""
        items.modelAboutToBeReset.connect(self._remember)
        items.modelReset.connect(self._return)

    def _remember(self) -> None:
        here = self._grid.currentIndex()
        if here.isValid():
            self._code = self._items.row_at(here).code
            self._field = self._items.column_at(here).key

    def _return(self) -> None:
        there = self._items.place_of(self._code, self._field)
        if there.isValid():
            self._place(there)
