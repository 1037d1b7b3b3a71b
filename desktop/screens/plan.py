"""Kế hoạch năm: every row with its printed text and its rule, doubts, and the office's own plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.datafile import DataFile
from desktop.plan_rows import PlanRow, measure_rows, task_rows
from desktop.screens.own_row import OwnRow, OwnRowDialog
from desktop.screens.plan_panel import PlanPanel
from desktop.screens.plan_table import PlanTable
from desktop.screens.refreshing import WhenSeen
from domain.change import Subject
from domain.text import contains


class PlanScreen(QWidget):
    """The plan of the open file's year."""

    def __init__(self, file: DataFile, import_plan: Callable[[], object]) -> None:
        super().__init__()
        self._file = file
        self.measures_button = QRadioButton("&Chỉ tiêu")
        self.tasks_button = QRadioButton("Nhiệ&m vụ")
        self.doubt_box = QCheckBox()
        self.own_box = QCheckBox("Đơn vị đã sửa")
        self.search = QLineEdit()
        self.add_button = QPushButton("&Thêm dòng riêng…")
        self.import_button = QPushButton("Nhập kế hoạch…")
        self.table = PlanTable()
        self.panel = PlanPanel(file)
        self._lay_out()
        self._connect(import_plan)
        self.setFocusProxy(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan with what the office has changed."""
        rows = self._all_rows()
        doubts = sum(bool(row.doubt) for row in rows)
        self.doubt_box.setText(f"Cần đối chiếu bản gốc ({doubts})")
        self.table.offer(_with_headings([row for row in rows if self._passes(row)]))

    def settle(self) -> None:
        """Record the figures that are being typed."""
        self.panel.settle()

    def go_to(self, code: str, field: str = "") -> None:
        """Put the cursor on the row, whatever is filtered."""
        is_task = field.endswith("_task") or code not in self._file.plan.measures
        (self.tasks_button if is_task else self.measures_button).setChecked(True)
        if not self.table.go_to(code):
            self.doubt_box.setChecked(False)
            self.own_box.setChecked(False)
            self.search.clear()
            self.table.go_to(code)
        self.table.setFocus()

    def add_row(self) -> None:
        """Ask for a row of the office's own and add it behind the resolution's."""
        is_task = self.tasks_button.isChecked()
        subject = Subject.TASK if is_task else Subject.MEASURE
        if OwnRowDialog.show_for(self, self._file, OwnRow(subject)):
            own = self._file.own_plan
            self.go_to(list(own.tasks if is_task else own.measures)[-1])

    def _all_rows(self) -> tuple[PlanRow, ...]:
        rows = task_rows if self.tasks_button.isChecked() else measure_rows
        return rows(self._file.plan, self._file.own_plan)

    def _passes(self, row: PlanRow) -> bool:
        if row.is_group:
            return True
        words = self.search.text().strip()
        found = contains(f"{row.code} {row.name} {row.printed} {row.doubt}", words)
        doubted = bool(row.doubt) or not self.doubt_box.isChecked()
        return found and doubted and (bool(row.own) or not self.own_box.isChecked())

    def _lay_out(self) -> None:
        self.measures_button.setChecked(True)
        self.search.setPlaceholderText("Tìm, không cần gõ dấu")
        self.search.setAccessibleName("Tìm trong kế hoạch")
        self.search.setClearButtonEnabled(True)
        tools = QHBoxLayout()
        for widget in (self.measures_button, self.tasks_button, self.doubt_box, self.own_box):
            tools.addWidget(widget)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.add_button)
        tools.addWidget(self.import_button)
        columns = QHBoxLayout()
        columns.addWidget(self.table, 1)
        columns.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title())
        layout.addLayout(tools)
        layout.addLayout(columns, 1)

    def _title(self) -> QLabel:
        resolution = self._file.plan.resolution
        number = f"Nghị quyết số {resolution.number}" if resolution.number else "Nghị quyết"
        doubt = f" {resolution.doubt}" if resolution.doubt else ""
        label = QLabel(f"{number} của {resolution.issuer} {resolution.title}.{doubt}")
        label.setWordWrap(True)
        return label

    def _connect(self, import_plan: Callable[[], object]) -> None:
        kinds = QButtonGroup(self)
        for button in (self.measures_button, self.tasks_button):
            kinds.addButton(button)
        kinds.buttonToggled.connect(lambda _button, on: self.refresh() if on else None)
        for box in (self.doubt_box, self.own_box):
            box.toggled.connect(lambda _on: self.refresh())
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.table.chosen.connect(self.panel.show_row)
        self.import_button.clicked.connect(lambda _checked: import_plan())
        self.add_button.clicked.connect(lambda _checked: self.add_row())
        self._file.changed.connect(WhenSeen(self, self.refresh).ask)


def _with_headings(rows: list[PlanRow]) -> list[PlanRow]:
    """The rows without headings under which nothing is left."""
    return [
        row
        for row, following in zip(rows, [*rows[1:], None], strict=True)
        if not row.is_group or (following is not None and not following.is_group)
    ]
