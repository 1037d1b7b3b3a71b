"""What a deadline means: the dates behind the printed text, and how the text is read into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.deadline_kind import DeadlineKind

__all__ = ["Deadline", "DeadlineKind", "Stage", "deadline_meaning", "read_deadline"]


@dataclass(frozen=True)
class Stage:
    """One step of a deadline in stages; `due` is its last day, None where there is no date."""

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


def read_deadline(text: str, year: int) -> Deadline:
    """What the text means; `year` is meant where it names none.

    `Trước ngày 15/6/2026` is strictly before: due on the 14th; `trước tháng 6` is due on 31 May.
    Work that recurs (`hằng quý`, `thường xuyên`), days counted from an event, and days that no
    calendar has (`31/6`) are of kind none; `deadline_meaning` says which.
    """
    # Only where text is read: its patterns take long to compile, and a data file needs none.
    from domain.deadline_reading import reading_of  # noqa: PLC0415

    reading = reading_of(text, year)
    stages = tuple(Stage(name, due) for name, due in reading.steps)
    return Deadline(text, reading.kind, reading.due, reading.start, stages, reading.begins)


def deadline_meaning(deadline: Deadline) -> str:
    """The deadline as one Vietnamese sentence: `Hạn cuối là ngày 30/6/2026.`"""
    from domain import deadline_sentence as say  # noqa: PLC0415 - as in `read_deadline`

    if deadline.kind is DeadlineKind.STAGES:
        return say.stages_sentence((stage.name, stage.due) for stage in deadline.stages)
    if deadline.start:
        return say.start_sentence(deadline.start)
    if deadline.due is None:
        return say.undated_sentence(deadline.text)
    return say.due_sentence(deadline.text, deadline.due, deadline.begins)
