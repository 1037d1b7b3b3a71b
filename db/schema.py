"""Whether the tables of a data file are exactly those that the program makes.

Asked before anything is read from them: a view, a trigger or a computed column in a file from
outside would run as soon as it is touched.
"""

from __future__ import annotations

import contextlib
import sqlite3
from functools import lru_cache

from db import migrations
from db.connection import Connection
from db.migrations import Step

_SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
Shape = list[tuple[str, ...]]


def is_ours(connection: Connection) -> bool:
    """Whether the file has the schema of its number, and nothing besides."""
    number = int(connection.sql("PRAGMA user_version")[0][0])
    return connection.sql(_SHAPE) == _made_by(migrations.STEPS[:number])


@lru_cache(maxsize=8)
def _made_by(steps: tuple[Step, ...]) -> Shape:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in steps:
            for statement in step.statements:
                fresh.execute(statement)
        return fresh.execute(_SHAPE).fetchall()
