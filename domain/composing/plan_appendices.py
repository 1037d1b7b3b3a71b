"""The plan's own appendices, reprinted in the resolution's five columns: a check on the plan."""

from __future__ import annotations

from collections.abc import Iterator

from domain.composing.appendices import heading_row
from domain.composing.wording import two_digits
from domain.plan import AppendixForm, Indicator, Plan, Resolution, Task
from domain.report import Align, Appendix, Cell, Column, Row, RowKind, Table

_CENTER, _LEFT = Align.CENTER, Align.LEFT
# Keys, alignments and widths in millimetres of the five columns of each appendix.
_MEASURES = (
    ("no", _CENTER, 14.0),
    ("name", _LEFT, 100.0),
    ("unit", _CENTER, 34.0),
    ("target", _CENTER, 46.0),
    ("lead", _CENTER, 58.0),
)
_TASKS = (
    ("no", _CENTER, 14.0),
    ("name", _LEFT, 112.0),
    ("lead", _CENTER, 44.0),
    ("coordinating", _CENTER, 44.0),
    ("deadline", _CENTER, 38.0),
)


def plan_appendices(plan: Plan) -> tuple[Appendix, ...]:
    """Phụ lục 1 and 2 of the resolution, from the plan alone; one without rows is left out."""
    measures = _appendix(plan, 1, _table(plan.measures_form, _MEASURES, _measure_rows(plan)))
    tasks = _appendix(plan, 2, _table(plan.tasks_form, _TASKS, _task_rows(plan)))
    return tuple(one for one in (measures, tasks) if one.table.rows)


def resolution_line(resolution: Resolution) -> str:
    """`Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của …`, without what the scan lacks."""
    number = f" số {resolution.number}" if resolution.number else f" năm {resolution.year}"
    day = resolution.adopted
    date = f", ngày {two_digits(day.day)}/{two_digits(day.month)}/{day.year}" if day else ""
    return f"Nghị quyết{number}{date} của {resolution.issuer}"


def _appendix(plan: Plan, position: int, table: Table) -> Appendix:
    form, name = (
        (plan.measures_form, "Chỉ tiêu") if position == 1 else (plan.tasks_form, "Nhiệm vụ")
    )
    return Appendix(
        label=f"Phụ lục {position}",
        title=form.title,
        attached=f"(Kèm theo {resolution_line(plan.resolution)})",
        sheet=f"Phụ lục {position} - {name}",
        table=table,
    )


def _table(
    form: AppendixForm, looks: tuple[tuple[str, Align, float], ...], rows: Iterator[Row]
) -> Table:
    columns = tuple(
        Column(key, heading, width, align)
        for heading, (key, align, width) in zip(form.columns, looks, strict=True)
    )
    return Table(columns, tuple(rows))


def _measure_rows(plan: Plan) -> Iterator[Row]:
    for group in plan.groups:
        yield heading_row(group.id, group.name, len(_MEASURES))
        for indicator in group.indicators:
            yield from _indicator_rows(indicator)


def _indicator_rows(indicator: Indicator) -> Iterator[Row]:
    """One row a measure; the indicator's number stands once, over all of them."""
    for place, measure in enumerate(indicator.measures):
        number = None if place else Cell(indicator.no, down=len(indicator.measures))
        texts = (measure.name, measure.unit, measure.target.text, measure.lead)
        yield Row(RowKind.MEASURE, (number, *map(Cell, texts)), measure.code)


def _task_rows(plan: Plan) -> Iterator[Row]:
    for section in plan.sections:
        yield heading_row(section.no, section.name, len(_TASKS))
        for task in section.tasks:
            yield _task_row(RowKind.TASK, task)
            yield from (_task_row(RowKind.ITEM, item) for item in task.items)


def _task_row(kind: RowKind, task: Task) -> Row:
    texts = (
        task.mark,
        task.name,
        task.printed_lead,
        task.printed_coordinating,
        task.deadline.text,
    )
    return Row(kind, tuple(map(Cell, texts)), task.code)
