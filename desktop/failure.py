"""The one handler for failures: Problems are told calmly, our mistakes are logged and told once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from desktop import ask
from domain.problem import Problem


class Failures(QObject):
    """Takes every exception that nobody caught, on any thread, and tells of it on the window's.

    `begin_log` opens the log where it is not open yet, and says where it lies, if anywhere.
    """

    caught = Signal(object)

    def __init__(self, begin_log: Callable[[], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin_log = begin_log
        self._telling = False
        self.caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become Python's handler for the main thread and all others."""
        sys.excepthook = lambda _kind, error, trace: self.take(error, trace)
        threading.excepthook = lambda args: self.take(args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Give Python its own handlers back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def take(self, error: BaseException | None, trace: TracebackType | None = None) -> None:
        """Log the error, unless it is a Problem, and tell of it."""
        if error is None or isinstance(error, KeyboardInterrupt):
            return
        from workflow import journal  # noqa: PLC0415 - after the first paint, unless that fails

        self._begin_log()
        if not isinstance(error, Problem):  # those are logged when they are told
            journal.tell_error(error, trace)
        self.caught.emit(error)

    def _tell(self, error: BaseException) -> None:
        """One dialog at a time: a fault that repeats itself must not bury the screen."""
        if self._telling:
            return
        self._telling = True
        try:
            if isinstance(error, Problem):
                ask.tell_problem(None, error)
            else:
                ask.tell_failure(None, self._begin_log())
        finally:
            self._telling = False
