"""A page that is one of the appendices: filters and search above the grid, the reason below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import paste
from desktop.datafile import DataFile
from desktop.grid.blocks import Landing
from desktop.grid.items import AppendixItems
from desktop.grid.rows import GridColumn, GridRow
from desktop.grid.view import AppendixGrid
from desktop.screens.details import Details
from desktop.screens.refreshing import WhenSeen
from domain.change import Subject
from domain.problem import Problem
from domain.text import contains, fold

ALL = "Tất cả"


@dataclass(frozen=True)
class AppendixPage:
    """What makes one appendix page differ from the other."""

    subject: Subject
    name: str
    columns: Callable[[DataFile], tuple[GridColumn, ...]]
    rows: Callable[[DataFile], tuple[GridRow, ...]]
    details: Callable[[DataFile, str], str]
    statuses: Sequence[str]


class AppendixScreen(QWidget):
    """One appendix of the open file."""

    def __init__(self, page: AppendixPage, file: DataFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._file = file
        self._kept: frozenset[str] | None = None  # codes that the filter lets through; None is all
        self.items = AppendixItems(page.subject, page.columns(file), file.record, self)
        self.grid = AppendixGrid(self.items, self)
        self.grid.setAccessibleName(page.name)
        self.details = Details(self)
        self.status_filter = _filter("Lọc theo đánh giá", page.statuses)
        self.lead_filter = _filter("Lọc theo đơn vị chủ trì", ())
        self.search = QLineEdit()
        self._found = QLabel()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored now."""
        rows = self._page.rows(self._file)
        self.items.set_columns(self._page.columns(self._file))
        self._offer_leads(rows)
        self.items.set_rows([row for row in rows if self._passes(row)])
        self._show_details()

    def settle(self) -> Problem | None:
        """Record a half-typed cell; a Problem where its text is refused."""
        return self.grid.settle()

    def go_to(self, code: str, field: str = "") -> None:
        """Put the cursor into that cell, whatever is filtered."""
        if not self.grid.go_to(code, field):
            self.clear_filters()
            self.grid.go_to(code, field)

    def show_status(self, word: str) -> None:
        """Show the rows of one status only."""
        self.clear_filters()
        self.status_filter.setCurrentText(word)
        self.grid.setFocus()

    def clear_filters(self) -> None:
        """Show every row again."""
        self.status_filter.setCurrentIndex(0)
        self.lead_filter.setCurrentIndex(0)

    def start_search(self) -> None:
        """Put the cursor into the search field (Ctrl+F)."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def find_next(self, step: int = 1) -> None:
        """Go to the next row that holds the searched words, around the end."""
        hits = self._hits()
        if not hits:
            return
        here = self.grid.currentIndex().row()
        onward = [place for place in hits if (place - here) * step > 0]
        place = (
            (min(onward) if step > 0 else max(onward)) if onward else hits[0 if step > 0 else -1]
        )
        column = max(self.grid.currentIndex().column(), 1)
        self.grid.place(self.items.index(place, column))

    def find_previous(self) -> None:
        """Go to the row before that holds the searched words."""
        self.find_next(-1)

    def toggle_details(self) -> None:
        """Hide or show the panel that says why."""
        self.details.setVisible(not self.details.isVisible())

    def paste(self, landing: Landing) -> None:
        """Record a pasted block; what would be refused is shown first."""
        paste.apply(self, self._file, self.items, landing)

    def apply_filters(self) -> None:
        """Choose the rows to show; they stay until the filter is changed, whatever is typed."""
        status, lead = self.status_filter.currentText(), self.lead_filter.currentText()
        chosen = [row for row in self._page.rows(self._file) if _matches(row, status, lead)]
        everything = status == ALL and lead == ALL
        self._kept = (
            None if everything else frozenset(_with_headings(self._page.rows(self._file), chosen))
        )
        self.refresh()

    def _passes(self, row: GridRow) -> bool:
        return self._kept is None or row.code in self._kept

    def _hits(self) -> list[int]:
        words = self.search.text().strip()
        rows = enumerate(self.items.rows)
        return [n for n, row in rows if words and not row.is_group and _holds(row, words)]

    def _tell_hits(self) -> None:
        count = len(self._hits())
        self._found.setText(f"{count} dòng" if self.search.text().strip() else "")
        if count and self.grid.currentIndex().row() not in self._hits():
            self.find_next()

    def _offer_leads(self, rows: Sequence[GridRow]) -> None:
        """The lead bodies of the plan, once."""
        if self.lead_filter.count() > 1:
            return
        bodies = {body for row in rows for body in row.leads}
        self.lead_filter.addItems(sorted(bodies, key=fold))

    def _show_details(self) -> None:
        index = self.grid.currentIndex()
        code = self.items.row_at(index).code if index.isValid() else ""
        self.details.show_html(self._page.details(self._file, code))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._tool_row())
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.details)

    def _tool_row(self) -> QHBoxLayout:
        self.search.setPlaceholderText("Tìm, không cần gõ dấu (Ctrl+F)")
        self.search.setAccessibleName("Tìm trong biểu")
        self.search.setClearButtonEnabled(True)
        row = QHBoxLayout()
        row.addWidget(self.search, 2)
        row.addWidget(self._found)
        row.addWidget(QLabel("Đánh giá:"))
        row.addWidget(self.status_filter, 1)
        row.addWidget(QLabel("Chủ trì:"))
        row.addWidget(self.lead_filter, 2)
        return row

    def _connect(self) -> None:
        self._file.changed.connect(WhenSeen(self, self.refresh).ask)
        self._file.quarter_changed.connect(self.items.give_up_all)
        self.grid.row_shown.connect(lambda _code: self._show_details())
        self.grid.paste_asked.connect(self.paste)
        self.search.textEdited.connect(lambda _text: self._tell_hits())
        self.search.returnPressed.connect(self.find_next)
        self.status_filter.currentIndexChanged.connect(lambda _place: self.apply_filters())
        self.lead_filter.currentIndexChanged.connect(lambda _place: self.apply_filters())


def _filter(name: str, words: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems([ALL, *words])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _matches(row: GridRow, status: str, lead: str) -> bool:
    if row.is_group:
        return False
    fits = status in (ALL, row.cells.get("status"))
    return fits and (lead == ALL or lead in row.leads)


def _with_headings(rows: Sequence[GridRow], chosen: Sequence[GridRow]) -> list[str]:
    """The codes of the chosen rows and of the headings that stand over any of them."""
    wanted = {row.code for row in chosen}
    kept, heading = [], ""
    for row in rows:
        if row.is_group:
            heading = row.code
        elif row.code in wanted:
            kept += [heading, row.code]
    return kept


def _holds(row: GridRow, words: str) -> bool:
    return any(contains(text, words) for text in row.cells.values())
