"""Targets above a figure that is not printed: `vượt dự toán Trung ương giao`."""

from __future__ import annotations

from collections.abc import Sequence

from domain.target_kind import TargetKind
from domain.target_operator import COMPARATIVES, KINDS, chain_before, operators_of
from domain.target_phrase import Part
from domain.target_rule import JUDGED, Rule
from domain.target_token import Token
from domain.target_wording import with_bare

_BETWEEN = frozenset({Part.WORD, Part.FILLER, Part.COMPARED, Part.GIVEN, Part.RISE})
_MOST_WORDS_BETWEEN = 4
_TELLING = frozenset({*KINDS, Part.REACH, Part.EQUAL_OR, Part.OR_EQUAL})
# `trên cơ sở kế hoạch`, `tốt hơn năm trước`: these compare only right before the reference.
_WEAK = with_bare(["trên", "hơn", "quá", "dưới", "kém"])


def reference_rules(tokens: Sequence[Token]) -> list[Rule]:
    """One rule for each comparison with a reference that the text makes."""
    verbs: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.part in (Part.REFERENCE, Part.PERIOD):
            verb = _verb_before(tokens, at)
            if verb is not None:
                verbs.setdefault(verb, at)
    rules = [_rule(tokens, verb, at) for verb, at in verbs.items()]
    return [rule for rule in rules if rule is not None]


def _verb_before(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the comparison that the reference belongs to."""
    allowed = _BETWEEN if tokens[at].part is Part.REFERENCE else {Part.FILLER, Part.COMPARED}
    verb = at - 1
    words = 0
    while (
        verb >= 0 and tokens[verb].part in allowed | {Part.SEVERAL} and words <= _MOST_WORDS_BETWEEN
    ):
        words += tokens[verb].part is Part.WORD
        verb -= 1
    if verb < 0 or tokens[verb].part not in _TELLING:
        return None
    if tokens[verb].text in _WEAK and words:
        return None
    if tokens[at].part is Part.PERIOD and not _compares(tokens, verb):
        return None
    return verb


def _compares(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a year can be meant as its result: `cao hơn năm 2025`, but not `ít nhất năm 2026`."""
    return bool(COMPARATIVES & set(tokens[verb].text.split()))


def _rule(tokens: Sequence[Token], verb: int, at: int) -> Rule | None:
    operators = operators_of([*chain_before(tokens, verb), tokens[verb]])
    several = any(token.part is Part.SEVERAL for token in tokens[verb:at])
    if operators is None or several:
        return JUDGED
    if not operators:
        return _reached(tokens, at)
    if operators == {Part.MORE}:
        return Rule(TargetKind.ABOVE_REFERENCE)
    return Rule(TargetKind.ABOVE_REFERENCE, inclusive=True) if operators == {Part.LEAST} else JUDGED


def _reached(tokens: Sequence[Token], at: int) -> Rule | None:
    """`đạt dự toán`, `hoàn thành chỉ tiêu được giao`: other plans are no figures."""
    budget = tokens[at].text in ("dự toán", "du toan")
    given = any(token.part is Part.GIVEN for token in tokens[at + 1 :])
    return Rule(TargetKind.ABOVE_REFERENCE, inclusive=True) if budget or given else None
