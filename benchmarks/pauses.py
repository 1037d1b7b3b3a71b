"""How long the window stands still while a check, an export, a preview or an import runs.

Run `python -m benchmarks.pauses`. Between two turns of the event loop the process's own work is
counted (`working`, at most 50 ms) beside the clock (`waiting`), which on a busy machine holds other
programs' work too. Compare with the line `idle`.
"""

# ruff: noqa: PLC0415 - the environment must be set before anything reads it
from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.window import Window

IDLE_SECONDS, LONGEST_SECONDS = 2.0, 60.0
TURN_MILLISECONDS = 1


def main() -> None:
    """Measure each deed and print the longest pauses in it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SKQ_HOME"] = folder
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Open the demonstration office in the real window and do everything that takes long."""
    from desktop.app import make_application
    from desktop.memory import Memory
    from desktop.tasks import Tasks
    from desktop.window import Window
    from domain.quarter import Quarter
    from workflow.demo import demo_file

    app = make_application([])
    demo_file(folder / "demo.skq", Quarter(2026, 3))
    tasks = Tasks(app)
    window = Window(Memory(folder / "window.json"), tasks)
    window.resize(1366, 728)
    window.show()
    window.open_path(folder / "demo.skq")
    for name, start in deeds(window, folder).items():
        begun = time.monotonic()
        waiting = start()
        settled = (lambda: not tasks.is_busy) if waiting else idle_until(begun + IDLE_SECONDS)
        report(name, settled)
    window.close_file()


def idle_until(end: float) -> Callable[[], bool]:
    """Whether that moment has come."""
    return lambda: time.monotonic() >= end


def deeds(window: Window, folder: Path) -> dict[str, Callable[[], bool]]:
    """What is started by name; each says whether its end is that of the background work."""
    from desktop import ask
    from desktop.screens.export import ExportScreen
    from desktop.screens.value_import import ValuePreview

    workspace = window.workspace
    assert workspace is not None
    ask.confirm = lambda *_args, **_words: True
    ask.show_page = lambda path: None
    ask.table_to_open = lambda parent, folder: table(folder)
    ValuePreview.accepted_by = classmethod(lambda *_args: True)  # type: ignore[assignment, method-assign]
    workspace.show_page(1)
    workspace.show_page(4)
    page = workspace.stack.currentWidget()
    assert isinstance(page, ExportScreen)
    page.folder_line.setText(str(folder / "out"))

    def started(start: Callable[[], object]) -> Callable[[], bool]:
        return lambda: (start(), True)[1]

    return {
        "idle": lambda: False,
        "check": started(workspace._checking.check),
        "export, the first": started(page.export),
        "export, the second": started(page.export),
        "preview": started(page.preview),
        "import of a table": started(workspace.import_values),
    }


def table(folder: Path) -> Path:
    """A table of values as a department sends it."""
    path = folder / "values.csv"
    rows = [f"{number};{number + 50}" for number in range(1, 15)]
    path.write_text("\n".join(["code;value", *rows]), encoding="utf-8")
    return path


def report(name: str, settled: Callable[[], bool]) -> None:
    """Run the event loop until all is settled and print the longest pauses between its turns."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    end = time.monotonic() + LONGEST_SECONDS
    turns = [(time.process_time(), time.perf_counter())]

    def turn() -> None:
        turns.append((time.process_time(), time.perf_counter()))
        if settled() or time.monotonic() > end:
            loop.quit()

    timer.timeout.connect(turn)
    timer.start(TURN_MILLISECONDS)
    loop.exec()  # not QTest.qWait, which keeps the background from working
    working, waiting = (
        max((after[kind] - before[kind]) * 1000 for before, after in pairwise(turns))
        for kind in (0, 1)
    )
    print(f"{name:<24} working {working:6.1f} ms (≤ 50)   waiting {waiting:6.1f} ms")


if __name__ == "__main__":
    main()
