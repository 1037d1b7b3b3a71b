"""The one SQLite connection of an open data file: its settings, its transactions, its failures."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote

import peewee

from db import failures, header
from db.failures import Act
from db.fingerprint import Fingerprint
from db.tables import HashedTable, Row

# DELETE loses the last acknowledged change in about 2 of 100 power cuts, TRUNCATE in none; and
# unlike WAL it leaves one self-contained file that a clerk can copy to a USB stick.
_PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}
WAIT = 5.0  # seconds for which another program's lock is waited out
_CHUNK = 500  # rows in one statement, far below SQLite's limit of 32,766 values


class Connection:
    """One connection to one data file, for use from any one thread at a time.

    `mode` is SQLite's: `rw` and `ro` never make a file, `rwc` does. `look` only reads as `ro`
    does, but first puts right what a killed program left half. `shown` is the path that messages
    name, where the file is still being built under another name.
    """

    def __init__(
        self, path: Path, mode: str = "rw", wait: float = WAIT, shown: Path | None = None
    ) -> None:
        self.path = path.absolute()
        self.shown = shown or path
        self.writable = mode in ("rw", "rwc")
        self._lock = threading.RLock()
        self._seen: Fingerprint | None = None
        self._closed = False
        # One connection whatever the thread: peewee would otherwise open one for each.
        self.database = peewee.SqliteDatabase(
            f"{file_uri(self.path)}?mode={'rw' if mode == 'look' else mode}",
            pragmas=_PRAGMAS,
            timeout=wait,
            uri=True,
            check_same_thread=False,
            thread_safe=False,
            autoconnect=False,
        )

    @contextmanager
    def guarded(self, act: Act) -> Iterator[None]:
        """Where the file is used: an error inside comes out as the problem that it means."""
        with self._lock:
            try:
                self._connect(act)
                yield
            except failures.ERRORS as error:
                self._drop_after(error)
                raise failures.problem(error, act, self.shown) from error

    @contextmanager
    def saving(self, act: Act = Act.SAVE) -> Iterator[None]:
        """One transaction: what is written inside is in the file for good, or not at all."""
        if not self.writable:
            raise failures.read_only(self.shown)
        with self.guarded(act):
            self._check_presence(act)
            # IMMEDIATE waits for the lock here, where nothing is lost yet: a reader that turns
            # into a writer would be refused at once.
            with self.database.atomic("IMMEDIATE"):
                yield
            self._seen = Fingerprint.of(self.path)

    def sql(self, text: str) -> list[Row]:
        """The rows that an SQL text gives."""
        return list(self.database.execute_sql(text))  # type: ignore[no-untyped-call]

    def rows(self, query: peewee.Query) -> list[Row]:
        """The rows that a query gives."""
        return list(self.run(query))

    def run(self, query: peewee.Query) -> Iterable[Row]:
        """Carry out a query; the rows that it gives come as they are asked for."""
        cursor: Iterable[Row] = self.database.execute(query)  # type: ignore[no-untyped-call]
        return cursor

    def insert(self, table: HashedTable, rows: Iterable[Row], replace: bool = False) -> None:
        """Add whole rows in the order of the table's columns."""
        everything = list(rows)
        for start in range(0, len(everything), _CHUNK):
            chunk = everything[start : start + _CHUNK]
            query = table.query.insert(chunk, columns=table.all_columns)
            self.run(query.on_conflict("REPLACE") if replace else query)

    def backup_into(self, copy: sqlite3.Connection) -> None:
        """Copy the whole database into another one, as SQLite does it under its own locks."""
        raw: sqlite3.Connection = self.database.connection()  # type: ignore[no-untyped-call]
        raw.backup(copy)

    def pragmas(self) -> dict[str, object]:
        """The settings on which durability rests, as SQLite reads them back."""
        return {name: self.sql(f"PRAGMA {name}")[0][0] for name in _PRAGMAS}

    def is_sound(self) -> bool:
        """Whether SQLite finds the file's structure whole."""
        return self.sql("PRAGMA quick_check(1)") == [("ok",)]

    def close(self) -> None:
        """Close for good; Problem `damaged_file` where the file's structure is no longer whole."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._check_last()
            finally:
                self.database.close()

    def abandon(self) -> None:
        """Close for good without looking at the file again, after a failure that is on its way."""
        with self._lock:
            self._closed = True
            self.database.close()

    def _connect(self, act: Act) -> None:
        if self._closed:
            raise RuntimeError("the data file is closed")
        if not self.database.is_closed():
            return
        if self._seen is not None:
            self._check_presence(act, by_content=False)
        self.database.connect()
        if self.pragmas() != _PRAGMAS:
            raise RuntimeError(f"SQLite did not take the settings: {self.pragmas()}")
        if self.writable:
            self.sql("SELECT count(*) FROM sqlite_master")  # rolls back what a crash left half
            self._seen = Fingerprint.of(self.path)

    def _check_presence(self, act: Act, by_content: bool = True) -> None:
        """Problem where another file lies there by now, or another program has written into it.

        After a failed save the content may change once more, when it is rolled back.
        """
        if not os.path.lexists(self.path):
            raise failures.gone(act, self.shown)
        if self._seen and not self._seen.is_of(self.path, by_content):
            raise failures.replaced(act, self.shown)

    def _drop_after(self, error: BaseException) -> None:
        # After a failed sync the page cache may hold what the disk does not: only a new
        # connection reads what is really there.
        if failures.primary_code(error) == sqlite3.SQLITE_IOERR:
            self.database.close()

    def _check_last(self) -> None:
        if self.database.is_closed():
            return
        try:
            if not self.is_sound():
                raise header.damaged(self.shown, "cấu trúc bên trong không còn nguyên vẹn")
            if self.writable:
                # Takes the emptied journal away, so that one file lies there at rest.
                self.sql("PRAGMA journal_mode = delete")
        except failures.ERRORS as error:
            raise failures.problem(error, Act.CLOSE, self.shown) from error


def file_uri(path: PurePath) -> str:
    """The path as SQLite takes it in a URI, on Windows also with a drive or a share.

    The bytes are those of the file system: on Linux a name need not be UTF-8.
    """
    written = path.as_posix()
    rooted = written if written.startswith("/") else f"/{written}"
    return "file://" + quote(os.fsencode(rooted), safe="/:")
