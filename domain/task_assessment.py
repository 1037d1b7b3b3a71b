"""The assessment of tasks and their items in a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from domain.assessment import TaskAssessment
from domain.plan import Task
from domain.quarter import DataWindow, Quarter
from domain.returns import Return, TaskState, TaskStatus
from domain.task_course import Course, course_of
from domain.task_reason import reason_from_items, reason_of, why_of
from domain.task_rule import AsOf, Conclusion, conclude, conclude_from_items
from domain.task_term import deadline_of, has_deadline, term_of

_Returns = Mapping[Quarter, Return]


def assess_task(
    task: Task,
    returns: Mapping[Quarter, Return],
    quarter: Quarter,
    window: DataWindow,
    left_out: frozenset[str] = frozenset(),
) -> Iterator[TaskAssessment]:
    """The task's assessment, then its items'; rows that the office has left out are absent."""
    as_of = AsOf(quarter, window)
    items = [_item(item, task, returns, as_of) for item in task.items if item.code not in left_out]
    if task.code not in left_out:
        yield _task(task, items, returns, as_of)
    yield from (assessed for assessed, _ in items)


def _item(
    item: Task, task: Task, returns: _Returns, as_of: AsOf
) -> tuple[TaskAssessment, TaskState]:
    course = course_of(item.code, returns, as_of.quarter)
    return _dated(item, task, course, as_of), course.state


def _task(
    task: Task,
    items: Sequence[tuple[TaskAssessment, TaskState]],
    returns: _Returns,
    as_of: AsOf,
) -> TaskAssessment:
    """A task of which nothing was said follows its items.

    Without a deadline of its own it is nothing but its items. With one it is in progress as soon as
    an item is, and held against its own deadline; it is never done by its items, which are only a
    part of it (5.2).
    """
    course = course_of(task.code, returns, as_of.quarter)
    if course.progress is None and items:
        if not has_deadline(task):
            return _from_items(task.code, items)
        begun = any(state is not TaskState.NOT_STARTED for _, state in items)
        course = Course(by_items=begun)
    return _dated(task, None, course, as_of)


def _from_items(code: str, items: Sequence[tuple[TaskAssessment, TaskState]]) -> TaskAssessment:
    found = [one.status for one, _ in items]
    concluded = conclude_from_items(
        [(Conclusion(one.status, one.days_late), state) for one, state in items]
    )
    reason = reason_from_items(found)
    return TaskAssessment(
        code=code,
        status=concluded.status,
        reason=reason,
        days_late=concluded.days_late,
        explain=partial(_trail_of_items, reason, tuple(one for one, _ in items)),
    )


def _trail_of_items(reason: str, items: Sequence[TaskAssessment]) -> tuple[str, ...]:
    return (reason, *(f"{one.code}: {one.status.word}." for one in items))


def _dated(task: Task, parent: Task | None, course: Course, as_of: AsOf) -> TaskAssessment:
    """The task held against its deadline, or the clerk's verdict where one holds."""
    deadline = deadline_of(task, parent)
    term = term_of(deadline, course.state)
    concluded = conclude(term, course, as_of)
    ruled = TaskAssessment(
        code=task.code,
        status=concluded.status,
        reason=reason_of(term, course, concluded, deadline, as_of.closes),
        days_late=concluded.days_late,
        explain=partial(why_of, course, deadline, as_of.closes, concluded.status),
    )
    verdict = course.verdict_in(as_of.quarter)
    return ruled if verdict is None else _by_verdict(ruled, course, verdict)


def _by_verdict(ruled: TaskAssessment, course: Course, verdict: TaskStatus) -> TaskAssessment:
    said = course.progress.verdict_reason.strip() if course.progress else ""
    late = verdict in (TaskStatus.OVERDUE, TaskStatus.DONE_LATE)
    return replace(
        ruled,
        status=verdict,
        reason=said or f"Đơn vị đánh giá: {verdict.word} (chưa ghi lý do).",
        days_late=ruled.days_late if late else None,
        overridden=True,
        by_rule=ruled.status,
        explain=partial(_trail_to_verdict, ruled, verdict, said),
    )


def _trail_to_verdict(ruled: TaskAssessment, verdict: TaskStatus, said: str) -> tuple[str, ...]:
    return (*ruled.why, f"Đơn vị tự đánh giá: {verdict.word}. Lý do: {said or 'chưa ghi'}")
