"""Old data files come up to the present schema whole, or stay as they were to the last byte."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db import backup, migrating, migrations, tally
from db.backup_folder import Reason, backups_in, folder_of
from db.connection import Connection
from db.migrations import Step
from db.store import Store
from db.tables import BATCH, CHANGE, DATA_FILE, RECORDS
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import expect_problem, ticking

FIXTURES = Path(__file__).parent / "fixtures"
RELEASED = sorted(FIXTURES.glob("schema-*.sqlite"))
# Changing a released step would make data files of one number with two shapes.
FROZEN = {1: "4a0018fb3e06cbd46d3aab12028a45db72c1a3f66101251dac865e97fb49c42a"}

# A step as it may come one day: it is only for these tests.
DEMONSTRATION = Step(
    (
        "ALTER TABLE entry ADD COLUMN unit_price TEXT",
        "CREATE TABLE attachment (name TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)",
        "CREATE INDEX entry_by_code ON entry (code)",
    )
)
# Steps as they must never come.
LOSING = {
    "deletes rows": Step(("DELETE FROM progress",)),
    "drops a table": Step(("DROP TABLE passage",)),
    "blanks a column": Step(("UPDATE entry SET value = NULL",)),
    "drops a column": Step(("ALTER TABLE entry DROP COLUMN note",)),
    "loses rows of a table it rewrites": Step(("DELETE FROM entry",), frozenset({"entry"})),
    "replaces rows": Step(("UPDATE own_plan SET left_out = '0'",)),
}
BROKEN = Step(("ALTER TABLE entry ADD COLUMN more TEXT", "no SQL at all"))

Plant = Callable[[Step], None]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A data file as the first release wrote it."""
    path = tmp_path / "Số liệu 2026.skq"
    shutil.copyfile(FIXTURES / "schema-1.sqlite", path)
    return path


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Adds a step, as the next release would."""

    def add(step: Step) -> None:
        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
        monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))

    return add


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_every_released_schema_has_its_file_and_its_steps_are_frozen() -> None:
    assert [one.stem for one in RELEASED] == [
        f"schema-{number}" for number in range(1, migrations.VERSION + 1)
    ]
    found = {
        number: hashlib.sha256(repr(step.statements).encode()).hexdigest()
        for number, step in enumerate(migrations.STEPS, start=1)
    }
    assert found == FROZEN, "a new schema needs a new number, a fixture and a line here"


def test_the_tables_of_the_program_are_those_of_the_newest_schema(closed: Path) -> None:
    connection = Connection(closed, "look")
    connection.database.connect()
    found = {name: tally.columns_of(connection, name) for name in tally.tables(connection)}
    connection.abandon()
    known = [*(one.table for one in RECORDS.values()), DATA_FILE, BATCH, CHANGE]
    assert found == {one.name: (*one.columns, "hash") for one in known}, (
        "the schema and the code differ: a change of the schema is a new migration"
    )


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_every_release_opens_with_all_that_was_in_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.skq"
    shutil.copyfile(path, copy)
    known = json.loads(path.with_suffix(".json").read_text())
    with Store.open(copy, clock=ticking()) as store:
        assert store.verify() == ()
        assert store.return_for(Quarter(2026, 1)).entries["1"].value is not None
        assert store.undo() is not None
        assert store.redo() is not None
    after = backup.check(copy)
    assert {name: after[name].rows for name in known if name not in {"batch", "change"}} == {
        name: one["rows"] for name, one in known.items() if name not in {"batch", "change"}
    }


def test_a_migration_keeps_every_row_and_copies_the_file_first(old: Path, plant: Plant) -> None:
    before, bytes_before = backup.check(old), old.read_bytes()
    plant(DEMONSTRATION)
    with Store.open(old, clock=ticking()) as store:
        assert store.verify() == ()
        connection = store._connection
        assert {**tally.tallies(connection, before)} == before
        assert "attachment" in tally.tables(connection)
        assert store.record([Change(Subject.MEASURE, Quarter(2026, 1), "1", "value", "9")], "N", "")
    assert version(old) == 2
    (kept,) = backups_in(folder_of(old))
    assert kept.reason is Reason.MIGRATION
    assert backup.check(kept.path) == before
    assert version(kept.path) == 1
    assert old.read_bytes() != bytes_before


def test_a_file_is_brought_up_once(old: Path, plant: Plant) -> None:
    plant(DEMONSTRATION)
    for _ in range(3):
        Store.open(old).close()
    assert len(backups_in(folder_of(old))) == 1


def test_looking_at_an_older_file_brings_it_up_first(old: Path, plant: Plant) -> None:
    plant(DEMONSTRATION)
    with Store.open(old, reading=True) as store:
        assert not store.writable
    assert version(old) == 2


def test_an_older_file_that_may_not_be_written_is_told(
    old: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(DEMONSTRATION)
    monkeypatch.setattr("db.store._may_write", lambda _path: False)
    before = old.read_bytes()
    with expect_problem("older_file", old):
        Store.open(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("step", LOSING.values(), ids=LOSING)
def test_a_step_that_would_lose_something_is_undone(old: Path, plant: Plant, step: Step) -> None:
    before = old.read_bytes()
    plant(step)
    with pytest.raises(RuntimeError, match="would lose rows"):
        Store.open(old)
    assert old.read_bytes() == before


def test_a_step_that_breaks_off_leaves_the_file_as_it_was(old: Path, plant: Plant) -> None:
    before = old.read_bytes()
    plant(BROKEN)
    with expect_problem("storage_failed", old) as problem:
        Store.open(old)
    assert "CHƯA được nâng cấp" in problem.advice
    assert old.read_bytes() == before
    assert len(backups_in(folder_of(old))) == 1


def test_a_link_between_tables_that_would_break_is_found(old: Path, plant: Plant) -> None:
    plant(
        Step(
            (
                "CREATE TABLE a (id INTEGER PRIMARY KEY, of INTEGER REFERENCES batch (number)"
                " DEFERRABLE INITIALLY DEFERRED)",
                "INSERT INTO a VALUES (1, 999)",
            )
        )
    )
    with pytest.raises(RuntimeError, match="linked tables"):
        Store.open(old)
    assert version(old) == 1


def test_no_migration_without_a_copy(
    old: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(DEMONSTRATION)
    before = old.read_bytes()
    folder_of(old).write_bytes(b"a file where the folder should be")
    with expect_problem("read_only", folder_of(old)) as problem:
        Store.open(old)
    assert "CHƯA được nâng cấp" in problem.advice
    assert old.read_bytes() == before


def test_a_damaged_old_file_is_not_migrated(old: Path, plant: Plant) -> None:
    database = sqlite3.connect(old)
    database.execute("UPDATE entry SET value = '99' WHERE code = '1'")
    database.commit()
    database.close()
    before = old.read_bytes()
    plant(DEMONSTRATION)
    with expect_problem("damaged_file", old) as problem:
        Store.open(old)
    assert "bảng entry" in problem.sentence
    assert old.read_bytes() == before


def test_a_schema_number_that_changes_meanwhile_stops_the_migration(
    old: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(DEMONSTRATION)
    numbers = iter([1, 2])
    monkeypatch.setattr(migrating, "_version", lambda _connection: next(numbers))
    with expect_problem("damaged_file", old):
        Store.open(old)
