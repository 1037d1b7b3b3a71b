"""Laws of the target reader: it never fails, and a rule that was written out is read back."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.number import format_number
from domain.target import Target, TargetKind, read_target, target_meaning

FIGURES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2).map(
    lambda value: value.normalize() if value != value.to_integral_value() else value.quantize(1)
)
WORDS = st.sampled_from(
    [
        *("đạt", "trên", "dưới", "không", "quá", "thấp hơn", "ít nhất", "tối đa", "từ", "đến"),
        *("trở", "lên", "xuống", "giảm", "tăng", "còn", "vượt", "dự toán", "chỉ tiêu", "giao"),
        *("nhóm", "thứ", "hạng", "đứng đầu", "cả nước", "năm 2026", "quý II", "90%", "3-3,5"),
        *("52.600", "tỷ đồng", "<", "≥", "(", ")", ",", ";", "-", "hai", "mươi", "một", "phần"),
        *("trăm", "khoảng", "để", "xảy ra", "có", "so với", "cùng kỳ", "0", "5", "top"),
    ]
)
OFFICIAL = st.lists(WORDS, max_size=20).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=80), OFFICIAL)
FLOOR_WORDS = ("≥ {}", ">={}", "từ {} trở lên", "ít nhất {}", "không dưới {}", "đạt {}", "{}")
MORE_WORDS = ("> {}", "trên {}", "hơn {}%", "đạt trên {} tỷ đồng", "Phấn đấu vượt {}")
MOST_WORDS = ("≤ {}", "không quá {}", "tối đa {}%", "không vượt quá {} vụ", "từ {} trở xuống")
LESS_WORDS = ("<{}", "dưới {}%", "thấp hơn {}", "giảm xuống dưới {}")
RANGE_WORDS = ("{}-{}", "từ {} - {}%", "từ {} đến {}", "tăng từ {}% – {}%", "đạt {} tỷ - {} tỷ")
CEILING_TEXTS = (
    *("dưới 5%", "còn dưới 5%", "không quá 5%", "không vượt quá 5%", "tối đa 5%", "thấp hơn 5%"),
    *("nhỏ hơn 5%", "ít hơn 5 vụ", "không lớn hơn 5%", "không cao hơn 5%", "từ 5% trở xuống"),
    *("nhiều nhất 5 vụ", "khống chế dưới 5%"),
)
FLOOR_TEXTS = (
    *("trên 90%", "vượt 90%", "ít nhất 90%", "tối thiểu 90%", "không dưới 90%", "cao hơn 90%"),
    *("không thấp hơn 90%", "từ 90% trở lên", "không ít hơn 90 xã", "lớn hơn 90%"),
)
FLOORS = (TargetKind.AT_LEAST, TargetKind.MORE_THAN)
CEILINGS = (TargetKind.AT_MOST, TargetKind.LESS_THAN)


@given(ANY_TEXT)
def test_any_text_is_read_and_shown_back(text: str) -> None:
    target = read_target(text)
    assert target.text == text
    assert target_meaning(target, "%").endswith(".")


@given(ANY_TEXT)
def test_the_figures_are_those_that_the_kind_has(text: str) -> None:
    target = read_target(text)
    ceilings = (*CEILINGS, TargetKind.RANK_WITHIN)
    both = (TargetKind.BETWEEN, TargetKind.EQUAL)
    assert (target.low is not None) == (target.kind in FLOORS + both)
    assert (target.high is not None) == (target.kind in ceilings + both)
    if target.kind is TargetKind.BETWEEN:
        assert target.low is not None
        assert target.high is not None
        assert target.low < target.high


@given(ANY_TEXT)
@example("Ở nhóm 5 địa phương đứng đầu cả nước")
@example("Uỷ ban: không thấp hơn 52.600 tỷ đồng")
def test_both_unicode_forms_state_the_same_rule(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert _rule(read_target(composed)) == _rule(read_target(apart))


@given(OFFICIAL)
def test_capitals_do_not_change_the_rule(text: str) -> None:
    assert _rule(read_target(text)) == _rule(read_target(text.upper()))


@given(FIGURES, st.sampled_from(FLOOR_WORDS))
def test_a_written_floor_gives_the_rule_back(figure: Decimal, words: str) -> None:
    target = read_target(words.format(_written(figure)))
    assert (target.kind, target.low) == (TargetKind.AT_LEAST, figure)


@given(FIGURES, st.sampled_from(MORE_WORDS))
def test_a_written_figure_to_pass_gives_the_rule_back(figure: Decimal, words: str) -> None:
    target = read_target(words.format(_written(figure)))
    assert (target.kind, target.low) == (TargetKind.MORE_THAN, figure)


@given(FIGURES, st.sampled_from(MOST_WORDS))
def test_a_written_ceiling_gives_the_rule_back(figure: Decimal, words: str) -> None:
    target = read_target(words.format(_written(figure)))
    assert (target.kind, target.high) == (TargetKind.AT_MOST, figure)


@given(FIGURES, st.sampled_from(LESS_WORDS))
def test_a_written_figure_to_stay_under_gives_the_rule_back(figure: Decimal, words: str) -> None:
    target = read_target(words.format(_written(figure)))
    assert (target.kind, target.high) == (TargetKind.LESS_THAN, figure)


@given(FIGURES, FIGURES, st.sampled_from(RANGE_WORDS))
def test_a_written_range_gives_the_rule_back(one: Decimal, other: Decimal, words: str) -> None:
    target = read_target(words.format(_written(one), _written(other)))
    if one < other:
        assert (target.kind, target.low, target.high) == (TargetKind.BETWEEN, one, other)
    else:
        assert target.kind is TargetKind.JUDGED


@given(st.integers(1, 63), st.sampled_from(("top {}", "nhóm {} tỉnh đứng đầu", "xếp thứ {}")))
def test_a_written_rank_gives_the_rule_back(rank: int, words: str) -> None:
    target = read_target(words.format(rank))
    assert (target.kind, target.high) == (TargetKind.RANK_WITHIN, Decimal(rank))


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=12))
def test_a_number_is_read_only_in_the_vietnamese_way(digits: str) -> None:
    target = read_target(f"trên {digits}%")
    if target.low is not None:
        assert Decimal(digits.strip(".,").replace(".", "").replace(",", ".")) == target.low


@pytest.mark.parametrize("text", CEILING_TEXTS + FLOOR_TEXTS)
def test_a_slip_of_one_letter_never_turns_the_rule_round(text: str) -> None:
    opposite = FLOORS if text in CEILING_TEXTS else CEILINGS
    turned = [slip for slip in _slips(text) if read_target(slip).kind in opposite]
    assert not turned


def _slips(text: str) -> Iterator[str]:
    """The text with each of its letters left out, typed twice, or changed with the next one."""
    for at in range(len(text)):
        if text[at].isalpha():
            yield text[:at] + text[at + 1 :]
            yield text[:at] + text[at] + text[at:]
            yield text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def _written(figure: Decimal) -> str:
    return format_number(figure)


def _rule(target: Target) -> tuple[object, ...]:
    return target.kind, target.low, target.high, target.inclusive
