"""How quarters make the year-to-date figure."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.adding_up import QuarterFigure
from domain.plan import AddsUp, Measure, OwnPlan
from domain.quarter import Quarter
from domain.returns import Return
from domain.standing import Standing, standing_of
from domain.target import TargetKind
from tests.domain.small_plan import Q2, Q3, Q4, QUARTERS, measure, target, values

AT_LEAST_90 = target(TargetKind.AT_LEAST, "90")
FIGURES = st.decimals(-10_000, 10_000, places=2)
Returns = Mapping[Quarter, Return]


def standing(one: Measure, returns: Returns, quarter: Quarter) -> Standing:
    return standing_of(one, returns, quarter, OwnPlan())


def year_to_date(one: Measure, returns: Returns, quarter: Quarter) -> Decimal | None:
    return standing(one, returns, quarter).to_date


def numbers(parts: tuple[QuarterFigure, ...]) -> list[int]:
    return [part.quarter.number for part in parts]


@pytest.mark.parametrize(
    ("adds_up", "entered", "expected"),
    [
        (AddsUp.SUM, ("10", "20", "30", "40"), ("10", "30", "60", "100")),
        (AddsUp.TO_DATE, ("10", "20", "30", "40"), ("10", "20", "30", "40")),
        (AddsUp.LATEST, ("92", "90", "91", "95"), ("92", "90", "91", "95")),
        (AddsUp.AVERAGE, ("90", "91", "92", "95"), ("90", "90.5", "91", "92")),
        (AddsUp.SUM, ("1.5", "2.25", "0", "-0.75"), ("1.5", "3.75", "3.75", "3.00")),
        (AddsUp.SUM, ("10", None, "30", "40"), ("10", None, "40", "80")),
        (AddsUp.TO_DATE, (None, "20", None, "40"), (None, "20", None, "40")),
        (AddsUp.LATEST, ("92", None, None, "95"), ("92", None, None, "95")),
        (AddsUp.AVERAGE, ("90", None, "91", None), ("90", None, "90.5", None)),
        (AddsUp.SUM, (None, None, None, None), (None, None, None, None)),
        (AddsUp.SUM, ("0", "0", "0", "0"), ("0", "0", "0", "0")),
    ],
)
def test_quarters_make_the_year_to_date_figure(
    adds_up: AddsUp, entered: tuple[str | None, ...], expected: tuple[str | None, ...]
) -> None:
    one = measure(AT_LEAST_90, adds_up)
    found = [year_to_date(one, values(*entered), quarter) for quarter in QUARTERS]
    assert [None if value is None else str(value) for value in found] == list(expected)


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        (("1", "1", "2"), "1.33"),
        (("2", "2", "1"), "1.67"),
        (("0.1", "0.1", "0.2"), "0.133"),
        (("1.0", "2.0", "3.0"), "2.0"),
        (("0.005", "0.005", "0.006"), "0.00533"),
        (("-1", "-1", "-2"), "-1.33"),
    ],
)
def test_an_endless_mean_is_rounded_half_up_two_places_beyond_its_parts(
    entered: tuple[str, ...], expected: str
) -> None:
    one = measure(AT_LEAST_90, AddsUp.AVERAGE)
    assert str(year_to_date(one, values(*entered), Q3)) == expected


def test_the_parts_are_the_quarters_that_were_used() -> None:
    returns = values("10", None, "30", "40")
    total = measure(AT_LEAST_90, AddsUp.SUM)
    level = measure(AT_LEAST_90, AddsUp.LATEST)
    assert numbers(standing(total, returns, Q4).used) == [1, 3, 4]
    assert numbers(standing(level, returns, Q4).used) == [4]
    assert numbers(standing(level, returns, Q4).given) == [1, 3, 4]
    assert standing(total, returns, Q2).used == ()


def test_the_missing_quarters_of_a_total_are_named() -> None:
    returns = values("10", None, "30")
    total = measure(AT_LEAST_90, AddsUp.SUM)
    level = measure(AT_LEAST_90, AddsUp.LATEST)
    assert standing(total, returns, Q3).missing == (Q2,)
    assert standing(level, returns, Q3).missing == ()
    assert standing(total, returns, Q2).missing == ()


def test_a_measure_assessed_twice_a_year_lacks_nothing_between() -> None:
    twice = measure(AT_LEAST_90, AddsUp.SUM, assessed=(2, 4))
    assert standing(twice, values(None, "2", None, "3"), Q4).missing == ()
    assert standing(twice, values("1", None, "2", "3"), Q4).missing == (Q2,)


@settings(deadline=None)
@given(st.lists(FIGURES, min_size=4, max_size=4))
def test_a_total_is_the_sum_in_whatever_order_it_was_entered(figures: list[Decimal]) -> None:
    one = measure(AT_LEAST_90, AddsUp.SUM)
    entered = values(*(str(figure) for figure in figures))
    backwards = dict(reversed(list(entered.items())))
    assert year_to_date(one, entered, Q4) == sum(figures)
    assert year_to_date(one, backwards, Q4) == sum(figures)


@settings(deadline=None)
@given(st.lists(FIGURES, min_size=3, max_size=3))
def test_a_mean_lies_among_its_parts(figures: list[Decimal]) -> None:
    one = measure(AT_LEAST_90, AddsUp.AVERAGE)
    mean = year_to_date(one, values(*(str(figure) for figure in figures)), Q3)
    assert mean is not None
    assert min(figures) <= mean <= max(figures)


def test_figures_longer_than_usual_are_added_exactly() -> None:
    one = measure(AT_LEAST_90, AddsUp.SUM)
    long = "1" + "0" * 40
    assert year_to_date(one, values(long, "0.01"), Q2) == Decimal(long + ".01")
