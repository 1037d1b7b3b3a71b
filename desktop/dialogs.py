"""What is opened from the menus; each is imported when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from db.backup_folder import Backup
    from desktop.datafile import DataFile
    from desktop.screens.appendix import AppendixScreen
    from desktop.screens.value_import import ValueImport
    from desktop.tasks import Tasks

# Where the cursor stands in a column that nobody fills, the history is that of the main field.
_MAIN_FIELDS = {"measure": "value", "task": "state"}


def show_settings(parent: QWidget, file: DataFile) -> None:
    """The office's words on the letterhead and at the foot."""
    from desktop.screens.settings import SettingsDialog  # noqa: PLC0415 - only when it is opened

    SettingsDialog.show_for(parent, file)


def show_cell_history(screen: AppendixScreen, file: DataFile) -> None:
    """Who changed the cell with the cursor, and when."""
    from desktop.screens.history import CellHistory  # noqa: PLC0415
    from workflow.history import Place  # noqa: PLC0415

    index = screen.grid.currentIndex()
    if not index.isValid() or screen.items.row_at(index).is_group:
        return
    screen.settle()
    subject = screen.items.subject
    column = screen.items.column_at(index)
    field = column.key if column.fill.by_clerk else _MAIN_FIELDS[subject]
    place = Place(subject, screen.items.row_at(index).code, field, file.quarter)
    CellHistory.show_for(screen, file, place)


def show_charts(parent: QWidget, file: DataFile, tasks: Tasks) -> None:
    """The quarter's charts as pictures."""
    from desktop.screens.charts import ChartDialog  # noqa: PLC0415

    ChartDialog(file, tasks, parent).show()


def show_diagnosis(parent: QWidget, path: Path | None, tasks: Tasks) -> None:
    """What there is to know about the program, the machine and the open file."""
    from desktop.screens.diagnosis import DiagnosisDialog  # noqa: PLC0415

    DiagnosisDialog(path, tasks, parent).show()


def choose_backup(parent: QWidget, path: Path, tasks: Tasks) -> Backup | None:
    """The backup that the data file shall become, or None."""
    from desktop.screens.backups import BackupsDialog  # noqa: PLC0415

    return BackupsDialog.chosen_by(parent, path, tasks)


def call_forward(path: Path) -> bool:
    """Bring another window that shows the file to the front; whether there is one."""
    from desktop import instance  # noqa: PLC0415

    return instance.call_forward(path)


def import_plan(parent: QWidget) -> bool:
    """Take in a plan pack; whether one was installed."""
    from desktop.screens.plan_import import import_plan as ask_and_install  # noqa: PLC0415

    return ask_and_install(parent)


def import_values(parent: QWidget, file: DataFile, tasks: Tasks) -> ValueImport:
    """Take in a table of values; the import lives as long as the parent."""
    from desktop.screens.value_import import ValueImport  # noqa: PLC0415

    return ValueImport(parent, file, tasks)


def show_help(parent: QWidget, opened: QDialog | None, topic: str) -> QDialog:
    """The handbook at the page for the topic; the window of it that is there already is used."""
    from desktop.screens.help import HelpWindow  # noqa: PLC0415

    window = opened if isinstance(opened, HelpWindow) else HelpWindow(parent)
    window.show_topic(topic)
    return window
