"""The appendices: the resolution's own tables followed by the result columns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.composing.letterhead import attached_line, measures_label, tasks_label
from domain.composing.material import Material
from domain.number import format_number
from domain.plan import Indicator, Measure, Task, TaskSection
from domain.report import Align, Appendix, Cell, Column, Row, RowKind, Table
from domain.returns import Entry, Progress

MEASURES_NOTE = (
    "Ghi chú: Ô để trống là chưa có số liệu; “(ước)” là số ước thực hiện; không tính tỷ lệ so với "
    "mục tiêu là khoảng giá trị, mức tối đa, thứ hạng hoặc không lượng hóa."
)
TASKS_NOTE = (
    "Ghi chú: Ô để trống là chưa báo cáo hoặc Nghị quyết không ghi; “Quá hạn” là hết thời hạn mà "
    "chưa hoàn thành; “Hoàn thành chậm” là hoàn thành sau thời hạn."
)


def measures_appendix(material: Material) -> Appendix:
    """Phụ lục I: every measure in the resolution's five columns, then its results."""
    return Appendix(
        label=measures_label(material),
        title=(
            "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU "
            f"{material.quarter.cumulative_in_text.upper()}"
        ),
        attached=attached_line(material),
        sheet=f"{measures_label(material)} - Chỉ tiêu",
        table=_measures_table(material),
        end="" if material.office.profile.is_party else "./.",
    )


def tasks_appendix(material: Material) -> Appendix:
    """Phụ lục II: every task in the resolution's five columns, then its progress."""
    return Appendix(
        label=tasks_label(material),
        title=(
            "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CỤ THỂ "
            f"{material.quarter.cumulative_in_text.upper()}"
        ),
        attached=attached_line(material),
        sheet=f"{tasks_label(material)} - Nhiệm vụ",
        table=_tasks_table(material),
        end="" if material.office.profile.is_party else "./.",
    )


def _measures_table(material: Material) -> Table:
    columns = _measure_columns(material)
    return Table(
        columns=columns,
        rows=tuple(_measure_rows(material, len(columns))),
        numbers=column_numbers(len(columns)),
        note=MEASURES_NOTE,
    )


def _measure_columns(material: Material) -> tuple[Column, ...]:
    number, name, unit, target, lead = material.plan.measures_form.columns
    quarter = material.quarter
    return (
        Column("no", _heading(number), 11, Align.CENTER),
        Column("name", _heading(name), 50),
        Column("unit", _heading(unit), 17, Align.CENTER),
        Column("target", _heading(target), 22, Align.CENTER),
        Column("lead", _heading(lead), 28, Align.CENTER),
        Column("value", f"Thực hiện {quarter.in_text}", 20, Align.RIGHT),
        Column("to_date", f"Lũy kế {quarter.to_date_in_text}", 20, Align.RIGHT),
        Column("percent", "Tỷ lệ so với mục tiêu (%)", 18, Align.RIGHT),
        Column("status", "Đánh giá", 24, Align.CENTER),
        Column("cause", "Nguyên nhân, giải pháp, ghi chú", 42),
    )


def _heading(text: str) -> str:
    """A heading of the resolution's table; one in capitals takes the case of the results' own.

    Abbreviations keep theirs: `STT`, `ĐVT`.
    """
    return text.capitalize() if text.isupper() and " " in text.strip() else text


def column_numbers(count: int) -> tuple[str, ...]:
    """The customary row of column numbers: `(1)`, `(2)`, …"""
    return tuple(f"({place})" for place in range(1, count + 1))


def _measure_rows(material: Material, width: int) -> Iterator[Row]:
    for group in material.plan.groups:
        if material.measures(group):
            yield heading_row(group.id, group.name, width)
        for indicator in group.indicators:
            yield from _indicator_rows(material, indicator)


def heading_row(number: str, name: str, width: int) -> Row:
    """A bold row whose name runs over all columns but the first; `width` counts columns."""
    covered = (None,) * (width - 2)
    return Row(RowKind.GROUP, (Cell(number), Cell(name, across=width - 1), *covered), number)


def _indicator_rows(material: Material, indicator: Indicator) -> Iterator[Row]:
    """One row a measure; the indicator's number stands once, over all of them."""
    own = [one for one in indicator.measures if one.code in material.assessment.measures]
    for place, measure in enumerate(own):
        number = None if place else Cell(indicator.no, down=len(own))
        yield Row(RowKind.MEASURE, (number, *_measure_cells(material, measure)), measure.code)


def _measure_cells(material: Material, measure: Measure) -> tuple[Cell, ...]:
    concluded = material.of(measure)
    entry = material.entry(measure)
    return (
        Cell(measure.name),
        Cell(measure.unit),
        Cell(material.target(measure).text),
        Cell(measure.lead),
        number_cell(concluded.value, estimate=entry.estimate),
        number_cell(concluded.to_date, estimate=concluded.estimate),
        number_cell(concluded.percent_of_target),
        Cell(concluded.status.word),
        Cell(_remarks(entry, overridden=concluded.overridden)),
    )


def number_cell(value: Decimal | None, *, estimate: bool = False) -> Cell:
    """A cell with the number in the Vietnamese manner, marked where it is an estimate."""
    if value is None:
        return Cell()
    suffix = " (ước)" if estimate else ""
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return Cell(format_number(value) + suffix, value=value, decimals=decimals, suffix=suffix)


def _remarks(row: Entry | Progress, *, overridden: bool) -> str:
    """Cause, remedy and note of a row, and why the clerk has overridden the rules' conclusion."""
    remedy = f"Giải pháp: {row.remedy}" if row.remedy else ""
    own = f"Đánh giá của đơn vị: {row.verdict_reason}" if overridden and row.verdict_reason else ""
    return "\n".join(part for part in (row.cause, remedy, row.note, own) if part)


def _tasks_table(material: Material) -> Table:
    columns = _task_columns(material)
    return Table(
        columns=columns,
        rows=tuple(_task_rows(material, len(columns))),
        numbers=column_numbers(len(columns)),
        note=TASKS_NOTE,
    )


def _task_columns(material: Material) -> tuple[Column, ...]:
    number, name, lead, coordinating, deadline = material.plan.tasks_form.columns
    return (
        Column("no", _heading(number), 12, Align.CENTER),
        Column("name", _heading(name), 54),
        Column("lead", _heading(lead), 24),
        Column("coordinating", _heading(coordinating), 24),
        Column("deadline", _heading(deadline), 26, Align.CENTER),
        Column("result", "Kết quả thực hiện", 45),
        Column("percent", "Tiến độ (%)", 13, Align.CENTER),
        Column("status", "Tình trạng", 21, Align.CENTER),
        Column("cause", "Nguyên nhân, giải pháp, ghi chú", 33),
    )


def _task_rows(material: Material, width: int) -> Iterator[Row]:
    for section in material.plan.sections:
        if material.tasks(section):
            yield heading_row(section.no, section.name, width)
        yield from _section_rows(material, section)


def _section_rows(material: Material, section: TaskSection) -> Iterator[Row]:
    for task in material.tasks(section):
        yield Row(RowKind.TASK, _task_cells(material, task), task.code)
        for item in material.items(task):
            yield Row(RowKind.ITEM, _task_cells(material, item), item.code)


def _task_cells(material: Material, task: Task) -> tuple[Cell, ...]:
    progress = material.progress(task)
    concluded = material.of_task(task)
    result = "\n".join(part for part in (progress.result, progress.documents) if part)
    return (
        Cell(task.mark),
        Cell(task.name),
        Cell(task.printed_lead),
        Cell(task.printed_coordinating),
        Cell(task.deadline.text),
        Cell(result),
        number_cell(progress.percent),
        Cell(concluded.status.word),
        Cell(_remarks(progress, overridden=concluded.overridden)),
    )
