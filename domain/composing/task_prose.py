"""Sentences about tasks: counts, one paragraph a section, what is late and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.composing.draft import Draft
from domain.composing.letterhead import appendix_label
from domain.composing.material import Material
from domain.composing.summary import task_codes, task_counts
from domain.composing.wording import enumerated, finished, listed, task_name, two_digits
from domain.plan import Task, TaskSection
from domain.report import BlockKind
from domain.returns import TaskState, TaskStatus

DONE = (TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE)
_LONGEST_SECTION_NAME = 110


def counts_draft(material: Material) -> Draft:
    """The sentence that counts all tasks, split into done and open, in time and late."""
    counts = material.assessment.task_counts(task_codes(material))
    appendix = appendix_label(material.office, 2)
    text = (
        f"Tổng số {two_digits(sum(counts.values()))} nhiệm vụ, trong đó: {counted(counts)} "
        f"(chi tiết tại {appendix} kèm theo)."
    )
    return Draft("tasks.counts", BlockKind.PARAGRAPH, text)


def counted(counts: Mapping[TaskStatus, int]) -> str:
    """`11 hoàn thành đúng hạn, 02 quá hạn`, without the statuses that nothing has."""
    return enumerated(
        [f"{two_digits(n)} {status.word.lower()}" for status, n in counts.items() if n]
    )


def section_drafts(material: Material) -> Iterator[Draft]:
    """One paragraph for each section of tasks that the office answers for."""
    for section in material.plan.sections:
        tasks = material.tasks(section)
        if tasks:
            codes = tuple(task.code for task in tasks)
            text = _section_text(material, section)
            yield Draft(f"tasks.section.{section.no}", BlockKind.BULLET, text, codes)


def _section_text(material: Material, section: TaskSection) -> str:
    head = f"{short_section_name(section)}: {counted(task_counts(material, section))}."
    parts = [
        _named(material, section, DONE, "Đã hoàn thành"),
        _named(material, section, (TaskStatus.OVERDUE,), "Quá hạn"),
    ]
    return " ".join([head, *(part for part in parts if part)])


def short_section_name(section: TaskSection) -> str:
    """The section's name up to its first semicolon, cut at a comma where it is still long."""
    name = section.name.split(";", 1)[0].strip()
    if len(name) > _LONGEST_SECTION_NAME:
        name = name[:_LONGEST_SECTION_NAME].rsplit(",", 1)[0].strip()
    return name


def _named(
    material: Material, section: TaskSection, statuses: Sequence[TaskStatus], words: str
) -> str:
    found = [one for one in material.tasks(section) if material.of_task(one).status in statuses]
    if not found:
        return ""
    names = [task_name(one) for one in found]
    if words.endswith("hoàn thành"):
        names = [finished(name) for name in names]
    return f"{words}: {listed(names, appendix_label(material.office, 2))}."


def with_status(material: Material, statuses: Sequence[TaskStatus]) -> tuple[Task, ...]:
    """The tasks, without sub-items, whose conclusion is one of these, in printed order."""
    return tuple(
        task
        for section in material.plan.sections
        for task in material.tasks(section)
        if material.of_task(task).status in statuses
    )


def due_next(material: Material) -> tuple[Task, ...]:
    """The open tasks and sub-items whose last day falls into the next quarter."""
    coming = material.quarter.following
    return tuple(
        task
        for section in material.plan.sections
        for task in section.each()
        if task.code in material.assessment.tasks
        and task.deadline.due is not None
        and coming.first_day <= task.deadline.due <= coming.last_day
        and material.progress(task).state is not TaskState.DONE
    )
