"""The kinds of rule that a target can mean."""

from __future__ import annotations

from enum import StrEnum


class TargetKind(StrEnum):
    """The kinds of rule that a target can mean."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    EQUAL = "equal"
    RANK_WITHIN = "rank_within"
    ABOVE_REFERENCE = "above_reference"
    NONE_LEFT = "none_left"
    JUDGED = "judged"
