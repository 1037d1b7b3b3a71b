"""Targets that are a rank: `nhóm 5 địa phương đứng đầu cả nước`, `xếp thứ 3 trở lên`."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.target_kind import TargetKind
from domain.target_rule import JUDGED, Rule
from domain.target_wording import Expression, Wording, without_accents

_NUMBER = (
    r"(?P<{}>\d{{1,3}}|nhất|nhì|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\w%]| ?%|[.,]\d)"
)
_WORDS = {
    "nhất": 1, "nhì": 2, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_WORDS |= {without_accents(word): value for word, value in _WORDS.items()}
_LEADING = r"(?:đứng đầu|dẫn đầu|hàng đầu|tốp đầu|top đầu|đi đầu|đầu cả nước|cao nhất|tốt nhất)"
_BODIES = r"(?:tỉnh|thành phố|địa phương|đơn vị|huyện|xã|phường|bộ|sở|cơ quan|quốc gia|nước)"
# Only what is named here may stand before a rank: `phấn đấu`, `giữ vững vị trí`, `ở`, `trong`.
_GROUP = Expression.of(
    rf"(?<!\w)(?:top|tốp) {_NUMBER.format('top')}",
    rf"(?<!\w)nhóm {_NUMBER.format('group')}[^\d;]*?(?:{_LEADING}|cả nước|toàn quốc)",
    rf"(?<!\w)(?:trong|thuộc|ở|vào)(?: số)? {_NUMBER.format('among')} {_BODIES}[^\d;]*?{_LEADING}",
)
_PLACE = Expression.of(
    r"(?<!\w)(?:xếp|đứng|đạt|giữ|hạng|vị trí|xếp hạng|đứng vị trí|vị thứ|thứ bậc|thứ hạng)?"
    rf" ?(?<!\w)(?:thứ hạng|vị trí thứ|hạng thứ|vị trí số|vị thứ|hạng|thứ|vị trí)"
    rf" {_NUMBER.format('place')}",
    rf"(?<!\w)số {_NUMBER.format('number')} (?:cả nước|toàn quốc)",
)
_FIRST = Expression.of(
    r"(?<!\w)(?:đứng đầu|dẫn đầu về|xếp đầu) (?:cả nước|toàn quốc|toàn tỉnh|vùng)"
)
_NO_FIRST = Expression.of(r"(?<!\w)(?:nhóm|top|tốp|trong|các|những|một trong|thuộc)(?!\w)")
# `5 tỉnh đứng đầu` may count them or be a rank.
_COUNTED = Expression.of(rf"(?<![\w.,])\d{{1,3}} {_BODIES}[^\d;]*?{_LEADING}")
_OUT_OF = Expression.of(
    r" ?/ ?\d+(?= (?:tỉnh|địa phương|thành phố|đơn vị|xã|huyện|phường))", r"/63|/34"
)
_ONE_OF = Expression.of(r"(?<!\w)(?:là )?(?:một|0?1) (?:trong|trong số) (?=\d)")
# A rank among the lowest, a change of rank, or a worse rank than the one named: not ours to read.
_OTHERWISE = Expression.of(
    r"trở xuống|thấp nhất|kém nhất|cuối|cuối cùng|bậc|lên|xuống|dưới|trên|vượt|cao hơn|tối đa"
    r"|không quá|ngoài|sau|hoặc|chưa|tăng|giảm|từ \d+ đến|[<>≥≤=]"
)
_AT_LEAST = Expression.of(
    r"không (?:thấp hơn|dưới|kém hơn|kém)|trên địa bàn|trên toàn quốc|trở lên"
)
_NEGATED = Expression.of(r"(?<!\w)không(?!\w)")


def rank_of(wording: Wording) -> Rule | None:
    """The rank that the text asks for; judged where it is unclear; None where it asks for none."""
    words = _ONE_OF.replaced(_OUT_OF.replaced(wording, ""), "trong ")
    found = _GROUP.within(words).search(words.text) or _PLACE.within(words).search(words.text)
    if found:
        return _rank(words, found)
    if _FIRST.within(words).search(words.text):
        unclear = re.search(r"\d", words.text) or _NO_FIRST.within(words).search(words.text)
        return _ranked(1) if not unclear and not _is_otherwise(words) else None
    return JUDGED if _COUNTED.within(words).search(words.text) else None


def _rank(words: Wording, found: re.Match[str]) -> Rule:
    written = next(one for one in found.groupdict().values() if one)
    rank = _WORDS[written] if written in _WORDS else int(written)
    around = words.text[: found.start()] + " " + words.text[found.end() :]
    clear = not re.search(r"\d", around) and not _is_otherwise(words)
    return _ranked(rank) if clear and rank > 0 else JUDGED


def _ranked(rank: int) -> Rule:
    return Rule(TargetKind.RANK_WITHIN, high=Decimal(rank))


def _is_otherwise(words: Wording) -> bool:
    plain = _AT_LEAST.replaced(words, " ")
    return bool(
        _OTHERWISE.within(plain).search(plain.text) or _NEGATED.within(plain).search(plain.text)
    )
