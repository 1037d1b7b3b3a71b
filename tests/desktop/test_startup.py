"""What the window loads before it is painted, and before a clerk asks for a report."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("docx", "docxtpl", "jinja2", "lxml", "matplotlib", "numpy", "openpyxl", "PIL")
OF_THE_DATA = ("db", "peewee", "domain.plan")

PAINT = """
import sys
import tempfile
from pathlib import Path
from desktop.app import make_application
from desktop.memory import Memory
from desktop.tasks import Tasks
from desktop.window import Window
app = make_application(["so-ket-quy"])
window = Window(Memory(Path(tempfile.mkdtemp()) / "window.json"), Tasks())
window.show()
app.processEvents()
"""
OPEN = """
assert window.open_path(Path(sys.argv[1]))
for place in range(window.workspace.navigation.count()):
    window.workspace.show_page(place)
window.close_file()
"""

# Readers of typed text, the report, the grids and the network: the overview needs none of them.
NOT_FOR_THE_OVERVIEW = (
    *("domain.deadline_reading", "domain.target_reading", "domain.composing", "domain.report"),
    *("workflow.record", "workflow.check", "desktop.grid", "PySide6.QtNetwork"),
)
OVERVIEW = """
import os
from desktop.app import open_first
open_first(window, Path(sys.argv[1]))
app.processEvents()
window.grab()
print(*sys.modules, flush=True)
os._exit(0)
"""


def loaded_by(program: str, *arguments: str) -> set[str]:
    """The modules that a fresh process has loaded after the program."""
    told = f"{program}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_window_is_painted_before_anything_of_the_data_is_loaded() -> None:
    assert not loaded_by(PAINT).intersection((*HEAVY, *OF_THE_DATA))


@pytest.mark.parametrize("heavy", HEAVY)
def test_no_page_loads_what_only_a_report_needs(heavy: str, every_page: set[str]) -> None:
    assert heavy not in every_page


@pytest.fixture(scope="module")
def every_page(demo_original: Path) -> set[str]:
    """What is loaded once every page of an open file has been shown."""
    return loaded_by(PAINT + OPEN, str(demo_original))


@pytest.mark.parametrize("late", NOT_FOR_THE_OVERVIEW)
def test_the_overview_is_painted_before_what_only_other_pages_need(
    late: str, overview: set[str]
) -> None:
    assert late not in overview


@pytest.fixture(scope="module")
def overview(demo_original: Path) -> set[str]:
    """What is loaded once the last file's overview has been painted."""
    return loaded_by(PAINT + OVERVIEW, str(demo_original))
