"""What a workbook would take to read, and what it draws on, seen in its XML before it is parsed.

The library that parses it makes an object of every cell, and of every cell of a merged area, which
few bytes of XML can ask for in any number.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from domain.problem import Problem
from reports.office_package import active_content

MOST_CELLS = 200_000
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\s*\$?([A-Za-z]+)\$?(\d+)\s*:\s*\$?([A-Za-z]+)\$?(\d+)"
)
_LONGEST_COLUMN, _LONGEST_ROW = 3, 7  # XFD1048576
_OLD_MACROS = ("xl/macrosheets/", "xl/dialogsheets/")
_OUTSIDE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/customdata/")


def is_workbook(path: Path) -> bool:
    """Whether the package is one of Excel, not a Word file or any other zip."""
    with zipfile.ZipFile(path) as package:
        return any(name.lower().startswith("xl/") for name in package.namelist())


def is_too_large(path: Path) -> bool:
    """Whether the workbook has more cells, merged ones counted, than a table may have."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.lower().endswith(".xml")]
        return any(_cells(package.read(name)) > MOST_CELLS for name in parts)


def refuse_outside(path: Path) -> None:
    """Refuse a workbook with figures from another file, a database or the web, or old macros."""
    with zipfile.ZipFile(path) as package:
        names = [name.lower() for name in package.namelist()]
    if any(name.startswith(_OLD_MACROS) for name in names):
        raise active_content(path)
    if any(name.startswith(_OUTSIDE) for name in names):
        raise Problem(
            "external_content",
            f"“{path.name}” lấy số liệu từ tệp khác hoặc từ ngoài tệp (liên kết ngoài).",
            "Hãy mở bằng Excel, vào Data → Edit Links → Break Link (hoặc chép và dán giá trị sang "
            "một tệp mới), lưu lại rồi nhập.",
        )


def _cells(xml: bytes) -> int:
    merged = sum(_area(*found.groups()) for found in _MERGED.finditer(xml))
    return sum(1 for _ in _CELL.finditer(xml)) + merged


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    if max(len(left), len(right)) > _LONGEST_COLUMN or max(len(top), len(bottom)) > _LONGEST_ROW:
        return MOST_CELLS + 1
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
