"""Thông tin đơn vị: one form for everything on the letterhead and at the foot, with its picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import ask, theme
from desktop.datafile import DataFile
from desktop.screens.letterhead_picture import LetterheadPicture
from desktop.screens.settings_fields import (
    FIELDS,
    SECTIONS,
    FieldWidget,
    Section,
    build_field,
    office_from,
)
from domain.office import Office, Profile
from domain.problem import Problem
from workflow.office import LABEL, basis_of, customary, head_and_foot, record_office, tidy

_WIDE_IN_CHARS, _HIGH_IN_LINES = 170, 42


class SettingsDialog(QDialog):
    """Every field of the office; saved together as one batch, or not at all."""

    def __init__(self, file: DataFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._basis = basis_of(file.store, file.quarter)
        self.setWindowTitle("Thông tin đơn vị")
        self.picture = LetterheadPicture()
        self.fields: dict[str, FieldWidget] = {
            field.name: build_field(field, self._show_picture) for field in FIELDS
        }
        self.customary_button = QPushButton("Điền theo lệ thường của thể thức này")
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton("Lưu", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Bỏ qua", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._show_office(file.office)

    @classmethod
    def show_for(cls, parent: QWidget, file: DataFile) -> None:
        """Show the dialog until it is saved or given up."""
        dialog = cls(file, parent)
        dialog.exec()
        dialog.deleteLater()

    @property
    def office(self) -> Office:
        """The office with what stands in the form."""
        return office_from(self._file.office, self.fields)

    def fill_customary(self) -> None:
        """Fill in what an office of this level usually prints under the chosen standard."""
        profile = Profile(str(self.fields["profile"].value()))
        self._show_office(customary(self._file.unit, self.office, profile))

    def save(self) -> None:
        """Record the form as one batch; what hinders it is told, and the form stays."""
        office = self.office
        try:
            self._file.work(lambda store: record_office(store, office), LABEL)
        except Problem as problem:
            ask.tell_problem(self, problem)
            return
        self.accept()

    def reject(self) -> None:
        """Leave without saving, once the user agrees to lose what was changed."""
        changed = tidy(self.office) != tidy(self._file.office)
        if not changed or ask.confirm(
            self,
            "Thông tin đơn vị vừa sửa chưa được lưu.",
            "Quay lại để lưu, hoặc bỏ các chỗ vừa sửa.",
            yes="Bỏ các chỗ vừa sửa",
            no="Quay lại",
        ):
            super().reject()

    def _show_office(self, office: Office) -> None:
        for name, widget in self.fields.items():
            widget.blockSignals(True)
            widget.show_value(getattr(office, name))
            widget.blockSignals(False)
        self._show_picture()

    def _show_picture(self) -> None:
        if len(self.fields) == len(FIELDS):  # not while the form is still being built
            self.picture.show_words(head_and_foot(self._basis, self.office))

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._form(), 5)
        columns.addWidget(self._picture_column(), 4)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)
        unit = self.fontMetrics()
        room = self.screen().availableSize() * 0.94
        wide, high = unit.averageCharWidth() * _WIDE_IN_CHARS, unit.lineSpacing() * _HIGH_IN_LINES
        self.resize(min(wide, room.width()), min(high, room.height()))

    def _picture_column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(theme.heading("Văn bản sẽ có dạng"))
        layout.addWidget(self.picture, 1)
        note = QLabel("Số, ngày và tháng do văn thư điền sau khi ký.")
        note.setWordWrap(True)
        layout.addWidget(note)
        return column

    def _form(self) -> QScrollArea:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QLabel(f"Đơn vị: {self._file.unit.title}, mã {self._file.unit.code}"))
        for section in SECTIONS:
            self._add_section(form, section)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName("Thông tin đơn vị")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _add_section(self, form: QFormLayout, section: Section) -> None:
        form.addRow(theme.heading(section.title))
        for field in section.fields:
            form.addRow(field.label, self.fields[field.name])
            if field.name == "profile":
                form.addRow("", self.customary_button)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.customary_button.clicked.connect(self.fill_customary)
