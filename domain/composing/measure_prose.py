"""Sentences about measures: counts, one paragraph a group, strengths and shortcomings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.composing.draft import Draft
from domain.composing.letterhead import appendix_label
from domain.composing.material import Material
from domain.composing.summary import measure_counts
from domain.composing.wording import (
    enumerated,
    figure,
    listed,
    measure_name,
    target_in_text,
    two_digits,
)
from domain.number import format_number
from domain.plan import IndicatorGroup, Measure
from domain.report import BlockKind
from domain.returns import MeasureStatus
from domain.target import TargetKind

GOOD = (MeasureStatus.EXCEEDED, MeasureStatus.MET)
SHORT = (MeasureStatus.NOT_YET_MET, MeasureStatus.NOT_MET)
_LOWER_IS_BETTER = (TargetKind.AT_MOST, TargetKind.LESS_THAN)


def counts_draft(material: Material) -> Draft:
    """The sentence that counts all measures by status."""
    counts = material.assessment.measure_counts()
    indicators = sum(
        any(one.code in material.assessment.measures for one in indicator.measures)
        for group in material.plan.groups
        for indicator in group.indicators
    )
    appendix = appendix_label(material.office, 1)
    contents = two_digits(sum(counts.values()))
    text = (
        f"Tổng số {two_digits(indicators)} chỉ tiêu với {contents} nội dung đánh giá, "
        f"trong đó: {counted(counts)} (chi tiết tại {appendix} kèm theo)."
    )
    return Draft("measures.counts", BlockKind.PARAGRAPH, text)


def counted(counts: Mapping[MeasureStatus, int]) -> str:
    """`05 vượt, 12 đạt, 08 chưa đạt`, without the statuses that nothing has."""
    return enumerated(
        [f"{two_digits(n)} {status.word.lower()}" for status, n in counts.items() if n]
    )


def group_drafts(material: Material) -> Iterator[Draft]:
    """One paragraph for each group of indicators that the office answers for."""
    for group in material.plan.groups:
        measures = material.measures(group)
        if measures:
            codes = tuple(measure.code for measure in measures)
            text = _group_text(material, group)
            yield Draft(f"measures.group.{group.id}", BlockKind.BULLET, text, codes)


def _group_text(material: Material, group: IndicatorGroup) -> str:
    """Counts of the group, then what was reached and what was not, each with its figure."""
    head = f"{group.name}: {counted(measure_counts(material, group))}."
    parts = [
        _named(material, group, (MeasureStatus.EXCEEDED,), "Vượt mục tiêu"),
        _named(material, group, (MeasureStatus.MET,), "Đạt mục tiêu"),
        _named(material, group, (MeasureStatus.NOT_YET_MET,), "Chưa đạt mục tiêu năm"),
        _named(material, group, (MeasureStatus.NOT_MET,), "Không đạt mục tiêu"),
    ]
    return " ".join([head, *(part for part in parts if part)])


def _named(
    material: Material, group: IndicatorGroup, statuses: Sequence[MeasureStatus], words: str
) -> str:
    found = [one for one in material.measures(group) if material.of(one).status in statuses]
    if not found:
        return ""
    clauses = [clause(material, one) for one in found]
    return f"{words}: {listed(clauses, appendix_label(material.office, 1))}."


def clause(material: Material, measure: Measure) -> str:
    """The measure with its figure and target, as one part of an enumeration."""
    name = measure_name(measure, material.plan)
    target = material.target(measure)
    remark = target_in_text(measure, target.text, target.kind)
    shortfall = gap(material, measure)
    remarks = f"{remark}; {shortfall}" if shortfall else remark
    return f"{name}{_result(material, measure)} ({remarks})"


def _result(material: Material, measure: Measure) -> str:
    """` đạt 13,1%`, ` ước đạt 13,1%`, ` ở mức 2,01%`, ` xếp thứ 4`; empty without a figure."""
    concluded = material.of(measure)
    if concluded.to_date is None:
        return ""
    about = " ước" if concluded.estimate else ""
    kind = material.target(measure).kind
    if kind is TargetKind.RANK_WITHIN:
        return f"{about} xếp thứ {format_number(concluded.to_date)}"
    if kind is TargetKind.NONE_LEFT:
        return f"{about} còn {figure(concluded.to_date, measure.unit)}"
    verb = "ở mức" if kind in _LOWER_IS_BETTER else "đạt"
    return f"{about} {verb} {figure(concluded.to_date, measure.unit)}"


def gap(material: Material, measure: Measure) -> str:
    """How far a missed measure is from its target.

    The difference of two percentages is in percentage points (`điểm %`), never in per cent.
    """
    concluded = material.of(measure)
    target = material.target(measure)
    if concluded.status not in SHORT or concluded.to_date is None:
        return ""
    if measure.unit == "%" and target.low is not None and concluded.to_date < target.low:
        difference = target.low - concluded.to_date
        return f"thấp hơn {format_number(difference)} điểm %"
    if measure.unit == "%" and target.kind in _LOWER_IS_BETTER and target.high is not None:
        difference = concluded.to_date - target.high
        return f"cao hơn {format_number(difference)} điểm %" if difference > 0 else ""
    if concluded.percent_of_target is None:
        return ""
    of_what = "dự toán" if target.kind is TargetKind.ABOVE_REFERENCE else "mục tiêu"
    return f"bằng {format_number(concluded.percent_of_target)}% {of_what}"


def with_status(material: Material, statuses: Sequence[MeasureStatus]) -> tuple[Measure, ...]:
    """The measures whose conclusion is one of these, in printed order."""
    return tuple(
        measure
        for group in material.plan.groups
        for measure in material.measures(group)
        if material.of(measure).status in statuses
    )
