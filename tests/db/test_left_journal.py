"""A journal that is not the data file's own is told before SQLite plays it back over the data."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db import backup
from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import expect_problem

NO_FILES = (os.mkfifo, os.mkdir) if sys.platform != "win32" else (os.mkdir,)
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def record(path: Path, value: str) -> None:
    with Store.open(path) as store:
        store.record([Change(Subject.MEASURE, Quarter(2026, 1), "1", "value", value)], "Nhập", "")


def journal(path: Path) -> Path:
    return Path(f"{path}-journal")


def interrupted(path: Path, sql: str) -> tuple[bytes, bytes]:
    """The file and its journal as a program leaves them that is killed in a transaction."""
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    database = sqlite3.connect(copy, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN IMMEDIATE")
    database.execute(sql)
    left = copy.read_bytes(), journal(copy).read_bytes()
    database.execute("ROLLBACK")
    database.close()
    copy.unlink()
    return left


MUCH = "INSERT INTO passage SELECT '2026Q1', seq, hex(zeroblob(9000)), NULL, NULL, '' FROM change"


def test_the_files_own_journal_is_played_back(closed: Path) -> None:
    whole = closed.read_bytes()
    half, left = interrupted(closed, MUCH)
    assert half != whole
    closed.write_bytes(half)
    journal(closed).write_bytes(left)
    Store.open(closed).close()
    assert closed.read_bytes() == whole
    assert not journal(closed).exists()


def test_the_journal_of_another_file_is_left_alone(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE t AS SELECT randomblob(90000) AS x")
    database.commit()
    database.close()
    _, left = interrupted(other, "UPDATE t SET x = randomblob(200000)")
    assert refused(closed, left)


def test_the_journal_of_an_older_state_is_left_alone(closed: Path) -> None:
    _, left = interrupted(closed, MUCH)
    record(closed, "5")
    record(closed, "6")
    assert refused(closed, left)


def refused(path: Path, left: bytes) -> bool:
    """Whether the file is refused at both doors, and nothing is touched."""
    journal(path).write_bytes(left)
    before = path.read_bytes()
    doors: tuple[Callable[[Path], object], ...] = (Store.open, backup.check)
    for door in doors:
        with expect_problem("foreign_journal", path):
            door(path)
    return path.read_bytes() == before and journal(path).read_bytes() == left


@pytest.mark.parametrize("left", [b"", bytes(512), b"x" * 3000, bytes.fromhex("d9d505f920a163d7")])
def test_a_journal_of_nothing_keeps_nobody_out(closed: Path, left: bytes) -> None:
    journal(closed).write_bytes(left)
    before = closed.read_bytes()
    Store.open(closed).close()
    assert closed.read_bytes() == before


@posix_only
@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_no_journal(
    closed: Path, suffix: str, make: Callable[[str], None]
) -> None:
    make(f"{closed}{suffix}")
    before = closed.read_bytes()
    with expect_problem("foreign_journal", closed):
        Store.open(closed)
    assert closed.read_bytes() == before


@posix_only
@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_no_data_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.skq"
    make(path)
    with expect_problem("not_a_data_file", path):
        Store.open(path)
