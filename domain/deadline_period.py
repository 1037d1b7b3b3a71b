"""Days, months, quarters and years that a deadline names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.deadline_kind import DeadlineKind
from domain.deadline_pattern import PERIOD, YEAR_GROUPS
from domain.target_wording import Wording, without_accents

_BETWEEN = re.compile(r" ?(?:,|-|&|\+|(?<!\w)(?:và|va|đến|den|tới|toi)(?!\w)) ?")
_UNIT = re.compile(r"^(?:tháng|thang|quý|quy) ")
_MARK = re.compile(r"[/.-]")
_FULL_YEAR = re.compile(r"\d{4}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_NUMERALS |= {without_accents(word): value for word, value in _NUMERALS.items()}
_CENTURY = 2000
_SHORT = 2  # figures of a year such as `26`

Stretch = tuple[DeadlineKind, date, date]


class NoSuchDay(Exception):
    """A day, month or quarter that no calendar has; says so in Vietnamese."""


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar that the text names, and where it stands in the text.

    `is_range` says that the text names where it begins and where it ends (`tháng 3-4`), `is_bare`
    that it is a year without `năm`.
    """

    kind: DeadlineKind
    first: date
    last: date
    begins_at: int
    ends_at: int
    is_range: bool = False
    is_bare: bool = False


def periods_in(words: Wording, year: int) -> list[Period]:
    """The periods that the text names, in its order; `year` where it names none. NoSuchDay."""
    found = list(PERIOD.within(words).finditer(words.text))
    return [_period(one, of) for one, of in zip(found, _years(found, year), strict=True)]


def has_period(words: Wording) -> bool:
    """Whether the text names a period, possible or not."""
    return bool(PERIOD.within(words).search(words.text))


def _years(found: list[re.Match[str]], year: int) -> list[int]:
    """The year of each; where none is written that of the next (`Tháng 3 và tháng 4/2026`)."""
    years: list[int] = []
    following: int | None = None
    for one in reversed(found):
        following = _written_year(one) or following
        years.append(following or year)
    return years[::-1]


def _written_year(found: re.Match[str]) -> int | None:
    written = next((found[name] for name in YEAR_GROUPS if found[name]), None)
    if found["full_day"]:
        written = _MARK.split(found["full_day"])[-1]
    if written is None:
        return None
    return int(written) + _CENTURY * (len(written) == _SHORT)


def _period(found: re.Match[str], year: int) -> Period:
    name = next(one for one in _READERS if found[one])
    try:
        kind, first, last = _READERS[name](found, year)
    except ValueError:
        raise NoSuchDay(f"{_printed(found)} không có trong lịch") from None
    is_range = name in ("months", "quarters", "years") and bool(_BETWEEN.search(found[name]))
    is_bare = name == "years" and not found["called"]
    return Period(kind, first, last, found.start(), found.end(), is_range, is_bare)


def _printed(found: re.Match[str]) -> str:
    """The period as it is printed, without the small letters that it was read in."""
    text = found.group().strip()
    if found["quarters"] or found["roman"]:
        romans = re.compile(r"(?<!\w)[ivx]+(?!\w)")
        text = romans.sub(lambda roman: roman[0].upper(), text)
    return f"Ngày {text}" if text[0].isdigit() else text[0].upper() + text[1:]


def _day(year: int, month: int, day: int) -> Stretch:
    one = date(year, month, day)
    return DeadlineKind.DAY, one, one


def _months(year: int, first: int, last: int) -> Stretch:
    return DeadlineKind.MONTH, date(year, first, 1), _end_of_month(year, last)


def _quarters(year: int, first: int, last: int) -> Stretch:
    return DeadlineKind.QUARTER, date(year, 3 * first - 2, 1), _end_of_month(year, 3 * last)


def _end_of_month(year: int, month: int) -> date:
    following = date(year, month, 1) + timedelta(days=31)
    return following - timedelta(days=following.day)


def _number(written: str) -> int:
    """The number in figures, in words or in Roman figures; 0 for none."""
    if written.isdecimal():
        return int(written)
    return _NUMERALS.get(written) or _ROMAN.get(written, 0)


def _ends(written: str) -> tuple[int, int]:
    """The first and the last of a list or a range of months or quarters, which must rise."""
    return _rising([_number(_UNIT.sub("", one)) for one in _BETWEEN.split(written)], written)


def _rising(numbers: list[int], written: str) -> tuple[int, int]:
    if numbers != sorted(numbers):
        raise NoSuchDay(f"“{written.upper()}” không theo thứ tự thời gian")
    return numbers[0], numbers[-1]


def _iso(found: re.Match[str], _: int) -> Stretch:
    year, month, day = (int(one) for one in _MARK.split(found["iso"]))
    return _day(year, month, day)


def _day_in_words(found: re.Match[str], year: int) -> Stretch:
    return _day(year, _number(found["month"]), int(found["day"]))


def _day_in_figures(found: re.Match[str], year: int) -> Stretch:
    written = found["full_day"] or found["short_day"] or found["dashed_day"]
    day, month = _MARK.split(written)[:2]
    return _day(year, int(month), int(day))


def _month_count(found: re.Match[str], year: int) -> Stretch:
    """`6 tháng đầu năm`, `6 tháng cuối năm`, `9 tháng`."""
    count = _number(found["count"] or found["alone"])
    last_months = found["half"] in ("cuối", "cuoi")
    return _months(year, 13 - count, 12) if last_months else _months(year, 1, count)


def _half_year(found: re.Match[str], year: int) -> Stretch:
    return _months(year, 7, 12) if found["half_of"] in ("cuối", "cuoi") else _months(year, 1, 6)


def _month_list(found: re.Match[str], year: int) -> Stretch:
    return _months(year, *_ends(found["months"]))


def _bare_month(found: re.Match[str], year: int) -> Stretch:
    return _months(year, *_ends(found["bare_month"]))


def _quarter_list(found: re.Match[str], year: int) -> Stretch:
    return _quarters(year, *_ends(found["quarters"] or found["roman"]))


def _year_list(found: re.Match[str], _: int) -> Stretch:
    first, last = _rising([int(one) for one in _FULL_YEAR.findall(found["years"])], found["years"])
    return DeadlineKind.YEAR, date(first, 1, 1), date(last, 12, 31)


def _whole_year(_: re.Match[str], year: int) -> Stretch:
    return DeadlineKind.YEAR, date(year, 1, 1), date(year, 12, 31)


_READERS: Mapping[str, Callable[[re.Match[str], int], Stretch]] = {
    "iso": _iso,
    "day": _day_in_words,
    "full_day": _day_in_figures,
    "short_day": _day_in_figures,
    "dashed_day": _day_in_figures,
    "count": _month_count,
    "alone": _month_count,
    "half_of": _half_year,
    "months": _month_list,
    "quarters": _quarter_list,
    "roman": _quarter_list,
    "bare_month": _bare_month,
    "years": _year_list,
    "whole": _whole_year,
}
