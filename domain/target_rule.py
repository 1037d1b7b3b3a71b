"""The rule that a target's text states."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.target_kind import TargetKind


@dataclass(frozen=True)
class Rule:
    """A kind of rule with the figures that belong to it."""

    kind: TargetKind
    low: Decimal | None = None
    high: Decimal | None = None
    inclusive: bool = False


JUDGED = Rule(TargetKind.JUDGED)
NONE_LEFT = Rule(TargetKind.NONE_LEFT)
_HAS_LOW = frozenset({TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.EQUAL})


def single(kind: TargetKind, figure: Decimal) -> Rule:
    """The rule of a kind that has one figure."""
    low = figure if kind in _HAS_LOW else None
    high = figure if kind not in _HAS_LOW or kind is TargetKind.EQUAL else None
    return Rule(kind, low, high)
