"""The checks of what the clerk wrote."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.assess import assess
from domain.check import check
from domain.finding import Finding
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, Return, TaskState
from domain.target import TargetKind
from tests.domain.small_plan import Q1, Q2, Q3, Q4, due, measure, plan, returned, target, task

PLAN = plan((measure(target(TargetKind.AT_LEAST, "10")),), (task(due("2026-12-31")),))
LONG = "Các đơn vị đã triển khai đầy đủ theo kế hoạch"


def found_in(*rows: Return, quarter: Quarter = Q3) -> list[Finding]:
    returns = {row.quarter: row for row in rows}
    return list(check(PLAN, returns, quarter, assess(PLAN, returns, quarter)))


def found_of(text: str, quarter: Quarter = Q3) -> list[str]:
    """The rules that a paragraph of the narrative breaks."""
    row = returned(quarter, Entry("1", Decimal(10)), Passage("opening", text))
    return [one.rule for one in found_in(row, quarter=quarter)]


@pytest.mark.parametrize(
    ("text", "quarter", "wrong"),
    [
        ("Kết quả quý II/2026 đạt khá.", Q3, True),
        ("Kết quả Quý II đạt khá.", Q3, True),
        ("Kết quả quý 2/2026 đạt khá.", Q3, True),
        ("Kết quả quý II năm 2026 đạt khá.", Q3, True),
        ("KẾT QUẢ QUÝ II/2026", Q3, True),
        ("Kết quả quý I và quý II/2026 đạt khá.", Q3, True),
        ("Kết quả quý III/2025 đạt khá.", Q3, True),
        ("Kết quả quý I, II và III đạt khá.", Q3, False),
        ("Kết quả quý I/2026, quý II/2026, quý III/2026.", Q3, False),
        ("Đã hoàn thành trong quý II/2026.", Q3, False),
        ("Kết quả quý IV/2025 đạt khá.", Q1, True),
        ("Lũy kế 6 tháng đầu năm đạt khá.", Q3, True),
        ("Lũy kế 9 tháng năm 2026 đạt khá.", Q4, True),
        ("Kết quả quý III/2026 đạt khá.", Q3, False),
        ("Lũy kế 9 tháng năm 2026 đạt khá.", Q3, False),
        ("Lũy kế 6 tháng đầu năm đạt khá.", Q2, False),
        ("Nhiệm vụ trọng tâm quý IV/2026.", Q3, False),
        ("Tăng 5% so với quý II/2026.", Q3, False),
        ("Tăng 5% so với cùng kỳ quý III/2025.", Q3, False),
        ("Cao hơn quý I/2026 là 2 điểm %.", Q3, False),
        ("Thực hiện từ quý I/2026 đến nay.", Q3, False),
        ("Thời hạn quý II/2026 đã qua.", Q3, False),
        ("Hoàn thành trong quý I/2027.", Q3, False),
        ("Các vị quý khách và quý đại biểu.", Q3, False),
    ],
)
def test_an_earlier_quarter_left_standing(text: str, quarter: Quarter, wrong: bool) -> None:
    assert ("wrong_quarter_named" in found_of(text, quarter)) is wrong


def test_a_decomposed_text_is_read_alike() -> None:
    assert "wrong_quarter_named" in found_of("Kết quả quy\u0301 II/2026 đạt khá.")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Số doanh nghiệp đạt ..... doanh nghiệp.", "blank_left"),
        ("Số doanh nghiệp đạt [...] doanh nghiệp.", "blank_left"),
        ("Số doanh nghiệp đạt XX doanh nghiệp.", "blank_left"),
        ("Thu ngân sách bằng 85,2 so với dự toán.", "number_without_unit"),
    ],
)
def test_what_was_left_unfinished(text: str, rule: str) -> None:
    assert found_of(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách bằng 85,2% so với dự toán.",
        "Tại các vịnh Hạ Long, Bái Tử Long, Cửa Lục…",
        "Đạt 12 mục tiêu; các xã, phường, đặc khu thực hiện tốt...",
    ],
)
def test_a_sound_text_raises_nothing(text: str) -> None:
    assert found_of(text) == []


def test_text_in_an_old_encoding_is_recognised() -> None:
    assert found_of("Uû ban nh©n d©n tØnh Qu¶ng Ninh, b¸o c¸o kÕt qu¶") == ["old_encoding"]


class TestSameText:
    """A text that is last quarter's, word for word."""

    def test_in_every_field(self) -> None:
        def row(quarter: Quarter) -> Return:
            return returned(
                quarter,
                Entry("1", Decimal(9), cause=LONG),
                Progress("1.1", TaskState.IN_PROGRESS, result=LONG),
                Passage("opening", f"{LONG.upper()}  ."),
            )

        rows = (row(Q2), row(Q3))
        same = [one for one in found_in(*rows) if one.rule == "same_text_as_last_quarter"]
        places = [(one.subject, one.code, one.field) for one in same]
        assert places == [
            ("measure", "1", "cause"),
            ("task", "1.1", "result"),
            ("narrative", "opening", "text"),
        ]

    def test_not_for_short_texts_nor_for_another_quarter(self) -> None:
        def row(quarter: Quarter, text: str) -> Return:
            return returned(quarter, Entry("1", Decimal(10), note=text))

        assert found_in(row(Q2, "Không có"), row(Q3, "Không có")) == []
        assert found_in(row(Q1, LONG), row(Q3, LONG)) == []

    def test_not_for_the_result_of_a_finished_task(self) -> None:
        def row(quarter: Quarter, state: TaskState) -> Return:
            progress = Progress("1.1", state, done_on=None, result=LONG)
            return returned(quarter, Entry("1", Decimal(10)), progress)

        rules = [one.rule for one in found_in(row(Q2, TaskState.DONE), row(Q3, TaskState.DONE))]
        assert "same_text_as_last_quarter" not in rules
        changed = found_in(row(Q2, TaskState.IN_PROGRESS), row(Q3, TaskState.DONE))
        assert "same_text_as_last_quarter" in [one.rule for one in changed]


def test_a_finding_names_the_paragraph() -> None:
    found = found_in(returned(Q3, Entry("1", Decimal(10)), Passage("opening", "Kết quả quý II.")))
    assert found[0].sentence == (
        "Phần lời báo cáo, đoạn “Kết quả quý II.”: "
        "nội dung còn nhắc “quý II” trong báo cáo quý III/2026."
    )
