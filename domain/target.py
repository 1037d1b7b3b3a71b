"""What a target asks for: the rule behind the printed text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
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


@dataclass(frozen=True)
class Target:
    """A printed target, verbatim, and the rule that it means.

    `low` holds the figure of `at_least` and `more_than`, `high` that of `at_most`, `less_than` and
    `rank_within` (the last rank that counts); `between` has both, `equal` the same figure twice;
    the other kinds have none. `exceeds_from` is the figure from which an office calls the result
    exceeded where the kind itself does not say so.
    """

    text: str
    kind: TargetKind
    low: Decimal | None = None
    high: Decimal | None = None
    exceeds_from: Decimal | None = None
