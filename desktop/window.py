"""The main window: the start page, or an open data file; menus, save state, and a safe way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QStackedWidget

from desktop import actions, ask, dialogs, going_back, opening
from desktop.actions import LINE, Entry, Menu
from desktop.memory import Memory
from desktop.tasks import Tasks
from domain.problem import Problem
from workflow.folders import user_folder

# Whatever a data file needs is imported when one is opened: the window itself is painted before.
if TYPE_CHECKING:
    from desktop.datafile import DataFile
    from desktop.screens.appendix import AppendixScreen
    from desktop.screens.start import StartScreen
    from desktop.workspace import Workspace
    from domain.plan import Plan
    from domain.unit import Unit

_LAST_FILE = "last_file"
_MESSAGE_MILLISECONDS = 8000
_ROOMY = QSize(1440, 860)


class Window(QMainWindow):
    """The one window of the program; `file_shown` carries the open file's path, or None."""

    file_shown = Signal(object)

    def __init__(self, memory: Memory, tasks: Tasks) -> None:
        super().__init__()
        self._memory = memory
        self._tasks = tasks
        self.workspace: Workspace | None = None
        self._stack = QStackedWidget()
        self.saved = QLabel()
        self._start: StartScreen | None = None
        self._help: QDialog | None = None
        self.setCentralWidget(self._stack)
        self.statusBar().addPermanentWidget(self.saved)
        self._in_file = actions.build(self, self._menus())
        self.resize(_ROOMY)
        self._dress()

    def show_fitting(self) -> None:
        """Show the window, over the whole screen where that is small."""
        room = self.screen().availableSize()
        if room.width() < _ROOMY.width() or room.height() < _ROOMY.height():
            self.showMaximized()
        else:
            self.show()

    def settle(self) -> None:
        """Record a half-typed cell, as when Windows logs off."""
        if self.workspace:
            self.workspace.settle()

    def show_start(self) -> None:
        """Show the page on which a file is opened or made."""
        if self._start is None:
            self._start = self._make_start()
            self._stack.addWidget(self._start)
        self._stack.setCurrentWidget(self._start)
        self._start.setFocus()
        self._dress()

    def open_path(self, path: Path, *, reading: bool = False) -> bool:
        """Open the data file; what hinders it is told calmly, and nothing changes then.

        With `reading` nothing can be recorded, and somebody else may have it open to write.
        """
        try:
            file = opening.opened(path, self, reading=reading)
        except Problem as problem:
            return self._not_opened(path, problem)
        if not self.close_file():
            file.close()
            return False
        self._show_file(file)
        return True

    def _not_opened(self, path: Path, problem: Problem) -> bool:
        """Say why; whether the file is shown after all, to be looked at only."""
        if problem.code != "already_open":
            going_back.tell_unopened(self, path, problem, self._tasks)
            return False
        if dialogs.call_forward(path):
            return False
        return ask.confirm(
            self, problem.sentence, problem.advice, yes="Mở để xem", no="Để sau"
        ) and self.open_path(path, reading=True)

    def close_file(self) -> bool:
        """Close the open file; False where the user wants to stay."""
        if self.workspace is None:
            return True
        if not self.workspace.may_leave():
            return False
        self.workspace.close()
        self._stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.workspace = None
        self.file_shown.emit(None)
        return True

    def open_file(self) -> None:
        """Ask for a data file and open it."""
        path = ask.data_file_to_open(self, self._folder())
        if path:
            self.open_path(path)

    def new_file(self, unit: Unit, plan: Plan) -> None:
        """Ask where the new data file shall lie, make it and open it."""
        proposal = self._folder() / f"{_file_name(unit)} {plan.year}.skq"
        path = ask.data_file_to_create(self, proposal)
        if path:
            self._make(path, lambda: opening.create(path, unit, plan))

    def open_demo(self) -> None:
        """Open the demonstration office, made anew where it is not there."""
        path = user_folder() / "minh-hoa" / "Đơn vị minh họa.skq"
        if path.exists():
            self.open_path(path)
        else:
            self._make(path, lambda: opening.create_demo(path))

    def import_plan(self) -> None:
        """Take in a plan that someone has sent."""
        if dialogs.import_plan(self):
            self._offer_plans_anew()

    def show_backups(self) -> None:
        """Show the open file's backups; one of them may take its place."""
        self.settle()
        if self.workspace:
            going_back.go_back(self, self.workspace.file.path, self._tasks)

    def undo(self) -> None:
        """Take back the last change."""
        self._step(lambda file: file.undo(), "Không còn gì để hoàn tác.")

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._step(lambda file: file.redo(), "Không còn gì để làm lại.")

    def show_help(self) -> None:
        """Open the handbook at the page that explains what is shown."""
        shown = self.workspace.page_name if self.workspace else ""
        self._help = dialogs.show_help(self, self._help, shown)

    def show_diagnosis(self) -> None:
        """Show what there is to know about the program, the machine and the open file."""
        self.settle()
        file = self.workspace.file if self.workspace else None
        dialogs.show_diagnosis(self, file.path if file else None, self._tasks)

    def leave_file(self) -> None:
        """Close the file and show the start page."""
        if self.close_file():
            self.show_start()

    def begin_year(self) -> None:
        """Close the file and offer the open unit's next year."""
        unit = self.workspace.file.unit if self.workspace else None
        self.leave_file()
        if unit and self._start:
            self._start.prefer(unit)

    def tell(self, words: str) -> None:
        """Say something in passing in the status bar."""
        self.statusBar().showMessage(words, _MESSAGE_MILLISECONDS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            from desktop import theme  # noqa: PLC0415 - not for the first paint

            theme.dress_anew(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.close_file():
            event.accept()
        else:
            event.ignore()

    def _step(self, step: Callable[[DataFile], str | None], otherwise: str) -> None:
        if self.workspace is None:
            return
        self.settle()
        if step(self.workspace.file) is None:
            self.tell(otherwise)

    def _make(self, path: Path, make: Callable[[], None]) -> None:
        try:
            make()
        except Problem as problem:
            ask.tell_problem(self, problem)
        else:
            self.open_path(path)

    def _make_start(self) -> StartScreen:
        from desktop.screens.start import StartScreen  # noqa: PLC0415
        from workflow.plans import plans  # noqa: PLC0415 - reads every plan; only this page needs it
        from workflow.units import units  # noqa: PLC0415

        start = StartScreen(plans(), units())
        start.open_asked.connect(self.open_file)
        start.new_asked.connect(self.new_file)
        start.demo_asked.connect(self.open_demo)
        return start

    def _show_file(self, file: DataFile) -> None:
        from desktop.workspace import Workspace  # noqa: PLC0415

        self.workspace = Workspace(file, self._tasks, self._memory)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        file.saved.connect(self._tell_saved)
        file.backup_failed.connect(lambda problem: ask.tell_problem(self, problem))
        self.workspace.plan_installed.connect(self._offer_plans_anew)
        # Queued: the menu that was used belongs to the workspace, which is closed then.
        later = Qt.ConnectionType.QueuedConnection
        self.workspace.year_button.year_asked.connect(self.open_path, later)
        self.workspace.year_button.new_asked.connect(self.begin_year, later)
        self._memory.keep(_LAST_FILE, file.path)
        self._dress()
        self.file_shown.emit(file.path)
        QTimer.singleShot(0, self._warn_of_place)

    def _warn_of_place(self) -> None:
        if self.workspace:
            opening.warn_of_place(self, self.workspace.file.path, self._memory)

    def _offer_plans_anew(self) -> None:
        """The start page is made again when it is next shown: it offers the plans."""
        self.tell("Đã cài kế hoạch. Chọn được khi tạo tệp dữ liệu mới.")
        if self._start is None:
            return
        shown = self._stack.currentWidget() is self._start
        self._stack.removeWidget(self._start)
        self._start.deleteLater()
        self._start = None
        if shown:
            self.show_start()

    def _tell_saved(self, at: datetime, label: str) -> None:
        self.saved.setText(f"Đã lưu {at:%H:%M}")
        self.tell(label)

    def _dress(self) -> None:
        """Title, save state and menus for what is open."""
        file = self.workspace.file if self.workspace else None
        for action in self._in_file:
            action.setEnabled(file is not None)
        self.saved.setText(_save_state(file) if file else "")
        name = f"{file.office.name} – năm {file.plan.year} – " if file else ""
        self.setWindowTitle(f"{name}Sơ Kết Quý")

    def _folder(self) -> Path:
        """The folder of the last file, or the user's documents."""
        last = self._memory.path(_LAST_FILE)
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return last.parent if last else Path(documents)

    def _in_appendix(self, do: Callable[[AppendixScreen], object]) -> Callable[[], None]:
        """An action for the appendix page that is shown; elsewhere it does nothing."""

        def act() -> None:
            screen = self.workspace.appendix() if self.workspace else None
            if screen:
                do(screen)

        return act

    def _in_workspace(self, do: Callable[[Workspace], object]) -> Callable[[], None]:
        """An action on the open file."""

        def act() -> None:
            if self.workspace:
                do(self.workspace)

        return act

    def _menus(self) -> tuple[Menu, ...]:
        return (self._file_menu(), self._edit_menu(), self._view_menu(), self._help_menu())

    def _file_menu(self) -> Menu:
        settings = self._in_workspace(lambda one: dialogs.show_settings(self, one.file))
        values = self._in_workspace(lambda one: one.import_values())
        return Menu(
            "&Tệp",
            (
                Entry("&Mở tệp dữ liệu…", self.open_file, "Ctrl+O"),
                Entry("&Tạo tệp dữ liệu mới…", self.leave_file, "Ctrl+N"),
                Entry("Mở đơn vị minh &họa", self.open_demo),
                LINE,
                Entry("Nhập &số liệu từ tệp Excel, CSV…", values, "Ctrl+Shift+O", in_file=True),
                Entry("Nhập &kế hoạch năm…", self.import_plan),
                LINE,
                Entry("Thông t&in đơn vị…", settings, in_file=True),
                Entry("&Bản sao lưu, khôi phục…", self.show_backups, in_file=True),
                LINE,
                Entry("Đó&ng tệp", self.leave_file, "Ctrl+W", in_file=True),
                Entry("T&hoát", self.close, "Ctrl+Q"),
            ),
        )

    def _edit_menu(self) -> Menu:
        start, onward, back = (
            self._in_appendix(lambda one: one.start_search()),
            self._in_appendix(lambda one: one.find_next()),
            self._in_appendix(lambda one: one.find_previous()),
        )
        history = self._in_workspace(lambda one: one.show_cell_history())
        return Menu(
            "&Sửa",
            (
                Entry("&Hoàn tác", self.undo, "Ctrl+Z", in_file=True),
                Entry("&Làm lại", self.redo, "Ctrl+Y|Ctrl+Shift+Z", in_file=True),
                LINE,
                Entry("&Tìm…", start, "Ctrl+F", in_file=True),
                Entry("Tìm t&iếp", onward, "F3", in_file=True),
                Entry("Tìm n&gược", back, "Shift+F3", in_file=True),
                LINE,
                Entry("Lịch s&ử ô này…", history, "Ctrl+Shift+H", in_file=True),
            ),
        )

    def _view_menu(self) -> Menu:
        onward = self._in_workspace(lambda one: one.step_page(1))
        back = self._in_workspace(lambda one: one.step_page(-1))
        every_row = self._in_appendix(lambda one: one.clear_filters())
        why = self._in_appendix(lambda one: one.toggle_details())
        panel = self._in_workspace(lambda one: one.step_into_panel())
        return Menu(
            "&Xem",
            (
                Entry("Trang &sau", onward, "Ctrl+PgDown", in_file=True),
                Entry("Trang &trước", back, "Ctrl+PgUp", in_file=True),
                LINE,
                Entry("Hiện mọi &dòng", every_row, "Ctrl+Shift+L", in_file=True),
                Entry("&Vì sao? (ẩn, hiện giải thích)", why, "F4", in_file=True),
                Entry("&Bảng nhập nhiệm vụ", panel, "F6", in_file=True),
            ),
        )

    def _help_menu(self) -> Menu:
        return Menu(
            "Trợ &giúp",
            (
                Entry("&Hướng dẫn sử dụng", self.show_help, "F1"),
                Entry("&Phím tắt", lambda: ask.show_keys(self), "Shift+F1"),
                LINE,
                Entry("&Chẩn đoán…", self.show_diagnosis),
            ),
        )


def _file_name(unit: Unit) -> str:
    return unit.title[:1].upper() + unit.title[1:]


def _save_state(file: DataFile) -> str:
    if not file.store.writable:
        return "Chỉ đọc: tệp này không ghi được"
    at = file.last_saved()
    return f"Đã lưu {at:%H:%M %d/%m/%Y}" if at else ""
