"""Widths and heights: what the sheet's columns and rows are made of."""

from __future__ import annotations

import pytest

from reports.excel_metrics import Lettering, column_width, line_count, text_height

TABLE = Lettering(size=11)


@pytest.mark.parametrize(("millimetres", "width"), [(25.4, 12.0), (11, 5.125), (252, 119.0)])
def test_a_column_is_stated_in_digits_of_the_normal_font(millimetres: float, width: float) -> None:
    assert column_width(millimetres, Lettering(12)) == pytest.approx(width, abs=0.07)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 20, 1),
        ("Đạt", 20, 1),
        ("Chưa đến kỳ đánh giá", 24, 2),
        ("a\nb\n", 20, 3),
        ("Nguyễn" * 10, 20, 8),
        ("x", 1, 3),  # narrower than a letter
    ],
)
def test_lines_are_counted_rather_too_many_than_too_few(
    text: str, width: float, lines: int
) -> None:
    assert line_count(text, width, TABLE) == lines


def test_bold_and_foreign_fonts_need_more_room() -> None:
    text = "Tỷ lệ lao động đã qua đào tạo có bằng cấp, chứng chỉ " * 3
    plain = line_count(text, 30, TABLE)
    assert line_count(text, 30, Lettering(size=11, bold=True)) >= plain
    assert line_count(text, 30, Lettering(size=11, times=False)) > plain
    assert line_count(text, 30, Lettering(size=11, indent=2)) > plain


@pytest.mark.parametrize(("size", "height"), [(10, 13.5), (11, 15), (12, 15.75), (14, 18.75)])
def test_a_line_is_as_high_as_excel_makes_it(size: float, height: float) -> None:
    assert text_height("Đạt", 50, Lettering(size)) == height
