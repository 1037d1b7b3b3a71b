"""The read-back finds every kind of difference and says where it is."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

import pytest

from domain.office import Profile
from reports.readback_word import compare_word
from reports.word import write_word
from tests.reports.sample import sample_report


def spoiled(folder: Path, old: str, new: str, name: str = "word/document.xml") -> Path:
    """The sample report's file in which one text was changed after writing."""
    write_word(sample_report(), folder / "good.docx")
    with (
        zipfile.ZipFile(folder / "good.docx") as good,
        zipfile.ZipFile(folder / "bad.docx", "w") as bad,
    ):
        for part in good.namelist():
            blob = good.read(part)
            if part == name:
                text = blob.decode()
                assert old in text, "the test spoils nothing"
                blob = text.replace(old, new, 1).encode()
            bad.writestr(part, blob)
    return folder / "bad.docx"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (">13,05<", ">13,06<", "Phụ lục I, dòng 2 (mã 1), cột 7: in “13,06”, phải là “13,05”."),
        (">&lt;2,05<", ">2,05<", "cột 4: in “2,05”, phải là “<2,05”."),
        ('<w:vMerge w:val="continue"/>', "", "cột 1: in “”, phải là “(ô gộp)”."),
        (">Mục tiêu<", ">Mục  tiêu<", "Phụ lục I, dòng tiêu đề, cột 4"),
        (">(7)<", ">(8)<", "Phụ lục I, dòng số cột, cột 7"),
        (">Ghi chú: ô", ">Ghi chú ô", "Phụ lục I: thiếu dòng “Ghi chú: ô"),
        ("đôn đốc nhiệm vụ", "đôn đốc các nhiệm vụ", "Phần nội dung, đoạn next.text"),
        (">T/M BAN THƯỜNG VỤ<", ">TM. BAN THƯỜNG VỤ<", "Phần ký: thiếu “T/M BAN THƯỜNG VỤ”."),
        ("ngày      tháng", "ngày tháng", "thiếu “Quảng Ninh, ngày      tháng"),
        (">- Lưu Văn phòng Đảng ủy.<", "><", "Nơi nhận: thiếu"),
        ("PHỐI HỢP", "PHỐI HƠP", "Phụ lục II, dòng tiêu đề, cột 4"),
        ("KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CỤ THỂ", "KẾT QUẢ", "Phụ lục II: không có trong tệp."),
    ],
)
def test_a_difference_is_found_with_its_place(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    found = compare_word(spoiled(tmp_path, old, new), sample_report())
    assert any(place in one for one in found), found


def test_a_missing_row_is_found(tmp_path: Path) -> None:
    write_word(sample_report(rows=20), tmp_path / "a.docx")
    found = compare_word(tmp_path / "a.docx", sample_report(rows=21))
    assert "Phụ lục II: có 22 dòng, phải có 23." in found


def test_swapped_paragraphs_are_found(tmp_path: Path) -> None:
    report = sample_report()
    swapped = dataclasses.replace(report, body=(report.body[1], report.body[0], *report.body[2:]))
    write_word(swapped, tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", report)


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("word/charts/chart1.xml", ">66.7<", ">66.8<", "số liệu khác"),
        ("word/charts/chart2.xml", ">Mục 1<", ">Mục I<", "số liệu khác"),
        ("customXml/soKetQuy.xml", "06688", "06689", "Dữ liệu kèm theo tệp khác"),
    ],
)
def test_figures_that_are_not_printed_are_compared_too(
    tmp_path: Path, name: str, old: str, new: str, place: str
) -> None:
    found = compare_word(spoiled(tmp_path, old, new, name), sample_report())
    assert any(place in one for one in found), found


def test_the_file_of_another_standard_is_found(tmp_path: Path) -> None:
    write_word(sample_report(Profile.HD05), tmp_path / "a.docx")
    assert compare_word(tmp_path / "a.docx", sample_report(Profile.ND30))
