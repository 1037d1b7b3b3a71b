"""The only way to work in the background: one worker thread, and signals when the work is over.

A job is a plain function without arguments. It must touch no widget.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QObject, Qt, Signal

from domain.problem import Problem

Work = Callable[[], object]


class Job(QObject):
    """A running job, told of on the window's thread.

    Either `done` (with what the function gave back), `refused` (with its Problem) or `failed` is
    emitted, then `over`. An exception that is no Problem goes on to the one handler.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal()
    over = Signal()


class Tasks(QObject):
    """The background worker; one job at a time, in the order in which they were started."""

    # Told by the worker. The job's own signals follow on the window's thread, hence after whoever
    # started it has connected to them.
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not QThreadPool: it may delete a Python runnable while Python still holds it.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running: dict[Job, Future[object]] = {}
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a job is running or waiting, or its end has not been told yet."""
        return bool(self._running)

    def start(self, work: Work) -> Job:
        """Start the work and give back its job, to whose signals the caller connects."""
        job = Job()
        # Cyclic garbage may hold widgets, which die badly on any thread but the window's.
        gc.disable()
        future = self._executor.submit(work)
        self._running[job] = future
        future.add_done_callback(lambda _future: self._ended.emit(job))
        return job

    def wait(self) -> None:
        """Wait until every job has run, as when the window closes."""
        wait(list(self._running.values()))

    def _tell(self, job: Job) -> None:
        future = self._running.pop(job)
        if not self._running:
            gc.enable()
        try:
            job.done.emit(future.result())
        except Problem as problem:
            job.refused.emit(problem)
        except Exception:
            job.failed.emit()
            raise
        finally:
            job.over.emit()
