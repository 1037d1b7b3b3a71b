"""Counts by group and section: the Excel summary sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from domain.composing.letterhead import attached_line
from domain.composing.material import Material
from domain.composing.names import section_name
from domain.plan import IndicatorGroup, TaskSection
from domain.report import Align, Appendix, Cell, Column, Row, RowKind, Table
from domain.returns import MeasureStatus, TaskStatus

PAGE = 252.0  # the width of a table on a landscape A4 page in millimetres: 297 less 30 and 15
_NUMBER, _TOTAL, _COUNT = 12.0, 18.0, 20.0
SHEET = "Tổng hợp"


def measure_counts(material: Material, group: IndicatorGroup) -> Mapping[MeasureStatus, int]:
    """How many of the group's measures have each status."""
    found = [material.of(measure).status for measure in material.measures(group)]
    return {status: found.count(status) for status in MeasureStatus}


def indicator_count(material: Material) -> int:
    """How many indicators the office answers for; one may have several measures."""
    known = material.assessment.measures
    indicators = (indicator for group in material.plan.groups for indicator in group.indicators)
    return sum(any(one.code in known for one in indicator.measures) for indicator in indicators)


def measure_noun(material: Material) -> str:
    """What a measure is called: `chỉ tiêu` where each is an indicator, else a content of one."""
    alike = indicator_count(material) == len(material.printed_measures)
    return "chỉ tiêu" if alike else "nội dung chỉ tiêu"


def short_noun(material: Material) -> str:
    """The same where it is plain that indicators are meant: `nội dung`."""
    return measure_noun(material).removesuffix(" chỉ tiêu")


def section_codes(material: Material, section: TaskSection) -> frozenset[str]:
    """The codes of the section's tasks, without sub-items: those are what is counted."""
    return frozenset(task.code for task in material.tasks(section))


def task_codes(material: Material) -> frozenset[str]:
    """The codes of all tasks, without sub-items."""
    return frozenset(task.code for task in material.printed_tasks)


def task_counts(material: Material, section: TaskSection) -> Mapping[TaskStatus, int]:
    """How many of the section's tasks have each status."""
    return material.assessment.task_counts(section_codes(material, section))


def summary(material: Material) -> tuple[Appendix, ...]:
    """The summary tables: measures by group, tasks by section; none of what the plan lacks.

    They stand on one sheet, whose first table names the report for both.
    """
    measures = [_measures_summary(material)] if material.printed_measures else []
    tasks = [_tasks_summary(material)] if material.printed_tasks else []
    tables = (*measures, *tasks)
    named = (replace(first, attached=attached_line(material)) for first in tables[:1])
    return (*named, *tables[1:])


def _measures_summary(material: Material) -> Appendix:
    rows = [
        _count_row(group.id, group.name, measure_counts(material, group))
        for group in material.plan.groups
        if material.measures(group)
    ]
    total = _count_row("", "Tổng số", material.assessment.measure_counts(), RowKind.TOTAL)
    title = f"TỔNG HỢP ĐÁNH GIÁ CÁC CHỈ TIÊU {material.quarter.cumulative_in_text.upper()}"
    table = _count_table("Nhóm chỉ tiêu", MeasureStatus, (*rows, total), measure_noun(material))
    return Appendix("", title, "", SHEET, table)


def _tasks_summary(material: Material) -> Appendix:
    rows = [
        _count_row(section.no, section_name(section), task_counts(material, section))
        for section in material.plan.sections
        if material.tasks(section)
    ]
    counts = material.assessment.task_counts(task_codes(material))
    total = _count_row("", "Tổng số", counts, RowKind.TOTAL)
    title = f"TỔNG HỢP TÌNH TRẠNG CÁC NHIỆM VỤ {material.quarter.cumulative_in_text.upper()}"
    table = _count_table("Mục nhiệm vụ", TaskStatus, (*rows, total), "nhiệm vụ")
    return Appendix("", title, "", SHEET, table)


def _count_table(
    heading: str,
    statuses: type[MeasureStatus] | type[TaskStatus],
    rows: tuple[Row, ...],
    unit: str,
) -> Table:
    words = [status.word for status in statuses]
    counts = [
        Column(f"count_{place}", word, _COUNT, Align.CENTER) for place, word in enumerate(words)
    ]
    columns = (
        Column("no", "STT", _NUMBER, Align.CENTER),
        Column("name", heading, PAGE - _NUMBER - _TOTAL - _COUNT * len(words)),
        Column("total", "Tổng số", _TOTAL, Align.CENTER),
        *counts,
    )
    return Table(columns, rows, unit_line=f"Đơn vị tính: {unit}")


def _count_row(
    number: str,
    name: str,
    counts: Mapping[MeasureStatus, int] | Mapping[TaskStatus, int],
    kind: RowKind = RowKind.MEASURE,
) -> Row:
    figures = [sum(counts.values()), *counts.values()]
    return Row(kind, (Cell(number), Cell(name), *map(count_cell, figures)), number)


def count_cell(count: int) -> Cell:
    """A cell with a count."""
    return Cell(str(count), value=Decimal(count))
