"""Checks of figures that cannot be, or hardly can: jumps, falls, parts above wholes, bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.checks.case import MeasureCase
from domain.figure import figure
from domain.finding import Finding, Severity
from domain.measure_rule import HIGHER_IS_BETTER
from domain.number import format_number
from domain.plan import AddsUp
from domain.standing import Standing
from domain.target import TargetKind

# Quantities: from eight times upwards a slip of the decimal point or of the unit is likelier than
# growth. Small whole counts (1, then 9) jump by themselves.
_JUMP = 8
_SMALL_COUNT = 20
# A figure that grows over the year begins far below its target: only a hundredth part is odd.
_FAR_BELOW = 80
# Rates move by any factor; only the same digits with a shifted comma look like a slip.
_POWERS = (10, 100, 1000)
_SHIFTED = Decimal("0.1")
_GROWS = frozenset({AddsUp.SUM, AddsUp.TO_DATE})


def scale_jump(one: MeasureCase) -> Iterator[Finding]:
    """A jump of ten, a hundred or a thousand times: thousands or millions, a lost comma?

    Held against the newest earlier quarter, then against the target; quarter figures for what is
    added up. One finding is enough.
    """
    if one.entry.value is None or one.target.kind is TargetKind.RANK_WITHIN:
        return
    said = _jump_since_last(one, one.entry.value) or _jump_from_target(one)
    if said:
        yield one.finding("scale_jump", Severity.WARNING, "value", f"{said}; {_question(one)}")


def _question(one: MeasureCase) -> str:
    is_money = "đồng" in one.measure.figure_unit.lower()
    doubt = "triệu hay tỷ đồng?" if is_money else "nhầm đơn vị tính hay dấu phẩy?"
    return f"hãy kiểm tra lại số liệu ({doubt})"


def _jump_since_last(one: MeasureCase, value: Decimal) -> str:
    if not one.earlier:
        return ""
    last = one.earlier[-1]
    ratio = None if _is_small(value, last.value) else _ratio(value, last.value)
    if ratio is None or not _is_jump(ratio, _JUMP, one.measure.is_rate):
        return ""
    unit = one.measure.figure_unit
    than = f"{last.quarter.in_text} ({figure(last.value, unit)})"
    return f"{figure(value, unit)} {_times(ratio, value > last.value)} {than}"


def _jump_from_target(one: MeasureCase) -> str:
    standing = one.standing
    value, base = standing.to_date, standing.base or standing.target.high
    if value is None or base is None or _is_small(value, base):
        return ""
    ratio = _ratio(value, base)
    if ratio is None or not _is_far(standing, ratio, value > base, one.measure.is_rate):
        return ""
    unit = one.measure.figure_unit
    shown = f"{figure(value, unit)} {_times(ratio, value > base)}"
    return f"{shown} mục tiêu ({figure(base, unit)})"


def _is_far(standing: Standing, ratio: Decimal, above: bool, is_rate: bool) -> bool:
    if above:
        return _is_jump(ratio, _JUMP, is_rate)
    if standing.target.kind not in HIGHER_IS_BETTER | {TargetKind.EQUAL}:
        return False
    grows = standing.measure.adds_up in _GROWS and not standing.quarter.is_last
    return _is_jump(ratio, _FAR_BELOW if grows else _JUMP, is_rate)


def _ratio(value: Decimal, other: Decimal) -> Decimal | None:
    """How many times the larger is of the smaller; None where one is zero or negative."""
    low, high = min(value, other), max(value, other)
    return high / low if low > 0 else None


def _is_jump(ratio: Decimal, least: int, is_rate: bool) -> bool:
    if ratio < least:
        return False
    return not is_rate or any(abs(ratio / power - 1) <= _SHIFTED for power in _POWERS)


def _is_small(value: Decimal, other: Decimal) -> bool:
    whole = value == value.to_integral_value() and other == other.to_integral_value()
    return whole and max(value, other) < _SMALL_COUNT


def _times(ratio: Decimal, above: bool) -> str:
    count = format_number(ratio, 0)
    return f"gấp khoảng {count} lần" if above else f"chỉ bằng khoảng 1/{count}"


def below_last_quarter(one: MeasureCase) -> Iterator[Finding]:
    """A quantity counted from the year's beginning cannot fall; a rate may."""
    value = one.entry.value
    if value is None or one.measure.is_rate:
        return
    if one.measure.adds_up is AddsUp.SUM and value < 0:
        said = f"số quý này âm ({figure(value, one.measure.figure_unit)}) làm giảm số lũy kế"
        yield one.finding("below_last_quarter", Severity.WARNING, "value", said)
    if one.measure.adds_up is AddsUp.TO_DATE and one.earlier and value < one.earlier[-1].value:
        last = one.earlier[-1]
        said = (
            f"số lũy kế {figure(value, one.measure.figure_unit)} nhỏ hơn {last.quarter.in_text} "
            f"({figure(last.value, one.measure.figure_unit)})"
        )
        yield one.finding("below_last_quarter", Severity.WARNING, "value", said)


def part_above_whole(one: MeasureCase) -> Iterator[Finding]:
    """A part (`Trong đó: …`) may not exceed its whole."""
    whole = one.case.assessment.measures.get(one.measure.part_of or "")
    if whole is None or whole.to_date is None or one.assessed.to_date is None:
        return
    unit = one.measure.figure_unit
    is_same_unit = unit == one.case.plan.measures[whole.code].figure_unit
    if is_same_unit and one.assessed.to_date > whole.to_date:
        said = (
            f"{figure(one.assessed.to_date, unit)} lớn hơn chỉ tiêu {whole.code} "
            f"({figure(whole.to_date, unit)}) mà chỉ tiêu này là một phần"
        )
        yield one.finding("part_above_whole", Severity.ERROR, "value", said)


def percent_out_of_range(one: MeasureCase) -> Iterator[Finding]:
    """A share lies between nothing and its whole."""
    bound = one.measure.percent_max
    if bound is None:
        return
    figures = [one.entry.value, one.assessed.to_date]
    wrong = next(
        (value for value in figures if value is not None and not 0 <= value <= bound), None
    )
    if wrong is not None:
        shown, most = figure(wrong, one.measure.figure_unit), figure(bound, one.measure.figure_unit)
        said = f"{shown} nằm ngoài khoảng từ 0 đến {most}"
        yield one.finding("percent_out_of_range", Severity.ERROR, "value", said)


def negative_value(one: MeasureCase) -> Iterator[Finding]:
    """Only rates of growth fall below zero; what is added up is spoken of above."""
    value = one.entry.value
    if value is None or value >= 0 or one.measure.is_rate or one.measure.adds_up is AddsUp.SUM:
        return
    said = f"số liệu âm ({figure(value, one.measure.figure_unit)})"
    yield one.finding("negative_value", Severity.WARNING, "value", said)


def bad_rank(one: MeasureCase) -> Iterator[Finding]:
    """A rank is a whole number from one."""
    value = one.entry.value
    if value is None or one.target.kind is not TargetKind.RANK_WITHIN:
        return
    if value < 1 or value != value.to_integral_value():
        said = f"thứ hạng phải là số nguyên từ 1, không phải {format_number(value)}"
        yield one.finding("bad_rank", Severity.ERROR, "value", said)
