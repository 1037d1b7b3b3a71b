"""Targets that were tried only once the reader was written, and mended where it failed."""

import pytest

from tests.domain.test_target import rows, said

WORDINGS = """
Bảo đảm 100% xã, phường có bác sĩ => at_least 100
Không quá 1,0% tổng số hộ => at_most 1.0
Đảm bảo tỷ lệ nợ đọng thuế dưới 5% => less_than 5
tỷ lệ nợ thuế/tổng thu không vượt quá 8% => at_most 8
Thu hút vốn FDI thế hệ mới đạt trên 1 tỷ USD => more_than 1
cao hơn bình quân cả nước => above_reference
tăng trưởng cao hơn mức bình quân cả nước => above_reference
thấp hơn mức bình quân chung của cả nước => judged
giảm 50% so với năm 2021 => at_least 50
giảm còn một nửa => judged
từ 3 sao trở lên => judged
Tối thiểu 03 sản phẩm OCOP từ 4 sao trở lên => at_least 3
Đạt 3-5 sao => judged
Xử lý 100% cơ sở gây ô nhiễm môi trường nghiêm trọng => at_least 100
Tỷ lệ lấp đầy khu công nghiệp từ 70% => at_least 70
nằm trong top 10 quốc gia có chỉ số cao nhất => rank_within 10
vị trí thứ 5/34 => rank_within 5
Đứng trong nhóm 03 tỉnh, thành phố dẫn đầu cả nước về Chỉ số PCI => rank_within 3
phấn đấu lọt vào nhóm 10 tỉnh dẫn đầu => rank_within 10
Duy trì, giữ vững vị trí nhóm 5 tỉnh dẫn đầu cả nước => rank_within 5
Hoàn thành vượt mức kế hoạch được giao => above_reference
Vượt chỉ tiêu 2% => judged
Đạt 102% dự toán TW giao trở lên => at_least 102
bằng 105% dự toán => judged
bằng hoặc vượt dự toán => above_reference inclusive
không thấp hơn số thực hiện năm 2025 => above_reference inclusive
đạt bằng hoặc cao hơn năm 2025 => above_reference inclusive
đảm bảo không thấp hơn dự toán => above_reference inclusive
Không để phát sinh ổ dịch mới => none_left
không có người chết do đuối nước => none_left
Không để xảy ra cháy rừng => none_left
không xảy ra khiếu kiện đông người, vượt cấp => none_left
Tỷ lệ giải quyết khiếu nại, tố cáo trên 90% => more_than 90
khoảng trên 90% => more_than 90
trên khoảng 90% => more_than 90
xấp xỉ 100% => at_least 100
Trên 20.000 lao động được giải quyết việc làm => more_than 20000
tạo việc làm mới cho 20.000 lao động => at_least 20000
giải quyết việc làm tăng thêm cho 1,5 - 2 vạn lao động => between 1.5 2
Từ 15-20% => between 15 20
15 tới 20% => between 15 20
15% và 20% => judged
15%/20% => judged
không dưới 15 và không quá 20 => judged
tối đa đến 20% => at_most 20
tối thiểu từ 20% => at_least 20
tối thiểu là 20% => at_least 20
ít nhất đạt 20% => at_least 20
phải đạt ít nhất từ 20% trở lên => at_least 20
không được dưới 20% => at_least 20
Không nhiều hơn 3 lần/năm => at_most 3
không quá 3 lần => at_most 3
≤ 3 lần/năm => at_most 3
02 lần/năm => at_least 2
"""


@pytest.mark.parametrize(("text", "rule"), rows(WORDINGS))
def test_a_wording_of_another_resolution_is_read(text: str, rule: str) -> None:
    assert said(text) == rule
