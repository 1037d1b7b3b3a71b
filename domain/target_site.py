"""What stands around a target's figure, and which doubts about its meaning follow from that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.target_operator import COMPARATIVES, KINDS, chain_before
from domain.target_phrase import Part
from domain.target_token import Token
from domain.target_wording import Expression, Wording, with_bare

# Away from its figure such a word is a mere preposition or adjective: `trên địa bàn`.
_PREPOSITIONS = with_bare(
    ["trên", "dưới", "hơn", "quá", "kém", "bằng", "đúng", "=", "tối thiểu", "ít nhất", "thấp nhất"],
    ["cao nhất", "nhiều nhất", "trong phạm vi", "trong mức", "trong thời gian", "trong thời hạn"],
)
_GROWTH = frozenset({Part.RISE, Part.FALL})
_NEGATIONS = frozenset({Part.NOT, Part.LET_NOT})
_PLANNED = with_bare(["dự toán", "kế hoạch", "chỉ tiêu", "mục tiêu", "định mức"])
# Beside one of these the number is not the one meant: `gấp 2 lần`, `2 tỷ rưỡi`, `tăng 3 bậc`.
_OTHER_MEASURES = with_bare(["rưỡi", "bậc", "hạng", "gấp", "trở lại", "±", "→"])
_TIMES = with_bare(["lần", "tiêu chí"])
_SIZES = with_bare(["trăm", "chục"])
# Of these a bare figure may be a ceiling as well as a floor.
_LOWER_IS_BETTER = Expression.of(
    r"(?<!\w)(?:tỷ lệ|tỷ suất|số)(?: [^,;.()]{1,40}?)?(?<!thoát) (?:nghèo|cận nghèo|thất nghiệp"
    r"|nợ xấu|tử vong|suy dinh dưỡng|sinh con thứ|tảo hôn|tai nạn|vụ tai nạn|bỏ học|người chết"
    r"|thất thoát|nợ đọng|vụ cháy|vụ phạm pháp|quá hạn|trễ hạn|chậm)(?!\w)",
    r"(?<!\w)(?:thời gian|thời hạn|chi phí|lạm phát|cpi|chỉ số giá tiêu dùng)(?!\w)",
)


@dataclass(frozen=True)
class Site:
    """The place of a figure in a target's text."""

    tokens: Sequence[Token]
    at: int
    words: Wording

    @property
    def figure(self) -> Token:
        """The figure or the range itself."""
        return self.tokens[self.at]

    @cached_property
    def chain(self) -> list[Token]:
        """The operators and small words directly before the figure."""
        return chain_before(self.tokens, self.at)

    @cached_property
    def parts(self) -> frozenset[Part]:
        """The parts of the chain."""
        return frozenset(token.part for token in self.chain)

    @property
    def before(self) -> Sequence[Token]:
        """Everything before the chain."""
        return self.tokens[: self.at - len(self.chain)]

    @property
    def after(self) -> Sequence[Token]:
        """Everything after the figure."""
        return self.tokens[self.at + 1 :]

    @property
    def bound(self) -> Part | None:
        """The comparison that `trở lên` or `trở xuống` after the figure makes."""
        for token in self.after:
            if token.part in (Part.UP, Part.DOWN):
                return Part.LEAST if token.part is Part.UP else Part.MOST
        return Part.LEAST if self.after and self.after[-1].text == "+" else None

    def has(self, *parts: Part) -> bool:
        """Whether any of the parts stands anywhere in the text."""
        return any(token.part in parts for token in self.tokens)

    @property
    def is_doubtful(self) -> bool:
        """Whether the words around leave open what the figure means."""
        return self._is_vague or self._has_other_comparison or self._is_relative

    @property
    def _is_vague(self) -> bool:
        """`gần 90%`, `2 con số`, `tăng 3 bậc`, `tăng 2 lần`, `3 trăm hộ`."""
        beside = [*self.chain, *self.after[:1]]
        if any(token.part in _NEGATIONS for token in self.after[:1]):
            return True  # `phong trào 3 không`
        if self.at and self.tokens[self.at - 1].text == "%":
            return True  # `dưới %5`
        if any(token.part in (Part.VAGUE, Part.RANKED, Part.DASH) for token in beside):
            return True
        multiplied = self.parts & _GROWTH and _any(self.after[:2], _TIMES)
        if multiplied or _any(self.after[:1], _SIZES):
            return True
        return _any(self.tokens, _OTHER_MEASURES)

    @property
    def _has_other_comparison(self) -> bool:
        """Whether a comparison stands elsewhere in the text that would be left out."""
        if [token.part for token in self.before[-2:]] == [Part.NOT, Part.WORD]:
            return True  # `không úa 5%`
        return any(
            token.part in (Part.OR_EQUAL, Part.EQUAL_OR)
            or (token.part in KINDS and token.text not in _PREPOSITIONS)
            for token in [*self.before, *self.after]
        )

    @property
    def _is_relative(self) -> bool:
        """Whether it is a distance from a reference: `vượt 5% dự toán`, `cao hơn 2% so với`."""
        references = [one for one in self.after if one.part in (Part.REFERENCE, Part.COMPARED)]
        planned = _any(references, _PLANNED)
        if self.parts & _GROWTH:
            return planned  # `tăng 8% so với cùng kỳ` is the figure itself
        grows = any(token.part in _GROWTH for token in self.before)
        if grows and planned and any(one.part is Part.COMPARED for one in references):
            return True
        comparative = any(
            token.part is Part.EQUAL
            or (token.part in KINDS and COMPARATIVES & set(token.text.split()))
            for token in self.chain
        )
        return bool(references) and comparative

    @property
    def may_be_a_ceiling(self) -> bool:
        """Whether the text names something of which less is better, and does not say `giảm`."""
        named = _LOWER_IS_BETTER.within(self.words).search(self.words.text)
        return bool(named) and not self.has(Part.FALL)


def _any(tokens: Iterable[Token], texts: frozenset[str]) -> bool:
    return any(token.text in texts for token in tokens)
