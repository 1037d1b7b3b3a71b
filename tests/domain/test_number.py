"""Numbers as officials write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figure import figure
from domain.number import format_number, plain, read_number, readings, round_half_up
from domain.problem import Problem
from tests.domain.small_plan import PACK_IDS, real_plan

UNITS = sorted({one.figure_unit for pack in PACK_IDS for one in real_plan(pack).measures.values()})
figures = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12,5", "", "12.5"),
        ("12,50", "", "12.50"),
        ("0", "", "0"),
        ("-5,2%", "%", "-5.2"),
        ("−5,2", "%", "-5.2"),
        ("1.234.567", "", "1234567"),
        ("15.210,5", "tỷ đồng", "15210.5"),
        ("1 234,5", "", "1234.5"),
        ("1\u00a0234\u202f567", "", "1234567"),
        ("1’234", "", "1234"),
        ("１２，５", "", "12.5"),
        (" 12,5 % ", "%", "12.5"),
        ("612 DN", "DN", "612"),
        ("612 doanh nghiệp", "DN", "612"),
        ("55 giường", "Giường", "55"),
        ("52600 tỷ đồng", "tỷ đồng", "52600"),
        ("52600 tỷ", "tỷ đồng", "52600"),
        ("1,5 nghìn tỷ", "tỷ đồng", "1500"),
        ("1,5 triệu", "triệu đồng", "1.5"),
        ("1,5 triệu", "đồng", "1500000"),
        ("2500 triệu đồng", "tỷ đồng", "2.5"),
        ("1,5 ngàn tỷ", "tỷ đồng", "1500"),
        ("3 vạn lao động", "lao động", "30000"),
        ("12 trăm hộ", "hộ", "1200"),
        ("2,1 tỷ USD", "tỷ USD", "2.1"),
        ("007", "", "7"),
        ("+5,2%", "%", "5.2"),
        ("0,5‰", "", "0.5"),
        ("2,05 ‰", "‰", "2.05"),
        ("12 xã", "", "12"),
        ("12 văn bản", "", "12"),
        ("12 trạm", "trạm y tế", "12"),
        ("5,2 m²/người", "m2/người", "5.2"),
        ("61 giường/10.000 dân", "giường/10.000 dân", "61"),
        ("97% dân số", "%", "97"),
        ("18 bác sỹ", "Bác sĩ", "18"),
        ("\ufeff12\u200b,5\u200e", "", "12.5"),
    ],
)
def test_a_plain_writing_has_one_reading(text: str, unit: str, value: str) -> None:
    assert plain(read_number(text, unit=unit)) == value


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("", "", "empty_number"),
        ("   ", "", "empty_number"),
        ("abc", "", "not_a_number"),
        ("12,5,6", "", "not_a_number"),
        ("1.23.456", "", "not_a_number"),
        ("1e5", "", "not_a_number"),
        ("NaN", "", "not_a_number"),
        ("Infinity", "", "not_a_number"),
        ("5,", "", "not_a_number"),
        ("3-3,5", "%", "not_a_number"),
        ("12²", "", "not_a_number"),
        ("95,5%³", "%", "not_a_number"),
        ("²", "", "not_a_number"),
        ("2 triệu rưỡi", "", "not_a_number"),
        ("1 tỷ rưỡi", "tỷ đồng", "not_a_number"),
        ("12 5", "", "not_a_number"),
        ("12abc", "", "not_a_number"),
        ("1O", "", "not_a_number"),
        ("5%%", "", "not_a_number"),
        ("1,5 triệu triệu", "", "not_a_number"),
        ("90% trở lên", "", "not_a_number"),
        ("12①", "", "not_a_number"),
        ("٣", "", "not_a_number"),
        ("0.234.567", "", "not_a_number"),
        ("12 xã/18", "", "not_a_number"),
        ("1.234", "", "ambiguous_number"),
        ("12.5", "", "ambiguous_number"),
        ("1,234,567", "", "ambiguous_number"),
        ("1,234.5", "", "ambiguous_number"),
        ("05/03/2026", "", "mangled_range"),
        ("2026-05-03 00:00:00", "", "mangled_range"),
        ("03-Thg5", "", "mangled_range"),
        ("3-May", "", "mangled_range"),
        ("12,5%", "DN", "wrong_unit"),
        ("12 văn bản", "xã", "wrong_unit"),
        ("2,05‰", "%", "wrong_unit"),
        ("50% KH", "%", "wrong_unit"),
        ("1,5 triệu", "%", "wrong_unit"),
        ("90% trở lên", "%", "wrong_unit"),
        ("5 km", "tỷ đồng", "wrong_unit"),
        ("1234567890123456", "", "number_too_long"),
    ],
)
def test_what_is_no_plain_number_is_refused_with_its_reason(
    text: str, unit: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        read_number(text, unit=unit)
    assert refused.value.code == code
    assert refused.value.sentence
    assert refused.value.advice


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [
        ("1.234", "2500", "1234"),
        ("1.234", "1.5", "1.234"),
        ("11.950", "11800", "11950"),
        ("12.5", "13", "12.5"),
        ("2,250", "2.5", "2.250"),
        ("2,250", "0", "2.250"),
    ],
)
def test_known_figures_settle_an_ambiguous_writing(text: str, hint: str, value: str) -> None:
    assert plain(read_number(text, hints=[Decimal(hint)])) == value


@pytest.mark.parametrize(
    "hints", [[], [Decimal(0)], [Decimal("1.2"), Decimal(1200)], [Decimal(10) ** 9]]
)
def test_known_figures_that_fit_both_readings_or_none_settle_nothing(hints: list[Decimal]) -> None:
    with pytest.raises(Problem) as refused:
        read_number("1.234", hints=hints)
    assert refused.value.code == "ambiguous_number"


@pytest.mark.parametrize("hint", ["90", "130", "125"])
def test_a_dot_before_one_digit_is_never_taken_for_a_slip(hint: str) -> None:
    with pytest.raises(Problem) as refused:
        read_number("12.5", hints=[Decimal(hint)])
    assert refused.value.code == "ambiguous_number"


def test_a_comma_before_three_digits_is_asked_about_where_only_thousands_fit() -> None:
    with pytest.raises(Problem, match=r"“2,250 DN” có thể là 2,250 hoặc 2\.250"):
        read_number("2,250 DN", unit="DN", hints=[Decimal(2500)])


def test_a_long_text_is_quoted_in_part_on_one_line() -> None:
    with pytest.raises(Problem) as refused:
        read_number("Đã hoàn thành\n" + "rất tốt " * 5000)
    assert refused.value.sentence.startswith("“Đã hoàn thành rất tốt ")
    assert len(refused.value.sentence) < 120


def test_an_ambiguous_writing_offers_its_readings() -> None:
    assert readings("1.234") == (Decimal(1234), Decimal("1.234"))


@pytest.mark.parametrize(
    "day",
    [
        *("03/05/2026", "05/03/2026", "3-5-26", "2026-05-03", "2026-05-03 00:00:00"),
        *("03-Thg5", "5-Mar", "05-Mar-26", "May-03"),
    ],
)
def test_a_mangled_range_is_offered_back(day: str) -> None:
    with pytest.raises(Problem, match="khoảng 3-5 thành ngày"):
        read_number(day)


def test_an_estimate_in_words_is_sent_to_its_column() -> None:
    with pytest.raises(Problem) as refused:
        read_number("Ước đạt 12,5%", unit="%")
    assert "cột Ước" in refused.value.advice


def test_half_a_mangled_range_is_offered_as_none() -> None:
    with pytest.raises(Problem, match="một khoảng số thành ngày"):
        read_number("Mar-2026")


@given(figures)
def test_reading_what_was_formatted_gives_the_value_back(value: Decimal) -> None:
    assert read_number(format_number(value)) == value


@given(figures, st.sampled_from([*UNITS, "m2/người", "giường/10.000 dân", "‰", "văn bản", "trạm"]))
def test_a_figure_printed_with_its_unit_is_read_back(value: Decimal, unit: str) -> None:
    assert read_number(figure(value, unit), unit=unit) == value


@given(figures, st.integers(min_value=0, max_value=3))
def test_formatting_rounds_halves_away_from_zero(value: Decimal, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert abs(rounded - value) <= Decimal(5).scaleb(-decimals - 1)
    assert format_number(value, decimals) == format_number(rounded)


def test_a_half_is_rounded_up() -> None:
    assert format_number(Decimal("0.25"), 1) == "0,3"
    assert format_number(Decimal("2.675"), 2) == "2,68"


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_problem(text: str) -> None:
    try:
        value = read_number(text)
    except Problem as problem:
        assert problem.code  # noqa: PT017 - either outcome is right, anything else is not
    else:
        assert value.is_finite()
