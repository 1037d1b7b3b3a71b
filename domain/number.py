"""Numbers: read as Vietnamese officials write them, printed as they print them.

The comma is the decimal mark and the dot groups thousands. What has two readings (`1.234`, `12.5`)
is asked about unless the measure's known figures leave one of them; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from domain.magnitude import in_unit, split_unit
from domain.problem import Problem
from domain.text import clean, half_width, quoted

MOST_DIGITS = 15  # more are lost in Excel
LONGEST = 200  # nothing longer is a number with its unit
_GROUPING = " \u00a0\u2009\u202f'’‘`"
_GROUP = r"[1-9]\d{0,2}"
_SPACED = re.compile(rf"{_GROUP}(?:[{_GROUPING}]\d{{3}})+(?:[.,]\d+)?", re.ASCII)
_VIETNAMESE = re.compile(
    rf"{_GROUP}(?:\.\d{{3}}){{2,}}(?:,\d+)?|{_GROUP}\.\d{{3}},\d+|\d+,\d+|\d+", re.ASCII
)
_ONE_DOT = re.compile(r"(\d+)\.(\d+)", re.ASCII)
_ENGLISH = re.compile(rf"{_GROUP}(?:,\d{{3}})+\.\d+|{_GROUP}(?:,\d{{3}}){{2,}}", re.ASCII)
_SIGN = re.compile(r"^(?:(-)|\+)\s*(?=[\d,.])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:(?:{'|'.join(_MONTHS)})[a-z]*|thg|thang|tháng)"
_MANGLED = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?: 00:00(?::00)?)?|\d{4}-\d{2}-\d{2}.*"
    rf"|\d{{1,2}}\s*-\s*{_MONTH}\.?\s*\d*(?:-(?:\d{{4}}|\d{{2}}))?|{_MONTH}\.?\s*-?\s*\d+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*[-–]\s*\d[\d.,]*\s*%?")
# A footnote's mark, which must not become a digit (`12²`); a unit's is another matter (`m²`).
_RAISED = re.compile(r"(?<![^\W\d_])[²³¹⁰⁴-⁹₀-₉]")
_USUAL = str.maketrans("\u2212–²³", "--23")
# Of two readings r times apart one fits when it is within r to this power of a known figure and
# the other is not: a factor of 22 for `1.234`, of 2.8 for `12.5`.
_REACH = Decimal("0.45")
_THOUSAND = Decimal(1000)
_THREE_DECIMALS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])", re.ASCII)


def read_number(text: str, *, unit: str = "", hints: Sequence[Decimal] = ()) -> Decimal:
    """The number that the text writes, in the measure's unit, with the precision it was typed with.

    `hints` are figures that the measure is known by (its target, earlier values). Problems:
    `empty_number`, `not_a_number`, `ambiguous_number`, `mangled_range`, `wrong_unit`,
    `number_too_long`.
    """
    found = readings(text, unit=unit)
    if len(found) > 1:
        found = _fitting(found, hints) or found
    elif _THREE_DECIMALS.search(text):
        found = _or_foreign(found[0], hints)
    if len(found) > 1:
        raise _ambiguous(text, found)
    return found[0]


def readings(text: str, *, unit: str = "") -> tuple[Decimal, ...]:
    """Every number that the text may write, the Vietnamese reading first; Problems as above."""
    if len(text) > LONGEST:
        raise _no_number(text)
    words = _normal(text)
    if _RAISED.search(text):
        raise _not_a_number(text)
    if not words:
        raise Problem("empty_number", "Ô số đang để trống.", "Hãy nhập số, ví dụ 12,5.")
    digits, written_unit = split_unit(words)
    sign = _SIGN.match(digits)
    negative = bool(sign and sign[1])
    bare = _SIGN.sub("", digits).strip()
    found = [in_unit(_checked(text, one), written_unit, unit, text) for one in _read(text, bare)]
    return tuple(dict.fromkeys(-one if negative and one else one for one in found))


def _normal(text: str) -> str:
    """The text with ordinary digits (full-width ones are folded), without what nobody sees."""
    return half_width(clean(text)[0]).translate(_USUAL).strip()


def _read(text: str, bare: str) -> tuple[Decimal, ...]:
    if _SPACED.fullmatch(bare):
        return (Decimal(re.sub(rf"[{_GROUPING}]", "", bare).replace(",", ".")),)
    if _VIETNAMESE.fullmatch(bare):
        return (Decimal(bare.replace(".", "").replace(",", ".")),)
    one_dot = _ONE_DOT.fullmatch(bare)
    if one_dot:
        return _one_dot_readings(one_dot[1], one_dot[2])
    if _ENGLISH.fullmatch(bare):
        raise _foreign(text, bare)
    raise _not_a_number(text)


def _one_dot_readings(whole: str, rest: str) -> tuple[Decimal, ...]:
    """`1.234` groups thousands by rule and may be a foreign decimal; `12.5` is foreign or a slip.

    Of `12.5` the only other reading is a dot typed by mistake: 125.
    """
    return Decimal(whole + rest), Decimal(f"{whole}.{rest}")


def _checked(text: str, value: Decimal) -> Decimal:
    if len(value.as_tuple().digits) > MOST_DIGITS:
        raise Problem(
            "number_too_long",
            f"Số {quoted(text)} có hơn {MOST_DIGITS} chữ số, Excel sẽ làm mất chữ số cuối.",
            "Hãy đổi sang đơn vị lớn hơn hoặc làm tròn.",
        )
    return value


def _fitting(found: Sequence[Decimal], hints: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The reading whose size fits the known figures, where exactly one does.

    A dot that groups thousands has three digits after it: `12.5` is never taken for 125.
    """
    known = [abs(hint) for hint in hints if hint]
    sizes = [abs(one) for one in found]
    if not known or not all(sizes):
        return ()
    apart = max(sizes) / min(sizes)
    reach = apart**_REACH
    fitting = tuple(one for one in found if any(_near(abs(one), hint, reach) for hint in known))
    slipped = apart != _THOUSAND and max(found, key=abs) in fitting
    return fitting if len(fitting) == 1 and not slipped else ()


def _or_foreign(value: Decimal, hints: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`1,234` is 1,234; but also 1.234 where only that fits the known figures."""
    both = (value, value * _THOUSAND)
    return both if _fitting(both, hints) == both[1:] else both[:1]


def _near(value: Decimal, hint: Decimal, reach: Decimal) -> bool:
    return hint / reach <= value <= hint * reach


def _ambiguous(text: str, found: Sequence[Decimal]) -> Problem:
    ways = " hoặc ".join(format_number(one) for one in found)
    return Problem(
        "ambiguous_number",
        f"{quoted(text)} có thể là {ways}.",
        "Dùng dấu phẩy cho phần thập phân (12,5 hoặc 1,2340) và viết liền hàng nghìn (1234).",
    )


def _foreign(text: str, bare: str) -> Problem:
    meant = format_number(Decimal(bare.replace(",", "")))
    return Problem(
        "ambiguous_number",
        f"{quoted(text)} viết theo kiểu nước ngoài, có thể là {meant}.",
        "Dùng dấu phẩy cho phần thập phân và dấu chấm cho hàng nghìn.",
    )


def _not_a_number(text: str) -> Problem:
    folded = _normal(text)
    if _MANGLED.fullmatch(folded):
        return Problem(
            "mangled_range",
            f"{quoted(text)} là ngày tháng; có thể Excel đã đổi {_behind(folded)} thành ngày.",
            "Hãy nhập lại con số, và đặt ô trong Excel ở dạng Văn bản (Text).",
        )
    if _RANGE.fullmatch(folded):
        return Problem(
            "not_a_number",
            f"{quoted(text)} là một khoảng, không phải một số.",
            "Hãy nhập một con số.",
        )
    if folded.lower().startswith("ước"):
        return Problem(
            "not_a_number",
            f"{quoted(text)} là số ước kèm chữ.",
            "Hãy nhập riêng con số và đánh dấu cột Ước.",
        )
    return _no_number(text)


def _no_number(text: str) -> Problem:
    return Problem(
        "not_a_number",
        f"{quoted(text)} không phải là số.",
        "Hãy nhập số, ví dụ 12,5 hoặc 2.500; phần giải thích ghi vào cột Ghi chú.",
    )


def _behind(day: str) -> str:
    """The range that Excel took for a day and a month, in whichever order it wrote the two."""
    words = day.lower()
    for number, name in enumerate(_MONTHS, 1):
        words = re.sub(rf"{name}[a-z]*", str(number), words)
    ends = sorted(int(one) for one in re.findall(r"\d+", _YEAR.sub("", words))[:2])
    return f"khoảng {ends[0]}-{ends[1]}" if len(ends) > 1 else "một khoảng số"


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """The value rounded to that many decimals, halves away from zero as in book-keeping."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """The value in plain decimal notation with a point, without an exponent: `2.05`, `11800`."""
    return f"{value:f}"


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """The value as documents print it, `1.234,50`; without `decimals` with its own precision."""
    shown = value if decimals is None else round_half_up(value, decimals)
    whole, _, rest = f"{abs(shown):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if shown < 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"
