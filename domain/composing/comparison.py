"""How a result compares with the last quarter's, where the data allows it."""

from __future__ import annotations

from decimal import Decimal

from domain.assessment import MeasureAssessment
from domain.composing.material import Material
from domain.composing.wording import figure
from domain.number import format_number, round_half_up
from domain.plan import AddsUp, Measure
from domain.target import TargetKind

_NOT_COMPARED = frozenset(
    {TargetKind.RANK_WITHIN, TargetKind.JUDGED, TargetKind.ABOVE_REFERENCE, TargetKind.NONE_LEFT}
)


def compared(material: Material, measure: Measure) -> str:
    """`, tăng 0,4 điểm % so với quý II`; empty where there is nothing to compare.

    Levels and rates are compared as they stand. Of figures that are added up only the quarters'
    own are compared: that the total grows goes without saying.
    """
    before = material.before
    last = before.measures.get(measure.code) if before else None
    if last is None or material.target(measure).kind in _NOT_COMPARED:
        return ""
    now = material.of(measure)
    if measure.adds_up is AddsUp.SUM:
        return _quarters(material, measure, now, last)
    if measure.adds_up is AddsUp.TO_DATE and not measure.is_rate:
        return ""
    change = _change(now.to_date, last.to_date, measure.figure_unit)
    return f", {change} so với {_last_period(material, measure)}" if change else ""


def _last_period(material: Material, measure: Measure) -> str:
    """`6 tháng đầu năm` for what counts from the year's beginning, else `quý II`.

    The first quarter is the year so far, and is called a quarter.
    """
    last = material.quarter.preceding
    if measure.adds_up is AddsUp.TO_DATE and last.number > 1:
        months = last.to_date_in_text.removesuffix(f" {last.year}")
        return months.replace("tháng năm", "tháng")
    return f"quý {last.roman}"


def _quarters(
    material: Material, measure: Measure, now: MeasureAssessment, last: MeasureAssessment
) -> str:
    change = _change(now.value, last.value, measure.figure_unit)
    if now.value is None or not change:
        return ""
    quarter = material.quarter
    own = f"riêng quý {quarter.roman} đạt {figure(now.value, measure.figure_unit)}"
    return f", {own}, {change} so với quý {quarter.preceding.roman}"


def _change(now: Decimal | None, last: Decimal | None, unit: str) -> str:
    """`tăng 0,4 điểm %` of two percentages, `tăng 2,6%` of two amounts; empty where it is equal."""
    if now is None or last is None or now == last:
        return ""
    way = "tăng" if now > last else "giảm"
    if unit.startswith("%"):
        return f"{way} {format_number(abs(now - last))} điểm %"
    if last <= 0:
        return ""
    percent = round_half_up(abs(now - last) * 100 / last, 1)
    return f"{way} {format_number(percent).removesuffix(',0')}%" if percent else ""
