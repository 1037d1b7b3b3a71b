"""What one unit reports for one quarter: entries, progress and narrative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.quarter import Quarter


class MeasureStatus(StrEnum):
    """What the rules conclude of a measure."""

    EXCEEDED = "exceeded"
    MET = "met"
    NOT_YET_MET = "not_yet_met"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"

    @property
    def word(self) -> str:
        """The printed Vietnamese word."""
        return _MEASURE_WORDS[self]


_MEASURE_WORDS = {
    MeasureStatus.EXCEEDED: "Vượt",
    MeasureStatus.MET: "Đạt",
    MeasureStatus.NOT_YET_MET: "Chưa đạt",
    MeasureStatus.NOT_MET: "Không đạt",
    MeasureStatus.NOT_DUE: "Chưa đến kỳ đánh giá",
    MeasureStatus.NO_DATA: "Chưa có số liệu",
}


class TaskStatus(StrEnum):
    """What the rules conclude of a task."""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    NOT_YET_DUE = "not_yet_due"
    NO_DATE = "no_date"

    @property
    def word(self) -> str:
        """The printed Vietnamese words."""
        return _TASK_WORDS[self]


_TASK_WORDS = {
    TaskStatus.DONE_IN_TIME: "Hoàn thành đúng hạn",
    TaskStatus.DONE_LATE: "Hoàn thành chậm",
    TaskStatus.IN_PROGRESS: "Đang thực hiện (trong hạn)",
    TaskStatus.OVERDUE: "Quá hạn",
    TaskStatus.NOT_STARTED: "Chưa triển khai",
    TaskStatus.NOT_YET_DUE: "Chưa đến hạn",
    TaskStatus.NO_DATE: "Không xác định thời hạn",
}


Status = MeasureStatus | TaskStatus


class TaskState(StrEnum):
    """What the clerk says of a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"

    @property
    def word(self) -> str:
        """The Vietnamese word."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    TaskState.NOT_STARTED: "Chưa triển khai",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.DONE: "Đã hoàn thành",
}


@dataclass(frozen=True)
class Entry:
    """One measure's result in one quarter.

    `value` keeps the precision it was typed with; None is "no data yet", which is not zero.
    `reference` is the figure that a target above a reference is compared with (a budget estimate).
    `verdict` is the clerk's own conclusion, always with `verdict_reason`.
    """

    code: str
    value: Decimal | None = None
    estimate: bool = False
    reference: Decimal | None = None
    note: str = ""
    cause: str = ""
    remedy: str = ""
    verdict: MeasureStatus | None = None
    verdict_reason: str = ""


@dataclass(frozen=True)
class Progress:
    """One task's state in one quarter; `percent` is 0 to 100, `done_on` the day it was finished."""

    code: str
    state: TaskState = TaskState.NOT_STARTED
    percent: Decimal | None = None
    done_on: date | None = None
    result: str = ""
    documents: str = ""
    cause: str = ""
    remedy: str = ""
    note: str = ""
    verdict: TaskStatus | None = None
    verdict_reason: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph of the narrative that the clerk has edited.

    `basis` is the drafted text at the time of editing: where the program would now draft another
    one, the edited paragraph no longer agrees with the data. `carried_from` names the quarter
    whose text was carried over.
    """

    key: str
    text: str
    basis: str = ""
    carried_from: Quarter | None = None


@dataclass(frozen=True)
class Return:
    """Everything one unit reports for one quarter, by code."""

    unit: str
    plan: str
    quarter: Quarter
    entries: Mapping[str, Entry] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    narrative: Mapping[str, Passage] = field(default_factory=dict)
