"""One export in the background: how far it is, and its end; it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.store import Store
from desktop.tasks import Job, Tasks
from domain.office import Profile
from domain.quarter import Quarter

if TYPE_CHECKING:
    from workflow.export import Exported


@dataclass(frozen=True)
class Order:
    """What is to be exported, and where to."""

    store: Store
    quarter: Quarter
    profile: Profile
    folder: Path
    suffixes: tuple[str, ...]


class Exporting(QObject):
    """Runs orders; `told` carries what is being done and how far it is in hundredths."""

    told = Signal(str, int)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop = threading.Event()

    def start(self, order: Order) -> Job:
        """Start the export and give back its job, which ends with an `Exported`."""
        self._stop = threading.Event()
        return self._tasks.start(_work(order, self.told.emit, self._stop))

    def cancel(self) -> None:
        """Stop before the next file, or the process that renders an own template, at once."""
        self._stop.set()


def _work(
    order: Order, tell: Callable[[str, int], None], stop: threading.Event
) -> Callable[[], Exported]:
    def work() -> Exported:
        # Heavy, and here off the screen.
        from workflow.export import Wishes, export_report, report_of  # noqa: PLC0415

        tell("Đang lập báo cáo", 0)
        report = report_of(order.store, order.quarter, order.profile)
        wishes = Wishes(tell=tell, cancelled=stop.is_set)
        return export_report(report, order.folder, order.suffixes, wishes)

    return work
