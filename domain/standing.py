"""Where a measure stands in a quarter: every figure that its assessment rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from domain.adding_up import (
    QuarterFigure,
    entry_of,
    made_of,
    parts_given,
    quarters_missing,
    used_of,
    year_so_far,
)
from domain.measure_rule import (
    LOWER_IS_BETTER,
    Outcome,
    base_of,
    judge,
    percent_of_target,
)
from domain.plan import AddsUp, Measure, OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, Return
from domain.target import Target, TargetKind


@dataclass(frozen=True)
class Pace:
    """The year-to-date figure that one could expect by now: the office's own or a yardstick.

    `percent` is the yardstick's share of the target; None where the figure is the office's own.
    """

    figure: Decimal
    percent: int | None = None


@dataclass(frozen=True)
class Standing:
    """The figures of one measure up to a quarter, and the target that they are held against."""

    measure: Measure
    quarter: Quarter
    target: Target
    has_own_target: bool
    entry: Entry | None
    given: tuple[QuarterFigure, ...]
    used: tuple[QuarterFigure, ...]
    missing: tuple[Quarter, ...]
    reference: Decimal | None = None
    reference_from: Quarter | None = None
    own_pace: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The quarter's own figure."""
        return self.entry.value if self.entry else None

    @cached_property
    def to_date(self) -> Decimal | None:
        """The year-to-date figure, which is the one that is judged."""
        return made_of(self.measure.adds_up, self.used)

    @property
    def estimate(self) -> bool:
        """Whether an estimate is in the year-to-date figure."""
        return any(part.estimate for part in self.used)

    @property
    def is_scheduled(self) -> bool:
        """Whether the measure is assessed in this quarter."""
        return self.quarter.number in self.measure.assessed

    @property
    def is_final(self) -> bool:
        """Whether a missed target is missed for good: nothing is assessed after this quarter."""
        return self.quarter.number >= max(self.measure.assessed)

    @cached_property
    def outcome(self) -> Outcome | None:
        """What the rule says of the figure; None without a figure, a reference or a rule."""
        if self.to_date is None or self.target.kind is TargetKind.JUDGED:
            return None
        if self.target.kind is TargetKind.ABOVE_REFERENCE and self.reference is None:
            return None
        return judge(self.target, self.to_date, self.reference)

    @cached_property
    def percent(self) -> Decimal | None:
        """The year-to-date figure as a percentage of the target, where that has a meaning."""
        if self.to_date is None:
            return None
        return percent_of_target(self.target, self.to_date, self.reference)

    @property
    def base(self) -> Decimal | None:
        """The positive figure of the target that percentage and pace are reckoned from."""
        return base_of(self.target, self.reference)

    @cached_property
    def pace(self) -> Pace | None:
        """What the figure should have reached by now; None where that cannot be said.

        The yardstick of 25, 50 and 75 % is a habit, no law: only for figures that grow over the
        year, never for rates, and not once the year is over.
        """
        if self.quarter.is_last or self.to_date is None:
            return None
        if self.own_pace is not None:
            return Pace(self.own_pace)
        if not self.grows_over_the_year or self.base is None:
            return None
        percent = 25 * self.quarter.number
        return Pace(self.base * percent / 100, percent)

    @property
    def keeps_pace(self) -> bool | None:
        """Whether the figure has reached its pace; None where there is none."""
        if self.pace is None or self.to_date is None:
            return None
        if self.target.kind in LOWER_IS_BETTER:
            return self.to_date <= self.pace.figure
        return self.to_date >= self.pace.figure

    @property
    def grows_over_the_year(self) -> bool:
        """Whether the year-to-date figure is a quantity that the next quarters add to."""
        if self.measure.adds_up is AddsUp.SUM:
            return True
        return self.measure.adds_up is AddsUp.TO_DATE and not self.measure.is_rate


def standing_of(
    measure: Measure, returns: Mapping[Quarter, Return], quarter: Quarter, own: OwnPlan
) -> Standing:
    """The measure's standing in the quarter; the office's own target goes before the plan's."""
    reference, reference_from = reference_of(measure.code, returns, quarter)
    own_target = own.targets.get(measure.code)
    given = parts_given(measure, returns, quarter)
    used = used_of(measure.adds_up, given, quarter)
    return Standing(
        measure=measure,
        quarter=quarter,
        target=own_target or measure.target,
        has_own_target=own_target is not None,
        entry=entry_of(measure.code, returns, quarter),
        given=given,
        used=used,
        missing=quarters_missing(measure, used),
        reference=reference,
        reference_from=reference_from,
        own_pace=own.pace.get((measure.code, quarter.number)),
    )


def reference_of(
    code: str, returns: Mapping[Quarter, Return], quarter: Quarter
) -> tuple[Decimal | None, Quarter | None]:
    """The newest reference of the year and its quarter: given once, it holds for the year."""
    for one in reversed(year_so_far(quarter)):
        entry = entry_of(code, returns, one)
        if entry is not None and entry.reference is not None:
            return entry.reference, one
    return None, None
