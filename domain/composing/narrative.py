"""The narrative: the report's skeleton, drafted by rules from the data.

The skeleton is that of quarterly reports on a resolution (document standards, section 5). The
rules never claim what the data does not show: paragraphs that only the office can write are left
empty with a question, and are not printed until it has written them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.composing import measure_prose, task_prose
from domain.composing.draft import Draft, Paragraph
from domain.composing.letterhead import appendix_label, next_period, resolution_name
from domain.composing.material import Material
from domain.composing.wording import (
    finished,
    joined,
    listed,
    lower_first,
    measure_name,
    task_name,
    two_digits,
)
from domain.day import format_day
from domain.office import ChartForm, Profile
from domain.plan import Measure, Task
from domain.report import BlockKind
from domain.returns import MeasureStatus, TaskStatus


def drafts(material: Material) -> tuple[Draft, ...]:
    """The whole narrative as the rules draft it, headings without numbers."""
    return (
        _opening(material),
        *_leadership(material),
        *_results(material),
        *_appraisal(material),
        *_outlook(material),
        *_proposals(),
        _closing(material),
    )


def paragraphs(material: Material) -> tuple[Paragraph, ...]:
    """Every drafted paragraph beside the clerk's own text."""
    return tuple(Paragraph(draft, material.passage(draft.key)) for draft in drafts(material))


def _heading_1(key: str, text: str) -> Draft:
    return Draft(key, BlockKind.HEADING_1, text)


def _heading_2(key: str, text: str) -> Draft:
    return Draft(key, BlockKind.HEADING_2, text)


def _opening(material: Material) -> Draft:
    """The resolution's first mention: number, day, issuer, subject (Decree 30, annex I, II.6.b)."""
    resolution = material.plan.resolution
    comma = "," if material.office.profile.is_party else ""
    day = f"{comma} ngày {format_day(resolution.adopted)}" if resolution.adopted else ""
    closes = material.quarter.closes(material.office.window)
    text = (
        f"Thực hiện {resolution_name(material)}{day} của {resolution.issuer} {resolution.title}; "
        f"{material.office.name} báo cáo kết quả thực hiện {material.quarter.cumulative_in_text} "
        f"(số liệu tính đến ngày {format_day(closes)}) như sau:"
    )
    return Draft("opening", BlockKind.PARAGRAPH, text)


def _leadership(material: Material) -> Iterator[Draft]:
    yield _heading_1("leadership", "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI")
    yield _heading_2("leadership.study.heading", "Việc quán triệt, cụ thể hóa")
    yield Draft(
        "leadership.study",
        BlockKind.PARAGRAPH,
        "",
        asks="Đơn vị đã quán triệt, cụ thể hóa Nghị quyết như thế nào (hội nghị, kế hoạch)?",
    )
    yield _documents(material)
    yield _heading_2("leadership.inspection.heading", "Công tác kiểm tra, giám sát")
    yield Draft(
        "leadership.inspection",
        BlockKind.PARAGRAPH,
        "",
        asks="Trong kỳ đã kiểm tra, giám sát việc thực hiện Nghị quyết ở đâu, kết quả ra sao?",
    )


def _documents(material: Material) -> Draft:
    """The documents that this quarter's progress names, each once."""
    reported = material.current.progress.values()
    named = list(dict.fromkeys(one.documents for one in reported if one.documents))
    codes = tuple(one.code for one in reported if one.documents)
    text = f"Các văn bản đã ban hành trong kỳ: {'; '.join(named)}." if named else ""
    return Draft("leadership.documents", BlockKind.PARAGRAPH, text, codes)


def _results(material: Material) -> Iterator[Draft]:
    yield _heading_1("results", "KẾT QUẢ THỰC HIỆN")
    if material.assessment.measures:
        yield _heading_2("measures", "Kết quả thực hiện các chỉ tiêu, mục tiêu")
        yield measure_prose.counts_draft(material)
        yield from _chart(material, "groups")
        yield from measure_prose.group_drafts(material)
    if material.assessment.tasks:
        yield _heading_2("tasks", "Kết quả thực hiện các nhiệm vụ, giải pháp")
        yield task_prose.counts_draft(material)
        yield from _chart(material, "sections")
        yield from task_prose.section_drafts(material)


def _chart(material: Material, key: str) -> Iterator[Draft]:
    if material.office.charts is not ChartForm.NONE:
        yield Draft(f"chart.{key}", BlockKind.CHART, "", chart=key)


def _appraisal(material: Material) -> Iterator[Draft]:
    yield _heading_1("appraisal", "ĐÁNH GIÁ CHUNG")
    yield _heading_2("strengths.heading", "Ưu điểm")
    yield _strengths(material)
    yield _heading_2("shortcomings.heading", "Hạn chế, khó khăn, vướng mắc")
    yield _shortcomings(material)
    yield _heading_2("causes.heading", "Nguyên nhân")
    yield from _causes(material)
    if material.quarter.is_last:
        yield _heading_2("lessons.heading", "Bài học kinh nghiệm")
        yield Draft("lessons", BlockKind.PARAGRAPH, "", asks="Bài học rút ra từ năm nay là gì?")


def _strengths(material: Material) -> Draft:
    good = measure_prose.with_status(material, measure_prose.GOOD)
    done = task_prose.with_status(material, task_prose.DONE)
    exceeded = measure_prose.with_status(material, (MeasureStatus.EXCEEDED,))
    parts = []
    if good:
        parts.append(f"Có {two_digits(len(good))} nội dung chỉ tiêu đạt và vượt mục tiêu năm")
    if done:
        parts.append(f"{'có ' if not parts else ''}{two_digits(len(done))} nhiệm vụ đã hoàn thành")
    text = ("; ".join(parts)[:1].upper() + "; ".join(parts)[1:] + ".") if parts else ""
    if exceeded:
        names = [measure_name(one, material.plan) for one in exceeded]
        text += f" Nổi bật là: {listed(names, appendix_label(material.office, 1))}."
    codes = (*_codes(good), *_codes(done))
    return Draft("strengths", BlockKind.PARAGRAPH, text, codes, asks="Ưu điểm nổi bật là gì?")


def _shortcomings(material: Material) -> Draft:
    missed = measure_prose.with_status(material, (MeasureStatus.NOT_MET,))
    late = task_prose.with_status(material, (TaskStatus.OVERDUE, TaskStatus.DONE_LATE))
    lacking = measure_prose.with_status(material, (MeasureStatus.NO_DATA,))
    sentences = []
    if missed:
        names = [measure_name(one, material.plan) for one in missed]
        sentences.append(
            f"Còn {two_digits(len(missed))} nội dung chỉ tiêu không đạt mục tiêu: "
            f"{listed(names, appendix_label(material.office, 1))}."
        )
    if late:
        names = [task_name(one) for one in late]
        sentences.append(
            f"Còn {two_digits(len(late))} nhiệm vụ quá hạn hoặc hoàn thành chậm: "
            f"{listed(names, appendix_label(material.office, 2))}."
        )
    if lacking:
        sentences.append(f"Còn {two_digits(len(lacking))} nội dung chỉ tiêu chưa có số liệu.")
    codes = (*_codes(missed), *_codes(late), *_codes(lacking))
    asks = "Hạn chế, khó khăn, vướng mắc trong kỳ là gì?"
    return Draft("shortcomings", BlockKind.PARAGRAPH, " ".join(sentences), codes, asks=asks)


def _codes(rows: Sequence[Measure] | Sequence[Task]) -> tuple[str, ...]:
    return tuple(row.code for row in rows)


def _causes(material: Material) -> Iterator[Draft]:
    """The causes that were given for what is missed or late; nothing is asked of the rest."""
    missed = measure_prose.with_status(material, (MeasureStatus.NOT_MET,))
    given = {one.code: material.entry(one).cause for one in missed}
    late = task_prose.with_status(material, (TaskStatus.OVERDUE, TaskStatus.DONE_LATE))
    given.update({one.code: material.progress(one).cause for one in late})
    text = joined(list(given.values()))
    asks = "Nguyên nhân khách quan, chủ quan của những việc chưa đạt là gì?" if given else ""
    yield Draft("causes", BlockKind.PARAGRAPH, text, tuple(given), asks=asks)


def _outlook(material: Material) -> Iterator[Draft]:
    period = next_period(material)
    yield _heading_1("outlook", f"PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM {period.upper()}")
    yield _overdue_first(material)
    yield _due_next(material)
    yield Draft(
        "outlook.own",
        BlockKind.PARAGRAPH,
        "",
        asks=f"Nhiệm vụ trọng tâm khác của {period} là gì?",
    )


def _overdue_first(material: Material) -> Draft:
    late = task_prose.with_status(material, (TaskStatus.OVERDUE,))
    names = [_with_remedy(finished(task_name(one)), material.progress(one).remedy) for one in late]
    label = appendix_label(material.office, 2)
    text = f"Tập trung hoàn thành các nhiệm vụ đã quá hạn: {listed(names, label)}." if late else ""
    return Draft("outlook.overdue", BlockKind.PARAGRAPH, text, _codes(late))


def _with_remedy(name: str, remedy: str) -> str:
    return f"{name} ({lower_first(remedy.strip().rstrip('.'))})" if remedy else name


def _due_next(material: Material) -> Draft:
    coming = task_prose.due_next(material)
    names = [finished(task_name(one)) for one in coming]
    label = appendix_label(material.office, 2)
    words = f"Hoàn thành các nhiệm vụ đến hạn trong {material.quarter.following.in_text}"
    text = f"{words}: {listed(names, label)}." if coming else ""
    return Draft("outlook.due", BlockKind.PARAGRAPH, text, _codes(coming))


def _proposals() -> Iterator[Draft]:
    yield _heading_1("proposals", "KIẾN NGHỊ, ĐỀ XUẤT")
    yield Draft(
        "proposals.own", BlockKind.PARAGRAPH, "", asks="Kiến nghị, đề xuất gì với cấp trên?"
    )


def _closing(material: Material) -> Draft:
    mark = "./." if material.office.profile is Profile.ND30 else "."
    text = (
        f"Trên đây là báo cáo kết quả thực hiện {resolution_name(material)} "
        f"{material.quarter.cumulative_in_text}, {material.office.name} trân trọng báo cáo{mark}"
    )
    return Draft("closing", BlockKind.PARAGRAPH, text)
