"""The checks of tasks: progress that is missing, late or contradictory."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.finding import Severity
from domain.quarter import Quarter
from domain.returns import Progress, TaskState, TaskStatus
from tests.domain.small_plan import (
    NO_DEADLINE,
    Q1,
    Q2,
    UNDATED,
    due,
    findings,
    plan,
    returned,
    rules,
    starting,
    task,
)

ERROR, WARNING, NOTE = Severity
DAY = date.fromisoformat


def of_task(
    row: Progress | None, deadline: str = "2026-03-31", quarter: Quarter = Q1
) -> dict[str, Severity]:
    returns = {quarter: returned(quarter, *([row] if row else []))}
    return rules(*findings(plan(tasks=(task(due(deadline)),)), returns, quarter))


def test_a_due_task_of_which_nothing_was_said() -> None:
    assert of_task(None) == {"missing_progress": WARNING}
    assert of_task(None, "2026-06-30") == {}


def test_a_late_task_needs_its_cause() -> None:
    late = Progress("1.1", TaskState.IN_PROGRESS)
    assert of_task(late, "2026-01-31") == {"missing_cause": ERROR, "missing_remedy": WARNING}
    done = Progress("1.1", TaskState.DONE, done_on=DAY("2026-02-05"))
    assert of_task(done, "2026-01-31") == {"missing_cause": ERROR}
    told = Progress("1.1", TaskState.DONE, done_on=DAY("2026-02-05"), cause="Chờ ý kiến")
    assert of_task(told, "2026-01-31") == {}


def test_done_without_its_day() -> None:
    assert of_task(Progress("1.1", TaskState.DONE)) == {"done_without_date": WARNING}
    undated = plan(tasks=(task(UNDATED),))
    returns = {Q1: returned(Q1, Progress("1.1", TaskState.DONE))}
    assert rules(*findings(undated, returns, Q1)) == {"done_without_date": NOTE}


@pytest.mark.parametrize(
    ("done_on", "today", "expected"),
    [
        ("2026-03-14", None, {}),
        ("2026-03-15", None, {"done_in_future": ERROR}),
        ("2026-03-15", "2026-03-20", {"done_after_closing": WARNING}),
        ("2026-03-21", "2026-03-20", {"done_in_future": ERROR}),
    ],
)
def test_done_on_a_day_that_has_not_come(
    done_on: str, today: str | None, expected: dict[str, Severity]
) -> None:
    row = Progress("1.1", TaskState.DONE, done_on=DAY(done_on))
    the_plan = plan(tasks=(task(due("2026-03-31")),))
    day = DAY(today) if today else None
    assert rules(*findings(the_plan, {Q1: returned(Q1, row)}, Q1, day)) == expected


def test_done_before_its_start() -> None:
    row = Progress("1.1", TaskState.DONE, done_on=DAY("2026-02-10"))
    the_plan = plan(tasks=(task(starting("2026-03-01")),))
    assert rules(*findings(the_plan, {Q1: returned(Q1, row)}, Q1)) == {"done_before_start": ERROR}
    on_its_day = Progress("1.1", TaskState.DONE, done_on=DAY("2026-03-01"))
    assert rules(*findings(the_plan, {Q1: returned(Q1, on_its_day)}, Q1)) == {}
    early = Progress("1.1", TaskState.DONE, done_on=DAY("2025-12-08"))
    assert of_task(early) == {"done_before_start": WARNING}
    assert of_task(Progress("1.1", TaskState.DONE, done_on=DAY("2025-12-09"))) == {}


@pytest.mark.parametrize(
    ("state", "percent", "expected"),
    [
        (TaskState.IN_PROGRESS, "60", {}),
        (TaskState.IN_PROGRESS, "100", {"percent_state_mismatch": WARNING}),
        (TaskState.DONE, "99.9", {"percent_state_mismatch": WARNING}),
        (TaskState.NOT_STARTED, "5", {"percent_state_mismatch": WARNING}),
        (TaskState.NOT_STARTED, "0", {}),
        (TaskState.IN_PROGRESS, "101", {"percent_out_of_range": ERROR}),
    ],
)
def test_percentage_and_state_say_the_same(
    state: TaskState, percent: str, expected: dict[str, Severity]
) -> None:
    day = DAY("2026-02-10") if state is TaskState.DONE else None
    assert of_task(Progress("1.1", state, Decimal(percent), day)) == expected


def test_a_day_of_completion_on_an_open_task() -> None:
    row = Progress("1.1", TaskState.IN_PROGRESS, done_on=DAY("2026-02-10"))
    assert of_task(row) == {"date_without_done": WARNING}


def test_done_last_quarter_and_open_now() -> None:
    the_plan = plan(tasks=(task(due("2026-12-31")),))
    returns = {
        Q1: returned(Q1, Progress("1.1", TaskState.DONE, done_on=DAY("2026-02-10"))),
        Q2: returned(Q2, Progress("1.1", TaskState.IN_PROGRESS)),
    }
    assert rules(*findings(the_plan, returns, Q2)) == {"state_went_back": WARNING}
    begun = returned(Q1, Progress("1.1", TaskState.IN_PROGRESS))
    assert rules(*findings(the_plan, returns | {Q1: begun}, Q2)) == {}


@pytest.mark.parametrize(
    ("deadline", "of_task", "of_item", "expected"),
    [
        (NO_DEADLINE, TaskState.DONE, TaskState.IN_PROGRESS, ERROR),
        (NO_DEADLINE, TaskState.IN_PROGRESS, TaskState.DONE, WARNING),
        (due("2026-12-31"), TaskState.IN_PROGRESS, TaskState.DONE, NOTE),
        (NO_DEADLINE, TaskState.DONE, TaskState.DONE, None),
        (NO_DEADLINE, None, TaskState.DONE, None),
    ],
)
def test_items_against_their_task(
    deadline: object,
    of_task: TaskState | None,
    of_item: TaskState,
    expected: Severity | None,
) -> None:
    item = task(due("2026-06-30"), code="1.1.1")
    the_plan = plan(tasks=(task(deadline, item),))  # type: ignore[arg-type]
    day = DAY("2026-02-10")
    rows = [Progress("1.1.1", of_item, done_on=day)]
    rows += [Progress("1.1", of_task, done_on=day)] if of_task else []
    found = rules(*findings(the_plan, {Q1: returned(Q1, *rows)}, Q1))
    assert found.get("item_against_task") is expected


def test_many_open_items_are_counted_behind_the_first_five() -> None:
    items = tuple(task(due("2026-06-30"), code=f"1.1.{number}") for number in range(1, 8))
    the_plan = plan(tasks=(task(NO_DEADLINE, *items),))
    done = Progress("1.1", TaskState.DONE, done_on=DAY("2026-02-10"))
    (found,) = findings(the_plan, {Q1: returned(Q1, done)}, Q1)
    assert "(1.1.1, 1.1.2, 1.1.3, 1.1.4, 1.1.5 và 2 nội dung khác)" in found.sentence


def test_a_verdict_on_an_open_task_must_be_given_anew() -> None:
    said = Progress(
        "1.1",
        TaskState.IN_PROGRESS,
        verdict=TaskStatus.IN_PROGRESS,
        verdict_reason="Được gia hạn.",
        cause="Chờ mặt bằng",
        remedy="Đôn đốc",
    )
    the_plan = plan(tasks=(task(due("2026-01-31")),))
    assert rules(*findings(the_plan, {Q1: returned(Q1, said)}, Q2)) == {"verdict_not_renewed": NOTE}


def test_a_task_with_a_deadline_answers_for_itself_beside_its_items() -> None:
    item = task(due("2026-12-31"), code="1.1.1")
    of_items = plan(tasks=(task(NO_DEADLINE, item),))
    of_itself = plan(tasks=(task(due("2026-01-31"), item),))
    assert findings(of_items, {}, Q1) == ()
    assert {(one.rule, one.code) for one in findings(of_itself, {}, Q1)} == {
        ("missing_progress", "1.1"),
        ("missing_cause", "1.1"),
        ("missing_remedy", "1.1"),
    }
