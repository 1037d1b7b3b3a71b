"""What the window needs of a data file before it can show it: opening, making, and its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import ask
from desktop.memory import Memory

if TYPE_CHECKING:
    from desktop.datafile import DataFile
    from domain.plan import Plan
    from domain.unit import Unit

_WARNED_OF = "warned_of"
_DEMO_QUARTER = 3


def opened(path: Path, parent: QWidget, *, reading: bool) -> DataFile:
    """The data file, open; with `reading` to look at only."""
    from db.store import Store  # noqa: PLC0415 - after the first paint
    from desktop.datafile import DataFile  # noqa: PLC0415

    return DataFile(Store.open(path, reading=reading), parent=parent)


def create(path: Path, unit: Unit, plan: Plan) -> None:
    """Make a data file of the unit and the year's plan."""
    from workflow.new import new_file  # noqa: PLC0415 - only when a file is made

    new_file(path, unit.code, plan.id)


def create_demo(path: Path) -> None:
    """Make the data file of the demonstration office."""
    from domain.quarter import Quarter  # noqa: PLC0415
    from workflow.demo import DEMO_PLAN, demo_file  # noqa: PLC0415 - only when it is tried
    from workflow.plans import plan  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    demo_file(path, Quarter(plan(DEMO_PLAN).year, _DEMO_QUARTER))


def warn_of_place(parent: QWidget, path: Path, memory: Memory) -> None:
    """Say once of each file that it lies where SQLite's promises do not hold."""
    from workflow.folder_kind import folder_kind  # noqa: PLC0415 - after the first paint

    problem = folder_kind(path).problem(path)
    if problem and memory.path(_WARNED_OF) != path:
        memory.keep(_WARNED_OF, path)
        ask.tell_problem(parent, problem)
