"""Every function that writes, with a failure at each of its statements, alone or inside another."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from db import tally
from db.backup_folder import Reason, folder_of, next_backup
from db.connection import Connection
from db.failures import Act
from db.store import Store
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from tests.db.samples import ticking

Q1 = Quarter(2026, 1)
Write = Callable[[Store], object]


def _record(store: Store) -> object:
    changes = [
        Change(Subject.MEASURE, Q1, "1", "value", "7"),
        Change(Subject.TASK, Q1, "1.1", "result", "Xong"),
        Change(Subject.OFFICE, None, "", "signer", "Lan"),
    ]
    return store.record(changes, "Nhập", "Lan")


WRITES: dict[str, Write] = {
    "record": _record,
    "undo": lambda store: store.undo("Lan"),
    "redo": lambda store: store.redo("Lan"),
}


@pytest.fixture
def worked(store: Store) -> Store:
    """A data file in which there is something to undo and to redo."""
    for value in ("1", "2"):
        store.record([Change(Subject.MEASURE, Q1, "1", "note", value)], "Nhập", "Lan")
    store.undo()
    return store


def test_no_other_function_of_the_store_writes() -> None:
    words = {name for name in vars(Store) if not name.startswith("_")}
    reading = {
        "open", "path", "writable", "plan", "unit", "office", "own_plan", "can_undo", "can_redo",
        "returns", "return_for", "history", "batches", "newest", "verify", "pragmas", "close",
        "copy_to",
    }  # fmt: skip
    assert words - reading == {*WRITES, "create"}, "a new function that writes belongs in WRITES"


@contextmanager
def failing_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The so many-th statement fails as SQLite does when the disk is full."""
    seen: list[str] = []
    run, sql = Connection.run, Connection.sql

    def fail(query: object) -> None:
        seen.append(type(query).__name__)
        if len(seen) == number:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    def failing_run(self: Connection, query: Any) -> Any:
        fail(query)
        return run(self, query)

    def failing_sql(self: Connection, text: str) -> Any:
        fail(text)
        return sql(self, text)

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "run", failing_run)
        patch.setattr(Connection, "sql", failing_sql)
        yield seen


def end(write: Callable[[], object]) -> str:
    """The code of the Problem in which it ends; empty where it does not."""
    try:
        write()
    except Problem as problem:
        return problem.code
    return ""


def held(store: Store) -> tally.Tallies:
    with store._connection.guarded(Act.READ):
        return tally.tallies(store._connection)


@pytest.mark.parametrize("name", WRITES)
def test_a_failure_at_any_statement_writes_nothing(
    worked: Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(worked)
    number, done = 0, False
    while not done:
        number += 1
        with failing_at(number, monkeypatch) as seen:
            ended = end(lambda: WRITES[name](worked))
        done = len(seen) < number
        assert ended == ("" if done else "disk_full")
        assert done or held(worked) == before, f"statement {number} of {name}"
    assert number > 5
    assert held(worked) != before  # the last time nothing failed
    assert worked.verify() == ()


@pytest.mark.parametrize("name", WRITES)
def test_a_failure_around_it_writes_nothing(worked: Store, name: str) -> None:
    before = held(worked)
    with pytest.raises(KeyError), worked._connection.saving():  # noqa: PT012 - the block fails
        WRITES[name](worked)
        raise KeyError
    assert held(worked) == before
    assert WRITES[name](worked)


@pytest.mark.parametrize("name", ["record", "undo"])
def test_a_failure_inside_another_takes_back_only_itself(
    worked: Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outer one goes on: what it wrote itself stays, of the inner one nothing does."""
    with worked._connection.saving():
        worked.record([Change(Subject.MEASURE, Q1, "2.1", "note", "ngoài")], "Ngoài", "Lan")
        before = held(worked)
        with failing_at(4, monkeypatch), pytest.raises(Problem):
            WRITES[name](worked)
        assert held(worked) == before
    assert worked.return_for(Q1).entries["2.1"].note == "ngoài"


def test_a_copy_that_fails_at_any_statement_leaves_no_file(
    worked: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = next_backup(folder_of(path), ticking()(), Reason.BY_HAND).path
    number, done = 0, False
    while not done:
        number += 1
        with failing_at(number, monkeypatch) as seen:
            ended = end(lambda: worked.copy_to(target))
        done = len(seen) < number
        assert ended in ({""} if done else {"disk_full", "backup_failed"})
        assert done == target.exists()
    assert [one.name for one in target.parent.iterdir()] == [target.name]
