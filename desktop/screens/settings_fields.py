"""The fields of "Thông tin đơn vị" as data, and the one builder of their widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.long_text import LongText
from domain.office import Office
from workflow.change_words import CHART_WORDS, PROFILE_WORDS, WINDOW_WORDS

Value = str | tuple[str, ...]


class Form(StrEnum):
    """How a field is filled."""

    LINE = "line"
    LINES = "lines"  # one a line
    CHOICE = "choice"


@dataclass(frozen=True)
class SettingField:
    """A field of `Office`; `hint` says what belongs there, `choices` the words of a list."""

    name: str
    label: str
    form: Form = Form.LINE
    hint: str = ""
    choices: Mapping[Any, str] | None = None


@dataclass(frozen=True)
class Section:
    """Fields that stand together under a heading."""

    title: str
    fields: tuple[SettingField, ...]


SECTIONS = (
    Section(
        "Thể thức",
        (
            SettingField("profile", "&Thể thức văn bản", Form.CHOICE, choices=PROFILE_WORDS),
            SettingField(
                "heading_mark",
                "Dấu sau số La Mã của đề mục",
                Form.CHOICE,
                choices={".": "Dấu chấm:  I. TÌNH HÌNH", "-": "Gạch nối:  I- TÌNH HÌNH"},
            ),
        ),
    ),
    Section(
        "Đầu văn bản",
        (
            SettingField(
                "superior", "Cơ quan &cấp trên", hint="In hoa như trên văn bản; để trống nếu không"
            ),
            SettingField("issuer", "Cơ quan &ban hành", hint="ĐẢNG ỦY PHƯỜNG HẠ LONG"),
            SettingField("name", "Tên t&rong lời văn", hint="Đảng ủy phường Hạ Long"),
            SettingField("code", "&Ký hiệu sau chữ BC", hint="ĐU, TU, UBND…"),
            SettingField("place", "Địa &danh", hint="Hạ Long"),
            SettingField(
                "addressees",
                "Kính &gửi (mỗi nơi một dòng)",
                Form.LINES,
                "Chỉ in ở thể thức Nhà nước",
            ),
        ),
    ),
    Section(
        "Cuối văn bản",
        (
            SettingField("authority", "Ký thay &mặt", hint="BAN THƯỜNG VỤ; hoặc để trống"),
            SettingField("deputy_of", "Ký tha&y chức vụ", hint="CHỦ TỊCH; khi cấp phó ký thay"),
            SettingField("signer_title", "C&hức vụ người ký", hint="BÍ THƯ"),
            SettingField("signer", "Họ và tên ngườ&i ký", hint="Có thể điền sau"),
            SettingField("recipients", "Nơi nhậ&n (mỗi nơi một dòng)", Form.LINES),
            SettingField("archive", "Dòng &lưu", hint="Lưu Văn phòng Đảng ủy"),
        ),
    ),
    Section(
        "Số liệu và biểu đồ",
        (
            SettingField("window", "Kỳ chốt &số liệu quý", Form.CHOICE, choices=WINDOW_WORDS),
            SettingField("charts", "Biểu đồ trong báo cá&o", Form.CHOICE, choices=CHART_WORDS),
        ),
    ),
)
FIELDS = tuple(field for section in SECTIONS for field in section.fields)


class LineField(QLineEdit):
    """A text of one line."""

    def value(self) -> Value:
        """What stands in the field."""
        return self.text()

    def show_value(self, value: Value) -> None:
        """Show the stored text."""
        self.setText(str(value))


class LinesField(LongText):
    """A list, one a line."""

    def value(self) -> Value:
        """The lines that are not empty."""
        return tuple(line.strip() for line in self.text().splitlines() if line.strip())

    def show_value(self, value: Value) -> None:
        """Show the stored list."""
        self.take("\n".join(value))


class ChoiceField(QComboBox):
    """One of a few settings."""

    def value(self) -> Value:
        """The chosen setting's stored text."""
        return str(self.currentData())

    def show_value(self, value: Value) -> None:
        """Choose the stored setting; one that the list lacks is added as it is."""
        if self.findData(str(value)) < 0:
            self.addItem(str(value), str(value))
        self.setCurrentIndex(self.findData(str(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the form; it must not change a setting in passing


FieldWidget = LineField | LinesField | ChoiceField


def build_field(field: SettingField, changed: Callable[[], None]) -> FieldWidget:
    """The widget of a field, which calls `changed` whenever its value does."""
    widget = _BUILDERS[field.form](field, changed)
    widget.setAccessibleName(field.label.replace("&", ""))
    widget.setToolTip(field.hint)
    return widget


def _line(field: SettingField, changed: Callable[[], None]) -> LineField:
    widget = LineField()
    widget.setPlaceholderText(field.hint)
    widget.textChanged.connect(lambda _text: changed())
    return widget


def _lines(field: SettingField, changed: Callable[[], None]) -> LinesField:
    widget = LinesField(least=2, most=6)
    widget.setPlaceholderText(field.hint)
    widget.textChanged.connect(changed)
    return widget


def _choice(field: SettingField, changed: Callable[[], None]) -> ChoiceField:
    widget = ChoiceField()
    for value, words in (field.choices or {}).items():
        widget.addItem(words, str(value))
    widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    widget.currentIndexChanged.connect(lambda _place: changed())
    return widget


_BUILDERS: Mapping[Form, Callable[[SettingField, Callable[[], None]], FieldWidget]] = {
    Form.LINE: _line,
    Form.LINES: _lines,
    Form.CHOICE: _choice,
}


def office_from(office: Office, widgets: Mapping[str, FieldWidget]) -> Office:
    """The office with what stands in the fields."""
    values: dict[str, Any] = {}
    for name, widget in widgets.items():
        kind = type(getattr(office, name))  # a text, a list, or one of the settings
        values[name] = kind(widget.value())
    return replace(office, **values)
