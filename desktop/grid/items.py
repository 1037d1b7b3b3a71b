"""The item model of a grid: shows plain rows and hands typed text to the one who records it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.grid.rows import MARKED, Fill, GridColumn, GridRow
from domain.change import Subject
from domain.problem import Problem
from domain.report import Align
from workflow.record import Refused, TypedCell

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_ROOT = QModelIndex()

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | _MIDDLE,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter | _MIDDLE,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | _MIDDLE,
}
_FLAGS = {align: int(flags) | int(Qt.TextFlag.TextWordWrap) for align, flags in _ALIGNMENTS.items()}
_HEADING_FLAGS = _FLAGS[Align.LEFT]

# Records the cells as one batch under a label and gives back what was refused (then nothing of it
# is written).
Record = Callable[[Sequence[TypedCell], str], Sequence[Refused]]


class AppendixItems(QAbstractTableModel):
    """The rows of an appendix.

    `refused` keeps the text of cells that could not be taken until it is mended or given up, so
    that nothing typed is lost.
    """

    refused_changed = Signal()

    def __init__(
        self,
        subject: Subject,
        columns: Sequence[GridColumn],
        record: Record,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._columns = tuple(columns)
        self._record = record
        self._rows: tuple[GridRow, ...] = ()
        self._places: dict[str, int] = {}
        self._refused: dict[tuple[str, str], Refused] = {}

    @property
    def subject(self) -> Subject:
        """Whether the rows are measures or tasks."""
        return self._subject

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        """The columns in order."""
        return self._columns

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The rows in order, headings included."""
        return self._rows

    @property
    def refused(self) -> Mapping[tuple[str, str], Refused]:
        """What could not be taken, by code and column key."""
        return self._refused

    def set_rows(self, rows: Sequence[GridRow]) -> None:
        """Show the rows; where only texts differ, only those rows are shown anew."""
        fresh = tuple(rows)
        self._places = {row.code: place for place, row in enumerate(fresh) if not row.is_group}
        if [_shape(row) for row in fresh] != [_shape(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(fresh) if row != self._rows[place]]
        self._rows = fresh
        for place in changed:
            self._redraw(place)

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Other headings for the same columns, as in another quarter."""
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def row_at(self, index: Index) -> GridRow:
        """The row of the cell."""
        return self._rows[index.row()]

    def column_at(self, index: Index) -> GridColumn:
        """The column of the cell."""
        return self._columns[index.column()]

    def place_of(self, code: str, field: str = "") -> QModelIndex:
        """The cell of that row and column; invalid where the row is not shown."""
        columns = [column.key for column in self._columns]
        if code not in self._places:
            return QModelIndex()
        return self.index(self._places[code], columns.index(field) if field in columns else 1)

    def is_fillable(self, index: Index) -> bool:
        """Whether a clerk writes in this cell."""
        row, column = self.row_at(index), self.column_at(index)
        return column.fill.by_clerk and not row.is_group and column.key not in row.locked

    def why_closed(self, index: Index) -> str:
        """What to tell a clerk who types letters into a cell that takes none."""
        if self.is_fillable(index):
            return "Ô đánh dấu: nhấn phím cách để đánh dấu hoặc bỏ dấu."
        if self.column_at(index).fill is Fill.COMPUTED:
            return "Ô này do chương trình tính, không gõ vào được."
        if self.column_at(index).fill is Fill.PRINTED:
            return "Ô này in theo kế hoạch năm, không gõ vào được ở đây."
        return "Dòng này không dùng cột này."

    def text_at(self, index: Index) -> str:
        """The cell's text: what was refused where there is something, else what is stored."""
        row, key = self.row_at(index), self.column_at(index).key
        refusal = self._refused.get((row.code, key))
        return refusal.cell.text if refusal else row.cells.get(key, "")

    def typed_at(self, index: Index) -> str:
        """The text with which the cell is opened for typing, and which is copied."""
        row, key = self.row_at(index), self.column_at(index).key
        refusal = self._refused.get((row.code, key))
        return refusal.cell.text if refusal else row.typed(key)

    def refusal_at(self, index: Index) -> Refused | None:
        """Why the cell's text was not taken, where that is so."""
        return self._refused.get((self.row_at(index).code, self.column_at(index).key))

    def drawing_flags(self, index: Index) -> int:
        """How the cell's text is laid out."""
        if self.row_at(index).is_group:
            return _HEADING_FLAGS if index.column() else _FLAGS[Align.CENTER]
        return _FLAGS[self.column_at(index).align]

    def cell(self, index: Index, text: str) -> TypedCell:
        """The text as meant for that cell."""
        return TypedCell(self._subject, self.row_at(index).code, self.column_at(index).key, text)

    def write(self, index: Index, text: str) -> Problem | None:
        """Record one cell; a Problem where its text is refused and kept aside."""
        cell = self.cell(index, text)
        refusals = self.write_all((cell,), self._label(index))
        return refusals[0].problem if refusals else None

    def write_all(self, cells: Sequence[TypedCell], label: str) -> Sequence[Refused]:
        """Record the cells as one batch; the refused ones keep their text aside."""
        changed = [cell for cell in cells if self._changes(cell)]
        refusals = self._record(changed, label) if changed else ()
        for cell in cells:
            self._refused.pop((cell.code, cell.field), None)
        for refusal in refusals:
            self._refused[refusal.cell.code, refusal.cell.field] = refusal
        self._redraw_cells(cells)
        self.refused_changed.emit()
        return refusals

    def give_up(self, cell: TypedCell) -> None:
        """Forget a refused text: the stored one is shown again."""
        if self._refused.pop((cell.code, cell.field), None):
            self._redraw_cells((cell,))
            self.refused_changed.emit()

    def give_up_all(self) -> None:
        """Forget every refused text, as when the quarter is left."""
        for refusal in tuple(self._refused.values()):
            self.give_up(refusal.cell)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Role.DisplayRole:
            return column.heading
        return (column.hint or None) if role == Role.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.row_at(index).is_group:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.is_fillable(index):
            return flags
        if self.column_at(index).fill is Fill.MARK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        reader = _READERS.get(role)
        return reader(self, index) if reader else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role == Role.CheckStateRole:
            text = MARKED if Qt.CheckState(value) == Qt.CheckState.Checked else ""
            return self.write(index, text) is None
        return self.write(index, str(value)) is None

    def _shown(self, index: Index) -> str | None:
        return None if self.column_at(index).fill is Fill.MARK else self.text_at(index)

    def _tip(self, index: Index) -> str | None:
        refusal = self.refusal_at(index)
        if refusal:
            return f"{refusal.problem.sentence} {refusal.problem.advice}".strip()
        return self.row_at(index).tips.get(self.column_at(index).key)

    def _alignment(self, index: Index) -> Qt.AlignmentFlag:
        heading = self.row_at(index).is_group and index.column()
        return _ALIGNMENTS[Align.LEFT if heading else self.column_at(index).align]

    def _check(self, index: Index) -> Qt.CheckState | None:
        if self.column_at(index).fill is not Fill.MARK or not self.is_fillable(index):
            return None
        return Qt.CheckState.Checked if self.text_at(index) else Qt.CheckState.Unchecked

    def _spoken(self, index: Index) -> str:
        row, column = self.row_at(index), self.column_at(index)
        text = self.text_at(index)
        if column.fill is Fill.MARK:
            text = "có" if text else "không"
        spoken = f"{row.cells.get('name', '')}; {column.heading}: {text or 'trống'}"
        return f"{spoken}; {row.doubt}" if row.doubt else spoken

    def _changes(self, cell: TypedCell) -> bool:
        """Whether the text differs from what the cell would be opened with."""
        place = self._places.get(cell.code)
        return place is None or self._rows[place].typed(cell.field) != cell.text

    def _label(self, index: Index) -> str:
        row = self.row_at(index)
        return f"{self.column_at(index).heading.replace(chr(10), ' ')}, dòng {row.code}"

    def _redraw(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._columns) - 1))

    def _redraw_cells(self, cells: Sequence[TypedCell]) -> None:
        for place in {self._places[one.code] for one in cells if one.code in self._places}:
            self._redraw(place)


_READERS: dict[int, Callable[[AppendixItems, Index], Any]] = {
    Role.DisplayRole: AppendixItems._shown,
    Role.EditRole: AppendixItems.typed_at,
    Role.ToolTipRole: AppendixItems._tip,
    Role.TextAlignmentRole: AppendixItems._alignment,
    Role.CheckStateRole: AppendixItems._check,
    Role.AccessibleTextRole: AppendixItems._spoken,
}


def _shape(row: GridRow) -> tuple[str, str, str]:
    return row.kind, row.code, row.block
