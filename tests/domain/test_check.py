"""The checks: each finding where it belongs, and none where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.assess import assess
from domain.check import check
from domain.finding import Severity
from domain.plan import AddsUp, Measure
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus
from domain.target import Target, TargetKind
from tests.domain.small_plan import (
    Q1,
    Q2,
    Q3,
    Q4,
    due,
    figure,
    findings,
    measure,
    plan,
    real_plan,
    returned,
    rules,
    target,
    task,
)

K = TargetKind
ERROR, WARNING, NOTE = Severity
TEN = target(K.AT_LEAST, "10")
MANY = target(K.AT_LEAST, "2500")
DAY = date.fromisoformat


def of_measure(one: Measure, by_quarter: Mapping[Quarter, Entry]) -> dict[str, Severity]:
    """What the checks say of the measure in the newest quarter that has an entry."""
    returns = {when: returned(when, entry) for when, entry in by_quarter.items()}
    return rules(*findings(plan((one,)), returns, max(by_quarter)))


def entry(value: str | None, **more: object) -> Entry:
    return Entry("1", figure(value), **more)  # type: ignore[arg-type]  # the fields by name


class TestMissing:
    """What an entry lacks."""

    def test_a_figure_in_a_quarter_of_assessment(self) -> None:
        assert of_measure(measure(TEN), {Q1: entry(None)}) == {"missing_value": ERROR}
        assert of_measure(measure(TEN, assessed=(4,)), {Q1: entry(None)}) == {}
        said = entry(None, verdict=MeasureStatus.MET, verdict_reason="Theo Quyết định số 12.")
        assert of_measure(measure(TEN), {Q1: said}) == {}

    def test_a_verdict_on_what_the_clerk_judges(self) -> None:
        one = measure(target(K.JUDGED), assessed=(2,))
        assert of_measure(one, {Q1: entry(None)}) == {}
        assert of_measure(one, {Q2: entry("3")}) == {"missing_verdict": ERROR}

    def test_a_reference(self) -> None:
        one = measure(Target("Vượt dự toán TW giao", K.ABOVE_REFERENCE), AddsUp.TO_DATE, unit="tỷ")
        assert of_measure(one, {Q1: entry("5")}) == {"missing_reference": ERROR}
        late = replace(one, assessed=(4,))
        assert of_measure(late, {Q1: entry("5")}) == {"missing_reference": WARNING}
        assert of_measure(late, {Q1: entry(None)}) == {}
        with_it = {Q1: entry("5", reference=Decimal(8)), Q2: entry("9")}
        assert of_measure(one, with_it) == {}

    def test_a_cause_and_a_remedy(self) -> None:
        one = measure(TEN)
        assert of_measure(one, {Q4: entry("9")}) == {
            "missing_cause": ERROR,
            "missing_remedy": WARNING,
        }
        assert of_measure(one, {Q4: entry("9", cause="Mưa bão kéo dài", remedy="Bù tiến độ")}) == {}
        assert of_measure(one, {Q1: entry("9")}) == {"missing_cause": NOTE}
        assert of_measure(measure(TEN, assessed=(4,)), {Q1: entry("9")}) == {}

    def test_no_cause_is_asked_for_while_a_total_keeps_pace(self) -> None:
        one = measure(MANY, AddsUp.SUM, unit="DN")
        assert of_measure(one, {Q1: entry("700")}) == {}
        assert of_measure(one, {Q1: entry("500")}) == {"missing_cause": NOTE}

    def test_an_earlier_quarter_of_a_total(self) -> None:
        one = measure(TEN, AddsUp.SUM, unit="xã")
        assert of_measure(one, {Q1: entry("20"), Q3: entry("30")}) == {
            "earlier_quarter_missing": WARNING
        }

    def test_a_reason_of_a_verdict(self) -> None:
        found = of_measure(measure(TEN), {Q1: entry("9", verdict=MeasureStatus.MET)})
        assert found == {"verdict_without_reason": ERROR}

    def test_an_estimate_that_was_never_replaced(self) -> None:
        total, level = measure(TEN, AddsUp.SUM, unit="xã"), measure(TEN)
        first, second = entry("20", estimate=True), entry("21")
        assert of_measure(total, {Q1: first, Q2: second}) == {"estimate_not_replaced": NOTE}
        assert "estimate_not_replaced" in of_measure(total, {Q1: first, Q2: second, Q3: second})
        assert of_measure(level, {Q1: first, Q2: second}) == {"estimate_not_replaced": NOTE}
        assert of_measure(level, {Q1: first, Q2: second, Q3: second}) == {}
        assert of_measure(level, {Q1: first}) == {}


class TestScaleJump:
    """Thousands or millions, and lost commas."""

    @pytest.mark.parametrize(
        ("adds_up", "unit", "before", "now", "expected"),
        [
            (AddsUp.SUM, "DN", "600", "6200", True),
            (AddsUp.SUM, "DN", "600", "62", True),
            (AddsUp.SUM, "DN", "600", "1200", False),
            (AddsUp.SUM, "DN", "600", "3000", False),
            (AddsUp.SUM, "DN", "1", "9", False),
            (AddsUp.SUM, "DN", "2", "19", False),
            (AddsUp.SUM, "DN", "2", "20", True),
            (AddsUp.SUM, "DN", "0", "900", False),
            (AddsUp.TO_DATE, "tỷ đồng", "1250", "1310000", True),
            (AddsUp.LATEST, "giường", "620", "62", True),
            (AddsUp.LATEST, "%", "12.5", "125", True),
            (AddsUp.LATEST, "%", "12.5", "1.25", True),
            (AddsUp.LATEST, "%", "1.2", "18", False),
            (AddsUp.LATEST, "DN", "1", "12", False),
            (AddsUp.LATEST, "tỷ đồng", "1.2", "12", True),
            (AddsUp.LATEST, "tỷ đồng", "1", "12.5", True),
            (AddsUp.LATEST, "%", "12.5", "-12.5", False),
            (AddsUp.TO_DATE, "%", "2", "13", False),
        ],
    )
    def test_against_the_last_quarter(
        self, adds_up: AddsUp, unit: str, before: str, now: str, expected: bool
    ) -> None:
        one = measure(target(K.NONE_LEFT), adds_up, unit=unit)
        found = of_measure(one, {Q1: entry(before), Q2: entry(now)})
        assert ("scale_jump" in found) is expected

    @pytest.mark.parametrize(
        ("wanted", "adds_up", "unit", "value", "expected"),
        [
            (MANY, AddsUp.SUM, "DN", "25000", True),
            (MANY, AddsUp.SUM, "DN", "250", False),
            (MANY, AddsUp.SUM, "DN", "2.5", True),
            (MANY, AddsUp.LATEST, "USD", "250", True),
            (target(K.AT_LEAST, "96.6"), AddsUp.LATEST, "%", "9.66", True),
            (target(K.AT_LEAST, "96.6"), AddsUp.LATEST, "%", "6", False),
            (target(K.MORE_THAN, "12.5"), AddsUp.TO_DATE, "%", "1.25", False),
            (target(K.LESS_THAN, None, "2.05"), AddsUp.LATEST, "%", "20.5", True),
            (target(K.LESS_THAN, None, "2.05"), AddsUp.LATEST, "%", "0.2", False),
            (target(K.RANK_WITHIN, None, "5"), AddsUp.LATEST, "", "50", False),
        ],
    )
    def test_against_the_target(
        self, wanted: Target, adds_up: AddsUp, unit: str, value: str, expected: bool
    ) -> None:
        found = of_measure(measure(wanted, adds_up, unit=unit), {Q1: entry(value)})
        assert ("scale_jump" in found) is expected

    def test_it_asks_in_words(self) -> None:
        one = measure(MANY, AddsUp.TO_DATE, unit="tỷ đồng")
        returns = {Q1: returned(Q1, entry("1250")), Q2: returned(Q2, entry("1310000"))}
        said = [one.sentence for one in findings(plan((one,)), returns, Q2)]
        assert said[0] == (
            "Chỉ tiêu 1 (Chỉ tiêu số 1): 1.310.000 tỷ đồng gấp khoảng 1.048 lần quý I/2026 "
            "(1.250 tỷ đồng); hãy kiểm tra lại số liệu (triệu hay tỷ đồng?)."
        )


class TestFigures:
    """Figures that cannot be."""

    def test_a_year_to_date_quantity_cannot_fall(self) -> None:
        fallen = {Q1: entry("1200"), Q2: entry("1190")}
        quantity = measure(target(K.AT_LEAST, "1000"), AddsUp.TO_DATE, unit="DN")
        assert of_measure(quantity, fallen) == {"below_last_quarter": WARNING}
        assert of_measure(quantity, {Q1: entry("1200"), Q2: entry("1200")}) == {}
        rate = measure(target(K.AT_LEAST, "1000"), AddsUp.TO_DATE)
        assert of_measure(rate, fallen) == {}
        total = measure(target(K.AT_LEAST, "1000"), AddsUp.SUM, unit="DN")
        assert of_measure(total, fallen) == {}
        assert of_measure(total, {Q1: entry("1200"), Q2: entry("-9")}) == {
            "below_last_quarter": WARNING
        }

    @pytest.mark.parametrize("printed", ["%", ""])
    def test_a_part_may_not_exceed_its_whole(self, printed: str) -> None:
        whole = replace(measure(TEN, code="1"), unit=printed, counted_in="%")
        part = measure(TEN, code="2", part_of="1")
        entered = returned(Q1, Entry("1", Decimal(44)), Entry("2", Decimal(45)))
        found = findings(plan((whole, part)), {Q1: entered}, Q1)
        assert [(one.rule, one.code, one.severity) for one in found] == [
            ("part_above_whole", "2", ERROR)
        ]

    @pytest.mark.parametrize(
        ("value", "percent_max", "expected"),
        [
            ("0", "100", False),
            ("100", "100", False),
            ("100.1", "100", True),
            ("-1", "100", True),
            ("120", None, False),
        ],
    )
    def test_a_share_lies_within_its_whole(
        self, value: str, percent_max: str | None, expected: bool
    ) -> None:
        one = measure(target(K.AT_LEAST, "-5"), percent_max=percent_max)
        assert ("percent_out_of_range" in of_measure(one, {Q1: entry(value)})) is expected

    def test_a_rank_is_a_whole_number_from_one(self) -> None:
        one = measure(target(K.RANK_WITHIN, None, "5"), unit="")
        assert of_measure(one, {Q1: entry("3")}) == {}
        assert of_measure(one, {Q1: entry("0")})["bad_rank"] is ERROR
        assert of_measure(one, {Q1: entry("2.5")})["bad_rank"] is ERROR

    def test_only_rates_fall_below_zero(self) -> None:
        level = measure(target(K.AT_MOST, None, "5"), unit="giường")
        assert of_measure(level, {Q1: entry("-3")}) == {"negative_value": WARNING}
        growth = measure(target(K.AT_LEAST, "-5"))
        assert of_measure(growth, {Q1: entry("-3")}) == {}


def test_findings_come_by_severity_and_then_as_printed() -> None:
    first, second = measure(TEN, code="1"), measure(MANY, AddsUp.SUM, code="2", unit="DN")
    the_plan = plan((first, second), (task(due("2026-01-31")), task(due("2026-01-31"), code="1.2")))
    entered = returned(Q4, Entry("1", Decimal(9)), Entry("2", Decimal(25000)))
    found = findings(the_plan, {Q4: entered}, Q4)
    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=list(Severity).index
    )
    errors = [(one.subject, one.code) for one in found if one.severity is ERROR]
    assert errors == [("measure", "1"), ("task", "1.1"), ("task", "1.2")]


def test_what_an_office_left_out_is_not_checked() -> None:
    the_plan = real_plan("nq-05-2026")
    assessment = assess(the_plan, {}, Q3)
    assert check(the_plan, {}, Q3, assessment)
    nothing = type(assessment)(Q3)
    assert check(the_plan, {}, Q3, nothing) == ()
