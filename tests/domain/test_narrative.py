"""The sentences that the rules draft, one matter at a time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.composing.narrative import drafts
from domain.office import Profile
from domain.own_rows import with_own_rows
from domain.plan import AddsUp, Indicator, OwnMeasure, OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus, Progress, TaskState
from domain.target import Target, TargetKind
from tests.domain.small_plan import Q1, Q2, Q3, Q4, real_plan
from tests.domain.small_report import begun, done, drafted, entry, material, only, paragraph

PLAN = real_plan("nq-05-2026")
OLD = real_plan("nq-2022")


@pytest.mark.parametrize(
    ("row", "quarter", "expected"),
    [
        (entry("4", "13.1"), Q4, "tốc độ tăng GRDP theo giá so sánh đạt 13,1% (mục tiêu trên "
         "12,5%, cao hơn 0,6 điểm %), đạt mục tiêu."),
        (entry("4", "11.8", estimate=True), Q4, "ước đạt 11,8% (mục tiêu trên 12,5%, thấp hơn 0,7 "
         "điểm %), không đạt mục tiêu."),
        (entry("16", "2.01"), Q2, "tỷ lệ thất nghiệp ở mức 2,01% (mục tiêu dưới 2,05%, thấp hơn "
         "0,04 điểm %), đạt mục tiêu."),
        (entry("16", "2.31"), Q2, "cao hơn 0,26 điểm %), chưa đạt mục tiêu năm."),
        (entry("3", "3.62"), Q4, "đạt 3,62% (mục tiêu 3 - 3,5%, cao hơn 0,12 điểm %), vượt mục "
         "tiêu."),
        (entry("3", "3.2"), Q4, "đạt 3,2% (mục tiêu 3 - 3,5%), đạt mục tiêu."),
        (entry("10", "612"), Q1, "phát triển doanh nghiệp đạt 612 doanh nghiệp (bằng 24,5% mục "
         "tiêu trên 2.500 doanh nghiệp), chưa đạt mục tiêu năm."),
        (entry("17.1", "62"), Q2, "đạt 62 giường (mục tiêu 62 giường), đạt mục tiêu."),
        (entry("18.1", "4"), Q4, "chỉ số phát triển con người (HDI) xếp thứ 4 (mục tiêu: ở nhóm 5 "
         "địa phương đứng đầu cả nước), đạt mục tiêu."),
        (entry("20", "0"), Q4, "bằng 0% (mục tiêu: không còn hộ nghèo), đạt mục tiêu."),
        (entry("20", "0.02"), Q4, "còn 0,02% (mục tiêu: không còn hộ nghèo), không đạt mục tiêu."),
        (entry("19", "93.4"), Q2, "tỷ lệ trường đạt chuẩn quốc gia là 93,4% (mục tiêu 93%, cao hơn "
         "0,4 điểm %), vượt mục tiêu."),
    ],
)  # fmt: skip
def test_a_result_is_told_with_its_target_and_distance(
    row: Entry, quarter: Quarter, expected: str
) -> None:
    given = material(quarter, row, own=only(PLAN, row.code))
    group = next(one.id for one in PLAN.groups for m in one.measures if m.code == row.code)
    assert drafted(given, f"measures.group.{group}").endswith(expected)


def test_an_amount_above_a_reference_is_told_with_its_share_of_it() -> None:
    row = entry("6", "48350.7", reference=Decimal(62500))
    text = drafted(material(Q3, row, own=only(PLAN, "6")), "measures.group.II")
    assert (
        "đạt 48.350,7 tỷ đồng (mục tiêu vượt dự toán Trung ương giao, bằng 77,4% dự toán, bảo đảm "
        "tiến độ)"
    ) in text


def test_an_amount_whose_unit_nobody_knows_is_told_by_its_percentage_alone() -> None:
    unknown = replace(PLAN.measures["6"], counted_in="")
    groups = (replace(PLAN.groups[1], indicators=(Indicator("6", (unknown,)),)),)
    row = entry("6", "48350.7", reference=Decimal(62500))
    plan = replace(PLAN, groups=groups, sections=())
    text = drafted(material(Q3, row, plan=plan), "measures.group.II")
    assert "bằng 77,4% dự toán (mục tiêu vượt dự toán Trung ương giao, bảo đảm tiến độ)" in text
    assert "48.350" not in text


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("3", "3.2", "số lượng đảng viên mới được kết nạp so với đầu năm tăng 3,2% (mục tiêu tăng "
         "từ 3 - 3,5%), đạt mục tiêu."),
        ("5.1", "52000", "đạt 52.000 tỷ đồng (bằng 98,9% mục tiêu không thấp hơn 52.600 tỷ đồng), "
         "không đạt mục tiêu."),
        ("13.1", "4", "số xã đạt chuẩn nông thôn mới nâng cao là 4 xã (mục tiêu có thêm 04 xã), "
         "đạt mục tiêu."),
        ("12.2", "423", "số hộ nghèo giảm là 423 hộ nghèo (bằng 102,9% mục tiêu tương đương giảm "
         "411 hộ nghèo), vượt mục tiêu."),
        ("11.5", "95.2", "đạt 95,2% dân số (mục tiêu trên 95% dân số, cao hơn 0,2 điểm %), đạt "
         "mục tiêu."),
    ],
)  # fmt: skip
def test_a_target_in_words_stays_as_printed(code: str, value: str, expected: str) -> None:
    given = material(Quarter(2022, 4), entry(code, value), own=only(OLD, code), plan=OLD)
    group = next(one.id for one in OLD.groups for m in one.measures if m.code == code)
    assert drafted(given, f"measures.group.{group}").endswith(expected)


def test_a_target_that_the_name_says_already_is_not_repeated() -> None:
    row = entry("13.4", verdict=MeasureStatus.MET, verdict_reason="Đã có quyết định công nhận")
    given = material(Quarter(2022, 4), row, own=only(OLD, "13.4"), plan=OLD)
    assert drafted(given, "measures.group.III") == (
        "Về xã hội: tỉnh Quảng Ninh hoàn thành nhiệm vụ xây dựng nông thôn mới (đơn vị tự đánh "
        "giá: đã có quyết định công nhận), đạt mục tiêu."
    )


def test_a_conclusion_of_the_office_is_told_with_its_reason_not_with_a_distance() -> None:
    row = entry("7", "13.9", verdict=MeasureStatus.MET, verdict_reason="Số liệu điều chỉnh.")
    text = drafted(material(Q4, row, own=only(PLAN, "7")), "measures.group.II")
    assert "(mục tiêu trên 14%, đơn vị tự đánh giá: số liệu điều chỉnh), đạt mục tiêu" in text
    assert "thấp hơn" not in text


def test_an_office_with_a_target_of_its_own_is_held_against_that() -> None:
    own = OwnPlan(
        targets={"4": Target("13", TargetKind.AT_LEAST, Decimal(13))},
        left_out=only(PLAN, "4").left_out,
        left_out_tasks=only(PLAN, "4").left_out_tasks,
    )
    text = drafted(material(Q4, entry("4", "12.8"), own=own), "measures.group.II")
    assert "(mục tiêu 13%, thấp hơn 0,2 điểm %), không đạt mục tiêu" in text


@pytest.mark.parametrize(
    ("code", "last", "now", "expected"),
    [
        ("16", "2.18", "2.01", ", giảm 0,17 điểm % so với quý II ("),
        ("4", "11.4", "11.8", ", tăng 0,4 điểm % so với 6 tháng đầu năm ("),
        ("10", "684", "655", ", riêng quý III đạt 655 doanh nghiệp, giảm 4,2% so với quý II ("),
        ("17.2", "17.1", "17.6", ", tăng 2,9% so với quý II ("),
    ],
)
def test_a_result_is_compared_with_the_last_quarter(
    code: str, last: str, now: str, expected: str
) -> None:
    given = material(Q3, entry(code, now), before={Q2: (entry(code, last),)}, own=only(PLAN, code))
    group = next(one.id for one in PLAN.groups for m in one.measures if m.code == code)
    assert expected in drafted(given, f"measures.group.{group}")


def test_the_years_result_is_compared_with_nine_months() -> None:
    given = material(Q4, entry("4", "12"), before={Q3: (entry("4", "11"),)}, own=only(PLAN, "4"))
    assert ", tăng 1 điểm % so với 9 tháng (" in drafted(given, "measures.group.II")


def test_three_months_are_called_a_quarter() -> None:
    given = material(Q2, entry("4", "12"), before={Q1: (entry("4", "11"),)}, own=only(PLAN, "4"))
    assert ", tăng 1 điểm % so với quý I (" in drafted(given, "measures.group.II")


@pytest.mark.parametrize(
    "before",
    [{}, {Q2: ()}, {Q2: (entry("16", "2.01"),)}, {Q1: (entry("16", "2.31"),)}],
)
def test_nothing_is_compared_where_nothing_changed_or_nothing_is_known(
    before: dict[Quarter, tuple[Entry, ...]],
) -> None:
    given = material(Q3, entry("16", "2.01"), before=before, own=only(PLAN, "16"))
    assert "so với quý" not in drafted(given, "measures.group.III")


def test_a_part_follows_its_whole_in_one_breath() -> None:
    rows = (entry("15.1", "87.2"), entry("15.2", "43.1"))
    text = drafted(material(Q2, *rows, own=only(PLAN, "15.1", "15.2")), "measures.group.III")
    assert text == (
        "Về xã hội: 02 nội dung, đều chưa đạt mục tiêu năm. Cụ thể: tỷ lệ lao động đã qua đào tạo "
        "đạt 87,2% (mục tiêu 88%, thấp hơn 0,8 điểm %), trong đó có bằng cấp, chứng chỉ đạt 43,1% "
        "(mục tiêu 44%, thấp hơn 0,9 điểm %)."
    )


def test_measures_are_counted_by_status() -> None:
    given = material(Q2, entry("16", "2.01"), entry("4", "11.4"))
    assert drafted(given, "measures.counts") == (
        "Tổng số 24 chỉ tiêu với 34 nội dung đánh giá, trong đó: 01 nội dung đạt mục tiêu, 01 nội "
        "dung chưa đạt mục tiêu năm, 13 nội dung chưa đến kỳ đánh giá, 19 nội dung chưa có số liệu "
        "(chi tiết tại Phụ lục 1 kèm theo)."
    )


def test_measures_that_are_whole_indicators_are_called_so_throughout() -> None:
    given = material(Q4, entry("4", "12.6"), entry("7", "15"), own=only(PLAN, "4", "7", "16"))
    texts = [draft.text for draft in drafts(given)]
    assert not any("nội dung" in text for text in texts)
    assert drafted(given, "measures.counts").startswith(
        "Tổng số 03 chỉ tiêu, trong đó: 02 chỉ tiêu đạt mục tiêu, 01 chỉ tiêu chưa có số liệu"
    )
    assert drafted(given, "strengths").startswith("Có 02/03 chỉ tiêu đạt mục tiêu")


def test_where_all_are_alike_it_is_said_once() -> None:
    text = drafted(material(Quarter(2022, 4), plan=OLD), "measures.counts")
    assert ", đều chưa có số liệu (" in text


TASKS = ("1.1", "1.2", "1.3", "2.12")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), "04 nhiệm vụ, trong đó: 03 quá hạn, 01 chưa đến hạn ("),
        ((done("1.1"), done("1.2"), done("1.3"), done("2.12")),
         "04 nhiệm vụ, đã hoàn thành 04 nhiệm vụ (01 đúng hạn, 03 chậm) ("),
        ((done("2.12"), begun("1.1")),
         "đã hoàn thành 01 nhiệm vụ (đúng hạn); còn 03 nhiệm vụ quá hạn ("),
    ],
)  # fmt: skip
def test_tasks_are_counted_done_and_open(rows: tuple[Progress, ...], expected: str) -> None:
    assert expected in drafted(material(Q2, *rows, own=only(PLAN, *TASKS)), "tasks.counts")


def test_only_what_was_finished_since_the_last_report_is_named() -> None:
    given = material(
        Q2, done("2.14"), before={Q1: (done("2.1"),)}, own=only(PLAN, "2.1", "2.14", "2.12")
    )
    text = drafted(given, "tasks.section.2")
    assert "Đã hoàn thành thêm so với báo cáo quý I/2026: ban hành Kế hoạch đầu tư công" in text
    assert "FDI" not in text


def test_an_overdue_task_is_named_with_its_deadline() -> None:
    text = drafted(material(Q2, begun("2.9")), "tasks.section.2")
    assert "Khu kinh tế Vân Đồn (thời hạn: tháng 01/2026)" in text


def test_a_deadline_in_a_sentence_has_no_capital_and_the_zeros_of_the_decree() -> None:
    text = drafted(material(Q4, begun("3.3"), begun("2.2")), "tasks.section.3")
    assert "xã Thống Nhất (thời hạn: tháng 6/2026)" in text  # printed `Tháng 06/2026`
    text = drafted(material(Q4, begun("2.2"), own=only(PLAN, "2.2")), "tasks.section.2")
    assert "(thời hạn: giai đoạn 1: tháng 6/2026)" in text


def test_a_section_with_one_task_says_how_it_stands() -> None:
    text = drafted(material(Q2, done("4.6"), own=only(PLAN, "4.6")), "tasks.section.4")
    assert text.endswith(
        "giải quyết dứt điểm tình trạng thiếu giáo viên (thời hạn: tháng 9/2026), đã hoàn thành "
        "đúng hạn."
    )


def test_a_sub_item_stands_for_its_task_where_the_office_has_only_that() -> None:
    given = material(Q2, begun("3.4.15"), own=only(PLAN, "3.4.15"))
    assert drafted(given, "tasks.counts").startswith("Tổng số 01 nhiệm vụ, ")
    assert "khu Công nghệ số tập trung" in drafted(given, "tasks.section.3")


def test_strengths_are_counts_and_what_is_whole() -> None:
    given = material(Q2, done("6.1"), done("6.2"), own=only(PLAN, "6.1", "6.2", "1.21"))
    assert drafted(given, "strengths") == (
        "Có 02/03 nhiệm vụ đã hoàn thành, chiếm 66,7%. Đã hoàn thành toàn bộ nhiệm vụ của Mục 6."
    )


def test_of_a_few_in_many_no_percentage_is_boasted_of() -> None:
    given = material(Q2, entry("16", "2"), *(done(f"1.{number}") for number in range(1, 9)))
    assert drafted(given, "strengths") == (
        "Có 01/34 nội dung chỉ tiêu đạt mục tiêu; 08/75 nhiệm vụ đã hoàn thành, chiếm 10,7%."
    )


@pytest.mark.parametrize(
    ("investment", "reached"), [("13.2", "đều đạt và vượt mục tiêu"), ("12.6", "đều đạt mục tiêu")]
)
def test_a_group_that_was_reached_as_a_whole_is_told_in_one_word(
    investment: str, reached: str
) -> None:
    given = material(Q4, entry("4", "12.6"), entry("12", investment), own=only(PLAN, "4", "12"))
    assert f"Toàn bộ chỉ tiêu về kinh tế {reached}." in drafted(given, "strengths")


def test_an_offices_own_measures_are_named_as_they_are() -> None:
    rows = {code: OwnMeasure(f"Tỷ lệ {code}", "%", "", AddsUp.LATEST) for code in ("25", "26")}
    targets = {code: Target("90", TargetKind.AT_LEAST, Decimal(90)) for code in rows}
    own = replace(only(PLAN, "1", "2"), measures=rows, targets=targets)
    entries = [entry(code, "95") for code in ("1", "2", "25", "26")]
    given = material(Q4, *entries, own=own, plan=with_own_rows(PLAN, own))
    assert (
        "Toàn bộ chỉ tiêu về xây dựng Đảng; chỉ tiêu riêng của đơn vị đều đạt và vượt mục tiêu."
    ) in drafted(given, "strengths")


def test_shortcomings_say_how_many_and_where_without_naming_them_again() -> None:
    given = material(Q4, entry("4", "12"), entry("16", "3"), own=only(PLAN, "4", "16", "5.1"))
    text = drafted(given, "shortcomings")
    assert text == (
        "Còn 02/02 chỉ tiêu không đạt mục tiêu (về kinh tế: 01, về xã hội: 01); 01 "
        "nhiệm vụ quá hạn (Mục 5). Có 01 nhiệm vụ chưa có báo cáo tiến độ."
    )


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (Q1, ""),  # after one quarter nobody expects the year's target reached
        (Q2, "Còn 02/03 chỉ tiêu chưa đạt mục tiêu năm, trong đó 01 chỉ tiêu bảo đảm tiến độ."),
    ],
)
def test_what_is_short_of_the_years_target_is_a_shortcoming_once_the_year_is_well_begun(
    quarter: Quarter, expected: str
) -> None:
    rows = (entry("4", "12"), entry("10", "1300"), entry("16", "2"))
    given = material(quarter, *rows, own=only(PLAN, "4", "10", "16"))
    assert drafted(given, "shortcomings") == expected
    if expected:
        assert {"4", "10"} <= {*paragraph(given, "shortcomings").draft.sources}


def test_a_conclusion_of_the_office_is_not_said_to_be_in_time() -> None:
    own = entry("10", "1300", verdict=MeasureStatus.NOT_YET_MET, verdict_reason="Còn rà soát.")
    text = drafted(material(Q2, own, own=only(PLAN, "10")), "shortcomings")
    assert text == "Còn 01/01 chỉ tiêu chưa đạt mục tiêu năm."


def test_causes_are_those_that_were_given() -> None:
    rows = (
        entry("4", "12", cause="Do giá nguyên liệu tăng."),
        begun("2.9", cause="Hồ sơ  phải bổ sung"),
        begun("5.1", cause="Hồ sơ phải bổ sung."),
    )
    given = material(Q4, *rows, own=only(PLAN, "4", "2.9", "5.1"))
    assert drafted(given, "causes") == "Chủ yếu do: giá nguyên liệu tăng; hồ sơ phải bổ sung."


@pytest.mark.parametrize("quarter", [Q1, Q4])
def test_cause_and_remedy_are_asked_only_where_something_is_missed_or_late(
    quarter: Quarter,
) -> None:
    on_time = done("1.1", done_on=date(2026, 1, 20))
    fine = material(quarter, entry("16", "2"), on_time, own=only(PLAN, "16", "1.1"))
    late = material(quarter, begun("5.1"), own=only(PLAN, "5.1"))
    for key in ("causes", "outlook.overdue"):
        assert paragraph(fine, key).draft.asks == ""
        assert "5.1" in paragraph(late, key).draft.asks
    missed = material(Q4, entry("16", "3"), own=only(PLAN, "16"))
    assert "16" in paragraph(missed, "measures.ahead").draft.asks


def test_of_many_rows_without_a_cause_only_the_first_are_listed() -> None:
    codes = ("14", "15.1", "15.2", "17.1", "17.2", "17.3", "17.4")
    given = material(Q4, *(entry(one, "1") for one in codes), own=only(PLAN, *codes))
    asked = paragraph(given, "causes").draft.asks
    assert asked.endswith(" Chưa ghi nguyên nhân: chỉ tiêu 14, 15.1, 15.2, 17.1, 17.2, 17.3…")


def test_a_remedy_of_the_last_quarter_is_not_promised_again() -> None:
    rows = (begun("5.1", remedy="Trình phê duyệt trong quý II/2026"),)
    given = material(Q2, before={Q1: rows}, own=only(PLAN, "5.1"))
    assert drafted(given, "outlook.overdue") == "Tập trung hoàn thành dứt điểm 01 nhiệm vụ quá hạn."


def test_the_outlook_names_what_falls_due_also_between_the_closing_and_the_quarters_end() -> None:
    codes = ("1.9", "1.18", "4.6", "3.4.9")
    given = material(Q1, begun("1.9"), own=only(PLAN, *codes))
    text = drafted(given, "outlook.due")
    assert text.startswith("Thực hiện 03 nhiệm vụ đến hạn từ nay đến hết quý II/2026: rà soát")
    assert "khởi công đầu tư xây dựng nút giao kết nối Quốc lộ 18B" in text
    assert "giáo viên" not in text


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (Q1, "QUÝ II/2026"),
        (Q2, "QUÝ III VÀ 6 THÁNG CUỐI NĂM 2026"),
        (Q3, "QUÝ IV/2026"),
        (Q4, "NĂM 2027"),
    ],
)
def test_the_outlook_is_on_the_next_period(quarter: Quarter, expected: str) -> None:
    text = drafted(material(quarter), "outlook")
    assert text == f"PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM {expected}"


def test_only_the_years_report_asks_for_lessons() -> None:
    for quarter in (Q1, Q2, Q3, Q4):
        keys = [one.key for one in drafts(material(quarter))]
        assert ("lessons" in keys) == quarter.is_last


def test_a_few_documents_are_named_by_their_days_and_many_are_counted() -> None:
    few = material(Q1, done("1.1", documents="Chương trình số 17-CTr/ĐU ngày 25/01/2026."))
    assert drafted(few, "leadership.documents") == (
        "Trong kỳ đã ban hành 01 văn bản để thực hiện các nhiệm vụ: "
        "Chương trình số 17-CTr/ĐU ngày 25/01/2026."
    )
    issued = (
        "Báo cáo số 124-BC/ĐU ngày 08/12/2026; Tờ trình",
        "Kế hoạch số 9-KH/ĐU ngày 31/02/2026; Đề án số 02-ĐA/ĐU, ngày 24 tháng 9 năm 2026",
        "Báo cáo số 117-BC/ĐU ngày 19/10/2026",
    )
    rows = (done(f"1.{number}", documents=text) for number, text in enumerate(issued, 1))
    assert drafted(material(Q4, *rows), "leadership.documents").endswith(
        ": Đề án số 02-ĐA/ĐU, ngày 24 tháng 9 năm 2026; Báo cáo số 117-BC/ĐU ngày 19/10/2026; Báo "
        "cáo số 124-BC/ĐU ngày 08/12/2026; Tờ trình; Kế hoạch số 9-KH/ĐU ngày 31/02/2026."
    )
    lines = "\n".join(f"Kế hoạch số {place}-KH/ĐU" for place in range(10, 15))
    many = material(Q1, done("1.1", documents=lines), done("1.2", documents="Công văn hỏa tốc"))
    assert drafted(many, "leadership.documents").endswith(
        "06 văn bản để thực hiện các nhiệm vụ, gồm 05 kế hoạch, 01 văn bản khác "
        "(chi tiết tại Phụ lục 2)."
    )


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile.HD05, "Thực hiện Nghị quyết số 05-NQ/TU, ngày 09/12/2025 của Ban Chấp hành"),
        (Profile.ND30, "Thực hiện Nghị quyết số 05-NQ/TU ngày 09 tháng 12 năm 2025 của Ban Chấp"),
    ],
)
def test_the_resolution_is_cited_as_each_standard_does(profile: Profile, expected: str) -> None:
    assert drafted(material(Q1, profile=profile), "opening").startswith(expected)


def test_a_resolution_without_a_number_is_named_by_what_it_is_about() -> None:
    given = material(Quarter(2022, 4), plan=OLD)
    opening, closing = drafted(given, "opening"), drafted(given, "closing")
    named = (
        "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh Quảng Ninh về phương hướng, nhiệm vụ năm 2022"
    )
    assert opening.startswith(f"Thực hiện {named};")
    assert "kết quả quý IV và năm 2022 thực hiện Nghị quyết về phương hướng" in closing
    assert "số " not in closing


def test_the_state_ends_with_its_mark_and_the_party_with_a_full_stop() -> None:
    assert drafted(material(Q1, profile=Profile.ND30), "closing").endswith("báo cáo./.")
    assert drafted(material(Q1), "closing").endswith("trân trọng báo cáo.")


def test_each_paragraph_knows_the_rows_it_speaks_of() -> None:
    given = material(Q2, entry("16", "3"), begun("5.1"))
    assert paragraph(given, "measures.group.III").draft.sources == tuple(
        one.code for one in PLAN.groups[2].measures
    )
    assert "5.1" in paragraph(given, "shortcomings").draft.sources


def test_a_task_never_reported_is_not_passed_off_as_idle() -> None:
    rows = (Progress("1.1", TaskState.NOT_STARTED),)
    text = drafted(material(Q2, *rows, own=only(PLAN, "1.1", "1.2")), "shortcomings")
    assert text == "Còn 02 nhiệm vụ quá hạn (Mục 1). Có 01 nhiệm vụ chưa có báo cáo tiến độ."
