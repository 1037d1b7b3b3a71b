"""What comes next: the open tasks and sub-items with the day that counts for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.composing.material import Material
from domain.composing.names import task_name
from domain.plan import Task
from domain.quarter import Quarter
from domain.returns import TaskState, TaskStatus
from domain.task_term import Term, has_deadline, term_of

_DONE = (TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE)


def period_ahead(quarter: Quarter) -> str:
    """The period that the report looks forward to: the next quarter, or the next year.

    A report on half a year looks at the other half, too.
    """
    if quarter.is_last:
        return f"năm {quarter.year + 1}"
    half = f" và 6 tháng cuối năm {quarter.year}"
    following = quarter.following
    return f"quý {following.roman}{half}" if _is_half(quarter) else following.in_text


def _is_half(quarter: Quarter) -> bool:
    return quarter.last_day.month == 6  # noqa: PLR2004 - June ends the first half


def last_day_ahead(quarter: Quarter) -> date:
    """The last day whose deadlines the report looks forward to."""
    return date(quarter.year + 1, 12, 31) if quarter.is_last else quarter.following.last_day


def due_ahead(material: Material) -> tuple[Task, ...]:
    """The open tasks and sub-items, not overdue, whose day falls until the end of what is ahead."""
    first = material.quarter.closes(material.office.window)
    last = last_day_ahead(material.quarter)
    return tuple(
        task
        for task in _open(material)
        for due in [_term(material, task).due]
        if due is not None and first <= due <= last
    )


def _open(material: Material) -> Iterator[Task]:
    """Every row that is not done; a sub-item without a deadline of its own goes with its task."""
    for section in material.plan.sections:
        for task in section.each():
            concluded = material.assessment.tasks.get(task.code)
            if concluded and concluded.status not in _DONE and has_deadline(task):
                yield task


def _term(material: Material, task: Task) -> Term:
    return term_of(task.deadline, material.progress(task).state)


def name_ahead(material: Material, task: Task) -> str:
    """The task's name, said to begin where its day is that of a beginning."""
    name = task_name(task)
    begins = _term(material, task).begins
    if begins and material.progress(task).state is TaskState.NOT_STARTED:
        return name if name.startswith("khởi công") else f"khởi công {name}"
    return name
