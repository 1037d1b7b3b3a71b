"""What stands around a target's figure, and which doubts about its meaning follow from that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.target_operator import KINDS, chain_before
from domain.target_phrase import Part
from domain.target_token import Token
from domain.target_wording import Expression, Wording, with_bare

# Away from its figure such a word is a mere preposition or adjective: `trên địa bàn`.
_PREPOSITIONS = with_bare(
    ["trên", "dưới", "hơn", "quá", "kém", "bằng", "đúng", "=", "tối thiểu", "ít nhất", "thấp nhất"],
    ["cao nhất", "nhiều nhất", "trong phạm vi", "trong mức", "trong thời gian", "trong thời hạn"],
)
_NEGATIONS = frozenset({Part.NOT, Part.LET_NOT})
_COMPARATIVES = with_bare(["vượt", "hơn"])
# Beside one of these the number is not the one meant: `gấp 2 lần`, `2 tỷ rưỡi`, `tăng 3 bậc`.
_OTHER_MEASURES = with_bare(["rưỡi", "bậc", "hạng", "gấp", "trở lại", "±", "→"])
_TIMES = with_bare(["lần"])
_SIGNS = with_bare(["/", "x", "×", "*", "^", "<", ">", "≥", "≤", "trăm", "chục"])
# Of these a bare figure may be a ceiling as well as a floor.
_LOWER_IS_BETTER = Expression.of(
    r"(?:tỷ lệ|tỷ suất|số)(?: số)?(?: hộ| trẻ em| trẻ| lao động| người| hồ sơ)? (?:nghèo|cận nghèo"
    r"|thất nghiệp|nợ xấu|tử vong|suy dinh dưỡng|sinh con thứ|tảo hôn|tai nạn|vụ tai nạn|bỏ học"
    r"|người chết|thất thoát|nợ đọng|vụ cháy|vụ phạm pháp|quá hạn|trễ hạn|chậm)(?!\w)",
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
        """`gần 90%`, `2 con số`, `tăng 3 bậc`, `tăng 2 lần`, `13/13 xã`."""
        beside = [*self.chain, *self.after[:1]]
        if any(token.part in _NEGATIONS for token in self.after[:1]):
            return True  # `phong trào 3 không`
        if any(token.part in (Part.VAGUE, Part.RANKED, Part.DASH) for token in beside):
            return True
        grows = self.parts & {Part.RISE, Part.FALL}
        multiplied = grows and _any(self.after[:2], _TIMES)
        return bool(multiplied) or _any(self.tokens, _OTHER_MEASURES) or self._is_in_a_formula

    @property
    def _is_in_a_formula(self) -> bool:
        numbers = [token.part in (Part.FIGURE, Part.RANGE) for token in self.after[1:2]]
        return any(numbers) and _any(self.after[:1], _SIGNS)

    @property
    def _has_other_comparison(self) -> bool:
        """Whether a comparison stands elsewhere in the text that would be left out."""
        return any(
            token.part in (Part.OR_EQUAL, Part.EQUAL_OR)
            or (token.part in KINDS and token.text not in _PREPOSITIONS)
            for token in [*self.before, *self.after]
        )

    @property
    def _is_relative(self) -> bool:
        """Whether it is a distance from a reference: `vượt 5% dự toán`, `cao hơn 2% so với`."""
        against = any(token.part in (Part.REFERENCE, Part.COMPARED) for token in self.after)
        comparative = any(
            token.part is Part.EQUAL
            or (token.part in KINDS and _COMPARATIVES & set(token.text.split()))
            for token in self.chain
        )
        return against and comparative and not self.parts & {Part.RISE, Part.FALL}

    @property
    def may_be_a_ceiling(self) -> bool:
        """Whether the text names something of which less is better, and does not say `giảm`."""
        named = _LOWER_IS_BETTER.within(self.words).search(self.words.text)
        return bool(named) and not self.has(Part.FALL)


def _any(tokens: Iterable[Token], texts: frozenset[str]) -> bool:
    return any(token.text in texts for token in tokens)
