"""Quarters of a plan year and the window in which their figures are collected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.problem import Problem

ROMAN = ("I", "II", "III", "IV")
_WRITTEN = re.compile(r"(\d{4})Q([1-4])", re.ASCII)


class DataWindow(StrEnum):
    """The rule by which a quarter's figures are closed."""

    ADMINISTRATIVE = "nd09"  # the 15th to the 14th: Decree 09/2019/ND-CP, article 12
    CALENDAR = "calendar"  # whole months, as official statistics count them


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of a year; written `2026Q1` in files and commands, `Quý I/2026` in documents."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"no quarter {self.number}")

    @classmethod
    def read(cls, text: str) -> Quarter:
        """The quarter written as `2026Q1`; Problem `bad_quarter` for anything else."""
        found = _WRITTEN.fullmatch(text.strip().upper())
        if not found:
            raise Problem(
                "bad_quarter",
                f"Không hiểu quý “{text}”.",
                "Hãy viết năm, chữ Q và số quý từ 1 đến 4, ví dụ 2026Q1.",
            )
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def roman(self) -> str:
        """The quarter's number as documents print it: `I` … `IV`."""
        return ROMAN[self.number - 1]

    @property
    def label(self) -> str:
        """The quarter at the head of a line: `Quý I/2026`."""
        return f"Quý {self.roman}/{self.year}"

    @property
    def in_text(self) -> str:
        """The quarter inside a sentence: `quý I/2026`."""
        return f"quý {self.roman}/{self.year}"

    @property
    def cumulative_in_text(self) -> str:
        """The period that the quarter's report covers, as titles name it."""
        periods = (
            f"quý I/{self.year}",
            f"quý II và 6 tháng đầu năm {self.year}",
            f"quý III và 9 tháng năm {self.year}",
            f"quý IV và năm {self.year}",
        )
        return periods[self.number - 1]

    @property
    def to_date_in_text(self) -> str:
        """The months from the year's beginning, inside a sentence: `9 tháng năm 2026`."""
        periods = (
            f"3 tháng đầu năm {self.year}",
            f"6 tháng đầu năm {self.year}",
            f"9 tháng năm {self.year}",
            f"năm {self.year}",
        )
        return periods[self.number - 1]

    @property
    def first_day(self) -> date:
        """The first day of the calendar quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the calendar quarter."""
        return self.following.first_day - timedelta(days=1)

    @property
    def following(self) -> Quarter:
        """The quarter after this one, in the next year after quarter IV."""
        if self.number == 4:  # noqa: PLR2004 - a year has four quarters
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def preceding(self) -> Quarter:
        """The quarter before this one, in the year before for quarter I."""
        if self.number == 1:
            return Quarter(self.year - 1, 4)
        return Quarter(self.year, self.number - 1)

    @property
    def is_last(self) -> bool:
        """Whether the year is over with this quarter."""
        return self.number == len(ROMAN)

    def up_to_here(self) -> tuple[Quarter, ...]:
        """The quarters of the same year from the first to this one."""
        return tuple(Quarter(self.year, number) for number in range(1, self.number + 1))

    def opens(self, rule: DataWindow) -> date:
        """The first day whose figures belong to the quarter.

        Decree 09/2019/ND-CP, article 12: the 15th of the month before the quarter.
        """
        if rule is DataWindow.CALENDAR:
            return self.first_day
        return (self.first_day - timedelta(days=1)).replace(day=15)

    def closes(self, rule: DataWindow) -> date:
        """The last day whose figures belong to the quarter.

        Decree 09/2019/ND-CP, article 12: the 14th of the quarter's last month.
        """
        if rule is DataWindow.CALENDAR:
            return self.last_day
        return self.last_day.replace(day=14)
