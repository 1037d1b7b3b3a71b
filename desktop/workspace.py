"""An open data file in the window: pages on the left, the quarter above, the page itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import ask, dialogs, theme
from desktop.checking import Checking
from desktop.datafile import DataFile
from desktop.memory import Memory
from desktop.screens.overview import OverviewScreen
from desktop.tasks import Tasks
from desktop.years import YearButton, Years
from domain.change import Subject
from domain.quarter import ROMAN

# The pages that are not shown at once are imported when they are.
if TYPE_CHECKING:
    from desktop.screens.appendix import AppendixScreen
    from workflow.draft import Draft
    from workflow.record import TypedCell

_NAVIGATION_CHARS = 22
_PAGES = {
    Subject.MEASURE: 1,
    Subject.TASK: 2,
    Subject.NARRATIVE: 3,
    Subject.OWN_PLAN: 5,
}


class Place(Protocol):
    """Anything that names a cell: a finding, a logged change."""

    @property
    def subject(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def field(self) -> str: ...


@runtime_checkable
class Leads(Protocol):
    """A page that can put the cursor into a place of its own."""

    def go_to(self, code: str, field: str = "") -> None:
        """Put the cursor there."""


@runtime_checkable
class Settles(Protocol):
    """A page on which something may be half-typed."""

    def settle(self) -> object:
        """Record it."""


@runtime_checkable
class Types(Protocol):
    """A page that tells what is typed on it and not recorded yet."""

    def typed(self) -> Sequence[TypedCell]:
        """The texts, each with its place."""


@dataclass(frozen=True)
class PageEntry:
    """A page in the navigation."""

    name: str
    make: Callable[[], QWidget]


class Workspace(QWidget):
    """The pages of one data file; a page is made when it is first shown."""

    page_shown = Signal(str)
    plan_installed = Signal()

    def __init__(
        self, file: DataFile, tasks: Tasks, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._tasks = tasks
        self._memory = memory
        self._checking = Checking(file, tasks, self)
        self.years = Years(file, tasks, self)
        self.year_button = YearButton(file.plan.year, self.years)
        self._pages = self._entries()
        self._made: dict[int, QWidget] = {}
        self.navigation = QListWidget()
        self.stack = QStackedWidget()
        self.quarter_buttons = QButtonGroup(self)
        self._heading = QLabel()
        self._lay_out()
        self._connect()
        self.show_page(0)
        self._checking.check_soon()
        self.years.look_soon()

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self._pages[max(self.navigation.currentRow(), 0)].name

    def show_page(self, place: int) -> None:
        """Show the page, after what is being typed on the other one has been recorded."""
        self.navigation.setCurrentRow(place)

    def step_page(self, step: int) -> None:
        """Show the next or previous page, as Ctrl+PageDown does with Excel's sheets."""
        self.show_page((self.navigation.currentRow() + step) % len(self._pages))
        self.enter_page()

    def enter_page(self) -> None:
        """Go from the list of pages into the page, where its work is done."""
        page = self.stack.currentWidget()
        if page:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: Place) -> None:
        """Put the cursor into the cell that something is said about."""
        number = _PAGES.get(Subject(place.subject))
        if number is None:
            return
        self.show_page(number)
        _lead(self.stack.currentWidget(), place)

    def show_rows(self, subject: Subject, code: str, status: str) -> None:
        """Show an appendix at the row of that code, or its rows of that status."""
        screen = self._appendix_of(subject)
        if screen and code:
            screen.go_to(code)
        elif screen:
            screen.show_status(status)

    def appendix(self) -> AppendixScreen | None:
        """The appendix page that is shown, if it is one."""
        from desktop.screens.appendix import AppendixScreen  # noqa: PLC0415

        screen = self.stack.currentWidget()
        return screen if isinstance(screen, AppendixScreen) else None

    def settle(self) -> None:
        """Record whatever is half-typed on any page."""
        for screen in self._made.values():
            _settle(screen)

    def drafts(self) -> tuple[Draft, ...]:
        """What is typed on any page and not recorded yet."""
        pages = [page for page in self._made.values() if isinstance(page, Types)]
        typed = [cell for page in pages for cell in page.typed()]
        if not typed:
            return ()
        from workflow.draft import Draft  # noqa: PLC0415 - only where something is typed

        quarter = self.file.quarter
        return tuple(Draft(quarter, one.subject, one.code, one.field, one.text) for one in typed)

    def show_cell_history(self) -> None:
        """Show who changed the cell with the cursor."""
        screen = self.appendix()
        if screen:
            dialogs.show_cell_history(screen, self.file)

    def import_values(self) -> None:
        """Take in a table of values that someone has sent, and show where it begins."""
        self.settle()
        importing = dialogs.import_values(self, self.file, self._tasks)
        importing.taken.connect(self.go_to, Qt.ConnectionType.QueuedConnection)
        importing.start()

    def import_plan(self) -> None:
        """Take in a plan that someone has sent."""
        if dialogs.import_plan(self):
            self.plan_installed.emit()

    def step_into_panel(self) -> None:
        """Go to the form beside the grid of tasks, or back from it."""
        from desktop.screens.tasks_screen import TasksScreen  # noqa: PLC0415

        screen = self.appendix()
        if isinstance(screen, TasksScreen):
            screen.step_into_panel()

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost, or the user gives it up."""
        refused = self._refused_sentences()
        if not refused:
            return True
        return ask.confirm(
            self,
            f"Còn {len(refused)} ô gõ chưa đúng nên chưa ghi: {refused[0]}",
            "Ở lại để sửa, hoặc bỏ nội dung các ô đó. Mọi ô khác đã được lưu.",
            yes="Bỏ các ô đó",
            no="Ở lại sửa",
        )

    def show_quarter(self, number: int) -> None:
        """Show another quarter, unless something typed is still to be mended."""
        if self.may_leave():
            self.file.choose_quarter(number)
        self._mark_quarter()

    def close(self) -> bool:
        """Let go of the file: nothing runs on it any more."""
        self._checking.stop()
        self.years.stop()
        self._tasks.wait()
        self.file.close()
        return super().close()

    def _entries(self) -> tuple[PageEntry, ...]:
        return (
            PageEntry("Tổng quan", self._overview_screen),
            PageEntry("Phụ lục I – Chỉ tiêu", self._measures_screen),
            PageEntry("Phụ lục II – Nhiệm vụ", self._tasks_screen),
            PageEntry("Lời văn", self._narrative_screen),
            PageEntry("Xuất báo cáo", self._export_screen),
            PageEntry("Kế hoạch năm", self._plan_screen),
            PageEntry("Nhật ký", self._history_screen),
        )

    def _measures_screen(self) -> QWidget:
        from desktop.screens.appendix import AppendixScreen  # noqa: PLC0415
        from desktop.screens.measures import MEASURES  # noqa: PLC0415

        return self._with_history(AppendixScreen(MEASURES, self.file))

    def _tasks_screen(self) -> QWidget:
        from desktop.screens.tasks_screen import TasksScreen  # noqa: PLC0415 - only when shown

        return self._with_history(TasksScreen(self.file))

    def _narrative_screen(self) -> QWidget:
        from desktop.screens.narrative import NarrativeScreen  # noqa: PLC0415

        return NarrativeScreen(self.file, self.go_to)

    def _plan_screen(self) -> QWidget:
        from desktop.screens.plan import PlanScreen  # noqa: PLC0415

        return PlanScreen(self.file, self.import_plan)

    def _history_screen(self) -> QWidget:
        from desktop.screens.history import HistoryScreen  # noqa: PLC0415

        return HistoryScreen(self.file, self.go_to)

    def _with_history(self, screen: AppendixScreen) -> AppendixScreen:
        """The page with `Lịch sử ô này` where the mouse looks for it."""
        action = QAction("Lịch sử ô này…", screen.grid)
        action.triggered.connect(lambda _checked: self.show_cell_history())
        screen.grid.addAction(action)
        screen.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return screen

    def _overview_screen(self) -> QWidget:
        screen = OverviewScreen(self.file, self._checking, self.years, self.go_to, self.show_rows)
        screen.charts_wanted.connect(lambda: dialogs.show_charts(self, self.file, self._tasks))
        return screen

    def _export_screen(self) -> QWidget:
        from desktop.screens.export import ExportScreen  # noqa: PLC0415

        return ExportScreen(self.file, self._tasks, self._memory, self._checking, self.go_to)

    def _appendix_of(self, subject: Subject) -> AppendixScreen | None:
        self.show_page(_PAGES[subject])
        return self.appendix()

    def _refused_sentences(self) -> list[str]:
        """Why what stands in a cell has not been recorded, over all pages."""
        from desktop.screens.appendix import AppendixScreen  # noqa: PLC0415

        found = []
        self.settle()
        for screen in self._made.values():
            if isinstance(screen, AppendixScreen):
                found += [one.problem.sentence for one in screen.items.refused.values()]
        return found

    def _show(self, place: int) -> None:
        if place < 0:
            return
        _settle(self.stack.currentWidget())
        if place not in self._made:
            self._made[place] = self._pages[place].make()
            self.stack.addWidget(self._made[place])
        self.stack.setCurrentWidget(self._made[place])
        self._heading.setText(self._pages[place].name)
        self.page_shown.emit(self._pages[place].name)

    def _mark_quarter(self) -> None:
        self.quarter_buttons.button(self.file.quarter.number).setChecked(True)

    def _lay_out(self) -> None:
        self.navigation.addItems([page.name for page in self._pages])
        self.navigation.setAccessibleName("Các trang")
        self.navigation.setSpacing(3)
        width = self.fontMetrics().averageCharWidth() * _NAVIGATION_CHARS
        needed = self.navigation.sizeHintForColumn(0) + 4 * self.navigation.frameWidth() + 6
        self.navigation.setFixedWidth(max(width, needed))
        self.navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(self._head())
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)

    def _head(self) -> QHBoxLayout:
        font = self._heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._heading.setFont(font)
        row = QHBoxLayout()
        row.addWidget(self._heading)
        row.addStretch(1)
        row.addWidget(self.year_button)
        for number, roman in enumerate(ROMAN, start=1):
            row.addWidget(self._quarter_button(number, roman))
        return row

    def _quarter_button(self, number: int, roman: str) -> QPushButton:
        button = QPushButton(f"Quý {roman}")
        button.setCheckable(True)
        # Neither Alt+2 nor a click takes the clerk out of the cell to be filled.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(button.sizeHint())
        button.setStyleSheet(theme.pressed_sheet())
        button.setToolTip(f"Alt+{number}")
        button.setShortcut(f"Alt+{number}")
        self.quarter_buttons.addButton(button, number)
        return button

    def _connect(self) -> None:
        self.navigation.currentRowChanged.connect(self._show)
        self.navigation.itemActivated.connect(lambda _item: self.enter_page())
        self.quarter_buttons.idClicked.connect(self.show_quarter)
        self.file.quarter_changed.connect(self._mark_quarter)
        self.file.undone.connect(self.go_to)
        self._mark_quarter()


def _lead(page: object, place: Place) -> None:
    if isinstance(page, Leads):
        page.go_to(place.code, place.field)


def _settle(page: object) -> None:
    if isinstance(page, Settles):
        page.settle()
