"""The operators around a target's one figure, and what they make of it together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.target_kind import TargetKind
from domain.target_phrase import Part
from domain.target_token import Token
from domain.target_wording import with_bare

KINDS = {
    Part.MORE: TargetKind.MORE_THAN,
    Part.LESS: TargetKind.LESS_THAN,
    Part.LEAST: TargetKind.AT_LEAST,
    Part.MOST: TargetKind.AT_MOST,
    Part.EQUAL: TargetKind.EQUAL,
}
COMPARATIVES = with_bare(["vượt", "hơn"])
_CHAIN = frozenset(
    {
        *KINDS,
        *(Part.OR_EQUAL, Part.EQUAL_OR, Part.NOT, Part.LET_NOT, Part.NONE),
        *(Part.FROM, Part.TO, Part.RAISE, Part.LOWER, Part.BACK, Part.RISE, Part.FALL),
        *(Part.LIFT, Part.REACH, Part.ABOUT, Part.LIMIT, Part.CONTROL, Part.FILLER),
        *(Part.VAGUE, Part.RANKED, Part.DASH, Part.SEVERAL),
    }
)
_NEGATIONS = frozenset({Part.NOT, Part.LET_NOT, Part.NONE})
_OR_EQUAL = {Part.MORE: Part.LEAST, Part.LESS: Part.MOST}
_BEYOND = frozenset({"quá", "qua"})
_NEGATED = {Part.MORE: Part.MOST, Part.LESS: Part.LEAST}

Operators = frozenset[Part]


def chain_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The operators and small words that stand directly before the token, in reading order."""
    start = at
    while start > 0 and tokens[start - 1].part in _CHAIN:
        start -= 1
    return list(tokens[start:at])


def operators_of(chain: Iterable[Token], negated: bool = False) -> Operators | None:
    """The distinct comparisons that the chain makes; None where a negation has no known meaning."""
    found: list[Part] = []
    or_equal = False
    for token in chain:
        if token.part in _NEGATIONS:
            negated = True
        elif token.part is Part.EQUAL_OR:
            or_equal = True
        elif token.part is Part.OR_EQUAL:
            found[-1:] = [_OR_EQUAL.get(one, Part.VAGUE) for one in found[-1:]]
        elif token.part is Part.EQUAL and found[-1:] in ([Part.LEAST], [Part.MOST]):
            pass  # `tối thiểu bằng`
        elif token.text in _BEYOND and not negated:
            found.append(Part.VAGUE)  # `hông quá 5`: nobody names a limit by that alone
        elif token.part in KINDS:
            found.append(_turned(token.part, negated, or_equal))
            negated = or_equal = False
    doubtful = negated or or_equal or Part.VAGUE in found
    return None if doubtful else frozenset(found)


def _turned(part: Part, negated: bool, or_equal: bool) -> Part:
    """The comparison after a negation or `bằng hoặc`; vague where that is not one of ours."""
    if negated and or_equal:
        return Part.VAGUE
    if negated:
        return _NEGATED.get(part, Part.VAGUE)
    return _OR_EQUAL.get(part, Part.VAGUE) if or_equal else part
