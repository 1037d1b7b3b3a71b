"""What a data file holds, table by table, as numbers that can be compared: rows and a hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from db.connection import Connection


@dataclass(frozen=True)
class Tally:
    """One table's columns, its number of rows, and the hash of all of them."""

    columns: tuple[str, ...]
    rows: int
    content: str


Tallies = Mapping[str, Tally]


def tallies(connection: Connection, only: Tallies | None = None) -> dict[str, Tally]:
    """The tally of every table; with `only` that of its tables and columns, as far as they exist.

    Works whatever the schema, so that the state before and after a migration can be compared.
    """
    columns = _columns(connection)
    if only is not None:
        columns = {
            name: tuple(one for one in tally.columns if one in columns[name])
            for name, tally in only.items()
            if name in columns
        }
    return {name: _tally(connection, name, found) for name, found in columns.items()}


def tables(connection: Connection) -> tuple[str, ...]:
    """The names of the file's tables."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return tuple(name for (name,) in connection.sql(f"{query} ORDER BY name"))


def columns_of(connection: Connection, table: str) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(row[1] for row in connection.sql(f"PRAGMA table_info({quoted(table)})"))


def quoted(name: str) -> str:
    """The name as SQL takes it, whatever it is made of."""
    return '"' + name.replace('"', '""') + '"'


def _columns(connection: Connection) -> dict[str, tuple[str, ...]]:
    return {name: columns_of(connection, name) for name in tables(connection)}


def _tally(connection: Connection, table: str, columns: tuple[str, ...]) -> Tally:
    chosen = ", ".join(map(quoted, columns))
    rows = connection.sql(f"SELECT {chosen} FROM {quoted(table)}")
    lines = sorted(json.dumps(row, ensure_ascii=False, default=repr) for row in rows)
    content = sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    return Tally(columns, len(rows), content)
