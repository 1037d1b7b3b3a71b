"""A template that an office has chosen: what is wrong with it is told in its own words."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from domain.problem import Problem
from reports.excel import write_excel
from reports.excel_check import check_excel_template
from tests.reports.sample import sample_report

SHIPPED = Path("reports/templates/appendices.xlsx")


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Callable[[Workbook], object]], Path]:
    """A copy of the shipped template after a change in a spreadsheet program."""

    def save(change: Callable[[Workbook], object]) -> Path:
        book = load_workbook(SHIPPED)
        change(book)
        book.save(tmp_path / "own.xlsx")
        return tmp_path / "own.xlsx"

    return save


def with_part(tmp_path: Path, name: str, content: str = "<a/>") -> Path:
    path = tmp_path / "own.xlsx"
    shutil.copy(SHIPPED, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def test_the_shipped_template_has_nothing_wrong() -> None:
    assert check_excel_template(SHIPPED) == ()


def test_a_resaved_copy_has_nothing_wrong(
    edited: Callable[[Callable[[Workbook], object]], Path],
) -> None:
    assert check_excel_template(edited(lambda book: None)) == ()


def test_a_missing_name_is_named(edited: Callable[[Callable[[Workbook], object]], Path]) -> None:
    path = edited(lambda book: book.defined_names.pop("skq_header"))
    assert check_excel_template(path) == ("Thiếu ô có tên “skq_header”.",)
    with pytest.raises(Problem) as told:
        write_excel(sample_report(), path.with_name("a.xlsx"), path)
    assert told.value.code == "bad_template"
    assert "skq_header" in told.value.sentence


def test_a_misspelt_name_is_named(edited: Callable[[Callable[[Workbook], object]], Path]) -> None:
    path = edited(lambda book: _name(book, "skq_titel", "'Mẫu phụ lục'!$A$2"))
    assert check_excel_template(path) == (
        "Tên “skq_titel” (ô 'Mẫu phụ lục'!$A$2) không có trong mẫu của chương trình.",
    )


@pytest.mark.parametrize("target", ["#REF!", "'Mẫu phụ lục'!$A$2:$B$3", "1+1"])
def test_a_name_that_is_no_cell_is_named(
    edited: Callable[[Callable[[Workbook], object]], Path], target: str
) -> None:
    path = edited(lambda book: _name(book, "skq_title", target))
    assert check_excel_template(path) == (
        f"Tên “skq_title” phải chỉ vào đúng một ô, hiện là “{target}”.",
    )


def _name(book: Workbook, name: str, target: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=target)


def test_a_missing_sheet_is_named(edited: Callable[[Callable[[Workbook], object]], Path]) -> None:
    path = edited(lambda book: book.remove(book["Mẫu tổng hợp"]))
    assert "Thiếu trang tính “Mẫu tổng hợp”; không đổi tên hoặc xóa trang này." in (
        check_excel_template(path)
    )


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("xl/externalLinks/externalLink1.xml", "liên kết tới tệp Excel khác"),
        ("xl/connections.xml", "kết nối dữ liệu"),
        ("xl/queryTables/queryTable1.xml", "truy vấn"),
        ("xl/embeddings/other.bin", "đối tượng nhúng"),
        ("xl/ctrlProps/ctrlProp1.xml", "nút điều khiển"),
        ("xl/macrosheets/sheet1.xml", "macro kiểu cũ"),
        ("xl/drawings/drawing1.xml", "hình vẽ"),
        ("xl/pivotTables/pivotTable1.xml", "PivotTable"),
        ("xl/vbaProject.bin", "chứa macro"),
    ],
)
def test_what_has_no_place_in_a_template_is_named(tmp_path: Path, part: str, told: str) -> None:
    findings = check_excel_template(with_part(tmp_path, part))
    assert any(told in finding for finding in findings), findings


def test_a_link_to_the_outside_is_named(tmp_path: Path) -> None:
    relation = '<r><a TargetMode="External" Target="https://example.com/a"/></r>'
    path = with_part(tmp_path, "xl/worksheets/_rels/sheet1.xml.rels", relation)
    assert check_excel_template(path) == (
        "Mẫu có liên kết ra ngoài: https://example.com/a; hãy xóa liên kết.",
    )


def test_a_declared_entity_is_refused(tmp_path: Path) -> None:
    path = with_part(tmp_path, "xl/other.xml", "<!DOCTYPE a><a/>")
    (finding,) = check_excel_template(path)
    assert "DOCTYPE" in finding
    with pytest.raises(Problem):
        write_excel(sample_report(), tmp_path / "a.xlsx", path)


def test_a_bloated_template_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    shutil.copy(SHIPPED, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/other.xml", b" " * 3_000_000)
    (finding,) = check_excel_template(path)
    assert "quá lớn" in finding


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "rỗng"), (b"a,b", "không phải"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ"),
     (b"PK\x03\x04", "hỏng")],
)  # fmt: skip
def test_a_file_that_is_no_template_is_told_apart(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "own.xlsx").write_bytes(content)
    (finding,) = check_excel_template(tmp_path / "own.xlsx")
    assert told in finding


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert "Không tìm thấy" in check_excel_template(tmp_path / "none.xlsx")[0]
    assert "thư mục" in check_excel_template(tmp_path)[0]
