"""Laws that every assessment keeps, whatever the figures."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assess import assess
from domain.plan import AddsUp
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus
from domain.target import Target, TargetKind
from tests.domain.small_plan import (
    Q1,
    Q2,
    QUARTERS,
    measure,
    plan,
    returned,
    target,
    values,
)

K = TargetKind


BETTER = {
    MeasureStatus.NO_DATA: 0,
    MeasureStatus.NOT_MET: 1,
    MeasureStatus.NOT_YET_MET: 1,
    MeasureStatus.MET: 2,
    MeasureStatus.EXCEEDED: 3,
}
FIGURES = st.decimals(-1000, 1000, places=2)
HIGHER = st.sampled_from(
    [
        target(K.AT_LEAST, "90"),
        target(K.MORE_THAN, "90"),
        target(K.MORE_THAN, "90", exceeds="95"),
        target(K.BETWEEN, "3", "3.5"),
        target(K.EQUAL, "100", "100", "110"),
        target(K.ABOVE_REFERENCE, exceeds="60"),
    ]
)
LOWER = st.sampled_from(
    [
        target(K.AT_MOST, high="90"),
        target(K.LESS_THAN, high="90"),
        target(K.LESS_THAN, high="90", exceeds="60"),
        target(K.EQUAL, "100", "100", "90"),
    ]
)
# Figures at the limits above and on both sides of them, where a status changes, beside any others.
LIMITS = ("0", "3", "3.5", "50", "60", "90", "95", "100", "110")
AT_LIMITS = st.sampled_from(
    [Decimal(limit) + step for limit in LIMITS for step in (Decimal("-0.01"), 0, Decimal("0.01"))]
)
ANY = FIGURES | AT_LIMITS
Case = tuple[AddsUp, Decimal, tuple[Decimal, Decimal], Quarter]
# How quarters add up, the figure of quarter I, two figures of the quarter, and the quarter.
CASES = st.tuples(
    st.sampled_from(list(AddsUp)), ANY, st.tuples(ANY, ANY), st.sampled_from(QUARTERS)
)


def in_one_quarter(
    wanted: Target, adds_up: AddsUp, before: Decimal, quarter: Quarter, value: Decimal
) -> int:
    """How good the status is in the quarter, after another figure in quarter I."""
    earlier = returned(Q1, Entry("1", before, reference=Decimal(50)))
    now = returned(quarter, Entry("1", value, reference=Decimal(50)))
    the_plan = plan((measure(wanted, adds_up),))
    return BETTER[assess(the_plan, {Q1: earlier, quarter: now}, quarter).measures["1"].status]


def of_two(case: Case, wanted: Target) -> tuple[int, int]:
    """How good the status is with the lower and with the higher of two figures."""
    adds_up, before, figures, quarter = case
    low, high = sorted(figures)
    return (
        in_one_quarter(wanted, adds_up, before, quarter, low),
        in_one_quarter(wanted, adds_up, before, quarter, high),
    )


@settings(deadline=None)
@given(case=CASES, wanted=HIGHER)
def test_an_assessment_never_improves_when_a_higher_is_better_value_falls(
    case: Case, wanted: Target
) -> None:
    of_low, of_high = of_two(case, wanted)
    assert of_low <= of_high


@settings(deadline=None)
@given(case=CASES, wanted=LOWER)
def test_an_assessment_never_worsens_when_a_lower_is_better_value_falls(
    case: Case, wanted: Target
) -> None:
    of_low, of_high = of_two(case, wanted)
    assert of_low >= of_high


@settings(deadline=None)
@given(st.permutations(QUARTERS), st.lists(FIGURES, min_size=4, max_size=4))
def test_a_status_never_depends_on_the_order_of_entry(
    order: list[Quarter], figures: list[Decimal]
) -> None:
    the_plan = plan((measure(target(K.AT_LEAST, "90"), AddsUp.SUM),))
    in_order = {
        quarter: returned(quarter, Entry("1", value))
        for quarter, value in zip(QUARTERS, figures, strict=True)
    }
    shuffled = {quarter: in_order[quarter] for quarter in order}
    for quarter in QUARTERS:
        assert assess(the_plan, in_order, quarter) == assess(the_plan, shuffled, quarter)


def test_what_comes_later_changes_nothing_earlier() -> None:
    the_plan = plan((measure(target(K.AT_LEAST, "90"), AddsUp.SUM),))
    assert assess(the_plan, values("10", "20"), Q2) == assess(
        the_plan, values("10", "20", "900"), Q2
    )
