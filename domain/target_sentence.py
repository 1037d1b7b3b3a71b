"""A target's rule shown back as one Vietnamese sentence."""

from __future__ import annotations

from decimal import Decimal

from domain.figure import figure
from domain.number import format_number
from domain.target_kind import TargetKind

_SENTENCES = {
    TargetKind.AT_LEAST: "Đạt khi kết quả từ {low} trở lên; vượt khi lớn hơn {low}.",
    TargetKind.MORE_THAN: "Đạt khi kết quả lớn hơn {low}{exceeds}.",
    TargetKind.AT_MOST: "Đạt khi kết quả không quá {high}; vượt khi nhỏ hơn {high}.",
    TargetKind.LESS_THAN: "Đạt khi kết quả nhỏ hơn {high}{exceeds}.",
    TargetKind.BETWEEN: "Đạt khi kết quả từ {low} trở lên; vượt khi lớn hơn {high}.",
    TargetKind.EQUAL: "Đạt khi kết quả bằng {low}{exceeds}.",
    TargetKind.RANK_WITHIN: "Đạt khi thứ hạng từ {rank} trở lên (thứ 1 là cao nhất){exceeds}.",
    TargetKind.ABOVE_REFERENCE: (
        "Đạt khi kết quả lớn hơn số để so sánh do người dùng nhập{exceeds}."
    ),
    TargetKind.NONE_LEFT: "Đạt khi kết quả bằng 0.",
    TargetKind.JUDGED: "Do người dùng đánh giá.",
}
_INCLUSIVE = "Đạt khi kết quả bằng hoặc lớn hơn số để so sánh do người dùng nhập{exceeds}."

Figures = tuple[Decimal | None, Decimal | None, Decimal | None]


def sentence_of(kind: TargetKind, figures: Figures, inclusive: bool, unit: str) -> str:
    """The rule as a sentence; `figures` are the lower, the upper and the exceeding one."""
    low, high, exceeds_from = figures
    wording = _INCLUSIVE if inclusive and kind is TargetKind.ABOVE_REFERENCE else _SENTENCES[kind]
    return wording.format(
        low=_shown(low, unit),
        high=_shown(high, unit),
        rank="" if high is None else f"thứ {format_number(high)}",
        exceeds=_exceeds(kind, exceeds_from, unit),
    )


def _shown(value: Decimal | None, unit: str) -> str:
    return "" if value is None else figure(value, unit)


def _exceeds(kind: TargetKind, exceeds_from: Decimal | None, unit: str) -> str:
    if exceeds_from is None:
        return ""
    if kind is TargetKind.RANK_WITHIN:
        return f"; vượt khi từ thứ {format_number(exceeds_from)} trở lên"
    way = "trở xuống" if kind is TargetKind.LESS_THAN else "trở lên"
    return f"; vượt khi từ {figure(exceeds_from, unit)} {way}"
