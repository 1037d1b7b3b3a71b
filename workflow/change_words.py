"""A logged change in a clerk's words: what it is about, its field, its old and new value."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from domain.change import LoggedChange, Subject
from domain.number import format_number
from domain.office import ChartForm, Profile
from domain.own_row_text import read_own_measure, read_own_task
from domain.plan import Plan
from domain.quarter import DataWindow, Quarter
from domain.returns import MeasureStatus, TaskState, TaskStatus
from domain.target import TargetKind

NOTHING = "(trống)"
_OF_TASKS = frozenset({"left_out_task", "own_task"})
# An own measure may be gone from the plan when the log is read.
_OF_MEASURES = frozenset({"own_measure", "target_text", "target_kind", "target_low", "target_high"})


def place_words(plan: Plan, change: LoggedChange) -> str:
    """What was changed: `chỉ tiêu 15.1, quý II`."""
    words = _SUBJECTS[change.subject]
    if change.subject is Subject.OWN_PLAN:
        words = _own_plan_words(plan, change)
    elif change.subject in (Subject.MEASURE, Subject.TASK):
        words = f"{words} {change.code}"
    return f"{words}, quý {change.quarter.roman}" if change.quarter else words


def _own_plan_words(plan: Plan, change: LoggedChange) -> str:
    is_task = change.field in _OF_TASKS or (
        change.code not in plan.measures and change.field not in _OF_MEASURES
    )
    return f"kế hoạch riêng, {'nhiệm vụ' if is_task else 'chỉ tiêu'} {change.code}"


def name_of(plan: Plan, change: LoggedChange) -> str:
    """The printed name of the measure or task that was changed; empty for anything else."""
    if change.subject is Subject.TASK or change.field in _OF_TASKS:
        task = plan.tasks.get(change.code)
        return task.name if task else ""
    if change.subject in (Subject.MEASURE, Subject.OWN_PLAN):
        measure = plan.measures.get(change.code)
        return measure.name if measure else ""
    return ""


def subject_word(subject: Subject) -> str:
    """The subject's name at the head of a line."""
    word = _SUBJECTS[subject]
    return word[:1].upper() + word[1:]


_SUBJECTS = {
    Subject.MEASURE: "chỉ tiêu",
    Subject.TASK: "nhiệm vụ",
    Subject.NARRATIVE: "lời văn",
    Subject.OFFICE: "thông tin đơn vị",
    Subject.OWN_PLAN: "kế hoạch riêng",
}


def field_word(change: LoggedChange) -> str:
    """The field's Vietnamese name."""
    return FIELD_WORDS[change.subject][change.field]


_VERDICT = {"verdict": "Đơn vị tự đánh giá", "verdict_reason": "Lý do tự đánh giá"}
FIELD_WORDS: Mapping[Subject, Mapping[str, str]] = {
    Subject.MEASURE: {
        "value": "Thực hiện",
        "estimate": "Số ước",
        "reference": "Số giao để so sánh",
        "note": "Ghi chú",
        "cause": "Nguyên nhân",
        "remedy": "Giải pháp",
        **_VERDICT,
    },
    Subject.TASK: {
        "state": "Tình hình",
        "percent": "Tiến độ (%)",
        "done_on": "Ngày hoàn thành",
        "result": "Kết quả thực hiện",
        "documents": "Văn bản",
        "cause": "Nguyên nhân",
        "remedy": "Kiến nghị, giải pháp",
        "note": "Ghi chú",
        **_VERDICT,
    },
    Subject.NARRATIVE: {
        "text": "Đoạn văn",
        "basis": "Bản nháp khi sửa",
        "carried_from": "Lấy từ quý",
    },
    Subject.OFFICE: {
        "unit": "Mã đơn vị",
        "name": "Tên đơn vị trong báo cáo",
        "superior": "Cơ quan cấp trên",
        "issuer": "Cơ quan ban hành",
        "code": "Ký hiệu văn bản",
        "place": "Địa danh",
        "authority": "Thẩm quyền ký",
        "deputy_of": "Ký thay",
        "signer_title": "Chức vụ người ký",
        "signer": "Họ tên người ký",
        "addressees": "Kính gửi",
        "recipients": "Nơi nhận",
        "archive": "Dòng lưu",
        "profile": "Thể thức văn bản",
        "heading_mark": "Dấu sau số mục",
        "window": "Kỳ chốt số liệu",
        "charts": "Biểu đồ",
    },
    Subject.OWN_PLAN: {
        "left_out": "Không thuộc đơn vị",
        "left_out_task": "Không thuộc đơn vị",
        "target_text": "Mục tiêu riêng",
        "target_kind": "Cách so với mục tiêu",
        "target_low": "Mức thấp",
        "target_high": "Mức cao",
        "target_exceeds_from": "Coi là vượt từ",
        "target_inclusive": "Bằng cũng là đạt",
        **{f"pace_{number}": f"Kế hoạch đến hết quý {number}" for number in range(1, 5)},
        "own_measure": "Chỉ tiêu riêng",
        "own_task": "Nhiệm vụ riêng",
    },
}


def value_words(subject: Subject, field: str, text: str | None) -> str:
    """A field's value as the clerk sees it, from its text in the log."""
    if text is None or text == "":
        return NOTHING
    write = _WORDS.get((subject, field))
    return write(text) if write else text


def _number(text: str) -> str:
    return format_number(Decimal(text))


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day}/{day.month}/{day.year}"


def _flag(text: str) -> str:
    return "có" if text == "1" else "không"


def _own_measure(text: str) -> str:
    row = read_own_measure(text)
    return "; ".join(part for part in (row.name, row.unit, row.lead) if part)


def _own_task(text: str) -> str:
    row = read_own_task(text)
    bodies = " ".join(f"{row.lead}\n{row.coordinating}".split("\n"))
    return "; ".join(part.strip() for part in (row.name, bodies, row.deadline) if part.strip())


def _lines(text: str) -> str:
    return "\n".join(json.loads(text)) or NOTHING


PROFILE_WORDS = {
    Profile.HD05: "Đảng – Hướng dẫn 05-HD/VPTW (từ năm 2026)",
    Profile.HD36: "Đảng – Hướng dẫn 36-HD/VPTW (trước năm 2026)",
    Profile.ND30: "Nhà nước – Nghị định 30/2020/NĐ-CP",
}
WINDOW_WORDS = {
    DataWindow.ADMINISTRATIVE: "Từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)",
    DataWindow.CALENDAR: "Trọn tháng, đến ngày cuối quý",
}
CHART_WORDS = {
    ChartForm.NATIVE: "Biểu đồ sửa được trong Word, Excel",
    ChartForm.PICTURE: "Biểu đồ là hình ảnh",
    ChartForm.NONE: "Không có biểu đồ",
}
_KIND_WORDS = {
    TargetKind.AT_LEAST: "ít nhất",
    TargetKind.MORE_THAN: "lớn hơn",
    TargetKind.AT_MOST: "không quá",
    TargetKind.LESS_THAN: "nhỏ hơn",
    TargetKind.BETWEEN: "trong khoảng",
    TargetKind.EQUAL: "bằng",
    TargetKind.RANK_WITHIN: "thứ hạng",
    TargetKind.ABOVE_REFERENCE: "so với số giao",
    TargetKind.NONE_LEFT: "không còn",
    TargetKind.JUDGED: "đơn vị tự đánh giá",
}

_WORDS: Mapping[tuple[Subject, str], Callable[[str], str]] = {
    **{(Subject.MEASURE, name): _number for name in ("value", "reference")},
    (Subject.MEASURE, "estimate"): _flag,
    (Subject.MEASURE, "verdict"): lambda text: MeasureStatus(text).word,
    (Subject.TASK, "percent"): _number,
    (Subject.TASK, "done_on"): _day,
    (Subject.TASK, "state"): lambda text: TaskState(text).word,
    (Subject.TASK, "verdict"): lambda text: TaskStatus(text).word,
    (Subject.NARRATIVE, "carried_from"): lambda text: Quarter.read(text).in_text,
    **{(Subject.OFFICE, name): _lines for name in ("addressees", "recipients")},
    (Subject.OFFICE, "profile"): lambda text: PROFILE_WORDS[Profile(text)],
    (Subject.OFFICE, "window"): lambda text: WINDOW_WORDS[DataWindow(text)],
    (Subject.OFFICE, "charts"): lambda text: CHART_WORDS[ChartForm(text)],
    **{
        (Subject.OWN_PLAN, name): _flag
        for name in ("left_out", "left_out_task", "target_inclusive")
    },
    **{
        (Subject.OWN_PLAN, name): _number
        for name in ("target_low", "target_high", "target_exceeds_from")
    },
    **{(Subject.OWN_PLAN, f"pace_{number}"): _number for number in range(1, 5)},
    (Subject.OWN_PLAN, "own_measure"): _own_measure,
    (Subject.OWN_PLAN, "own_task"): _own_task,
    (Subject.OWN_PLAN, "target_kind"): lambda text: _KIND_WORDS[TargetKind(text)],
}
