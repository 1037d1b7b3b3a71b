"""Vietnamese syllables, and words but a letter away from others: slips of the hand are noticed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from domain.text import nfc

TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = r"(?:ngh|[nkgptc]h|ng|gi|tr|qu(?!u)|kr|[bcdđghklmnpqrstvx])?"
_RIME = (
    r"(?:a(?:ch|n[gh]|[cimnoptuyk])?|ă(?:ng|[ckmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?"
    r"|ê(?:ch|nh|[mnptu])?|i(?:a|ch|nh|[mnptu]|ê(?:ng|[cmnptu]))?|o(?:ng|[cimnpt])?|oo(?:c|ng)"
    r"|oa(?:ch|n[gh]|[cimnopty])?|oă(?:ng|[cmnt])|oe(?:[not])?|ô(?:ng|[cimnpt])?|ơ[imnpt]?"
    r"|u(?:a|ơ|ng|[cimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh|n)?|uô(?:ng|[cimnt])|uy(?:a|ch|nh|[nptu])?"
    r"|uyê[nt]|ư(?:a|ng|[cimntu])?|ươ(?:ng|[cimnptu])|y|yê(?:ng|[mntu]))"
)
_SYLLABLE = re.compile(_ONSET + _RIME)


def is_syllable(word: str) -> bool:
    """Whether a word with accents, in small letters, can be Vietnamese.

    Of words without accents (`grdp`, `hđnd`, `logistics`) nobody can say.
    """
    marks = unicodedata.normalize("NFD", word)
    if not any(unicodedata.combining(one) for one in marks):
        return True
    return bool(_SYLLABLE.fullmatch(nfc("".join(one for one in marks if one not in TONES))))


def shortened(texts: Iterable[str]) -> frozenset[str]:
    """What `is_near` looks up: every text, and it without each of its letters."""
    return frozenset(one for text in texts for one in _shorter(text))


def is_near(text: str, like: frozenset[str]) -> bool:
    """Whether the text is at most a letter away from one of those that were `shortened`."""
    return any(one in like for one in _shorter(text))


def _shorter(text: str) -> Iterator[str]:
    yield text
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
