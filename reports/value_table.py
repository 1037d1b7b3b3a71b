"""Reading a table of values from a .csv or .xlsx file, as plain texts by column name.

Every number leaves here as an unambiguous Vietnamese text (decimal comma, no grouping), so that
one reader decides about typed, pasted and imported figures.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from domain.problem import Problem
from domain.text import clean, fold
from reports.office_package import check_package, head_of, is_package, refuse_old_office
from reports.workbook_front import has_formulas, is_workbook, table_too_long

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

    SheetRow = tuple[Cell | MergedCell, ...]

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_MOST_FIELDS = 400_000  # rows times columns; either alone may be that many
# The digits that Excel itself keeps and shows; a computed cell is stored with more.
_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP)
# What a number format shows as it stands: quoted or escaped text, padding, colours.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
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
    for count, (number, texts) in enumerate(filled):
        if not header:
            header = _header(path, texts)
            continue
        if count * len(header) > _MOST_FIELDS:
            raise table_too_long(path)
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
                raise table_too_long(path)
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
    computes = has_formulas(path)
    try:
        results = _sheet_rows(path, computed=True)
        formulas = _sheet_rows(path, computed=False) if computes else ()
        texts = [[_cell_text(cell) for cell in row] for row in results]
    except Problem:
        raise
    except Exception as error:  # the parser raises a dozen kinds on damaged files
        raise Problem(
            "damaged_package",
            f"Không đọc được “{path.name}” như một bảng Excel.",
            "Hãy mở bằng Excel, lưu lại thành .xlsx rồi thử lại.",
        ) from error
    _refuse_uncomputed(path, formulas, results)
    yield from enumerate(texts, 1)


def _sheet_rows(path: Path, *, computed: bool) -> tuple[SheetRow, ...]:
    """The rows of the first sheet, with the results of its formulas or with the formulas.

    The library only goes through it: what else a sheet may have, it makes nothing of.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only needed for .xlsx

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # in English, of things that no table needs
        with closing(load_workbook(path, read_only=True, data_only=computed)) as workbook:
            if not workbook.worksheets:
                raise Problem(
                    "table_empty",
                    f"“{path.name}” không có trang tính nào.",
                    "Hãy kiểm tra lại tệp.",
                )
            sheet = workbook.worksheets[0]
            sheet.reset_dimensions()  # what a sheet says of its size may be wrong
            return tuple(_within_limits(path, sheet.iter_rows()))


def _within_limits(path: Path, rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise table_too_long(path)
        yield row


def _refuse_uncomputed(
    path: Path, formulas: Iterable[SheetRow], results: Iterable[SheetRow]
) -> None:
    """Formulas that nobody has computed yet have no value; they must not pass for empty cells."""
    for row, found in zip(formulas, results, strict=False):  # none are read where none are there
        for cell, result in zip(row, found, strict=True):
            is_text = result.data_type == "str"  # an empty text is a result as well
            if cell.data_type == "f" and result.value is None and not is_text:
                raise Problem(
                    "formula_without_value",
                    f"Ô {cell.coordinate} của “{path.name}” là công thức chưa có kết quả.",
                    "Hãy mở tệp bằng Excel, lưu lại rồi nhập, hoặc ghi thẳng con số vào ô.",
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
