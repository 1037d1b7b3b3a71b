"""The rule of a target with one figure or one range."""

from __future__ import annotations

from domain.target_kind import TargetKind
from domain.target_operator import KINDS, Operators, operators_of
from domain.target_phrase import Part
from domain.target_rule import JUDGED, NONE_LEFT, Rule, single
from domain.target_site import Site

_BEFORE_A_RANGE = frozenset(
    {Part.FROM, Part.RISE, Part.FALL, Part.REACH, Part.ABOUT, Part.FILLER, Part.RAISE}
)
_CEILINGS = frozenset({Part.LESS, Part.MOST})
_FLOORS = frozenset({Part.MORE, Part.LEAST})
_REACHING = frozenset({Part.RISE, Part.RAISE, Part.REACH, Part.LIFT})


def range_rule(site: Site) -> Rule:
    """Between, where nothing but `từ`, `đạt`, `tăng` stands before and no operator anywhere."""
    figure = site.figure
    bounded = site.bound is not None or not site.parts <= _BEFORE_A_RANGE
    if bounded or site.has(Part.LIFT, Part.LIMIT, Part.CONTROL) or site.is_doubtful:
        return JUDGED
    if figure.low >= figure.high or site.may_be_a_ceiling:
        return JUDGED
    return Rule(TargetKind.BETWEEN, figure.low, figure.high)


def figure_rule(site: Site) -> Rule:
    """The rule of the text's only figure."""
    lets_not = any(token.part is Part.LET_NOT for token in site.before)
    stated = operators_of(site.chain, lets_not)
    if stated is None or site.is_doubtful:
        return JUDGED
    operators = stated | {site.bound} if site.bound else stated
    if len(operators) > 1 or not _fits(site, stated):
        return JUDGED
    return _compared(site, operators) if operators else _bare(site)


def _fits(site: Site, stated: Operators) -> bool:
    """Whether the comparison goes with the verbs before the figure."""
    if Part.TO in site.parts and not site.parts & _REACHING and Part.MOST not in stated:
        return False  # `đến 90%`, but `tối đa đến 90%`
    if Part.FROM in site.parts and (Part.RAISE in site.parts or site.has(Part.LIFT)):
        return False  # `nâng từ 90%`: a beginning without its end
    if not stated & _CEILINGS:
        return True
    # `giảm dưới 2%`: to below it, or by less than it
    return Part.FROM not in site.parts and (Part.FALL not in site.parts or _goes_down_to(site))


def _goes_down_to(site: Site) -> bool:
    return bool(site.parts & {Part.LOWER, Part.BACK})


def _is_limited(site: Site) -> bool:
    return Part.LOWER in site.parts or site.has(Part.LIMIT)


def _compared(site: Site, operators: Operators) -> Rule:
    """The rule of the one comparison; `còn trên 5%` is a contradiction."""
    if _is_limited(site) and operators & _FLOORS:
        return JUDGED
    return single(KINDS[next(iter(operators))], site.figure.low)


def _bare(site: Site) -> Rule:
    """The rule of a figure without a comparison: the least to reach, unless words say otherwise."""
    if site.figure.low == 0:
        return JUDGED if site.parts & {Part.FROM, Part.RISE} else NONE_LEFT
    if _is_limited(site):
        return single(TargetKind.AT_MOST, site.figure.low)
    # `kiểm soát lạm phát ở mức 4%` is a ceiling or a floor; `kiểm soát đạt 95%` is a floor.
    controlled = site.has(Part.CONTROL) and Part.REACH not in site.parts
    if Part.BACK in site.parts or controlled or site.may_be_a_ceiling:
        return JUDGED
    return single(TargetKind.AT_LEAST, site.figure.low)
