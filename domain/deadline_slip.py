"""Slips of the hand in a deadline: what may have been meant to open, bound or repeat a period.

`Trưước ngày 15/6`, `tù tháng 3`, `giữa thán 6`, `hằg năm` would else be read as the period alone.
"""

from __future__ import annotations

import re
from itertools import pairwise, product

from domain.syllable import is_near, is_syllable, shortened

_PERIODS = ("ngày", "tháng", "quý", "năm")
_PAIRS = frozenset(
    {
        *(f"{one} {of}" for one, of in product(("trước", "từ", "giữa", "đầu"), _PERIODS)),
        *(f"{one} {of}" for one, of in product(("hằng", "hàng"), _PERIODS)),
        *("sau ngày", "sau khi", "thường xuyên", "trở đi", "tiếp theo", "ngoài năm"),
    }
)
_LIKE = shortened(_PAIRS)
_KNOWN = frozenset(word for pair in _PAIRS for word in pair.split())
# `đầu tư tháng 6`, `ban hành tháng 5`
_OF_THEIR_OWN = frozenset(f"{one} {of}" for one, of in product(("tư", "hành", "bằng"), _PERIODS))
_PIECE = re.compile(r"[^\W\d_]+|\S")


def has_slip(text: str) -> bool:
    """Whether a word is no syllable, or two are but a letter away from what makes a deadline."""
    pieces = _PIECE.findall(text)
    if not all(is_syllable(one) for one in pieces if one.isalpha()):
        return True
    return any(
        not {one, other} <= _KNOWN
        and f"{one} {other}" not in _OF_THEIR_OWN
        and is_near(f"{one} {other}", _LIKE)
        for one, other in pairwise(pieces)
    )
