"""Compares the Word and the Excel file of one export with each other: the same printed tables.

Each has been read on its own independent path; the Report only says what the appendices are called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from domain.report import Appendix
from reports.excel_parts import ExcelParts, column_name
from reports.readback_excel import printed_rows
from reports.readback_word import Grid, WordText

_SHOWN = 60
Line = dict[int, str]  # the texts of a table row by column, blank ones left out


def compare_both(
    text: WordText, parts: ExcelParts, appendices: Sequence[Appendix]
) -> Iterator[str]:
    """Where the appendices printed in the two files differ, with the place in both."""
    start = 0
    for sheet, appendix in zip_longest(parts.sheet_names[: len(appendices)], appendices):
        start, grid = _grid_after(text, appendix.title, start)
        if sheet is None or not grid:
            yield f"{appendix.label or appendix.title}: thiếu bảng ở một trong hai tệp."
            continue
        rows = printed_rows(parts, sheet)
        yield from _compare(sheet, _lines(grid), _without_head(rows, grid))


def _grid_after(text: WordText, title: str, start: int) -> tuple[int, Grid]:
    """The first table that follows the title, and where the next one is to be looked for."""
    titled = False
    for at in range(start, len(text.parts)):
        part = text.parts[at]
        if isinstance(part, str):
            titled = titled or part.split() == title.split()
        elif titled:
            return at + 1, part
    return start, []


def _lines(grid: Grid) -> list[Line]:
    found = [{at: text for at, text in enumerate(row, 1) if text} for row in grid]
    return [line for line in found if line]


def _without_head(rows: list[tuple[int, Line]], grid: Grid) -> list[tuple[int, Line]]:
    """The sheet's rows from the table's header on; what stands above is one text a row."""
    several = sum(bool(text) for text in grid[0]) > 1
    while rows and several and len(rows[0][1]) == 1:
        rows = rows[1:]
    return rows


def _compare(sheet: str, word: list[Line], excel: list[tuple[int, Line]]) -> Iterator[str]:
    """The rows in their order; what Excel prints below the table has no partner in Word's table."""
    for number, line in enumerate(word, 1):
        at, other = excel[number - 1] if number <= len(excel) else (0, {})
        for column in sorted({*line, *other}):
            ours, theirs = line.get(column, ""), other.get(column, "")
            if ours != theirs:
                cell = f"{column_name(column)}{at or '?'}"
                yield (
                    f"{sheet}!{cell} ghi “{theirs[:_SHOWN]}”, "
                    f"dòng {number} của bảng trong Word ghi “{ours[:_SHOWN]}”."
                )
    for at, line in excel[len(word) :]:
        if len(line) > 1:
            yield f"{sheet}, dòng {at}: không có trong bảng của tệp Word."
