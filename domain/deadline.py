"""What a deadline means: the dates behind the printed text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """The kinds of deadline that a resolution prints."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FROM = "from"
    STAGES = "stages"
    NONE = "none"


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
