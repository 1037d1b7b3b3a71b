"""A target's text read into its rule; what cannot be read for certain is left to the clerk.

A text states one thing: one figure or range, one reference, one `không còn`, or a rank. Two of
them, or one with operators that do not go together, are judged by the clerk.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.target_figure import figure_rule, range_rule
from domain.target_noise import noise_struck, read_wording
from domain.target_operator import chain_before, operators_of
from domain.target_phrase import Part
from domain.target_rank import rank_of
from domain.target_reference import reference_rules
from domain.target_rule import JUDGED, NONE_LEFT, Rule
from domain.target_site import Site
from domain.target_token import Token, tokens_of
from domain.target_wording import Expression, Wording

# `không có khả năng`, `không còn phù hợp`, `cơ bản không còn`: nothing is counted down to zero.
_NOT_NONE = Expression.of(
    r"không (?:còn|có) (?:là|khả năng|điều kiện|nhiều|số liệu|chỉ tiêu|mục tiêu|kế hoạch|quy định"
    r"|phù hợp|đáng kể|khó|bao nhiêu|thay đổi|biến động)(?!\w)",
    r"(?:cơ bản|hầu như|gần như|hầu hết|phần lớn) (?:không|xóa|hết)",
)


def rule_of(text: str) -> Rule:
    """The rule that the text states."""
    wording = read_wording(text)
    if wording is None:
        return JUDGED
    words = noise_struck(wording)
    return rank_of(words) or _stated(words)


def _stated(words: Wording) -> Rule:
    tokens = tokens_of(words)
    if any(token.part is Part.DOUBT for token in tokens):
        return JUDGED
    figures = _places(tokens, Part.FIGURE, Part.RANGE)
    if len(figures) > 1:
        return JUDGED  # as below; but a claim looks at the whole text, and figures may be hundreds
    claims = [_figure_claim(tokens, at, words) for at in figures]
    claims += reference_rules(tokens)
    claims += [_none_claim(words) for at in _places(tokens, Part.NONE) if not _negates(tokens, at)]
    return claims[0] if len(claims) == 1 else JUDGED


def _places(tokens: Sequence[Token], *parts: Part) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.part in parts]


def _figure_claim(tokens: Sequence[Token], at: int, words: Wording) -> Rule:
    reader = range_rule if tokens[at].part is Part.RANGE else figure_rule
    return reader(Site(tokens, at, words))


def _none_claim(words: Wording) -> Rule:
    return JUDGED if _NOT_NONE.within(words).search(words.text) else NONE_LEFT


def _negates(tokens: Sequence[Token], at: int) -> bool:
    """Whether `không còn`, `không để xảy ra` negate a comparison: `không để xảy ra quá 5 vụ`."""
    figures = _places(tokens, Part.FIGURE)
    if len(figures) != 1 or figures[0] < at:
        return False
    chain = chain_before(tokens, figures[0])
    return tokens[at] in chain and bool(operators_of(chain))
