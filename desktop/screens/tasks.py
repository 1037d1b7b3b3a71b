"""Phụ lục II – Nhiệm vụ."""

from __future__ import annotations

from desktop.datafile import DataFile
from desktop.screens.appendix import AppendixPage
from desktop.screens.details import paragraphs
from desktop.task_rows import task_columns, task_rows
from domain.change import Subject
from domain.returns import TaskStatus

_NOTHING = "Chọn một dòng để xem vì sao chương trình đánh giá như vậy."


def _details(file: DataFile, code: str) -> str:
    concluded = file.assessment.tasks.get(code)
    if concluded is None:
        return paragraphs(_NOTHING, ())
    task = file.plan.tasks[code]
    lines = (
        (concluded.status.word, concluded.reason),
        ("Báo cáo trước", _earlier(file, code)),
        ("Cách tính", " → ".join(concluded.why)),
        ("Cần đối chiếu bản gốc", task.doubt or ""),
        ("Căn cứ", task.source or ""),
    )
    return paragraphs(f"{code}. {task.name}", lines)


def _earlier(file: DataFile, code: str) -> str:
    """What was said in each quarter before."""
    told = []
    for quarter in file.quarter.up_to_here()[:-1]:
        known = file.returns.get(quarter)
        progress = known.progress.get(code) if known else None
        if progress:
            told.append(f"quý {quarter.roman}: {progress.state.word.lower()}")
    return "; ".join(told)


TASKS = AppendixPage(
    subject=Subject.TASK,
    name="Phụ lục II – Nhiệm vụ",
    columns=lambda file: task_columns(file.plan),
    rows=lambda file: task_rows(file.plan, file.progress_of, file.assessment),
    details=_details,
    group_word="Mục",
    statuses=[status.word for status in TaskStatus],
)
