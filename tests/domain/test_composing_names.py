"""Names, figures and lists in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.composing.enumeration import LONGEST, Item, Part, Rest, enumerated
from domain.composing.names import finished, measure_name, section_name, shortened, task_name
from domain.composing.wording import (
    figure,
    in_full,
    lower_first,
    percent_of,
    tidy,
    time_in_text,
    two_digits,
    without_repeats,
)
from tests.domain.small_plan import PACK_IDS, real_plan

REST = Rest("nội dung", "Phụ lục 1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tốc độ tăng GRDP", "tốc độ tăng GRDP"),
        ("GRDP bình quân", "GRDP bình quân"),
        ("Cầu Bắc Luân 3", "cầu Bắc Luân 3"),
        ("Quảng Ninh phát triển", "Quảng Ninh phát triển"),
        ("Ban Chấp hành Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Quý I/2026", "quý I/2026"),
        ("Ở nhóm 5 địa phương", "ở nhóm 5 địa phương"),
        ("", ""),
    ],
)
def test_a_name_begins_small_inside_a_sentence_unless_it_is_a_proper_one(
    text: str, expected: str
) -> None:
    assert lower_first(text) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("12.5", "%", "12,5%"),
        ("2500", "DN", "2.500 doanh nghiệp"),
        ("62", "Giường", "62 giường"),
        ("11950", "USD", "11.950 USD"),
        ("95.2", "% dân số", "95,2% dân số"),
        ("4", "", "4"),
    ],
)
def test_a_figure_has_its_unit_as_sentences_write_it(value: str, unit: str, expected: str) -> None:
    assert figure(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1.7", "tổng kết 5 năm thực hiện Chỉ thị số 21-CT/TU ngày 22/12/2021 của Ban Thường vụ "
                "Tỉnh ủy"),
        ("1.14", "đánh giá hiệu quả, tác động của các chủ trương, mô hình thí điểm trong công tác "
                 "cán bộ"),
        ("1.20", "rà soát sửa đổi, bổ sung các quy chế phối hợp"),
        ("2.16", "giải ngân vốn đầu tư công"),
        ("3.6", "hoàn thành xóa vùng lõm sóng, bảo đảm hạ tầng điện lưới ở tất cả các xã đảo"),
        ("5.5", "phương án lắp đặt thiết bị theo dõi, cảnh báo sớm giông, lốc"),
    ],
)  # fmt: skip
def test_a_long_task_is_shortened_where_a_phrase_ends(code: str, expected: str) -> None:
    assert task_name(real_plan("nq-05-2026").tasks[code]) == expected


@pytest.mark.parametrize("plan_id", PACK_IDS)
def test_no_name_ends_in_the_middle_of_a_phrase(plan_id: str) -> None:
    plan = real_plan(plan_id)
    names = [measure_name(one, plan) for one in plan.measures.values()]
    names += [task_name(one) for one in plan.tasks.values()]
    names += [section_name(one) for one in plan.sections]
    dangling = (" và", " của", " giữa", " là", " về", " các", ",", ";", ":", ".", "(")
    assert [name for name in names if name.endswith(dangling)] == []
    assert [name for name in names if ";" in name or name.count("(") != name.count(")")] == []


def test_the_verb_at_the_end_of_a_measure_is_left_to_the_sentence() -> None:
    plan = real_plan("nq-05-2026")
    assert measure_name(plan.measures["23.1"], plan).endswith("xả thải ra môi trường")


def test_a_part_is_named_with_its_whole() -> None:
    plan = real_plan("nq-05-2026")
    expected = "tỷ lệ lao động đã qua đào tạo, trong đó có bằng cấp, chứng chỉ"
    assert measure_name(plan.measures["15.2"], plan) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hoàn thành Đề án thí điểm", "Đề án thí điểm"),
        ("hoàn thành việc xóa bỏ ngầm tràn", "xóa bỏ ngầm tràn"),
        ("tập trung hoàn thiện hạ tầng", "hoàn thiện hạ tầng"),
        ("ban hành kế hoạch", "ban hành kế hoạch"),
    ],
)
def test_a_finished_task_is_not_finished_twice(name: str, expected: str) -> None:
    assert finished(name) == expected


@given(st.text(alphabet="abcđ ,;:.()“”", max_size=300), st.integers(30, 200))
def test_shortening_only_takes_away_and_ends_on_a_word(name: str, longest: int) -> None:
    short = shortened(tidy(name), longest)
    assert len(short) <= len(tidy(name))
    assert len(tidy(name)) <= longest or not short.endswith((" ", ",", ";", ":", "."))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  chậm   vốn .", "chậm vốn"),
        ("một\nhai\t ba ;", "một hai ba"),
        ("vướng mặt bằng , giá tăng", "vướng mặt bằng, giá tăng"),
        ("...", ""),
        ("- chậm vốn", "chậm vốn"),
        (", 5% vốn", "5% vốn"),
        ("-5% so với kế hoạch", "-5% so với kế hoạch"),
    ],
)
def test_typed_text_is_tidied_before_it_stands_in_a_sentence(typed: str, expected: str) -> None:
    assert tidy(typed) == expected


def test_abbreviations_of_tables_are_written_out() -> None:
    assert in_full("Vượt dự toán TW giao") == "Vượt dự toán Trung ương giao"
    assert in_full("BTV Tỉnh ủy, GPMB") == "Ban Thường vụ Tỉnh ủy, giải phóng mặt bằng"
    assert in_full("Khu TWIN") == "Khu TWIN"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Từ tháng 3 năm 2026", "Từ tháng 3 năm 2026"),
        ("Tháng 06/2026", "tháng 6/2026"),
        ("Tháng 1/2026", "tháng 01/2026"),
        ("Trong Quý I/2026", "Trong quý I/2026"),
        ("6 tháng 10/2026", "6 tháng 10/2026"),
        (
            "Khởi công Tháng 04/2026; hoàn thành Năm 2027",
            "Khởi công tháng 4/2026; hoàn thành năm 2027",
        ),
    ],
)
def test_a_time_in_a_sentence_follows_the_zero_rule(printed: str, expected: str) -> None:
    assert time_in_text(printed) == expected


def test_the_same_cause_is_said_once() -> None:
    typed = ["Chậm vốn.", "chậm vốn", "", "- Giá tăng\n- Chậm vốn;"]
    assert without_repeats(typed) == ("chậm vốn", "giá tăng")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 34, "2,9%"), (17, 34, "50%"), (2, 3, "66,7%"), (1, 8, "12,5%"), (75, 75, "100%")],
)
def test_a_share_is_a_percentage_rounded_half_up(part: int, whole: int, expected: str) -> None:
    assert percent_of(part, whole) == expected


def test_one_digit_takes_a_leading_zero() -> None:
    assert (two_digits(3), two_digits(12), two_digits(0)) == ("03", "12", "00")


def test_a_short_enumeration_is_whole() -> None:
    part = Part("Đạt", (Item("một"), Item("hai")))
    assert enumerated([part], REST) == "Đạt: một; hai."


def test_a_long_enumeration_points_to_the_appendix_once() -> None:
    many = tuple(Item(f"việc {place}") for place in range(8))
    text = enumerated([Part("Vượt", many), Part("Đạt", many)], REST)
    assert text == (
        "Vượt: việc 0; việc 1; việc 2; việc 3; việc 4 và 03 nội dung khác. "
        "Đạt: việc 0; việc 1; việc 2; việc 3; việc 4 và 03 nội dung khác (chi tiết tại Phụ lục 1)."
    )


def test_an_item_may_stand_for_several_rows() -> None:
    items = tuple(Item(f"việc {place}", count=2) for place in range(6))
    assert "và 02 nội dung khác" in enumerated([Part("Đạt", items)], REST)


texts = st.lists(st.text("ab ", min_size=1, max_size=300), min_size=1, max_size=12)


@given(st.lists(texts, min_size=1, max_size=4))
def test_enumerations_name_each_kind_and_count_the_rest(kinds: list[list[str]]) -> None:
    parts = [
        Part(f"K{place}", tuple(Item(f"<{text}>") for text in kind), place)
        for place, kind in enumerate(kinds)
    ]
    text = enumerated(parts, REST)
    unnamed = sum(int(word[:2]) for word in text.split(" và ")[1:])
    assert text.count("<") + unnamed == sum(map(len, kinds))
    longest_first = sum(len(kind[0]) for kind in kinds)
    assert len(text) < LONGEST + longest_first + 200
