"""Checks the open quarter in the background and tells what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.datafile import DataFile
from desktop.tasks import Tasks
from domain.finding import Finding

_PAUSE_MILLISECONDS = 250


class Checking(QObject):
    """Keeps the findings of the chosen quarter; several changes in a row are checked once."""

    found = Signal(object)

    def __init__(self, file: DataFile, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._tasks = tasks
        self._round = 0
        self.findings: tuple[Finding, ...] = ()
        self.is_fresh = False  # whether the findings are those of what is stored now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        file.changed.connect(self._ask)

    def check(self) -> None:
        """Check now; an older round that ends later is not told."""
        self._timer.stop()
        self._round += 1
        this, store, quarter = self._round, self._file.store, self._file.quarter
        today = self._file.today

        def work() -> tuple[Finding, ...]:
            from workflow.check import checked  # noqa: PLC0415 - not needed for the first paint

            return checked(store, quarter, today)

        job = self._tasks.start(work)
        job.done.connect(lambda findings: self._take(this, findings))

    def stop(self) -> None:
        """Check no more, as when the file is closed."""
        self._timer.stop()
        self._round += 1

    def _ask(self) -> None:
        self.is_fresh = False
        self._timer.start(_PAUSE_MILLISECONDS)

    def _take(self, this: int, findings: tuple[Finding, ...]) -> None:
        if this == self._round:
            self.findings = findings
            self.is_fresh = True
            self.found.emit(findings)
