"""What a deadline means: the dates behind the printed text, and how the text is read into them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from domain.day import format_day
from domain.deadline_kind import DeadlineKind
from domain.text import nfc

__all__ = ["Deadline", "DeadlineKind", "Stage", "deadline_meaning", "read_deadline"]


@dataclass(frozen=True)
class Stage:
    """One step of a deadline in stages; `due` is its last day, None where the text gives no date."""

    name: str
    due: date | None


@dataclass(frozen=True)
class Deadline:
    """A printed deadline, verbatim, and what it means.

    `due` is the last day meant (of the month, quarter or year, or the day itself); for stages the
    day of the last one. `start` is the first day of an open start (`Từ tháng 3 năm 2026`).
    `begins` says that the date is that of a beginning (`Khởi công tháng 12/2025`), which is kept
    once the work is in progress.
    """

    text: str
    kind: DeadlineKind
    due: date | None = None
    start: date | None = None
    stages: tuple[Stage, ...] = ()
    begins: bool = False


# A first reader, soon to be replaced.
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH = re.compile(r"tháng (\d{1,2})(?:/| năm )(\d{4})")
_QUARTER = re.compile(r"quý (iv|iii|ii|i)/(\d{4})")
_YEAR = re.compile(r"năm (\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_deadline(text: str, year: int) -> Deadline:
    """The dates that the text states; kind none where it states none."""
    words = nfc(text).casefold()
    if ";" in words:
        steps = [_step(part.strip()) for part in words.split(";")]
        return Deadline(text, DeadlineKind.STAGES, steps[-1].due, stages=tuple(steps))
    kind, due = _term(words)
    if words.startswith("từ") and due:
        return Deadline(text, DeadlineKind.FROM, start=due.replace(day=1))
    begins = words.startswith("khởi công") and due is not None
    return Deadline(text, kind, due, begins=begins)


def _step(words: str) -> Stage:
    name = re.split(r" (?:ngoài )?(?:tháng|quý|năm)", words)[0]
    return Stage(name, None if "ngoài" in words else _term(words)[1])


def _term(words: str) -> tuple[DeadlineKind, date | None]:
    day, month = _DAY.search(words), _MONTH.search(words)
    quarter, year = _QUARTER.search(words), _YEAR.search(words)
    if day:
        return DeadlineKind.DAY, date(int(day[3]), int(day[2]), int(day[1]))
    if month:
        return DeadlineKind.MONTH, _month_end(int(month[2]), int(month[1]))
    if quarter:
        return DeadlineKind.QUARTER, _month_end(int(quarter[2]), 3 * _ROMAN[quarter[1]])
    if year:
        return DeadlineKind.YEAR, date(int(year[1]), 12, 31)
    return DeadlineKind.NONE, None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def deadline_meaning(deadline: Deadline) -> str:
    """The deadline as one Vietnamese sentence: `Hạn cuối là ngày 30/6/2026.`"""
    if deadline.kind is DeadlineKind.STAGES:
        steps = (f"{one.name}: {_shown(one.due)}" for one in deadline.stages)
        return f"Theo giai đoạn: {'; '.join(steps)}."
    if deadline.start:
        return f"Bắt đầu từ ngày {format_day(deadline.start)}, không ấn định ngày kết thúc."
    if deadline.due is None:
        return "Không xác định thời hạn theo ngày."
    what = "Hạn khởi công" if deadline.begins else "Hạn cuối"
    return f"{what} là ngày {format_day(deadline.due)}."


def _shown(due: date | None) -> str:
    return f"hạn {format_day(due)}" if due else "không ấn định ngày"
