"""Official wording in one spelling, and patterns for texts typed with accents and without."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from domain.syllable import TONES
from domain.text import half_width, nfc

LONGEST = 300  # nothing longer is a target or a deadline
LONGEST_TYPED = 4 * LONGEST  # with the accents apart, and spaces to spare
_MARKS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣", "-")
    | dict.fromkeys("⩾≧≽≮", "≥")
    | dict.fromkeys("⩽≦≼≯", "≤")
    | {"﹥": ">", "﹤": "<", "﹦": "="}
)
# What the readers put in place of periods and labels must not come in with the text.
_PRIVATE = re.compile(r"[\ue000-\uf8ff\u00ad\u200b-\u200f\u2060\ufeff]")
_SAME_SIGNS = ((re.compile(r"> ?=|= ?>"), "≥"), (re.compile(r"< ?=|= ?<"), "≤"))
# Slips that make no syllable: the horn of ươ on one letter, its tone on the first, `qúa`.
_HALF_HORNED = re.compile(r"([uưúứùừủửũữụự])([oơóớòờỏởõỡọợ])(?=[^\W\d_])")
_HORN = "\u031b"
_TONE_OF_Q = re.compile(r"(?<=q)([úùủũụ])([aăâeêoơy])")
# The tone on the last letter of oa, oe, uy (`xoá`, `uỷ`) moves to the first (`xóa`, `ủy`).
_LATE_TONE = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)")
_RAISED = re.compile(r"(?<=[^\W\d_])[²³]")  # m², m³
_SHORT_NOT = re.compile(r"(?<!\w)(?<!\d )ko?(?= [^\W\d_])")  # `ko quá 5`, `k còn`
# Half without accents: `từ thang 3`, `quy II`, `hang năm`.
_HALF_BARE = (
    (re.compile(r"(?<!\w)thang (?=\d)"), "tháng "),
    (re.compile(r"(?<!\w)ngay (?=\d)"), "ngày "),
    (re.compile(r"(?<!\w)quy (?=[ivx\d]+(?!\w))"), "quý "),
    (re.compile(r"(?<!\w)nam (?=(?:19|20)\d\d)"), "năm "),
    (re.compile(r"(?<!\w)hang (?=(?:ngày|tuần|tháng|quý|năm)(?!\w))"), "hằng "),
)
_OTHER_SPELLINGS = (("quí", "quý"), ("tỉ ", "tỷ "), ("cùng kì", "cùng kỳ"), ("trươc", "trước"))


@dataclass(frozen=True)
class Wording:
    """A text in small letters and one spelling; `bare` where it was typed without accents."""

    text: str
    bare: bool


def respelled(text: str) -> str | None:
    """The text in composed form with ordinary digits, dashes, signs and spaces, capitals kept.

    None where it is too long to be read.
    """
    composed = nfc(text)
    if len(composed) > LONGEST_TYPED:
        return None
    usual = nfc(_PRIVATE.sub("", half_width(composed).translate(_MARKS)))
    words = " ".join(usual.split())
    return words if len(words) <= LONGEST else None


def wording_of(text: str) -> Wording:
    """A respelled text made comparable."""
    words = _RAISED.sub("", text.lower())
    for pattern, sign in _SAME_SIGNS:
        words = pattern.sub(sign, words)
    words = _LATE_TONE.sub(_early_tone, _HALF_HORNED.sub(_horned, words))
    words = _TONE_OF_Q.sub(lambda found: _with_tone("u", found[2], found[1]), words)
    for other, usual in _OTHER_SPELLINGS:
        words = words.replace(other, usual)
    bare = without_accents(words) == words
    for pattern, usual in () if bare else _HALF_BARE:
        words = pattern.sub(usual, words)
    return Wording(_SHORT_NOT.sub("khong" if bare else "không", words), bare)


def _early_tone(found: re.Match[str]) -> str:
    letter, tone = tuple(unicodedata.normalize("NFD", found[2]))
    return nfc(found[1] + tone) + letter


def _horned(found: re.Match[str]) -> str:
    has_horn = _HORN in unicodedata.normalize("NFD", found[0])
    return _with_tone("ư", "ơ", found[0]) if has_horn else found[0]


def _with_tone(first: str, second: str, toned: str) -> str:
    """The two letters, the second with the tone that stands somewhere in `toned`."""
    tones = [one for one in unicodedata.normalize("NFD", toned) if one in TONES]
    return nfc(first + second + "".join(tones[:1]))


def without_accents(text: str) -> str:
    """The text with plain Latin letters."""
    marks = unicodedata.normalize("NFD", text)
    return "".join(one for one in marks if not unicodedata.combining(one)).replace("đ", "d")


def with_bare(*words: list[str]) -> frozenset[str]:
    """The words, and each as it is typed without accents."""
    known = [word for some in words for word in some]
    return frozenset(known) | {without_accents(word) for word in known}


@dataclass(frozen=True)
class Expression:
    """One regular expression for texts with accents, and the same for texts without."""

    accented: re.Pattern[str]
    bare: re.Pattern[str]

    @classmethod
    def of(cls, *alternatives: str) -> Expression:
        """The expression that any of the alternatives matches, the first one first."""
        pattern = "|".join(f"(?:{one})" for one in alternatives)
        return cls(re.compile(pattern), re.compile(without_accents(pattern)))

    def within(self, wording: Wording) -> re.Pattern[str]:
        """The pattern for this text."""
        return self.bare if wording.bare else self.accented

    def replaced(self, wording: Wording, by: str) -> Wording:
        """The text with every occurrence replaced."""
        return Wording(self.within(wording).sub(by, wording.text), wording.bare)
