"""What a workbook would take to read, and what it draws on, seen in its XML before it is parsed.

Few bytes of XML can ask the library that reads workbooks for any amount of work, under any prefix
and in a part of any name: so every part is gone through here first, by the parser of XML itself.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from domain.problem import Problem
from reports.office_package import active_content, damaged
from reports.workbook_part import WorkbookPart

MOST_CELLS = 200_000
MOST_ELEMENTS = 1_000_000
_MOST_HEAVY = 300_000
# Of these the library makes little; of any other element, a style or a relation, an object.
_LIGHT = ("row", "c", "v", "is", "f", "si", "t")
_OLD_MACROS = ("xl/macrosheets/", "xl/dialogsheets/")
_OUTSIDE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/customdata/")
# The ends of relations' types, whatever the parts are called.
_RUNNING = {"vbaproject", "xlmacrosheet", "xlintlmacrosheet", "oleobject", "control"}
_REACHING = {"externallink", "externallinkpath", "connections", "querytable"}


def is_workbook(path: Path) -> bool:
    """Whether the package is one of Excel, not a Word file or any other zip."""
    with zipfile.ZipFile(path) as package:
        return any(name.lower().startswith("xl/") for name in package.namelist())


def has_formulas(path: Path) -> bool:
    """Whether the workbook computes anything.

    Problem where it is too large to read, damaged, runs something, or has figures from another
    file, a database or the web.
    """
    with zipfile.ZipFile(path) as package:
        names = [name.lower() for name in package.namelist()]
        if any(name.startswith(_OLD_MACROS) for name in names):
            raise active_content(path)
        if any(name.startswith(_OUTSIDE) for name in names):
            raise _external(path)
        parts = tuple(_parts(path, package))
    if any(part.has_macro_type for part in parts):
        raise active_content(path)
    _refuse_relations(path, {kind for part in parts for kind in part.relations})
    if any(part.is_strict for part in parts):
        raise _strict(path)
    if any(_is_too_large(part) for part in parts):
        raise table_too_long(path)
    return any(part.counted["f"] for part in parts)


def _parts(path: Path, package: zipfile.ZipFile) -> Iterator[WorkbookPart]:
    """The parts that are XML, until they are too many elements together."""
    elements = 0
    for name in package.namelist():
        part = WorkbookPart(name, MOST_ELEMENTS)
        with package.open(name) as stream:
            part.read(stream)
        if not part.is_whole:
            raise damaged(path)
        elements += part.counted.total()
        if elements > 2 * MOST_ELEMENTS:
            raise table_too_long(path)
        yield part


def _is_too_large(part: WorkbookPart) -> bool:
    elements = part.counted.total()
    heavy = elements - sum(part.counted[name] for name in _LIGHT)
    cells = part.counted["c"]
    return cells > MOST_CELLS or elements > MOST_ELEMENTS or heavy > _MOST_HEAVY


def _refuse_relations(path: Path, kinds: set[str]) -> None:
    if kinds & _RUNNING:
        raise active_content(path)
    if kinds & _REACHING:
        raise _external(path)


def table_too_long(path: Path) -> Problem:
    """The Problem of a table that is larger than any that is filled in by hand."""
    return Problem(
        "table_too_long",
        f"Bảng “{path.name}” quá lớn (tối đa 20000 dòng, 200 cột).",
        "Hãy xóa các dòng, cột trống thừa ở cuối bảng rồi lưu lại.",
    )


def _external(path: Path) -> Problem:
    return Problem(
        "external_content",
        f"“{path.name}” lấy số liệu từ tệp khác hoặc từ ngoài tệp (liên kết ngoài).",
        "Hãy mở bằng Excel, vào Data → Edit Links → Break Link (hoặc chép và dán giá trị sang "
        "một tệp mới), lưu lại rồi nhập.",
    )


def _strict(path: Path) -> Problem:
    return Problem(
        "strict_workbook",
        f"“{path.name}” được lưu theo dạng Excel “Strict Open XML”, chương trình không đọc được.",
        "Hãy mở bằng Excel, chọn Lưu thành “Excel Workbook (.xlsx)” rồi nhập lại.",
    )
