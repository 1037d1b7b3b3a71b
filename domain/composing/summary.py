"""Counts by group and section: the Excel summary sheet and the report's charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from domain.composing.letterhead import attached_line
from domain.composing.material import Material
from domain.composing.wording import two_digits
from domain.plan import IndicatorGroup, TaskSection
from domain.report import (
    Align,
    Appendix,
    Cell,
    Chart,
    ChartKind,
    Column,
    Row,
    RowKind,
    Series,
    Table,
)
from domain.returns import MeasureStatus, TaskStatus


def measure_counts(material: Material, group: IndicatorGroup) -> Mapping[MeasureStatus, int]:
    """How many of the group's measures have each status."""
    found = [material.of(measure).status for measure in material.measures(group)]
    return {status: found.count(status) for status in MeasureStatus}


def section_codes(material: Material, section: TaskSection) -> frozenset[str]:
    """The codes of the section's tasks, without sub-items: those are what is counted."""
    return frozenset(task.code for task in material.tasks(section))


def task_codes(material: Material) -> frozenset[str]:
    """The codes of all tasks, without sub-items."""
    return frozenset().union(*(section_codes(material, one) for one in material.plan.sections))


def task_counts(material: Material, section: TaskSection) -> Mapping[TaskStatus, int]:
    """How many of the section's tasks have each status."""
    return material.assessment.task_counts(section_codes(material, section))


def summary(material: Material) -> tuple[Appendix, ...]:
    """The summary tables: measures by group, tasks by section."""
    return (_measures_summary(material), _tasks_summary(material))


def _measures_summary(material: Material) -> Appendix:
    rows = [
        _count_row(group.id, group.name, measure_counts(material, group))
        for group in material.plan.groups
        if material.measures(group)
    ]
    total = _count_row("", "Tổng số", material.assessment.measure_counts(), RowKind.TOTAL)
    title = f"TỔNG HỢP ĐÁNH GIÁ CÁC CHỈ TIÊU {material.quarter.cumulative_in_text.upper()}"
    table = _count_table("Nhóm chỉ tiêu", MeasureStatus, (*rows, total))
    return Appendix("", title, attached_line(material), "Tổng hợp", table)


def _tasks_summary(material: Material) -> Appendix:
    rows = [
        _count_row(section.no, section.name, task_counts(material, section))
        for section in material.plan.sections
        if material.tasks(section)
    ]
    counts = material.assessment.task_counts(task_codes(material))
    total = _count_row("", "Tổng số", counts, RowKind.TOTAL)
    title = f"TỔNG HỢP TÌNH TRẠNG CÁC NHIỆM VỤ {material.quarter.cumulative_in_text.upper()}"
    table = _count_table("Mục nhiệm vụ", TaskStatus, (*rows, total))
    return Appendix("", title, attached_line(material), "Tổng hợp", table)


def _count_table(
    heading: str, statuses: type[MeasureStatus] | type[TaskStatus], rows: tuple[Row, ...]
) -> Table:
    words = [status.word for status in statuses]
    counts = [Column(f"count_{place}", word, 22, Align.CENTER) for place, word in enumerate(words)]
    columns = (
        Column("no", "STT", 12, Align.CENTER),
        Column("name", heading, 80),
        Column("total", "Tổng số", 18, Align.CENTER),
        *counts,
    )
    return Table(columns, rows)


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


def charts(material: Material) -> tuple[Chart, ...]:
    """The report's charts; one without figures is left out."""
    drawn = (_groups_chart(material), _sections_chart(material), _trend_chart(material))
    return tuple(chart for chart in drawn if chart.categories and _has_figures(chart))


def _has_figures(chart: Chart) -> bool:
    return any(value for series in chart.series for value in series.values)


def _series(
    words: Sequence[str],
    counts: Sequence[Mapping[MeasureStatus, int]] | Sequence[Mapping[TaskStatus, int]],
) -> tuple[Series, ...]:
    """One series a status, in the order of the statuses, without those that nothing has."""
    columns = zip(*(count.values() for count in counts), strict=True)
    drawn = (
        Series(word, tuple(map(Decimal, column)))
        for word, column in zip(words, columns, strict=False)
    )
    return tuple(series for series in drawn if any(series.values))


def _groups_chart(material: Material) -> Chart:
    groups = [group for group in material.plan.groups if material.measures(group)]
    counts = [measure_counts(material, group) for group in groups]
    return Chart(
        key="groups",
        kind=ChartKind.STACKED_BAR,
        title=f"Kết quả đánh giá các chỉ tiêu {material.quarter.in_text} theo nhóm",
        categories=tuple(group.name for group in groups),
        series=_series([one.word for one in MeasureStatus], counts),
        axis="Số chỉ tiêu",
        alternative=_spoken(material.assessment.measure_counts(), "chỉ tiêu"),
    )


def _sections_chart(material: Material) -> Chart:
    sections = [section for section in material.plan.sections if material.tasks(section)]
    counts = [task_counts(material, section) for section in sections]
    return Chart(
        key="sections",
        kind=ChartKind.STACKED_BAR,
        title=f"Tình trạng thực hiện các nhiệm vụ {material.quarter.in_text} theo mục",
        categories=tuple(f"Mục {section.no}" for section in sections),
        series=_series([one.word for one in TaskStatus], counts),
        axis="Số nhiệm vụ",
        alternative=_spoken(material.assessment.task_counts(task_codes(material)), "nhiệm vụ"),
    )


def _trend_chart(material: Material) -> Chart:
    """Measures met and tasks done over the quarters; of one quarter alone there is no trend."""
    known = {**material.earlier, material.quarter: material.assessment}
    quarters = sorted(known) if len(known) > 1 else []
    good = (MeasureStatus.EXCEEDED, MeasureStatus.MET)
    done = (TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE)
    codes = task_codes(material)
    met = [sum(known[q].measure_counts()[status] for status in good) for q in quarters]
    finished = [sum(known[q].task_counts(codes)[status] for status in done) for q in quarters]
    return Chart(
        key="trend",
        kind=ChartKind.LINE,
        title=f"Chỉ tiêu đạt, vượt và nhiệm vụ hoàn thành qua các quý năm {material.plan.year}",
        categories=tuple(f"Quý {quarter.roman}" for quarter in quarters),
        series=(
            Series("Chỉ tiêu đạt và vượt", tuple(map(Decimal, met))),
            Series("Nhiệm vụ đã hoàn thành", tuple(map(Decimal, finished))),
        ),
        axis="Số lượng",
        alternative=f"Xu hướng qua {len(quarters)} quý.",
    )


def _spoken(counts: Mapping[MeasureStatus, int] | Mapping[TaskStatus, int], noun: str) -> str:
    parts = [f"{two_digits(n)} {status.word.lower()}" for status, n in counts.items() if n]
    return f"Tổng số {two_digits(sum(counts.values()))} {noun}: {', '.join(parts)}."
