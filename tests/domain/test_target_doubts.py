"""Texts that state no rule, or may state two: the clerk judges them, nothing is guessed."""

import pytest

from domain.target import TargetKind, read_target

NOT_READ = """
giữ vững vị trí nhóm đứng đầu cả nước
duy trì ổn định
phấn đấu mức tăng cao nhất
từ 80% lên 90%
đạt chuẩn năm 2026
giai đoạn 2026-2030
90% hoặc 95%
90% năm 2026 và 95% năm 2027
không đạt 90%
chưa đạt 90%
12.5
1,234,567
giảm dưới 2%
gần 90%
trên dưới 90%
trên 90% trở lên
vượt 5% dự toán
vượt dự toán 5%
cao hơn 2% so với cùng kỳ
không vượt dự toán
thấp hơn bình quân cả nước
hoàn thành nhiệm vụ xây dựng nông thôn mới
tăng 3 bậc
nhóm 10 tỉnh có tỷ lệ thất nghiệp thấp nhất
kiểm soát lạm phát ở mức 4%
đạt 90% (phấn đấu 95%)
13/13 xã
đến 90%
5-3
3-3
ít nhất hai xã, 3 phường đạt chuẩn
trên 3-5%
-
2026
Tỷ lệ hộ nghèo 1,5%
Tốc độ tăng CPI bình quân khoảng 4 - 4,5%
Quý I đạt 25%, cả năm đạt 100%
Chỉ số PCI đạt trên 70 điểm, nằm trong nhóm 5 tỉnh dẫn đầu
Trong nhóm dẫn đầu cả nước
tăng ít nhất 02 bậc so với năm 2025
cải thiện ít nhất 5 bậc
Giảm tỷ lệ sinh con thứ 3
thấp hơn năm 2025
bằng năm 2025
phấn đấu tăng thu
phấn đấu tăng thu 10% so với dự toán
không để xảy ra dịch bệnh lớn, không có ngộ độc thực phẩm
cơ bản không còn hộ nghèo
Cơ bản xóa nhà tạm
Thu hút 20 triệu lượt khách, trong đó 4 triệu lượt khách quốc tế
> 95% hoặc = 95%
0.5
3.5
đạt một số tiêu chí
toàn bộ các xã
Đạt chuẩn
Hoàn thành
Đạt đô thị loại I
đạt tiêu chí đô thị loại 1
Đạt 19/19 tiêu chí
đạt chuẩn nông thôn mới kiểu mẫu
Tối thiểu 80%, phấn đấu 85%
Từ 80% đến dưới 90%
trên 80% đến 90%
trên 3% và dưới 5%
80% < x < 90%
80% ≤ x
-5%
>= -2
± 5%
tăng gấp 2 lần
gấp 1,5 lần so với 2025
tăng 2 lần
gần 100%
chỉ 5%
hơn một nửa
chưa đến 5%
Giữ vững ổn định
nâng tỷ lệ lao động qua đào tạo từ 85% lên 88%
giảm từ 3% xuống 2%
Top 10-15 cả nước
nhóm 1
bậc 3 trở lên
phấn đấu tốc độ tăng trưởng hai con số
tăng trưởng GRDP trên 2 con số
thu nội địa 43.000 tỷ đồng, thu xuất nhập khẩu 15.000 tỷ đồng
không thấp hơn 57.330 tỷ đồng, phấn đấu tăng thu 10%
đạt mức trung bình cả nước trở lên
bằng mức bình quân chung của cả nước
Tăng so với năm 2025
Giảm so với năm 2025
giảm 3 tiêu chí so với cùng kỳ năm trước
giảm cả 3 tiêu chí
tai nạn giao thông giảm ít nhất 5% cả 3 tiêu chí
Tỷ lệ điều tra, khám phá tội phạm đạt trên 85%, án rất nghiêm trọng đạt trên 95%
hạn chế ở mức thấp nhất
Chỉ số CCHC (PAR INDEX) nằm trong nhóm 5
nhóm đầu cả nước
dươi 5%
dưi 5%
khôgn quá 5%
nỏ hơn 5%
không úa 5%
dưới %5
tốiđa 5%
duoi 5% số hộ
trển 90%
vươt 90%
khồng quá 5%
khong thấp hơn 5% số hộ
hông quá 5%
thâp hơn 5%
nho hơn 5% hộ
tối thiêu 90%
tối đâ 5%
90% trở xuóng
từ 90% trở lênn
giảm con 5%
trên âm 5
.5
trên ,5%
Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng 8%
không quá 3-5%
ít nhất từ 3-5 mô hình
3-5% trở lên
Tỷ lệ chi bộ đạt 4 tốt từ 60% trở lên
100% không có vi phạm
Không
Không áp dụng
Chưa xác định
Theo kế hoạch Trung ương giao
đạt chỉ tiêu kế hoạch
Hoàn thành kế hoạch
vượt ít nhất 10% dự toán
Vượt trên 10% so với dự toán TW giao
2.05%
Đạt 2025
trên 90% nhưng không quá 95%
90% ± 2%
90% (±2%)
12 tháng/12 tháng
Chỉ thị 05
hạng A
đạt 3/5 tiêu chí
2/3 số xã
ít nhất 2/3 số xã
hai phần ba số xã
½
ít nhất một nửa
Bốn xã
Nâng tỷ lệ từ 90%
không tăng
không giảm
không để tăng
Không để tụt hạng
Không để hộ nào tái nghèo
cao hơn 2 điểm % so với năm 2025
gấp 1,2 lần trở lên
Lạm phát 4%
thời gian thông quan 2 giờ
sớm hơn 5 ngày
muộn nhất 5 ngày
Hoàn thành 12/12 chỉ tiêu
Khởi công 3 dự án, hoàn thành 5 dự án
phấn đấu 3 dự án (2 dự án trọng điểm)
1.000 tỷ đồng/năm, giai đoạn 2026-2030: 5.000 tỷ đồng
Năm 2026 đạt 90%; năm 2030 đạt 95%
năm 2026: trên 30%, đến năm 2030: trên 50%
theo Thông tư số 05/2024/TT-BTC
>90% và <95%
90% <
>< 90
!= 90
ba sao trở lên
không dưới một trăm
tối thiểu năm 2026
vượt
đạt và vượt
trên
dưới
tối thiểu
từ
90 95
9 0
1,5,6
1..5
1,000.50
1.00
đạt 100 % kế hoạch, vượt cùng kỳ
Đạt 90%, tăng 2% so với năm 2025
đạt 90%, cao hơn năm 2025
Từ loại khá trở lên
đứng trong top 10 đến top 15
xếp thứ 3, tăng 2 bậc
thứ hạng không thấp hơn 10
thứ hạng từ 1 đến 5
Xếp hạng PCI: 5
trong nhóm 5% dẫn đầu
dẫn đầu cả nước
không nằm ngoài top 20
ngoài top 5
3 trăm hộ
tăng 5% so với dự toán
5 tỉnh đứng đầu
01 xã dẫn đầu toàn quốc
↓5%
↑ 90
∼90
"""


@pytest.mark.parametrize("text", ["", "   ", *NOT_READ.strip().splitlines()])
def test_what_cannot_be_read_for_certain_is_left_to_the_clerk(text: str) -> None:
    target = read_target(text)
    assert target.kind is TargetKind.JUDGED
    assert (target.low, target.high, target.inclusive) == (None, None, False)
