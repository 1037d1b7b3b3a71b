"""The words from which officials build a target, and what each of them does to the rule."""

from __future__ import annotations

from enum import Enum, auto

from domain.target_noise import DOUBT, LABEL, PERIOD
from domain.target_wording import without_accents


class Part(Enum):
    """What a word or phrase does in a target."""

    FIGURE = auto()
    RANGE = auto()
    MORE = auto()  # trên, vượt, >
    LESS = auto()  # dưới, thấp hơn, <
    LEAST = auto()  # ít nhất, ≥
    MOST = auto()  # tối đa, ≤
    EQUAL = auto()
    OR_EQUAL = auto()  # hoặc bằng, after another operator
    EQUAL_OR = auto()  # bằng hoặc, before another operator
    NOT = auto()
    LET_NOT = auto()  # không để: negates an operator further on too
    UP = auto()  # trở lên
    DOWN = auto()  # trở xuống
    FROM = auto()
    TO = auto()
    DASH = auto()
    RAISE = auto()  # lên
    LOWER = auto()  # xuống, còn
    BACK = auto()  # về
    RISE = auto()  # tăng
    FALL = auto()  # giảm
    LIFT = auto()  # nâng, đưa: a range after it is a change
    REACH = auto()  # đạt
    ABOUT = auto()  # khoảng
    LIMIT = auto()  # khống chế
    CONTROL = auto()  # kiểm soát
    VAGUE = auto()  # gần, gấp, rưỡi: the figure is not the one meant
    NONE = auto()  # không còn
    REFERENCE = auto()  # dự toán, cùng kỳ
    GIVEN = auto()  # giao
    COMPARED = auto()  # so với
    SEVERAL = auto()  # các
    RANKED = auto()  # thứ, hạng, nhóm
    PERIOD = auto()
    LABEL = auto()
    DOUBT = auto()
    STOP = auto()
    UNIT = auto()
    FILLER = auto()
    WORD = auto()


_PHRASES: dict[Part, str] = {
    Part.MORE: "> | trên | hơn | quá | lớn hơn | cao hơn | nhiều hơn | vượt | vượt trên | vượt quá"
    " | vượt mức | vượt ngưỡng | vượt mốc | vượt qua | hoàn thành vượt | hoàn thành vượt mức"
    " | đạt trên | đạt hơn | đạt vượt | đạt vượt mức",
    Part.LESS: "< | dưới | thấp hơn | nhỏ hơn | ít hơn | bé hơn | kém | kém hơn | thấp dưới",
    Part.LEAST: "≥ | ít nhất | tối thiểu | thấp nhất | chí ít | đạt và vượt | đạt hoặc vượt"
    " | đạt , vượt | đạt / vượt | bằng và vượt | đạt hay vượt | đạt và vượt mức | đạt hoặc vượt mức"
    " | hoàn thành và vượt | hoàn thành hoặc vượt | hoàn thành , vượt | hoàn thành và vượt mức"
    " | hoàn thành và hoàn thành vượt mức | đạt và cao hơn | đạt hoặc cao hơn",
    Part.MOST: "≤ | tối đa | nhiều nhất | cao nhất | trong mức | trong ngưỡng | trong giới hạn"
    " | trong phạm vi | trong vòng | trong thời hạn | trong thời gian",
    Part.EQUAL: "= | bằng | đúng | đúng bằng | vừa bằng",
    Part.OR_EQUAL: "hoặc bằng | hay bằng | và bằng | / bằng",
    Part.EQUAL_OR: "bằng hoặc | bằng hay",
    Part.NOT: "không | không được | không phải | không thể | chưa | chẳng | không nên",
    Part.LET_NOT: "không để | không được để | không cho phép | không để cho",
    Part.UP: "trở lên | đổ lên | hoặc hơn | hoặc cao hơn | hoặc nhiều hơn | hay hơn | hoặc trên"
    " | hoặc lớn hơn | hoặc tốt hơn",
    Part.DOWN: "trở xuống | đổ xuống | đổ lại | hoặc thấp hơn | hoặc ít hơn | hoặc dưới"
    " | hoặc nhỏ hơn",
    Part.FROM: "từ | ngay từ",
    Part.TO: "đến | tới | cho đến | đến mức",
    Part.DASH: "- | ÷",
    Part.RAISE: "lên | lên đến | lên tới | tăng lên | nâng lên | đạt đến | đạt tới | đạt lên",
    Part.LOWER: "xuống | còn | chỉ còn | xuống còn | giảm còn | giảm xuống | hạ xuống | còn lại"
    " | giảm xuống còn | hạ thấp xuống | kéo giảm còn | giảm đến mức còn",
    Part.BACK: "về | giảm về | đưa về",
    Part.RISE: "tăng | tăng thêm | thêm | tăng trưởng | +",
    Part.FALL: "giảm | kéo giảm | giảm được | cắt giảm | giảm thêm",
    Part.LIFT: "nâng | đưa | chuyển | nâng cao tỷ lệ | nâng tỷ lệ | đưa tỷ lệ",
    Part.REACH: "đạt | hoàn thành | đạt được | đảm bảo | bảo đảm | phải đạt",
    Part.ABOUT: "khoảng | xấp xỉ | chừng | vào khoảng | tầm | ước | tương đương | tương ứng | ~"
    " | ≈ | cỡ | ở khoảng",
    Part.LIMIT: "khống chế | kiềm chế | kìm chế | hạn chế | khống chế , giảm",
    Part.CONTROL: "kiểm soát | kiểm soát tốt | quản lý",
    Part.VAGUE: "gần | trên dưới | ngót | gấp | gấp đôi | gấp rưỡi | rưỡi | nửa | một nửa | hơn kém"
    " | ± | × | → | con số | trở lại | cả | âm | hai con số | một con số | chỉ"
    " | sớm hơn | muộn hơn | chậm hơn | muộn nhất | chậm nhất | sớm nhất | nhanh nhất | ! | ≠",
    Part.NONE: "không còn | không để xảy ra | không xảy ra | không phát sinh | không để phát sinh"
    " | không để còn | không tồn tại | không để tồn đọng | không tồn đọng | không để tái nghèo"
    " | xóa hết | xóa toàn bộ | xóa sạch | xóa bỏ hoàn toàn | xóa dứt điểm | xóa xong | không có"
    " | hết hộ nghèo | không được để xảy ra | không để có | xóa bỏ hết | không để lọt"
    " | không bỏ sót | không để sót | không để tái phát",
    Part.REFERENCE: "dự toán | kế hoạch | chỉ tiêu | mục tiêu | định mức | cùng kỳ | năm trước"
    " | năm ngoái | kỳ trước | quý trước | tháng trước | bình quân chung | bình quân cả nước"
    " | bình quân của cả nước | bình quân toàn quốc | bình quân chung cả nước | mức bình quân"
    " | trung bình cả nước | mức trung bình | trung bình chung | trung bình của cả nước"
    " | bình quân toàn tỉnh | bình quân chung của cả nước | nhiệm vụ thu | số giao | mức giao"
    " | trung bình toàn quốc | bình quân của tỉnh | bình quân toàn vùng",
    Part.GIVEN: "giao | được giao | trung ương giao | tw giao | t . ư giao | chính phủ giao"
    " | tỉnh giao | bộ tài chính giao | thủ tướng chính phủ giao | cấp trên giao",
    Part.COMPARED: "so với | so",
    Part.SEVERAL: "các | những | mọi | tất cả | toàn bộ",
    Part.RANKED: "thứ | hạng | thứ hạng | vị trí | bậc | nhóm | top | tốp | thứ bậc | vị thứ",
    Part.DOUBT: "trở",  # `90% trở lênn`
    Part.STOP: ", | ; | : | .",
    Part.UNIT: "% | phần trăm | tỷ | tỷ đồng | triệu | triệu đồng | đồng | usd | tỷ usd | nghìn"
    " | ngàn | ‰ | điểm | tiêu chí",
    Part.FILLER: "là | mức | ở mức | ở | mốc | ngưỡng | có | được | phải | mức độ | bình quân | số"
    " | phấn đấu | tỷ lệ | giữ | duy trì | giữ vững | ổn định | duy trì ở mức | giữ ở mức"
    " | trung bình | cũng | thực hiện | kết quả | của | tốc độ | mỗi năm | hằng năm | hàng năm"
    " | tại mức | con số là | trong đó | thành lập mới | mới",
    # Fixed expressions whose first word alone would be an operator.
    Part.WORD: "hơn nữa | khoảng cách | không gian | không khí | hàng không | không quân"
    " | không dùng | không sử dụng | không tiền mặt | còn lại của | trên địa bàn | trên cơ sở"
    " | không chuyên | không chuyên trách | từ xa | từ nay | từ thiện | từ nguồn | từ ngân sách"
    " | kết quả thực hiện | vượt khó | vượt tiến độ | mục tiêu quốc gia | chương trình mục tiêu"
    " | tốt hơn | nhanh hơn | mạnh hơn | đúng hạn | đúng quy định | đúng tiến độ | số hóa"
    " | kế hoạch hóa | bằng cấp | đồng bằng | công bằng | bằng lái | về đích | trở lên của"
    " | trở thành | trở ngại | trở về | chứng chỉ | chỉ số | chỉ thị",
}


def _lookup() -> dict[str, Part]:
    """Every phrase with its part; later parts win, so fixed expressions stay words."""
    return {
        phrase.strip(): part
        for part, phrases in _PHRASES.items()
        for phrase in phrases.split(" | ")
    }


ACCENTED = _lookup() | {PERIOD: Part.PERIOD, LABEL: Part.LABEL, DOUBT: Part.DOUBT}
BARE = {without_accents(phrase): part for phrase, part in reversed(ACCENTED.items())}
LONGEST_PHRASE = max(len(phrase.split()) for phrase in ACCENTED)
