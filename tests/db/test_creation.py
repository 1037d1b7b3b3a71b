"""A new data file holds what it was made with, and is never made over another one."""

import sqlite3
from pathlib import Path

import pytest

from db.store import Store
from domain.change import BatchKind, Change, Subject
from domain.quarter import Quarter
from domain.returns import Return
from tests.db.samples import OFFICE, PLAN, UNIT, expect_problem, ticking


def test_a_new_file_gives_back_its_plan_unit_and_office(store: Store) -> None:
    assert (store.plan, store.unit, store.office) == (PLAN, UNIT, OFFICE)


def test_a_new_file_has_four_empty_quarters(store: Store) -> None:
    quarters = [Quarter(2026, number) for number in (1, 2, 3, 4)]
    assert store.returns() == {one: Return(UNIT.code, PLAN.id, one) for one in quarters}


def test_a_new_file_goes_on_by_the_clock_that_it_was_made_with(path: Path) -> None:
    with Store.create(path, PLAN, OFFICE, UNIT, ticking()) as store:
        store.record([Change(Subject.MEASURE, Quarter(2026, 1), "1", "value", "5")], "Nhập", "")
        recorded, made = store.batches()
    assert (recorded.at - made.at).total_seconds() == 1


def test_making_the_file_is_logged_and_cannot_be_undone(store: Store) -> None:
    assert [batch.kind for batch in store.batches()] == [BatchKind.CREATE]
    assert {change.field: change.new for change in store.history()}["name"] == OFFICE.name
    assert store.can_undo is None
    assert store.undo() is None


@pytest.mark.parametrize("content", [b"", b"something of the clerk's"])
def test_an_existing_file_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with expect_problem("file_exists", path):
        Store.create(path, PLAN, OFFICE, UNIT)
    assert path.read_bytes() == content


def test_an_existing_data_file_is_left_alone(closed: Path) -> None:
    before = closed.read_bytes()
    with expect_problem("file_exists", closed):
        Store.create(closed, PLAN, OFFICE, UNIT)
    assert closed.read_bytes() == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "không có"
    with expect_problem("folder_missing", folder):
        Store.create(folder / "a.skq", PLAN, OFFICE, UNIT)
    assert not folder.exists()


def test_one_file_lies_in_the_folder_when_it_is_closed(closed: Path) -> None:
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_a_failure_on_the_way_leaves_nothing_behind(path: Path) -> None:
    def broken_clock() -> None:
        raise sqlite3.OperationalError("no such luck")

    with pytest.raises(sqlite3.OperationalError):
        Store.create(path, PLAN, OFFICE, UNIT, broken_clock)  # type: ignore[arg-type]
    assert list(path.parent.iterdir()) == []


def test_a_path_without_a_folder_is_meant_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.create(Path("a.skq"), PLAN, OFFICE, UNIT) as store:
        assert store.path == tmp_path / "a.skq"
    assert [one.name for one in tmp_path.iterdir()] == ["a.skq"]
    (tmp_path / "sub").mkdir()
    with Store.open(Path("a.skq")) as store:
        monkeypatch.chdir(tmp_path / "sub")
        assert store.undo() is None


def test_two_files_can_be_open_at_once(tmp_path: Path) -> None:
    first = Store.create(tmp_path / "a.skq", PLAN, OFFICE, UNIT, ticking())
    second = Store.create(tmp_path / "b.skq", PLAN, OFFICE, UNIT, ticking())
    with first, second:
        assert first.path != second.path
        assert first.office == second.office
