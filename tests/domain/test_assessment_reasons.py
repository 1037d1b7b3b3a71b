"""The sentences that give the reason for a measure's status."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.assess import assess
from domain.figure import figure
from domain.plan import AddsUp
from domain.quarter import Quarter
from domain.returns import Entry
from domain.target import Target, TargetKind
from tests.domain.small_plan import (
    Q1,
    Q2,
    Q3,
    Q4,
    assessed,
    measure,
    plan,
    returned,
    target,
    values,
)

K = TargetKind


def test_it_has_figures_in_the_vietnamese_manner() -> None:
    one = measure(target(K.MORE_THAN, "2500"), AddsUp.TO_DATE, unit="DN")
    assert assessed(one, Entry("1", Decimal(1840)), Q3).reason == (
        "Lũy kế 1.840 DN, chưa lớn hơn mục tiêu 2.500 DN; bằng 73,6% mục tiêu. "
        "Chưa đạt mức 75% mục tiêu đến hết quý III "
        "(mức tham chiếu theo thời gian, không phải quy định)."
    )
    assert assessed(one, Entry("1", Decimal(1840)), Q4).reason == (
        "Lũy kế 1.840 DN, không lớn hơn mục tiêu 2.500 DN; bằng 73,6% mục tiêu."
    )


@pytest.mark.parametrize(
    ("wanted", "value", "expected"),
    [
        (target(K.AT_LEAST, "88"), "88", "Kết quả 88%, bằng mục tiêu 88%."),
        (
            target(K.LESS_THAN, None, "2.05"),
            "2.1",
            "Kết quả 2,1%, không nhỏ hơn mục tiêu 2,05%.",
        ),
        (
            target(K.MORE_THAN, "88"),
            "88",
            "Kết quả 88%, không lớn hơn mục tiêu 88%; bằng 100% mục tiêu.",
        ),
        (target(K.AT_MOST, None, "2"), "1.5", "Kết quả 1,5%, thấp hơn mức tối đa 2%."),
        (
            target(K.BETWEEN, "12.5", "13"),
            "12.7",
            "Kết quả 12,7%, nằm trong khoảng mục tiêu từ 12,5% đến 13%.",
        ),
        (
            target(K.RANK_WITHIN, None, "5"),
            "7",
            "Xếp thứ 7, không thuộc nhóm 5 đứng đầu theo mục tiêu.",
        ),
        (target(K.NONE_LEFT), "0.2", "Còn 0,2%, không đạt mục tiêu “mục tiêu”."),
    ],
)
def test_it_says_what_was_compared(wanted: Target, value: str, expected: str) -> None:
    assert assessed(measure(wanted), Entry("1", Decimal(value)), Q4).reason == expected


def test_rounding_does_not_deny_a_miss_by_a_hair() -> None:
    one = measure(target(K.AT_LEAST, "2500"), unit="DN")
    missed = assessed(one, Entry("1", Decimal("2499.9")), Q4)
    assert missed.percent_of_target == Decimal("100.0")
    assert "bằng gần 100% mục tiêu" in missed.reason


def test_it_names_the_official_quarter_of_a_figure_given_early() -> None:
    one = measure(target(K.AT_LEAST, "90"), assessed=(2, 4))
    reason = assessed(one, Entry("1", Decimal(80)), Q1).reason
    assert reason.endswith("Kỳ đánh giá chính thức: quý II và quý IV.")


def test_it_says_which_quarters_a_total_lacks() -> None:
    one = plan((measure(target(K.AT_LEAST, "90"), AddsUp.SUM, unit="xã"),))
    reason = assess(one, values("10", None, "20"), Q3).measures["1"].reason
    assert "Lũy kế 30 xã" in reason
    assert "Chưa gồm quý II vì chưa có số liệu." in reason


def test_without_a_figure_it_tells_the_newest_one() -> None:
    one = plan((measure(target(K.AT_LEAST, "90")),))
    found = assess(one, values("91"), Q3).measures["1"]
    assert found.reason == "Chưa có số liệu quý III/2026; số gần nhất là 91% (quý I/2026)."
    assert found.to_date is None
    newer = assess(one, values("91", "92"), Q3).measures["1"]
    assert newer.reason == "Chưa có số liệu quý III/2026; số gần nhất là 92% (quý II/2026)."


def test_the_trail_names_the_reference_and_its_quarter() -> None:
    one = measure(Target("Vượt dự toán giao", K.ABOVE_REFERENCE), AddsUp.TO_DATE, unit="tỷ đồng")
    returns = {
        Q1: returned(Q1, Entry("1", Decimal(5), reference=Decimal(8))),
        Q2: returned(Q2, Entry("1", Decimal(9))),
    }
    why = assess(plan((one,)), returns, Q2).measures["1"].why
    assert "Số để so sánh (dự toán): 8 tỷ đồng, nhập ở quý I/2026." in why


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("%", "18%"),
        ("% dân số", "18% dân số"),
        ("Bác sĩ", "18 bác sĩ"),
        ("DN", "18 DN"),
        ("", "18"),
    ],
)
def test_a_unit_is_small_in_a_sentence_unless_it_is_an_abbreviation(unit: str, shown: str) -> None:
    assert figure(Decimal(18), unit) == shown


def test_an_estimate_is_named_as_one() -> None:
    one = plan((measure(target(K.AT_LEAST, "90"), AddsUp.SUM, unit="xã"),))
    returns = {
        Q1: returned(Q1, Entry("1", Decimal(40), estimate=True)),
        Q2: returned(Q2, Entry("1", Decimal(60))),
    }
    found = assess(one, returns, Q2).measures["1"]
    assert found.estimate
    assert "Lũy kế 100 xã (số ước)" in found.reason
    assert found.why[0] == "Số liệu đã nhập: quý I/2026: 40 xã (số ước); quý II/2026: 60 xã."
    assert found.why[1] == "Lũy kế (cộng các quý): 40 + 60 = 100 xã."


@pytest.mark.parametrize(
    ("wanted", "adds_up", "quarter", "value", "said"),
    [
        (target(K.AT_MOST, None, "10"), AddsUp.SUM, Q1, "3", True),
        (target(K.LESS_THAN, None, "10"), AddsUp.TO_DATE, Q3, "9", True),
        (target(K.NONE_LEFT), AddsUp.SUM, Q2, "0", True),
        (target(K.AT_MOST, None, "10"), AddsUp.SUM, Q4, "3", False),
        (target(K.AT_MOST, None, "10"), AddsUp.SUM, Q1, "11", False),
        (target(K.AT_MOST, None, "10"), AddsUp.LATEST, Q1, "3", False),
        (target(K.AT_LEAST, "10"), AddsUp.SUM, Q1, "12", False),
    ],
)
def test_it_says_where_a_growing_total_may_yet_pass_its_ceiling(
    wanted: Target, adds_up: AddsUp, quarter: Quarter, value: str, said: bool
) -> None:
    reason = assessed(
        measure(wanted, adds_up, unit="vụ"), Entry("1", Decimal(value)), quarter
    ).reason
    assert ("Số lũy kế còn tăng đến hết năm" in reason) is said
