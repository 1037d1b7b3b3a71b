"""An appendix as rows of a sheet, from its label down to its end mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.report import Align, Appendix, Cell, Row, RowKind, Table
from reports.excel_grid import Box, Grid
from reports.excel_look import Look
from reports.excel_metrics import text_height
from reports.excel_number import digits, is_risky, number_format

_BREATH = 3.0  # points above and below the text of a row
_LONGEST_LITERAL = 255  # some versions of Excel draw ### for a longer text of format @


@dataclass(frozen=True)
class TablePlace:
    """Where a table stands in its sheet: its header's first row, its first and last row."""

    header: int
    first: int
    last: int


class AppendixWriter:
    """Writes appendices into one grid, with the named cells whose names begin with `prefix`."""

    def __init__(self, look: Look, prefix: str, grid: Grid, widths: Sequence[float]) -> None:
        self._look, self._prefix, self._grid, self._widths = look, prefix, grid, widths

    def write(self, appendix: Appendix) -> TablePlace:
        """Put the appendix under what the grid already holds."""
        columns, top = len(appendix.table.columns), self._grid.height + 1
        for part in ("label", "title", "attached"):
            self._spanning(part, getattr(appendix, part), columns)
        self._spanning("unit_line", appendix.table.unit_line, columns)
        place = self._table(appendix.table)
        self._spanning("note", appendix.table.note, columns)
        self._spanning("end", appendix.end, columns)
        self._grid.keep(top, place.first)  # the head, with a row below it
        self._grid.keep(place.last, self._grid.height)  # the foot, with a row above it
        return place

    def _spanning(self, part: str, text: str, columns: int) -> None:
        """A line of text over all columns; nothing where there is no text."""
        if not text:
            return
        name = self._prefix + part
        box = self._box(name, Cell(text), None)
        blank = Box(box.style)
        row = self._grid.add([box, *(blank,) * (columns - 1)], self._height(name, text, 0, columns))
        self._grid.merge(row, 1, self._grid.height - row + 1, columns)

    def _table(self, table: Table) -> TablePlace:
        header = self._grid.height + 1
        self._heading("header", [column.heading for column in table.columns])
        if table.numbers:
            self._heading("numbers", table.numbers)
        first = self._grid.height + 1
        self._rows(table)
        return TablePlace(header, first, self._grid.height)

    def _heading(self, part: str, texts: Sequence[str]) -> None:
        name = self._prefix + part
        height = max(self._height(name, text, place, 1) for place, text in enumerate(texts))
        self._grid.add([self._box(name, Cell(text), None) for text in texts], height)

    def _rows(self, table: Table) -> None:
        aligns = [column.align for column in table.columns]
        tops = []
        for row, height in zip(table.rows, self._heights(table), strict=True):
            tops.append(self._grid.add(self._boxes(row, aligns), height))
        tops.append(self._grid.height + 1)
        for place, row in enumerate(table.rows):
            self._merge(row, tops[place:])
            if row.kind is RowKind.GROUP:
                self._grid.keep(tops[place], tops[place + 1])

    def _boxes(self, row: Row, aligns: Sequence[Align]) -> list[Box | None]:
        name = f"{self._prefix}row_{row.kind}"
        return [
            self._box(name, cell or Cell(), align)
            for cell, align in zip(row.cells, aligns, strict=True)
        ]

    def _merge(self, row: Row, tops: Sequence[int]) -> None:
        """Merge the row's cells; `tops` are the sheet's rows from this table row on."""
        for column, cell in enumerate(row.cells, start=1):
            if cell is not None:
                below = min(cell.down, len(tops) - 1)
                self._grid.merge(tops[0], column, tops[below] - tops[0], cell.across)
                if cell.down > 1:
                    self._grid.keep(tops[0], tops[below] - 1)

    def _heights(self, table: Table) -> list[float]:
        """The height of each row, so that the texts of its cells have room."""
        heights = [self._look.part(f"{self._prefix}row_{row.kind}").height for row in table.rows]
        deep = []
        for place, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                if cell is None or not cell.text:
                    continue
                name = f"{self._prefix}row_{row.kind}"
                needed = self._height(name, cell.text, column, cell.across)
                if cell.down > 1:
                    deep.append((place, place + cell.down, needed))
                else:
                    heights[place] = max(heights[place], needed)
        _stretch(heights, deep)
        return heights

    def _height(self, name: str, text: str, column: int, across: int) -> float:
        part = self._look.part(name)
        width = sum(self._widths[column : column + across])
        return max(part.height, text_height(text, width, part.lettering) + _BREATH)

    def _box(self, name: str, cell: Cell, align: Align | None) -> Box:
        format_ = number_format(cell)
        if format_ is not None and cell.value is not None:
            style = self._look.style(name, align or "", format_)
            return Box(style, number=digits(cell.value))
        literal = len(cell.text) <= _LONGEST_LITERAL and is_risky(cell.text)
        return Box(self._look.style(name, align or "", "@" if literal else ""), cell.text)


def _stretch(heights: list[float], deep: list[tuple[int, int, float]]) -> None:
    """Make room for cells that cover several rows, in the last of them."""
    for first, after, needed in deep:
        covered = heights[first:after]
        heights[first + len(covered) - 1] += max(needed - sum(covered), 0)
