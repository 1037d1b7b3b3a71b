"""What the deadlines conclude of a task: its status and how many days it is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.quarter import DataWindow, Quarter
from domain.returns import TaskState, TaskStatus
from domain.task_course import Course
from domain.task_term import Term

DONE = frozenset({TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE})


@dataclass(frozen=True)
class AsOf:
    """The day on which tasks are looked at: the one on which a quarter's figures close."""

    quarter: Quarter
    window: DataWindow

    @cached_property
    def closes(self) -> date:
        """The day itself."""
        return self.quarter.closes(self.window)

    @cached_property
    def quarter_ends(self) -> date:
        """The calendar quarter's last day, which may be later than the day of closing."""
        return self.quarter.last_day


@dataclass(frozen=True)
class Conclusion:
    """A status with the number of days by which a deadline was missed, where that is known.

    `begun_late` says that the work was first reported as begun after the day set for beginning.
    """

    status: TaskStatus
    days_late: int | None = None
    begun_late: bool = False


def conclude(term: Term, course: Course, as_of: AsOf) -> Conclusion:
    """The status of a task on the day on which the quarter's figures close."""
    if course.state is TaskState.DONE:
        return _done(term, course, as_of.window)
    if not term.is_dated:
        return Conclusion(TaskStatus.NO_DATE)
    begun_late = _begun_late(term, course, as_of.window)
    if course.state is TaskState.IN_PROGRESS and term.begins:
        return Conclusion(TaskStatus.IN_PROGRESS, begun_late=begun_late)
    if term.due is not None and term.due < as_of.closes:
        return Conclusion(TaskStatus.OVERDUE, (as_of.closes - term.due).days)
    if course.state is TaskState.IN_PROGRESS:
        return Conclusion(TaskStatus.IN_PROGRESS, begun_late=begun_late)
    return Conclusion(_not_started(term, as_of))


def _begun_late(term: Term, course: Course, window: DataWindow) -> bool:
    if term.begun_by is None or course.begun_since is None:
        return False
    return term.begun_by < course.begun_since.opens(window)


def _not_started(term: Term, as_of: AsOf) -> TaskStatus:
    if term.due is None:
        too_early = term.start is not None and as_of.closes < term.start
        return TaskStatus.NOT_YET_DUE if too_early else TaskStatus.NOT_STARTED
    # Not the day of closing: what is due on 31 March is due in quarter I.
    return TaskStatus.NOT_STARTED if term.due <= as_of.quarter_ends else TaskStatus.NOT_YET_DUE


def _done(term: Term, course: Course, window: DataWindow) -> Conclusion:
    """Done without a day is in time where the deadline lies in the quarter that said so, or later.

    A deadline of a beginning is kept by whatever is done: the day given is that of the end.
    """
    if term.due is None or term.begins:
        return Conclusion(TaskStatus.DONE_IN_TIME)
    if course.done_on is not None:
        late = (course.done_on - term.due).days
        return Conclusion(TaskStatus.DONE_LATE, late) if late > 0 else _IN_TIME
    said_late = course.done_since is not None and term.due < course.done_since.opens(window)
    return Conclusion(TaskStatus.DONE_LATE) if said_late else _IN_TIME


_IN_TIME = Conclusion(TaskStatus.DONE_IN_TIME)


def conclude_from_items(items: Sequence[tuple[Conclusion, TaskState]]) -> Conclusion:
    """The status of a task that is nothing but its items.

    All done: done, late if any was late. Any overdue: overdue. Any begun or done: in progress.
    Otherwise not started if any should have been, else not yet due, else without a date.
    """
    found = {conclusion.status for conclusion, _ in items}
    if found <= DONE:
        late = TaskStatus.DONE_LATE in found
        return Conclusion(TaskStatus.DONE_LATE if late else TaskStatus.DONE_IN_TIME, _latest(items))
    if TaskStatus.OVERDUE in found:
        overdue = [one for one in items if one[0].status is TaskStatus.OVERDUE]
        return Conclusion(TaskStatus.OVERDUE, _latest(overdue))
    begun = any(state is not TaskState.NOT_STARTED for _, state in items)
    if begun or found & (DONE | {TaskStatus.IN_PROGRESS}):
        return Conclusion(TaskStatus.IN_PROGRESS)
    for status in (TaskStatus.NOT_STARTED, TaskStatus.NOT_YET_DUE):
        if status in found:
            return Conclusion(status)
    return Conclusion(TaskStatus.NO_DATE)


def _latest(items: Sequence[tuple[Conclusion, TaskState]]) -> int | None:
    days = [one.days_late for one, _ in items if one.days_late is not None]
    return max(days, default=None)
