"""The one handler for failures: Problems are told calmly, our mistakes are logged and told once.

The log names versions, kinds of error and places in the code, never what was entered.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
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
        """Give Python its own handlers back, and close the log."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        for handler in tuple(_logger.handlers):
            _logger.removeHandler(handler)
            handler.close()

    def take(self, error: BaseException | None, trace: TracebackType | None = None) -> None:
        """Log the error, unless it is a Problem, and tell of it."""
        if error is None or isinstance(error, KeyboardInterrupt):
            return
        if not isinstance(error, Problem):
            self._log = self._log if _opened(self._log) else None
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


def log_path() -> Path:
    """Where the log lies, if anything has ever gone wrong."""
    return user_folder() / "nhat-ky.txt"


def _opened(log: Path | None) -> bool:
    """Whether the log can be written; it is begun with the first failure."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - costs a socket's import

    if log is None or _logger.handlers:
        return log is not None
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log, maxBytes=_LARGEST, backupCount=_COPIES, encoding="utf-8")
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _logger.addHandler(handler)
    return True


def _write(error: BaseException, trace: TracebackType | None) -> None:
    import platform  # noqa: PLC0415 - only for the log

    places = "".join(_places(trace))
    system = f"Python {platform.python_version()}, PySide6 {pyside_version}, {platform.platform()}"
    _logger.error("%s (%s)\n%s", type(error).__qualname__, system, places)


def _places(trace: TracebackType | None) -> list[str]:
    """Where it happened, without the error's message, which may quote what was entered."""
    frames = traceback.extract_tb(trace)
    return [f"  {Path(one.filename).name}:{one.lineno} {one.name}\n" for one in frames]
