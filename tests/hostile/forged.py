"""Data files made on purpose: every row's hash is right, and what the rows say is nonsense."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from db.tables import BATCH, CHANGE, DATA_FILE, RECORDS, HashedTable
from tests.hostile.data_files import good
from tests.hostile.hostile import Hostile

TABLES = (DATA_FILE, BATCH, CHANGE, *(kept.table for kept in RECORDS.values()))
Row = tuple[Any, ...]
DEEP = "[" * 100_000 + "]" * 100_000


def forged() -> Iterator[Hostile]:
    """Every forged data file."""
    for name, statement in STATEMENTS.items():
        yield Hostile(f"forged: {name}", "a.skq", _made(statement), "damaged_file")
    for name, row in CHANGES.items():
        yield Hostile(f"forged: {name}", "a.skq", _logged(row), "damaged_file")


def _made(*statements: str | tuple[str, Row]) -> Callable[[], bytes]:
    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.skq"
            path.write_bytes(good())
            _change(path, statements)
            return path.read_bytes()

    return make


def _change(path: Path, statements: tuple[str | tuple[str, Row], ...]) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("PRAGMA ignore_check_constraints = ON")
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = triggers.fetchall()
    for name, _ in kept:
        database.execute(f"DROP TRIGGER {name}")
    for one in statements:
        database.execute(*((one,) if isinstance(one, str) else one))
    for table in TABLES:
        _hash(database, table)
    for _, sql in kept:
        database.execute(sql)
    database.close()


def _hash(database: sqlite3.Connection, table: HashedTable) -> None:
    rows = database.execute(f"SELECT * FROM {table.name}").fetchall()
    database.execute(f"DELETE FROM {table.name}")
    for row in rows:
        places = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table.name} VALUES ({places})", table.row(row[:-1]))


def _logged(row: Row) -> Callable[[], bytes]:
    """One more row of the log, and the present state that it leads to where there can be one."""
    subject, quarter, code, field, new = row
    old = f'(SELECT "{field}" FROM office)' if subject == "office" else "NULL"
    log = (
        f"INSERT INTO change SELECT max(seq) + 1, max(batch), ?, ?, ?, ?, {old}, ?, '', '' "
        "FROM change",
        row,
    )
    kept = next((one for one in RECORDS.values() if one.subject == subject), None)
    if kept is None or field not in kept.fields:
        return _made(log)
    if subject == "office":
        return _made(log, (f'UPDATE office SET "{field}" = ?', (new,)))
    keys = [quarter or "", code][-len(kept.keys) :]
    state = (
        f"INSERT INTO {kept.name} ({', '.join(kept.keys)}, {field}, hash) "
        f"VALUES ({', '.join('?' * len(kept.keys))}, ?, '')",
        (*keys, new),
    )
    return _made(log, state)


def _unit(path: str, value: str) -> str:
    return f"UPDATE data_file SET unit = json_set(unit, '$.{path}', {value})"


STATEMENTS: dict[str, str | tuple[str, Row]] = {
    "the unit no JSON": "UPDATE data_file SET unit = 'x'",
    "the unit a list": "UPDATE data_file SET unit = '[]'",
    "the unit empty": "UPDATE data_file SET unit = '{}'",
    "the unit nested 100,000 deep": ("UPDATE data_file SET unit = ?", (DEEP,)),
    "the unit as bytes": "UPDATE data_file SET unit = x'7b7d'",
    "the unit with a key more": _unit("more", "1"),
    "the unit's name a number": _unit("name", "5"),
    "the unit valid from no day": _unit("valid_from", "'x'"),
    "the plan no JSON": "UPDATE data_file SET plan = 'x'",
    "the plan as bytes": "UPDATE data_file SET plan = CAST(plan AS BLOB)",
    "the plan nested 100,000 deep": ("UPDATE data_file SET plan = ?", (DEEP,)),
    "the plan of another year": (
        """UPDATE data_file SET plan = replace(plan, '"year": 2026', '"year": 2027')"""
    ),
    "a batch at no time": "UPDATE batch SET at = 'never' WHERE number = 1",
    "a batch at a time of bytes": "UPDATE batch SET at = x'ff' WHERE number = 1",
    "a batch by bytes": "UPDATE batch SET who = x'ff' WHERE number = 2",
    "a batch of an unknown kind": "UPDATE batch SET kind = 'x' WHERE number = 2",
    "a batch that undoes itself": "UPDATE batch SET kind = 'undo', of = 2 WHERE number = 2",
    "a batch that undoes none": "UPDATE batch SET kind = 'undo', of = 99 WHERE number = 2",
    "a reason of bytes": "UPDATE change SET reason = x'ff' WHERE seq = 1",
}
CHANGES: dict[str, Row] = {
    "an unknown subject": ("x", "2026Q1", "1", "value", "5"),
    "a subject of bytes": (b"\xff", "2026Q1", "1", "value", "5"),
    "an unknown field": ("measure", "2026Q1", "2.1", "__class__", "5"),
    "an unknown code": ("measure", "2026Q1", "99", "value", "5"),
    "no code": ("measure", "2026Q1", "", "value", "5"),
    "quarter 9": ("measure", "2026Q9", "2.1", "value", "5"),
    "a quarter of another year": ("measure", "2031Q1", "2.1", "value", "5"),
    "a quarter in small letters": ("measure", "2026q1", "2.1", "value", "5"),
    "an office of a quarter": ("office", "2026Q1", "", "name", "Tên khác"),
    "letters for a figure": ("measure", "2026Q1", "2.1", "value", "x"),
    "a figure that is none": ("measure", "2026Q1", "2.1", "value", "NaN"),
    "a figure without end": ("measure", "2026Q1", "2.1", "value", "Infinity"),
    "a figure of a billion noughts": ("measure", "2026Q1", "2.1", "value", "1e999999999"),
    "a figure of 100,000 digits": ("measure", "2026Q1", "2.1", "value", "9" * 100_000),
    "a figure in bytes": ("measure", "2026Q1", "2.1", "value", b"5"),
    "a figure in Arabic digits": ("measure", "2026Q1", "2.1", "value", "٣"),
    "an unknown verdict": ("measure", "2026Q1", "2.1", "verdict", "x"),
    "neither yes nor no": ("measure", "2026Q1", "2.1", "estimate", "maybe"),
    "an unknown state of a task": ("task", "2026Q1", "1.1", "state", "x"),
    "the 31st of February": ("task", "2026Q1", "1.1", "done_on", "2026-02-31"),
    "a passage from no quarter": ("narrative", "2026Q1", "x", "carried_from", "x"),
    "a target of an unknown kind": ("own_plan", None, "1", "target_kind", "x"),
    "a target without its figure": ("own_plan", None, "1", "target_kind", "at_least"),
    "recipients that are no list": ("office", None, "", "recipients", '"x"'),
    "recipients of numbers": ("office", None, "", "recipients", "[1]"),
    "recipients nested 100,000 deep": ("office", None, "", "recipients", DEEP),
    "an unknown document standard": ("office", None, "", "profile", "x"),
    "no name of the office": ("office", None, "", "name", None),
}
