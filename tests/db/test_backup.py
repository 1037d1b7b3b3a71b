"""Checked copies, the names they bear, and going back to one."""

import os
import shutil
import sqlite3
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from db import backup, placing, restoring
from db.backup_folder import Backup, Reason, backup_at, backups_in, folder_of, next_backup
from db.store import Store
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from domain.unit import Unit
from tests.db.samples import OFFICE, PLAN, UNIT, expect_problem

Q1 = Quarter(2026, 1)
AT = datetime(2026, 3, 16, 8, 0, 1, 999)


def record(store: Store, text: str) -> int:
    return store.record([Change(Subject.MEASURE, Q1, "1", "value", text)], "Nhập", "Lan")


@pytest.fixture
def target(path: Path) -> Path:
    """Where a backup would lie."""
    return next_backup(folder_of(path), AT, Reason.BY_HAND).path


def test_a_copy_holds_what_the_file_holds(store: Store, target: Path) -> None:
    record(store, "12.50")
    store.copy_to(target)
    with Store.open(target, reading=True) as copy:
        assert copy.history() == store.history()
        assert copy.newest() == store.newest()
    assert os.listdir(target.parent) == [target.name]


def test_a_copy_of_a_damaged_file_is_thrown_away(store: Store, target: Path) -> None:
    record(store, "1")
    store.copy_to(target)
    before = target.read_bytes()
    other = sqlite3.connect(store.path)
    other.execute("PRAGMA journal_mode = TRUNCATE")  # Windows deletes no journal that is open
    other.execute("UPDATE entry SET value = '99'")
    other.commit()
    other.close()
    with expect_problem("backup_failed", target):
        store.copy_to(target)
    assert target.read_bytes() == before
    assert os.listdir(target.parent) == [target.name]


def test_a_copy_that_differs_is_thrown_away(
    store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "check", lambda _path: {})
    with expect_problem("backup_failed", target):
        store.copy_to(target)
    assert os.listdir(target.parent) == []


def test_copies_made_while_another_thread_saves_are_all_whole(store: Store, path: Path) -> None:
    done = threading.Event()

    def work() -> None:
        for turn in range(60):
            record(store, str(turn))
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    made = 0
    while not done.is_set() or made < 3:
        made += 1
        store.copy_to(folder_of(path) / f"{made}.skq")
    thread.join()
    sizes = []
    for number in range(1, made + 1):
        with Store.open(folder_of(path) / f"{number}.skq", reading=True) as copy:
            sizes.append(len(copy.history()))
    assert sizes == sorted(sizes)


def test_a_name_is_read_as_it_was_made(tmp_path: Path) -> None:
    made = next_backup(tmp_path, AT, Reason.CLOSE)
    assert made.path.name == "000001_2026-03-16_08-00-01_dong-tep.skq"
    assert backup_at(made.path) == made
    made.path.touch()
    assert next_backup(tmp_path, AT, Reason.WORK).number == 2
    assert (
        next_backup(tmp_path, AT, Reason.WORK, [Backup(9, AT, Reason.WORK, made.path)]).number == 10
    )


@pytest.mark.parametrize(
    "name",
    [
        "a.skq",
        "000001_2026-03-16_08-00-01_dong-tep.skq.hong",
        "000001_2026-03-16_08-00-01_dong-tep (1).skq",
        "000001_2026-02-30_08-00-01_dong-tep.skq",
        "000001_2026-03-16_08-00-01_la.skq",
        "1_2026-03-16_08-00-01_dong-tep.skq",
        "٠٠٠٠٠١_2026-03-16_08-00-01_dong-tep.skq",
        ".000001_2026-03-16_08-00-01_dong-tep.skq.0123abcd.tmp",
    ],
)
def test_what_is_named_otherwise_is_not_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert backups_in(tmp_path) == ()


def test_a_folder_that_cannot_be_read_holds_none(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert backups_in(tmp_path / "a") == backups_in(tmp_path / "none") == ()


def test_the_folder_lies_beside_the_file() -> None:
    assert folder_of(Path("/d/Số liệu.skq")).as_posix().endswith("/d/Số liệu-sao-luu")
    assert folder_of(Path("/d/a.db")).as_posix().endswith("/d/a.db-sao-luu")


@pytest.fixture
def kept(path: Path, target: Path) -> Path:
    """A backup with 1, of a file that holds 2 by now."""
    with Store.create(path, PLAN, OFFICE, UNIT) as store:
        record(store, "1")
        store.copy_to(target)
        record(store, "2")
    return target


def value(path: Path) -> str:
    with Store.open(path, reading=True) as store:
        return str(store.return_for(Q1).entries["1"].value)


def aside(path: Path) -> Path:
    return next_backup(folder_of(path), AT, Reason.RESTORE).path


def test_going_back_can_itself_be_taken_back(path: Path, kept: Path) -> None:
    before = backup.check(path)
    first = restoring.restore(path, kept, aside(path))
    assert first is not None
    assert (value(path), value(first)) == ("1", "2")
    restoring.restore(path, first, aside(path))
    assert value(path) == "2"
    assert backup.check(path) == before


def test_a_missing_file_is_brought_back(path: Path, kept: Path) -> None:
    path.unlink()
    assert restoring.restore(path, kept, aside(path)) is None
    assert value(path) == "1"


@pytest.mark.parametrize("content", [b"", b"x" * 5000, None], ids=["empty", "foreign", "damaged"])
def test_a_damaged_file_is_laid_aside_as_it_is(
    path: Path, kept: Path, content: bytes | None
) -> None:
    is_ours = content is None
    content = path.read_bytes()[:-3000] + bytes(3000) if content is None else content
    path.write_bytes(content)
    journal = Path(f"{path}-journal")
    journal.write_bytes(b"a journal of before")
    laid = restoring.restore(path, kept, aside(path))
    assert laid is not None
    assert laid.name.endswith(".skq.hong")
    assert laid.read_bytes() == content
    # Beside a data file of ours SQLite itself takes away what is no journal.
    assert is_ours or Path(f"{laid}-journal").read_bytes() == b"a journal of before"
    assert not journal.exists()
    assert value(path) == "1"


def test_a_damaged_backup_replaces_nothing(path: Path, kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:9000])
    before = path.read_bytes()
    with expect_problem("damaged_file", kept):
        restoring.restore(path, kept, aside(path))
    assert path.read_bytes() == before


def test_a_backup_of_another_unit_replaces_nothing(path: Path, kept: Path) -> None:
    other = path.with_name("other.skq")
    Store.create(other, PLAN, OFFICE, Unit("06661", "Khác", "ward", "phường Khác")).close()
    before = path.read_bytes()
    with expect_problem("other_unit", path):
        restoring.restore(path, other, aside(path))
    assert path.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_not_replaced(path: Path, kept: Path) -> None:
    from tests.db.test_lock import opened_elsewhere  # noqa: PLC0415 - only here

    with opened_elsewhere(path), expect_problem("already_open", path):
        restoring.restore(path, kept, aside(path))
    assert value(path) == "2"


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no file that is open")
def test_a_save_after_the_file_was_restored_underneath_is_stopped(path: Path, kept: Path) -> None:
    with Store.open(path) as store:
        restoring.restore(path, kept, aside(path))
        with expect_problem("file_replaced", path):
            record(store, "3")
    assert value(path) == "1"


def test_another_content_in_the_same_file_stops_saving(path: Path, kept: Path) -> None:
    with Store.open(path) as store:
        record(store, "3")
        with path.open("r+b") as file:  # as some synchronising programs write
            file.write(kept.read_bytes())
            file.truncate()
        before = path.read_bytes()
        with expect_problem("file_replaced", path):
            record(store, "4")
    assert path.read_bytes() == before


def test_a_new_time_alone_stops_nothing(store: Store) -> None:
    record(store, "1")
    os.utime(store.path, (0, 0))
    assert record(store, "2") == 3


def test_a_backup_folder_that_cannot_be_made_is_told(store: Store, path: Path) -> None:
    folder_of(path).touch()
    with expect_problem("read_only", folder_of(path)):
        store.copy_to(folder_of(path) / "a.skq")


def test_a_place_that_stays_locked_is_given_up(
    store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def refuse(source: object, _target: object) -> None:
        calls.append(source)
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    with expect_problem("read_only", target):
        store.copy_to(target)
    assert len(calls) == 7
    assert os.listdir(target.parent) == []


def test_a_place_that_is_locked_for_a_moment_is_waited_for(
    store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = os.replace, [1, 2, 3]

    def refuse(source: str, goal: str) -> None:
        if left.pop() > 1:
            raise PermissionError(13, "in use")
        real(source, goal)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    store.copy_to(target)
    assert backup.check(target)


def test_only_our_own_old_half_built_files_are_swept(tmp_path: Path) -> None:
    names = [".a.skq.0123abcd.tmp", ".a.skq.0123abcd.tmp-journal", ".a.tmp", "a.0123abcd.tmp"]
    for name in [*names, ".b.skq.0123abcd.tmp"]:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / ".b.skq.0123abcd.tmp")
    placing.sweep(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([*names[2:], ".b.skq.0123abcd.tmp"])


def test_the_end_of_a_backup_is_known_without_touching_it(kept: Path, tmp_path: Path) -> None:
    before = kept.read_bytes()
    assert backup.end_of(kept)
    assert kept.read_bytes() == before
    (tmp_path / "b").write_bytes(b"rubbish")
    assert backup.end_of(tmp_path / "b") is None
    with pytest.raises(Problem):
        backup.check(tmp_path / "b")
    shutil.rmtree(kept.parent)
    assert backup.end_of(kept) is None
