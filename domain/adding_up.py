"""How the quarters of a measure make its year-to-date figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache, reduce

from domain.plan import AddsUp, Measure
from domain.quarter import Quarter
from domain.returns import Entry, Return

# Of the divisors 1 to 4 only 3 leaves an endless fraction; two places more than anyone typed keep
# the rounding far below the figures that the mean is made of.
_PLACES_OF_A_MEAN = 2
# The usual 28 digits would round long figures, and a total would depend on the order of its parts.
_EXACT = Context(prec=250)
_EVERY_QUARTER = frozenset({AddsUp.SUM, AddsUp.AVERAGE})


@dataclass(frozen=True)
class QuarterFigure:
    """One quarter's figure as it enters the year-to-date one."""

    quarter: Quarter
    value: Decimal
    estimate: bool = False


@lru_cache(maxsize=64)
def year_so_far(quarter: Quarter) -> tuple[Quarter, ...]:
    """The quarters of the year up to this one; remembered, for every row of a plan asks."""
    return quarter.up_to_here()


def entry_of(code: str, returns: Mapping[Quarter, Return], quarter: Quarter) -> Entry | None:
    """The measure's entry in the quarter, None where nothing was entered."""
    found = returns.get(quarter)
    return None if found is None else found.entries.get(code)


def parts_given(
    measure: Measure, returns: Mapping[Quarter, Return], quarter: Quarter
) -> tuple[QuarterFigure, ...]:
    """Every figure of the year from its first quarter to this one, gaps left out."""
    entries = ((one, entry_of(measure.code, returns, one)) for one in year_so_far(quarter))
    return tuple(
        QuarterFigure(one, entry.value, entry.estimate)
        for one, entry in entries
        if entry is not None and entry.value is not None
    )


def used_of(
    adds_up: AddsUp, given: tuple[QuarterFigure, ...], quarter: Quarter
) -> tuple[QuarterFigure, ...]:
    """Those of the given figures that make the year-to-date one: all, or this quarter's alone.

    Empty where this quarter has none: a total that silently ended a quarter earlier would be read
    as this quarter's.
    """
    if not given or given[-1].quarter != quarter:
        return ()
    return given if adds_up in _EVERY_QUARTER else given[-1:]


def quarters_missing(measure: Measure, used: tuple[QuarterFigure, ...]) -> tuple[Quarter, ...]:
    """The earlier quarters of assessment that a total or mean of the used figures lacks.

    Where a measure is assessed twice a year, two half-yearly figures are the whole.
    """
    if not used or measure.adds_up not in _EVERY_QUARTER:
        return ()
    present = {part.quarter for part in used}
    expected = (one for one in year_so_far(used[-1].quarter) if one.number in measure.assessed)
    return tuple(one for one in expected if one not in present)


def made_of(adds_up: AddsUp, parts: tuple[QuarterFigure, ...]) -> Decimal | None:
    """The year-to-date figure that the parts make; None where there are none.

    Quarters are added (`sum`) or averaged (`average`) as far as they have figures; for `to_date`
    and `latest` the quarter's own figure is already the one.
    """
    if not parts:
        return None
    if adds_up is AddsUp.AVERAGE:
        return _mean([part.value for part in parts])
    if adds_up is AddsUp.SUM:
        return _total([part.value for part in parts])
    return parts[-1].value


def _total(values: Sequence[Decimal]) -> Decimal:
    return reduce(_EXACT.add, values)


def _mean(values: Sequence[Decimal]) -> Decimal:
    """The mean, exact where it ends, otherwise rounded half up two places beyond the parts'."""
    finest = min(_last_place(value) for value in values)
    mean = _EXACT.divide(_total(values), Decimal(len(values)))
    trimmed = _rounded(mean, finest - _PLACES_OF_A_MEAN).normalize(_EXACT)
    return trimmed if _last_place(trimmed) < finest else _rounded(trimmed, finest)


def _last_place(value: Decimal) -> int:
    """The exponent of the last digit, 0 for whole numbers however they are written."""
    return min(int(value.as_tuple().exponent), 0)


def _rounded(value: Decimal, place: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(place), rounding=ROUND_HALF_UP, context=_EXACT)
