"""Deadlines without a day: what recurs, what waits for an event, what no calendar has."""

import pytest

from domain.deadline import DeadlineKind, deadline_meaning, read_deadline

RECURRING = """
Hằng quý
hàng tháng
hằng năm
Thường xuyên
Thường xuyên trong năm 2026
Quý IV hằng năm
Trước ngày 15 hằng tháng
Hằng năm, bắt đầu từ năm 2026
Định kỳ hằng quý, năm
Định kỳ 6 tháng, 1 năm
6 tháng, 1 năm
Báo cáo 6 tháng và cả năm
06 tháng/lần
Mỗi quý một lần
Báo cáo hằng quý trước ngày 20 tháng cuối quý
Các quý trong năm
các tháng trong năm 2026
Liên tục
Thường xuyên, liên tục
Hằng tháng, quý, năm
Hằng quý, 6 tháng, năm
Ngày 25 hằng tháng
Thường kỳ
trước 31/12 hằng năm
"""

IMPOSSIBLE = """
31/6
31/6/2026
Tháng 13
Tháng 13/2026
Quý V
Quý V/2026
30/02/2026
Ngày 31/4/2026
Ngày 0/5/2026
Tháng 0/2026
Quý 0
32/1/2026
Ngày 29/02/2026
29/2
Tháng 14; Quý II/2026
Quý IIII/2026
31/9/2026
Trước ngày 31/11/2026
Từ ngày 31/4/2026
Khởi công tháng 13/2026; hoàn thành năm 2028
"""

UNDATED = """
Theo Kế hoạch số 123/KH-UBND ngày 15/3/2026
Theo Kế hoạch năm 2026
Theo tiến độ dự án
Sau khi có hướng dẫn của Trung ương
Trong vòng 30 ngày kể từ ngày ban hành
Đầu tháng 6/2026
Quý IV, I/2026
Tháng 12 âm lịch
Năm học 2026 - 2027
Ngày 15
Theo quy định
Theo chỉ đạo của Trung ương
Theo lộ trình
Ngay sau khi Nghị quyết ban hành
Sau Đại hội Đảng toàn quốc
Trước Đại hội XIV
Trước kỳ họp HĐND tháng 7/2026
Kỳ họp HĐND tỉnh giữa năm
Khi có yêu cầu
Chưa xác định
Không
-
đầu năm 2026
Giữa tháng 6/2026
Thượng tuần tháng 6/2026
Trung tuần tháng 6/2026
Ngày 5 tháng cuối quý
Tuần 2 tháng 6/2026
Trong quý
Trong tháng
30-6
30.6
Theo Nghị quyết số 05-NQ/TU ngày 09/12/2025
Theo Quyết định số 1234/QĐ-TTg ngày 15 tháng 3 năm 2026 của Thủ tướng
Ngoài năm 2030
Tháng 1 -> tháng 12/2026
Quý IV năm 2026 hoặc quý I năm 2027
Cuối quý III, đầu quý IV/2026
Đầu quý II/2026
Hoàn thành trước Tết Nguyên đán
Khi hoàn thành thủ tục
Tuần 4 tháng 6/2026
Trong 30 ngày
Trong 3 tháng
90 ngày kể từ ngày khởi công
24 tháng
Sau 6 tháng
quý II/2206
Tháng 6/206
Hoàn thành 50% trong quý II, 100% trong quý IV/2026
Đạt 90%
3-4
6 tháng đầu năm và cả năm 2026
6 tháng/2026
Giai đoạn 2026 - 2025
Trước 30/6 và 31/12/2026
Trước ngày 15/6/2026 và ngày 15/12/2026
Theo NQ 05-NQ/TU ngày 28/11/2025
Tháng mười ba
Tết Bính Ngọ 2026
Festival Hạ Long 2026
June 2026
Trưước ngày 15/6/2026
tù tháng 3 năm 2026
giữa thán 6/2026
6 tháng đâu năm 2026
Quý IV hằg năm
Thường xyên trong năm 2026
Tháng 5/6/2026
Quý 12/2026
Quý 1/2
15/6/0026
Theo quy định của Luật Đầu tư công 2024
"""


@pytest.mark.parametrize("text", RECURRING.strip().splitlines())
def test_what_recurs_has_no_day_and_says_so(text: str) -> None:
    deadline = read_deadline(text, 2026)
    assert (deadline.kind, deadline.due) == (DeadlineKind.NONE, None)
    assert "thường xuyên hoặc theo định kỳ" in deadline_meaning(deadline)


@pytest.mark.parametrize("text", IMPOSSIBLE.strip().splitlines())
def test_a_day_that_no_calendar_has_is_none_and_says_so(text: str) -> None:
    deadline = read_deadline(text, 2026)
    assert (deadline.kind, deadline.due, deadline.stages) == (DeadlineKind.NONE, None, ())
    assert "không có trong lịch" in deadline_meaning(deadline)


@pytest.mark.parametrize("text", UNDATED.strip().splitlines())
def test_what_sets_no_day_is_of_kind_none(text: str) -> None:
    deadline = read_deadline(text, 2026)
    assert (deadline.kind, deadline.due, deadline.start) == (DeadlineKind.NONE, None, None)
    assert "không xác định thời hạn" in deadline_meaning(deadline)
