"""“Vì sao?”: the way from the entered figures to a measure's status, step by step in words."""

from __future__ import annotations

from collections.abc import Iterator

from domain.adding_up import QuarterFigure
from domain.figure import figure
from domain.measure_reason import reference_name
from domain.number import format_number
from domain.plan import AddsUp
from domain.returns import MeasureStatus
from domain.standing import Standing
from domain.target import TargetKind, target_meaning


def why_of(standing: Standing, by_rule: MeasureStatus) -> tuple[str, ...]:
    """The trail of the measure's figures: entered, added up, held against the target."""
    return tuple(_steps(standing, by_rule))


def _steps(standing: Standing, by_rule: MeasureStatus) -> Iterator[str]:
    yield _entered(standing)
    if standing.used:
        yield _added(standing)
    yield _target(standing)
    if standing.reference is not None and standing.target.kind is TargetKind.ABOVE_REFERENCE:
        yield _reference(standing)
    if standing.percent is not None and standing.base is not None:
        yield _percent(standing)
    yield f"Theo quy tắc: {by_rule.word}{_time(standing, by_rule)}."


def _entered(standing: Standing) -> str:
    if not standing.given:
        return "Số liệu đã nhập trong năm: chưa có."
    unit = standing.measure.figure_unit
    given = "; ".join(_part(part, unit) for part in standing.given)
    return f"Số liệu đã nhập: {given}."


def _part(part: QuarterFigure, unit: str) -> str:
    estimate = " (số ước)" if part.estimate else ""
    return f"{part.quarter.in_text}: {figure(part.value, unit)}{estimate}"


def _added(standing: Standing) -> str:
    if standing.to_date is None:
        return ""
    total = figure(standing.to_date, standing.measure.figure_unit)
    terms = " + ".join(format_number(part.value) for part in standing.used)
    count = len(standing.used)
    return {
        AddsUp.SUM: f"Lũy kế (cộng các quý): {terms} = {total}.",
        AddsUp.TO_DATE: f"Lũy kế: số nhập của quý đã tính từ đầu năm, {total}.",
        AddsUp.LATEST: f"Số dùng để đánh giá: số mới nhất, {total}.",
        AddsUp.AVERAGE: f"Bình quân các quý: ({terms}) : {count} = {total}.",
    }[standing.measure.adds_up]


def _target(standing: Standing) -> str:
    whose = "Mục tiêu riêng của đơn vị" if standing.has_own_target else "Mục tiêu của nghị quyết"
    meaning = target_meaning(standing.target, standing.measure.figure_unit)
    return f"{whose}: “{standing.target.text}”. {meaning}"


def _reference(standing: Standing) -> str:
    if standing.reference is None or standing.reference_from is None:
        return ""
    name = reference_name(standing.target)
    value = figure(standing.reference, standing.measure.figure_unit)
    return f"Số để so sánh ({name}): {value}, nhập ở {standing.reference_from.in_text}."


def _percent(standing: Standing) -> str:
    if standing.percent is None or standing.base is None or standing.to_date is None:
        return ""
    value, base = format_number(standing.to_date), format_number(standing.base)
    return f"Tỷ lệ: {value} : {base} × 100 = {format_number(standing.percent)}%."


def _time(standing: Standing, by_rule: MeasureStatus) -> str:
    if by_rule is MeasureStatus.NOT_YET_MET:
        return " (còn kỳ đánh giá sau trong năm)"
    if by_rule is MeasureStatus.NOT_MET:
        return " (đây là kỳ đánh giá cuối của năm)"
    return ""
