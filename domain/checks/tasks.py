"""Checks of a task's progress: causes, days, percentages, and items against their task."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.case import TaskCase
from domain.day import format_day
from domain.deadline import DeadlineKind
from domain.figure import figure
from domain.finding import Finding, Severity
from domain.returns import TaskState, TaskStatus
from domain.task_course import course_of
from domain.task_term import has_deadline, term_of

_LATE = {TaskStatus.OVERDUE: "quá hạn", TaskStatus.DONE_LATE: "hoàn thành chậm"}
_WHOLE = 100


def missing_progress(one: TaskCase) -> Iterator[Finding]:
    """A task that is due by the quarter's end and of which nothing was ever said."""
    if one.course.progress is not None or one.follows_items:
        return
    term = term_of(one.deadline, TaskState.NOT_STARTED)
    if term.due is not None and term.due <= one.case.quarter.last_day:
        said = f"chưa có số liệu tiến độ, hạn {format_day(term.due)}"
        yield one.finding("missing_progress", Severity.WARNING, "state", said)


def missing_cause(one: TaskCase) -> Iterator[Finding]:
    """A late task needs its cause; where a task only follows its items, they have it."""
    late = _LATE.get(one.assessed.status)
    if late and not one.follows_items and not one.progress.cause.strip():
        said = f"{late} nhưng chưa ghi nguyên nhân"
        yield one.finding("missing_cause", Severity.ERROR, "cause", said)


def missing_remedy(one: TaskCase) -> Iterator[Finding]:
    """An overdue task should say what will be done."""
    overdue = one.assessed.status is TaskStatus.OVERDUE and not one.follows_items
    if overdue and not one.progress.remedy.strip():
        said = "quá hạn nhưng chưa ghi giải pháp"
        yield one.finding("missing_remedy", Severity.WARNING, "remedy", said)


def verdict_without_reason(one: TaskCase) -> Iterator[Finding]:
    """A verdict is kept and shown with its reason."""
    verdict = one.progress.verdict
    if verdict is not None and not one.progress.verdict_reason.strip():
        said = f"tự đánh giá “{verdict.word}” nhưng chưa ghi lý do"
        yield one.finding("verdict_without_reason", Severity.ERROR, "verdict_reason", said)


def verdict_not_renewed(one: TaskCase) -> Iterator[Finding]:
    """A verdict on an open task was given for its quarter and holds no longer."""
    verdict = one.progress.verdict
    if verdict is not None and one.course.verdict_in(one.case.quarter) is None:
        quarter = one.course.said_in.in_text if one.course.said_in else "quý trước"
        said = f"tự đánh giá “{verdict.word}” của {quarter} không còn áp dụng, hãy đánh giá lại"
        yield one.finding("verdict_not_renewed", Severity.NOTE, "verdict", said)


def done_before_start(one: TaskCase) -> Iterator[Finding]:
    """Done before the open start of its deadline, or before the resolution was adopted."""
    done_on, start = one.progress.done_on, one.deadline.start
    if done_on is None:
        return
    adopted = one.case.plan.resolution.adopted
    if start is not None and done_on < start:
        said = f"ngày hoàn thành {format_day(done_on)} trước ngày bắt đầu {format_day(start)}"
        yield one.finding("done_before_start", Severity.ERROR, "done_on", said)
    elif adopted is not None and done_on < adopted:
        said = (
            f"ngày hoàn thành {format_day(done_on)} "
            f"trước ngày ban hành nghị quyết {format_day(adopted)}"
        )
        yield one.finding("done_before_start", Severity.WARNING, "done_on", said)


def done_in_future(one: TaskCase) -> Iterator[Finding]:
    """Done on a day that has not come; or after the figures closed, which is the next quarter's."""
    done_on = one.progress.done_on
    if done_on is None:
        return
    today, closes = one.case.today, one.case.closes
    if done_on > (today or closes):
        said = f"ngày hoàn thành {format_day(done_on)} ở tương lai"
        yield one.finding("done_in_future", Severity.ERROR, "done_on", said)
    elif done_on > closes and one.course.said_in == one.case.quarter:
        said = (
            f"ngày hoàn thành {format_day(done_on)} sau ngày chốt số liệu {format_day(closes)}, "
            "thuộc kỳ báo cáo sau"
        )
        yield one.finding("done_after_closing", Severity.WARNING, "done_on", said)


def done_without_date(one: TaskCase) -> Iterator[Finding]:
    """Without the day nobody can see whether a deadline was kept."""
    done = one.course.state is TaskState.DONE
    if done and one.course.done_on is None:
        dated = one.deadline.kind not in (DeadlineKind.NONE, DeadlineKind.FROM)
        severity = Severity.WARNING if dated else Severity.NOTE
        yield one.finding("done_without_date", severity, "done_on", "chưa ghi ngày hoàn thành")


def date_without_done(one: TaskCase) -> Iterator[Finding]:
    """A day of completion on a task that is not done."""
    done_on = one.progress.done_on
    if done_on is not None and one.course.state is not TaskState.DONE:
        state = one.course.state.word.lower()
        said = f"có ngày hoàn thành {format_day(done_on)} nhưng tình trạng là {state}"
        yield one.finding("date_without_done", Severity.WARNING, "state", said)


def percent_state_mismatch(one: TaskCase) -> Iterator[Finding]:
    """Percentage and state must say the same."""
    percent, state = one.progress.percent, one.course.state
    if percent is None:
        return
    shown = figure(percent, "%")
    if not 0 <= percent <= _WHOLE:
        said = f"tỷ lệ hoàn thành {shown} nằm ngoài khoảng từ 0% đến 100%"
        yield one.finding("percent_out_of_range", Severity.ERROR, "percent", said)
    elif (percent == _WHOLE) != (state is TaskState.DONE):
        said = f"tỷ lệ hoàn thành {shown} nhưng tình trạng là {state.word.lower()}"
        yield one.finding("percent_state_mismatch", Severity.WARNING, "percent", said)
    elif percent > 0 and state is TaskState.NOT_STARTED:
        said = f"tỷ lệ hoàn thành {shown} nhưng tình trạng là chưa triển khai"
        yield one.finding("percent_state_mismatch", Severity.WARNING, "percent", said)


def state_went_back(one: TaskCase) -> Iterator[Finding]:
    """Done last quarter, open now."""
    before = course_of(one.code, one.case.returns, one.case.quarter.preceding)
    if one.course.said_in != one.case.quarter or one.course.state is TaskState.DONE:
        return
    if before.state is TaskState.DONE and before.said_in is not None:
        said = (
            f"{before.said_in.in_text} đã báo cáo hoàn thành, "
            f"nay là {one.course.state.word.lower()}"
        )
        yield one.finding("state_went_back", Severity.WARNING, "state", said)


def item_against_task(one: TaskCase) -> Iterator[Finding]:
    """A task done while an item is open; or all items done while the task is not.

    A task with a deadline of its own is more than its items, so there the latter is only a note.
    """
    tasks = one.case.assessment.tasks
    items = [item for item in one.task.items if item.code in tasks]
    if not items or one.course.progress is None:
        return
    open_items = [item.code for item in items if not _is_done(one, item.code)]
    done = one.course.state is TaskState.DONE
    if done and open_items:
        said = f"đã báo cáo hoàn thành nhưng còn nội dung chưa hoàn thành ({_listed(open_items)})"
        yield one.finding("item_against_task", Severity.ERROR, "state", said)
    if not done and not open_items:
        severity = Severity.NOTE if has_deadline(one.task) else Severity.WARNING
        said = "mọi nội dung đã hoàn thành nhưng nhiệm vụ chưa báo cáo hoàn thành"
        yield one.finding("item_against_task", severity, "state", said)


def _is_done(one: TaskCase, code: str) -> bool:
    return course_of(code, one.case.returns, one.case.quarter).state is TaskState.DONE


def _listed(codes: list[str]) -> str:
    most = 5
    shown = ", ".join(codes[:most])
    return shown if len(codes) <= most else f"{shown} và {len(codes) - most} nội dung khác"
