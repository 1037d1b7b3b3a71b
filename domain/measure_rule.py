"""Whether a figure satisfies a target, and how much of the target it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum

from domain.target import Target, TargetKind

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_EXACT = Context(prec=250)

HIGHER_IS_BETTER = frozenset(
    {
        TargetKind.AT_LEAST,
        TargetKind.MORE_THAN,
        TargetKind.BETWEEN,
        TargetKind.ABOVE_REFERENCE,
    }
)
LOWER_IS_BETTER = frozenset(
    {TargetKind.AT_MOST, TargetKind.LESS_THAN, TargetKind.RANK_WITHIN, TargetKind.NONE_LEFT}
)
_SAYS_EXCEEDED = frozenset({TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.BETWEEN})


class Outcome(Enum):
    """What a rule says of a figure, whatever the time of the year."""

    EXCEEDED = "exceeded"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


def judge(target: Target, value: Decimal, reference: Decimal | None = None) -> Outcome:
    """What the target's rule says of the figure.

    `reference` is needed by a target above a reference; a target that the clerk judges has no rule.
    """
    if not _SATISFIES[target.kind](target, value, reference):
        return Outcome.UNSATISFIED
    return Outcome.EXCEEDED if _exceeds(target, value) else Outcome.SATISFIED


def base_of(target: Target, reference: Decimal | None) -> Decimal | None:
    """The figure that a result is a percentage of or keeps pace with, None where there is none."""
    base = reference if target.kind is TargetKind.ABOVE_REFERENCE else target.low
    return base if base is not None and base > 0 else None


def percent_of_target(
    target: Target, value: Decimal, reference: Decimal | None = None
) -> Decimal | None:
    """The figure as a percentage of the target, one decimal, rounded half up.

    None where it would mislead: for ranges, ranks, none left, what the clerk judges, where lower
    is better, and for a target or a figure that is not positive.
    """
    base = base_of(target, reference)
    if target.kind not in _HAS_PERCENT or base is None or value < 0:
        return None
    share = _EXACT.divide(_EXACT.multiply(value, _HUNDRED), base)
    return share.quantize(_TENTH, rounding=ROUND_HALF_UP, context=_EXACT)


_HAS_PERCENT = frozenset(
    {
        TargetKind.AT_LEAST,
        TargetKind.MORE_THAN,
        TargetKind.EQUAL,
        TargetKind.ABOVE_REFERENCE,
    }
)


def _exceeds(target: Target, value: Decimal) -> bool:
    """Whether the figure is beyond the target: by its rule, else by the office's own figure."""
    if target.kind in _SAYS_EXCEEDED:
        return _beyond_rule(target, value)
    limit = target.exceeds_from
    if limit is None:
        return False
    return value <= limit if _is_lower_better(target) else value >= limit


def _beyond_rule(target: Target, value: Decimal) -> bool:
    if target.kind is TargetKind.AT_LEAST:
        return value > _set(target.low)
    if target.kind is TargetKind.AT_MOST:
        return value < _set(target.high)
    return value > _set(target.high)


def _is_lower_better(target: Target) -> bool:
    """An equal target goes the way that the office's figure for exceeding it points."""
    if target.kind is TargetKind.EQUAL and target.exceeds_from is not None:
        return target.exceeds_from < _set(target.low)
    return target.kind in LOWER_IS_BETTER


def _equals(target: Target, value: Decimal) -> bool:
    """Where an office says from when the figure is exceeded, what lies before that is met."""
    if target.exceeds_from is None:
        return value == _set(target.low)
    if _is_lower_better(target):
        return value <= _set(target.low)
    return value >= _set(target.low)


def _set(figure: Decimal | None) -> Decimal:
    if figure is None:
        raise ValueError("a target without the figure of its rule")
    return figure


_Rule = Callable[[Target, Decimal, Decimal | None], bool]
_SATISFIES: Mapping[TargetKind, _Rule] = {
    TargetKind.AT_LEAST: lambda target, value, _: value >= _set(target.low),
    TargetKind.MORE_THAN: lambda target, value, _: value > _set(target.low),
    TargetKind.AT_MOST: lambda target, value, _: value <= _set(target.high),
    TargetKind.LESS_THAN: lambda target, value, _: value < _set(target.high),
    TargetKind.BETWEEN: lambda target, value, _: value >= _set(target.low),
    TargetKind.EQUAL: lambda target, value, _: _equals(target, value),
    # There is no rank below the first: 0 is a mistake, not a success.
    TargetKind.RANK_WITHIN: lambda target, value, _: 1 <= value <= _set(target.high),
    TargetKind.ABOVE_REFERENCE: lambda target, value, reference: (
        value >= _set(reference) if target.inclusive else value > _set(reference)
    ),
    TargetKind.NONE_LEFT: lambda _, value, __: value == 0,
}
