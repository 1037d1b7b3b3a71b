"""A measure's target inside a sentence, and how far the result is from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.composing.material import Material
from domain.composing.wording import figure, in_full, lower_first, tidy, with_unit
from domain.measure_rule import LOWER_IS_BETTER
from domain.number import format_number
from domain.plan import Measure
from domain.returns import MeasureStatus
from domain.target import Target, TargetKind
from domain.text import contains

_OPERATORS = {
    TargetKind.MORE_THAN: "trên ",
    TargetKind.LESS_THAN: "dưới ",
    TargetKind.AT_MOST: "không quá ",
}
_RULELESS = frozenset({TargetKind.JUDGED, TargetKind.NONE_LEFT, TargetKind.ABOVE_REFERENCE})
_LONGEST_REASON = 120
_WHOLE = Decimal(100)


def remarks(material: Material, measure: Measure) -> str:
    """What stands in brackets after a result: ` (mục tiêu trên 12,5%, thấp hơn 0,7 điểm %)`."""
    said = [*_said(material, measure)]
    return f" ({', '.join(said)})" if said else ""


def _said(material: Material, measure: Measure) -> Iterator[str]:
    target = material.target(measure)
    words = target_in_text(target, measure)
    concluded = material.of(measure)
    # The rules' distance would contradict the office's own conclusion.
    distance = "" if concluded.overridden else _distance(material, measure)
    yield from _joined(words, distance)
    reason = material.entry(measure).verdict_reason
    if concluded.overridden or (target.kind is TargetKind.JUDGED and reason.strip()):
        yield from _own_reason(reason)
    else:
        yield from _pace(material, measure)


def _joined(target: str, distance: str) -> Iterator[str]:
    """`bằng 51,8% mục tiêu trên 2.500 doanh nghiệp`: the target is named once."""
    if distance.endswith("% mục tiêu") and target.startswith("mục tiêu "):
        yield f"{distance.removesuffix('mục tiêu')}{target}"
        return
    yield from (words for words in (target, distance) if words)


def _own_reason(reason: str) -> Iterator[str]:
    words = tidy(reason)
    short = words and len(words) <= _LONGEST_REASON
    yield f"đơn vị tự đánh giá: {lower_first(words)}" if short else "theo đánh giá của đơn vị"


def target_in_text(target: Target, measure: Measure) -> str:
    """The target in words: `mục tiêu trên 12,5%`; empty where the measure's name says it already.

    A bare figure takes the operator that the resolution's body gives it; words stay as printed.
    """
    text = _without_verb(tidy(in_full(target.text)))
    if contains(measure.name, text):
        return ""
    if target.kind in _RULELESS:
        return f"mục tiêu {text}" if text.startswith("vượt ") else f"mục tiêu: {text}"
    if any(char.isalpha() for char in text):
        return f"mục tiêu: {text}" if target.kind is TargetKind.RANK_WITHIN else f"mục tiêu {text}"
    return f"mục tiêu {_OPERATORS.get(target.kind, '')}{_figures(target, measure.figure_unit)}"


def _without_verb(text: str) -> str:
    """`đạt trên 10%` without its verb; `đạt và vượt` is no verb of a figure."""
    words = lower_first(text)
    return words if words.startswith("đạt và ") else words.removeprefix("đạt ")


def _figures(target: Target, unit: str) -> str:
    low, high = target.low, target.high
    if target.kind is TargetKind.BETWEEN and low is not None and high is not None:
        return with_unit(f"{format_number(low)} - {format_number(high)}", unit)
    one = low if low is not None else high
    return target.text if one is None else figure(one, unit)


def _distance(material: Material, measure: Measure) -> str:
    """How far the result is from its target, where that can be said in a figure.

    The difference of two percentages is in percentage points (`điểm %`), never in per cent.
    """
    concluded = material.of(measure)
    target = material.target(measure)
    if concluded.to_date is None:
        return ""
    if target.kind is TargetKind.ABOVE_REFERENCE:
        return "" if is_told_by_percent(material, measure) else _share(material, measure)
    if measure.is_rate:
        return points(_difference(target, concluded.to_date, concluded.status), "cao", "thấp")
    return _share(material, measure)


def _share(material: Material, measure: Measure) -> str:
    percent = material.of(measure).percent_of_target
    if percent is None or percent == _WHOLE:
        return ""
    return f"bằng {format_number(percent).removesuffix(',0')}% {reference_name(material, measure)}"


def reference_name(material: Material, measure: Measure) -> str:
    """What a percentage is of: the target, or the figure that the target is set above."""
    target = material.target(measure)
    if target.kind is not TargetKind.ABOVE_REFERENCE:
        return "mục tiêu"
    return "dự toán" if contains(target.text, "dự toán") else "chỉ tiêu được giao"


def is_told_by_percent(material: Material, measure: Measure) -> bool:
    """Whether the figure has no printed unit, so that only its percentage can be read."""
    above = material.target(measure).kind is TargetKind.ABOVE_REFERENCE
    return above and not measure.figure_unit


def _difference(target: Target, value: Decimal, status: MeasureStatus) -> Decimal | None:
    """The result less the figure that decides: of a range the upper one once it is passed."""
    deciding = target.high if target.kind in LOWER_IS_BETTER else target.low
    if target.kind is TargetKind.BETWEEN and status is MeasureStatus.EXCEEDED:
        deciding = target.high
    elif target.kind is TargetKind.BETWEEN and status is MeasureStatus.MET:
        deciding = None
    return None if deciding is None else value - deciding


def points(difference: Decimal | None, up: str, down: str) -> str:
    """`cao hơn 0,7 điểm %`; empty where there is no difference."""
    if not difference:
        return ""
    way = up if difference > 0 else down
    return f"{way} hơn {format_number(abs(difference))} điểm %"


def _pace(material: Material, measure: Measure) -> Iterator[str]:
    """Whether a figure that is still short of the year's target is where it should be by now.

    Where the yardstick is only the habit of a quarter of the target each quarter, nothing is held
    against the unit.
    """
    concluded = material.of(measure)
    if concluded.status is not MeasureStatus.NOT_YET_MET or concluded.on_pace is None:
        return
    own = (measure.code, material.quarter.number) in material.own.pace
    if concluded.on_pace:
        yield "đạt kế hoạch quý" if own else "bảo đảm tiến độ"
    elif own:
        yield "chưa đạt kế hoạch quý"
