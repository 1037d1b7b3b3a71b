"""A target's text cut into figures, phrases and words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.number import MOST_DIGITS
from domain.target_numeral import numeral_at
from domain.target_phrase import ACCENTED, BARE, LONGEST_PHRASE, Part
from domain.target_slip import has_slip, is_slip
from domain.target_wording import Wording

_PIECE = re.compile(
    r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![.\d])(?:,\d+)?(?![.,]?\d)"  # 52 600,5
    r"|[.,]?\d(?:[\d.,]*\d)?"  # a run of digits with its marks
    r"|[^\W\d_]+|\S"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"(?:0?\d|[1-9]\d+)(?:,\d+)?", re.ASCII)
# A numeral is a figure after these only: `ít nhất hai xã`, but not `Ba Chẽ`, `một số xã`.
_BEFORE_NUMERAL = frozenset(
    {Part.MORE, Part.LESS, Part.LEAST, Part.MOST, Part.RISE, Part.FROM, Part.REACH, Part.FALL}
)


@dataclass(frozen=True)
class Token:
    """A piece of a target: its part, its text, and the figure or the two of a range."""

    part: Part
    text: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)


def tokens_of(wording: Wording) -> list[Token]:
    """The text's pieces, every figure and every range as one."""
    pieces = _PIECE.findall(wording.text)
    if not wording.bare and has_slip(pieces):
        return [Token(Part.DOUBT, wording.text)]
    return _with_ranges(list(_tokens(pieces, BARE if wording.bare else ACCENTED, wording.bare)))


def _tokens(pieces: list[str], phrases: dict[str, Part], bare: bool) -> Iterator[Token]:
    at = 0
    before = Part.STOP
    while at < len(pieces):
        token, length = _token_at(pieces, at, phrases, before, bare)
        yield token
        before = token.part if token.text not in ("có", "co") else Part.REACH
        at += length


def _token_at(
    pieces: list[str], at: int, phrases: dict[str, Part], before: Part, bare: bool
) -> tuple[Token, int]:
    if pieces[at][-1].isdigit():
        return _figure(pieces[at]), 1
    value, length = numeral_at(pieces, at, bare) if before in _BEFORE_NUMERAL else (0, 0)
    if length:
        return Token(Part.FIGURE, " ".join(pieces[at : at + length]), Decimal(value)), length
    token, length = _phrase_at(pieces, at, phrases)
    known = length if token.part is not Part.WORD else 0
    if not bare and is_slip(pieces, at, known):
        return Token(Part.DOUBT, token.text), length
    return token, length


def _phrase_at(pieces: list[str], at: int, phrases: dict[str, Part]) -> tuple[Token, int]:
    for length in range(LONGEST_PHRASE, 0, -1):
        phrase = " ".join(pieces[at : at + length])
        part = phrases.get(phrase)
        if part is not None:
            return Token(part, phrase), phrase.count(" ") + 1
    return Token(_unknown(pieces[at]), pieces[at]), 1


def _unknown(piece: str) -> Part:
    """Digits and signs that are none of ours (`½`, `٣`, `↓`) leave the figure in doubt."""
    if any(one.isnumeric() for one in piece) or unicodedata.category(piece[0]) == "Sm":
        return Part.DOUBT
    return Part.WORD


def _figure(digits: str) -> Token:
    """Dot and space group thousands, the comma is the decimal mark; nothing else is read."""
    readable = _GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits)
    if not readable or len(digits) > MOST_DIGITS + 5:
        return Token(Part.DOUBT, digits)
    value = Decimal(digits.replace(".", "").replace(" ", "").replace(",", "."))
    too_long = len(value.as_tuple().digits) > MOST_DIGITS
    return Token(Part.DOUBT if too_long else Part.FIGURE, digits, value)


def _with_ranges(tokens: list[Token]) -> list[Token]:
    """The tokens with `3 - 3,5` and `từ 3.000 tỷ đồng đến 3.500` as one range each."""
    done: list[Token] = []
    for token in tokens:
        done.append(token)
        if token.part is Part.FIGURE:
            _join_range(done)
    return done


def _join_range(done: list[Token]) -> None:
    if len(done) < 3 or not _joins(done[-2]):  # noqa: PLR2004 - low, dash, high
        return
    at = len(done) - 3
    while at >= 0 and done[at].part in (Part.UNIT, Part.WORD) and len(done) - at < 3 + 4:
        at -= 1
    if at >= 0 and done[at].part is Part.FIGURE:
        low, high = done[at], done[-1]
        joined = " ".join(one.text for one in done[at:])
        done[at:] = [Token(Part.RANGE, joined, low.low, high.low)]


def _joins(token: Token) -> bool:
    return token.part in (Part.DASH, Part.TO) or token.text == "~"
