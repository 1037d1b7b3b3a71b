"""What a target asks for: the rule behind the printed text, and how the text is read into it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.target_kind import TargetKind

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


def read_target(text: str) -> Target:
    """The rule that the text states; judged by the clerk where it states none for certain.

    In targets a dot followed by exactly three digits groups thousands; `12.5` is not read. Figures
    stay in the printed unit (`52.600 tỷ đồng` is 52600). A bare figure is the least to be reached.
    """
    # Only where text is read: its patterns take long to compile, and a data file needs none.
    from domain.target_reading import rule_of  # noqa: PLC0415

    rule = rule_of(text)
    return Target(text, rule.kind, rule.low, rule.high, inclusive=rule.inclusive)


def target_meaning(target: Target, unit: str = "") -> str:
    """The rule as one Vietnamese sentence: `Đạt khi kết quả lớn hơn 90%.`"""
    from domain.target_sentence import sentence_of  # noqa: PLC0415 - as in `read_target`

    return sentence_of(
        target.kind,
        (target.low, target.high, target.exceeds_from),
        target.inclusive,
        unit,
    )
