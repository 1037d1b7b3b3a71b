"""The window is put together here: application, words, failures, memory, window."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import dialogs
from desktop.failure import Failures
from desktop.memory import Memory
from desktop.running import Running
from desktop.tasks import Tasks
from desktop.vietnamese import Vietnamese
from desktop.window import Window
from workflow.folders import RESOURCES, user_folder

_QUIET_MILLISECONDS = 500


def run(path: Path | None = None) -> int:
    """Open the window on the data file, the last one where none is named; the exit code."""
    app = make_application(sys.argv[:1])
    running = Running(user_folder(), app)
    failures = Failures(running.begin_log, app)
    failures.install()
    memory = Memory(user_folder() / "window.json")
    wanted = path or memory.path("last_file")
    try:
        if wanted and shown_elsewhere(wanted):
            return 0
        return _show_window(app, memory, running, wanted)
    finally:
        failures.uninstall()
        running.end()


def shown_elsewhere(path: Path) -> bool:
    """Whether another window shows the file; it has then been brought forward.

    An open data file has files of its lock and its journal beside it. Where there are none, nobody
    is asked, and the first window is painted without loading what asks.
    """
    real = Path(os.path.realpath(path))
    return any(real.parent.glob(f"{glob.escape(real.name)}-*")) and dialogs.call_forward(real)


def _show_window(app: QApplication, memory: Memory, running: Running, path: Path | None) -> int:
    """The window's whole life, within the application's: Qt must outlive its widgets."""
    tasks = Tasks(app)
    window = Window(memory, tasks)
    app.commitDataRequest.connect(lambda _session: running.leave())
    window.show_fitting()
    # After the first paint: the window is there at once, whatever the file takes.
    QTimer.singleShot(0, lambda: begin(window, path, running))
    QTimer.singleShot(_QUIET_MILLISECONDS, lambda: answer_for(window))
    code = app.exec()
    tasks.wait()
    return code


def answer_for(window: Window) -> None:
    """Let a second start with the shown file bring this window forward."""
    from desktop.instance import Answering  # noqa: PLC0415 - once all is quiet

    answering = Answering(window)
    window.file_shown.connect(answering.answer_for)
    if window.workspace:
        answering.answer_for(window.workspace.file.path)


def make_application(arguments: list[str]) -> QApplication:
    """The application with its name, style and Vietnamese words."""
    # Fusion is the one style that follows dark and light on Windows 10 and 11 alike. Asked for as
    # an argument, because `setStyle` loads 20 ms of classes that nothing else needs.
    app = QApplication([*arguments, "-style", "fusion"])
    app.setApplicationName("so-ket-quy")
    app.setApplicationDisplayName("")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "so-ket-quy.ico")))
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator: QTranslator = Vietnamese(app)
    app.installTranslator(translator)
    return app


def begin(window: Window, path: Path | None, running: Running) -> None:
    """Open the first file, under watch; say whether the last run came to its end."""
    running.begin(window)
    open_first(window, path)
    running.tell()


def open_first(window: Window, path: Path | None) -> None:
    """Open the file, or the start page where there is none or it cannot be opened."""
    if path is None or not window.open_path(path):
        window.show_start()
