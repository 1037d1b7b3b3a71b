"""Taking a quarter's values from a table, as one batch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.store import Store
from domain.change import Subject
from domain.plan import Plan
from domain.problem import Problem
from domain.quarter import Quarter
from domain.text import clean, quoted
from workflow.assess import quarter_of
from workflow.backups import before_fill
from workflow.record import (
    Recorded,
    Refused,
    TypedCell,
    columns_of,
    preview_texts,
    record_texts,
    unknown_column,
)

if TYPE_CHECKING:
    from reports.value_table import TableRow

_MOST_NAMED = 5  # rows in one sentence


def fill(store: Store, quarter: Quarter, table: Path, *, partial: bool = False) -> Recorded:
    """Records the table's rows: all or nothing, or with `partial` the good ones.

    An empty cell says nothing and leaves what was recorded before.
    """
    quarter_of(store, quarter)
    cells, miscoded = read_cells(store.plan, table)
    _check_columns(cells)
    bad = {one.cell.code for one in miscoded}
    good = [cell for cell in cells if cell.code not in bad]
    reading = preview_texts(store, quarter, good)
    refused = tuple(sorted((*miscoded, *reading.refused), key=lambda one: one.cell.row))
    if refused and not partial:
        return Recorded(None, 0, refused, reading.notes)
    if reading.changes and store.writable:
        before_fill(store)
    label = f"Nhập từ tệp {table.name}"
    recorded = record_texts(store, quarter, good, label, all_or_nothing=not partial)
    return replace(recorded, refused=refused)


def read_cells(plan: Plan, table: Path) -> tuple[list[TypedCell], tuple[Refused, ...]]:
    """The table's filled cells, and those at the head of a row whose code is doubtful."""
    from reports.value_table import read_table  # noqa: PLC0415 - reads files; not needed to start

    rows = read_table(table)
    subject = Subject.MEASURE if "value" in rows[0].cells else Subject.TASK
    known = plan.measures if subject is Subject.MEASURE else plan.tasks
    cells = [cell for row in rows for cell in _cells(subject, row, known)]
    return cells, (*_doubtful(cells, known), *_repeated(cells))


def _check_columns(cells: Sequence[TypedCell]) -> None:
    """Refuses a column that holds something and means nothing, once and not row by row."""
    subject = cells[0].subject
    for name in sorted({one.field for one in cells if one.field} - set(columns_of(subject))):
        raise unknown_column(name, subject)


def _cells(subject: Subject, row: TableRow, known: Collection[str]) -> Iterator[TypedCell]:
    code = _code(row.cells["code"], known)
    said = {name: text for name, text in row.cells.items() if name != "code" and text.strip()}
    for name, text in said.items():
        yield TypedCell(subject, code, name, text, row.number)
    if not said:  # an unknown code must be named even where its row says nothing
        yield TypedCell(subject, code, "", "", row.number)


def _code(text: str, known: Collection[str]) -> str:
    """The code that the text writes: 15.1 in a number cell of Excel comes as `15,1`."""
    code = clean(text)[0].strip()
    meant = _meant(code, known)
    return meant[0] if len(meant) == 1 else code


def _meant(code: str, known: Collection[str]) -> list[str]:
    """The known codes that a number cell may have held: Excel shows 3.10 and 3.1 alike."""
    dotted = code.replace(",", ".")
    return [one for one in (dotted, f"{dotted}0") if "," in code and one in known]


def _leading(cells: Sequence[TypedCell]) -> tuple[TypedCell, ...]:
    """The first cell of each row."""
    rows: dict[int, TypedCell] = {}
    for cell in cells:
        rows.setdefault(cell.row, cell)
    return tuple(rows.values())


def _doubtful(cells: Sequence[TypedCell], known: Collection[str]) -> Iterator[Refused]:
    """The rows whose code may be two."""
    for cell in _leading(cells):
        meant = _meant(cell.code, known)
        if len(meant) > 1:
            sentence = (
                f"Mã ở dòng {cell.row} nằm trong ô kiểu số, có thể là {' hoặc '.join(meant)}."
            )
            advice = "Trong Excel, hãy đặt cột mã ở dạng Văn bản (Text) rồi ghi lại mã."
            yield Refused(cell, Problem("ambiguous_code", sentence, advice))


def _repeated(cells: Sequence[TypedCell]) -> Iterator[Refused]:
    """All rows of a code that stands in several: which of them is meant is not known."""
    found: dict[str, list[TypedCell]] = {}
    for cell in _leading(cells):
        found.setdefault(cell.code, []).append(cell)
    for code, same in found.items():
        if code and len(same) > 1:
            yield from (_repetition(cell, same) for cell in same)


def _repetition(cell: TypedCell, same: Sequence[TypedCell]) -> Refused:
    others = [str(one.row) for one in same[: _MOST_NAMED + 1] if one.row != cell.row]
    more = len(same) - 1 - _MOST_NAMED
    rest = f" và {more} dòng khác" if more > 0 else ""
    named = ", ".join(others[:_MOST_NAMED])
    sentence = f"Mã {quoted(cell.code)} ở dòng {cell.row} còn có ở dòng {named}{rest}."
    return Refused(cell, Problem("repeated_code", sentence, "Hãy chỉ để lại một dòng."))
