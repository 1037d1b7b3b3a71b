"""The one handler for failures: Problems are told calmly, our mistakes are logged and told once.

The log names versions, kinds of error and places in the code, never what was entered.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal

from desktop import ask
from domain.problem import Problem
from workflow.places import user_folder

_LARGEST = 1_000_000
_COPIES = 5
_logger = logging.getLogger("so-ket-quy")


class Failures(QObject):
    """Takes every exception that nobody caught, on any thread, and tells of it on the window's."""

    caught = Signal(object)

    def __init__(self, log: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
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
        if not isinstance(error, Problem):
            _write(error, trace or error.__traceback__)
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
                ask.tell_failure(None, self._log)
        finally:
            self._telling = False


def open_log() -> Path | None:
    """Begin the log in the user's folder; None where that cannot be written."""
    path = user_folder() / "nhat-ky.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_COPIES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _logger.addHandler(handler)
    _logger.propagate = False
    return path


def _write(error: BaseException, trace: TracebackType | None) -> None:
    places = "".join(_places(trace))
    system = f"Python {platform.python_version()}, PySide6 {pyside_version}, {platform.platform()}"
    _logger.error("%s (%s)\n%s", type(error).__qualname__, system, places)


def _places(trace: TracebackType | None) -> list[str]:
    """Where it happened, without the error's message, which may quote what was entered."""
    frames = traceback.extract_tb(trace)
    return [f"  {Path(one.filename).name}:{one.lineno} {one.name}\n" for one in frames]
