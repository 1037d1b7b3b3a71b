"""Checks the open quarter in the background and tells what was found."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.datafile import DataFile
from desktop.tasks import Tasks
from domain.finding import Finding

_PAUSE_MILLISECONDS = 250


class State(Enum):
    """How far the check of what is stored now is; the value is what the screens say meanwhile."""

    RUNNING = "đang kiểm tra…"
    DONE = ""
    FAILED = "chưa kiểm tra được (nhật ký lỗi đã ghi lại)"


class Checking(QObject):
    """Keeps the findings of the chosen quarter; several changes in a row are checked once."""

    found = Signal(object)

    def __init__(self, file: DataFile, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._tasks = tasks
        self._round = 0
        self.findings: tuple[Finding, ...] = ()
        self.state = State.RUNNING
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        file.changed.connect(self.check_soon)

    @property
    def is_fresh(self) -> bool:
        """Whether the findings are those of what is stored now."""
        return self.state is State.DONE

    def check_soon(self) -> None:
        """Check once nothing has changed for a moment, and what is to be shown is painted."""
        self.state = State.RUNNING
        self._timer.start(_PAUSE_MILLISECONDS)

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
        job.refused.connect(lambda _problem: self._give_up(this))
        job.failed.connect(lambda: self._give_up(this))

    def stop(self) -> None:
        """Check no more, as when the file is closed."""
        self._timer.stop()
        self._round += 1


    def _take(self, this: int, findings: tuple[Finding, ...]) -> None:
        if this == self._round:
            self.findings = findings
            self.state = State.DONE
            self.found.emit(findings)

    def _give_up(self, this: int) -> None:
        """The check itself has failed: say so, rather than that it is still running."""
        if this == self._round:
            self.findings = ()
            self.state = State.FAILED
            self.found.emit(())
