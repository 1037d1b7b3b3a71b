"""What a target asks for: the rule behind the printed text, and how the text is read into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.target_kind import TargetKind
from domain.target_sentence import sentence_of
from domain.text import nfc

__all__ = ["Target", "TargetKind", "read_target", "target_meaning"]


@dataclass(frozen=True)
class Target:
    """A printed target, verbatim, and the rule that it means.

    `low` holds the figure of `at_least` and `more_than`, `high` that of `at_most`, `less_than` and
    `rank_within` (the last rank that counts); `between` has both, `equal` the same figure twice;
    the other kinds have none. `exceeds_from` is the figure from which an office calls the result
    exceeded where the kind itself does not say so. `inclusive` says of `above_reference` that
    reaching the reference is enough (`đạt và vượt dự toán`).
    """

    text: str
    kind: TargetKind
    low: Decimal | None = None
    high: Decimal | None = None
    exceeds_from: Decimal | None = None
    inclusive: bool = False


# A first reader, soon to be replaced.
_FIGURE = r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_OPERATORS = (
    (TargetKind.AT_LEAST, r"≥|>=|không thấp hơn|không dưới|ít nhất|tối thiểu|khoảng"),
    (TargetKind.AT_MOST, r"≤|<=|không quá|không vượt quá|tối đa"),
    (TargetKind.MORE_THAN, r">|trên|hơn|vượt"),
    (TargetKind.LESS_THAN, r"<|dưới|thấp hơn"),
)


def read_target(text: str) -> Target:
    """The rule that the text states; judged by the clerk where it states none for certain."""
    words = " ".join(nfc(text).casefold().split())
    words = re.sub(r"năm 20\d\d|/ ?(?:1 vạn|10\.000) dân", "", words)
    if re.search(r"vượt (?:dự toán|chỉ tiêu)", words):
        return Target(text, TargetKind.ABOVE_REFERENCE, inclusive="đạt và" in words)
    if "không còn" in words:
        return Target(text, TargetKind.NONE_LEFT)
    figures = [_figure(one) for one in re.findall(_FIGURE, words)]
    if "nhóm" in words and len(figures) == 1 and "đứng đầu" in words:
        return Target(text, TargetKind.RANK_WITHIN, high=figures[0])
    if len(figures) == 2 and figures[0] < figures[1]:  # noqa: PLR2004
        return Target(text, TargetKind.BETWEEN, figures[0], figures[1])
    if len(figures) == 1:
        return _single(text, words, figures[0])
    return Target(text, TargetKind.JUDGED)


def _figure(digits: str) -> Decimal:
    return Decimal(digits.replace(".", "").replace(",", "."))


def _single(text: str, words: str, figure: Decimal) -> Target:
    for kind, operator in _OPERATORS:
        if re.search(rf"(?:{operator}) ?\d", words):
            low = kind in (TargetKind.AT_LEAST, TargetKind.MORE_THAN)
            return Target(text, kind, low=figure) if low else Target(text, kind, high=figure)
    return Target(text, TargetKind.AT_LEAST, low=figure)


def target_meaning(target: Target, unit: str = "") -> str:
    """The rule as one Vietnamese sentence: `Đạt khi kết quả lớn hơn 90%.`"""
    return sentence_of(
        target.kind,
        (target.low, target.high, target.exceeds_from),
        target.inclusive,
        unit,
    )
