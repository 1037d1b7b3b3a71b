"""The resolution's own appendices reprinted in their original five columns.

A check on the plan: beside the paper, row by row, nothing of the unit's in between. They stand by
themselves and are no part of the quarterly report, which has the same columns already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.composing.appendices import heading_row
from domain.composing.letterhead import appendix_label, dated
from domain.office import Profile
from domain.plan import AppendixForm, Indicator, Measure, Plan, Resolution, Task
from domain.report import Align, Appendix, Cell, Column, Row, RowKind, Table

_MEASURE_COLUMNS = (("no", 14), ("name", 118), ("unit", 28), ("target", 42), ("lead", 50))
_TASK_COLUMNS = (("no", 14), ("name", 104), ("lead", 48), ("coordinating", 48), ("deadline", 38))


def plan_appendices(plan: Plan, profile: Profile = Profile.HD05) -> tuple[Appendix, ...]:
    """The plan's appendices as the resolution prints them; only those that have rows."""
    found = [
        (plan.measures_form, "Chỉ tiêu", _measures(plan)),
        (plan.tasks_form, "Nhiệm vụ", _tasks(plan)),
    ]
    filled = [one for one in found if one[2].rows]
    labels = [
        appendix_label(profile, position if len(filled) > 1 else None)
        for position in range(1, len(filled) + 1)
    ]
    return tuple(
        Appendix(
            label=label,
            title=form.title,
            attached=f"(Kèm theo {resolution_line(plan.resolution, profile)})",
            sheet=f"{label} - {noun}",
            table=table,
        )
        for label, (form, noun, table) in zip(labels, filled, strict=True)
    )


def resolution_line(resolution: Resolution, profile: Profile = Profile.HD05) -> str:
    """The resolution as its appendices name it, without what it is about.

    `Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của …`; one without a number is named by its year.
    """
    number = f"số {resolution.number}" if resolution.number else f"năm {resolution.year}"
    day = dated(resolution, profile)
    issuer = f" của {resolution.issuer}" if resolution.issuer else ""
    return f"Nghị quyết {number}{day}{issuer}"


def _measures(plan: Plan) -> Table:
    rows = [
        row
        for group in plan.groups
        if group.indicators
        for row in (
            heading_row(group.id, group.name, len(_MEASURE_COLUMNS)),
            *(row for indicator in group.indicators for row in _indicator(indicator)),
        )
    ]
    doubtful = [one.code for one in plan.measures.values() if one.doubt]
    return _table(plan.measures_form, _MEASURE_COLUMNS, rows, doubtful)


def _indicator(indicator: Indicator) -> Iterator[Row]:
    """One row a measure; the indicator's number stands once, over all of them."""
    for place, measure in enumerate(indicator.measures):
        number = None if place else Cell(indicator.no, down=len(indicator.measures))
        yield Row(RowKind.MEASURE, (number, *_printed(measure)), measure.code)


def _printed(measure: Measure) -> tuple[Cell, ...]:
    texts = (measure.name, measure.unit, measure.target.text, measure.lead)
    return tuple(Cell(text) for text in texts)


def _tasks(plan: Plan) -> Table:
    rows = [
        row
        for section in plan.sections
        if section.tasks
        for row in (
            heading_row(section.no, section.name, len(_TASK_COLUMNS)),
            *(row for task in section.tasks for row in _task(task)),
        )
    ]
    doubtful = [one.code for one in plan.tasks.values() if one.doubt]
    return _table(plan.tasks_form, _TASK_COLUMNS, rows, doubtful)


def _task(task: Task) -> Iterator[Row]:
    yield _task_row(task, RowKind.TASK)
    for item in task.items:
        yield _task_row(item, RowKind.ITEM)


def _task_row(task: Task, kind: RowKind) -> Row:
    texts = (
        task.mark,
        task.name,
        task.printed_lead,
        task.printed_coordinating,
        task.deadline.text,
    )
    return Row(kind, tuple(Cell(text) for text in texts), task.code)


def _table(
    form: AppendixForm,
    layout: Sequence[tuple[str, float]],
    rows: Sequence[Row],
    doubtful: Sequence[str],
) -> Table:
    """The table; a note names the rows that must still be compared with the original."""
    columns = tuple(
        Column(key, heading, width, Align.LEFT if key == "name" else Align.CENTER)
        for heading, (key, width) in zip(form.columns, layout, strict=True)
    )
    codes = ", ".join(doubtful)
    note = f"Ghi chú: Cần đối chiếu bản gốc ở các mục {codes}." if codes else ""
    return Table(columns, tuple(rows), note=note)
