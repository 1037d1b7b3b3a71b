"""Vietnamese numerals below a thousand: `hai`, `mười lăm`, `một trăm linh năm`."""

from __future__ import annotations

from domain.target_wording import without_accents

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_BARE_DIGITS = {without_accents(word): value for word, value in _DIGITS.items()}
_TEN, _TENS, _HUNDRED, _ODD = "mười", "mươi", "trăm", frozenset({"linh", "lẻ", "le"})
# `một số`, `một phần`, `hai con số` count nothing; `năm nay` is a year; `ba chẽ` is a place.
_NOT_COUNTED = frozenset(
    [
        "số",
        "phần",
        "nửa",
        "bước",
        "cách",
        "vài",
        "con",
        "nay",
        "này",
        "trước",
        "sau",
        "học",
        "tới",
        "ngoái",
        "đầu",
        "cuối",
        "chẽ",
        "vì",
        "đình",
        "tơ",
        "bể",
        "đồn",
        "so",
        "phan",
        "nua",
        "buoc",
        "cach",
        "vai",
        "truoc",
        "hoc",
        "toi",
        "dau",
        "cuoi",
    ]
)


def numeral_at(words: list[str], at: int, bare: bool) -> tuple[int, int]:
    """The number that the words from `at` on spell, and how many words that takes; else (0, 0)."""
    digits = _BARE_DIGITS if bare else _DIGITS
    value, end = _hundreds(words, at, digits)
    if end == at or end >= len(words) or not _is_counted(words, end):
        return 0, 0
    return value, end - at


def _is_counted(words: list[str], end: int) -> bool:
    if words[end] == "phần" or words[end] == "phan":
        return words[end + 1 : end + 2] in (["trăm"], ["tram"])
    return words[end] not in _NOT_COUNTED and words[end].isalpha()


def _hundreds(words: list[str], at: int, digits: dict[str, int]) -> tuple[int, int]:
    if _word(words, at) in digits and _is(words, at + 1, _HUNDRED):
        hundreds = 100 * digits[words[at]]
        rest = at + 3 if _word(words, at + 2) in _ODD else at + 2
        value, end = _tens(words, rest, digits)
        return hundreds + value, end if value else at + 2
    return _tens(words, at, digits)


def _tens(words: list[str], at: int, digits: dict[str, int]) -> tuple[int, int]:
    word = _word(words, at)
    if _is(words, at, _TEN):
        return _ones(words, at + 1, digits, 10)
    if word in digits and (_is(words, at + 1, _TENS) or _is(words, at + 1, "chục")):
        return _ones(words, at + 2, digits, 10 * digits[word])
    return (digits[word], at + 1) if word in digits else (0, at)


def _ones(words: list[str], at: int, digits: dict[str, int], tens: int) -> tuple[int, int]:
    word = _word(words, at)
    return (tens + digits[word], at + 1) if word in digits else (tens, at)


def _word(words: list[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _is(words: list[str], at: int, word: str) -> bool:
    return _word(words, at) in (word, without_accents(word))
