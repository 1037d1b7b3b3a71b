"""A page that is one of the appendices: filters and search above the grid, the reason below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import paste
from desktop.datafile import DataFile
from desktop.grid import moves
from desktop.grid.blocks import Landing
from desktop.grid.items import AppendixItems
from desktop.grid.rows import GridColumn, GridRow
from desktop.grid.view import AppendixGrid
from desktop.screens.details import Details
from desktop.screens.refreshing import WhenSeen
from domain.change import Subject
from domain.problem import Problem
from domain.text import contains, syllable_key
from workflow.record import TypedCell

ALL = "Tất cả"
_GROUP_CHARS = 70


@dataclass(frozen=True)
class AppendixPage:
    """What makes one appendix page differ from the other."""

    subject: Subject
    name: str
    columns: Callable[[DataFile], tuple[GridColumn, ...]]
    rows: Callable[[DataFile], tuple[GridRow, ...]]
    details: Callable[[DataFile, str], str]
    statuses: Sequence[str]
    group_word: str


@dataclass(frozen=True)
class Wanted:
    """What the filters let through; an empty word lets everything through."""

    status: str = ""
    group: str = ""
    lead: str = ""

    def fits(self, group: str, row: GridRow) -> bool:
        """Whether the row under that heading is let through."""
        fits_status = self.status in ("", row.cells.get("status"))
        fits_lead = not self.lead or self.lead in row.leads
        return fits_status and self.group in ("", group) and fits_lead


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
        self.group_filter = _filter(f"Lọc theo {page.group_word.lower()}", ())
        self.lead_filter = _filter("Lọc theo đơn vị chủ trì", ())
        self.search = QLineEdit()
        self._found = QLabel()
        self._lay_out()
        self.setFocusProxy(self.grid)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored now."""
        rows = self._page.rows(self._file)
        self.items.set_columns(self._page.columns(self._file))
        self._offer_words(rows)
        self.items.set_rows([row for row in rows if self._passes(row)])
        self._show_details()

    def settle(self) -> Problem | None:
        """Record a half-typed cell; a Problem where its text is refused."""
        return self.grid.settle()

    def typed(self) -> tuple[TypedCell, ...]:
        """What is half-typed in a cell, and what was refused and is still to be mended."""
        refused = [one.cell for one in self.items.refused.values()]
        return (*refused, *self.grid.typed())

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
        for box in self._filters:
            box.setCurrentIndex(0)

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
        index = self.items.index(place, max(self.grid.currentIndex().column(), 0))
        # Where a figure can be typed at once, unless the clerk stands in such a column already.
        fills = self.items.is_fillable(index)
        start = self.items.index(place, 0)
        self.grid.place(index if fills else moves.next_fillable(self.items, start, 1))

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
        wanted = Wanted(*(str(box.currentData() or "") for box in self._filters))
        rows = self._page.rows(self._file)
        kept = [(group, row) for group, row in _under_headings(rows) if wanted.fits(group, row)]
        codes = frozenset(code for group, row in kept for code in (group, row.code))
        self._kept = None if wanted == Wanted() else codes
        self.refresh()

    @property
    def _filters(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.status_filter, self.group_filter, self.lead_filter

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

    def _offer_words(self, rows: Sequence[GridRow]) -> None:
        """The groups and lead bodies of the plan, once."""
        if self.lead_filter.count() > 1:
            return
        for row in rows:
            if row.is_group:
                name = f"{row.cells['no']}. {row.cells['name']}"
                self.group_filter.addItem(shorten(name, _GROUP_CHARS, placeholder="…"), row.code)
        for body in sorted({body for row in rows for body in row.leads}, key=syllable_key):
            self.lead_filter.addItem(body, body)
        for box in self._filters:
            _widen_list(box)

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
        words = ("Đánh giá:", f"{self._page.group_word}:", "Chủ trì:")
        for word, box in zip(words, self._filters, strict=True):
            row.addWidget(QLabel(word))
            row.addWidget(box, 1)
        return row

    def _connect(self) -> None:
        self._file.changed.connect(WhenSeen(self, self.refresh).ask)
        self._file.quarter_changed.connect(self.items.give_up_all)
        self.grid.row_shown.connect(lambda _code: self._show_details())
        self.grid.paste_asked.connect(self.paste)
        self.search.textEdited.connect(lambda _text: self._tell_hits())
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self.grid.setFocus)
        self.search.returnPressed.connect(self.find_next)
        for box in self._filters:
            box.currentIndexChanged.connect(lambda _place: self.apply_filters())


def _filter(name: str, words: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(ALL, "")
    for word in words:
        box.addItem(word, word)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    return box


def _widen_list(box: QComboBox) -> None:
    """Let the open list be as wide as its words: the box itself is narrow."""
    view = box.view()
    view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width())


def _under_headings(rows: Sequence[GridRow]) -> Iterator[tuple[str, GridRow]]:
    """Each row with the code of the heading that stands over it."""
    heading = ""
    for row in rows:
        if row.is_group:
            heading = row.code
        else:
            yield heading, row


def _holds(row: GridRow, words: str) -> bool:
    return any(contains(text, words) for text in row.cells.values())
