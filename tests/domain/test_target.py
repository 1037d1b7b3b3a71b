"""Targets of the two resolutions, the sentence that shows a rule back, and odd ways of typing."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.target import Target, TargetKind, read_target, target_meaning

PLANS = Path(__file__).parents[2] / "resources" / "plans"
# A bare number whose operator stands in the resolution's body only.
OPERATOR_FROM_BODY = {("nq-05-2026", "7"), ("nq-05-2026", "17.5"), ("nq-05-2026", "21.2")}


def said(text: str) -> str:
    """The rule that is read, in short: `between 3 3.5`."""
    target = read_target(text)
    figures = dict.fromkeys(str(one) for one in (target.low, target.high) if one is not None)
    inclusive = ["inclusive"] if target.inclusive else []
    return " ".join([target.kind.value, *inclusive, *figures])


def rows(table: str) -> list[list[str]]:
    """The texts of a table and the rules that they state."""
    return [line.rsplit(" => ", 1) for line in table.strip().splitlines()]


def printed_targets() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path.stem, measure["code"], measure["target"])
        for path in sorted(PLANS.glob("*.json"))
        for group in json.loads(path.read_text(encoding="utf-8"))["groups"]
        for indicator in group["indicators"]
        for measure in indicator["measures"]
    ]


@pytest.mark.parametrize(("plan", "code", "printed"), printed_targets())
def test_a_printed_target_is_read_as_its_pack_states(
    plan: str, code: str, printed: dict[str, Any]
) -> None:
    target = read_target(printed["text"])
    figures = [None if one is None else str(one) for one in (target.low, target.high)]
    kind = "at_least" if (plan, code) in OPERATOR_FROM_BODY else printed["kind"]
    assert (target.kind.value, *figures) == (kind, printed["low"], printed["high"])
    assert target.text == printed["text"]
    assert target.inclusive == printed.get("inclusive", False)


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        (">90", "%", "Đạt khi kết quả lớn hơn 90%."),
        ("≥ 90", "%", "Đạt khi kết quả từ 90% trở lên; vượt khi lớn hơn 90%."),
        ("<2,05", "%", "Đạt khi kết quả nhỏ hơn 2,05%."),
        ("tối đa 30", "Ngày", "Đạt khi kết quả không quá 30 ngày; vượt khi nhỏ hơn 30 ngày."),
        ("3-3,5", "%", "Đạt khi kết quả từ 3% trở lên; vượt khi lớn hơn 3,5%."),
        (">2.500", "DN", "Đạt khi kết quả lớn hơn 2.500 DN."),
        ("= 5", "", "Đạt khi kết quả bằng 5."),
        ("top 5", "", "Đạt khi thứ hạng từ thứ 5 trở lên (thứ 1 là cao nhất)."),
        (
            "Vượt dự toán TW giao",
            "tỷ đồng",
            "Đạt khi kết quả lớn hơn số để so sánh do người dùng nhập.",
        ),
        (
            "đạt và vượt dự toán",
            "tỷ đồng",
            "Đạt khi kết quả bằng hoặc lớn hơn số để so sánh do người dùng nhập.",
        ),
        ("Không còn hộ nghèo", "%", "Đạt khi kết quả bằng 0."),
        ("nâng cao chất lượng rừng", "", "Do người dùng đánh giá."),
    ],
)
def test_a_rule_is_shown_back_as_a_sentence(text: str, unit: str, sentence: str) -> None:
    assert target_meaning(read_target(text), unit) == sentence


def test_the_sentence_names_the_office_s_own_figure_for_exceeding() -> None:
    floor = Target(">90", TargetKind.MORE_THAN, low=Decimal(90), exceeds_from=Decimal(95))
    ceiling = Target("<3", TargetKind.LESS_THAN, high=Decimal(3), exceeds_from=Decimal(2))
    rank = Target("", TargetKind.RANK_WITHIN, high=Decimal(5), exceeds_from=Decimal(3))
    assert target_meaning(floor, "%").endswith("lớn hơn 90%; vượt khi từ 95% trở lên.")
    assert target_meaning(ceiling, "%").endswith("nhỏ hơn 3%; vượt khi từ 2% trở xuống.")
    assert target_meaning(rank).endswith("; vượt khi từ thứ 3 trở lên.")


@pytest.mark.parametrize(
    "text",
    [
        "trên 90%",
        "TRÊN 90%",
        "  trên\t90  % ",
        "trên\u00a090\u202f%",
        "trên\n90%",
        "tre\u0302n 90%",
        "tren 90%",
        "trên９０％",
        "tr\u200bên 90%",
        "trên90%",
    ],
)
def test_the_way_of_typing_does_not_change_the_rule(text: str) -> None:
    assert said(text) == "more_than 90"
    assert read_target(text).text == text


@pytest.mark.parametrize(("one", "other"), [("Xoá hết", "Xóa hết"), ("khoá", "khóa")])
def test_both_places_of_the_tone_are_read_alike(one: str, other: str) -> None:
    assert said(f"{one} nhà tạm") == said(f"{other} nhà tạm")


def test_a_long_text_is_no_target() -> None:
    assert said("Đạt trên 90%." + " Phấn đấu." * 3000) == "judged"
