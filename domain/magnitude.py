"""Units inside a number's text, understood against the measure's own unit."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.problem import Problem
from domain.text import fold, nfc, quoted

# Words of size, longest first so that `nghìn tỷ` is not read as `nghìn`. With their accents, for
# `12 văn bản` and `12 trạm` are no `vạn` and no `trăm`.
_SIZES = {
    **dict.fromkeys(("nghìn tỷ", "ngàn tỷ", "nghìn tỉ", "nghin ty", "ngan ty"), Decimal(10) ** 12),
    **dict.fromkeys(("tỷ", "tỉ", "ty"), Decimal(10) ** 9),
    **dict.fromkeys(("triệu", "trieu"), Decimal(10) ** 6),
    "vạn": Decimal(10) ** 4,
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan"), Decimal(10) ** 3),
    "trăm": Decimal(10) ** 2,
}
_CURRENCIES = {"d": "dong", "₫": "dong", "vnd": "dong", "$": "usd"}
# Digits belong to a unit in `m2` and in `giường/10.000 dân` only.
_NUMBER_THEN_UNIT = re.compile(
    r"(?P<number>[-+]?\s*[\d.,][\d.,\s'’‘`]*)"
    r"(?P<unit>(?:[^\W\d]|[%‰$₫])(?:\D|(?<=m)[23](?!\d)|(?<=/)1[0.]*(?= ?[^\W\d]))*)?"
)
_HALF = "ruoi"
_PER_CENT = {"%", "phan tram", "pt"}
# How a unit begins, where no measure says what its figures count; without accents.
_KNOWN = re.compile(
    r"(?:%|‰|₫|\$|pt|phan|diem|d|dong|vnd|usd|eur|m|m2|m3|km|km2|ha|kg|ta|tan|lit|kw|kwh|mw|nguoi"
    r"|nhan|dan|lao|khach|luot|hoc|sinh|can|bo|bac|si|duoc|dieu|dang|vien|ho|thon|ban|khu|xa|phuong"
    r"|huyen|tinh|dia|don|co|to|truong|lop|nha|phong|giuong|dn|doanh|hop|du|cong|mo|san|nhiem|chi"
    r"|tieu|van|thu|tin|bai|cuoc|vu|dot|lan|tram|tuoi|nam|quy|thang|tuan|ngay|gio)(?![\w%‰])"
)
_LAST_Y = re.compile(r"(?<=[hklmst])y(?!\w)")  # `bác sỹ` is `bác sĩ`
# `50% kế hoạch` is a share of something else, `90% trở lên` no plain figure.
_RELATING = re.compile(
    r"(?<!\w)(?:tro (?:len|xuong)|so voi|hon|tren|duoi|khoang|gan|ke hoach|kh|du toan|uoc)(?!\w)"
)


def split_unit(text: str) -> tuple[str, str]:
    """The number's text and what is written after it; the whole text where it begins otherwise."""
    found = _NUMBER_THEN_UNIT.fullmatch(text)
    if not found or not any(char.isdigit() for char in found["number"]):
        return text, ""
    return found["number"].strip(), (found["unit"] or "").strip()


def in_unit(value: Decimal, written: str, unit: str, text: str) -> Decimal:
    """The value in the measure's unit.

    Problems: `wrong_unit` where the written unit is another, `not_a_number` for `2 triệu rưỡi` and,
    without a measure, for a unit that is none.
    """
    if not written or fold(written) == fold(unit):
        return value
    if _HALF in fold(written).split():
        raise Problem(
            "not_a_number",
            f"{quoted(text)} ghi một phần của số bằng chữ.",
            "Hãy viết cả số bằng chữ số, ví dụ 1,5 tỷ.",
        )
    (size, noun), (own_size, own_noun) = _parts(written), _parts(unit)
    if _goes_with(noun, own_noun):
        return _scaled(value, size, own_size)
    raise _wrong_unit(text, written, unit)


def _wrong_unit(text: str, written: str, unit: str) -> Problem:
    if unit:
        return Problem(
            "wrong_unit",
            f"{quoted(text)} ghi đơn vị “{written}”, còn chỉ tiêu tính bằng “{unit}”.",
            "Hãy đổi sang đơn vị của chỉ tiêu rồi nhập số, không ghi đơn vị.",
        )
    return Problem(
        "not_a_number",
        f"{quoted(text)} không phải là một số; không rõ “{written}” là đơn vị gì.",
        "Hãy nhập số, ví dụ 12,5, không ghi đơn vị.",
    )


def _parts(unit: str) -> tuple[Decimal, str]:
    """The size, and what is counted: `dong` of `tỷ đồng`, nothing of a size alone."""
    words = " ".join(nfc(unit).lower().split())
    for word, size in _SIZES.items():
        if f"{words} ".startswith(f"{word} "):
            return size, _named(words.removeprefix(word))
    return Decimal(1), _named(words)


def _named(noun: str) -> str:
    bare = _LAST_Y.sub("i", fold(noun).strip(" ."))
    return "%" if bare in _PER_CENT else _CURRENCIES.get(bare, bare)


def _goes_with(written: str, unit: str) -> bool:
    """Whether the written noun is the unit's; without a unit, whether it counts anything known.

    A size alone (`1,5 triệu`) goes with all but a share.
    """
    if not written:
        return unit != "%"
    if _RELATING.search(written):
        return False
    if written == unit or not unit:
        return written == unit or bool(_KNOWN.match(written))
    # `doanh nghiệp` for DN, `giường` for giường bệnh, `% dân số` for %
    initials = "".join(word[0] for word in written.split())
    return initials == unit or unit.startswith(f"{written} ") or written.startswith(f"{unit} ")


def _scaled(value: Decimal, written: Decimal, unit: Decimal) -> Decimal:
    """The value moved from one size to the other, without an exponent or padding zeros."""
    if written == unit:
        return value
    moved = value * written / unit
    return moved.to_integral_value() if moved == moved.to_integral_value() else moved.normalize()
