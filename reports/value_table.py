"""Reading a table of values from a .csv or .xlsx file, as plain texts by column name.

Every number leaves here as an unambiguous Vietnamese text (decimal comma, no grouping), so that
one reader decides about typed, pasted and imported figures.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from domain.problem import Problem
from domain.text import clean, fold
from reports.office_package import check_package, head_of, is_package, refuse_old_office
from reports.workbook_front import is_too_large, is_workbook, refuse_outside

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20_000
MOST_COLUMNS = 200
# The digits that Excel itself keeps and shows; a computed cell is stored with more.
_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP)
# What a number format shows as it stands: quoted or escaped text, padding, colours.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_SUFFIXES = (".xlsx", ".xlsm")
_ALIASES = {
    "ma": "code",
    "ma so": "code",
    "ma chi tieu": "code",
    "ma nhiem vu": "code",
    "gia tri": "value",
    "so lieu": "value",
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
    """A row of the table: its `number` as Excel counts, and its texts by column name.

    Every named column is a key; a row that ends early has empty texts.
    """

    number: int
    cells: dict[str, str]


def read_table(path: Path) -> tuple[TableRow, ...]:
    """The table's rows below its header, at least one; blank rows are passed over."""
    head = head_of(path)
    refuse_old_office(path, head)
    texts = _xlsx_rows(path) if is_package(head) else _csv_rows(path)
    rows = tuple(_named(path, texts))
    if not rows:
        raise Problem(
            "table_empty",
            f"Bảng “{path.name}” không có dòng số liệu nào.",
            "Hãy kiểm tra lại tệp: số liệu phải nằm dưới dòng tên cột, ở trang tính đầu tiên.",
        )
    return rows


def _named(path: Path, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[TableRow]:
    """The rows under the header, which is the first row that is not blank."""
    filled = ((number, texts) for number, texts in rows if any(text.strip() for text in texts))
    header: list[str] = []
    for number, texts in filled:
        if not header:
            header = _header(path, texts)
            continue
        if any(text.strip() for text in texts[len(header) :]):
            raise _too_wide(path, number)
        cells = zip_longest(header, texts[: len(header)], fillvalue="")
        yield TableRow(number, {name: text for name, text in cells if name})


def _header(path: Path, texts: Sequence[str]) -> list[str]:
    """The columns' names, empty for a column without one; those at the end are dropped."""
    names = [_column(text) for text in texts]
    while names and not names[-1]:
        names.pop()
    kinds = {"value", "state"} & set(names)
    if "code" not in names or not kinds:
        raise Problem(
            "table_without_columns",
            f"Bảng “{path.name}” thiếu cột code và cột value (chỉ tiêu) hoặc state (nhiệm vụ).",
            "Dòng đầu phải ghi tên cột, ví dụ: code,value,estimate,note, "
            "hoặc: Mã, Giá trị, Ước, Ghi chú.",
        )
    if len(kinds) > 1:
        raise Problem(
            "table_of_two_kinds",
            f"Bảng “{path.name}” có cả cột value (chỉ tiêu) và cột state (nhiệm vụ).",
            "Hãy tách thành hai bảng, một bảng chỉ tiêu và một bảng nhiệm vụ, rồi nhập lần lượt.",
        )
    named = [name for name in names if name]
    if len(set(named)) != len(named):
        raise Problem(
            "table_without_columns",
            f"Bảng “{path.name}” có hai cột trùng tên.",
            "Hãy bỏ bớt một cột.",
        )
    return names


def _column(text: str) -> str:
    words = fold(clean(text)[0])
    return _ALIASES.get(words, words)


def _renamed(path: Path, really: str, suffix: str) -> Problem:
    return Problem(
        "renamed_file",
        f"“{path.name}” thực ra là {really}, đuôi tệp không đúng.",
        f"Hãy đổi đuôi tệp thành {suffix}, hoặc mở bằng Excel rồi lưu thành .xlsx.",
    )


def _no_table(path: Path) -> Problem:
    return Problem(
        "not_a_table",
        f"“{path.name}” không phải bảng CSV hay Excel.",
        "Hãy lưu bảng từ Excel thành .xlsx hoặc “CSV UTF-8”.",
    )


def _too_wide(path: Path, number: int) -> Problem:
    return Problem(
        "table_row_too_wide",
        f"Dòng {number} của “{path.name}” có nhiều ô hơn dòng tiêu đề.",
        'Số có dấu phẩy phải đặt trong ngoặc kép ("12,5"), hoặc dùng dấu chấm phẩy để ngăn cột.',
    )


# -- comma-separated text --


def _csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    text = _decoded(path)
    if path.suffix.lower() in _SUFFIXES:
        raise _renamed(path, "tệp văn bản CSV", ".csv")
    first = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise _too_long(path)
            yield number, row
    except csv.Error as error:
        raise Problem(
            "table_damaged",
            f"Dòng {reader.line_num} của “{path.name}” không đúng dạng CSV.",
            "Hãy kiểm tra dấu ngoặc kép trên dòng đó, hoặc lưu lại tệp từ Excel.",
        ) from error


def _decoded(path: Path) -> str:
    """The file's text, in UTF-8 or UTF-16, either with or without its mark."""
    data = path.read_bytes()
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise _no_table(path) if b"\0" in data else _wrong_encoding(path) from None
    if "\0" in text or text.lstrip()[:1] == "<" or text.startswith("%PDF"):
        raise _no_table(path)
    return text


def _encoding(data: bytes) -> str:
    """UTF-16 without a mark shows by the empty half of the first letter."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if data[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" else "utf-8-sig"


def _wrong_encoding(path: Path) -> Problem:
    return Problem(
        "wrong_encoding",
        f"“{path.name}” không dùng bảng mã UTF-8 (có thể là Windows-1258).",
        "Trong Excel chọn Lưu thành “CSV UTF-8”, hoặc lưu thành .xlsx.",
    )


# -- Excel --


def _xlsx_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    check_package(path)
    if not is_workbook(path):
        raise _no_table(path)
    if path.suffix.lower() not in _SUFFIXES:
        raise _renamed(path, "bảng Excel", ".xlsx")
    refuse_outside(path)
    if is_too_large(path):
        raise _too_long(path)
    sheet = _first_sheet(path, computed=True)
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise _too_long(path)
    if _has_formulas(path):
        _refuse_uncomputed(path, sheet)
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_cell_text(cell) for cell in row]


def _first_sheet(path: Path, *, computed: bool) -> Worksheet:
    """The workbook's first sheet, with the results of its formulas or with the formulas."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only needed for .xlsx

    try:
        workbook = load_workbook(path, data_only=computed)
    except Exception as error:  # the parser raises a dozen kinds on damaged files
        raise Problem(
            "damaged_package",
            f"Không đọc được “{path.name}” như một bảng Excel.",
            "Hãy mở bằng Excel, lưu lại thành .xlsx rồi thử lại.",
        ) from error
    if not workbook.worksheets:
        raise Problem(
            "table_empty", f"“{path.name}” không có trang tính nào.", "Hãy kiểm tra lại tệp."
        )
    return workbook.worksheets[0]


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        return any(_FORMULA.search(package.read(name)) for name in sheets)


def _refuse_uncomputed(path: Path, sheet: Worksheet) -> None:
    """Formulas that nobody has computed yet have no value; they must not pass for empty cells."""
    formulas = _first_sheet(path, computed=False).iter_rows()
    for row, results in zip(formulas, sheet.iter_rows(), strict=True):
        for cell, result in zip(row, results, strict=True):
            is_text = result.data_type == "str"  # an empty text is a result as well
            if cell.data_type == "f" and result.value is None and not is_text:
                raise Problem(
                    "formula_without_value",
                    f"Ô {cell.coordinate} của “{path.name}” là công thức chưa có kết quả.",
                    "Hãy mở tệp bằng Excel, lưu lại rồi nhập, hoặc ghi thẳng con số vào ô.",
                )


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
        return "true" if value else "false"
    if isinstance(value, float):
        return _number_text(_EXCEL.create_decimal_from_float(value), cell.number_format)
    if isinstance(value, int):
        return _number_text(Decimal(value), cell.number_format)
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return str(value)


def _number_text(value: Decimal, number_format: str) -> str:
    """The number with a decimal comma; a percentage, stored as its hundredth, as it is shown."""
    is_percent = "%" in _LITERAL.sub("", number_format).split(";")[0]
    shown = value * 100 if is_percent else value
    text = f"{shown.normalize():f}".replace(".", ",")
    return f"{text}%" if is_percent else text
