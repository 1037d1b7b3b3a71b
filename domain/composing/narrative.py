"""The narrative: the report's skeleton, drafted by rules from the data.

The skeleton is that of quarterly reports on a resolution (document standards, section 5). The
rules never claim what the data does not show: paragraphs that only the office can write are left
empty with a question, and are not printed until it has written them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from domain.composing import appraisal, measure_prose, task_prose
from domain.composing.draft import Draft, Paragraph
from domain.composing.letterhead import author, cited, results_in_text, tasks_label
from domain.composing.material import Material
from domain.composing.outlook import outlook
from domain.composing.wording import lower_first, tidy, two_digits
from domain.day import format_day, read_day
from domain.office import ChartForm, Profile
from domain.problem import Problem
from domain.report import BlockKind

_MOST_DOCUMENTS = 5
_KIND = re.compile(r"(.{2,30}?) số\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:\s*[/.-]\s*|\s+năm\s+)\d{4}")


def drafts(material: Material) -> tuple[Draft, ...]:
    """The whole narrative as the rules draft it, headings without numbers."""
    return (
        _opening(material),
        *_leadership(material),
        *_results(material),
        *_appraisal(material),
        *outlook(material),
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
    resolution = cited(material.plan.resolution, material.office.profile)
    closes = format_day(material.quarter.closes(material.office.window))
    text = (
        f"Thực hiện {resolution}; {author(material.office)} báo cáo kết quả thực hiện "
        f"{material.quarter.cumulative_in_text} (số liệu tính đến ngày {closes}) như sau:"
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
    """The documents that this quarter's progress names: a few one by one, many by kind."""
    rows = material.assessment.tasks
    reported = [one for one in material.current.progress.values() if one.code in rows]
    typed = [part for one in reported for part in re.split(r"[;\n]", one.documents)]
    named = tuple(sorted(dict.fromkeys(words for words in map(tidy, typed) if words), key=_day_of))
    codes = tuple(one.code for one in reported if one.documents.strip())
    return Draft("leadership.documents", BlockKind.PARAGRAPH, _named(material, named), codes)


def _named(material: Material, documents: tuple[str, ...]) -> str:
    if not documents:
        return ""
    said = f"Trong kỳ đã ban hành {two_digits(len(documents))} văn bản để thực hiện các nhiệm vụ"
    if len(documents) <= _MOST_DOCUMENTS:
        return f"{said}: {'; '.join(documents)}."
    counts = Counter(map(_kind_of, documents)).most_common()
    kinds = ", ".join(f"{two_digits(count)} {kind}" for kind, count in counts)
    return f"{said}, gồm {kinds} (chi tiết tại {tasks_label(material)})."


def _day_of(document: str) -> date:
    """The day on which the document was issued; one that names no day comes last."""
    found = _DAY.search(document)
    try:
        return read_day(found[0]) if found else date.max
    except Problem:
        return date.max


def _kind_of(document: str) -> str:
    found = _KIND.match(document)
    return lower_first(found[1]) if found else "văn bản khác"


def _results(material: Material) -> Iterator[Draft]:
    yield _heading_1("results", "KẾT QUẢ THỰC HIỆN")
    if material.printed_measures:
        yield _heading_2("measures", "Kết quả thực hiện các chỉ tiêu, mục tiêu")
        yield measure_prose.counts_draft(material)
        yield from _chart(material, "groups")
        yield from measure_prose.group_drafts(material)
    if material.printed_tasks:
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
    yield appraisal.strengths(material)
    yield from _chart(material, "trend")
    yield _heading_2("shortcomings.heading", "Hạn chế, khó khăn, vướng mắc")
    yield appraisal.shortcomings(material)
    yield _heading_2("causes.heading", "Nguyên nhân")
    yield from appraisal.causes(material)
    if material.quarter.is_last:
        yield _heading_2("lessons.heading", "Bài học kinh nghiệm")
        yield Draft("lessons", BlockKind.PARAGRAPH, "", asks="Bài học rút ra từ năm nay là gì?")


def _proposals() -> Iterator[Draft]:
    yield _heading_1("proposals", "KIẾN NGHỊ, ĐỀ XUẤT")
    yield Draft(
        "proposals.own", BlockKind.PARAGRAPH, "", asks="Kiến nghị, đề xuất gì với cấp trên?"
    )


def _closing(material: Material) -> Draft:
    mark = "./." if material.office.profile is Profile.ND30 else "."
    results, reports = results_in_text(material), author(material.office)
    text = f"Trên đây là báo cáo {results}, {reports} trân trọng báo cáo{mark}"
    return Draft("closing", BlockKind.PARAGRAPH, text)
