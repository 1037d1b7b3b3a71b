"""Pasting a block: recorded at once where all of it is good, shown first where some is refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.datafile import DataFile
from desktop.grid.blocks import Landing
from desktop.grid.items import AppendixItems
from domain.change import Subject
from workflow.record import Refused, TypedCell

_HEADINGS = ("Dòng", "Cột", "Nội dung dán", "Vì sao không nhận")


def apply(parent: QWidget, file: DataFile, items: AppendixItems, landing: Landing) -> None:
    """Record what is good of the block as one batch, after asking where some is refused."""
    refused = (*landing.misplaced, *file.preview(landing.cells).refused)
    bad = {(one.cell.code, one.cell.field) for one in refused}
    good = [cell for cell in landing.cells if (cell.code, cell.field) not in bad]
    if refused and not PastePreview.accepted_by(parent, items, good, refused):
        return
    if good:
        items.write_all(good, f"Dán {len(good)} ô")


class PastePreview(QDialog):
    """Lists what a paste would refuse, before anything is written."""

    def __init__(
        self,
        parent: QWidget,
        items: AppendixItems,
        good: Sequence[TypedCell],
        refused: Sequence[Refused],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xem trước khi dán")
        self.table = _table(items, refused)
        layout = QVBoxLayout(self)
        layout.addWidget(_summary(len(good)))
        layout.addWidget(self.table)
        layout.addWidget(self._buttons(len(good)))
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 110, self.fontMetrics().lineSpacing() * 20)

    @classmethod
    def accepted_by(
        cls,
        parent: QWidget,
        items: AppendixItems,
        good: Sequence[TypedCell],
        refused: Sequence[Refused],
    ) -> bool:
        """Whether the user wants the good part pasted."""
        dialog = cls(parent, items, good, refused)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _buttons(self, good: int) -> QDialogButtonBox:
        box = QDialogButtonBox()
        if good:
            box.addButton(f"Dán {good} ô hợp lệ", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("Không dán", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _summary(good: int) -> QLabel:
    """What would happen; one refusal may stand for many cells, so they are not counted."""
    rest = f"{good} ô còn lại hợp lệ" if good else "Không có ô nào khác"
    label = QLabel(
        f"Các nội dung dưới đây không nhận được. {rest}. Chưa có gì được ghi. "
        "Có thể dán phần hợp lệ rồi nhập tay các ô còn lại; Ctrl+Z để hoàn tác."
    )
    label.setWordWrap(True)
    return label


def _table(items: AppendixItems, refused: Sequence[Refused]) -> QTableWidget:
    table = QTableWidget(len(refused), len(_HEADINGS))
    table.setHorizontalHeaderLabels(_HEADINGS)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    for place, one in enumerate(refused):
        for column, text in enumerate(_words(items, one)):
            table.setItem(place, column, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(_HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)
    table.setWordWrap(True)
    table.resizeRowsToContents()
    return table


def _words(items: AppendixItems, refused: Refused) -> tuple[str, str, str, str]:
    headings = {column.key: column.heading for column in items.columns}
    cell, problem = refused.cell, refused.problem
    noun = "Chỉ tiêu" if cell.subject is Subject.MEASURE else "Nhiệm vụ"
    row = f"{noun} {cell.code}" if cell.code and not cell.code[0].islower() else ""
    reason = f"{problem.sentence} {problem.advice}".strip()
    return row, headings.get(cell.field, ""), cell.text, reason
