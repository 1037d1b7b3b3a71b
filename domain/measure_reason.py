"""The reason for a measure's status, as one Vietnamese sentence with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from domain.figure import figure
from domain.measure_rule import Outcome
from domain.number import format_number
from domain.plan import AddsUp
from domain.quarter import ROMAN
from domain.standing import Standing
from domain.target import Target, TargetKind

YARDSTICK = "mức tham chiếu theo thời gian, không phải quy định"
_HUNDRED = 100
_CEILINGS = frozenset({TargetKind.AT_MOST, TargetKind.LESS_THAN, TargetKind.NONE_LEFT})

_SUBJECTS = {
    AddsUp.SUM: "Lũy kế",
    AddsUp.TO_DATE: "Lũy kế",
    AddsUp.LATEST: "Kết quả",
    AddsUp.AVERAGE: "Bình quân",
}

_EXCEEDED = {
    TargetKind.AT_LEAST: "vượt mục tiêu {low}",
    TargetKind.AT_MOST: "thấp hơn mức tối đa {high}",
    TargetKind.BETWEEN: "vượt mức trên của khoảng mục tiêu từ {low} đến {high}",
}
_SATISFIED = {
    TargetKind.AT_LEAST: "bằng mục tiêu {low}",
    TargetKind.MORE_THAN: "lớn hơn mục tiêu {low}",
    TargetKind.AT_MOST: "bằng mức tối đa {high}",
    TargetKind.LESS_THAN: "nhỏ hơn mục tiêu {high}",
    TargetKind.BETWEEN: "nằm trong khoảng mục tiêu từ {low} đến {high}",
    TargetKind.EQUAL: "đạt mục tiêu {low}",
    TargetKind.RANK_WITHIN: "thuộc nhóm {rank} đứng đầu theo mục tiêu",
    TargetKind.ABOVE_REFERENCE: "{reaches} {about} {reference}",
    TargetKind.NONE_LEFT: "đúng mục tiêu “{text}”",
}
_UNSATISFIED = {
    TargetKind.AT_LEAST: "{no} đạt mục tiêu {low}",
    TargetKind.MORE_THAN: "{no} lớn hơn mục tiêu {low}",
    TargetKind.AT_MOST: "cao hơn mức tối đa {high}",
    TargetKind.LESS_THAN: "{no} nhỏ hơn mục tiêu {high}",
    TargetKind.BETWEEN: "{no} đạt mức dưới của khoảng mục tiêu từ {low} đến {high}",
    TargetKind.EQUAL: "{no} bằng mục tiêu {low}",
    TargetKind.RANK_WITHIN: "{no} thuộc nhóm {rank} đứng đầu theo mục tiêu",
    TargetKind.ABOVE_REFERENCE: "{no} {reaches} {about} {reference}",
    TargetKind.NONE_LEFT: "{no} đạt mục tiêu “{text}”",
}


def reason_of(standing: Standing) -> str:
    """Why the measure has its status, before any verdict of the clerk's own."""
    if standing.to_date is not None and standing.outcome is not None:
        return _compared(standing, standing.to_date, standing.outcome)
    if standing.target.kind is TargetKind.JUDGED:
        return _unjudged(standing)
    if standing.to_date is not None:
        return _without_reference(standing, standing.to_date)
    return _without_figure(standing)


def quarters_in_text(numbers: Iterable[int]) -> str:
    """Quarters of a year in an enumeration: `quý II và quý IV`."""
    names = [f"quý {ROMAN[number - 1]}" for number in numbers]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def reference_name(target: Target) -> str:
    """What the reference is called, as the printed target has it."""
    text = target.text.lower()
    for name in ("dự toán", "kế hoạch", "chỉ tiêu", "cùng kỳ"):
        if name in text:
            return {"cùng kỳ": "số cùng kỳ", "chỉ tiêu": "chỉ tiêu được giao"}.get(name, name)
    return "số đối chiếu"


def _compared(standing: Standing, to_date: Decimal, outcome: Outcome) -> str:
    sentences = (
        f"{_subject(standing, to_date)}, {_comparison(standing, outcome)}"
        f"{_percent(standing, to_date, outcome)}.",
        _gap(standing),
        _pace(standing, outcome),
        _premature(standing, outcome),
        _off_schedule(standing),
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _subject(standing: Standing, to_date: Decimal) -> str:
    estimate = " (số ước)" if standing.estimate else ""
    if standing.target.kind is TargetKind.RANK_WITHIN:
        return f"Xếp thứ {format_number(to_date)}{estimate}"
    subject = _SUBJECTS[standing.measure.adds_up]
    if standing.target.kind is TargetKind.NONE_LEFT and to_date > 0:
        subject = "Còn"
    return f"{subject} {figure(to_date, standing.measure.figure_unit)}{estimate}"


def _comparison(standing: Standing, outcome: Outcome) -> str:
    target, unit = standing.target, standing.measure.figure_unit
    phrase = {
        Outcome.EXCEEDED: _EXCEEDED.get(target.kind, _SATISFIED.get(target.kind, "")),
        Outcome.SATISFIED: _SATISFIED.get(target.kind, ""),
        Outcome.UNSATISFIED: _UNSATISFIED.get(target.kind, ""),
    }[outcome]
    said = phrase.format(
        no="không" if standing.is_final else "chưa",
        low=_or_empty(target.low, unit),
        high=_or_empty(target.high, unit),
        rank="" if target.high is None else format_number(target.high),
        reference=_or_empty(standing.reference, unit),
        reaches="đạt" if target.inclusive else "vượt",
        about=reference_name(target),
        text=target.text,
    )
    return said + _own_limit(standing, outcome)


def _own_limit(standing: Standing, outcome: Outcome) -> str:
    limit = standing.target.exceeds_from
    if outcome is not Outcome.EXCEEDED or standing.target.kind in _EXCEEDED or limit is None:
        return ""
    return f" và đạt mức tính là vượt {figure(limit, standing.measure.figure_unit)}"


def _or_empty(value: Decimal | None, unit: str) -> str:
    return "" if value is None else figure(value, unit)


def _percent(standing: Standing, to_date: Decimal, outcome: Outcome) -> str:
    percent, base = standing.percent, standing.base
    says_so_already = outcome is Outcome.SATISFIED and to_date == base
    if percent is None or base is None or says_so_already:
        return ""
    shown = format_number(percent).removesuffix(",0")
    return f"; bằng {_nearly(percent, to_date, base)}{shown}% {_base_name(standing.target)}"


def _base_name(target: Target) -> str:
    return reference_name(target) if target.kind is TargetKind.ABOVE_REFERENCE else "mục tiêu"


def _nearly(percent: Decimal, to_date: Decimal, base: Decimal) -> str:
    """What rounding hides: `bằng 100% mục tiêu` would deny a miss by a hair."""
    if percent != _HUNDRED or to_date == base:
        return ""
    return "gần " if to_date < base else "hơn "


def _gap(standing: Standing) -> str:
    if not standing.missing:
        return ""
    quarters = quarters_in_text(one.number for one in standing.missing)
    return f"Chưa gồm {quarters} vì chưa có số liệu."


def _pace(standing: Standing, outcome: Outcome) -> str:
    pace = standing.pace
    if pace is None or standing.is_final or outcome is not Outcome.UNSATISFIED:
        return ""
    kept = "Đã đạt" if standing.keeps_pace else "Chưa đạt"
    if pace.percent is None:
        planned = figure(pace.figure, standing.measure.figure_unit)
        return f"{kept} kế hoạch quý của đơn vị ({planned})."
    quarter = f"quý {standing.quarter.roman}"
    share = f"{pace.percent}% {_base_name(standing.target)}"
    return f"{kept} mức {share} đến hết {quarter} ({YARDSTICK})."


def _premature(standing: Standing, outcome: Outcome) -> str:
    """A ceiling that a growing total keeps in March may be passed by December."""
    kept = outcome is not Outcome.UNSATISFIED and standing.target.kind in _CEILINGS
    if not kept or standing.is_final or not standing.grows_over_the_year:
        return ""
    return "Số lũy kế còn tăng đến hết năm, chưa phải kết quả cuối cùng."


def _off_schedule(standing: Standing) -> str:
    if standing.is_scheduled:
        return ""
    return f"Kỳ đánh giá chính thức: {quarters_in_text(standing.measure.assessed)}."


def _unjudged(standing: Standing) -> str:
    if standing.value is None and not standing.is_scheduled:
        return _not_due(standing)
    return (
        f"Mục tiêu “{standing.target.text}” do người dùng đánh giá, "
        f"chưa có đánh giá {standing.quarter.in_text}."
    )


def _without_reference(standing: Standing, to_date: Decimal) -> str:
    name = reference_name(standing.target)
    return (
        f"{_subject(standing, to_date)}; chưa có {name} để so sánh với mục tiêu "
        f"“{standing.target.text}”, cần nhập số {name}."
    )


def _without_figure(standing: Standing) -> str:
    if not standing.is_scheduled:
        return _not_due(standing)
    newest = standing.given[-1] if standing.given else None
    sentence = f"Chưa có số liệu {standing.quarter.in_text}"
    if newest is None:
        return f"{sentence}."
    value = figure(newest.value, standing.measure.figure_unit)
    return f"{sentence}; số gần nhất là {value} ({newest.quarter.in_text})."


def _not_due(standing: Standing) -> str:
    quarters = quarters_in_text(standing.measure.assessed)
    if standing.quarter.number > max(standing.measure.assessed):
        return f"{standing.quarter.label} không phải kỳ đánh giá: chỉ tiêu đánh giá vào {quarters}."
    return f"Chưa đến kỳ đánh giá: chỉ tiêu đánh giá vào {quarters}."
