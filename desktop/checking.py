"""Checks the open quarter in the background and tells what was found."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.datafile import DataFile
from desktop.tasks import Job, Tasks
from domain.finding import Finding

_PAUSE_MILLISECONDS = 250


class State(Enum):
    """How far the check of what is stored now is; the value is what the screens say meanwhile."""

    RUNNING = "đang kiểm tra…"
    DONE = ""
    FAILED = "chưa kiểm tra được; hãy thử mở lại tệp"


class Checking(QObject):
    """Keeps the findings of the chosen quarter; several changes in a row are checked once.

    `found` tells that a check is over, and `started` that what is known is no longer fresh.
    """

    found = Signal(object)
    started = Signal()

    def __init__(self, file: DataFile, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._tasks = tasks
        self._job: Job | None = None
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
        self._begin()
        self._timer.start(_PAUSE_MILLISECONDS)

    def check(self) -> None:
        """Check now; an older round that ends later is not told."""
        self._begin()
        store, quarter, today = self._file.store, self._file.quarter, self._file.today

        def work() -> tuple[Finding, ...]:
            from workflow.check import checked  # noqa: PLC0415 - not needed for the first paint

            return checked(store, quarter, today)

        # Slots of this object, not lambdas: they die with it where the window is torn down.
        self._job = self._tasks.start(work)
        self._job.done.connect(self._take)
        self._job.refused.connect(self._give_up)
        self._job.failed.connect(self._give_up)

    def stop(self) -> None:
        """Check no more, as when the file is closed."""
        self._timer.stop()
        if self._job:
            self._job.done.disconnect(self._take)
            self._job.refused.disconnect(self._give_up)
            self._job.failed.disconnect(self._give_up)
            self._job = None

    def _begin(self) -> None:
        self.stop()
        was_fresh, self.state = self.is_fresh, State.RUNNING
        if was_fresh:
            self.started.emit()

    def _take(self, findings: tuple[Finding, ...]) -> None:
        self._end(State.DONE, findings)

    def _give_up(self, _problem: object = None) -> None:
        """The check itself has failed: say so, rather than that it is still running."""
        self._end(State.FAILED, ())

    def _end(self, state: State, findings: tuple[Finding, ...]) -> None:
        self._job = None
        self.state, self.findings = state, findings
        self.found.emit(findings)
