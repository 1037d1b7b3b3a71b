"""Words, counts and lists as running text of official documents has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.number import format_number
from domain.text import nfc

_UNITS_IN_TEXT = {"DN": "doanh nghiệp"}
_IN_FULL = {
    "BTV": "Ban Thường vụ",
    "GPMB": "giải phóng mặt bằng",
    "HĐND": "Hội đồng nhân dân",
    "TW": "Trung ương",
    "UBND": "Ủy ban nhân dân",
}
_ABBREVIATION = re.compile(rf"\b({'|'.join(_IN_FULL)})\b")
# Before a proper name these are still common nouns: `cầu Bắc Luân 3`, `tỉnh Quảng Ninh`.
_COMMON_NOUNS = {
    *("bến", "cảng", "cầu", "hồ", "huyện", "khu", "phường", "quý", "sân", "sông"),
    *("thôn", "tỉnh", "tuyến", "vùng", "xã", "đảo", "đường"),
}
_BEFORE_MARK = re.compile(r"\s+([,;:.!?…)\]”])")
_BEGINNING = re.compile(r"^(?:[,;:.+•*–-](?:\s+|(?!\d)))+")
_ENDS = " .,;:"
_TIME_WORD = re.compile(r"\b(?:Tháng|Quý|Năm|Ngày)(?= [\dIV])")
_ZERO_MONTH = re.compile(r"(\btháng )0(?=[3-9]\b)")
_SHORT_MONTH = re.compile(r"(\btháng )(?=[12]/)")


def tidy(text: str) -> str:
    """A text that somebody typed as part of a sentence: one line, single spaces, no end mark.

    Nor has it a mark or a list's dash before its first word.
    """
    line = _BEFORE_MARK.sub(r"\1", _BEGINNING.sub("", " ".join(nfc(text).split())))
    return line.rstrip(_ENDS)


def time_in_text(text: str) -> str:
    """A time as printed in a table, as running text has it: `từ tháng 6/2026`, `quý I/2026`.

    Decree 30/2020, annex I: a zero before January and February only.
    """
    words = _TIME_WORD.sub(lambda found: found[0].lower(), text)
    return _SHORT_MONTH.sub(r"\g<1>0", _ZERO_MONTH.sub(r"\1", words))


def in_full(text: str) -> str:
    """The text with the abbreviations of tables written out: `TW` is `Trung ương`."""
    return _ABBREVIATION.sub(lambda found: _IN_FULL[found[1]], text)


def figure(value: Decimal, unit: str) -> str:
    """The number with its unit: `12,5%`, `2.500 doanh nghiệp`."""
    return with_unit(format_number(value), unit)


def with_unit(number: str, unit: str) -> str:
    """Digits that are already printed, with the unit of running text after them."""
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"{number} {_UNITS_IN_TEXT.get(unit, lower_first(unit))}".rstrip()


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation or a name."""
    first, _, rest = text.partition(" ")
    if len(first) > 1 and first.upper() == first and any(map(str.isalpha, first[1:])):
        return text
    is_name = rest[:1].isupper() and first[:1].isupper()
    if is_name and first.lower() not in _COMMON_NOUNS:
        return text
    return text[:1].lower() + text[1:]


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The words as a sentence: a capital letter, a full stop."""
    return f"{capitalized(text)}." if text else ""


def sentences(texts: Sequence[str]) -> str:
    """The words of each as a sentence, those without words left out."""
    return " ".join(sentence(text) for text in texts if text)


def two_digits(count: int) -> str:
    """A count as administrative prose writes it: one digit takes a leading zero."""
    return f"{count:02d}"


def share(part: int, whole: int) -> str:
    """`09/34`: how many of how many."""
    return f"{two_digits(part)}/{two_digits(whole)}"


def percent_of(part: int, whole: int) -> str:
    """The part as a percentage of the whole with one decimal, none where it is whole: `26,5%`."""
    tenths = (2000 * part + whole) // (2 * whole)  # half up
    return f"{format_number(Decimal(tenths).scaleb(-1)).removesuffix(',0')}%"


def without_repeats(texts: Sequence[str]) -> tuple[str, ...]:
    """What was typed, line by line, each once, ready to stand in one enumeration."""
    tidied = (tidy(line) for text in texts for line in text.split("\n"))
    return tuple(dict.fromkeys(lower_first(text) for text in tidied if text))
