from __future__ import annotations

import re

import pytest

from reports.word_spacing import unbroken, unbroken_signs


def _text(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _printed(xml: str) -> str:
    """The text with `~` for a space and `=` for a hyphen at which no line ends."""
    marked = xml.replace("<w:noBreakHyphen/>", "=").replace("\u00a0", "~")
    return re.sub(r"<[^>]*>", "", marked)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Báo cáo số 103-BC/ĐU ngày 19/6/2026", "Báo cáo số~103=BC/ĐU ngày~19/6/2026"),
        ("tăng 0,5 điểm % so với quý II", "tăng 0,5~điểm~% so với quý~II"),
        ("đạt 48.350,7 tỷ đồng (Phụ lục 1)", "đạt 48.350,7~tỷ đồng (Phụ lục 1)"),
        ("Phụ lục 1 (chi tiết tại Phụ lục 1)", "Phụ lục 1 (chi tiết tại Phụ~lục~1)"),
        ("QUÝ III VÀ 6 THÁNG CUỐI NĂM 2026", "QUÝ~III VÀ 6~THÁNG CUỐI NĂM~2026"),
        ("9 tháng đầu năm 2026, Mục 1: 02", "9~tháng đầu năm~2026, Mục~1: 02"),
        ("năm 30 hộ, tham mưu 16 tháng", "năm 30 hộ, tham mưu 16 tháng"),
        ("nhiệm kỳ 2025-2030, mục tiêu 3-3,5%", "nhiệm kỳ 2025-2030, mục tiêu 3-3,5%"),
    ],
)
def test_running_text_is_not_parted_within_a_sign_or_a_figure(text: str, printed: str) -> None:
    assert _printed(unbroken(_text(text))) == printed


def test_a_tables_cells_keep_only_signs_whole() -> None:
    cell = _text("Thực hiện quý III/2026, số 07-CTr/ĐU")
    assert _printed(unbroken_signs(cell)) == "Thực hiện quý III/2026, số 07=CTr/ĐU"


def test_what_is_not_text_stays_as_it_is() -> None:
    xml = '<w:drawing descr="số 103-BC/ĐU, quý II"/>'
    assert unbroken(xml) == xml
