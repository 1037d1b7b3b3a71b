"""Every row of both resolutions over all four quarters.

The expected words are written down here by hand, by the printed deadline and by the kind of
target; nothing is reckoned as the rules reckon it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.assess import assess
from domain.assessment import Assessment, MeasureAssessment, TaskAssessment
from domain.check import check
from domain.plan import Measure
from domain.quarter import DataWindow, Quarter
from domain.returns import Entry, MeasureStatus, Progress, Return, TaskState, TaskStatus
from domain.target import TargetKind
from tests.domain.small_plan import PACK_IDS, real_plan, returned

K = TargetKind
MEASURES = [
    pytest.param(plan_id, code, id=f"{plan_id}-{code}")
    for plan_id in PACK_IDS
    for code in real_plan(plan_id).measures
]
TASKS = [
    pytest.param(plan_id, code, id=f"{plan_id}-{code}")
    for plan_id in PACK_IDS
    for code in real_plan(plan_id).tasks
]
A_LITTLE = Decimal("0.01")

# Status letters: four quarters each, for a figure a little below, at and a little above the
# target. v Vượt, d Đạt, c Chưa đạt, k Không đạt, . Chưa có số liệu.
BY_KIND: Mapping[TargetKind, tuple[str, str, str]] = {
    K.AT_LEAST: ("ccck", "dddd", "vvvv"),
    K.MORE_THAN: ("ccck", "ccck", "dddd"),
    K.LESS_THAN: ("dddd", "ccck", "ccck"),
    K.BETWEEN: ("ccck", "dddd", "dddd"),
    K.RANK_WITHIN: ("dddd", "dddd", "ccck"),
    K.NONE_LEFT: ("ccck", "dddd", "ccck"),
    K.ABOVE_REFERENCE: ("ccck", "ccck", "dddd"),
    K.JUDGED: ("....", "....", "...."),
}
MEASURE_LETTERS = {
    MeasureStatus.EXCEEDED: "v",
    MeasureStatus.MET: "d",
    MeasureStatus.NOT_YET_MET: "c",
    MeasureStatus.NOT_MET: "k",
    MeasureStatus.NO_DATA: ".",
    MeasureStatus.NOT_DUE: "-",
}

# Status letters: not started and in progress in each quarter, then done (without a day) first
# reported in each quarter. O overdue, N not started, Y not yet due, P in progress, D done in time,
# L done late, X no date. The figures close on the 14th of the quarter's last month.
JANUARY = ("OOOO", "OOOO", "DLLL")
MARCH = ("NOOO", "POOO", "DDLL")
JUNE = ("YNOO", "PPOO", "DDDL")
SEPTEMBER = ("YYNO", "PPPO", "DDDD")
DECEMBER = ("YYYN", "PPPP", "DDDD")
BEGIN_2025 = ("OOOO", "PPPP", "DDDD")
BEGIN_MARCH = ("NOOO", "PPPP", "DDDD")
BEGIN_JUNE = ("YNOO", "PPPP", "DDDD")
BEGIN_DECEMBER = ("YYYN", "PPPP", "DDDD")
FROM_THE_START = ("NNNN", "PPPP", "DDDD")
NO_DATE = ("XXXX", "XXXX", "DDDD")
BY_DEADLINE: Mapping[str, tuple[str, str, str]] = {
    "": NO_DATE,
    "30/6/2026": JUNE,
    "30/9/2026": SEPTEMBER,
    "31/12/2026": DECEMBER,
    "Có chương trình riêng": NO_DATE,
    "Giai đoạn 1: Tháng 6/2026": JUNE,
    "Khởi công Quý I/2026": BEGIN_MARCH,
    "Khởi công Quý I/2026; Hoàn thành giai đoạn 1 năm 2028": BEGIN_MARCH,
    "Khởi công Quý I/2026; Hoàn thành năm 2028": BEGIN_MARCH,
    "Khởi công quý I/2026; hoàn thành năm 2028": BEGIN_MARCH,
    "Khởi công quý II/2026; hoàn thành năm 2027": BEGIN_JUNE,
    "Khởi công quý IV/2026; hoàn thành năm 2028": BEGIN_DECEMBER,
    "Khởi công quý IV/2026; hoàn thành năm 2030": BEGIN_DECEMBER,
    "Khởi công tháng 12/2025": BEGIN_2025,
    "Khởi công tháng 12/2025; hoàn thành ngoài năm 2040": BEGIN_2025,
    "Khởi công tháng 12/2025; hoàn thành năm 2027": BEGIN_2025,
    "Khởi công tháng 12/2025; hoàn thành năm 2028": BEGIN_2025,
    "Khởi công tháng 12/2025; hoàn thành năm 2030": BEGIN_2025,
    "Khởi công tháng 3/2026": BEGIN_MARCH,
    "Năm 2026": DECEMBER,
    "Quý I/2026": MARCH,
    "Quý II/2026": JUNE,
    "Quý IV/2026": DECEMBER,
    "Sau khi Nghị quyết được ban hành": NO_DATE,
    "Theo tiến độ của Trung ương": NO_DATE,
    "Tháng 01/2026": JANUARY,
    "Tháng 02/2026": JANUARY,
    "Tháng 03/2026": MARCH,
    "Tháng 04/2026": ("YOOO", "POOO", "DDLL"),
    "Tháng 06/2026": JUNE,
    "Tháng 10/2026": ("YYYO", "PPPO", "DDDD"),
    "Tháng 11/2026": ("YYYO", "PPPO", "DDDD"),
    "Tháng 3/2026": MARCH,
    "Tháng 4/2026": ("YOOO", "POOO", "DDLL"),
    "Tháng 5/2026": ("YOOO", "POOO", "DDLL"),
    "Tháng 6/2026": JUNE,
    "Tháng 8/2026": ("YYOO", "PPOO", "DDDL"),
    "Tháng 9/2026": SEPTEMBER,
    "Triển khai trong Quý III/2026": SEPTEMBER,
    "Trong Quý I/2026": MARCH,
    "Từ tháng 01/2026": FROM_THE_START,
    "Từ tháng 3 năm 2026": FROM_THE_START,
    "Đến 31/12/2022": DECEMBER,
    "Đến hết Quý III/2022": SEPTEMBER,
}
TASK_LETTERS = {
    TaskStatus.OVERDUE: "O",
    TaskStatus.NOT_STARTED: "N",
    TaskStatus.NOT_YET_DUE: "Y",
    TaskStatus.IN_PROGRESS: "P",
    TaskStatus.DONE_IN_TIME: "D",
    TaskStatus.DONE_LATE: "L",
    TaskStatus.NO_DATE: "X",
}


def quarters_of(year: int) -> tuple[Quarter, ...]:
    return tuple(Quarter(year, number) for number in (1, 2, 3, 4))


def figure_at(one: Measure) -> Decimal:
    """The figure of the rule itself; a reference of 1.000 and no poor household for the rest."""
    without = Decimal(1000) if one.target.kind is K.ABOVE_REFERENCE else Decimal(0)
    found = one.target.low if one.target.low is not None else one.target.high
    return without if found is None else found


@cache
def with_figures(plan_id: str, step: Decimal | None) -> tuple[Assessment, ...]:
    """The four quarters, every measure that far from its target, or without a figure."""
    plan = real_plan(plan_id)
    entries = [
        Entry(code, None if step is None else figure_at(one) + step, reference=Decimal(1000))
        for code, one in plan.measures.items()
    ]
    quarters = quarters_of(plan.year)
    return tuple(assess(plan, {one: returned(one, *entries)}, one) for one in quarters)


@cache
def in_state(plan_id: str, state: TaskState) -> tuple[Assessment, ...]:
    """The four quarters, every task and item first reported in that state in that quarter."""
    plan = real_plan(plan_id)
    rows = [Progress(code, state) for code in plan.tasks]
    quarters = quarters_of(plan.year)
    return tuple(assess(plan, {one: returned(one, *rows)}, one) for one in quarters)


@pytest.mark.parametrize(("plan_id", "code"), MEASURES)
def test_each_measure_below_at_and_above_its_target(plan_id: str, code: str) -> None:
    one = real_plan(plan_id).measures[code]
    expected = ("ccck", "dddd", "dddd") if one.target.inclusive else BY_KIND[one.target.kind]
    for step, letters in zip((-A_LITTLE, Decimal(0), A_LITTLE), expected, strict=True):
        found = [assessed.measures[code] for assessed in with_figures(plan_id, step)]
        assert "".join(MEASURE_LETTERS[row.status] for row in found) == letters
        assert {row.to_date for row in found} == {figure_at(one) + step}


@pytest.mark.parametrize(("plan_id", "code"), MEASURES)
def test_each_measure_without_a_figure(plan_id: str, code: str) -> None:
    found = [assessed.measures[code].status for assessed in with_figures(plan_id, None)]
    assessed_in = real_plan(plan_id).measures[code].assessed
    expected = ["." if number in assessed_in else "-" for number in (1, 2, 3, 4)]
    assert [MEASURE_LETTERS[status] for status in found] == expected


@pytest.mark.parametrize(("plan_id", "code"), TASKS)
def test_each_task_in_each_state(plan_id: str, code: str) -> None:
    expected = BY_DEADLINE[real_plan(plan_id).tasks[code].deadline.text]
    for state, letters in zip(TaskState, expected, strict=True):
        found = [assessed.tasks[code].status for assessed in in_state(plan_id, state)]
        assert "".join(TASK_LETTERS[status] for status in found) == letters, state


@pytest.mark.parametrize(
    ("code", "expected"),
    [("2.16", "YNOO"), ("3.4", "OOOO"), ("3.10", "YYYN"), ("5.6", "NOOO"), ("5.2", "YYYN")],
)
def test_a_task_of_which_nothing_is_said_follows_its_items(code: str, expected: str) -> None:
    plan = real_plan("nq-05-2026")
    found = [assess(plan, {}, quarter).tasks[code].status for quarter in quarters_of(2026)]
    assert "".join(TASK_LETTERS[status] for status in found) == expected


def progress_of(code: str) -> st.SearchStrategy[Progress]:
    days = st.none() | st.dates(date(2025, 12, 1), date(2026, 12, 31))
    return st.builds(Progress, st.just(code), st.sampled_from(TaskState), done_on=days)


# Whole plans are slow to draw and to assess; how long that takes is the benchmark's matter.
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), window=st.sampled_from(DataWindow))
def test_the_counts_add_up_whatever_was_entered(data: st.DataObject, window: DataWindow) -> None:
    plan = real_plan("nq-05-2026")
    codes = st.lists(st.sampled_from(list(plan.tasks)), max_size=12, unique=True)
    measures = st.lists(st.sampled_from(list(plan.measures)), max_size=12, unique=True)
    values = st.none() | st.decimals(0, 20_000, places=2)
    returns: dict[Quarter, Return] = {}
    for quarter in quarters_of(2026):
        rows = [data.draw(progress_of(code)) for code in data.draw(codes)]
        entries = [Entry(code, data.draw(values)) for code in data.draw(measures)]
        returns[quarter] = returned(quarter, *rows, *entries, plan_id=plan.id)
    for quarter in returns:
        found = assess(plan, returns, quarter, window=window)
        assert sum(found.measure_counts().values()) == len(plan.measures) == len(found.measures)
        assert sum(found.task_counts().values()) == len(plan.tasks) == len(found.tasks)
        check(plan, returns, quarter, found, window=window)


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_every_reason_is_a_finished_sentence(plan_id: str) -> None:
    found = [
        assessed
        for step, state in zip((None, -A_LITTLE, A_LITTLE), TaskState, strict=True)
        for assessed in (*with_figures(plan_id, step), *in_state(plan_id, state))
    ]
    rows: list[MeasureAssessment | TaskAssessment] = []
    for assessed in found:
        rows += [*assessed.measures.values(), *assessed.tasks.values()]
    said = [text for row in rows for text in (row.reason, *row.why)]
    unfinished = [text for text in said if not text.endswith((".", "!")) or text.endswith("..")]
    assert not unfinished
    assert not [text for text in said if "{" in text or "  " in text or "None" in text]
