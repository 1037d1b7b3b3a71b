"""What a grid shows, as plain data: columns, and rows of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.report import Align, RowKind
from domain.returns import Status


class Fill(StrEnum):
    """How a clerk fills a column; PRINTED and COMPUTED ones are not filled."""

    PRINTED = "printed"
    COMPUTED = "computed"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"
    MARK = "mark"

    @property
    def by_clerk(self) -> bool:
        """Whether a clerk writes here."""
        return self not in (Fill.PRINTED, Fill.COMPUTED)


@dataclass(frozen=True)
class GridColumn:
    """A column: `chars` is its width in average characters, `choices` the words of a list.

    `then` is the key of the column without which a text here counts for nothing.
    """

    key: str
    heading: str
    chars: int
    align: Align = Align.LEFT
    fill: Fill = Fill.PRINTED
    choices: tuple[str, ...] = ()
    hint: str = ""
    then: str = ""


@dataclass(frozen=True)
class GridRow:
    """A row: `cells` holds the shown text by the column's key.

    Neighbouring rows of one `block` share their first cell. `locked` names columns that clerks fill
    but not in this row, `doubt` says what must be compared with the original, `tips` holds a longer
    text by the column's key, `edits` what is typed where that is not what is shown. `leads` are the
    bodies that lead the row, also where none is printed in it.
    """

    kind: RowKind
    code: str
    cells: Mapping[str, str]
    status: Status | None = None
    block: str = ""
    locked: frozenset[str] = frozenset()
    doubt: str = ""
    tips: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, str] = field(default_factory=dict)
    leads: tuple[str, ...] = ()

    def typed(self, key: str) -> str:
        """The text with which a cell is opened for typing."""
        return self.edits.get(key, self.cells.get(key, ""))

    @property
    def is_group(self) -> bool:
        """Whether this is a heading over the rows that follow."""
        return self.kind is RowKind.GROUP


MARKED = "x"  # the text of a cell whose mark is set


def stretches(names: list[str]) -> list[tuple[int, int]]:
    """Start and length of each stretch of equal names longer than one; no name, no stretch."""
    found, start = [], 0
    for place in range(1, len(names) + 1):
        if place == len(names) or names[place] != names[start]:
            if place - start > 1 and names[start]:
                found.append((start, place - start))
            start = place
    return found
