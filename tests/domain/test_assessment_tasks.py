"""What the deadlines conclude of tasks: kind by kind, state by state, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from domain.assess import assess
from domain.assessment import TaskAssessment
from domain.deadline import Deadline
from domain.plan import OwnPlan, Task
from domain.quarter import DataWindow, Quarter
from domain.returns import Progress, Return, TaskState, TaskStatus
from tests.domain.small_plan import (
    NO_DEADLINE,
    Q1,
    Q2,
    Q3,
    Q4,
    UNDATED,
    due,
    plan,
    returned,
    stages,
    starting,
    task,
)

S = TaskStatus
NOTHING, BEGUN, DONE = TaskState
CONSTRUCTION = stages(("Khởi công", "2025-12-31"), ("hoàn thành", "2028-12-31"))
OPEN_END = stages(("khởi công", "2026-03-31"), ("hoàn thành", None))
TWO_ENDS = stages(("hoàn thành giai đoạn 1", "2026-06-30"), ("hoàn thành", "2026-12-31"))


def progress(
    state: TaskState, done_on: str | None = None, *, code: str = "1.1", verdict: S | None = None
) -> Progress:
    return Progress(
        code,
        state,
        done_on=date.fromisoformat(done_on) if done_on else None,
        verdict=verdict,
        verdict_reason="Theo chỉ đạo của Tỉnh ủy." if verdict else "",
    )


def concluded(
    one: Task | Deadline,
    said: Mapping[Quarter, Progress],
    quarter: Quarter,
    window: DataWindow = DataWindow.ADMINISTRATIVE,
) -> TaskAssessment:
    row = task(one) if isinstance(one, Deadline) else one
    returns = {when: returned(when, what) for when, what in said.items()}
    return assess(plan(tasks=(row,)), returns, quarter, OwnPlan(), window).tasks["1.1"]


@pytest.mark.parametrize(
    ("deadline", "state", "quarter", "expected"),
    [
        # The figures of quarter I close on 14 March: what is due on the 31st is not overdue yet.
        (due("2026-03-31"), None, Q1, S.NOT_STARTED),
        (due("2026-03-31"), NOTHING, Q1, S.NOT_STARTED),
        (due("2026-03-31"), BEGUN, Q1, S.IN_PROGRESS),
        (due("2026-03-14"), BEGUN, Q1, S.IN_PROGRESS),
        (due("2026-03-13"), BEGUN, Q1, S.OVERDUE),
        (due("2026-03-13"), NOTHING, Q1, S.OVERDUE),
        (due("2026-03-13"), None, Q1, S.OVERDUE),
        (due("2026-03-31"), BEGUN, Q2, S.OVERDUE),
        (due("2026-04-01"), NOTHING, Q1, S.NOT_YET_DUE),
        (due("2026-12-31"), NOTHING, Q3, S.NOT_YET_DUE),
        (due("2026-12-31"), NOTHING, Q4, S.NOT_STARTED),
        (due("2026-12-31"), BEGUN, Q4, S.IN_PROGRESS),
        # A beginning is kept by beginning.
        (due("2025-12-31", begins=True), NOTHING, Q1, S.OVERDUE),
        (due("2025-12-31", begins=True), BEGUN, Q1, S.IN_PROGRESS),
        (due("2025-12-31", begins=True), DONE, Q1, S.DONE_IN_TIME),
        (due("2026-06-30", begins=True), NOTHING, Q1, S.NOT_YET_DUE),
        (due("2026-06-30", begins=True), NOTHING, Q2, S.NOT_STARTED),
        # Stages: the next unmet one counts.
        (CONSTRUCTION, NOTHING, Q1, S.OVERDUE),
        (CONSTRUCTION, BEGUN, Q4, S.IN_PROGRESS),
        (CONSTRUCTION, DONE, Q4, S.DONE_IN_TIME),
        (OPEN_END, NOTHING, Q1, S.NOT_STARTED),
        (OPEN_END, NOTHING, Q2, S.OVERDUE),
        (OPEN_END, BEGUN, Q4, S.IN_PROGRESS),
        (OPEN_END, DONE, Q4, S.DONE_IN_TIME),
        (TWO_ENDS, BEGUN, Q2, S.IN_PROGRESS),
        (TWO_ENDS, BEGUN, Q3, S.OVERDUE),
        (TWO_ENDS, DONE, Q3, S.DONE_IN_TIME),
        (TWO_ENDS, DONE, Q4, S.DONE_IN_TIME),
        (stages(("giai đoạn 1", None), ("giai đoạn 2", None)), BEGUN, Q1, S.NO_DATE),
        # An open start.
        (starting("2026-03-01"), None, Q1, S.NOT_STARTED),
        (starting("2026-03-14"), None, Q1, S.NOT_STARTED),
        (starting("2026-03-15"), None, Q1, S.NOT_YET_DUE),
        (starting("2026-04-01"), None, Q1, S.NOT_YET_DUE),
        (starting("2026-04-01"), BEGUN, Q1, S.IN_PROGRESS),
        (starting("2026-04-01"), DONE, Q2, S.DONE_IN_TIME),
        # No date.
        (UNDATED, None, Q1, S.NO_DATE),
        (UNDATED, BEGUN, Q4, S.NO_DATE),
        (UNDATED, DONE, Q2, S.DONE_IN_TIME),
        (NO_DEADLINE, BEGUN, Q2, S.NO_DATE),
    ],
)
def test_each_kind_of_deadline_in_each_state(
    deadline: Deadline, state: TaskState | None, quarter: Quarter, expected: TaskStatus
) -> None:
    said = {} if state is None else {quarter: progress(state)}
    assert concluded(deadline, said, quarter).status is expected


@pytest.mark.parametrize(
    ("done_on", "said_in", "expected", "late"),
    [
        ("2026-01-31", Q1, S.DONE_IN_TIME, None),
        ("2026-02-01", Q1, S.DONE_LATE, 1),
        ("2026-03-10", Q2, S.DONE_LATE, 38),
        ("2026-01-20", Q2, S.DONE_IN_TIME, None),
        (None, Q1, S.DONE_IN_TIME, None),
        (None, Q2, S.DONE_LATE, None),
    ],
)
def test_done_is_in_time_by_its_day_or_by_the_quarter_that_first_said_so(
    done_on: str | None, said_in: Quarter, expected: TaskStatus, late: int | None
) -> None:
    one = concluded(due("2026-01-31"), {said_in: progress(DONE, done_on)}, Q4)
    assert (one.status, one.days_late) == (expected, late)


def test_a_deadline_in_the_days_between_two_windows_belongs_to_the_next_quarter() -> None:
    said = {Q2: progress(DONE)}
    assert concluded(due("2026-03-31"), said, Q2).status is S.DONE_IN_TIME
    calendar = concluded(due("2026-03-31"), said, Q2, DataWindow.CALENDAR)
    assert calendar.status is S.DONE_LATE


@pytest.mark.parametrize(("day", "expected"), [("15", S.DONE_IN_TIME), ("14", S.DONE_LATE)])
def test_a_quarters_days_begin_on_the_fifteenth(day: str, expected: TaskStatus) -> None:
    assert concluded(due(f"2026-03-{day}"), {Q2: progress(DONE)}, Q2).status is expected


def test_done_and_begun_count_from_the_quarter_that_said_so_first() -> None:
    done = {Q1: progress(DONE), Q3: progress(DONE)}
    assert concluded(due("2026-03-31"), done, Q4).status is S.DONE_IN_TIME
    begun = {Q1: progress(BEGUN), Q3: progress(BEGUN)}
    assert concluded(due("2026-01-31", begins=True), begun, Q4).reason == (
        "Đang thực hiện; thời hạn chỉ ấn định ngày khởi công."
    )


@pytest.mark.parametrize(("day", "is_late"), [("2026-03-15", False), ("2026-03-14", True)])
def test_a_late_beginning_is_kept_in_view(day: str, is_late: bool) -> None:
    one = concluded(due(day, begins=True), {Q2: progress(BEGUN)}, Q2)
    assert one.status is S.IN_PROGRESS
    assert ("Báo cáo triển khai lần đầu" in one.reason) is is_late


def test_the_window_moves_the_day_of_the_count() -> None:
    administrative = concluded(due("2026-03-20"), {Q1: progress(BEGUN)}, Q1)
    calendar = concluded(due("2026-03-20"), {Q1: progress(BEGUN)}, Q1, DataWindow.CALENDAR)
    assert (administrative.status, administrative.days_late) == (S.IN_PROGRESS, None)
    assert (calendar.status, calendar.days_late) == (S.OVERDUE, 11)


def test_what_was_said_last_holds_until_something_else_is_said() -> None:
    said = {Q1: progress(BEGUN), Q3: progress(DONE)}
    found = [concluded(due("2026-09-30"), said, quarter).status for quarter in (Q1, Q2, Q3, Q4)]
    assert found == [S.IN_PROGRESS, S.IN_PROGRESS, S.DONE_IN_TIME, S.DONE_IN_TIME]


def test_a_task_that_was_reopened_counts_from_its_second_completion() -> None:
    said = {Q1: progress(DONE), Q2: progress(BEGUN), Q3: progress(DONE)}
    assert concluded(due("2026-03-31"), said, Q1).status is S.DONE_IN_TIME
    assert concluded(due("2026-03-31"), said, Q2).status is S.OVERDUE
    assert concluded(due("2026-03-31"), said, Q3).status is S.DONE_LATE


def test_the_day_of_completion_given_once_is_not_forgotten() -> None:
    said = {Q1: progress(DONE, "2026-01-25"), Q2: progress(DONE)}
    assert concluded(due("2026-01-31"), said, Q2).reason == (
        "Hoàn thành ngày 25/01/2026, trong hạn 31/01/2026."
    )


class TestVerdict:
    """The clerk's own conclusion."""

    def test_it_goes_before_the_rule(self) -> None:
        said = {Q1: progress(BEGUN, verdict=S.IN_PROGRESS)}
        one = concluded(due("2026-01-31"), said, Q1)
        assert (one.status, one.by_rule, one.overridden) == (S.IN_PROGRESS, S.OVERDUE, True)
        assert one.reason == "Theo chỉ đạo của Tỉnh ủy."
        assert one.days_late is None

    def test_on_an_open_task_it_holds_for_its_quarter_only(self) -> None:
        said = {Q1: progress(BEGUN, verdict=S.IN_PROGRESS)}
        assert concluded(due("2026-01-31"), said, Q2).status is S.OVERDUE

    def test_on_a_finished_task_it_stays(self) -> None:
        said = {Q1: progress(DONE, "2026-02-05", verdict=S.DONE_IN_TIME)}
        assert concluded(due("2026-01-31"), said, Q3).status is S.DONE_IN_TIME


class TestItems:
    """A task and its items."""

    @staticmethod
    def statuses(
        deadline: Deadline, said: Mapping[str, TaskState], quarter: Quarter = Q2
    ) -> tuple[TaskStatus, ...]:
        first = task(due("2026-06-30"), code="1.1.1")
        second = task(NO_DEADLINE, code="1.1.2")
        rows = [progress(state, code=code) for code, state in said.items()]
        whole = plan(tasks=(task(deadline, first, second),))
        found = assess(whole, {quarter: returned(quarter, *rows)}, quarter)
        return tuple(one.status for one in found.tasks.values())

    @pytest.mark.parametrize(
        ("said", "quarter", "expected"),
        [
            ({}, Q1, S.NOT_YET_DUE),
            ({}, Q2, S.NOT_STARTED),
            ({}, Q3, S.OVERDUE),
            ({"1.1.1": BEGUN}, Q2, S.IN_PROGRESS),
            ({"1.1.2": BEGUN}, Q2, S.IN_PROGRESS),
            ({"1.1.1": DONE}, Q2, S.IN_PROGRESS),
            ({"1.1.1": DONE, "1.1.2": DONE}, Q2, S.DONE_IN_TIME),
            ({"1.1.1": DONE, "1.1.2": DONE}, Q4, S.DONE_LATE),
            ({"1.1.1": BEGUN, "1.1.2": DONE}, Q4, S.OVERDUE),
            ({"1.1": DONE, "1.1.1": BEGUN}, Q2, S.DONE_IN_TIME),
            ({"1.1": BEGUN, "1.1.1": DONE, "1.1.2": DONE}, Q2, S.NO_DATE),
        ],
    )
    def test_a_task_without_a_deadline_follows_its_items_unless_something_is_said(
        self, said: Mapping[str, TaskState], quarter: Quarter, expected: TaskStatus
    ) -> None:
        assert self.statuses(NO_DEADLINE, said, quarter)[0] is expected

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ({}, S.NOT_YET_DUE),
            ({"1.1.1": BEGUN}, S.IN_PROGRESS),
            ({"1.1.1": DONE, "1.1.2": DONE}, S.IN_PROGRESS),
            ({"1.1": DONE}, S.DONE_IN_TIME),
        ],
    )
    def test_a_task_with_a_deadline_is_more_than_its_items(
        self, said: Mapping[str, TaskState], expected: TaskStatus
    ) -> None:
        assert self.statuses(due("2026-12-31"), said)[0] is expected

    def test_an_item_without_a_deadline_has_its_tasks(self) -> None:
        assert self.statuses(due("2026-01-31"), {})[2] is S.OVERDUE
        assert self.statuses(NO_DEADLINE, {})[2] is S.NO_DATE

    def test_an_item_that_the_office_left_out_counts_no_more(self) -> None:
        first = task(due("2026-01-31"), code="1.1.1")
        second = task(due("2026-06-30"), code="1.1.2")
        whole = plan(tasks=(task(NO_DEADLINE, first, second),))
        returns: Mapping[Quarter, Return] = {Q1: returned(Q1)}
        found = assess(whole, returns, Q1, OwnPlan(left_out_tasks=frozenset({"1.1.1"})))
        assert list(found.tasks) == ["1.1", "1.1.2"]
        assert found.tasks["1.1"].status is S.NOT_YET_DUE

    def test_its_reason_counts_the_items(self) -> None:
        first = task(due("2026-01-31"), code="1.1.1")
        second = task(due("2026-06-30"), code="1.1.2")
        third = task(due("2026-02-28"), code="1.1.3")
        items = task(NO_DEADLINE, first, second, third)
        found = assess(plan(tasks=(items,)), {}, Q1).tasks["1.1"]
        assert found.reason == "Tổng hợp từ 3 nội dung: 2 quá hạn, 1 chưa đến hạn."
        assert found.days_late == 42  # the longest of them


@pytest.mark.parametrize(
    ("deadline", "said", "quarter", "expected"),
    [
        (
            due("2026-01-31"),
            {Q1: progress(BEGUN)},
            Q1,
            "Quá hạn 42 ngày: hạn 31/01/2026, đến ngày chốt số liệu 14/3/2026 chưa hoàn thành.",
        ),
        (
            due("2026-01-31"),
            {},
            Q1,
            "Quá hạn 42 ngày: hạn 31/01/2026, đến ngày chốt số liệu 14/3/2026 chưa hoàn thành. "
            "Chưa có số liệu tiến độ.",
        ),
        (
            due("2026-01-31"),
            {Q1: progress(DONE, "2026-02-10")},
            Q1,
            "Hoàn thành ngày 10/02/2026, chậm 10 ngày so với hạn 31/01/2026.",
        ),
        (
            due("2025-12-31", begins=True),
            {Q1: progress(NOTHING)},
            Q1,
            "Quá hạn 73 ngày: hạn khởi công ngày 31/12/2025, đến ngày chốt số liệu 14/3/2026 "
            "chưa khởi công.",
        ),
        (
            CONSTRUCTION,
            {Q2: progress(BEGUN)},
            Q2,
            "Đang thực hiện, hạn hoàn thành ngày 31/12/2028. "
            "Báo cáo triển khai lần đầu ở quý II/2026; hạn bắt đầu ngày 31/12/2025.",
        ),
        (
            UNDATED,
            {Q1: progress(DONE)},
            Q1,
            "Đã hoàn thành; nhiệm vụ không ấn định thời hạn theo ngày.",
        ),
        (
            UNDATED,
            {Q1: progress(BEGUN)},
            Q1,
            "Thời hạn “Theo tiến độ của Trung ương” không ấn định ngày; "
            "tình trạng: đang thực hiện.",
        ),
        (
            starting("2026-04-01"),
            {Q1: progress(NOTHING)},
            Q1,
            "Chưa đến thời điểm bắt đầu (từ 01/4/2026).",
        ),
        (
            starting("2026-04-01"),
            {Q2: progress(DONE, "2026-05-10")},
            Q2,
            "Đã hoàn thành; thời hạn “từ …” không ấn định ngày kết thúc.",
        ),
        (
            due("2025-12-31", begins=True),
            {Q1: progress(DONE, "2026-02-10")},
            Q1,
            "Đã hoàn thành; thời hạn “Khởi công 2025-12-31” không ấn định ngày kết thúc.",
        ),
    ],
)
def test_the_reason_is_a_sentence_with_its_days(
    deadline: Deadline, said: Mapping[Quarter, Progress], quarter: Quarter, expected: str
) -> None:
    assert concluded(deadline, said, quarter).reason == expected


def test_the_trail_tells_the_newest_progress_with_its_figure_and_its_day() -> None:
    said = Progress("1.1", DONE, percent=Decimal(100), done_on=date(2026, 2, 10))
    assert concluded(due("2026-03-31"), {Q1: said}, Q2).why[1:3] == (
        "Tiến độ mới nhất (quý I/2026): đã hoàn thành, 100%, ngày 10/02/2026.",
        "Ngày chốt số liệu: 14/6/2026.",
    )
