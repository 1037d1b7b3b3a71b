"""Widths of texts against those measured for the document standards, and lines broken by sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.word_metrics import balanced_lines, text_width

SUBJECT = (
    "Kết quả thực hiện Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh quý III và 9 tháng "
    "năm 2026; nhiệm vụ trọng tâm quý IV/2026"
)


@pytest.mark.parametrize(
    ("text", "size", "bold", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.5),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, 72.9),
        ("ĐẢNG BỘ TỈNH QUẢNG NINH", 14, False, 68.0),
        ("ĐẢNG ỦY PHƯỜNG MÔNG DƯƠNG", 14, True, 83.3),
    ],
)
def test_widths_are_the_measured_ones(text: str, size: float, bold: bool, width: float) -> None:
    assert text_width(text, size, bold) == pytest.approx(width, abs=0.4)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH"]),
        ("ỦY BAN NHÂN DÂN PHƯỜNG HẠ LONG", ["ỦY BAN NHÂN DÂN", "PHƯỜNG HẠ LONG"]),
        ("SỞ TÀI CHÍNH", ["SỞ TÀI CHÍNH"]),
    ],
)
def test_a_name_is_broken_before_its_unit(text: str, lines: list[str]) -> None:
    assert balanced_lines(text, 65, 12, bold=True) == lines


def test_a_subject_keeps_together_what_belongs_together() -> None:
    assert balanced_lines(SUBJECT, 145, 14, bold=True) == [
        "Kết quả thực hiện Nghị quyết số 05-NQ/TU",
        "của Ban Chấp hành Đảng bộ tỉnh quý III và 9 tháng năm 2026;",
        "nhiệm vụ trọng tâm quý IV/2026",
    ]


@pytest.mark.parametrize("rows", ["CHỈ TIÊU CHỦ YẾU", "NHIỆM VỤ CỤ THỂ"])
@pytest.mark.parametrize(
    "period",
    ["QUÝ II VÀ 6 THÁNG ĐẦU NĂM 2026", "QUÝ III VÀ 9 THÁNG NĂM 2026"],
)
def test_a_title_is_broken_before_its_period(rows: str, period: str) -> None:
    title = f"BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC {rows}"
    assert balanced_lines(f"{title} {period}", 225, 14, bold=True) == [title, period]


def test_a_word_of_two_syllables_is_not_parted() -> None:
    subject = (
        "Kết quả quý IV và năm 2022 thực hiện Nghị quyết về phương hướng, nhiệm vụ năm 2022; nhiệm "
        "vụ trọng tâm năm 2023"
    )
    lines = balanced_lines(subject, 144, 14, bold=True)
    assert not any(line.endswith("phương") for line in lines)


def test_blanks_to_be_filled_in_stay_as_wide_as_they_are() -> None:
    # The văn thư writes number and day there after signing: Decree 30/2020, article 15.
    attached = (
        "(Kèm theo Báo cáo số        -BC/ĐU, ngày      tháng      năm 2026 của Ban Thường vụ Đảng "
        "ủy các cơ quan Đảng và Mặt trận Tổ quốc phường Hoàng Quế)"
    )
    lines = balanced_lines(attached, 230, 14)
    assert len(lines) == 2
    assert lines[0].startswith("(Kèm theo Báo cáo số        -BC/ĐU, ngày      tháng      năm 2026")


def test_a_date_that_is_too_long_is_broken_after_the_place() -> None:
    date = "ngày      tháng      năm 2026"
    assert balanced_lines(f"Thành phố Móng Cái, {date}", 84, 14) == ["Thành phố Móng Cái,", date]


@given(st.lists(st.text("abcĐỘ123", min_size=1, max_size=12), min_size=1, max_size=30))
def test_no_word_is_lost_and_no_line_is_too_long(words: list[str]) -> None:
    lines = balanced_lines(" ".join(words), 60, 14)
    assert " ".join(lines).split() == words
    assert all(text_width(line, 14) <= 60 or " " not in line for line in lines)
