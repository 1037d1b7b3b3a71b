"""The kinds of deadline that a resolution prints."""

from __future__ import annotations

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
