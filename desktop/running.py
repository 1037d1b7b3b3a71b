"""This run of the program: its log, its marker, and what is told of a run that ended badly.

Begun after the first paint; nothing of it may keep the clerk from working.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import ask
from domain.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Store
    from desktop.datafile import DataFile
    from desktop.window import Window
    from workflow.draft import Draft
    from workflow.journal import Journal
    from workflow.session import BadEnd, Session

_EVERY_MILLISECONDS = 2_000
_QUIET_MILLISECONDS = 3_000


class Running(QObject):
    """The run from `begin` to `end`; `begin_log` alone where a failure comes before."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._journal: Journal | None = None
        self._session: Session | None = None
        self._window: Window | None = None
        self._ended: tuple[BadEnd, ...] = ()
        self._kept: Sequence[Draft] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.keep_drafts)
        self._quiet = QTimer(self)
        self._quiet.setInterval(_QUIET_MILLISECONDS)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.sweep)

    def begin_log(self) -> Path | None:
        """The log, which takes what is reported from now on; None where none can be written."""
        if self._journal is None:
            from workflow.journal import Journal  # noqa: PLC0415 - after the first paint

            self._journal = Journal(self._folder)
            self._journal.begin()
        return self._journal.path

    def begin(self, window: Window) -> None:
        """Lay down the marker, and watch the window: its file, and what is being typed."""
        from workflow.session import Session  # noqa: PLC0415 - after the first paint

        self.begin_log()
        self._window = window
        self._session = Session(self._folder, datetime.now())
        self._ended = self._session.begin()
        window.file_shown.connect(self._file_shown)
        self._timer.start()
        self._quiet.start()

    def tell(self) -> None:
        """Say that a run ended badly, once its file is open, and offer what was being typed."""
        file = self._window.workspace.file if self._window and self._window.workspace else None
        ended = [one for one in self._ended if one.concerns(file.path if file else None)]
        if not ended or self._session is None:
            return
        self._ended = tuple(one for one in self._ended if one not in ended)
        # A file that is open now has been checked from its structure to each row.
        ask.tell_problem(self._window, Problem("ended_badly", ended[-1].sentence, _ADVICE))
        if file and file.store.writable:
            self._offer(file, ended)
        self._session.forget(ended)

    def leave(self) -> None:
        """The user logs off: what is half-typed is recorded, and this is no bad end."""
        if self._window:
            self._window.settle()
        if self._session:
            self._session.leave()

    def keep_drafts(self) -> None:
        """Remember what is typed and not recorded, so that a crash does not lose it."""
        workspace = self._window.workspace if self._window else None
        drafts = workspace.drafts() if workspace else ()
        if self._session and drafts != self._kept:
            from workflow.draft import kept  # noqa: PLC0415 - only where something is typed

            self._kept = drafts
            self._session.keep_draft(kept(drafts))

    def sweep(self) -> None:
        """Take away what killed runs have left half made."""
        from workflow.leftovers import sweep_leftovers  # noqa: PLC0415 - once all is quiet

        workspace = self._window.workspace if self._window else None
        sweep_leftovers(workspace.file.path if workspace else None)

    def end(self) -> None:
        """The run has come to its end."""
        self._timer.stop()
        self._quiet.stop()
        if self._session:
            self._session.end()
        if self._journal:
            self._journal.end()
        self._session = self._journal = self._window = None

    def _file_shown(self, path: Path | None) -> None:
        if self._session:
            self._session.open_file(path)
        if path and self._ended:
            QTimer.singleShot(0, self.tell)

    def _offer(self, file: DataFile, ended: Sequence[BadEnd]) -> None:
        """Ask whether to record what was typed into the file when a run of it ended badly."""
        from workflow.draft import in_words, read_drafts  # noqa: PLC0415

        of_it = [one for one in ended if one.data_file == file.path]
        found = [draft for one in of_it for draft in read_drafts(one.draft)]
        if found and ask.confirm(
            self._window,
            f"Lần trước còn nội dung đang gõ dở chưa kịp ghi: {in_words(found)}.",
            "Ghi lại vào đúng chỗ đang gõ (hoàn tác được bằng Ctrl+Z), hay bỏ đi?",
            yes="Ghi lại",
            no="Bỏ đi",
            enter_means_yes=True,
        ):
            self._record(file, found)

    def _record(self, file: DataFile, found: Sequence[Draft]) -> None:
        """Record them in their places; what cannot be recorded is put at hand for pasting."""
        from workflow.draft import LABEL, record_drafts  # noqa: PLC0415

        left: list[Draft] = []

        def job(store: Store) -> bool:
            left.extend(record_drafts(store, found))
            return len(left) < len(found)

        file.work(job, LABEL)
        if left:
            QApplication.clipboard().setText("\n".join(one.text for one in left))
            ask.tell_problem(self._window, _not_taken(left))


def _not_taken(left: Sequence[Draft]) -> Problem:
    from workflow.draft import in_words  # noqa: PLC0415

    return Problem(
        "draft_not_taken",
        f"Chưa ghi lại được {in_words(left)}.",
        "Nội dung đó đã được chép vào bộ nhớ tạm; hãy dán (Ctrl+V) vào đúng chỗ rồi sửa.",
    )


_ADVICE = (
    "Có thể làm tiếp. Nếu việc này lặp lại, hãy mở Trợ giúp › Chẩn đoán và gửi nhật ký của chương "
    "trình cho người hỗ trợ."
)
