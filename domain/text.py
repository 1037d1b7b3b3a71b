"""Vietnamese text: one Unicode form, matching, dictionary order, search without accents.

Old encodings (TCVN3, VNI) are recognised, never converted silently: `domain.old_encoding`.
"""

from __future__ import annotations

import re
import unicodedata

# The order of Vietnamese dictionaries. Letters that only foreign words have keep their Latin place.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET)}
# Tones in dictionary order: level, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+")
_ETH = str.maketrans("Ðð", "Đđ")  # Icelandic eth, typed for the Vietnamese letter
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Neither XML nor a screen can show these: controls, surrogates, what is no character.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

LONGEST_QUOTED = 80
MOST_IN_A_CELL = 32_767  # what one Excel cell can hold, as `utf16_length` counts

SyllableKey = tuple[tuple[object, ...], ...]


def nfc(text: str) -> str:
    """The text in Unicode's composed form, the one that is stored and compared."""
    return unicodedata.normalize("NFC", text)


def half_width(text: str) -> str:
    """The text with ordinary digits, letters and signs where East Asian full-width ones stand."""
    return text.translate(_FULL_WIDTH)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it may be stored, and Vietnamese notes on what was taken out of it."""
    lines = _LINE_ENDS.sub("\n", text)
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", lines))
    printable, removed = _UNPRINTABLE.subn("", visible)
    notes = (f"Đã bỏ {removed} ký tự điều khiển không in được.",) if removed else ()
    return nfc(printable.translate(_ETH)), notes


def utf16_length(text: str) -> int:
    """The length as Excel counts it: an emoji is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def quoted(text: str) -> str:
    """The text as messages quote it: in quotation marks, on one line, cut where it is long.

    What a terminal would obey is left out.
    """
    words = " ".join(clean(text[: 10 * LONGEST_QUOTED])[0].split())
    cut = words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED].rstrip()}…"
    return f"“{cut}”"


def syllable_key(text: str) -> SyllableKey:
    """A key under which equal names are equal and names sort as in a Vietnamese dictionary.

    Syllable by syllable: the letters without tone, then the tone; digits count as numbers. So
    `Hòa` = `Hoà` and `Ủy` = `Uỷ`, but `Thúy` is not `Thùy`, and `Hà Tu` sorts before `Hạ Long` by
    the tone of its first syllable.
    """
    words = _SYLLABLE.findall(nfc(text).translate(_ETH).casefold())
    return tuple(_number(word) if word.isdecimal() else (1, *_syllable(word)) for word in words)


def _number(digits: str) -> tuple[object, ...]:
    """By size without reckoning it: Python refuses to read thousands of digits."""
    counting = digits.lstrip("0")
    return 0, len(counting), counting


def _syllable(word: str) -> tuple[tuple[int, ...], int]:
    tone = 0
    letters = []
    for letter in nfc(_without_tones(word)):
        letters.append(_PLACE.get(letter, len(_ALPHABET) + ord(letter)))
    for mark in unicodedata.normalize("NFD", word):
        tone = _TONES.get(mark, tone)
    return tuple(letters), tone


def _without_tones(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in marks if mark not in _TONES)


def fold(text: str) -> str:
    """The text in small letters without any accents, single-spaced: what searches compare."""
    marks = unicodedata.normalize("NFD", text.translate(_ETH).casefold())
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return " ".join(nfc(plain.replace("đ", "d")).split())


def contains(haystack: str, needle: str) -> bool:
    """Whether the needle occurs, whatever the accents and capitals of either."""
    return fold(needle) in fold(haystack)
