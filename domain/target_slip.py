"""Slips of the hand in a target's words: what may have been meant to say something else.

A slip in an operator turns the rule round (`dưi 5%`, `thâp hơn 90%`, `trở xuóng`), so the text is
left to the clerk.
"""

from __future__ import annotations

from itertools import pairwise

from domain.syllable import is_near, is_syllable, shortened
from domain.target_phrase import ACCENTED, BARE, LONGEST_PHRASE, Part
from domain.target_wording import without_accents

_TURNING = (Part.MORE, Part.LESS, Part.LEAST, Part.MOST, Part.UP, Part.DOWN, Part.LOWER)
_ALONE = ("tren", "duoi", "vuot", "khong")  # without accents most others are words of their own
_OTHER_WORDS = ("đuôi", "đuổi", "đuối", "vuốt", "khống")
_TURNED = {
    phrase: part
    for phrase, part in BARE.items()
    if phrase in _ALONE or (part in _TURNING and " " in phrase)
}
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in _TURNED)

_WORDS = ("dưới", "không")
_PAIRS = (
    *(f"{one} hơn" for one in ("lớn", "cao", "nhiều", "thấp", "nhỏ", "ít", "bé", "kém")),
    *("tối đa", "tối thiểu", "ít nhất", "nhiều nhất", "trở xuống", "không quá", "vượt quá"),
)
_OF_THEIR_OWN = frozenset(
    {
        *("lưới", "tưới", "cưới", "rưới", "thông", "phông", "chông", "khống", "khổng", "khung"),
        *("khủng", "khẳng", "khăng", "khang", "kháng", "cho hơn"),
    }
)
_LIKE_PAIR, _LIKE_WORD = shortened(_PAIRS), shortened(_WORDS)


def is_slip(pieces: list[str], at: int, known: int) -> bool:
    """Whether more pieces than the `known` ones are an operator's phrase but for its accents."""
    if without_accents(pieces[at]) not in _FIRST_WORDS or pieces[at] in _OTHER_WORDS:
        return False
    words = pieces[at : at + LONGEST_PHRASE]
    for length in range(len(words), known, -1):
        part = _TURNED.get(without_accents(" ".join(words[:length])))
        if part is not None:
            return part is not ACCENTED.get(words[length - 1])
    return False


def has_slip(pieces: list[str]) -> bool:
    """Whether a word is no syllable, or but a letter away from an operator."""
    words = [one for one in pieces if one not in ACCENTED and one[0].isalpha()]
    if not all(is_syllable(one) for one in words):
        return True
    unknown = frozenset(words)
    pairs = (
        f"{one} {other}" for one, other in pairwise(pieces) if one in unknown or other in unknown
    )
    return any(_is_close(one, _LIKE_WORD) for one in words) or any(
        _is_close(one, _LIKE_PAIR) for one in pairs
    )


def _is_close(text: str, like: frozenset[str]) -> bool:
    return text not in ACCENTED and text not in _OF_THEIR_OWN and is_near(text, like)
