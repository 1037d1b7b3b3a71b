"""The window is put together here: application, words, failures, memory, window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.failure import Failures, log_path
from desktop.memory import Memory
from desktop.tasks import Tasks
from desktop.vietnamese import Vietnamese
from desktop.window import Window
from workflow.places import RESOURCES, user_folder


def run(path: Path | None = None) -> int:
    """Open the window on the data file, the last one where none is named; the exit code."""
    app = make_application(sys.argv[:1])
    failures = Failures(log_path(), app)
    failures.install()
    try:
        return _show_window(app, path)
    finally:
        failures.uninstall()


def _show_window(app: QApplication, path: Path | None) -> int:
    """The window's whole life, within the application's: Qt must outlive its widgets."""
    tasks = Tasks(app)
    memory = Memory(user_folder() / "window.json")
    window = Window(memory, tasks)
    app.commitDataRequest.connect(lambda _session: window.settle())
    window.show_fitting()
    # After the first paint: the window is there at once, whatever the file takes.
    QTimer.singleShot(0, lambda: open_first(window, path or memory.path("last_file")))
    code = app.exec()
    tasks.wait()
    return code


def make_application(arguments: list[str]) -> QApplication:
    """The application with its name, style and Vietnamese words."""
    # Fusion is the one style that follows dark and light on Windows 10 and 11 alike. Asked for as
    # an argument, because `setStyle` loads 20 ms of classes that nothing else needs.
    app = QApplication([*arguments, "-style", "fusion"])
    app.setApplicationName("so-ket-quy")
    app.setApplicationDisplayName("")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "so-ket-quy.svg")))
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator: QTranslator = Vietnamese(app)
    app.installTranslator(translator)
    return app


def open_first(window: Window, path: Path | None) -> None:
    """Open the file, or the start page where there is none or it cannot be opened."""
    if path is None or not window.open_path(path):
        window.show_start()
