"""The first page: open a data file, make one, or try the demonstration office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.screens.unit_picker import UnitPicker
from domain.plan import Plan
from domain.unit import Unit

_TITLE_SCALE = 1.8


class StartScreen(QWidget):
    """Asks only what is needed: which unit and which year's plan."""

    open_asked = Signal()
    new_asked = Signal(object, object)
    demo_asked = Signal()

    def __init__(
        self, plans: Sequence[Plan], units: Sequence[Unit], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = tuple(plans)
        self._units = tuple(units)
        self.picker = UnitPicker()
        self.plan_box = QComboBox()
        self.create_button = QPushButton("Tạo tệp dữ liệu…")
        self.open_button = QPushButton("Mở tệp dữ liệu…")
        self.demo_button = QPushButton("Dùng thử với đơn vị minh họa")
        self._fill()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.picker.search)  # the plan is the newest one already
        self._offer_units()

    @property
    def plan(self) -> Plan | None:
        """The chosen plan."""
        place = self.plan_box.currentIndex()
        return self._plans[place] if place >= 0 else None

    def prefer(self, unit: Unit) -> None:
        """Choose the unit, for which another year is to be begun."""
        self.picker.search.setText(unit.code)
        self.plan_box.setFocus()

    def _fill(self) -> None:
        self.plan_box.setAccessibleName("Kế hoạch năm")
        for plan in self._plans:
            self.plan_box.addItem(_plan_label(plan))

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._new_box(), 3)
        columns.addLayout(self._other_column(), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.addWidget(_title("Sơ Kết Quý"))
        layout.addWidget(QLabel("Theo dõi nghị quyết năm và lập báo cáo định kỳ hằng quý."))
        layout.addSpacing(12)
        layout.addLayout(columns, 1)

    def _new_box(self) -> QWidget:
        box = QFrame()
        box.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(box)
        layout.addWidget(theme.heading("Lập tệp dữ liệu cho đơn vị"))
        layout.addWidget(_buddy("&Kế hoạch năm", self.plan_box))
        layout.addWidget(self.plan_box)
        layout.addWidget(_buddy("Đơ&n vị", self.picker.search))
        layout.addWidget(self.picker, 1)
        layout.addWidget(self.create_button, alignment=Qt.AlignmentFlag.AlignRight)
        return box

    def _other_column(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(6)
        layout.addWidget(theme.heading("Đã có tệp dữ liệu (.skq)"))
        layout.addWidget(self.open_button)
        layout.addSpacing(24)
        layout.addWidget(theme.heading("Xem thử trước"))
        layout.addWidget(
            _wrapped("Một đơn vị tự đặt với số liệu mẫu của ba quý, để thử mọi chức năng.")
        )
        layout.addWidget(self.demo_button)
        layout.addStretch(1)
        return layout

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_asked)
        self.demo_button.clicked.connect(self.demo_asked)
        self.create_button.clicked.connect(self._create)
        self.picker.chosen.connect(
            lambda: self.create_button.setEnabled(self.picker.unit is not None)
        )
        self.picker.search.returnPressed.connect(self.create_button.click)
        self.plan_box.currentIndexChanged.connect(lambda _place: self._offer_units())

    def _allow(self) -> None:
        self.create_button.setEnabled(self.picker.unit is not None)

    def _offer_units(self) -> None:
        year = self.plan.year if self.plan else date.today().year
        self.picker.offer([unit for unit in self._units if _exists_in(unit, year)])

    def _create(self) -> None:
        if self.plan and self.picker.unit:
            self.new_asked.emit(self.picker.unit, self.plan)


def _exists_in(unit: Unit, year: int) -> bool:
    return unit.is_valid_on(date(year, 12, 31)) or unit.is_valid_on(date(year, 1, 1))


def _plan_label(plan: Plan) -> str:
    number = plan.resolution.number or "nghị quyết"
    return f"Năm {plan.year} – {number}, {plan.resolution.issuer}"


def _title(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _TITLE_SCALE)
    font.setBold(True)
    label.setFont(font)
    return label


def _buddy(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
