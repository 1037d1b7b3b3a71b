"""Days: read as officials write them, printed by the rules of official documents."""

from __future__ import annotations

import re
from datetime import date

from domain.problem import Problem
from domain.text import nfc, quoted

_YEAR = r"((?:19|20|21)\d\d)"
_NUMERIC = re.compile(rf"(?:ngày\s+)?(\d{{1,2}})\s*[/.\-]\s*(\d{{1,2}})\s*[/.\-]\s*{_YEAR}")
_ISO = re.compile(rf"{_YEAR}-(\d{{1,2}})-(\d{{1,2}})(?:[t ]00:00(?::00)?)?")
_IN_WORDS = re.compile(rf"(?:ngày\s+)?(\d{{1,2}})\s+tháng\s+(\d{{1,2}})\s+năm\s+{_YEAR}")
_ADVICE = "Hãy ghi ngày/tháng/năm, ví dụ 05/3/2026."
_LAST_MONTH_WITH_ZERO = 2


def read_day(text: str) -> date:
    """The day written as `05/3/2026`, `2026-03-05` or `ngày 05 tháng 3 năm 2026`.

    Problem `bad_day` for anything else, and for days that no calendar has.
    """
    words = nfc(text).strip().lower()
    year_first = _ISO.fullmatch(words)
    day_first = _NUMERIC.fullmatch(words) or _IN_WORDS.fullmatch(words)
    if year_first:
        parts = (int(year_first[1]), int(year_first[2]), int(year_first[3]))
    elif day_first:
        parts = (int(day_first[3]), int(day_first[2]), int(day_first[1]))
    else:
        raise Problem("bad_day", f"Không hiểu ngày {quoted(text)}.", _ADVICE)
    try:
        return date(*parts)
    except ValueError:
        raise Problem("bad_day", f"Ngày {quoted(text)} không có trong lịch.", _ADVICE) from None


def format_day(day: date) -> str:
    """The day in figures, `05/01/2026`, `05/3/2026`: zeros as in documents."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def day_in_words(day: date) -> str:
    """`ngày 05 tháng 01 năm 2026`: Decree 30/2020/ND-CP, annex I, II.4.

    Days below ten and the months one and two take a leading zero, the months three to nine do not.
    """
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)
