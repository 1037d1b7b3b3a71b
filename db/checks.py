"""Whether a data file is still what the program wrote, row by row, and its log tells the truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from db import changes, meaning, migrations, records, schema, tally
from db.connection import Connection
from db.tables import BATCH, CHANGE, DATA_FILE, RECORDS, HashedTable, Place, Row
from domain.change import Subject

_SHOWN = 5  # places named in a message; a file damaged all over would name thousands

Present = Mapping[Subject, list[Row]]
State = dict[Place, dict[str, str]]


def faults(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the file, in words; nothing where it is whole.

    Of a file with an older schema only the structure and the rows' hashes are known.
    """
    if not schema.is_ours(connection):
        return ("các bảng không phải do chương trình tạo ra",)
    if not connection.is_sound():
        return ("cấu trúc bên trong không còn nguyên vẹn",)
    if connection.sql("PRAGMA user_version") < [(migrations.VERSION,)]:
        return _shortened(_older_rows(connection))
    log = connection.rows(CHANGE.select().order_by(CHANGE.query.c.seq))
    batches = connection.rows(BATCH.select().order_by(BATCH.query.c.number))
    present = {subject: connection.rows(kept.table.select()) for subject, kept in RECORDS.items()}
    damaged = (*_single_rows(connection), *_log_rows(log, batches), *_record_rows(present))
    # A log with damaged rows is not replayed: everything after them would be named too.
    unusable = damaged or (*_gaps(log, batches), *meaning.strange(connection, log, batches))
    return _shortened(unusable or _differences(connection, present, log))


def _older_rows(connection: Connection) -> Iterator[str]:
    for name in tally.tables(connection):
        table = HashedTable(name, tally.columns_of(connection, name)[:-1])
        damaged = [row for row in connection.rows(table.select()) if not table.is_intact(row)]
        yield from (f"bảng {name}, dòng {row[0]}" for row in damaged)


def _single_rows(connection: Connection) -> Iterator[str]:
    rows = connection.rows(DATA_FILE.select())
    if len(rows) != 1 or not DATA_FILE.is_intact(rows[0]):
        yield "kế hoạch năm và đơn vị"


def _log_rows(log: Iterable[Row], batches: Iterable[Row]) -> Iterator[str]:
    yield from (f"nhật ký, dòng {row[0]}" for row in _damaged(CHANGE, log))
    yield from (f"nhật ký, lượt {row[0]}" for row in _damaged(BATCH, batches))


def _record_rows(present: Present) -> Iterator[str]:
    for subject, rows in present.items():
        kept = RECORDS[subject]
        yield from (records.name(kept.place(row)) for row in _damaged(kept.table, rows))


def _damaged(table: HashedTable, rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if not table.is_intact(row))


def _gaps(log: list[Row], batches: list[Row]) -> Iterator[str]:
    numbers = [row[0] for row in batches]
    if [row[0] for row in log] != list(range(1, len(log) + 1)):
        yield "nhật ký thiếu dòng"
    if numbers != list(range(1, len(numbers) + 1)) or {row[1] for row in log} != set(numbers):
        yield "nhật ký thiếu lượt ghi"


def _differences(connection: Connection, present: Present, log: Iterable[Row]) -> Iterator[str]:
    """Where the log, replayed from the beginning, does not come to the present state."""
    replayed, broken = _replayed(log)
    yield from (f"nhật ký, dòng {seq}, không nối tiếp dòng trước" for seq in broken)
    state = {
        RECORDS[subject].place(row): records.cells(subject, row)
        for subject, rows in present.items()
        for row in rows
    }
    for place in dict.fromkeys((*replayed, *state)):
        if replayed.get(place, {}) != state.get(place, {}):
            yield f"{records.name(place)} không khớp với nhật ký"
    yield from meaning.unusable(connection)


def _replayed(log: Iterable[Row]) -> tuple[State, list[int]]:
    state: State = {}
    broken = []
    subjects = {subject.value: subject for subject in Subject}
    for seq, _, subject, quarter, code, field, old, new, *_ in log:
        cells = state.setdefault(Place(subjects[subject], quarter or "", code), {})
        if cells.get(field) != old:
            broken.append(seq)
        changes.put(cells, field, new)
    return state, broken


def _shortened(found: Iterable[str]) -> tuple[str, ...]:
    everything = tuple(found)
    rest = len(everything) - _SHOWN
    return (*everything[:_SHOWN], f"và {rest} chỗ khác") if rest > 0 else everything
