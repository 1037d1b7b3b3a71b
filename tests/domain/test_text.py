"""Vietnamese text: one form, matching, order, search."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import clean, contains, fold, nfc, syllable_key

DICTIONARY = [
    "Cái Chiên", "Cao Xanh", "Cẩm Phả", "Đầm Hà", "Điền Xá", "Hà An", "Hà Lầm", "Hà Tu",
    "Hạ Long", "Móng Cái 2", "Móng Cái 10", "Quang Hanh", "Quảng Đức", "Quảng Hà",
]  # fmt: skip


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    assert sorted(set(DICTIONARY), key=syllable_key) == DICTIONARY


def test_tones_sort_in_dictionary_order() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(set(tones), key=syllable_key) == tones


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hiệp Hòa", "Hiệp Hoà"), ("Ủy", "Uỷ"), ("ĐẢNG ỦY", "đảng uỷ"), ("Ðông", "Đông")],
)
def test_two_spellings_of_one_name_match(one: str, other: str) -> None:
    assert syllable_key(one) == syllable_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Thúy", "Thùy"), ("Hà Tu", "Hạ Tu"), ("Móng Cái 1", "Móng Cái 2")]
)
def test_two_names_do_not_match(one: str, other: str) -> None:
    assert syllable_key(one) != syllable_key(other)


def test_numbers_in_names_sort_by_size_however_long() -> None:
    huge = "Khu " + "9" * 5000
    assert sorted([huge, "Khu 10", "Khu 3", "Khu 02"], key=syllable_key)[2:] == ["Khu 10", huge]
    assert syllable_key("Khu 02") == syllable_key("khu 2")


@given(st.text())
def test_decomposed_text_is_the_same_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert syllable_key(decomposed) == syllable_key(text)
    assert fold(decomposed) == fold(text)
    assert nfc(decomposed) == nfc(text)


def test_search_is_blind_to_accents_and_capitals() -> None:
    assert contains("Tỷ lệ hộ nghèo theo chuẩn đa chiều", "ho ngheo")
    assert contains("Đảng ủy Ủy ban nhân dân tỉnh", "dang uy UY BAN")
    assert not contains("Tỷ lệ hộ nghèo", "hộ cận nghèo")


def test_cleaning_keeps_lines_and_says_what_it_took_out() -> None:
    text, notes = clean("Kết\u00a0quả\r\ntốt\x00\x07 \u200bhơn\ufeff")
    assert text == "Kết quả\ntốt hơn"
    assert notes == ("Đã bỏ 2 ký tự điều khiển không in được.",)


@given(st.text())
def test_cleaned_text_is_composed_and_can_stand_in_xml(text: str) -> None:
    cleaned, _ = clean(text)
    assert cleaned == nfc(cleaned)
    assert clean(cleaned) == (cleaned, ())
    assert not any(unicodedata.category(char) == "Cs" for char in cleaned)
    assert not any(char < " " and char not in "\t\n" for char in cleaned)
