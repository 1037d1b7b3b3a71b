"""What is not a data file of this program is refused, and stays as it is to the last byte."""

import sqlite3
import struct
from pathlib import Path

import pytest

from db.header import APPLICATION_ID
from db.migrations import VERSION, migrate
from db.store import Store
from tests.db.samples import expect_problem


def _sqlite(path: Path, application_id: int, user_version: int) -> Path:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA application_id = {application_id}")
    database.execute(f"PRAGMA user_version = {user_version}")
    database.execute("CREATE TABLE note (text)")
    database.commit()
    database.close()
    return path


def expect_refusal(path: Path, code: str) -> str:
    before = path.read_bytes()
    with expect_problem(code, path) as problem:
        Store.open(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return problem.sentence


def test_a_missing_file_is_not_made(path: Path) -> None:
    with expect_problem("file_missing", path):
        Store.open(path)
    assert not path.exists()


def test_a_folder_is_not_a_data_file(tmp_path: Path) -> None:
    with expect_problem("not_a_data_file", tmp_path):
        Store.open(tmp_path)


def test_an_empty_file_is_not_a_fresh_start(path: Path) -> None:
    path.touch()
    expect_refusal(path, "file_empty")


@pytest.mark.parametrize(
    "content", [b"x", "Báo cáo quý I".encode(), b"PK\x03\x04" + bytes(500), b"SQLite format 2\0"]
)
def test_another_kind_of_file_is_recognised(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    expect_refusal(path, "not_a_data_file")


@pytest.mark.parametrize("application_id", [0, 1, APPLICATION_ID + 1])
def test_a_database_of_another_program_is_foreign(path: Path, application_id: int) -> None:
    expect_refusal(_sqlite(path, application_id, VERSION), "foreign_file")


@pytest.mark.parametrize("version", [VERSION + 1, 99])
def test_a_newer_file_names_the_version_that_it_needs(path: Path, version: int) -> None:
    sentence = expect_refusal(_sqlite(path, APPLICATION_ID, version), "newer_file")
    assert f"số {version}" in sentence


def test_a_newer_file_with_real_data_in_it_is_refused_untouched(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[60:64] = struct.pack(">I", 99)
    closed.write_bytes(content)
    expect_refusal(closed, "newer_file")


def test_a_file_without_a_version_is_damaged(path: Path) -> None:
    expect_refusal(_sqlite(path, APPLICATION_ID, 0), "damaged_file")


def test_a_file_of_ours_without_our_tables_gets_no_schema(path: Path) -> None:
    expect_refusal(_sqlite(path, APPLICATION_ID, VERSION), "damaged_file")


@pytest.mark.parametrize("kept", [16, 99, 100, 101, 1000, 4096, 8192, 20_000])
def test_a_file_that_was_cut_short_is_damaged(closed: Path, kept: int) -> None:
    closed.write_bytes(closed.read_bytes()[:kept])
    expect_refusal(closed, "damaged_file")


def test_a_data_file_carries_our_marks(closed: Path) -> None:
    start = closed.read_bytes()[:100]
    assert start[60:64] == struct.pack(">I", VERSION)
    assert start[68:72] == b"SKQ1"


def test_there_is_no_way_from_an_unknown_schema() -> None:
    done: list[str] = []
    with pytest.raises(ValueError, match="no way from schema"):
        migrate(done.append, VERSION + 1)
    assert done == []
