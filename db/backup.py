"""A checked copy of a data file: through SQLite's backup, into a file aside, checked, then moved.

A copy that fails its check never gets a name, so it replaces nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from db import changes, checks, failures, header, migrations, placing, tally
from db.connection import Connection
from db.failures import Act
from db.tally import Tallies
from domain.problem import Problem


def write(connection: Connection, target: Path, act: Act = Act.BACKUP) -> None:
    """Write a copy of the file that the connection has open; the caller guards the connection.

    Problem where that cannot be: whatever was there under the name is untouched then.
    """
    held = tally.tallies(connection)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with placing.built_aside(target) as aside:
            _copy(connection, aside, target, act)
            _check(aside, target, held)
            placing.move(aside, target)
    except OSError as error:
        raise failures.os_problem(error, act, target) from error


def check(path: Path) -> Tallies:
    """What a whole data file or backup of any known schema holds; a Problem where it is not whole.

    The file is only read.
    """
    header.check(path)
    connection = Connection(path, "look")
    try:
        with connection.guarded(Act.READ):
            found = checks.faults(connection)
            if found:
                raise header.damaged(path, *found)
            return tally.tallies(connection)
    finally:
        connection.abandon()


def end_of(path: Path) -> str | None:
    """What the log of a backup ends with (`Store.newest`); None where it cannot be read as ours."""
    connection = Connection(path, "look")
    try:
        if header.check(path) != migrations.VERSION:
            return None
        with connection.guarded(Act.READ):
            return changes.newest(connection)
    except Problem:
        return None
    finally:
        connection.abandon()


def _copy(connection: Connection, aside: Path, target: Path, act: Act) -> None:
    try:
        with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as copy:
            # The file is of use only once it is whole: it is flushed as such, before it is moved.
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            connection.backup_into(copy)
    except sqlite3.Error as error:
        raise failures.problem(error, act, target) from error


def _check(aside: Path, target: Path, held: Tallies) -> None:
    try:
        same = check(aside) == held
    except Problem as problem:
        raise _failed(target) from problem
    if not same:
        raise _failed(target)


def _failed(target: Path) -> Problem:
    return Problem(
        "backup_failed",
        f"Bản sao “{target}” vừa tạo không đạt kiểm tra nên đã bị bỏ.",
        "Các bản sao lưu trước đó vẫn còn nguyên. Hãy đóng chương trình, mở lại tệp để kiểm tra; "
        "nếu còn lỗi, hãy chép tệp sang ổ đĩa khác và báo cho người hỗ trợ kỹ thuật.",
    )
