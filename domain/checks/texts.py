"""Checks of what the clerk wrote: copied texts, the wrong quarter, blanks left, old encodings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.checks.case import MeasureCase, TaskCase
from domain.finding import Finding, Severity
from domain.old_encoding import old_encoding
from domain.quarter import ROMAN, Quarter
from domain.returns import Entry, Passage, Progress, TaskState
from domain.text import nfc

Say = Callable[[str, Severity, str, str], Finding]

# Shorter texts (“Không có”, “Như trên”) repeat by themselves.
_LONG_ENOUGH = 20
_ENTRY_FIELDS = ("note", "cause", "remedy")
_PROGRESS_FIELDS = ("result", "cause", "remedy", "note")
_FIELD_NAMES = {
    "note": "ghi chú",
    "cause": "nguyên nhân",
    "remedy": "giải pháp",
    "result": "kết quả",
    "text": "nội dung",
}

_NUMBER = r"(?:IV|I{1,3}|[1-4])(?![\w.,]\d|\w)"
_YEAR = r"\s*(?:[/–-]|năm)\s*(?:năm\s*)?"
# Of several quarters (`quý I, II và III`) the last one says which report it is.
_QUARTER = re.compile(
    rf"\bquý\s+(?:{_NUMBER}(?:{_YEAR}\d{{4}})?\s*(?:,|và|đến|-|–)\s*(?:quý\s+)?)*"
    rf"({_NUMBER})(?:{_YEAR}(\d{{4}}))?",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\b0?([369]) tháng (?:đầu )?năm(?: (\d{4}))?", re.IGNORECASE)
# Where an earlier quarter is rightly named: comparisons, beginnings, deadlines, what is done.
_NAMED_RIGHTLY = re.compile(
    r"(?:so với|so sánh với|cùng kỳ|hạn|từ|trước|sau|hơn|tại báo cáo"
    r"|(?:hoàn thành|xong|ban hành|phê duyệt|khởi công)(?: trong| vào))"
    r"(?:\s+(?:số|mức|kết quả|cuối|đầu|hết|cùng kỳ|thực hiện|kỳ|của|năm))*\s*$",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_BLANK = re.compile(r"\.{4,}|…{2,}|\[\s*(?:\.\.\.|…)?\s*\]|\b[Xx]{2,}\b|_{3,}")
_UNITLESS = re.compile(
    r"\b(?:bằng|tăng|giảm)\s+(\d[\d.]*(?:,\d+)?)\s+(?:so với|kế hoạch|dự toán|mục tiêu|cùng kỳ)"
)


@dataclass(frozen=True)
class Written:
    """One text of the return, the same text a quarter before, and how to speak of it."""

    field: str
    text: str
    before: str
    quarter: Quarter
    say: Say

    def finding(self, rule: str, severity: Severity, said: str) -> Finding:
        """What a check says of this text."""
        name = _FIELD_NAMES.get(self.field, self.field)
        return self.say(rule, severity, self.field, f"{name} {said}")


def of_measure(one: MeasureCase) -> Iterator[Finding]:
    """The checks of a measure's texts."""
    last = one.case.last.entries.get(one.code) if one.case.last else None
    before = last or Entry(one.code)
    for field in _ENTRY_FIELDS:
        text, old = getattr(one.entry, field), getattr(before, field)
        yield from _of_text(Written(field, text, old, one.case.quarter, one.finding))


def of_task(one: TaskCase) -> Iterator[Finding]:
    """The checks of a task's texts; a finished task may repeat its result."""
    progress = one.case.current.progress.get(one.code)
    if progress is None:
        return
    last = one.case.last.progress.get(one.code) if one.case.last else None
    repeats = last is not None and last.state is progress.state is TaskState.DONE
    before = Progress(one.code) if last is None or repeats else last
    for field in _PROGRESS_FIELDS:
        text, old = getattr(progress, field), getattr(before, field)
        yield from _of_text(Written(field, text, old, one.case.quarter, one.finding))


def of_passage(passage: Passage, last: Passage | None, quarter: Quarter) -> Iterator[Finding]:
    """The checks of a paragraph of the narrative."""

    def say(rule: str, severity: Severity, field: str, said: str) -> Finding:
        sentence = f"Phần lời báo cáo, đoạn “{_beginning(passage.text)}”: {said}."
        return Finding(rule, severity, "narrative", passage.key, field, sentence)

    before = last.text if last else ""
    written = Written("text", passage.text, before, quarter, say)
    yield from _of_text(written)
    yield from _number_without_unit(written)


def _of_text(written: Written) -> Iterator[Finding]:
    if not written.text.strip():
        return
    yield from _same_as_last_quarter(written)
    yield from _wrong_quarter(written)
    yield from _blank_left(written)
    yield from _old_encoding(written)


def _same_as_last_quarter(written: Written) -> Iterator[Finding]:
    same = _compared(written.text) == _compared(written.before)
    if same and len(written.text.strip()) >= _LONG_ENOUGH:
        said = f"giống hệt {written.quarter.preceding.in_text}"
        yield written.finding("same_text_as_last_quarter", Severity.WARNING, said)


def _compared(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def _wrong_quarter(written: Written) -> Iterator[Finding]:
    """An earlier period that is neither compared with nor a deadline was left standing."""
    text = nfc(written.text)
    for found, number in _periods(text):
        year = int(found[2]) if found[2] else written.quarter.year
        is_past = (year, number) < (written.quarter.year, written.quarter.number)
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if is_past and not _NAMED_RIGHTLY.search(before):
            said = f"còn nhắc “{found[0]}” trong báo cáo {written.quarter.in_text}"
            yield written.finding("wrong_quarter_named", Severity.WARNING, said)
            return


def _periods(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _QUARTER.finditer(text):
        named = found[1].upper()
        yield found, int(named) if named.isdigit() else ROMAN.index(named) + 1
    for found in _MONTHS.finditer(text):
        yield found, int(found[1]) // 3


def _blank_left(written: Written) -> Iterator[Finding]:
    found = _BLANK.search(written.text)
    if found:
        said = f"còn chỗ trống chưa điền “{found[0]}”"
        yield written.finding("blank_left", Severity.WARNING, said)


def _old_encoding(written: Written) -> Iterator[Finding]:
    encoding = old_encoding(written.text)
    if encoding is not None:
        said = f"có thể ở bảng mã cũ {encoding}, hãy chuyển sang Unicode"
        yield written.finding("old_encoding", Severity.WARNING, said)


def _number_without_unit(written: Written) -> Iterator[Finding]:
    found = _UNITLESS.search(nfc(written.text))
    if found:
        said = f"có số “{found[1]}” không ghi đơn vị tính hoặc dấu %"
        yield written.finding("number_without_unit", Severity.NOTE, said)


def _beginning(text: str) -> str:
    words = text.split()
    shown = " ".join(words[:8])
    return shown if len(words) <= 8 else f"{shown}…"  # noqa: PLR2004 - the same eight words
