"""The reason for a task's status, as a Vietnamese sentence with its days, and its “Vì sao?”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from domain.day import format_day
from domain.deadline import Deadline, deadline_meaning
from domain.figure import figure
from domain.returns import TaskState, TaskStatus
from domain.task_course import Course
from domain.task_rule import Conclusion
from domain.task_term import Term


def reason_of(
    term: Term, course: Course, concluded: Conclusion, deadline: Deadline, closes: date
) -> str:
    """Why the task has its status, before any verdict of the clerk's own."""
    if concluded.status is TaskStatus.NO_DATE:
        return _undated(course, deadline)
    if course.state is TaskState.DONE:
        return _done(term, course, concluded, deadline)
    if concluded.status is TaskStatus.OVERDUE and term.due is not None:
        return _overdue(term, course, concluded, closes)
    if concluded.status is TaskStatus.IN_PROGRESS:
        return _in_progress(term, course, concluded)
    return _not_started(term, course, concluded)


def reason_from_items(found: Sequence[TaskStatus]) -> str:
    """The counts of a task's items, which are all that its status rests on."""
    counts = [(status, found.count(status)) for status in TaskStatus if status in found]
    listed = ", ".join(f"{count} {status.word.lower()}" for status, count in counts)
    return f"Tổng hợp từ {len(found)} nội dung: {listed}."


def why_of(
    course: Course, deadline: Deadline, closes: date, by_rule: TaskStatus
) -> tuple[str, ...]:
    """The steps from deadline and progress to the status."""
    return (
        _meant(deadline),
        _said(course),
        f"Ngày chốt số liệu: {format_day(closes)}.",
        f"Theo quy tắc: {by_rule.word}.",
    )


@lru_cache(maxsize=1024)
def _meant(deadline: Deadline) -> str:
    """Remembered: the deadlines of a plan do not change from one assessment to the next."""
    if not deadline.text:
        return "Thời hạn: không ghi."
    return f"Thời hạn: “{deadline.text}”. {deadline_meaning(deadline)}"


def _said(course: Course) -> str:
    if course.by_items:
        return "Tiến độ: đã triển khai một số nội dung, coi là đang thực hiện."
    if course.progress is None or course.said_in is None:
        return "Tiến độ: chưa có số liệu, coi là chưa triển khai."
    parts = [course.state.word.lower()]
    if course.progress.percent is not None:
        parts.append(figure(course.progress.percent, "%"))
    if course.done_on is not None:
        parts.append(f"ngày {format_day(course.done_on)}")
    return f"Tiến độ mới nhất ({course.said_in.in_text}): {', '.join(parts)}."


def _undated(course: Course, deadline: Deadline) -> str:
    state = course.state.word.lower()
    if not deadline.text:
        return f"Nhiệm vụ không ghi thời hạn; tình trạng: {state}."
    return f"Thời hạn “{deadline.text}” không ấn định ngày; tình trạng: {state}."


def _done(term: Term, course: Course, concluded: Conclusion, deadline: Deadline) -> str:
    if not term.is_dated:
        return "Đã hoàn thành; nhiệm vụ không ấn định thời hạn theo ngày."
    if term.due is None or term.begins:
        return f"Đã hoàn thành; thời hạn “{deadline.text}” không ấn định ngày kết thúc."
    due = _due(term)
    if course.done_on is None:
        return _done_without_day(course, concluded, due)
    day = format_day(course.done_on)
    if concluded.status is TaskStatus.DONE_LATE:
        return f"Hoàn thành ngày {day}, chậm {concluded.days_late} ngày so với {due}."
    return f"Hoàn thành ngày {day}, trong {due}."


def _done_without_day(course: Course, concluded: Conclusion, due: str) -> str:
    quarter = course.done_since.in_text if course.done_since else "kỳ này"
    if concluded.status is TaskStatus.DONE_LATE:
        return (
            f"Hoàn thành chậm: {due} đã qua trước kỳ số liệu {quarter}, "
            "là quý đầu tiên báo cáo hoàn thành (chưa ghi ngày hoàn thành)."
        )
    return f"Báo cáo hoàn thành ở {quarter}, trong {due} (chưa ghi ngày hoàn thành)."


def _overdue(term: Term, course: Course, concluded: Conclusion, closes: date) -> str:
    not_reached = f"chưa {term.step}" if term.step else "chưa hoàn thành"
    return (
        f"Quá hạn {concluded.days_late} ngày: {_due(term)}, "
        f"đến ngày chốt số liệu {format_day(closes)} {not_reached}.{_nothing_said(course)}"
    )


def _in_progress(term: Term, course: Course, concluded: Conclusion) -> str:
    if term.due is not None and not term.begins:
        sentence = f"Đang thực hiện, {_due(term)}."
    elif term.begins:
        sentence = f"Đang thực hiện; thời hạn chỉ ấn định ngày {term.step}."
    else:
        sentence = "Đang thực hiện; thời hạn không ấn định ngày kết thúc."
    return sentence + (_late_beginning(term, course) if concluded.begun_late else "")


def _late_beginning(term: Term, course: Course) -> str:
    """Kept in view although the status no longer shows it: the beginning itself came late."""
    if term.begun_by is None or course.begun_since is None:
        return ""
    day = format_day(term.begun_by)
    return f" Báo cáo triển khai lần đầu ở {course.begun_since.in_text}; hạn bắt đầu ngày {day}."


def _not_started(term: Term, course: Course, concluded: Conclusion) -> str:
    nothing_said = _nothing_said(course)
    if term.due is not None:
        when = "trong quý này" if concluded.status is TaskStatus.NOT_STARTED else "chưa đến"
        return f"Chưa triển khai; {_due(term)} {when}.{nothing_said}"
    start = f" (từ {format_day(term.start)})" if term.start else ""
    if concluded.status is TaskStatus.NOT_YET_DUE:
        return f"Chưa đến thời điểm bắt đầu{start}.{nothing_said}"
    return f"Đã đến thời điểm bắt đầu{start} nhưng chưa triển khai.{nothing_said}"


def _due(term: Term) -> str:
    day = "" if term.due is None else format_day(term.due)
    return f"hạn {term.step} ngày {day}" if term.step else f"hạn {day}"


def _nothing_said(course: Course) -> str:
    return "" if course.progress or course.by_items else " Chưa có số liệu tiến độ."
