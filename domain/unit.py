"""Reporting bodies with their official codes, levels and days of validity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Unit:
    """A reporting body; a name alone is ambiguous (Hạ Long), a code and a day are not.

    `title` is how running text names it (`phường Hạ Long`); `valid_to` is the last day of validity.
    """

    code: str
    name: str
    level: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    order: int = 0
    before: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists on the day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)
