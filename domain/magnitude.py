"""Units inside a number's text, understood against the measure's own unit."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.problem import Problem
from domain.text import fold, quoted

# Words of size in Vietnamese, longest first so that `nghìn tỷ` is not read as `nghìn`.
_SIZES = (
    ("nghin ty", Decimal(10) ** 12),
    ("ngan ty", Decimal(10) ** 12),
    ("ty", Decimal(10) ** 9),
    ("ti", Decimal(10) ** 9),
    ("trieu", Decimal(10) ** 6),
    ("van", Decimal(10) ** 4),
    ("nghin", Decimal(10) ** 3),
    ("ngan", Decimal(10) ** 3),
    ("tram", Decimal(10) ** 2),
)
_CURRENCIES = {"d": "dong", "vnd": "dong", "vnđ": "dong", "dong": "dong", "usd": "usd", "$": "usd"}
_NUMBER_THEN_UNIT = re.compile(
    r"(?P<number>[-−–]?\s*[\d.,][\d.,\s'’‘`]*)"
    r"(?P<unit>(?:[^\W\d]|[%$])[^\d]*)?"
)
_HALF = "ruoi"
_PER_CENT = {"%", "phan tram", "pt"}


def split_unit(text: str) -> tuple[str, str]:
    """The number's text and what is written after it; the whole text where it begins otherwise."""
    found = _NUMBER_THEN_UNIT.fullmatch(text)
    if not found or not any(char.isdigit() for char in found["number"]):
        return text, ""
    return found["number"].strip(), (found["unit"] or "").strip()


def in_unit(value: Decimal, written: str, unit: str, text: str) -> Decimal:
    """The value in the measure's unit.

    Problems: `wrong_unit` where the written unit is another, `not_a_number` for `2 triệu rưỡi`.
    """
    if not written:
        return value
    if _HALF in fold(written).split():
        raise Problem(
            "not_a_number",
            f"{quoted(text)} ghi một phần của số bằng chữ.",
            "Hãy viết cả số bằng chữ số, ví dụ 1,5 tỷ.",
        )
    if not _noun(written):
        return _scaled(value, _size(written), _size(unit))
    if fold(written) == fold(unit) or not unit:
        return value if fold(written) == fold(unit) else _scaled(value, _size(written), Decimal(1))
    if _is_same_noun(_noun(written), _noun(unit)):
        return _scaled(value, _size(written), _size(unit))
    raise Problem(
        "wrong_unit",
        f"{quoted(text)} ghi đơn vị “{written}”, còn chỉ tiêu tính bằng “{unit}”.",
        "Hãy đổi sang đơn vị của chỉ tiêu rồi nhập số, không ghi đơn vị.",
    )


def _size(unit: str) -> Decimal:
    words = fold(unit)
    for word, size in _SIZES:
        if words == word or words.startswith(f"{word} "):
            return size
    return Decimal(1)


def _noun(unit: str) -> str:
    """What is counted, without the word of size: `dong` of `tỷ đồng`; empty for a size alone."""
    words = fold(unit)
    for word, _ in _SIZES:
        if words == word:
            return ""
        if words.startswith(f"{word} "):
            return _named(words.removeprefix(f"{word} "))
    return _named(words)


def _named(noun: str) -> str:
    bare = noun.strip(" .")
    return "%" if bare in _PER_CENT else _CURRENCIES.get(bare, bare)


def _is_same_noun(written: str, unit: str) -> bool:
    if written == unit:
        return True
    # `doanh nghiệp` for DN, `giường` for giường bệnh, `%` for % dân số
    initials = "".join(word[0] for word in written.split())
    return initials == unit or unit.startswith(f"{written} ") or written.startswith(f"{unit} ")


def _scaled(value: Decimal, written: Decimal, unit: Decimal) -> Decimal:
    """The value moved from one size to the other, without an exponent or padding zeros."""
    if written == unit:
        return value
    moved = value * written / unit
    return moved.to_integral_value() if moved == moved.to_integral_value() else moved.normalize()
