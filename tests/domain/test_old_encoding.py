"""Text in TCVN3 and VNI is recognised and can be converted."""

import pytest

from domain.old_encoding import OldEncoding, converted, old_encoding

SENTENCE = "Ủy ban nhân dân tỉnh Quảng Ninh, báo cáo kết quả thực hiện Nghị quyết"
TCVN3 = "Uû ban nh©n d©n tØnh Qu¶ng Ninh, b¸o c¸o kÕt qu¶ thùc hiÖn NghÞ quyÕt"
VNI = "Uûy ban nhaân daân tænh Quaûng Ninh, baùo caùo keát quaû thöïc hieän Nghò quyeát"


def test_tcvn3_is_recognised_and_converted() -> None:
    assert old_encoding(TCVN3) is OldEncoding.TCVN3
    assert converted(TCVN3, OldEncoding.TCVN3) == SENTENCE.replace("Ủy", "Uỷ")


def test_vni_is_recognised_and_converted() -> None:
    assert old_encoding(VNI) is OldEncoding.VNI
    assert converted(VNI, OldEncoding.VNI) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "",
        SENTENCE,
        "khuê các, hoà bình, thuở xưa, quý khách, loè loẹt, uỷ ban, tuỳ ý, thuê nhà",
        "© 2026, Café ® Huế; 15 °C; §3; «trích»",
        "Plain English text only",
        "Quảng Yên, Tiên Yên; tuyên truyền viên, cán bộ chuyên trách theo yêu cầu",
        "Nồng độ bụi 25 µg/m³, kích thước 10 µm",
    ],
)
def test_unicode_text_is_left_alone(text: str) -> None:
    assert old_encoding(text) is None
