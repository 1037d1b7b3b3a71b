"""Reading a table of values from a .csv or .xlsx file, as plain texts by column name.

Every number leaves here as an unambiguous Vietnamese text (decimal comma, no grouping), so that
one reader decides about typed, pasted and imported figures.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from domain.problem import Problem
from domain.text import fold
from reports.office_package import check_package, head_of, is_package, refuse_old_office

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_ALIASES = {
    "ma": "code",
    "gia tri": "value",
    "ket qua so": "value",
    "uoc": "estimate",
    "du toan": "reference",
    "ghi chu": "note",
    "nguyen nhan": "cause",
    "giai phap": "remedy",
    "tinh trang": "state",
    "tien do": "percent",
    "ngay hoan thanh": "done_on",
    "ket qua": "result",
    "van ban": "documents",
}


@dataclass(frozen=True)
class TableRow:
    """A row of the table: `number` is its line in the file, `cells` its texts by column name."""

    number: int
    cells: dict[str, str]


def read_table(path: Path) -> tuple[TableRow, ...]:
    """The table's rows below its header; blank rows are passed over."""
    head = head_of(path)
    refuse_old_office(path, head)
    rows = _xlsx_rows(path) if is_package(head) else _csv_rows(path)
    return tuple(_named(path, rows))


def _named(path: Path, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[TableRow]:
    """The rows under the header's column names."""
    header: list[str] | None = None
    for number, texts in rows:
        if header is None:
            header = _header(path, texts)
        elif any(text.strip() for text in texts):
            if len(texts) > len(header) and any(text.strip() for text in texts[len(header) :]):
                raise _too_wide(path, number)
            yield TableRow(number, dict(zip(header, texts, strict=False)))
    if header is None:
        raise Problem(
            "table_empty", f"Bảng “{path.name}” không có dòng nào.", "Hãy kiểm tra lại tệp."
        )


def _header(path: Path, texts: Sequence[str]) -> list[str]:
    names = [_ALIASES.get(fold(text).strip(), fold(text).strip()) for text in texts]
    while names and not names[-1]:
        names.pop()
    if "code" not in names or not {"value", "state"} & set(names):
        raise Problem(
            "table_without_columns",
            f"Bảng “{path.name}” thiếu cột code và cột value (chỉ tiêu) hoặc state (nhiệm vụ).",
            "Dòng đầu phải ghi tên cột, ví dụ: code,value,estimate,note.",
        )
    if len(set(names)) != len(names):
        raise Problem(
            "table_without_columns",
            f"Bảng “{path.name}” có hai cột trùng tên.",
            "Hãy bỏ bớt một cột.",
        )
    return names


def _too_wide(path: Path, number: int) -> Problem:
    return Problem(
        "table_row_too_wide",
        f"Dòng {number} của “{path.name}” có nhiều ô hơn dòng tiêu đề.",
        'Số có dấu phẩy phải đặt trong ngoặc kép ("12,5"), hoặc dùng dấu chấm phẩy để ngăn cột.',
    )


# -- comma-separated text --


def _csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if reader.line_num > MOST_ROWS:
                raise _too_long(path)
            yield reader.line_num, row
    except csv.Error as error:
        raise Problem(
            "table_damaged",
            f"Dòng {reader.line_num} của “{path.name}” không đúng dạng CSV.",
            "Hãy kiểm tra dấu ngoặc kép trên dòng đó, hoặc lưu lại tệp từ Excel.",
        ) from error


def _decoded(path: Path) -> str:
    """The file's text: UTF-8 with or without BOM, or UTF-16 with one."""
    data = path.read_bytes()
    code = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(code)
    except UnicodeDecodeError:
        raise _wrong_encoding(path) from None
    if "\0" in text or text.lstrip()[:1] == "<" or text.startswith("%PDF"):
        raise Problem(
            "not_a_table",
            f"“{path.name}” không phải bảng CSV hay Excel.",
            "Hãy lưu bảng từ Excel thành .xlsx hoặc “CSV UTF-8”.",
        )
    return text


def _wrong_encoding(path: Path) -> Problem:
    return Problem(
        "wrong_encoding",
        f"“{path.name}” không dùng bảng mã UTF-8 (có thể là Windows-1258).",
        "Trong Excel chọn Lưu thành “CSV UTF-8”, hoặc lưu thành .xlsx.",
    )


# -- Excel --


def _xlsx_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    check_package(path)
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only needed for .xlsx

    try:
        workbook = load_workbook(path, data_only=True)
    except Exception as error:  # the parser raises a dozen kinds on damaged files
        raise Problem(
            "damaged_package",
            f"Không đọc được “{path.name}” như một bảng Excel.",
            "Hãy mở bằng Excel, lưu lại thành .xlsx rồi thử lại.",
        ) from error
    sheet = workbook.worksheets[0] if workbook.worksheets else None
    if sheet is None:
        raise Problem(
            "table_empty", f"“{path.name}” không có trang tính nào.", "Hãy kiểm tra lại tệp."
        )
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise _too_long(path)
    for number, row in enumerate(sheet.iter_rows(), sheet.min_row):
        yield number, [_cell_text(cell) for cell in row]


def _too_long(path: Path) -> Problem:
    return Problem(
        "table_too_long",
        f"Bảng “{path.name}” quá lớn (tối đa {MOST_ROWS} dòng, {MOST_COLUMNS} cột).",
        "Hãy xóa các dòng, cột trống thừa ở cuối bảng rồi lưu lại.",
    )


def _cell_text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return _number_text(Decimal(repr(value)), cell.number_format)
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return str(value)


def _number_text(value: Decimal, number_format: str) -> str:
    """The number as Excel shows it: a percentage is stored as its hundredth."""
    is_percent = number_format.rstrip().endswith("%")
    shown = value * 100 if is_percent else value
    text = f"{shown.normalize():f}".replace(".", ",")
    return f"{text}%" if is_percent else text
