"""Blocks of cells: what is copied, where a pasted block lands, what fill-down writes.

Functions over the items; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex

from desktop.grid.clipboard import Block
from desktop.grid.items import AppendixItems
from domain.problem import Problem
from workflow.record import Refused, TypedCell

Chosen = Sequence[QModelIndex]


@dataclass(frozen=True)
class Landing:
    """Where a block lands: the cells to record, and those that cannot take a text."""

    cells: tuple[TypedCell, ...]
    misplaced: tuple[Refused, ...] = ()


def copied(items: AppendixItems, chosen: Chosen) -> Block:
    """The chosen cells as a rectangle with blanks for what is not chosen; heading rows included."""
    if not chosen:
        return []
    texts = {(one.row(), one.column()): items.typed_at(one) for one in chosen}
    rows = [row for row, _ in texts]
    columns = sorted({column for _, column in texts})
    return [
        [texts.get((row, column), "") for column in columns]
        for row in range(min(rows), max(rows) + 1)
    ]


def landing(items: AppendixItems, chosen: Chosen, block: Block) -> Landing:
    """Where the block lands: from the first chosen cell on, or one value in every chosen one."""
    if not chosen or not block:
        return Landing(())
    if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
        text = block[0][0]
        return Landing(tuple(items.cell(one, text) for one in chosen if items.is_fillable(one)))
    top, left = min(one.row() for one in chosen), min(one.column() for one in chosen)
    rows = _target_rows(items, top, block)
    placed = [
        (items.index(row, left + step), text)
        for row, line in zip(rows, block, strict=False)
        for step, text in enumerate(line)
    ]
    cells = [items.cell(index, text) for index, text in placed if _takes(items, index)]
    misplaced = [*_read_only(items, placed), *_past_the_edge(items, rows, left, block)]
    return Landing(tuple(cells), (*misplaced, *_beyond(items, block[len(rows) :])))


def filled_down(items: AppendixItems, chosen: Chosen) -> tuple[TypedCell, ...]:
    """Each column's first chosen text in the chosen cells below; of one row, the text above it."""
    rows = sorted({one.row() for one in chosen})
    if not rows:
        return ()
    source = rows[0] if len(rows) > 1 else _row_above(items, rows[0])
    return tuple(
        items.cell(one, items.typed_at(items.index(source, one.column())))
        for one in chosen
        if one.row() != source and items.is_fillable(one)
    )


def _takes(items: AppendixItems, index: QModelIndex) -> bool:
    return index.isValid() and items.is_fillable(index)


def _read_only(
    items: AppendixItems, placed: Sequence[tuple[QModelIndex, str]]
) -> Iterator[Refused]:
    """One refusal for each column that cannot take its texts, unless they stand there already."""
    lost: dict[int, list[tuple[QModelIndex, str]]] = {}
    for index, text in placed:
        if index.isValid() and not items.is_fillable(index) and not _stands(items, index, text):
            lost.setdefault(index.column(), []).append((index, text))
    for column, cells in lost.items():
        index, text = cells[0]
        shown = text if len(cells) == 1 else f"{text} … ({len(cells)} ô)"
        heading = items.columns[column].heading
        sentence = (
            f"Ô ở cột “{heading}” không nhập được: in sẵn, do chương trình tính hoặc tên nhóm."
        )
        yield Refused(items.cell(index, shown), Problem("read_only_cell", sentence))


def _stands(items: AppendixItems, index: QModelIndex, text: str) -> bool:
    return text.strip() in ("", items.text_at(index), items.typed_at(index))


def _past_the_edge(
    items: AppendixItems, rows: Sequence[int], left: int, block: Block
) -> Iterator[Refused]:
    room = len(items.columns) - left
    for row, line in zip(rows, block, strict=False):
        text = " ".join(line[room:]).strip()
        if text:
            cell = TypedCell(items.subject, items.rows[row].code, "", text)
            yield Refused(cell, Problem("past_the_edge", "Cột này nằm ngoài mép phải của biểu."))


def _target_rows(items: AppendixItems, top: int, block: Block) -> Sequence[int]:
    """The rows that the block's lines go to.

    A block from another copy of the appendix has lines for the heading rows, a list of figures has
    none: it is taken for the former where its lines there are blank or the heading itself.
    """
    below = range(top, len(items.rows))
    without = [place for place in below if not items.rows[place].is_group]
    if len(block) == len(without) or not _has_headings(items, top, block):
        return without
    return below


def _has_headings(items: AppendixItems, top: int, block: Block) -> bool:
    pairs = list(zip(items.rows[top:], block, strict=False))
    headings = [(row, line) for row, line in pairs if row.is_group]
    return all(
        not text.strip() or text.strip() in row.cells.values()
        for row, line in headings
        for text in line
    )


def _beyond(items: AppendixItems, left: Block) -> Iterator[Refused]:
    """The lines that are left when the appendix has no more rows."""
    for line in left:
        text = " ".join(line).strip()
        if text:
            sentence = "Dòng này nằm ngoài cuối biểu."
            problem = Problem("past_the_end", sentence, "Hãy kiểm tra lại vùng đã sao chép.")
            yield Refused(TypedCell(items.subject, "", "", text), problem)


def _row_above(items: AppendixItems, row: int) -> int:
    above = [place for place in range(row) if not items.rows[place].is_group]
    return above[-1] if above else row
