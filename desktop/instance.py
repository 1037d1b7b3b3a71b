"""One window per data file: a second start brings the first window forward and ends.

The window that shows a file watches a folder of the user's own, named by the file; whoever wants
it in front puts an empty file there, and it has answered once that file is gone. (A local socket
would do the same, with Qt's network library: 0.8 MB of the e-mailed setup file.)
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from workflow.folders import user_folder

_PATIENCE_SECONDS = 2.0
_A_MOMENT = 0.02


class Answering(QObject):
    """Answers, for the shown file, whoever starts the program with it again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._folder: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._answer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # at once, but after whatever opens the file
        self._timer.timeout.connect(self._listen)

    @property
    def is_listening(self) -> bool:
        """Whether a call would be answered."""
        return bool(self._watcher.directories())

    def answer_for(self, path: Path | None) -> None:
        """Answer for this file from now on, or for none."""
        self._path = path
        self._stop()
        self._timer.start()

    def _stop(self) -> None:
        if self._folder is not None:
            self._watcher.removePath(str(self._folder))
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _listen(self) -> None:
        """Where the folder cannot be made, nobody answers; the file's lock still holds."""
        if self._path is None:
            return
        folder = _place(self._path)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._folder = folder
            self._watcher.addPath(str(folder))
            self._answer()

    def _answer(self) -> None:
        calls = list(self._folder.iterdir()) if self._folder and self._folder.is_dir() else []
        if calls:
            self._come_forward()
        for call in calls:
            with contextlib.suppress(OSError):
                call.unlink()

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def call_forward(path: Path) -> bool:
    """Whether a window that shows the file has answered, and comes forward."""
    folder = _place(path)
    call = folder / f"{os.getpid()}-{time.monotonic_ns()}"
    _allow_others_to_the_front()
    try:
        call.touch(exist_ok=False)  # fails where no window shows the file
    except OSError:
        return False
    end = time.monotonic() + _PATIENCE_SECONDS
    while call.exists():
        if time.monotonic() > end:  # what a killed program has left: nobody answers there
            shutil.rmtree(folder, ignore_errors=True)
            return False
        time.sleep(_A_MOMENT)
    return True


def _place(path: Path) -> Path:
    """The folder to call in: one for all the names that links give to the data file."""
    real = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogateescape")
    return user_folder() / "open" / blake2b(real, digest_size=16).hexdigest()


def _allow_others_to_the_front() -> None:
    """Windows lets only the program in front hand the front on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of use there only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # whoever asks: ASFW_ANY
