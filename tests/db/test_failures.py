"""Locks, full and read-only disks, files that vanish: each is one Problem, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from db.connection import WAIT, Connection, file_uri
from db.failures import Act
from db.store import Store
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from tests.db.samples import OFFICE, PLAN, UNIT, expect_problem

ROOT = Path(__file__).parents[2]
Q1 = Quarter(2026, 1)
NOBODY = 65534
on_posix = pytest.mark.skipif(os.name == "nt", reason="users and limits of POSIX systems")


def figure(text: str, code: str = "1") -> list[Change]:
    return [Change(Subject.MEASURE, Q1, code, "value", text)]


def long_note(length: int) -> list[Change]:
    return [Change(Subject.MEASURE, Q1, "1", "note", "ư" * length)]


@contextmanager
def _locked(path: Path, seconds: float = 60) -> Iterator[None]:
    """Another process holds the file's lock, until the block ends or the seconds are over."""
    code = f"""
        import sqlite3, sys, time
        database = sqlite3.connect(sys.argv[1], isolation_level=None)
        database.execute("BEGIN EXCLUSIVE")
        print("locked", flush=True)
        time.sleep({seconds})
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "locked\n"
            yield
        finally:
            holder.kill()


def _in_child(code: str, *arguments: object) -> str:
    """What a Python process of its own prints, with the samples at hand."""
    setup = (
        "import os, resource, sys\nfrom pathlib import Path\nfrom tests.db.test_failures import *\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", setup + textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def tried(store: Store, changes: list[Change]) -> str:
    """The code of the Problem that recording the changes ends in."""
    try:
        store.record(changes, "Nhập", "Lan")
    except Problem as problem:
        return problem.code
    return "recorded"


def test_a_locked_file_is_not_opened(closed: Path) -> None:
    with _locked(closed), expect_problem("file_locked", closed):
        Store.open(closed, wait=0.1)
    Store.open(closed).close()


def test_a_change_to_a_locked_file_is_told_and_can_be_repeated(closed: Path) -> None:
    with Store.open(closed, wait=0.1) as store:
        with _locked(closed), expect_problem("file_locked", closed) as problem:
            store.record(figure("1"), "Nhập", "Lan")
        assert "CHƯA được lưu" in problem.advice
        assert store.return_for(Q1).entries == {}
        assert store.record(figure("1"), "Nhập", "Lan") == 2


def test_a_lock_that_is_let_go_in_time_is_waited_out(closed: Path) -> None:
    with Store.open(closed) as store, _locked(closed, seconds=0.5):
        assert store.record(figure("1"), "Nhập", "Lan") == 2


def test_a_lock_is_waited_out_for_five_seconds(closed: Path) -> None:
    assert WAIT == 5
    with _locked(closed):
        begun = time.monotonic()
        with expect_problem("file_locked", closed):
            Store.open(closed)
        assert 4.5 < time.monotonic() - begun < 8


def test_a_full_disk_refuses_the_change_and_keeps_the_rest(store: Store) -> None:
    store.record(figure("1"), "Nhập", "Lan")
    pages = store._connection.sql("PRAGMA page_count")[0][0]
    store._connection.sql(f"PRAGMA max_page_count = {pages}")
    before = store.history()
    with expect_problem("disk_full", store.path) as problem:
        store.record(long_note(100_000), "Nhập", "Lan")
    assert "CHƯA được lưu" in problem.advice
    assert store.history() == before
    store._connection.sql("PRAGMA max_page_count = 1000000")
    assert store.record(long_note(100_000), "Nhập", "Lan") == 3
    assert store.verify() == ()


@on_posix
def test_a_failing_write_refuses_the_change_and_the_next_one_succeeds(closed: Path) -> None:
    code = """
        store = Store.open(Path(sys.argv[1]))
        size = os.path.getsize(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        print(tried(store, long_note(100_000)), store._connection.database.is_closed())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        print(len(store.batches()), store.verify(), store.pragmas()["synchronous"])
        print(tried(store, long_note(100_000)), len(store.batches()))
        store.close()
    """
    assert _in_child(code, closed).split("\n") == ["disk_error True", "1 () 2", "recorded 2"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


AS_NOBODY = f"""
if os.getuid() == 0:  # root may write everything
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""


@on_posix
@pytest.mark.parametrize(("folder", "file"), [(0o777, 0o444), (0o555, 0o666)])
def test_a_file_that_may_not_be_written_is_opened_for_reading(
    open_folder: Path, folder: int, file: int
) -> None:
    path = open_folder / "a.skq"
    with Store.create(path, PLAN, OFFICE, UNIT) as store:
        store.record(figure("12.50"), "Nhập", "Lan")
    path.chmod(file)
    open_folder.chmod(folder)
    before = path.read_bytes()
    code = """
        store = Store.open(Path(sys.argv[1]))
        print(store.writable, store.return_for(Q1).entries["1"].value, tried(store, figure("2")))
        store.close()
    """
    assert _in_child(AS_NOBODY + textwrap.dedent(code), path) == "False 12.50 read_only"
    assert path.read_bytes() == before
    open_folder.chmod(0o755)


@on_posix
def test_a_file_that_may_not_be_read_is_told(open_folder: Path) -> None:
    path = open_folder / "a.skq"
    Store.create(path, PLAN, OFFICE, UNIT).close()
    path.chmod(0o600 if os.getuid() == 0 else 0)
    code = """
        with expect_problem("file_unreadable", Path(sys.argv[1])):
            Store.open(Path(sys.argv[1]))
        print("told")
    """
    assert _in_child(AS_NOBODY + textwrap.dedent(code), path) == "told"


@on_posix
def test_a_folder_that_may_not_be_written_gets_no_new_file(open_folder: Path) -> None:
    code = """
        with expect_problem("read_only", Path(sys.argv[1])):
            Store.create(Path(sys.argv[1]), PLAN, OFFICE, UNIT)
        print("told")
    """
    open_folder.chmod(0o555)
    assert _in_child(AS_NOBODY + textwrap.dedent(code), open_folder / "a.skq") == "told"
    open_folder.chmod(0o755)
    assert list(open_folder.iterdir()) == []


def test_a_change_that_the_file_refuses_is_read_only(store: Store) -> None:
    store._connection.sql("PRAGMA query_only = 1")
    with expect_problem("read_only", store.path):
        store.record(figure("1"), "Nhập", "Lan")


@on_posix
def test_a_file_that_vanishes_under_the_program_is_told_and_not_made_anew(store: Store) -> None:
    aside = store.path.with_name("aside.skq")
    store.path.rename(aside)
    with expect_problem("file_missing", store.path) as problem:
        store.record(figure("1"), "Nhập", "Lan")
    assert "CHƯA được lưu" in problem.advice
    assert not store.path.exists()
    aside.rename(store.path)
    assert store.record(figure("1"), "Nhập", "Lan") == 2


def test_a_connection_makes_no_file_unless_it_is_told_to(path: Path) -> None:
    connection = Connection(path)
    with expect_problem("file_missing", path), connection.guarded(Act.OPEN):
        connection.sql("SELECT 1")
    assert not path.exists()


@on_posix
def test_a_file_that_was_replaced_under_the_program_is_not_written(store: Store) -> None:
    store.record(figure("1"), "Nhập", "Lan")
    copy = store.path.with_name("conflict.skq")
    shutil.copy(store.path, copy)
    copy.replace(store.path)
    before = store.path.read_bytes()
    with expect_problem("file_replaced", store.path):
        store.record(figure("2"), "Nhập", "Lan")
    with expect_problem("file_replaced", store.path):
        store.undo()
    assert store.path.read_bytes() == before


@on_posix
def test_after_a_disk_error_no_other_file_is_read_in_its_place(store: Store) -> None:
    copy = store.path.with_name("conflict.skq")
    shutil.copy(store.path, copy)
    store._connection.database.close()  # as after a disk error
    copy.replace(store.path)
    with expect_problem("file_replaced", store.path):
        store.history()
    store.path.unlink()
    with expect_problem("file_missing", store.path):
        store.history()


def test_a_failure_that_we_do_not_know_is_still_told_in_vietnamese(store: Store) -> None:
    other = sqlite3.connect(store.path)
    other.execute("DROP TABLE passage")
    other.commit()
    other.close()
    with expect_problem("storage_failed", store.path):
        store.return_for(Q1)


def test_a_file_damaged_while_it_was_open_is_told_on_closing(path: Path) -> None:
    store = Store.create(path, PLAN, OFFICE, UNIT)
    with path.open("r+b") as file:
        file.seek(24)
        file.write(b"\xff\xff\xff\xff")  # the change counter: what was cached counts no more
        file.seek(3 * 4096)
        file.write(bytes(4096))
    with expect_problem("damaged_file", path):
        store.close()


def test_an_exception_in_the_block_is_not_hidden_by_closing(path: Path) -> None:
    def fail_inside() -> None:
        with Store.create(path, PLAN, OFFICE, UNIT):
            path.write_bytes(bytes(100))
            raise KeyError

    with pytest.raises(KeyError):
        fail_inside()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/tmp/a b#1?.skq"), "file:///tmp/a%20b%231%3F.skq"),
        (PureWindowsPath("C:\\Số liệu\\a.skq"), "file:///C:/S%E1%BB%91%20li%E1%BB%87u/a.skq"),
        (PureWindowsPath("\\\\may\\chung\\a.skq"), "file:////may/chung/a.skq"),
        (PurePosixPath("/tmp/100%.skq"), "file:///tmp/100%25.skq"),
    ],
)
def test_a_path_reaches_sqlite_as_it_is(path: PurePosixPath, uri: str) -> None:
    assert file_uri(path) == uri
