"""What is wrong with an Excel template that an office has chosen, told before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from domain.problem import Problem
from reports.excel_look import Look
from reports.excel_names import APPENDIX_SHEET, DATA_SHEET, REQUIRED, SUMMARY_SHEET
from reports.excel_parts import ExcelParts
from reports.office_package import (
    check_package,
    head_of,
    is_package,
    reading_parts,
    refuse_old_office,
)

_OURS = "skq_"
_ONE_CELL = re.compile(r"(?:'[^']+'|[^'!]+)!\$?[A-Z]{1,3}\$?[0-9]{1,7}")
# Beginning of a part's name -> what an office is told about it.
_UNWANTED = (
    ("xl/externalLinks/", "Mẫu liên kết tới tệp Excel khác; hãy bỏ liên kết (Edit Links)."),
    ("xl/connections", "Mẫu có kết nối dữ liệu bên ngoài; hãy xóa kết nối."),
    ("xl/queryTables/", "Mẫu có truy vấn dữ liệu bên ngoài; hãy xóa truy vấn."),
    ("xl/embeddings/", "Mẫu có đối tượng nhúng; hãy xóa đối tượng."),
    ("xl/ctrlProps/", "Mẫu có nút điều khiển; hãy xóa nút."),
    ("xl/macrosheets/", "Mẫu có trang macro kiểu cũ; hãy xóa trang đó."),
    ("xl/drawings/drawing", "Mẫu có hình vẽ hoặc biểu đồ, sẽ không có trong tệp xuất; hãy xóa."),
    ("xl/pivotTables/", "Mẫu có PivotTable, sẽ không có trong tệp xuất; hãy xóa."),
)


def check_excel_template(path: Path) -> tuple[str, ...]:
    """What must be mended before the template can be used, as Vietnamese sentences; mostly none."""
    try:
        with reading_parts(path):
            return tuple(_findings(path))
    except Problem as problem:
        return (f"{problem.sentence} {problem.advice}".strip(),)


def _findings(path: Path) -> Iterator[str]:
    head = head_of(path)
    refuse_old_office(path, head)
    if not is_package(head):
        yield f"“{path.name}” không phải là tệp Excel (.xlsx)."
        return
    check_package(path)
    with ExcelParts(path) as parts:
        found = [*_part_findings(parts), *_sheet_findings(parts), *_name_findings(parts)]
    yield from found
    if not found:
        Look(path)  # raises the Problem of whatever else keeps it from being used


def _part_findings(parts: ExcelParts) -> Iterator[str]:
    for start, told in _UNWANTED:
        if any(name.startswith(start) for name in parts.part_names):
            yield told
    for name in parts.part_names:
        if name.endswith(".rels") and name != "_rels/.rels":
            for link in parts.xml(name):
                if link.get("TargetMode") == "External":
                    yield f"Mẫu có liên kết ra ngoài: {link.get('Target')}; hãy xóa liên kết."


def _sheet_findings(parts: ExcelParts) -> Iterator[str]:
    for sheet in (APPENDIX_SHEET, SUMMARY_SHEET, DATA_SHEET):
        if sheet not in parts.sheet_names:
            yield f"Thiếu trang tính “{sheet}”; không đổi tên hoặc xóa trang này."


def _name_findings(parts: ExcelParts) -> Iterator[str]:
    names = parts.defined_names()
    for name in REQUIRED:
        if name not in names:
            yield f"Thiếu ô có tên “{name}”."
        elif not _ONE_CELL.fullmatch(names[name]):
            yield f"Tên “{name}” phải chỉ vào đúng một ô, hiện là “{names[name]}”."
    for name in names:
        if name.startswith(_OURS) and name not in REQUIRED:
            yield f"Tên “{name}” (ô {names[name]}) không có trong mẫu của chương trình."
