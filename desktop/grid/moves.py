"""Where the cursor goes, as in Excel: over heading rows, to the edge of a block, to the next blank.

Functions over the items alone; the view asks them.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex

from desktop.grid.items import AppendixItems, Index


def vertical(items: AppendixItems, index: Index, step: int) -> QModelIndex:
    """The cell `step` rows further down or up, headings not counted; stays where there is none."""
    direction = 1 if step > 0 else -1
    place, left, reached = index.row(), abs(step), index.row()
    while left:
        place += direction
        if not 0 <= place < len(items.rows):
            break
        if not items.rows[place].is_group:
            reached, left = place, left - 1
    return items.index(reached, index.column())


def after_enter(items: AppendixItems, index: Index, step: int) -> QModelIndex:
    """The row's own cell without which this one counts for nothing, else the cell below or above.

    So a conclusion of the office's own is followed by its reason, not by the next row's conclusion.
    """
    then = items.column_at(index).then
    wanted = items.place_of(items.row_at(index).code, then) if then else QModelIndex()
    if step > 0 and wanted.isValid() and items.text_at(index) and not items.text_at(wanted):
        return wanted
    return vertical(items, index, step)


def sideways(items: AppendixItems, index: Index, step: int) -> QModelIndex:
    """The cell `step` columns to the right or left; stays at the edge."""
    last = len(items.columns) - 1
    return items.index(index.row(), min(max(index.column() + step, 0), last))


def next_fillable(items: AppendixItems, index: Index, step: int) -> QModelIndex:
    """The next cell that a clerk fills, line by line; stays where there is none."""
    width = len(items.columns)
    place = index.row() * width + index.column() + step
    while 0 <= place < width * len(items.rows):
        candidate = items.index(place // width, place % width)
        if items.is_fillable(candidate):
            return candidate
        place += step
    return items.index(index.row(), index.column())


def edge(items: AppendixItems, index: Index, down: int, right: int) -> QModelIndex:
    """Where Ctrl and an arrow lead: the end of the filled or of the empty stretch."""
    here = items.index(index.row(), index.column())
    following = step(items, here, down, right)
    crossing = _is_filled(items, here) and _is_filled(items, following)
    while following != here:
        if crossing and not _is_filled(items, following):
            return here
        here = following
        if not crossing and _is_filled(items, here):
            return here
        following = step(items, here, down, right)
    return here


def first_cell(items: AppendixItems) -> QModelIndex:
    """The first cell that a clerk fills, or the first of all."""
    start = items.index(0, 0)
    return (
        start if not start.isValid() or items.is_fillable(start) else next_fillable(items, start, 1)
    )


def last_cell(items: AppendixItems, row: int | None) -> QModelIndex:
    """The last cell of the row, or of all."""
    return items.index(len(items.rows) - 1 if row is None else row, len(items.columns) - 1)


def beside_headings(items: AppendixItems, reached: QModelIndex, here: Index) -> QModelIndex:
    """The reached row's cell in the column of `here`, one row on where it is a heading."""
    target = items.index(reached.row(), here.column())
    if not items.row_at(target).is_group:
        return target
    onward = vertical(items, target, 1 if reached.row() > here.row() else -1)
    return onward if onward != target else vertical(items, target, 1)


def step(items: AppendixItems, index: Index, down: int, right: int) -> QModelIndex:
    """The next cell in that direction; stays at the edge."""
    return vertical(items, index, down) if down else sideways(items, index, right)


def _is_filled(items: AppendixItems, index: Index) -> bool:
    return bool(items.text_at(index).strip())


def rectangle(items: AppendixItems, one: Index, other: Index) -> QItemSelection:
    """The cells between two opposite corners."""
    rows, columns = sorted((one.row(), other.row())), sorted((one.column(), other.column()))
    return QItemSelection(items.index(rows[0], columns[0]), items.index(rows[1], columns[1]))
