"""The only way to work in the background: one worker thread, and signals when the work is over.

A job is a plain function without arguments. It must touch no widget; what it needs of the data file
it opens for itself (SQLite connections stay in their thread).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from domain.problem import Problem


class Job(QObject):
    """A running job.

    Exactly one of `done` (with what the function gave back), `refused` (with its Problem) and
    `failed` (with any other exception) is emitted, on the thread of the one who started it.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    over = Signal()


class Tasks(QObject):
    """The background worker; one job at a time, in the order in which they were started."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Job] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a job is running or waiting."""
        return bool(self._running)

    def start(self, work: Callable[[], object]) -> Job:
        """Start the work and give back its job, to whose signals the caller connects."""
        job = Job(self)
        self._running.add(job)
        job.failed.connect(_let_fall)
        job.over.connect(lambda: self._forget(job))
        self._pool.start(_Run(work, job))
        return job

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait until the worker is idle, as when the window closes."""
        return self._pool.waitForDone(milliseconds)

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()


def _let_fall(error: Exception) -> None:
    """Raise it again on the window's thread, where the one handler takes it."""
    raise error


class _Run(QRunnable):
    def __init__(self, work: Callable[[], object], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work()
        except Problem as problem:
            self._job.refused.emit(problem)
        except Exception as error:
            self._job.failed.emit(error)
        else:
            self._job.done.emit(result)
        finally:
            self._job.over.emit()
