"""One writer for each data file, whatever an earlier one has left lying about."""

import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db import lock
from db.lock import Lock, Owner
from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import expect_problem

ROOT = Path(__file__).parents[2]
Q1 = Quarter(2026, 1)
STARTS, ROUNDS = 20, 3


@contextmanager
def opened_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the data file open for writing."""
    code = """
        import sys
        from pathlib import Path
        from db.store import Store
        store = Store.open(Path(sys.argv[1]))
        print("open", flush=True)
        sys.stdin.read()
        store.close()
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "open\n"
            yield holder
        finally:
            holder.kill()


def record(store: Store, text: str) -> int:
    return store.record([Change(Subject.MEASURE, Q1, "1", "value", text)], "Nhập", "Lan")


def test_a_second_writer_is_told_who_has_it_and_since_when(closed: Path) -> None:
    with opened_elsewhere(closed) as holder, expect_problem("already_open", closed) as problem:
        owner = lock.owner(closed)
        assert owner is not None
        assert owner.process == holder.pid
        Store.open(closed)
    assert f"người dùng “{owner.who}”" in problem.sentence or not owner.who
    assert f"máy “{owner.computer}”" in problem.sentence
    assert " ngày " in problem.sentence


def test_a_file_open_elsewhere_can_be_looked_at(closed: Path) -> None:
    with opened_elsewhere(closed):
        before = closed.read_bytes()
        with Store.open(closed, reading=True) as store:
            assert not store.writable
            assert store.verify() == ()
            with expect_problem("read_only", closed):
                record(store, "1")
        assert closed.read_bytes() == before


def test_the_file_is_free_once_the_other_is_closed_or_killed(closed: Path) -> None:
    for end in ("close", "kill"):
        with opened_elsewhere(closed) as holder:
            if end == "kill":
                holder.kill()
            else:
                holder.communicate("")
            holder.wait()
            begun = time.monotonic()
            with Store.open(closed) as store:
                assert store.writable
            assert time.monotonic() - begun < 5
    assert lock.owner(closed) is None


STALE = {
    "empty": b"",
    "other computer": json.dumps(
        {"who": "Mai", "computer": "MAY-KHAC", "since": "2026-03-01T08:00:00+07:00", "process": 7}
    ).encode(),
    "process id used again": json.dumps(
        {"who": "Lan", "computer": os.uname().nodename if hasattr(os, "uname") else "",
         "since": "2026-03-01", "process": os.getppid()}
    ).encode(),
    "rubbish": b"\xff\xfe\0rubbish",
    "nested without end": b"[" * 100_000,
    "wrong kinds": b'{"who": 1, "computer": [], "since": {}, "process": "x"}',
}  # fmt: skip


@pytest.mark.parametrize("content", STALE.values(), ids=STALE)
def test_a_lock_file_that_nobody_holds_locks_nobody_out(closed: Path, content: bytes) -> None:
    lock.place_of(closed).write_bytes(content)
    assert lock.owner(closed) is None
    begun = time.monotonic()
    with Store.open(closed) as store:
        assert record(store, "1") == 2
    assert time.monotonic() - begun < 5
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


@pytest.mark.parametrize("content", STALE.values(), ids=STALE)
def test_what_a_holder_wrote_is_never_trusted(closed: Path, content: bytes) -> None:
    with opened_elsewhere(closed):
        lock.place_of(closed).write_bytes(content)
        with expect_problem("already_open", closed):
            Store.open(closed)


def test_a_folder_in_the_place_of_the_lock_file_keeps_nobody_out(closed: Path) -> None:
    lock.place_of(closed).mkdir()
    with Store.open(closed) as store:
        assert record(store, "1") == 2


def test_the_same_program_may_open_a_file_twice(closed: Path) -> None:
    with Store.open(closed) as one:
        with Store.open(closed) as two:
            record(two, "1")
        # What the other one wrote is not written over unseen.
        with expect_problem("file_replaced", closed):
            record(one, "2")
        assert lock.owner(closed) is not None
    assert lock.owner(closed) is None


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_two_names_of_one_file_are_one_lock(closed: Path) -> None:
    link = closed.with_name("link.skq")
    link.symlink_to(closed)
    with opened_elsewhere(closed), expect_problem("already_open", link):
        Store.open(link)


def test_a_failure_on_opening_leaves_no_lock(closed: Path) -> None:
    with closed.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    with expect_problem("damaged_file", closed):
        Store.open(closed)
    assert lock.owner(closed) is None


def test_a_lock_is_let_go_once(closed: Path) -> None:
    one, two = Lock(closed), Lock(closed)
    assert one.is_kept
    one.release()
    one.release()
    assert lock.owner(closed) is not None
    two.release()
    assert lock.owner(closed) is None


def test_an_unknown_owner_is_still_told() -> None:
    assert Owner().in_words == "một người dùng khác"
    assert Owner("Lan", "A", "hôm qua").in_words == "người dùng “Lan” trên máy “A” từ hôm qua"


@pytest.mark.skipif(os.name == "nt", reason="forks")
def test_of_many_started_at_once_one_writes(closed: Path) -> None:
    assert race(closed, STARTS, ROUNDS) == [1] * ROUNDS


def race(path: Path, starts: int, rounds: int) -> list[int]:
    """How many of so many processes that start together may write, round by round."""
    return [_writers(path, starts) for _ in range(rounds)]


def _writers(path: Path, starts: int) -> int:
    begin, end, told = os.pipe(), os.pipe(), os.pipe()
    children = [_start(path, begin, end, told) for _ in range(starts)]
    for mine in (begin[0], end[0], told[1]):
        os.close(mine)
    os.close(begin[1])
    said = b""
    while len(said) < starts:  # those who got in still hold it
        said += os.read(told[0], starts)
    os.close(end[1])
    os.close(told[0])
    for child in children:
        os.waitpid(child, 0)
    return said.count(b"w")


def _start(path: Path, begin: tuple[int, int], end: tuple[int, int], told: tuple[int, int]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        os.close(begin[1])
        os.close(end[1])
        os.read(begin[0], 1)  # ends when the parent closes its side
        try:
            held = Lock(path)
        except BaseException:
            os.write(told[1], b"-")
        else:
            os.write(told[1], b"w")
            os.read(end[0], 1)
            held.release()
    finally:
        os._exit(0)
