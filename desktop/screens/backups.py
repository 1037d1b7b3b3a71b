"""Bản sao lưu: what a data file can go back to."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.backup_folder import Backup
from desktop import ask
from desktop.tasks import Tasks
from domain.number import format_number
from workflow.backups import Looked, looked_over

_HEADINGS = ("Thời điểm sao lưu", "Lý do", "Dung lượng", "Kiểm tra")
_WIDTH_CHARS, _HEIGHT_LINES = 88, 20
_LOOKED = Qt.ItemDataRole.UserRole
_KILO = 1000
_ROLES = QDialogButtonBox.ButtonRole


class BackupsDialog(QDialog):
    """The backups of one data file, checked in the background; one of them may be chosen."""

    def __init__(self, path: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bản sao lưu")
        self._folder: Path | None = None
        self.told = QLabel("Đang kiểm tra các bản sao lưu…")
        self.told.setWordWrap(True)
        self.list = QTreeWidget()
        self.buttons = QDialogButtonBox()
        self.restore_button = self.buttons.addButton("&Khôi phục bản này", _ROLES.AcceptRole)
        self.folder_button = self.buttons.addButton("&Mở thư mục", _ROLES.ActionRole)
        self.buttons.addButton("Đón&g", _ROLES.RejectRole)
        self._set_up()
        self._lay_out()
        job = tasks.start(lambda: looked_over(path))
        job.done.connect(self._show)
        job.failed.connect(lambda: self.told.setText("Chưa kiểm tra được các bản sao lưu."))

    @classmethod
    def chosen_by(cls, parent: QWidget, path: Path, tasks: Tasks) -> Backup | None:
        """The backup that the user wants back, or None."""
        dialog = cls(path, tasks, parent)
        answer = dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen if answer == QDialog.DialogCode.Accepted else None

    @property
    def chosen(self) -> Backup | None:
        """The whole backup on which the cursor stands."""
        item = self.list.currentItem()
        looked: Looked | None = item.data(0, _LOOKED) if item else None
        return looked.backup if looked and looked.is_good else None

    def _set_up(self) -> None:
        self.list.setHeaderLabels(_HEADINGS)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName("Các bản sao lưu, bản mới nhất ở trên")
        self.list.currentItemChanged.connect(lambda *_: self._allow())
        self.list.itemActivated.connect(lambda *_: self.restore_button.click())
        self.restore_button.setEnabled(False)
        self.folder_button.setEnabled(False)
        self.folder_button.clicked.connect(self._open_folder)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.told)
        layout.addWidget(self.list)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics()
        self.resize(unit.averageCharWidth() * _WIDTH_CHARS, unit.lineSpacing() * _HEIGHT_LINES)

    def _show(self, found: tuple[Looked, ...]) -> None:
        self.told.setText(_told(found))
        items = [_item(one) for one in found]
        self.list.addTopLevelItems(items)
        for column in range(len(_HEADINGS)):
            self.list.resizeColumnToContents(column)
        if found:
            self._folder = found[0].backup.path.parent
            self.folder_button.setEnabled(True)
            self.list.setCurrentItem(items[0])
            self.list.setFocus()

    def _allow(self) -> None:
        self.restore_button.setEnabled(self.chosen is not None)

    def _open_folder(self) -> None:
        if self._folder:
            ask.show_folder(self._folder)


def _told(found: tuple[Looked, ...]) -> str:
    good = next((one for one in found if one.is_good), None)
    if good is None:
        return "Chưa có bản sao lưu nào dùng được." if found else "Chưa có bản sao lưu nào."
    return (
        f"Bản dùng được gần nhất: {good.backup.at:%H:%M ngày %d/%m/%Y}. Khi khôi phục, tình trạng "
        "hiện nay của tệp cũng được giữ lại thành một bản sao lưu, nên vẫn quay lại được."
    )


def _item(one: Looked) -> QTreeWidgetItem:
    texts = (
        f"{one.backup.at:%H:%M:%S  %d/%m/%Y}",
        one.backup.reason.words,
        f"{format_number(Decimal(one.size // _KILO))} KB",
        "Nguyên vẹn" if one.is_good else "Hỏng, không dùng được",
    )
    item = QTreeWidgetItem(texts)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, one.backup.path.name)
    item.setData(0, _LOOKED, one)
    return item
