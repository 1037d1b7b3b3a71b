"""What the rules conclude of a measure: kind by kind, quarter by quarter."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.assess import assess
from domain.plan import AddsUp, OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus
from domain.target import Target, TargetKind
from tests.domain.small_plan import (
    Q1,
    Q2,
    Q3,
    Q4,
    QUARTERS,
    assessed,
    figure,
    measure,
    plan,
    returned,
    target,
    values,
)

EXCEEDED, MET = MeasureStatus.EXCEEDED, MeasureStatus.MET
NOT_YET, NOT_MET = MeasureStatus.NOT_YET_MET, MeasureStatus.NOT_MET
NOT_DUE, NO_DATA = MeasureStatus.NOT_DUE, MeasureStatus.NO_DATA
K = TargetKind

# What each kind says of figures below, at and beyond its own; `short` is what misses.
VERDICTS: list[tuple[Target, str, str | MeasureStatus]] = [
    (target(K.AT_LEAST, "90"), "89.99", "short"),
    (target(K.AT_LEAST, "90"), "90", MET),
    (target(K.AT_LEAST, "90"), "90.0", MET),
    (target(K.AT_LEAST, "90"), "90.01", EXCEEDED),
    (target(K.MORE_THAN, "90"), "90", "short"),
    (target(K.MORE_THAN, "90"), "90.01", MET),
    (target(K.MORE_THAN, "90"), "1000", MET),
    (target(K.MORE_THAN, "90", exceeds="95"), "94.99", MET),
    (target(K.MORE_THAN, "90", exceeds="95"), "95", EXCEEDED),
    (target(K.MORE_THAN, "90", exceeds="85"), "87", "short"),
    (target(K.AT_MOST, None, "2.05"), "2.06", "short"),
    (target(K.AT_MOST, None, "2.05"), "2.05", MET),
    (target(K.AT_MOST, None, "2.05"), "2.04", EXCEEDED),
    (target(K.LESS_THAN, None, "2.05"), "2.05", "short"),
    (target(K.LESS_THAN, None, "2.05"), "2.04", MET),
    (target(K.LESS_THAN, None, "2.05"), "0", MET),
    (target(K.LESS_THAN, None, "2.05", "1.5"), "1.5", EXCEEDED),
    (target(K.LESS_THAN, None, "2.05", "1.5"), "1.51", MET),
    (target(K.BETWEEN, "3", "3.5"), "2.99", "short"),
    (target(K.BETWEEN, "3", "3.5"), "3", MET),
    (target(K.BETWEEN, "3", "3.5"), "3.5", MET),
    (target(K.BETWEEN, "3", "3.5"), "3.51", EXCEEDED),
    (target(K.EQUAL, "100", "100"), "99.9", "short"),
    (target(K.EQUAL, "100", "100"), "100", MET),
    (target(K.EQUAL, "100", "100"), "100.1", "short"),
    (target(K.EQUAL, "100", "100", "110"), "99.9", "short"),
    (target(K.EQUAL, "100", "100", "110"), "105", MET),
    (target(K.EQUAL, "100", "100", "110"), "110", EXCEEDED),
    (target(K.EQUAL, "100", "100", "80"), "101", "short"),
    (target(K.EQUAL, "100", "100", "80"), "80", EXCEEDED),
    (target(K.RANK_WITHIN, None, "5"), "6", "short"),
    (target(K.RANK_WITHIN, None, "5"), "5", MET),
    (target(K.RANK_WITHIN, None, "5"), "1", MET),
    (target(K.RANK_WITHIN, None, "5"), "0", "short"),
    (target(K.RANK_WITHIN, None, "5", "3"), "3", EXCEEDED),
    (target(K.RANK_WITHIN, None, "5", "3"), "4", MET),
    (target(K.NONE_LEFT), "0", MET),
    (target(K.NONE_LEFT), "0.00", MET),
    (target(K.NONE_LEFT), "0.01", "short"),
    (target(K.NONE_LEFT), "-1", "short"),
]


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
@pytest.mark.parametrize("adds_up", AddsUp)
@pytest.mark.parametrize(("wanted", "value", "expected"), VERDICTS)
def test_each_kind_of_target_in_each_quarter(
    quarter: Quarter,
    adds_up: AddsUp,
    wanted: Target,
    value: str,
    expected: str | MeasureStatus,
) -> None:
    one = assessed(measure(wanted, adds_up), Entry("1", Decimal(value)), quarter)
    short = NOT_MET if quarter == Q4 else NOT_YET
    assert one.status is (short if expected == "short" else expected)
    assert one.to_date == one.value == Decimal(value)


@pytest.mark.parametrize(
    ("assessed_in", "entered", "expected"),
    [
        ((1, 2, 3, 4), None, (NO_DATA, NO_DATA, NO_DATA, NO_DATA)),
        ((4,), None, (NOT_DUE, NOT_DUE, NOT_DUE, NO_DATA)),
        ((2, 4), None, (NOT_DUE, NO_DATA, NOT_DUE, NO_DATA)),
        ((2,), None, (NOT_DUE, NO_DATA, NOT_DUE, NOT_DUE)),
        ((1, 2, 3, 4), "80", (NOT_YET, NOT_YET, NOT_YET, NOT_MET)),
        ((4,), "80", (NOT_YET, NOT_YET, NOT_YET, NOT_MET)),
        ((2,), "80", (NOT_YET, NOT_MET, NOT_MET, NOT_MET)),
        ((4,), "91", (EXCEEDED, EXCEEDED, EXCEEDED, EXCEEDED)),
    ],
)
def test_the_quarters_of_assessment_decide_what_is_due_and_what_is_final(
    assessed_in: tuple[int, ...],
    entered: str | None,
    expected: tuple[MeasureStatus, ...],
) -> None:
    one = measure(target(K.AT_LEAST, "90"), assessed=assessed_in)
    entry = None if entered is None else Entry("1", Decimal(entered))
    assert tuple(assessed(one, entry, quarter).status for quarter in QUARTERS) == expected


def test_zero_is_a_figure_and_nothing_is_none() -> None:
    one = measure(target(K.NONE_LEFT))
    assert assessed(one, Entry("1", Decimal(0)), Q1).status is MET
    assert assessed(one, Entry("1"), Q1).status is NO_DATA
    assert assessed(one, None, Q1).status is NO_DATA


@pytest.mark.parametrize(
    ("adds_up", "entered", "expected"),
    [
        (AddsUp.SUM, ("600", "640", "700", "600"), (NOT_YET, NOT_YET, NOT_YET, MET)),
        (AddsUp.SUM, ("600", "640", "700", "560"), (NOT_YET, NOT_YET, NOT_YET, NOT_MET)),
        (AddsUp.TO_DATE, ("600", "1240", "1940", "2540"), (NOT_YET, NOT_YET, NOT_YET, MET)),
        (AddsUp.LATEST, ("2501", "2499", "2600", "2500"), (MET, NOT_YET, MET, NOT_MET)),
        (AddsUp.AVERAGE, ("2501", "2499", "2503", "2600"), (MET, NOT_YET, MET, MET)),
    ],
)
def test_the_year_to_date_figure_is_the_one_that_is_judged(
    adds_up: AddsUp, entered: tuple[str, ...], expected: tuple[MeasureStatus, ...]
) -> None:
    one = plan((measure(target(K.MORE_THAN, "2500"), adds_up, unit="DN"),))
    returns = values(*entered)
    found = tuple(assess(one, returns, quarter).measures["1"].status for quarter in QUARTERS)
    assert found == expected


@pytest.mark.parametrize(
    ("wanted", "value", "expected"),
    [
        (target(K.AT_LEAST, "90"), "45", "50.0"),
        (target(K.MORE_THAN, "2500"), "1840", "73.6"),
        (target(K.MORE_THAN, "12.5"), "12.55", "100.4"),
        (target(K.EQUAL, "3", "3"), "2", "66.7"),
        (target(K.AT_LEAST, "8"), "0.004", "0.1"),
        (target(K.AT_LEAST, "0"), "5", None),
        (target(K.AT_LEAST, "-3"), "5", None),
        (target(K.MORE_THAN, "12.5"), "-2", None),
        (target(K.AT_MOST, None, "2"), "1", None),
        (target(K.LESS_THAN, None, "2"), "1", None),
        (target(K.BETWEEN, "3", "3.5"), "3.2", None),
        (target(K.RANK_WITHIN, None, "5"), "3", None),
        (target(K.NONE_LEFT), "0", None),
        (target(K.JUDGED), "3", None),
    ],
)
def test_a_percentage_of_the_target_only_where_it_has_a_meaning(
    wanted: Target, value: str, expected: str | None
) -> None:
    one = assessed(measure(wanted), Entry("1", Decimal(value)), Q4)
    assert one.percent_of_target == figure(expected)


class TestReference:
    """A target above a reference: `Vượt dự toán TW giao`."""

    one = measure(target(K.ABOVE_REFERENCE), AddsUp.TO_DATE, unit="tỷ đồng")

    @pytest.mark.parametrize(
        ("value", "reference", "inclusive", "expected"),
        [
            ("101", "100", False, MET),
            ("100", "100", False, NOT_MET),
            ("100", "100", True, MET),
            ("99", "100", True, NOT_MET),
            ("99", None, False, NO_DATA),
            (None, "100", False, NO_DATA),
        ],
    )
    def test_it_is_met_above_it(
        self, value: str | None, reference: str | None, inclusive: bool, expected: MeasureStatus
    ) -> None:
        one = measure(target(K.ABOVE_REFERENCE, inclusive=inclusive), AddsUp.TO_DATE)
        entry = Entry("1", figure(value), reference=figure(reference))
        assert assessed(one, entry, Q4).status is expected

    def test_the_newest_reference_of_the_year_holds(self) -> None:
        returns = {
            Q1: returned(Q1, Entry("1", Decimal(30), reference=Decimal(100))),
            Q2: returned(Q2, Entry("1", Decimal(60))),
            Q3: returned(Q3, Entry("1", Decimal(95), reference=Decimal(90))),
            Q4: returned(Q4, Entry("1", Decimal(99))),
        }
        found = [assess(plan((self.one,)), returns, quarter) for quarter in QUARTERS]
        assert [one.measures["1"].status for one in found] == [NOT_YET, NOT_YET, MET, MET]
        percents = [one.measures["1"].percent_of_target for one in found]
        assert percents == [Decimal(text) for text in ("30.0", "60.0", "105.6", "110.0")]

    def test_without_it_the_reason_asks_for_the_budget(self) -> None:
        wanted = Target("Vượt dự toán TW giao", K.ABOVE_REFERENCE)
        one = assessed(measure(wanted, AddsUp.TO_DATE), Entry("1", Decimal(5)), Q1)
        assert one.status is NO_DATA
        assert "cần nhập số dự toán" in one.reason

    def test_an_office_may_say_from_when_it_is_exceeded(self) -> None:
        wanted = target(K.ABOVE_REFERENCE, exceeds="120")
        entry = Entry("1", Decimal(125), reference=Decimal(100))
        assert assessed(measure(wanted), entry, Q2).status is EXCEEDED


class TestVerdict:
    """The clerk's own conclusion."""

    def test_it_goes_before_the_rule_and_is_shown_with_its_reason(self) -> None:
        entry = Entry(
            "1", Decimal(80), verdict=MET, verdict_reason="Trung ương đã điều chỉnh mục tiêu."
        )
        one = assessed(measure(target(K.AT_LEAST, "90")), entry, Q4)
        assert (one.status, one.by_rule, one.overridden) == (MET, NOT_MET, True)
        assert one.reason == "Trung ương đã điều chỉnh mục tiêu."
        assert any("Trung ương" in step for step in one.why)

    def test_for_a_judged_target_it_is_the_rule(self) -> None:
        one = measure(target(K.JUDGED))
        judged = assessed(one, Entry("1", verdict=EXCEEDED, verdict_reason="Đứng đầu."), Q2)
        assert (judged.status, judged.by_rule, judged.overridden) == (EXCEEDED, None, False)

    def test_a_judged_target_without_it_has_no_data(self) -> None:
        one = measure(target(K.JUDGED))
        unjudged = assessed(one, Entry("1", Decimal(3)), Q2)
        assert unjudged.status is NO_DATA
        assert "do người dùng đánh giá, chưa có đánh giá" in unjudged.reason

    def test_a_judged_target_is_not_due_outside_its_quarters(self) -> None:
        one = measure(target(K.JUDGED), assessed=(4,))
        assert assessed(one, None, Q2).status is NOT_DUE
        assert assessed(one, Entry("1", Decimal(3)), Q2).status is NO_DATA
        assert assessed(one, None, Q4).status is NO_DATA


class TestOwnPlan:
    """What an office changes."""

    one = measure(target(K.MORE_THAN, "2500"), AddsUp.SUM, unit="DN")

    def test_its_own_target_goes_before_the_plans(self) -> None:
        own = OwnPlan(targets={"1": target(K.AT_LEAST, "50")})
        found = assessed(self.one, Entry("1", Decimal(60)), Q1, own)
        assert found.status is EXCEEDED
        assert found.percent_of_target == Decimal("120.0")
        assert any("Mục tiêu riêng của đơn vị" in step for step in found.why)

    def test_what_it_leaves_out_is_absent(self) -> None:
        found = assess(plan((self.one,)), {}, Q1, OwnPlan(left_out=frozenset({"1"})))
        assert not found.measures
        assert sum(found.measure_counts().values()) == 0

    def test_its_quarterly_plan_replaces_the_yardstick(self) -> None:
        own = OwnPlan(pace={("1", 2): Decimal(1000)})
        ahead = assessed(self.one, Entry("1", Decimal(1100)), Q2, own)
        behind = assessed(self.one, Entry("1", Decimal(900)), Q2, own)
        assert (ahead.on_pace, behind.on_pace) == (True, False)
        assert "Đã đạt kế hoạch quý của đơn vị (1.000 DN)." in ahead.reason
        assert "Chưa đạt kế hoạch quý của đơn vị (1.000 DN)." in behind.reason

    def test_a_pace_of_what_should_fall_is_kept_from_above(self) -> None:
        own = OwnPlan(pace={("1", 2): Decimal(4)})
        one = measure(target(K.AT_MOST, None, "2"))
        assert assessed(one, Entry("1", Decimal("3.5")), Q2, own).on_pace is True
        assert assessed(one, Entry("1", Decimal(4)), Q2, own).on_pace is True
        assert assessed(one, Entry("1", Decimal("4.5")), Q2, own).on_pace is False


class TestPace:
    """The yardstick of 25, 50 and 75 %."""

    @pytest.mark.parametrize(
        ("adds_up", "unit", "quarter", "value", "expected"),
        [
            (AddsUp.SUM, "DN", Q1, "25", True),
            (AddsUp.SUM, "DN", Q1, "24.9", False),
            (AddsUp.SUM, "DN", Q3, "75", True),
            (AddsUp.SUM, "DN", Q4, "75", None),
            (AddsUp.TO_DATE, "tỷ đồng", Q2, "49", False),
            (AddsUp.TO_DATE, "%", Q2, "49", None),
            (AddsUp.LATEST, "giường", Q2, "49", None),
            (AddsUp.AVERAGE, "%", Q2, "49", None),
        ],
    )
    def test_it_is_held_only_against_what_grows_over_the_year(
        self, adds_up: AddsUp, unit: str, quarter: Quarter, value: str, expected: bool | None
    ) -> None:
        one = measure(target(K.AT_LEAST, "100"), adds_up, unit=unit)
        assert assessed(one, Entry("1", Decimal(value)), quarter).on_pace is expected

    def test_it_is_marked_as_a_habit_and_no_rule(self) -> None:
        one = measure(target(K.AT_LEAST, "100"), AddsUp.SUM, unit="xã")
        reason = assessed(one, Entry("1", Decimal(30)), Q2).reason
        assert "Chưa đạt mức 50% mục tiêu đến hết quý II" in reason
        assert "mức tham chiếu theo thời gian, không phải quy định" in reason
