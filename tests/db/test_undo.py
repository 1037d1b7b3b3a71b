"""Undo and redo walk along the change log, also after a restart, and the log only grows."""

import sqlite3
from pathlib import Path

import pytest

from db.store import Store
from domain.change import BatchKind, Change, Subject
from domain.quarter import Quarter

Q1 = Quarter(2026, 1)


def _record(store: Store, text: str, code: str = "1") -> int:
    change = Change(Subject.MEASURE, Q1, code, "value", text)
    return store.record([change], f"Nhập {text}", "Lan")


def _values(store: Store) -> dict[str, str]:
    return {code: str(entry.value) for code, entry in store.return_for(Q1).entries.items()}


def _next_steps(store: Store) -> tuple[str | None, str | None]:
    """What undo and redo would do now."""
    return store.can_undo, store.can_redo


def test_undo_takes_back_one_batch_after_the_other(store: Store) -> None:
    _record(store, "1")
    _record(store, "2")
    assert _next_steps(store) == ("Nhập 2", None)
    store.undo("Mai")
    assert _values(store) == {"1": "1"}
    store.undo("Mai")
    assert (_values(store), _next_steps(store)) == ({}, (None, "Nhập 1"))
    assert store.undo("Mai") is None


def test_redo_brings_them_back_in_order(store: Store) -> None:
    for text in ("1", "2", "3"):
        _record(store, text)
    store.undo()
    store.undo()
    assert _next_steps(store) == ("Nhập 1", "Nhập 2")
    store.redo()
    assert (_values(store), _next_steps(store)) == ({"1": "2"}, ("Nhập 2", "Nhập 3"))
    store.redo()
    assert (_values(store), _next_steps(store)) == ({"1": "3"}, ("Nhập 3", None))
    assert store.redo() is None


def test_what_was_undone_tells_the_screen_what_changed(store: Store) -> None:
    number = _record(store, "1")
    undone = store.undo("Mai")
    assert undone is not None
    assert (undone.batch.number, undone.batch.label, undone.number) == (number, "Nhập 1", 3)
    assert [(one.code, one.old, one.new, one.who) for one in undone.changes] == [
        ("1", "1", None, "Mai")
    ]
    assert undone.changes == store.history(limit=1)


def test_a_new_change_after_an_undo_drops_what_could_be_redone(store: Store) -> None:
    _record(store, "1")
    _record(store, "2")
    store.undo()
    _record(store, "7", "2.1")
    assert _next_steps(store) == ("Nhập 7", None)
    assert store.redo() is None
    store.undo()
    assert (_values(store), _next_steps(store)) == ({"1": "1"}, ("Nhập 1", "Nhập 7"))
    store.undo()
    assert _values(store) == {}


def test_a_batch_that_changes_nothing_drops_nothing(store: Store) -> None:
    _record(store, "1")
    _record(store, "2")
    store.undo()
    assert _record(store, "1") == 0
    assert store.can_redo == "Nhập 2"


def test_undo_and_redo_go_on_after_a_restart(store: Store) -> None:
    _record(store, "1")
    _record(store, "2")
    store.undo()
    store.close()
    with Store.open(store.path) as again:
        assert (again.can_undo, again.can_redo) == ("Nhập 1", "Nhập 2")
        again.redo()
        assert _values(again) == {"1": "2"}
        again.undo()
        again.undo()
    with Store.open(store.path) as last:
        assert (_values(last), last.can_undo, last.can_redo) == ({}, None, "Nhập 1")


def test_a_batch_of_several_changes_is_taken_back_whole(store: Store) -> None:
    first = [Change(Subject.MEASURE, Q1, code, "value", "1") for code in ("1", "2.1", "2.2")]
    store.record(first, "Dán", "Lan")
    store.record([Change(Subject.MEASURE, Q1, "1", "value", None)], "Xóa", "Lan")
    store.undo()
    store.undo()
    assert _values(store) == {}
    store.redo()
    assert _values(store) == {"1": "1", "2.1": "1", "2.2": "1"}


def test_the_log_only_grows(store: Store) -> None:
    _record(store, "1")
    before = store.history()
    store.undo()
    store.redo()
    after = store.history()
    assert after[2:] == before
    assert [batch.kind for batch in store.batches()] == [
        BatchKind.REDO,
        BatchKind.UNDO,
        BatchKind.RECORD,
        BatchKind.CREATE,
    ]
    assert store.verify() == ()


@pytest.mark.parametrize("table", ["batch", "change"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET hash = ''"])
def test_the_file_itself_refuses_to_rewrite_the_log(closed: Path, table: str, sql: str) -> None:
    database = sqlite3.connect(closed)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        database.execute(sql.format(table))
    database.close()
