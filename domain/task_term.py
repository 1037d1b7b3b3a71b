"""Which of a deadline's days counts for a task in its present state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.deadline import Deadline, DeadlineKind, Stage
from domain.plan import Task
from domain.returns import TaskState

_BEGINNINGS = ("khởi công", "bắt đầu", "triển khai", "khởi động", "động thổ")


@dataclass(frozen=True)
class Term:
    """The day that counts now.

    `due` is None where there is none; `start` is the first day of an open start. `step` names the
    step that the day belongs to (`khởi công`), empty for the whole task. `begins` says that the day
    is kept by beginning. `begun_by` is the day of the beginning that the task has already made.
    `is_dated` says whether the deadline holds any day at all.
    """

    due: date | None = None
    start: date | None = None
    step: str = ""
    begins: bool = False
    begun_by: date | None = None
    is_dated: bool = True


def deadline_of(item: Task, task: Task | None) -> Deadline:
    """The item's deadline, or its task's where it has none of its own."""
    if task is None or has_deadline(item):
        return item.deadline
    return task.deadline


def has_deadline(task: Task) -> bool:
    """Whether anything stands in the task's deadline column."""
    return bool(task.deadline.text.strip()) or task.deadline.kind is not DeadlineKind.NONE


def term_of(deadline: Deadline, state: TaskState) -> Term:
    """The day of the deadline that counts in the state."""
    if deadline.kind is DeadlineKind.STAGES:
        return _stage_term(deadline.stages, state)
    if deadline.kind is DeadlineKind.FROM:
        return Term(due=deadline.due, start=deadline.start)
    if deadline.due is None:
        return Term(is_dated=False)
    if deadline.begins:
        begun_by = deadline.due if state is not TaskState.NOT_STARTED else None
        step = "khởi công" if "khởi công" in deadline.text.lower() else "bắt đầu"
        return Term(deadline.due, step=step, begins=True, begun_by=begun_by)
    return Term(deadline.due)


def is_beginning(step: str) -> bool:
    """Whether a step is reached as soon as work is in progress (`khởi công`)."""
    return step.lower().startswith(_BEGINNINGS)


def _stage_term(stages: tuple[Stage, ...], state: TaskState) -> Term:
    """The next unmet stage that has a day; done counts against the last stage of all."""
    if not any(one.due for one in stages):
        return Term(is_dated=False)
    begun = state is not TaskState.NOT_STARTED
    begun_by = next((one.due for one in stages if begun and is_beginning(one.name)), None)
    ahead = [one for one in stages if one.due and not (begun and is_beginning(one.name))]
    counting = ahead[0] if ahead and state is not TaskState.DONE else stages[-1]
    begins = is_beginning(counting.name)
    step = counting.name[:1].lower() + counting.name[1:]
    return Term(counting.due, step=step, begins=begins, begun_by=begun_by)
