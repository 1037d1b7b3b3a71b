"""Which figures become numbers, in which format; and which texts must not become anything."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.report import Cell
from reports.excel_number import is_risky, number_format, vietnamese
from reports.readback_excel import _drawn


@pytest.mark.parametrize(
    ("text", "value", "decimals", "expected"),
    [
        ("45.678,9", "45678.9", 1, "#,##0.0"),
        ("79,4", "79.4321", 1, "#,##0.0"),
        ("0,3", "0.25", 1, "#,##0.0"),  # half up, as Excel rounds
        ("2,68", "2.675", 2, "#,##0.00"),
        ("-1.234", "-1234", 0, "#,##0"),
        ("0", "0", 0, "#,##0"),
        ("12,3%", "12.3", 1, '#,##0.0"%"'),
        ("tăng 6,2", "6.2", 1, '"tăng "#,##0.0'),
        ("2026", "2026", 0, "0"),  # a year is not grouped
    ],
)
def test_a_figure_is_drawn_as_its_text(text: str, value: str, decimals: int, expected: str) -> None:
    assert number_format(Cell(text, Decimal(value), decimals)) == expected
    assert _drawn(Decimal(value), expected) == text


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("12,35", "12.3", 1),  # the text is not the value
        ("chưa có", "12", 0),
        ("0,0", "-0.04", 1),  # Excel draws -0,0
        ("giảm 3", "-3", 0),
        ("3 trong 54", "3", 0),
        ("", "3", 0),
        ("1.234.567.890.123.456", "1234567890123456", 0),  # more digits than Excel keeps
        ("NaN", "NaN", 0),
        ("Infinity", "Infinity", 0),
        ("1", "1", -1),
    ],
)
def test_what_excel_would_draw_otherwise_stays_text(text: str, value: str, decimals: int) -> None:
    assert number_format(Cell(text, Decimal(value), decimals)) is None


def test_a_text_without_a_value_has_no_format() -> None:
    assert number_format(Cell("12,5")) is None


@given(st.decimals(-(10**11), 10**11, places=4), st.integers(0, 4), st.booleans())
def test_two_independent_drawings_of_a_number_agree(
    value: Decimal, decimals: int, grouped: bool
) -> None:
    text = vietnamese(value, decimals, grouped)
    code = number_format(Cell(text, value, decimals))
    if code is not None:
        assert _drawn(value, code) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84", "-5", "- gạch đầu dòng", "@a", "<2,05", ">13", "3-3,5", "007", "1.234", "(1)",
     "12/2026", "1E5", "'a", " a", "\t"],
)  # fmt: skip
def test_risky_texts_are_kept_from_excels_guessing(text: str) -> None:
    assert is_risky(text)


@pytest.mark.parametrize("text", ["", "Đạt", "Quý I/2026", "Vượt dự toán", "02 đơn vị", "a = b"])
def test_plain_texts_are_left_alone(text: str) -> None:
    assert not is_risky(text)


def test_a_long_run_of_digits_is_judged_at_once() -> None:
    assert not is_risky("1" * 30_000 + "x")
