"""Section IV: what the data says must be done next; the rest only the office can write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.composing import measure_prose, task_prose
from domain.composing.appraisal import MISSED, codes_in_words, codes_of, ended
from domain.composing.coming import due_ahead, last_day_ahead, name_ahead, period_ahead
from domain.composing.draft import Draft
from domain.composing.enumeration import Item, Part, Rest, enumerated
from domain.composing.letterhead import tasks_label
from domain.composing.material import Material
from domain.composing.names import finished
from domain.composing.summary import measure_noun
from domain.composing.wording import sentences, two_digits, without_repeats
from domain.plan import Measure
from domain.report import BlockKind
from domain.returns import MeasureStatus, Progress, TaskStatus


def outlook(material: Material) -> Iterator[Draft]:
    """The section with its heading."""
    period = period_ahead(material.quarter)
    heading = f"PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM {period.upper()}"
    yield Draft("outlook", BlockKind.HEADING_1, heading)
    yield _overdue(material)
    yield _measures(material)
    yield _due(material)
    asks = f"Nhiệm vụ trọng tâm khác của {period} là gì?"
    yield Draft("outlook.own", BlockKind.PARAGRAPH, "", asks=asks)


def _overdue(material: Material) -> Draft:
    late = task_prose.with_status(material, (TaskStatus.OVERDUE,))
    # Of this quarter only: last quarter's remedy speaks of a time that is over.
    current = material.current.progress
    remedies = {one.code: current.get(one.code, Progress(one.code)).remedy for one in late}
    count = two_digits(len(late))
    text = _with_remedies(f"Tập trung hoàn thành dứt điểm {count} nhiệm vụ quá hạn", remedies)
    codes = codes_of(late)
    return Draft(
        "outlook.overdue", BlockKind.PARAGRAPH, text, codes, asks=_asked(remedies, "nhiệm vụ")
    )


def _asked(remedies: dict[str, str], noun: str) -> str:
    """Remedies are asked for only where something is missed or late and says none."""
    lacking = [code for code, remedy in remedies.items() if not remedy.strip()]
    words = codes_in_words(lacking, noun)
    return f"Giải pháp khắc phục là gì? Chưa ghi giải pháp:{ended(words)}" if lacking else ""


def _with_remedies(words: str, remedies: dict[str, str]) -> str:
    if not remedies:
        return ""
    said = without_repeats(list(remedies.values()))
    if not said:
        return f"{words}."
    part = Part(f"{words}; {_solutions(said)}", tuple(Item(one) for one in said))
    return enumerated([part], Rest("giải pháp", "các phụ lục"), most=len(said))


def _solutions(said: Sequence[str]) -> str:
    return "thực hiện giải pháp" if len(said) == 1 else "thực hiện các giải pháp"


def _measures(material: Material) -> Draft:
    """What was missed for good is made up for; what is still open in the year is striven for."""
    missed = measure_prose.with_status(material, MISSED)
    remedies = {one.code: material.entry(one).remedy for one in missed}
    count = two_digits(len(missed))
    noun = measure_noun(material)
    made_up = _with_remedies(f"Khắc phục {count} {noun} không đạt mục tiêu", remedies)
    still = measure_prose.with_status(material, (MeasureStatus.NOT_YET_MET,))
    ahead = _assessed_next(material)
    strive = (
        f"phấn đấu hoàn thành {two_digits(len(still))} {noun} chưa đạt mục tiêu năm"
        if still
        else ""
    )
    prepare = (
        f"chuẩn bị số liệu đánh giá {two_digits(len(ahead))} {noun} đến kỳ trong "
        f"{material.quarter.following.in_text}"
        if ahead
        else ""
    )
    text = " ".join(one for one in (made_up, sentences([strive, prepare])) if one)
    codes = (*codes_of(missed), *codes_of(still), *codes_of(ahead))
    return Draft(
        "measures.ahead", BlockKind.PARAGRAPH, text, codes, asks=_asked(remedies, "chỉ tiêu")
    )


def _assessed_next(material: Material) -> tuple[Measure, ...]:
    """The measures without a figure so far that are assessed in the next quarter of the year."""
    if material.quarter.is_last:
        return ()
    coming = material.quarter.following.number
    waiting = measure_prose.with_status(material, (MeasureStatus.NOT_DUE,))
    return tuple(one for one in waiting if coming in one.assessed)


def _due(material: Material) -> Draft:
    coming = due_ahead(material)
    items = tuple(Item(finished(name_ahead(material, one))) for one in coming)
    alike = set(coming) <= set(material.printed_tasks)
    count = f"{two_digits(len(coming))} " if len(coming) > 1 else ""
    nouns = "nhiệm vụ" if alike else "nhiệm vụ, nội dung"
    intro = f"Thực hiện {count}{nouns} {_until(material)}"
    rest = Rest("nhiệm vụ" if alike else "nội dung", tasks_label(material))
    text = enumerated([Part(intro, items)], rest)
    return Draft("outlook.due", BlockKind.PARAGRAPH, text, codes_of(coming))


def _until(material: Material) -> str:
    last = last_day_ahead(material.quarter)
    if material.quarter.is_last:
        return f"đến hạn từ nay đến hết năm {last.year}"
    return f"đến hạn từ nay đến hết {material.quarter.following.in_text}"
