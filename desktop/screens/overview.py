"""Tổng quan: how far the quarter is, what is missing to send it, which tasks are due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.checking import Checking
from desktop.datafile import DataFile
from desktop.screens.bars import Bar, StatusBar
from desktop.screens.finding_list import FindingList
from desktop.screens.refreshing import WhenSeen
from desktop.years import Years
from domain.change import Subject
from domain.day import format_day
from domain.finding import Finding, Severity
from domain.plan import Task
from domain.returns import MeasureStatus, Status, TaskStatus

CODE_ROLE = Qt.ItemDataRole.UserRole
SOON = timedelta(days=30)
_OPEN = (TaskStatus.IN_PROGRESS, TaskStatus.NOT_STARTED, TaskStatus.NOT_YET_DUE)

Show = Callable[[Subject, str, str], None]  # subject, code (or ""), status word (or "")


class OverviewScreen(QWidget):
    """Counts with bars, what is missing, what is due; each line leads to its rows."""

    charts_wanted = Signal()

    def __init__(
        self,
        file: DataFile,
        checking: Checking,
        years: Years,
        go_to: Callable[[Finding], None],
        show: Show,
    ) -> None:
        super().__init__()
        self._file = file
        self._checking = checking
        self._years = years
        self._show = show
        self.bars: dict[Status, StatusBar] = {}
        self._titles = {MeasureStatus: theme.heading(""), TaskStatus: theme.heading("")}
        self.missing = FindingList("Còn thiếu để gửi báo cáo")
        self.missing_title = theme.heading("Còn thiếu")
        self._due_title = theme.heading("")
        self.due = QListWidget()
        self.charts_button = QPushButton("&Biểu đồ…")
        self._lay_out()
        self.setFocusProxy(self.missing)
        self.missing.chosen.connect(go_to)
        self.due.itemActivated.connect(self._show_due)
        file.changed.connect(WhenSeen(self, self.refresh).ask)
        self.charts_button.clicked.connect(self.charts_wanted)
        years.found.connect(self.refresh)
        checking.found.connect(self._show_missing)
        checking.started.connect(self._show_missing)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen quarter's counts and what is due."""
        self._show_counts(MeasureStatus, "Chỉ tiêu")
        self._show_counts(TaskStatus, "Nhiệm vụ")
        self._show_due_tasks()
        self._show_missing()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._card(MeasureStatus, Subject.MEASURE), 0, 0)
        layout.addWidget(self._card(TaskStatus, Subject.TASK), 0, 1)
        layout.addLayout(_column(self.missing_title, self.missing), 1, 0)
        self.due.setAccessibleName("Nhiệm vụ sắp đến hạn")
        self.due.setWordWrap(True)
        self.due.setSpacing(1)
        self.due.setAlternatingRowColors(True)
        layout.addLayout(_column(self._due_title, self.due), 1, 1)
        layout.addWidget(self.charts_button, 2, 0, Qt.AlignmentFlag.AlignLeft)
        layout.setRowStretch(1, 1)
        for column in (0, 1):
            layout.setColumnStretch(column, 1)

    def _card(self, kind: type[MeasureStatus] | type[TaskStatus], subject: Subject) -> QFrame:
        card = QFrame()
        card.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(card)
        layout.setSpacing(1)
        layout.addWidget(self._titles[kind])
        for status in kind:
            bar = StatusBar(Bar(status, 0, 0))
            bar.clicked.connect(partial(self._show, subject, "", status.word))
            self.bars[status] = bar
            layout.addWidget(bar)
        layout.addStretch(1)
        return card

    def _show_counts(self, kind: type[MeasureStatus] | type[TaskStatus], noun: str) -> None:
        counts, before = self._file.counts(kind), self._file.counts_before(kind)
        same = self._years.same_quarter()
        total = sum(counts.values())
        for status in kind:
            earlier = None if before is None else before[status]
            last_year = None if same is None else same[status]
            self.bars[status].show_bar(Bar(status, counts[status], total, earlier, last_year))
        self._titles[kind].setText(f"{noun}: {total}{self._compared(before, same)}")

    def _compared(self, before: object, same: object) -> str:
        """What the figures behind the counts are compared with."""
        quarter = self._file.quarter
        told = [f"±: so với quý {quarter.preceding.roman}"] if before is not None else []
        told += [f"ck: cùng kỳ năm {quarter.year - 1}"] if same is not None else []
        return f"   ({'; '.join(told)})" if told else ""

    def _show_missing(self) -> None:
        errors = [one for one in self._checking.findings if one.severity is Severity.ERROR]
        self.missing.offer(errors)
        known = str(len(errors)) if self._checking.is_fresh else self._checking.state.value
        self.missing_title.setText(f"Còn thiếu hoặc sai, phải xử lý trước khi gửi: {known}")

    def _show_due_tasks(self) -> None:
        as_of = self._file.as_of
        self._due_title.setText(f"Quá hạn, hoặc đến hạn đến hết ngày {format_day(as_of + SOON)}")
        self.due.clear()
        for task, due in due_tasks(self._file.plan.tasks, self._statuses(), as_of):
            item = QListWidgetItem(_due_line(task, due, as_of))
            item.setData(CODE_ROLE, task.code)
            self.due.addItem(item)

    def _statuses(self) -> Mapping[str, TaskStatus]:
        return {code: one.status for code, one in self._file.assessment.tasks.items()}

    def _show_due(self, item: QListWidgetItem) -> None:
        self._show(Subject.TASK, str(item.data(CODE_ROLE)), "")


def due_tasks(
    tasks: Mapping[str, Task], statuses: Mapping[str, TaskStatus], as_of: date
) -> list[tuple[Task, date]]:
    """The overdue tasks and the open ones due within 30 days of `as_of`, the earliest first."""
    found = []
    for code, task in tasks.items():
        due, status = task.deadline.due, statuses.get(code)
        soon = due is not None and as_of <= due <= as_of + SOON and status in _OPEN
        if due and (soon or status is TaskStatus.OVERDUE):
            found.append((task, due))
    return sorted(found, key=lambda one: one[1])


def _due_line(task: Task, due: date, as_of: date) -> str:
    left = (due - as_of).days
    when = f"quá hạn {-left} ngày" if left < 0 else f"còn {left} ngày"
    return f"{task.code}. {task.name.rstrip('.')} – hạn {format_day(due)}, {when}"


def _column(title: QLabel, content: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    title.setWordWrap(True)
    column.addWidget(title)
    column.addWidget(content, 1)
    return column
