"""Text of the old Vietnamese encodings TCVN3 (ABC) and VNI, pasted into Unicode.

It is recognised and a conversion is offered; nothing is converted silently.
"""

from __future__ import annotations

import re
from enum import StrEnum

from domain.text import nfc


class OldEncoding(StrEnum):
    """The encodings that are recognised."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3_SIGNS = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)
# Signs that Vietnamese in Unicode never has inside a word, but TCVN3 has in nearly every sentence.
_TCVN3_MARKS = re.compile(r"[µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦\u00ad]")
_TCVN3_WORD = re.compile(r"(?=[^\W\d_]*[A-Za-z])[A-Za-zµ¸¶·¹¨»¾¼½©®ª«¬\u00adÀ-ÿ]+")

# VNI writes a letter and one or two signs after it.
_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPES = {
    "â": ("\u0302", ""),
    "à": ("\u0302", "\u0300"),
    "á": ("\u0302", "\u0301"),
    "å": ("\u0302", "\u0309"),
    "ã": ("\u0302", "\u0303"),
    "ä": ("\u0302", "\u0323"),
    "ê": ("\u0306", ""),
    "è": ("\u0306", "\u0300"),
    "é": ("\u0306", "\u0301"),
    "ú": ("\u0306", "\u0309"),
    "ü": ("\u0306", "\u0303"),
    "ë": ("\u0306", "\u0323"),
}
_VNI_SINGLE = str.maketrans("ñÑôÔöÖæÆòÒîÎóÓ", "đĐơƠưƯỉỈịỊỵỴĩĨ")
_VNI_PAIR = re.compile(r"([aeouyôöAEOUYÔÖ])([øùûõïØÙÛÕÏâàáåãäêèéúüëÂÀÁÅÃÄÊÈÉÚÜË])")
_SHAPED = frozenset("aăâeêoôöuy")
_ENOUGH = 2  # signs of an encoding; one alone can be a trade mark or a foreign name


def old_encoding(text: str) -> OldEncoding | None:
    """The old encoding that the text seems to be in, or None."""
    composed = nfc(text)
    if len(_tcvn3_words(composed)) >= _ENOUGH:
        return OldEncoding.TCVN3
    if len(_vni_pairs(composed)) >= _ENOUGH:
        return OldEncoding.VNI
    return None


def _tcvn3_words(text: str) -> list[str]:
    words = (word.removeprefix("µ") for word in _TCVN3_WORD.findall(text))  # `µg/m³`
    return [word for word in words if _TCVN3_MARKS.search(word)]


def _vni_pairs(text: str) -> list[str]:
    """Pairs such as `aâ` or `öô` that no Vietnamese syllable in Unicode has."""
    return [first + second for first, second in _VNI_PAIR.findall(text) if _is_vni(first, second)]


def _is_vni(first: str, second: str) -> bool:
    # `uê`, `oà`, `oè`, `uỳ` and the like are right in Unicode; after a, e, y or ơ, ư they are not.
    suspicious = first.lower() in "aeyôö" or second.lower() in "øûïåä"
    shape, _ = _VNI_SHAPES.get(second.lower(), ("", ""))
    return suspicious and nfc(first.lower() + shape) in _SHAPED  # `yê` makes no letter


def converted(text: str, encoding: OldEncoding) -> str:
    """The text in Unicode, as a proposal to the user."""
    if encoding is OldEncoding.TCVN3:
        return nfc(text.translate(_TCVN3))
    return nfc(_VNI_PAIR.sub(_vni_letter, text).translate(_VNI_SINGLE))


def _vni_letter(found: re.Match[str]) -> str:
    letter = found[1].translate(_VNI_SINGLE)
    sign = found[2].lower()
    if sign in _VNI_TONES:
        return letter + _VNI_TONES[sign]
    shape, tone = _VNI_SHAPES[sign]
    return letter + shape + tone
