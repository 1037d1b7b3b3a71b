"""Sentences about tasks: counts, and one paragraph a section with what is done and what is late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.composing.draft import Draft
from domain.composing.enumeration import Item, Part, Rest, enumerated
from domain.composing.letterhead import tasks_label
from domain.composing.material import Material
from domain.composing.names import finished, section_name, task_name
from domain.composing.summary import task_codes, task_counts
from domain.composing.wording import lower_first, share, tidy, time_in_text, two_digits
from domain.plan import Task, TaskSection
from domain.report import BlockKind
from domain.returns import TaskStatus

DONE = (TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE)
_OPEN = {
    TaskStatus.IN_PROGRESS: "đang thực hiện trong hạn",
    TaskStatus.OVERDUE: "quá hạn",
    TaskStatus.NOT_STARTED: "chưa triển khai",
    TaskStatus.NOT_YET_DUE: "chưa đến hạn",
    TaskStatus.NO_DATE: "không xác định thời hạn",
}


def counts_draft(material: Material) -> Draft:
    """The sentence that counts all tasks, split into done and open, in time and late."""
    counts = material.assessment.task_counts(task_codes(material))
    total = two_digits(sum(counts.values()))
    pointer = f"(chi tiết tại {tasks_label(material)} kèm theo)"
    said = counted(counts).replace(f"/{total} nhiệm vụ", " nhiệm vụ", 1)
    text = f"Tổng số {total} nhiệm vụ, {said} {pointer}."
    codes = tuple(one.code for one in material.printed_tasks)
    return Draft("tasks.counts", BlockKind.PARAGRAPH, text, codes)


def counted(counts: Mapping[TaskStatus, int]) -> str:
    """`đã hoàn thành 09/22 nhiệm vụ, đều đúng hạn; còn 13 nhiệm vụ, gồm: 12 …, 01 quá hạn`."""
    done = sum(counts[status] for status in DONE)
    still = {status: count for status, count in counts.items() if count and status in _OPEN}
    if not done:
        return _open_alone(still)
    said = f"đã hoàn thành {share(done, sum(counts.values()))} nhiệm vụ{_in_time(counts)}"
    if not still:
        return said
    rest = two_digits(sum(still.values()))
    if len(still) == 1:
        return f"{said}; còn {rest} nhiệm vụ {_OPEN[next(iter(still))]}"
    return f"{said}; còn {rest} nhiệm vụ, gồm: {_listed(still)}"


def _open_alone(still: Mapping[TaskStatus, int]) -> str:
    if len(still) == 1:
        status, count = next(iter(still.items()))
        return f"{'đều ' if count > 1 else ''}{_OPEN[status]}"
    return f"trong đó: {_listed(still)}"


def _listed(still: Mapping[TaskStatus, int]) -> str:
    return ", ".join(f"{two_digits(count)} {_OPEN[status]}" for status, count in still.items())


def _in_time(counts: Mapping[TaskStatus, int]) -> str:
    in_time, late = (counts[status] for status in DONE)
    if in_time and late:
        return f" ({two_digits(in_time)} đúng hạn, {two_digits(late)} chậm)"
    words = "đúng hạn" if in_time else "chậm"
    return f", đều {words}" if in_time + late > 1 else f" ({words})"


def section_drafts(material: Material) -> Iterator[Draft]:
    """One paragraph for each section of tasks that the office answers for."""
    for section in material.plan.sections:
        tasks = material.tasks(section)
        if tasks:
            codes = tuple(task.code for task in tasks)
            text = _section_text(material, section, tasks)
            yield Draft(f"tasks.section.{section.no}", BlockKind.BULLET, text, codes)


def _section_text(material: Material, section: TaskSection, tasks: Sequence[Task]) -> str:
    if len(tasks) == 1:
        return (
            f"Mục {section.no} ({lower_first(section_name(section))}): {_alone(material, *tasks)}."
        )
    counts = counted(task_counts(material, section))
    head = f"Mục {section.no} ({lower_first(section_name(section))})"
    said = counts if counts.startswith("đã ") else f"{two_digits(len(tasks))} nhiệm vụ, {counts}"
    rest = Rest("nhiệm vụ", tasks_label(material))
    return enumerated(_parts(material, tasks), rest, f"{head}: {said}.")


def _alone(material: Material, task: Task) -> str:
    """A section's only task with its status."""
    status = material.of_task(task).status
    return f"{_with_deadline(task)}, {_OPEN.get(status) or f'đã {status.word.lower()}'}"


def _parts(material: Material, tasks: Sequence[Task]) -> tuple[Part, ...]:
    return (
        _done_part(material, tasks),
        _open_part(material, tasks, TaskStatus.OVERDUE, 0),
        _open_part(material, tasks, TaskStatus.NOT_STARTED, 1),
    )


def _open_part(material: Material, tasks: Sequence[Task], status: TaskStatus, rank: int) -> Part:
    found = _of_status(material, tasks, (status,))
    intro = f"Nhiệm vụ {_OPEN[status]}" if len(found) < len(tasks) else "Cụ thể"
    return Part(intro, tuple(Item(_with_deadline(one)) for one in found), rank)


def _done_part(material: Material, tasks: Sequence[Task]) -> Part:
    """What was finished; with an earlier report, only what has been finished since."""
    done = _of_status(material, tasks, DONE)
    intro = "Nhiệm vụ đã hoàn thành"
    if material.before:
        reported = material.before.tasks
        done = tuple(one for one in done if reported[one.code].status not in DONE)
        intro = f"Đã hoàn thành thêm so với báo cáo {material.quarter.preceding.in_text}"
    return Part(intro, tuple(Item(finished(task_name(one))) for one in done), 2)


def _with_deadline(task: Task) -> str:
    stages = time_in_text(tidy(task.deadline.text)).split("; ")
    deadline = ", ".join(map(lower_first, stages))
    return f"{task_name(task)}{f' (thời hạn: {deadline})' if deadline else ''}"


def _of_status(
    material: Material, tasks: Sequence[Task], statuses: Sequence[TaskStatus]
) -> tuple[Task, ...]:
    return tuple(task for task in tasks if material.of_task(task).status in statuses)


def with_status(material: Material, statuses: Sequence[TaskStatus]) -> tuple[Task, ...]:
    """The tasks, without sub-items, whose conclusion is one of these, in printed order."""
    return _of_status(material, material.printed_tasks, statuses)
