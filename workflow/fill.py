"""Taking a quarter's values from a table, as one batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from db.store import Store
from domain.change import Subject
from domain.problem import Problem
from domain.quarter import Quarter
from workflow.backups import before_fill
from workflow.record import Recorded, Refused, TypedCell, record_texts


def fill(store: Store, quarter: Quarter, table: Path, *, partial: bool = False) -> Recorded:
    """Records the table's rows: all or nothing, or with `partial` the good ones.

    An empty cell says nothing and leaves what was recorded before.
    """
    from reports.value_table import read_table  # noqa: PLC0415 - reads files; not needed to start

    rows = read_table(table)
    cells = [cell for row in rows for cell in _cells(row.number, row.cells)]
    repeated = _repeated(cells)
    label = f"Nhập từ tệp {table.name}"
    if repeated and not partial:
        return Recorded(None, 0, repeated)
    twice = {one.cell.code for one in repeated}
    good = [cell for cell in cells if cell.code not in twice]
    if good and store.writable:
        before_fill(store)
    recorded = record_texts(store, quarter, good, label, all_or_nothing=not partial)
    return Recorded(recorded.batch, recorded.taken, (*repeated, *recorded.refused), recorded.notes)


def _cells(row: int, texts: dict[str, str]) -> Iterator[TypedCell]:
    subject = Subject.MEASURE if "value" in texts else Subject.TASK
    code = texts["code"].strip()
    said = {name: text for name, text in texts.items() if name and name != "code" and text.strip()}
    for name, text in said.items():
        yield TypedCell(subject, code, name, text, row)
    if not said:  # an unknown code must be named even where its row says nothing
        yield TypedCell(subject, code, "", "", row)


def _repeated(cells: Sequence[TypedCell]) -> tuple[Refused, ...]:
    """The rows whose code already stood in a row above."""
    first: dict[str, int] = {}
    refused = {}
    for cell in cells:
        if first.setdefault(cell.code, cell.row) != cell.row and cell.row not in refused:
            sentence = f"Mã “{cell.code}” ở dòng {cell.row} đã có ở dòng {first[cell.code]}."
            problem = Problem("repeated_code", sentence, "Hãy bỏ một trong hai dòng.")
            refused[cell.row] = Refused(cell, problem)
    return tuple(refused.values())
