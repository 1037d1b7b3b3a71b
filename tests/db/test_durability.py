"""What is acknowledged is on the disk: settings, syncs, statements, and kills while saving."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import PLAN
from tests.faults import tracer

ROOT = Path(__file__).parents[2]
Q1 = Quarter(2026, 1)
CYCLES, SEED = 100, 20260316


@contextmanager
def _statements(store: Store) -> Iterator[list[str]]:
    """The SQL that SQLite carries out for the store meanwhile."""
    seen: list[str] = []
    connection = store._connection.database.connection()  # type: ignore[no-untyped-call]
    connection.set_trace_callback(seen.append)
    yield seen
    connection.set_trace_callback(None)


def changes(count: int) -> list[Change]:
    """So many changes of one quarter."""
    places = [
        (Subject.TASK, code, field)
        for code in PLAN.tasks
        for field in ("result", "documents", "cause", "remedy", "note")
    ]
    places += [(Subject.MEASURE, code, field) for code in PLAN.measures for field in ("note",)]
    places += [(Subject.NARRATIVE, f"doan-{number}", "text") for number in range(100)]
    return [
        Change(subject, Q1, code, field, "Đã hoàn thành") for subject, code, field in places[:count]
    ]


def test_the_settings_are_what_sqlite_reads_back(store: Store) -> None:
    assert store.pragmas() == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_a_batch_is_one_transaction(store: Store) -> None:
    with _statements(store) as seen:
        store.record(changes(35), "Nhập", "Lan")
    ends = [sql for sql in seen if sql.split()[0] in {"BEGIN", "COMMIT", "ROLLBACK"}]
    assert ends == ["BEGIN IMMEDIATE", "COMMIT"]
    assert seen[0] == "BEGIN IMMEDIATE"
    assert seen[-1] == "COMMIT"


def test_a_quarter_is_loaded_in_at_most_five_statements(store: Store) -> None:
    store.record(changes(100), "Nhập", "Lan")
    with _statements(store) as seen:
        assert store.return_for(Q1).progress
    assert len(seen) <= 5
    with _statements(store) as seen:
        assert len(store.returns()) == 4
    assert len(seen) <= 5


def _syncs(path: Path, count: int) -> int:
    """How often a process that opens the file, records so many changes and ends does sync."""
    calls: list[str] = []

    def act() -> None:
        store = Store.open(path)
        if count:
            store.record(changes(count), "Nhập", "Lan")
        os._exit(0)

    def note(call: tracer.Call) -> int:
        calls.append(call.name)
        return 0

    assert tracer.run(act, note) == 0
    return calls.count("fsync") + calls.count("fdatasync")


@pytest.mark.skipif(not tracer.is_possible(), reason="processes may not be watched here")
def test_many_changes_cost_as_many_syncs_as_one(closed: Path) -> None:
    content = closed.read_bytes()
    counts = []
    for count in (0, 1, 35):
        closed.write_bytes(content)
        counts.append(_syncs(closed, count))
    assert counts[0] == 0
    assert counts[1] == counts[2] > 0


@pytest.mark.skipif(os.name == "nt", reason="the cycles fork")
def test_a_kill_while_saving_loses_nothing_that_was_acknowledged(path: Path) -> None:
    command = [sys.executable, "-m", "tests.db.killing", str(path), str(CYCLES), str(SEED)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["bad"] == []
    assert found["cycles"] == CYCLES
    assert found["acknowledged"] >= CYCLES  # each cycle waits for the first one


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no list of open files here")
def test_another_thread_uses_the_same_connection(store: Store) -> None:
    def is_ours(number: str) -> bool:
        link = Path("/proc/self/fd", number)
        return os.path.lexists(link) and os.readlink(link) == str(store.path)

    thread = threading.Thread(target=store.returns)
    thread.start()
    thread.join()
    assert sum(map(is_ours, os.listdir("/proc/self/fd"))) == 1


def test_a_store_serves_any_thread_one_at_a_time(store: Store) -> None:
    failed: list[BaseException] = []

    def save(number: int) -> None:
        try:
            for turn in range(5):
                change = Change(Subject.NARRATIVE, Q1, f"doan-{number}", "text", str(turn))
                store.record([change], "Nhập", "Lan")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert {one.text for one in store.return_for(Q1).narrative.values()} == {"4"}
    assert len(store.batches()) == 21
    assert store.verify() == ()
