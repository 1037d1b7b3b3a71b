"""How fast the window is, beside a bare QWidget, and how long each deed takes in it.

Run `python -m benchmarks.window`; nothing here is a timed test, figures are compared in one run.
"""

# ruff: noqa: PLC0415 - each child process imports only what it measures
from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 7
DEEDS = 20
START_RATIO, MEMORY_RATIO = 1.5, 1.4


def main() -> None:
    """Measure all and print it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.skq"
        make_demo(path)
        bare, window = starts("bare", path), starts("window", path)
        report("process start to first paint (s)", "seconds", bare, window, START_RATIO)
        report("memory then (MB)", "megabytes", bare, window, MEMORY_RATIO)
        opened = starts("opened", path)
        # Follows that first paint: how long until the file's overview stands in the window.
        report("the same with the data file open (s)", "seconds", bare, opened)
        report("memory then (MB)", "megabytes", bare, opened)
        for name, value in json.loads(child("deeds", path)).items():
            print(f"{name:<52}{value:8.1f} ms")


def make_demo(path: Path) -> None:
    """The demonstration office with three quarters."""
    from domain.quarter import Quarter
    from workflow.demo import demo_file

    demo_file(path, Quarter(2026, 3))


def starts(kind: str, path: Path) -> list[dict[str, float]]:
    """What each start of a fresh process measured; the first one warms the disk."""
    return [json.loads(child(kind, path)) for _ in range(ROUNDS)][1:]


def child(kind: str, path: Path) -> str:
    """The output of this module run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.window", kind, str(path), str(time.time())]
    # As installed: with the compiled modules that the first, discarded round leaves behind.
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def report(
    name: str,
    key: str,
    bare: list[dict[str, float]],
    window: list[dict[str, float]],
    bound: float | None = None,
) -> None:
    """One line: both medians and their ratio."""
    small, large = (statistics.median(one[key] for one in each) for each in (bare, window))
    most = f" (≤ {bound})" if bound else ""
    print(f"{name:<40} bare {small:7.3f}  window {large:7.3f}  ratio {large / small:.2f}{most}")


def measured(begun: float) -> str:
    """Seconds since the parent started this process, and its memory so far."""
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return json.dumps({"seconds": time.time() - begun, "megabytes": megabytes})


def bare(begun: float) -> None:
    """A QWidget and nothing else."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    widget = QWidget()
    widget.resize(1366, 728)
    widget.show()
    app.processEvents()
    widget.grab()
    print(measured(begun))


def window(begun: float) -> None:
    """The program's window with its menus, painted before the data file is opened."""
    from desktop.app import make_application
    from desktop.memory import Memory
    from desktop.tasks import Tasks
    from desktop.window import Window

    app = make_application([])
    shown = Window(Memory(Path(tempfile.mkdtemp()) / "window.json"), Tasks())
    shown.resize(1366, 728)
    shown.show()
    app.processEvents()
    shown.grab()
    print(measured(begun))


def opened(path: Path, begun: float) -> None:
    """The window with the overview of the demonstration office, painted."""
    from desktop.app import make_application, open_first
    from desktop.memory import Memory
    from desktop.tasks import Tasks
    from desktop.window import Window

    app = make_application([])
    shown = Window(Memory(path.parent / "window.json"), Tasks())
    shown.resize(1366, 728)
    shown.show()
    app.processEvents()
    open_first(shown, path)
    app.processEvents()
    shown.grab()
    print(measured(begun))
    shown.close_file()


def deeds(path: Path) -> None:
    """What a clerk does in the open window, each timed many times."""
    from desktop.app import make_application
    from desktop.memory import Memory
    from desktop.screens.appendix import AppendixScreen
    from desktop.tasks import Tasks
    from desktop.window import Window

    make_application([])
    tasks = Tasks()
    shown = Window(Memory(path.parent / "window.json"), tasks)
    shown.resize(1366, 728)
    shown.show()
    shown.open_path(path)
    assert shown.workspace is not None
    shown.workspace.show_page(1)
    tasks.wait()
    screen = shown.workspace.appendix()
    assert isinstance(screen, AppendixScreen)
    print(json.dumps(times(shown, screen)))
    shown.close_file()


def times(shown: object, screen: object) -> dict[str, float]:
    """Medians in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from desktop.grid.blocks import landing
    from desktop.screens.appendix import AppendixScreen
    from desktop.window import Window

    assert isinstance(shown, Window)
    assert isinstance(screen, AppendixScreen)
    workspace = shown.workspace
    assert workspace is not None
    place = screen.items.place_of("10", "value")
    start = screen.items.place_of("1", "value")

    def type_value(round_: int) -> None:
        screen.items.write(place, str(600 + round_))
        QApplication.processEvents()

    def paste(round_: int) -> None:
        block = [[f"{50 + round_ + row},{round_ % 10}", "", "", ""] for row in range(34)]
        screen.paste(landing(screen.items, [start], block))
        QApplication.processEvents()

    def switch_quarter(round_: int) -> None:
        workspace.show_quarter(1 + round_ % 3)
        QApplication.processEvents()

    return {
        "typing a value to its status (≤ 50)": median(type_value),
        "a paste of 34 × 4 cells (≤ 200)": median(paste),
        "another quarter on the screen": median(switch_quarter),
    }


def median(deed: Callable[[int], None]) -> float:
    """The median time of the deed in milliseconds."""
    found = []
    for round_ in range(DEEDS):
        begun = time.perf_counter()
        deed(round_)
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    kinds: dict[str, Callable[[Path, float], None]] = {
        "bare": lambda _path, begun: bare(begun),
        "window": lambda _path, begun: window(begun),
        "opened": opened,
        "deeds": lambda path, _begun: deeds(path),
    }
    if len(sys.argv) > 1:
        measure = kinds[sys.argv[1]]
        measure(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        main()
