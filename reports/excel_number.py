"""Which cells become real numbers in Excel, and with which format.

A number is written only where Excel, with Vietnamese separators, draws exactly the text that the
report prints; whatever cannot be drawn stays text, so that Word and Excel never disagree.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from domain.report import Cell

_EXCEL_DIGITS = 15  # Excel keeps no more significant digits
_MOST_DECIMALS = 12
_LITERAL = re.compile(r'[^\d"]*')
# What Excel would take for a formula, a date or a number if it were typed.
_RISKY = re.compile(
    r"[=+\-@<>'\t\r\n ].*"  # formulas, comparisons, the sign that Excel swallows
    r"|(?=\D*\d)[\d.,/:()\-% ]+"  # 3-3,5  007  1.234  (1)  12/2026
    r"|\d+[Ee]\d+",  # a code such as 12E3
    re.DOTALL,
)


def number_format(cell: Cell) -> str | None:
    """The format in which Excel draws the cell's value as its text; None where there is none."""
    if cell.value is None or not writable(cell.value) or not 0 <= cell.decimals <= _MOST_DECIMALS:
        return None
    for grouped in (True, False):
        drawn = vietnamese(cell.value, cell.decimals, grouped)
        before, found, after = cell.text.partition(drawn)
        if found and _can_stand(before, after, cell.value, drawn):
            return _quoted(before) + _code(cell.decimals, grouped) + _quoted(after)
    return None


def writable(value: Decimal) -> bool:
    """Whether Excel keeps all of the number's digits."""
    if not value.is_finite():
        return False
    return (
        abs(value) < Decimal(10) ** _EXCEL_DIGITS and len(value.as_tuple().digits) <= _EXCEL_DIGITS
    )


def digits(value: Decimal) -> str:
    """The number as the file holds it: plain decimal notation with a point."""
    return format(value, "f")


def is_risky(text: str) -> bool:
    """Whether Excel could take the text for something else when the cell is edited."""
    return bool(text) and _RISKY.fullmatch(text) is not None


def vietnamese(value: Decimal, decimals: int, grouped: bool = True) -> str:
    """The number as Excel draws it with Vietnamese separators, rounded half up."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    english = format(rounded, ",f" if grouped else "f")
    return english.translate(str.maketrans(",.", ".,"))


def _can_stand(before: str, after: str, value: Decimal, drawn: str) -> bool:
    """Whether the words around the number can be part of a format.

    Excel puts the minus sign before them, and draws none for a value that rounds to zero in
    some versions; both are left to text.
    """
    if not _LITERAL.fullmatch(before) or not _LITERAL.fullmatch(after):
        return False
    if after[:1] in (",", "."):
        return False
    return value >= 0 or not (before or drawn.strip("-0,.") == "")


def _code(decimals: int, grouped: bool) -> str:
    whole = "#,##0" if grouped else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
