"""Biểu đồ: the charts of the quarter as pictures; drawn in the background when it is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.datafile import DataFile
from desktop.tasks import Tasks
from domain.problem import Problem
from workflow.charts import Drawn, drawn_charts

_WIDTH_CHARS = 110
_HEIGHT_LINES = 34
_NOTHING = (
    "Quý này chưa đủ số liệu để vẽ biểu đồ: cần kết quả của ít nhất hai nhóm chỉ tiêu, hai lĩnh "
    "vực nhiệm vụ, hoặc hai quý."
)
_ADD_ON = (
    "Phần bổ sung biểu đồ vẽ ngay trong chương trình: chỉ tiêu theo từng nhóm, nhiệm vụ theo từng "
    "lĩnh vực, diễn biến qua các quý; và cho xuất báo cáo với biểu đồ dạng ảnh. Chưa cài thì báo "
    "cáo vẫn có biểu đồ của Word và Excel, sửa được trong Word và Excel."
)


class ChartDialog(QDialog):
    """The charts one below the other, over the window until it is closed."""

    def __init__(self, file: DataFile, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Biểu đồ {file.quarter.in_text}")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = QLabel("Đang vẽ biểu đồ…")
        self.message.setWordWrap(True)
        self.pictures: list[QLabel] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._lay_out()
        store, quarter = file.store, file.quarter
        # Slots of this dialog, not lambdas: they die with it where it is closed before the end.
        job = tasks.start(lambda: drawn_charts(store, quarter))
        job.done.connect(self._show)
        job.refused.connect(self._tell)
        job.failed.connect(self._fail)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Các biểu đồ")
        self._column.addWidget(self.message)
        self._column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics()
        room = self.screen().availableSize()
        wanted = (unit.averageCharWidth() * _WIDTH_CHARS, unit.lineSpacing() * _HEIGHT_LINES)
        self.resize(min(wanted[0], room.width()), min(wanted[1], room.height() * 9 // 10))

    def _show(self, drawn: tuple[Drawn, ...]) -> None:
        self.message.setText(_NOTHING)
        self.message.setVisible(not drawn)
        for one in drawn:
            picture = self._picture(one)
            self.pictures.append(picture)
            self._column.insertWidget(self._column.count() - 1, picture)

    def _picture(self, one: Drawn) -> QLabel:
        ratio = self.devicePixelRatioF()
        pixels = QPixmap()
        pixels.loadFromData(one.png)
        width = round((self.width() - 80) * ratio)
        pixels = pixels.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        pixels.setDevicePixelRatio(ratio)
        label = QLabel()
        label.setPixmap(pixels)
        label.setAccessibleName(one.chart.title)
        label.setAccessibleDescription(one.chart.alternative)
        label.setToolTip(one.chart.alternative)
        return label

    def _tell(self, problem: Problem) -> None:
        added = f"\n\n{_ADD_ON}" if problem.code == "charts_missing" else ""
        self.message.setText(f"{problem.sentence}\n{problem.advice}{added}")

    def _fail(self) -> None:
        self.message.setText("Chưa vẽ được biểu đồ.")
