"""Other years of the open file's unit: looked for in the background, offered at the year's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.datafile import DataFile
from desktop.tasks import Job, Tasks
from domain.returns import Status

if TYPE_CHECKING:
    from workflow.years import YearFile

_QUIET_MILLISECONDS = 1000


class Years(QObject):
    """The unit's data files of other years; `found` tells that they are known."""

    found = Signal()

    def __init__(self, file: DataFile, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._tasks = tasks
        self._job: Job | None = None
        self.files: tuple[YearFile, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look_soon(self) -> None:
        """Look once the window is quiet."""
        self._timer.start(_QUIET_MILLISECONDS)

    def look(self) -> None:
        """Look now."""
        store = self._file.store

        def work() -> tuple[YearFile, ...]:
            from workflow.years import other_years  # noqa: PLC0415 - not for the first paint

            return other_years(store)

        self._job = self._tasks.start(work)
        self._job.done.connect(self._take)

    def stop(self) -> None:
        """Look no more, as when the file is closed."""
        self._timer.stop()
        if self._job:
            self._job.done.disconnect(self._take)
            self._job = None

    def same_quarter(self) -> Mapping[Status, int] | None:
        """Last year's counts for the chosen quarter; None where nothing is known of it."""
        for one in self.files:
            if one.year == self._file.plan.year - 1:
                return one.counts.get(self._file.quarter.number)
        return None

    def _take(self, files: tuple[YearFile, ...]) -> None:
        self._job = None
        self.files = files
        self.found.emit()


class YearButton(QPushButton):
    """The year of the open file; its menu leads to the files of other years."""

    year_asked = Signal(object)
    new_asked = Signal()

    def __init__(self, year: int, years: Years) -> None:
        super().__init__(f"&Năm {year}")
        self._year = year
        self._years = years
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setAccessibleName(f"Năm {year}, chọn năm khác")
        self.setToolTip("Mở tệp dữ liệu năm khác của đơn vị")
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        here = self._entry(f"Năm {self._year} (đang mở)")
        here.setEnabled(False)
        for one in self._years.files:
            entry = self._entry(f"Năm {one.year} – {one.path.name}")
            entry.triggered.connect(lambda _on=False, path=one.path: self.year_asked.emit(path))
        if not self._years.files:
            self._entry("Không có tệp năm khác trong cùng thư mục").setEnabled(False)
        self._menu.addSeparator()
        self._entry("&Lập tệp cho năm khác…").triggered.connect(
            lambda _on=False: self.new_asked.emit()
        )

    def _entry(self, words: str) -> QAction:
        return self._menu.addAction(words)
