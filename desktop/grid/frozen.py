"""The first columns of a grid, kept in sight over it while it is scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FrozenColumns(QTableView):
    """A picture of the grid's first columns: same model, selection, heights and vertical place.

    Keys go to the grid; a click here chooses a cell as a click there does.
    """

    def __init__(self, grid: QTableView, count: int) -> None:
        super().__init__(grid)
        self._grid = grid
        self.count = count
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Cột cố định")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._follow()

    def show_model(self) -> None:
        """Show the grid's model and share its selection."""
        self.setModel(self._grid.model())
        self.setSelectionModel(self._grid.selectionModel())
        for column in range(self.count, self._grid.model().columnCount()):
            self.setColumnHidden(column, True)
        self.fit()

    def fit(self) -> None:
        """Lie exactly over the grid's first columns."""
        header = self._grid.horizontalHeader()
        width = 0
        for column in range(self.count):
            self.setColumnWidth(column, header.sectionSize(column))
            width += header.sectionSize(column)
        self.horizontalHeader().setFixedHeight(header.height())
        frame = self._grid.frameWidth()
        height = header.height() + self._grid.viewport().height()
        self.setGeometry(frame, frame, width, height)
        self.raise_()

    def _follow(self) -> None:
        bar, own = self._grid.verticalScrollBar(), self.verticalScrollBar()
        bar.valueChanged.connect(own.setValue)
        own.valueChanged.connect(bar.setValue)
        self._grid.horizontalHeader().sectionResized.connect(lambda *_: self.fit())
