"""An open data file in the window: pages on the left, the quarter above, the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
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

from desktop import ask, theme
from desktop.checking import Checking
from desktop.datafile import DataFile
from desktop.memory import Memory
from desktop.screens.appendix import AppendixPage, AppendixScreen
from desktop.screens.export import ExportScreen
from desktop.screens.measures import MEASURES
from desktop.screens.overview import OverviewScreen
from desktop.screens.tasks import TASKS
from desktop.tasks import Tasks
from domain.change import Subject
from domain.quarter import ROMAN

_NAVIGATION_CHARS = 22
_APPENDIX_PAGES = {Subject.MEASURE: 1, Subject.TASK: 2}


class Place(Protocol):
    """Anything that names a cell: a finding, a logged change."""

    @property
    def subject(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def field(self) -> str: ...


@dataclass(frozen=True)
class PageEntry:
    """A page in the navigation."""

    name: str
    make: Callable[[], QWidget]


class Workspace(QWidget):
    """The pages of one data file; a page is made when it is first shown."""

    page_shown = Signal(str)

    def __init__(
        self, file: DataFile, tasks: Tasks, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._tasks = tasks
        self._memory = memory
        self._checking = Checking(file, tasks, self)
        self._pages = self._entries()
        self._made: dict[int, QWidget] = {}
        self.navigation = QListWidget()
        self.stack = QStackedWidget()
        self.quarter_buttons = QButtonGroup(self)
        self._heading = QLabel()
        self._lay_out()
        self._connect()
        self.show_page(0)
        self._checking.check()

    def show_page(self, place: int) -> None:
        """Show the page, after what is being typed on the other one has been recorded."""
        self.navigation.setCurrentRow(place)

    def step_page(self, step: int) -> None:
        """Show the next or previous page, as Ctrl+PageDown does with Excel's sheets."""
        self.show_page((self.navigation.currentRow() + step) % len(self._pages))

    def go_to(self, place: Place) -> None:
        """Put the cursor into the cell that something is said about."""
        screen = self._appendix_of(Subject(place.subject))
        if screen:
            screen.go_to(place.code, place.field)

    def show_rows(self, subject: Subject, code: str, status: str) -> None:
        """Show an appendix at the row of that code, or its rows of that status."""
        screen = self._appendix_of(subject)
        if screen and code:
            screen.go_to(code)
        elif screen:
            screen.show_status(status)

    def appendix(self) -> AppendixScreen | None:
        """The appendix page that is shown, if it is one."""
        screen = self.stack.currentWidget()
        return screen if isinstance(screen, AppendixScreen) else None

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
        self._tasks.wait()
        self.file.close()
        return super().close()

    def _entries(self) -> tuple[PageEntry, ...]:
        return (
            PageEntry("Tổng quan", self._overview_screen),
            self._appendix_entry(MEASURES),
            self._appendix_entry(TASKS),
            PageEntry("Xuất báo cáo", self._export_screen),
        )

    def _appendix_entry(self, page: AppendixPage) -> PageEntry:
        return PageEntry(page.name, lambda: AppendixScreen(page, self.file))

    def _overview_screen(self) -> QWidget:
        return OverviewScreen(self.file, self._checking, self.go_to, self.show_rows)

    def _export_screen(self) -> QWidget:
        return ExportScreen(self.file, self._tasks, self._memory, self._checking, self.go_to)

    def _appendix_of(self, subject: Subject) -> AppendixScreen | None:
        number = _APPENDIX_PAGES.get(subject)
        if number is None:
            return None
        self.show_page(number)
        return self.appendix()

    def _refused_sentences(self) -> list[str]:
        """Why what stands in a cell has not been recorded, over all pages."""
        found = []
        for screen in self._made.values():
            if isinstance(screen, AppendixScreen):
                screen.settle()
                found += [one.problem.sentence for one in screen.items.refused.values()]
        return found

    def _show(self, place: int) -> None:
        if place < 0:
            return
        before = self.appendix()
        if before:
            before.settle()
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
        width = self.fontMetrics().averageCharWidth() * _NAVIGATION_CHARS
        self.navigation.setFixedWidth(width)
        self.navigation.setSpacing(3)
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
        row.addWidget(QLabel(f"Năm {self.file.plan.year}:"))
        for number, roman in enumerate(ROMAN, start=1):
            row.addWidget(self._quarter_button(number, roman))
        return row

    def _quarter_button(self, number: int, roman: str) -> QPushButton:
        button = QPushButton(f"Quý {roman}")
        button.setCheckable(True)
        button.setMinimumSize(button.sizeHint())
        button.setStyleSheet(theme.pressed_sheet())
        button.setToolTip(f"Alt+{number}")
        button.setShortcut(f"Alt+{number}")
        self.quarter_buttons.addButton(button, number)
        return button

    def _connect(self) -> None:
        self.navigation.currentRowChanged.connect(self._show)
        self.quarter_buttons.idClicked.connect(self.show_quarter)
        self.file.quarter_changed.connect(self._mark_quarter)
        self.file.undone.connect(self.go_to)
        self._mark_quarter()
