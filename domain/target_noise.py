"""What holds digits in a target without being its figure: periods, documents, labels, bases."""

from __future__ import annotations

import re

from domain.target_wording import Expression, Wording, respelled, wording_of

PERIOD = "\ue000"  # stands for `năm 2026`, `quý I`, `giai đoạn 2026-2030`
LABEL = "\ue001"  # stands for `Nghị quyết 57`, `mức độ 4`, `COVID-19`
DOUBT = "\ue002"  # stands for what may be a figure or not

_YEAR = r"(?:19|20)\d\d(?![\d.,]*\d)"
_QUARTER = r"(?:iv|iii|ii|i|[1-4])(?!\w)"
_UNIT = r"(?:%|hộ|người|lao động|doanh nghiệp|tỷ|triệu|đồng|ha|km|usd|lượt|xã|thôn|vụ)"
_ORDINAL = r"(?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"

_DOCUMENT = re.compile(
    r"(?<!\d)\d{1,6}(?:/\d{4})?[-/][A-ZĐ]{2,}[A-ZĐ0-9]*(?:[-/][A-ZĐ0-9]+)*(?!\w)"
)
_BULLET = re.compile(r"^(?:[-+*•·●▪]|\(?\d{1,2}[.)]|[a-zđ]\)) (?=[^\W\d_]|[<>≥≤])")
_GLUED = Expression.of(
    r"(?<!\w)(trên|dưới|đạt|từ|đến|hơn|quá|nhất|thiểu|đa|top|tốp|nhóm|thứ|là|còn|lên)(?=\d)"
)
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")
_ANNOTATION = Expression.of(
    r"^ ?(?:tương đương|tương ứng|tức|bằng|trong đó|gồm|bao gồm|năm|quý|giai đoạn|cùng kỳ|kế hoạch"
    r"|thực hiện|chỉ tiêu|so với|theo|số liệu|đơn vị|nghị quyết|quyết định|ước năm|kết quả"
    rf"|{PERIOD}|{LABEL}|\d+ ?/ ?\d+"
    r"|(?:tăng|giảm|cao hơn|thấp hơn|vượt)[^()]*(?:so với|cùng kỳ))"
)

_PERIODS = Expression.of(
    rf"ngày \d{{1,2}} tháng \d{{1,2}}(?: năm {_YEAR})?",
    rf"(?:ngày )?(?<![\d.,])\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?{_YEAR}",
    r"ngày \d{1,2}/\d{1,2}(?![\d/])",
    r"(?<!\w)(?:đến|trước|hết|tới|sau) \d{1,2}/\d{1,2}(?![\d/]| ?[^\W\d_])",
    r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )(?<!/)(?<!\w)tháng \d{1,2}(?:-\d{1,2}(?!\d))?"
    rf"(?![\d.,]*\d)(?: ?[/-] ?{_YEAR}| năm {_YEAR})?(?! ?%)",
    rf"(?<![\d.,])(?:0?[1-9]|1[0-2])[/-]{_YEAR}",
    rf"(?<!\w)quý {_QUARTER}(?: ?(?:,|và|-|đến) ?(?:quý )?{_QUARTER})*"
    rf"(?: ?/ ?{_YEAR}| năm {_YEAR})?",
    rf"(?<![\d.,])(?:0?[369]|12) tháng (?:(?:đầu|cuối)(?: năm)?(?: {_YEAR})?|năm {_YEAR})",
    r"^(?:0?[369]|12) tháng(?! ?(?:trở|/))",
    rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|các năm|những năm|năm)(?: từ)?(?: năm)? {_YEAR}"
    rf"(?: ?(?:-|đến|tới|,|và|/) ?(?:năm )?{_YEAR})*",
    rf"(?<![\d.,]){_YEAR} ?(?:-|đến|tới|/) ?(?:năm )?{_YEAR}",
    r"(?<!\w)(?:kế hoạch|trong|sau|chu kỳ|vòng|qua) \d{1,2} năm(?!\w)",
    r"\d{1,2} năm (?:liên tục|liên tiếp|liền)",
    rf"(?<![\d%] )(?<!\w)(?:đến|tới|vào|trước|sau|hết|cuối|đầu|giữa|trong) {_YEAR}(?! ?{_UNIT})",
    rf"^{_YEAR} ?[:,]",
    r"thế kỷ (?:\d+|[xvi]+)",
)
_LABELS = Expression.of(
    r"(?<!\w)(?:nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|đề án|công văn|quy định"
    r"|hướng dẫn|thông báo)(?: số)? \d+(?![\d.,]*\d| ?%)(?:-\w+(?:/\w+)?)?",
    r"(?<!\w)(?:nq|qđ|nđ|kl) \d+(?![\d.,]*\d| ?%)",
    r"(?<!\w)\d+-(?:nq|qđ|kh|ct|kl|tb|hd|ctr)/\w+",
    r"(?:kế hoạch|chương trình|dự án|văn bản|báo cáo|tờ trình|tiêu chí|chỉ tiêu|phụ lục|biểu|mẫu"
    r"|nhà máy) số \d+",
    r"(?<!\w)(?:điều|phụ lục|quốc lộ|đường tỉnh|tỉnh lộ|cao tốc|chương trình|tiêu chí)"
    r" \d+(?![\d.,]*\d| ?%)",
    r"(?<!\w)(?:mức độ|cấp độ|loại|giai đoạn|đợt|khu vực|vùng|lớp|khóa)"
    r" \d{1,2}(?: ?(?:,|và|-) ?\d{1,2}(?!\d))*(?![\d.,]*\d| ?%)",
    r"(?<!\w)(?:từ )?\d sao(?: trở lên)?(?!\w)",
    r"(?<!\w)(?:iso|tcvn|qcvn|scorm)[ :]?\d[\d:./-]*",
    r"(?<!\w)24 ?/ ?(?:24|7)(?: giờ)?(?!\d)",
    r"(?<!\w)[2-6]g(?!\w)",
    r"(?<!\w)0?1 cửa(?!\w)",
    r"(?<![^\W\d_])[^\W\d_]{1,20}-?\d[\d.,:]*",  # co2, pm2.5, covid-19
)
_ORDINALS = Expression.of(
    rf"(?<!\w)(?:con|lần|kỳ|họp|phiên|khóa|hội|kỷ) thứ {_ORDINAL}(?:(?: con)? trở lên)?",
)
# A base of comparison or an age is no figure where another one stands beside it.
_MANY = r"(?:\d{1,3}(?:\.?000)+|100|(?:\d+|một) (?:vạn|nghìn|ngàn|triệu))"
_HEADS = r"(?:dân|người|trẻ|bé|phụ nữ|hộ|lao động|thuê bao|học sinh|sinh viên|nữ)"
_BASES = (
    Expression.of(
        rf"(?<!\d)(?<!\d )/ ?(?:{_MANY} ?|0?1 )(?=[^\W\d_])", r" ?/ ?(?:1 vạn|1?0{0,2}\.?000) dân"
    ),
    Expression.of(rf"(?<!\w)(?:tính )?(?:trên|cho|mỗi)(?: mỗi)? {_MANY} {_HEADS}(?!\w)"),
    Expression.of(
        r"(?<!\w)(?:từ đủ|từ|đủ|dưới|trên|trẻ) \d{1,3}(?: tháng)?"
        r"(?: ?(?:-|đến)(?: dưới)? ?\d{1,3})? tuổi(?: trở (?:lên|xuống))?",
    ),
)
# A year without `năm`: of `2026` alone nobody knows, `trên 2050` and `2050 hộ` are figures.
_BARE_YEAR = Expression.of(
    r"(?<![\d.,])(?<![<>≥≤=])(?<![<>≥≤=] )(?<!trên )(?<!hơn )(?<!dưới )(?<!nhất )(?<!thiểu )"
    r"(?<!quá )(?<!đa )(?<!vượt )(?<!thêm )20[1-5]\d(?![\d.,]*\d)"
    rf"(?! ?{_UNIT})(?! (?!đạt|là|có|phải|phấn|tỷ lệ|tăng|giảm|trên|dưới|và|so|hoàn)[^\W\d_])"
)


def read_wording(text: str) -> Wording | None:
    """The text made comparable, without document numbers, which only capitals set apart."""
    words = respelled(text)
    return None if words is None else wording_of(_DOCUMENT.sub(LABEL, words))


def noise_struck(wording: Wording) -> Wording:
    """The text in which every digit belongs to a figure of the target, or to a `DOUBT`."""
    words = _ORDINALS.replaced(wording, LABEL)
    if not has_digit(words.text):
        return words
    words = _GLUED.replaced(Wording(_BULLET.sub("", words.text), words.bare), r"\1 ")
    words = _LABELS.replaced(_PERIODS.replaced(words, PERIOD), LABEL)
    words = _without_parentheses(words)
    for base in _BASES:
        struck = base.replaced(words, LABEL)
        words = struck if has_digit(struck.text) else words
    return _BARE_YEAR.replaced(words, DOUBT)


def has_digit(text: str) -> bool:
    """Whether any figure is left."""
    return any(one.isdigit() for one in text)


def _without_parentheses(words: Wording) -> Wording:
    """Remarks in parentheses taken out, unless the figure itself stands in them."""
    outside = _PARENTHESES.sub(" ", words.text)
    if not has_digit(outside):
        return Wording(re.sub(r"[][()]", " ", words.text), words.bare)
    annotation = _ANNOTATION.within(words)

    def remark(found: re.Match[str]) -> str:
        inside = found[1] or found[2] or ""
        return " " if annotation.match(inside) or not has_digit(inside) else DOUBT

    return Wording(_PARENTHESES.sub(remark, words.text), words.bare)
