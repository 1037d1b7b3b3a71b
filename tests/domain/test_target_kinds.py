"""Targets of every other kind, as officials word them."""

import pytest

from tests.domain.test_target import rows, said

CEILINGS = """
<2,05 => less_than 2.05
≤ 5% => at_most 5
<=5 => at_most 5
dưới 2,05% => less_than 2.05
thấp hơn 2,05% => less_than 2.05
không quá 5% => at_most 5
không vượt quá 5% => at_most 5
Không vượt 5% => at_most 5
tối đa 30 ngày => at_most 30
không tăng quá 5% => at_most 5
giảm xuống còn dưới 2% => less_than 2
giảm còn 2% => at_most 2
giảm xuống dưới 2% => less_than 2
tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 10% => less_than 10
không để tỷ lệ thất nghiệp trên 3% => at_most 3
không để xảy ra quá 5 vụ => at_most 5
kiềm chế lạm phát ở mức 4% => at_most 4
khống chế dưới 1% => less_than 1
90% trở xuống => at_most 90
ko quá 5% => at_most 5
k vượt quá 5% => at_most 5
ko qua 5% => at_most 5
≯5 => at_most 5
﹤5 => less_than 5
từ 5% trở xuống => at_most 5
nhỏ hơn hoặc bằng 5% => at_most 5
Giảm tỷ lệ hộ nghèo xuống dưới 1% => less_than 1
Giảm tỷ lệ hộ nghèo còn 1,5% => at_most 1.5
tỷ lệ hộ nghèo còn dưới 0,5% => less_than 0.5
Tỷ lệ thất nghiệp khu vực thành thị dưới 4% => less_than 4
tỷ lệ thất nghiệp duy trì ở mức dưới 3% => less_than 3
Tỷ lệ nợ xấu không quá 3% tổng dư nợ => at_most 3
Nợ xấu dưới 3% => less_than 3
Kiểm soát lạm phát dưới 4,5% => less_than 4.5
CPI tăng không quá 4% => at_most 4
khống chế lạm phát không vượt quá 4% => at_most 4
Tỷ lệ sinh con thứ 3 trở lên dưới 5% => less_than 5
Không còn quá 5 hộ nghèo => at_most 5
Tỷ lệ hồ sơ quá hạn dưới 1% => less_than 1
tỷ lệ hồ sơ trễ hạn không quá 1% => at_most 1
tỷ suất tử vong dưới 15‰ => less_than 15
dưới 10‰ => less_than 10
Tỷ số giới tính khi sinh không quá 109 bé trai/100 bé gái => at_most 109
dưới 110 bé trai/100 bé gái sinh ra sống => less_than 110
dưới 1% (theo chuẩn nghèo đa chiều giai đoạn 2026-2030) => less_than 1
không lớn hơn 60% => at_most 60
không cao hơn 60% => at_most 60
không trên 60% => at_most 60
không được quá 15 ngày => at_most 15
không quá 02 vụ => at_most 2
ít hơn 10 vụ => less_than 10
nhỏ hơn 10 => less_than 10
tối đa 02 ngày làm việc => at_most 2
không quá 24 giờ => at_most 24
trong vòng 15 ngày => at_most 15
suy dinh dưỡng thể thấp còi ở trẻ dưới 5 tuổi dưới 15% => less_than 15
hạn chế dưới 5 vụ => less_than 5
kiềm chế tốc độ tăng dưới 5% => less_than 5
kéo giảm xuống dưới 5% => less_than 5
nông nghiệp chiếm dưới 5% => less_than 5
không quá 20% số hoàn thành tốt nhiệm vụ => at_most 20
Tỷ lệ đảng viên không hoàn thành nhiệm vụ dưới 1% => less_than 1
PM2.5 dưới 25 µg/m3 => less_than 25
Không quá 3 ngày kể từ ngày nhận hồ sơ => at_most 3
90 điểm trở xuống => at_most 90
dưới năm vụ => less_than 5
tối đa năm vụ/năm => at_most 5
"""

RANGES = """
3-3,5 => between 3 3.5
từ 12,5% - 13% => between 12.5 13
từ 3 đến 3,5% => between 3 3.5
12,5%–13% => between 12.5 13
tăng từ 3 - 3,5% => between 3 3.5
bằng 100% => equal 100
Bình quân 6,5 - 7%/năm => between 6.5 7
Tăng 10 - 12% so với năm 2025 => between 10 12
giảm 1 - 1,5%/năm => between 1 1.5
kết nạp từ 3.000 đến 3.500 đảng viên mới => between 3000 3500
kết nạp từ 3.000 - 3.500 đảng viên => between 3000 3500
3000 đến 3500 => between 3000 3500
30% - 50% => between 30 50
Đạt 30 - 50 % => between 30 50
thêm 5-7 sản phẩm OCOP => between 5 7
tu 12,5 den 13% => between 12.5 13
tăng từ 80% đến 90% => between 80 90
Đạt khoảng 95 - 97% => between 95 97
giảm 5 - 10% số vụ tai nạn giao thông => between 5 10
lực lượng lao động trong độ tuổi tham gia BHXH đạt từ 45-47% => between 45 47
chiếm 30-32% GRDP => between 30 32
Tỷ trọng dịch vụ chiếm 46 - 47% => between 46 47
nông, lâm nghiệp và thủy sản chiếm 3 - 5% => between 3 5
Sản lượng than 41 - 42 triệu tấn => between 41 42
Kim ngạch xuất khẩu tăng 7 - 8% => between 7 8
mỗi năm thành lập mới từ 1-2 chi bộ => between 1 2
01 - 02 chi bộ => between 1 2
Từ 1 đến 2 => between 1 2
1÷2 => between 1 2
3,0 ~ 3,5 => between 3.0 3.5
duới 5% => less_than 5
dưói 5% => less_than 5
dứơi 5% => less_than 5
không vuợt qúa 5% => at_most 5
Sử dụng đất trên 95% => more_than 95
Giải quyết việc làm cho hơn 20.000 lao động => more_than 20000
Thu hút hơn 5 tỷ USD => more_than 5
Diện tích nhà lưới đạt 90% => at_least 90
Tỷ lệ nghị quyết HĐND được triển khai đạt 100% => at_least 100
Giảm cận nghèo 5% => at_least 5
Nâng tỷ lệ lao động có chứng chỉ lên 55% => at_least 55
Chỉ số đạt 90 => at_least 90
Trở thành nơi đáng sống, tỷ lệ hài lòng đạt 95% => at_least 95
Đạt 3,0% - 3,5%/năm => between 3.0 3.5
Có 20 - 25% TCCSĐ hoàn thành xuất sắc nhiệm vụ => between 20 25
đạt 50 – 60 triệu đồng/người/năm => between 50 60
bằng 0 => equal 0
= 5 => equal 5
đúng 5 => equal 5
Mỗi năm giảm 0,1 - 0,2 điểm phần trăm => between 0.1 0.2
Có 2 - 3 bác sĩ/1 trạm y tế => between 2 3
Từ 1.000 tỷ đồng đến 1.500 tỷ đồng => between 1000 1500
1.000 tỷ đồng - 1.500 tỷ đồng => between 1000 1500
1.000–1.500 tỷ => between 1000 1500
"""

RANKS = """
Ở nhóm 5 địa phương đứng đầu cả nước => rank_within 5
nhóm 5 tỉnh đứng đầu => rank_within 5
trong nhóm 10 tỉnh dẫn đầu => rank_within 10
top 5 => rank_within 5
Top5 cả nước => rank_within 5
xếp thứ 3 trở lên => rank_within 3
nhóm năm tỉnh đứng đầu => rank_within 5
đứng đầu cả nước => rank_within 1
xếp thứ nhất => rank_within 1
Duy trì vị trí trong top 3 cả nước => rank_within 3
Giữ vững vị trí thứ nhất cả nước về PCI => rank_within 1
giữ vững vị trí số 1 => rank_within 1
Nằm trong 10 tỉnh, thành phố có chỉ số cao nhất => rank_within 10
Thuộc nhóm 10 địa phương đứng đầu cả nước về chuyển đổi số => rank_within 10
Thuộc tốp 10 => rank_within 10
xếp hạng thứ 5 trở lên => rank_within 5
xếp thứ 10/63 tỉnh, thành phố => rank_within 10
là 1 trong 5 tỉnh dẫn đầu cả nước => rank_within 5
Một trong 10 địa phương đứng đầu => rank_within 10
không thấp hơn vị trí thứ 5 => rank_within 5
từ thứ 5 trở lên => rank_within 5
thứ hạng 15 trở lên => rank_within 15
Nhóm 15 tỉnh có chỉ số cao nhất => rank_within 15
nhom 5 dia phuong dung dau ca nuoc => rank_within 5
PAR Index xếp trong top 5 cả nước => rank_within 5
PCI nằm trong nhóm 5 tỉnh, thành phố đứng đầu cả nước => rank_within 5
Chỉ số DTI thuộc nhóm 10 cả nước => rank_within 10
duy trì trong nhóm 10 tỉnh, thành phố dẫn đầu => rank_within 10
đứng thứ 2 khu vực => rank_within 2
Nhóm 3 địa phương đứng đầu => rank_within 3
đứng thứ nhất => rank_within 1
nhóm 05 tỉnh, thành phố dẫn đầu cả nước => rank_within 5
đứng đầu toàn quốc => rank_within 1
trong số 10 tỉnh đứng đầu => rank_within 10
tốp 3 khu vực đồng bằng sông Hồng => rank_within 3
top 5/63 tỉnh, thành phố => rank_within 5
lọt top 20 => rank_within 20
"""

REFERENCES = """
Vượt dự toán TW giao => above_reference
đạt và vượt dự toán Trung ương giao => above_reference inclusive
đạt và vượt chỉ tiêu Trung ương giao => above_reference inclusive
hoàn thành vượt mức chỉ tiêu Trung ương giao => above_reference
không thấp hơn dự toán => above_reference inclusive
cao hơn cùng kỳ => above_reference
cao hơn mức bình quân chung của cả nước => above_reference
đạt dự toán Trung ương giao => above_reference inclusive
hoàn thành chỉ tiêu được giao => above_reference inclusive
vượt chỉ tiêu Trung ương giao => above_reference
Vượt chỉ tiêu được giao => above_reference
Vượt kế hoạch => above_reference
vượt kế hoạch năm 2026 => above_reference
hoàn thành và vượt dự toán Trung ương giao => above_reference inclusive
Hoàn thành vượt dự toán => above_reference
Hoàn thành dự toán Trung ương, HĐND tỉnh giao => above_reference inclusive
Bằng hoặc cao hơn cùng kỳ => above_reference inclusive
cao hơn năm 2025 => above_reference
cao hơn năm trước => above_reference
cao hơn mức thực hiện năm 2025 => above_reference
không thấp hơn năm 2025 => above_reference inclusive
tối thiểu bằng dự toán Trung ương giao => above_reference inclusive
vuot du toan TW giao => above_reference
Không thấp hơn mức bình quân chung cả nước => above_reference inclusive
Đạt kế hoạch giao => above_reference inclusive
Thu ngân sách vượt dự toán được giao => above_reference
vượt thu so với dự toán => above_reference
Vượt so với cùng kỳ => above_reference
đạt cao hơn năm 2025 => above_reference
"""

NOTHING_LEFT = """
không còn hộ nghèo => none_left
Xoá hết nhà tạm => none_left
xóa hết => none_left
không để xảy ra => none_left
không để xảy ra cháy lớn => none_left
không có vụ đình công => none_left
0 => none_left
0 vụ => none_left
giảm về 0 => none_left
Không có hộ tái nghèo => none_left
không để phát sinh điểm nóng => none_left
Không để xảy ra tai nạn lao động nghiêm trọng => none_left
Không phát sinh nợ đọng xây dựng cơ bản => none_left
Xóa xong nhà tạm, nhà dột nát => none_left
Đến năm 2026 không còn hộ nghèo theo chuẩn nghèo giai đoạn 2022 - 2025 => none_left
khong con ho ngheo => none_left
Không có TCCSĐ không hoàn thành nhiệm vụ => none_left
không có đảng viên vi phạm => none_left
không có tổ chức đảng yếu kém => none_left
còn 0 hộ nghèo => none_left
0% => none_left
0,00% => none_left
về 0 => none_left
đưa tỷ lệ hộ nghèo về 0% => none_left
"""


@pytest.mark.parametrize(("text", "rule"), rows(CEILINGS))
def test_a_ceiling_is_read_as_one(text: str, rule: str) -> None:
    assert said(text) == rule


@pytest.mark.parametrize(("text", "rule"), rows(RANGES))
def test_a_range_or_an_equal_figure_is_read(text: str, rule: str) -> None:
    assert said(text) == rule


@pytest.mark.parametrize(("text", "rule"), rows(RANKS))
def test_a_rank_is_read(text: str, rule: str) -> None:
    assert said(text) == rule


@pytest.mark.parametrize(("text", "rule"), rows(REFERENCES))
def test_a_reference_is_read(text: str, rule: str) -> None:
    assert said(text) == rule


@pytest.mark.parametrize(("text", "rule"), rows(NOTHING_LEFT))
def test_nothing_left_is_read(text: str, rule: str) -> None:
    assert said(text) == rule
