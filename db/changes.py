"""The change log: batches of changes, written with the change itself, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from db import records
from db.connection import Connection
from db.records import Records
from db.tables import BATCH, CHANGE, Place, Row
from domain.change import Batch, BatchKind, Change, LoggedChange, Subject
from domain.quarter import Quarter


@dataclass(frozen=True)
class Filter:
    """Which rows of the log are wanted; None is any."""

    subject: Subject | None = None
    code: str | None = None
    field: str | None = None
    quarter: Quarter | None = None
    batch: int | None = None


def append(
    connection: Connection, batch: Batch, changes: Iterable[Change]
) -> tuple[LoggedChange, ...]:
    """Make the changes that change something and log them; a batch without any leaves no trace.

    The caller holds the transaction; the batch gets its number here.
    """
    present, steps = _steps(connection, tuple(changes))
    if not steps:
        return ()
    number = _next(connection, "batch", "number")
    first = _next(connection, "change", "seq")
    logged = tuple(
        LoggedChange(
            seq, batch.at, batch.who, number, one.subject, one.quarter, one.code, one.field, old,
            one.new, one.reason,
        )
        for seq, (one, old) in enumerate(steps, start=first)
    )  # fmt: skip
    head = (number, batch.at.isoformat(), batch.who, batch.label, batch.kind.value, batch.of)
    connection.insert(BATCH, [BATCH.row(head)])
    connection.insert(CHANGE, [CHANGE.row(_values(one)) for one in logged])
    records.write(connection, present)
    return logged


def history(connection: Connection, wanted: Filter, limit: int | None) -> tuple[LoggedChange, ...]:
    """The wanted rows of the log, the newest first."""
    change, batch = CHANGE.query, BATCH.query
    query = change.select(*CHANGE.all_columns, batch.c.at, batch.c.who)
    query = query.join(batch, on=(change.c.batch == batch.c.number))
    for name, value in vars(wanted).items():
        if value is not None:
            query = query.where(getattr(change.c, name) == _text(value))
    newest = query.order_by(change.c.seq.desc()).limit(limit)
    return tuple(_logged(row) for row in connection.rows(newest))


def batches(connection: Connection) -> list[Batch]:
    """Every batch, the newest first."""
    query = BATCH.select().order_by(BATCH.query.c.number.desc())
    return [_batch(row) for row in connection.rows(query)]


def newest(connection: Connection) -> str:
    """The hashes of the log's last row and batch: another text after each change."""
    ends = (CHANGE.select(), CHANGE.query.c.seq), (BATCH.select(), BATCH.query.c.number)
    found = [connection.rows(query.order_by(key.desc()).limit(1)) for query, key in ends]
    return " ".join(str(rows[0][-1]) for rows in found if rows)


def undoable(newest_first: Sequence[Batch]) -> Batch | None:
    """The batch that undo takes back: the newest recorded one that is not undone already."""
    decided: dict[int | None, BatchKind] = {}
    for batch in newest_first:
        if batch.kind in {BatchKind.UNDO, BatchKind.REDO}:
            decided.setdefault(batch.of, batch.kind)
        elif batch.kind is BatchKind.RECORD and decided.get(batch.number) is not BatchKind.UNDO:
            return batch
    return None


def redoable(newest_first: Sequence[Batch]) -> Batch | None:
    """The batch that redo brings back: the last one undone, until something new is recorded."""
    redone: set[int | None] = set()
    for batch in newest_first:
        if batch.kind is BatchKind.REDO:
            redone.add(batch.of)
        elif batch.kind is not BatchKind.UNDO:
            return None
        elif batch.of not in redone:
            return next(one for one in newest_first if one.number == batch.of)
    return None


def forwards(logged: Sequence[LoggedChange]) -> list[Change]:
    """The changes of a batch once more, from its log rows, the newest first."""
    return [_change(one, one.new, one.reason) for one in reversed(logged)]


def backwards(logged: Sequence[LoggedChange]) -> list[Change]:
    """The changes that take a batch back, from its log rows, the newest first."""
    return [_change(one, one.old, "") for one in logged]


def place_of(change: Change | LoggedChange) -> Place:
    """The record that a change is about."""
    quarter = "" if change.quarter is None else str(change.quarter)
    return Place(Subject(change.subject), quarter, change.code)


def _steps(
    connection: Connection, changes: Sequence[Change]
) -> tuple[Records, list[tuple[Change, str | None]]]:
    """The changed records as they will be, and each change that is one with its old text."""
    present: dict[Place, dict[str, str]] = {}
    for subject, quarter in dict.fromkeys((one.subject, one.quarter) for one in changes):
        found = records.read(connection, subject, quarter)
        present.update({place: dict(cells) for place, cells in found.items()})
    steps: list[tuple[Change, str | None]] = []
    for one in changes:
        cells = present.setdefault(place_of(one), {})
        old = cells.get(one.field)
        if old != one.new:
            steps.append((one, old))
            put(cells, one.field, one.new)
    touched = dict.fromkeys(place_of(one) for one, _ in steps)
    return {place: present[place] for place in touched}, steps


def put(cells: dict[str, str], field: str, text: str | None) -> None:
    """Set a field of a record, or empty it."""
    if text is None:
        cells.pop(field, None)
    else:
        cells[field] = text


def _next(connection: Connection, table: str, column: str) -> int:
    return int(connection.sql(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}")[0][0])


def _change(logged: LoggedChange, new: str | None, reason: str) -> Change:
    return Change(logged.subject, logged.quarter, logged.code, logged.field, new, reason)


def _text(value: object) -> object:
    return str(value) if isinstance(value, Quarter | Subject) else value


def _values(one: LoggedChange) -> Row:
    quarter = None if one.quarter is None else str(one.quarter)
    where = (one.subject.value, quarter, one.code, one.field)
    return (one.seq, one.batch, *where, one.old, one.new, one.reason)


def _logged(row: Row) -> LoggedChange:
    seq, batch, subject, quarter, code, field, old, new, reason, _, at, who = row
    return LoggedChange(
        seq, datetime.fromisoformat(at), who, batch, Subject(subject),
        Quarter.read(quarter) if quarter else None, code, field, old, new, reason,
    )  # fmt: skip


def _batch(row: Row) -> Batch:
    number, at, who, label, kind, of, _ = row
    return Batch(number, datetime.fromisoformat(at), who, label, BatchKind(kind), of)
