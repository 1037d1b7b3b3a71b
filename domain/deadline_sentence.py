"""A deadline's meaning shown back as one Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from domain.day import format_day
from domain.deadline_clause import BEFORE, UNDATED
from domain.deadline_reading import reading_of

# Neither a leap year nor any other: only whether the text could be a date matters here.
_ANY_YEAR = 2026


def undated_sentence(text: str) -> str:
    """Why the text sets no day."""
    if not text.strip():
        return "Không ghi thời hạn."
    note = reading_of(text, _ANY_YEAR).note or UNDATED
    return f"{note}: không xác định thời hạn."


def due_sentence(text: str, due: date, begins: bool) -> str:
    """The last day, and how a day before a mark was found."""
    what = "Phải khởi công chậm nhất" if begins else "Hạn cuối là"
    reading = reading_of(text, due.year)
    if reading.note == BEFORE and reading.due == due:
        mark = due + timedelta(days=1)
        return f"{what} ngày {format_day(due)} (trước ngày {format_day(mark)})."
    return f"{what} ngày {format_day(due)}."


def start_sentence(start: date) -> str:
    """The first day of an open start."""
    return f"Bắt đầu từ ngày {format_day(start)}; không ấn định ngày hoàn thành."


def stages_sentence(steps: Iterable[tuple[str, date | None]]) -> str:
    """Every step with its day."""
    shown = (
        f"{name} chậm nhất ngày {format_day(due)}" if due else f"{name} (không ấn định ngày)"
        for name, due in steps
    )
    return f"Theo từng bước: {'; '.join(shown)}."
