"""Deadlines of the two resolutions, stages, and the sentence that shows a deadline back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.deadline import Deadline, DeadlineKind, Stage, deadline_meaning, read_deadline

PLANS = Path(__file__).parents[2] / "resources" / "plans"


def printed_deadlines() -> list[tuple[str, int, dict[str, Any]]]:
    found = []
    for path in sorted(PLANS.glob("*.json")):
        pack = json.loads(path.read_text(encoding="utf-8"))
        tasks = [task for section in pack["sections"] for task in section["tasks"]]
        rows = [row for task in tasks for row in (task, *task["items"])]
        found += [(row["code"], pack["resolution"]["year"], row["deadline"]) for row in rows]
    return found


@pytest.mark.parametrize(("code", "year", "printed"), printed_deadlines())
def test_a_printed_deadline_is_read_as_its_pack_states(
    code: str, year: int, printed: dict[str, Any]
) -> None:
    deadline = read_deadline(printed["text"], year)
    stages = [{"name": one.name, "due": day(one.due)} for one in deadline.stages]
    assert code
    assert deadline.kind.value == printed["kind"]
    assert (day(deadline.due), day(deadline.start)) == (printed["due"], printed.get("start"))
    assert stages == printed.get("stages", [])
    assert deadline.begins == (printed.get("action") == "start")


def day(one: date | None) -> str | None:
    return one.isoformat() if one else None


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Khởi công tháng 12/2025, hoàn thành năm 2028",
            [("khởi công", "2025-12-31"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Quý I/2026 khởi công; quý IV/2027 hoàn thành",
            [("khởi công", "2026-03-31"), ("hoàn thành", "2027-12-31")],
        ),
        (
            "Giai đoạn 1: tháng 6/2026; giai đoạn 2: tháng 12/2026",
            [("giai đoạn 1", "2026-06-30"), ("giai đoạn 2", "2026-12-31")],
        ),
        (
            "Lần 1 trước ngày 15/6/2026; lần 2 trước ngày 15/11/2026",
            [("lần 1", "2026-06-14"), ("lần 2", "2026-11-14")],
        ),
        (
            "Trình tháng 3/2026, ban hành tháng 5/2026",
            [("trình", "2026-03-31"), ("ban hành", "2026-05-31")],
        ),
        (
            "Triển khai từ tháng 3/2026, hoàn thành trong năm 2026",
            [("triển khai", None), ("hoàn thành", "2026-12-31")],
        ),
        (
            "Khởi công năm 2026, hoàn thành năm 2028",
            [("khởi công", "2026-12-31"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Khởi công Quý II/2026 - hoàn thành Quý IV/2028",
            [("khởi công", "2026-06-30"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Khởi công trong quý II/2026 và hoàn thành trong năm 2028",
            [("khởi công", "2026-06-30"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Khởi công: tháng 12/2025; Hoàn thành: năm 2028",
            [("khởi công", "2025-12-31"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Khởi công trước 30/4/2026; thông xe kỹ thuật trước 31/12/2027;"
            " hoàn thành toàn bộ năm 2028",
            [
                ("khởi công", "2026-04-29"),
                ("thông xe kỹ thuật", "2027-12-30"),
                ("hoàn thành toàn bộ", "2028-12-31"),
            ],
        ),
        (
            "Hoàn thành GPMB trong quý II/2026, khởi công quý III/2026",
            [("hoàn thành gpmb", "2026-06-30"), ("khởi công", "2026-09-30")],
        ),
        (
            "Đợt 1: Tháng 4/2026; Đợt 2: Tháng 10/2026",
            [("đợt 1", "2026-04-30"), ("đợt 2", "2026-10-31")],
        ),
        (
            "Khởi công tháng 12/2025; hoàn thành theo tiến độ",
            [("khởi công", "2025-12-31"), ("hoàn thành theo tiến độ", None)],
        ),
        (
            "Hoàn thành năm 2028; khởi công tháng 12/2025",
            [("khởi công", "2025-12-31"), ("hoàn thành", "2028-12-31")],
        ),
        (
            "Khoi cong thang 12/2025; hoan thanh nam 2028",
            [("khoi cong", "2025-12-31"), ("hoan thanh", "2028-12-31")],
        ),
        (
            "Cơ bản hoàn thành trong năm 2026, hoàn thành toàn bộ quý II/2027",
            [("cơ bản hoàn thành", "2026-12-31"), ("hoàn thành toàn bộ", "2027-06-30")],
        ),
        (
            "Ban hành trong tháng 1; triển khai trong quý I/2026",
            [("ban hành", "2026-01-31"), ("triển khai", "2026-03-31")],
        ),
        (
            "Trình Ban Thường vụ trước 15/3/2026, trình Ban Chấp hành trước 15/6/2026",
            [("trình ban thường vụ", "2026-03-14"), ("trình ban chấp hành", "2026-06-14")],
        ),
    ],
)
def test_steps_with_days_of_their_own_are_stages(text: str, steps: list[tuple[str, str]]) -> None:
    deadline = read_deadline(text, 2026)
    assert [(one.name, day(one.due)) for one in deadline.stages] == steps
    assert deadline.kind is DeadlineKind.STAGES
    assert day(deadline.due) == steps[-1][1]


def test_a_missing_year_is_the_year_of_the_plan() -> None:
    assert read_deadline("Quý II", 2027).due == date(2027, 6, 30)
    assert read_deadline("Trước 01/01", 2027).due == date(2026, 12, 31)
    assert read_deadline("Quý I năm sau", 2027).due == date(2028, 3, 31)
    assert read_deadline("29/02", 2028).due == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Quý II/2026", "Hạn cuối là ngày 30/6/2026."),
        ("Trước ngày 15/6/2026", "Hạn cuối là ngày 14/6/2026 (trước ngày 15/6/2026)."),
        ("Trước tháng 6/2026", "Hạn cuối là ngày 31/5/2026 (trước ngày 01/6/2026)."),
        ("Khởi công tháng 12/2025", "Phải khởi công chậm nhất ngày 31/12/2025."),
        ("Từ tháng 3 năm 2026", "Bắt đầu từ ngày 01/3/2026; không ấn định ngày hoàn thành."),
        (
            "Khởi công tháng 12/2025; hoàn thành ngoài năm 2040",
            "Theo từng bước: khởi công chậm nhất ngày 31/12/2025; hoàn thành (không ấn định ngày).",
        ),
        ("", "Không ghi thời hạn."),
        (
            "Theo tiến độ của Trung ương",
            "Không ấn định ngày cụ thể: không xác định thời hạn.",
        ),
        (
            "Hằng quý",
            "Công việc thường xuyên hoặc theo định kỳ, không có một ngày đến hạn:"
            " không xác định thời hạn.",
        ),
        ("31/6/2026", "Ngày 31/6/2026 không có trong lịch: không xác định thời hạn."),
        ("ngày 31/6", "Ngày 31/6 không có trong lịch: không xác định thời hạn."),
        ("tháng 13", "Tháng 13 không có trong lịch: không xác định thời hạn."),
        ("quý V/2026", "Quý V/2026 không có trong lịch: không xác định thời hạn."),
        ("Quý IV, I", "“IV, I” không theo thứ tự thời gian: không xác định thời hạn."),
    ],
)
def test_a_deadline_is_shown_back_as_a_sentence(text: str, sentence: str) -> None:
    assert deadline_meaning(read_deadline(text, 2026)) == sentence


def test_the_sentence_follows_the_data_where_a_pack_means_another_day() -> None:
    moved = Deadline("Trước ngày 15/6/2026", DeadlineKind.DAY, date(2026, 6, 20))
    assert deadline_meaning(moved) == "Hạn cuối là ngày 20/6/2026."
    step = Deadline("", DeadlineKind.STAGES, None, stages=(Stage("vận hành", None),))
    assert deadline_meaning(step) == "Theo từng bước: vận hành (không ấn định ngày)."


@pytest.mark.parametrize(
    "text", ["Quý II/2026", "QUÝ  II / 2026", "quí II/2026", "Quy II/2026", "Quý\u00a0II/2026"]
)
def test_the_way_of_typing_does_not_change_the_day(text: str) -> None:
    deadline = read_deadline(text, 2026)
    assert (deadline.text, deadline.due) == (text, date(2026, 6, 30))


def test_a_long_text_is_no_deadline() -> None:
    assert read_deadline("Quý II/2026" + " thực hiện" * 3000, 2026).kind is DeadlineKind.NONE
