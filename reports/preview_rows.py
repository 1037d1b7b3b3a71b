"""The rows of an appendix's table as HTML: merged cells, and the header on every page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from domain.report import Align, Cell, Column, Row, RowKind, Table

_BOLD = (RowKind.GROUP, RowKind.TOTAL)


def table_html(table: Table, places: range) -> str:
    """The table with the rows at those places, which stand on one page together."""
    repeated = " again" if places.start else ""
    open_cells = _open_at(table, places.start)
    rows = "".join(
        f"<tr>{''.join(_cells(table, place, places, open_cells))}</tr>" for place in places
    )
    return (
        '<table class="grid" width="100%" cellspacing="0" cellpadding="2" border="1">'
        f'<thead class="head{repeated}">{_head(table)}</thead><tbody>{rows}</tbody></table>'
    )


def _head(table: Table) -> str:
    cells = (
        f'<th width="{column.width / table.width:.1%}">{escape(column.heading, quote=False)}</th>'
        for column in table.columns
    )
    numbers = (f'<td align="center"><i>{escape(number)}</i></td>' for number in table.numbers)
    return f"<tr>{''.join(cells)}</tr>" + (f"<tr>{''.join(numbers)}</tr>" if table.numbers else "")


def _open_at(table: Table, start: int) -> dict[int, Cell]:
    """The merged cells of earlier pages that reach into this one: by column, with what is left."""
    found = {}
    for place, row in enumerate(table.rows[:start]):
        for column, cell in enumerate(row.cells):
            if cell and place + cell.down > start:
                left = place + cell.down - start
                found[column] = Cell(across=cell.across, down=left)
    return found


def _cells(table: Table, place: int, places: range, open_cells: dict[int, Cell]) -> Iterator[str]:
    row, rest = table.rows[place], len(places) - (place - places.start)
    for at, (column, own) in enumerate(zip(table.columns, row.cells, strict=True)):
        carried = open_cells.get(at) if place == places.start and own is None else None
        if carried:
            yield _cell(carried, column, row, rest, ' class="again"')
        elif own is not None:
            yield _cell(own, column, row, rest)


def _cell(cell: Cell, column: Column, row: Row, rest: int, look: str = "") -> str:
    """A cell; one that is merged downwards ends with the page at the latest."""
    down = min(cell.down, rest)
    spans = f' colspan="{cell.across}"' if cell.across > 1 else ""
    spans += f' rowspan="{down}"' if down > 1 else ""
    align = Align.LEFT if cell.across > 1 else column.align
    words = escape(cell.text, quote=False)
    words = f"<b>{words}</b>" if row.kind in _BOLD else words
    return f'<td{look} align="{align.value}"{spans}>{words}</td>'
