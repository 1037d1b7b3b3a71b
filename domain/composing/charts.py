"""The report's charts as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from domain.assessment import Assessment
from domain.composing.material import Material
from domain.composing.summary import measure_counts, measure_noun, task_codes, task_counts
from domain.composing.wording import two_digits
from domain.quarter import Quarter
from domain.report import Chart, ChartKind, Series
from domain.returns import MeasureStatus, TaskStatus

_FEWEST_CATEGORIES = 2  # one bar alone, or one point, tells nothing
_GOOD = (MeasureStatus.EXCEEDED, MeasureStatus.MET)
_DONE = (TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE)

# The number of each status's fill; what is not due yet takes the white one in both charts.
_LOOKS: dict[str, int] = {
    **{status: place for place, status in enumerate(MeasureStatus)},
    **{status: place for place, status in enumerate(TaskStatus)},
    TaskStatus.NOT_YET_DUE: 4,
    TaskStatus.NOT_STARTED: 5,
}

_Counts = Mapping[MeasureStatus, int] | Mapping[TaskStatus, int]


def charts(material: Material) -> tuple[Chart, ...]:
    """The report's charts; one that would show nothing is left out."""
    drawn = (_groups_chart(material), _sections_chart(material), _trend_chart(material))
    return tuple(
        chart for chart in drawn if len(chart.categories) >= _FEWEST_CATEGORIES and chart.series
    )


def _groups_chart(material: Material) -> Chart:
    groups = [group for group in material.plan.groups if material.measures(group)]
    counts = [measure_counts(material, group) for group in groups]
    return Chart(
        key="groups",
        kind=ChartKind.STACKED_BAR,
        title=f"Kết quả đánh giá các chỉ tiêu {material.quarter.in_text} theo nhóm",
        categories=tuple(group.name for group in groups),
        series=_status_series(counts),
        axis=f"Số {measure_noun(material)}",
        alternative=_spoken(material.assessment.measure_counts(), measure_noun(material)),
    )


def _sections_chart(material: Material) -> Chart:
    sections = [section for section in material.plan.sections if material.tasks(section)]
    counts = [task_counts(material, section) for section in sections]
    return Chart(
        key="sections",
        kind=ChartKind.STACKED_BAR,
        title=f"Tình trạng thực hiện các nhiệm vụ {material.quarter.in_text} theo mục",
        categories=tuple(f"Mục {section.no}" for section in sections),
        series=_status_series(counts),
        axis="Số nhiệm vụ",
        alternative=_spoken(material.assessment.task_counts(task_codes(material)), "nhiệm vụ"),
    )


def _trend_chart(material: Material) -> Chart:
    """What was met and done over the quarters that were reported."""
    known = _reported(material)
    codes = task_codes(material)
    good = [sum(one.measure_counts()[status] for status in _GOOD) for one in known.values()]
    done = [sum(one.task_counts(codes)[status] for status in _DONE) for one in known.values()]
    series = _series({"Chỉ tiêu đạt và vượt": good, "Nhiệm vụ đã hoàn thành": done})
    return Chart(
        key="trend",
        kind=ChartKind.LINE,
        title=f"{_trend_title(series)} qua các quý năm {material.plan.year}",
        categories=tuple(f"Quý {quarter.roman}" for quarter in known),
        series=series,
        axis="Số lượng",
        alternative=_trend_spoken(known, series),
    )


def _reported(material: Material) -> dict[Quarter, Assessment]:
    """The assessments of the quarters in which the unit reported anything, and of this one."""
    known = {}
    for quarter in sorted(material.earlier):
        found = material.returns.get(quarter)
        if found and (found.entries or found.progress):
            known[quarter] = material.earlier[quarter]
    return {**known, material.quarter: material.assessment}


def _trend_title(series: Sequence[Series]) -> str:
    if len(series) == 1:
        return series[0].name
    return "Chỉ tiêu đạt, vượt và nhiệm vụ hoàn thành"


def _trend_spoken(known: Mapping[Quarter, Assessment], series: Sequence[Series]) -> str:
    parts = []
    for one in series:
        named = zip(known, one.values, strict=True)
        counts = (f"quý {quarter.roman}: {two_digits(int(value or 0))}" for quarter, value in named)
        parts.append(f"{one.name}: {', '.join(counts)}")
    return f"{'; '.join(parts)}." if parts else ""


def _status_series(counts: Sequence[_Counts]) -> tuple[Series, ...]:
    """One series a status that occurs, in the order of the statuses."""
    statuses = [*counts[0]] if counts else []
    columns = zip(*(count.values() for count in counts), strict=True)
    return tuple(
        Series(status.word, tuple(map(Decimal, column)), _LOOKS[status])
        for status, column in zip(statuses, columns, strict=True)
        if any(column)
    )


def _series(columns: Mapping[str, Sequence[int]]) -> tuple[Series, ...]:
    """The series by their names, without those that are all zero."""
    return tuple(
        Series(name, tuple(map(Decimal, column))) for name, column in columns.items() if any(column)
    )


def _spoken(counts: _Counts, noun: str) -> str:
    parts = [f"{two_digits(n)} {status.word.lower()}" for status, n in counts.items() if n]
    return f"Tổng số {two_digits(sum(counts.values()))} {noun}: {', '.join(parts)}."
