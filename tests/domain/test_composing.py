"""The whole report as data: numbering, appendices, what the clerk wrote, and odd plans."""

import pytest

from domain.composing.compose import compose
from domain.composing.narrative import paragraphs
from domain.office import ChartForm, Profile
from domain.quarter import Quarter
from domain.report import BlockKind, Report
from domain.returns import Passage
from tests.domain.small_plan import Q1, Q2, Q3, Q4, real_plan
from tests.domain.small_report import begun, done, entry, material, only, paragraph

PLAN = real_plan("nq-05-2026")


def headings(report: Report) -> list[str]:
    return [block.text for block in report.body if block.kind is BlockKind.HEADING_1]


def keys(report: Report) -> list[str]:
    return [block.key for block in report.body]


def test_headings_without_content_are_left_out_and_the_numbers_close_up() -> None:
    assert headings(compose(material(Q1)))[:2] == ["I. KẾT QUẢ THỰC HIỆN", "II. ĐÁNH GIÁ CHUNG"]


def test_what_only_the_office_can_write_is_printed_once_it_is_written() -> None:
    text = "Đã tổ chức 01 hội nghị quán triệt."
    report = compose(material(Q1, Passage("leadership.study", text)))
    assert headings(report)[0] == "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI"
    assert keys(report)[:3] == ["opening", "leadership", "leadership.study"]
    assert report.body[2].text == text


def test_a_paragraph_left_out_takes_its_heading_with_it() -> None:
    given = material(Q1, begun("5.1", cause="Chậm vốn"))
    assert "causes.heading" in keys(compose(given))
    report = compose(material(Q1, begun("5.1", cause="Chậm vốn"), Passage("causes", "", "…")))
    assert not {"causes", "causes.heading"} & {*keys(report)}


def test_each_line_of_a_text_is_a_paragraph_of_its_own() -> None:
    report = compose(material(Q1, Passage("measures.group.I", "Một\n+ Hai\n\n- Ba")))
    lines = [block.text for block in report.body if block.key == "measures.group.I"]
    assert lines == ["- Một", "+ Hai", "- Ba"]


def test_a_bullet_that_the_clerk_has_marked_is_not_marked_twice() -> None:
    report = compose(material(Q1, Passage("measures.group.I", "- Một")))
    assert [one.text for one in report.body if one.key == "measures.group.I"] == ["- Một"]


@pytest.mark.parametrize(("mark", "expected"), [(".", "I. KẾT"), ("-", "I- KẾT")])
def test_the_offices_heading_mark_is_used(mark: str, expected: str) -> None:
    assert headings(compose(material(Q1, heading_mark=mark)))[0].startswith(expected)


def test_an_edited_paragraph_keeps_its_text_and_says_when_the_data_has_moved() -> None:
    basis = paragraph(material(Q2, entry("16", "2.3")), "measures.group.III").draft.text
    passage = Passage("measures.group.III", "Tỷ lệ thất nghiệp giảm.", basis)
    same = paragraph(material(Q2, entry("16", "2.3"), passage), "measures.group.III")
    moved = paragraph(material(Q2, entry("16", "2.2"), passage), "measures.group.III")
    assert same.text == moved.text == "Tỷ lệ thất nghiệp giảm."
    assert (same.is_stale, moved.is_stale) == (False, True)


def test_carried_text_says_from_where() -> None:
    passage = Passage("lessons", "Bài học.", carried_from=Q3)
    assert paragraph(material(Q4, passage), "lessons").carried_from == Q3
    assert paragraph(material(Q4), "lessons").carried_from is None


@pytest.mark.parametrize(
    ("codes", "labels"),
    [
        (("1.1", "16"), ["Phụ lục 1", "Phụ lục 2"]),
        (("1.1", "1.2", "5.1"), ["Phụ lục"]),
        (("16",), ["Phụ lục"]),
        ((), []),
    ],
)
def test_a_single_appendix_has_no_number(codes: tuple[str, ...], labels: list[str]) -> None:
    report = compose(material(Q2, own=only(PLAN, *codes)))
    assert [one.label for one in report.appendices] == labels
    text = " ".join(block.text for block in report.body)
    assert all(f"(chi tiết tại {label} kèm theo)" in text for label in labels)


def test_an_office_that_answers_for_nothing_still_has_an_opening_and_a_closing() -> None:
    report = compose(material(Q2, own=only(PLAN)))
    assert keys(report) == ["opening", "closing"]
    assert (report.appendices, report.summary, report.charts) == ((), (), ())


@pytest.mark.parametrize("codes", [("1.1", "1.2", "5.1"), ("16",)])
def test_without_measures_or_without_tasks_the_parts_have_no_heading(
    codes: tuple[str, ...],
) -> None:
    report = compose(material(Q2, own=only(PLAN, *codes)))
    assert not {"measures", "tasks"} & {*keys(report)}


def test_charts_stand_in_the_body_only_where_there_are_any() -> None:
    rows = (entry("16", "2"), done("1.1"))
    drawn = compose(material(Q2, *rows, before={Q1: rows}))
    shown = [block.chart for block in drawn.body if block.kind is BlockKind.CHART]
    assert shown == [chart.key for chart in drawn.charts] == ["groups", "sections", "trend"]
    plain = compose(material(Q2, *rows, charts=ChartForm.NONE))
    assert plain.charts == ()
    assert all(block.kind is not BlockKind.CHART for block in plain.body)


@pytest.mark.parametrize("quarter", [Q1, Q2, Q3, Q4])
@pytest.mark.parametrize("profile", list(Profile))
def test_the_first_and_the_last_words_fit_the_period(quarter: Quarter, profile: Profile) -> None:
    report = compose(material(quarter, profile=profile))
    assert quarter.cumulative_in_text in report.letterhead.subject
    assert quarter.cumulative_in_text in report.body[0].text
    assert quarter.cumulative_in_text in report.body[-1].text
    assert quarter.cumulative_in_text.upper() in report.appendices[0].title


def test_a_result_of_400_letters_and_more_is_kept_whole() -> None:
    result = "Đã hoàn thành " + "khối lượng công việc rất lớn " * 20
    report = compose(material(Q2, done("1.1", result=result)))
    assert any(cell and cell.text == result for row in report.appendices[1].table.rows
               for cell in row.cells)  # fmt: skip


def test_every_paragraph_has_a_key_of_its_own() -> None:
    found = [one.draft.key for one in paragraphs(material(Q4))]
    assert len(found) == len(set(found))
