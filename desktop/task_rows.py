"""Phụ lục II as grid rows: the resolution's five columns, then what is reported and concluded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop.grid.rows import Fill, GridColumn, GridRow
from desktop.measure_rows import doubted, figure, typed, verdict_columns
from domain.assessment import Assessment, TaskAssessment
from domain.plan import Plan, Task, TaskSection, leads_of
from domain.report import Align, RowKind
from domain.returns import Progress, TaskState, TaskStatus

STATES = tuple(state.word for state in TaskState)

ProgressOf = Callable[[str], Progress | None]


def task_columns(plan: Plan) -> tuple[GridColumn, ...]:
    """The columns of Phụ lục II; headings printed in capitals are shown in small letters."""
    number, name, lead, coordinating, deadline = map(_quiet, plan.tasks_form.columns)
    return (
        GridColumn("no", number, 5, Align.CENTER),
        GridColumn("name", name, 40),
        GridColumn("lead", lead, 16, Align.CENTER),
        GridColumn("coordinating", coordinating, 16, Align.CENTER),
        GridColumn("deadline", deadline, 13, Align.CENTER),
        GridColumn("state", "Tình hình", 14, Align.CENTER, Fill.CHOICE, STATES, _HINT_STATE),
        GridColumn("percent", "Tiến độ (%)", 7, Align.RIGHT, Fill.NUMBER),
        GridColumn("done_on", "Ngày hoàn thành", 11, Align.CENTER, Fill.DATE, hint=_HINT_DAY),
        GridColumn("status", "Đánh giá", 17, Align.LEFT, Fill.COMPUTED),
        GridColumn("result", "Kết quả thực hiện", 34, fill=Fill.TEXT),
        GridColumn("documents", "Văn bản", 20, fill=Fill.TEXT, hint=_HINT_DOCUMENTS),
        GridColumn("cause", "Nguyên nhân", 24, fill=Fill.TEXT),
        GridColumn("remedy", "Kiến nghị, giải pháp", 24, fill=Fill.TEXT),
        GridColumn("note", "Ghi chú", 20, fill=Fill.TEXT),
        *verdict_columns(TaskStatus),
    )


def task_rows(plan: Plan, progress_of: ProgressOf, assessment: Assessment) -> tuple[GridRow, ...]:
    """The plan's tasks with their sub-items in printed order, without what the office left out."""
    rows: list[GridRow] = []
    for section in plan.sections:
        tasks = list(_section_rows(section, progress_of, assessment))
        if tasks:
            heading = {"no": section.no, "name": section.name}
            rows += [GridRow(RowKind.GROUP, f"section.{section.no}", heading), *tasks]
    return tuple(rows)


def _section_rows(
    section: TaskSection, progress_of: ProgressOf, assessment: Assessment
) -> Iterator[GridRow]:
    for task in section.tasks:
        for one, kind in ((task, RowKind.TASK), *((item, RowKind.ITEM) for item in task.items)):
            concluded = assessment.tasks.get(one.code)
            if concluded:
                row = _row(kind, one, progress_of(one.code), concluded)
                yield replace(row, leads=leads_of(one, task))


def _row(
    kind: RowKind, task: Task, progress: Progress | None, concluded: TaskAssessment
) -> GridRow:
    printed = {
        "no": task.mark,
        "name": task.name,
        "lead": task.printed_lead,
        "coordinating": task.printed_coordinating,
        "deadline": task.deadline.text,
        "status": concluded.status.word,
    }
    return GridRow(
        kind=kind,
        code=task.code,
        cells={**printed, **(_reported(progress) if progress else {})},
        edits={"percent": typed(progress.percent)} if progress else {},
        status=concluded.status,
        doubt=doubted(task),
        tips=_tips(task, concluded),
    )


def _reported(progress: Progress) -> Mapping[str, str]:
    return {
        "state": progress.state.word,
        "percent": figure(progress.percent),
        "done_on": day(progress.done_on),
        "result": progress.result,
        "documents": progress.documents,
        "cause": progress.cause,
        "remedy": progress.remedy,
        "note": progress.note,
        "verdict": progress.verdict.word if progress.verdict else "",
        "verdict_reason": progress.verdict_reason,
    }


def _tips(task: Task, concluded: TaskAssessment) -> Mapping[str, str]:
    tips = {"status": concluded.reason}
    if task.doubt:
        tips["name"] = doubted(task)
    return tips


def day(value: date | None) -> str:
    """The day as it is read and typed: `31/3/2026`."""
    return f"{value.day}/{value.month}/{value.year}" if value else ""


def _quiet(heading: str) -> str:
    """A heading in capitals with small letters after the first; an abbreviation stays."""
    if len(heading) > len("STT") and heading.isupper():
        return heading.capitalize()
    return heading


_HINT_STATE = "F2 hoặc Alt+↓ mở danh sách; gõ chữ đầu hoặc số thứ tự để chọn."
_HINT_DAY = "Gõ ngày theo thứ tự ngày/tháng/năm, ví dụ 31/3/2026."
_HINT_DOCUMENTS = "Ví dụ: 123/BC-UBND ngày 31/3/2026."
