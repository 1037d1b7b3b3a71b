"""The log of the program: what happened and when, never what was entered.

It holds codes, kinds of error, versions and places in the code. Five old parts of 1 MB are kept.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import platform
import sqlite3
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from domain.problem import Problem

LOG, CRASHES, LAST_CRASHES = "nhat-ky.txt", "su-co.txt", "su-co-truoc.txt"
_LARGEST, _COPIES = 1_000_000, 5
_logger = logging.getLogger("so-ket-quy")


class _Parts(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Go on: a full disk must not turn a log line into an error of its own."""


class Journal:
    """The log in the user's folder; without a place to write it is silent and in nobody's way."""

    def __init__(self, folder: Path) -> None:
        self.path: Path | None = folder / LOG
        self._crashes: IO[str] | None = None
        self._handler: logging.Handler = logging.NullHandler()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = _Parts(
                folder / LOG, maxBytes=_LARGEST, backupCount=_COPIES, encoding="utf-8"
            )
            with contextlib.suppress(FileNotFoundError):
                os.replace(folder / CRASHES, folder / LAST_CRASHES)
            self._crashes = (folder / CRASHES).open("w", encoding="utf-8")
        except OSError:
            self.path = None if isinstance(self._handler, logging.NullHandler) else self.path
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._propagated = _logger.propagate
        self._level = _logger.level

    def begin(self) -> None:
        """Take what the program reports from now on; a crash of Python itself too."""
        _logger.addHandler(self._handler)
        _logger.propagate = False
        _logger.setLevel(logging.INFO)
        if self._crashes is not None:
            faulthandler.enable(self._crashes, all_threads=True)
        note("bắt đầu", versions())

    def end(self) -> None:
        """Close the log and its files."""
        note("kết thúc")
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
        _logger.removeHandler(self._handler)
        _logger.propagate = self._propagated
        _logger.setLevel(self._level)
        self._handler.close()


def note(event: str, facts: str = "") -> None:
    """One line: an event in our own words; `facts` must never come from what was entered."""
    _logger.info("%s", f"{event}: {facts}" if facts else event)


def tell_problem(problem: Problem) -> None:
    """One line for a failure in the user's world: its code, since its sentence quotes data."""
    _logger.info("problem %s", problem.code)


def tell_error(error: BaseException, trace: TracebackType | None = None) -> None:
    """An error of ours: its kind and where it happened, without its message."""
    places = "".join(_places(trace or error.__traceback__))
    _logger.error("%s (%s)\n%s", type(error).__qualname__, versions(), places)


def crash_report(folder: Path) -> str:
    """What Python wrote when the program crashed last time; empty where it did not."""
    with contextlib.suppress(OSError):
        return (folder / LAST_CRASHES).read_text(encoding="utf-8", errors="replace")
    return ""


def versions() -> str:
    """The versions on which a failure may depend."""
    qt = sys.modules.get("PySide6")
    window = f", PySide6 {getattr(qt, '__version__', '?')}" if qt else ""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}{window}, "
        f"{platform.platform()}"
    )


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {Path(one.filename).name}:{one.lineno} {one.name}\n" for one in frames]
