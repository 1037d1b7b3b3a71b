"""A deadline's text read into one day, an open start, or stages with a day each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.deadline_clause import UNDATED, Meaning, meaning_of
from domain.deadline_kind import DeadlineKind
from domain.deadline_period import has_period
from domain.deadline_slip import has_slip
from domain.target_noise import LABEL, read_wording
from domain.target_wording import Expression, Wording

_BEGINNING = Expression.of(
    r"^(?:dự kiến |phấn đấu |tổ chức )*(?:lễ )?(?:khởi công|động thổ|bắt đầu|khởi động)(?!\w)"
)
_END = Expression.of(r"(?<!\w)(?:hoàn thành|khánh thành|kết thúc|xong)(?!\w)")
# A day that belongs to a document, and a year that belongs to a plan, set no deadline.
_NOT_DEADLINES = Expression.of(
    r"(?<!\w)(?:kế hoạch|quyết định|nghị quyết|nghị định|công văn|thông báo|chỉ thị|kết luận"
    rf"|văn bản|chương trình|đề án|tờ trình|luật|quy hoạch|thông tư|hướng dẫn|dự toán|{LABEL})"
    r"(?: số)?"
    r"(?: (?!trước|đến|chậm|hết|trong|xong|từ)[^ ;,]{1,20}){0,4}?"
    r" ngày (?:\d{1,2} tháng \d{1,2} năm \d{4}|\d[\d/. -]*)",
    r"(?<!\w)theo (?:kế hoạch|quyết định|nghị quyết|chương trình|đề án|quy hoạch|dự toán|luật)"
    r"(?: [^ ;,.]{1,12}){0,4}? (?:năm|giai đoạn|nhiệm kỳ) \d{4}(?: ?- ?\d{4})?",
    r",? ?tầm nhìn (?:đến )?(?:năm )?\d{4}",
)
_NEXT_YEAR = Expression.of(r"(?<!\w)năm (?:sau|tới|kế tiếp)(?!\w)")
_SAME_YEAR = Expression.of(r"(?<!\w)năm nay(?!\w)")
# A new step begins at a semicolon, and at a comma or a verb of completion after which another
# date stands.
_SEMICOLON = re.compile(r" ?[;\n] ?")
_STEP = Expression.of(
    r" ?,(?: và| sau đó)? (?!(?:tháng|quý|năm|ngày|hết|cuối|đến|trước|trong|từ|và|nửa|đầu"
    r"|giữa|t\d+|q\d|[ivx]+)(?!\w))(?=[^\W\d_])",
    r" (?:và |- |sau đó )?(?=(?:hoàn thành|khánh thành|đưa vào|bàn giao|vận hành|thông xe"
    r"|khởi công) )",
)
_CONNECTOR = (
    r"trong|vào|trước|đến|hết|cuối|từ|ngày|chậm nhất|muộn nhất|xong|ngoài|dự kiến|là|cho|tới|năm"
    r"|thời điểm|sau|đầu|thời gian|thời hạn|thực hiện"
)
_CONNECTORS = Expression.of(
    rf"^(?:(?:{_CONNECTOR})(?!\w)|[ :,.()-])+",
    rf"(?:(?<!\w)(?<!bắt )(?:{_CONNECTOR})(?!\w)|[ :,.()-])+$",
)
_MOST_STEPS = 12
MISSPELT = "Có chữ viết sai, không đọc chắc được ngày"


@dataclass(frozen=True)
class Reading:
    """A deadline's meaning; `steps` are the names and days of its stages."""

    kind: DeadlineKind
    due: date | None = None
    start: date | None = None
    steps: tuple[tuple[str, date | None], ...] = ()
    begins: bool = False
    note: str = ""


def reading_of(text: str, year: int) -> Reading:
    """What the text means; `year` is meant where it names none."""
    wording = read_wording(text)
    if wording is None or not wording.text:
        return Reading(DeadlineKind.NONE, note=UNDATED)
    words = _NEXT_YEAR.replaced(_NOT_DEADLINES.replaced(wording, " "), f"năm {year + 1}")
    if not words.bare and has_slip(words.text):
        return Reading(DeadlineKind.NONE, note=MISSPELT)
    clauses = _clauses(_SAME_YEAR.replaced(words, f"năm {year}"))
    meanings = [meaning_of(clause, year) for clause in clauses]
    if not meanings:
        return Reading(DeadlineKind.NONE, note=UNDATED)
    impossible = next((one for one in meanings if one.is_impossible), None)
    if impossible:
        return Reading(DeadlineKind.NONE, note=impossible.note)
    steps = [one for one in zip(clauses, meanings, strict=True) if not _is_frame(*one, meanings)]
    if len(steps) == 1:
        return _single(*steps[0])
    return _stages(steps)


def _is_frame(clause: Wording, meaning: Meaning, meanings: list[Meaning]) -> bool:
    """Whether it is but the year of another step: `Năm 2026, hoàn thành trước 15/12/2026`."""
    if meaning.kind is not DeadlineKind.YEAR or meaning.due is None or _name(clause, meaning):
        return False
    dated = (one.due for one in meanings if one.due and one.kind is not DeadlineKind.YEAR)
    return any(due.year == meaning.due.year for due in dated)


def _clauses(words: Wording) -> list[Wording]:
    """The steps of the text: one where it has no steps with days of their own."""
    parts = [one.strip(" .") for one in _SEMICOLON.split(words.text)]
    clauses = [Wording(one, words.bare) for one in parts if one]
    return [step for clause in clauses for step in _steps(clause)][:_MOST_STEPS]


def _steps(clause: Wording) -> list[Wording]:
    """The clause cut where both sides name a date."""
    for cut in _STEP.within(clause).finditer(clause.text):
        left = Wording(clause.text[: cut.start()].strip(" .,"), clause.bare)
        right = Wording(clause.text[cut.end() :].strip(" .,"), clause.bare)
        if left.text and has_period(left) and has_period(right):
            return [left, *_steps(right)]
    return [clause]


def _single(clause: Wording, meaning: Meaning) -> Reading:
    text = _name(clause, meaning) or clause.text
    begins = bool(_BEGINNING.within(clause).search(text)) and meaning.due is not None
    begins = begins and not _END.within(clause).search(clause.text)
    return Reading(meaning.kind, meaning.due, meaning.start, begins=begins, note=meaning.note)


def _stages(found: list[tuple[Wording, Meaning]]) -> Reading:
    meanings = [meaning for _, meaning in found]
    if not any(meaning.due for meaning in meanings):
        starts = next((one for one in meanings if one.start), meanings[0])
        return Reading(starts.kind, start=starts.start, note=starts.note)
    if not any(_name(*one) for one in found):
        last = max((one for one in meanings if one.due), key=lambda one: one.due or date.min)
        return Reading(last.kind, last.due, note=last.note)
    steps = [(_name(clause, meaning) or clause.text, meaning.due) for clause, meaning in found]
    if all(due for _, due in steps):
        steps.sort(key=lambda step: step[1] or date.max)
    return Reading(DeadlineKind.STAGES, steps[-1][1], steps=tuple(steps))


def _name(clause: Wording, meaning: Meaning) -> str:
    """The step's name: its words without the date and what leads to it."""
    text = clause.text
    for begins_at, ends_at in reversed(meaning.spans):
        text = f"{_trimmed(clause, text[:begins_at])} {_trimmed(clause, text[ends_at:])}"
    return _trimmed(clause, " ".join(text.split()))


def _trimmed(clause: Wording, text: str) -> str:
    return _CONNECTORS.within(clause).sub("", text.strip()).strip(" .,:;-")
