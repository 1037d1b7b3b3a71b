"""Damage that SQLite does not notice is found by the rows' hashes and by the log's replay."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from db.tables import CHANGE, RECORDS
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from tests.db.samples import expect_problem

Q1 = Quarter(2026, 1)
FLIPS = 400


@pytest.fixture
def filled(closed: Path) -> Path:
    """A data file with something in every table."""
    with Store.open(closed) as store:
        changes = [
            Change(Subject.MEASURE, Q1, "1", "value", "12.50"),
            Change(Subject.MEASURE, Q1, "2.1", "value", "7"),
            Change(Subject.TASK, Q1, "1.2.1", "state", "done"),
            Change(Subject.NARRATIVE, Q1, "mo-dau", "text", "Quý I"),
            Change(Subject.OWN_PLAN, None, "2.2", "left_out", "1"),
        ]
        store.record(changes, "Nhập", "Lan")
        store.undo()
        store.redo()
    return closed


def _tamper(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path)
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = triggers.fetchall()
    for name, _ in kept:
        database.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        database.execute(statement)
    for _, sql in kept:
        database.execute(sql)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE entry SET value = '13.50' WHERE code = '1'", "số liệu chỉ tiêu 1 (2026Q1)"),
        ("UPDATE entry SET quarter = '2026Q2' WHERE code = '1'", "số liệu chỉ tiêu 1 (2026Q2)"),
        ("UPDATE entry SET hash = '' WHERE code = '2.1'", "số liệu chỉ tiêu 2.1"),
        ("UPDATE entry SET value = x'3132' WHERE code = '1'", "số liệu chỉ tiêu 1"),
        ("UPDATE progress SET state = 'in_progress'", "tiến độ nhiệm vụ 1.2.1 (2026Q1)"),
        ("UPDATE passage SET text = 'Quý II'", "đoạn văn “mo-dau”"),
        ("UPDATE own_plan SET left_out = NULL", "kế hoạch riêng, dòng 2.2"),
        ("UPDATE office SET signer = 'Ai đó'", "thông tin đơn vị"),
        ("UPDATE data_file SET plan = replace(plan, '90', '80')", "kế hoạch năm và đơn vị"),
        ("DELETE FROM data_file", "kế hoạch năm và đơn vị"),
        ("UPDATE change SET new = '13.50' WHERE new = '12.50'", "nhật ký, dòng"),
        ("UPDATE batch SET who = 'Mai' WHERE number = 2", "nhật ký, lượt 2"),
        ("UPDATE batch SET at = '2020-01-01' WHERE number = 2", "nhật ký, lượt 2"),
        ("DELETE FROM entry WHERE code = '1'", "số liệu chỉ tiêu 1 (2026Q1) không khớp"),
        ("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)", "không khớp với nhật ký"),
        ("DELETE FROM change WHERE seq = 3", "nhật ký thiếu dòng"),
        ("DELETE FROM batch WHERE number = 2", "nhật ký thiếu lượt ghi"),
    ],
)
def test_a_changed_row_is_named_and_the_file_is_left_alone(
    filled: Path, sql: str, named: str
) -> None:
    _tamper(filled, sql)
    before = filled.read_bytes()
    with expect_problem("damaged_file", filled) as problem:
        Store.open(filled)
    assert named in problem.sentence
    assert filled.read_bytes() == before


def test_a_value_with_a_right_hash_that_the_log_does_not_know_is_found(filled: Path) -> None:
    table = RECORDS[Subject.MEASURE].table
    row = table.row(("2026Q1", "1", "99", *[None] * 7))
    _tamper(filled, f"UPDATE entry SET value = '99', hash = '{row[-1]}' WHERE code = '1'")
    with expect_problem("damaged_file", filled) as problem:
        Store.open(filled)
    assert "số liệu chỉ tiêu 1 (2026Q1) không khớp với nhật ký" in problem.sentence


def test_a_row_of_the_log_that_does_not_follow_the_one_before_is_found(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as database:
        last = database.execute("SELECT * FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    values = dict(zip(CHANGE.columns, last, strict=False)) | {"old": "99"}
    _tamper(
        filled,
        f"UPDATE change SET old = '99', hash = '{CHANGE.row(values.values())[-1]}' "
        f"WHERE seq = {last[0]}",
    )
    with expect_problem("damaged_file", filled) as problem:
        Store.open(filled)
    assert f"nhật ký, dòng {last[0]}, không nối tiếp dòng trước" in problem.sentence


def test_a_row_that_changes_while_the_file_is_open_is_not_read(filled: Path) -> None:
    with Store.open(filled) as store:
        _tamper(filled, "UPDATE entry SET value = '13.50' WHERE code = '1'")
        with expect_problem("damaged_file", filled):
            store.return_for(Q1)
        assert any("chỉ tiêu 1" in fault for fault in store.verify())
        with expect_problem("file_replaced", filled):
            store.record([Change(Subject.MEASURE, Q1, "1", "value", "5")], "Nhập", "Lan")


def test_many_damaged_rows_are_named_in_a_short_sentence(filled: Path) -> None:
    _tamper(filled, "UPDATE change SET reason = 'x'")
    with expect_problem("damaged_file", filled) as problem:
        Store.open(filled)
    assert "chỗ khác" in problem.sentence
    assert problem.sentence.count("nhật ký, dòng") == 5


def test_a_single_changed_byte_of_a_value_is_found(filled: Path) -> None:
    content = filled.read_bytes()
    places = [place for place in range(len(content)) if content.startswith(b"12.50", place)]
    assert len(places) >= 2  # the entry and its rows in the log
    for place in places:
        changed = bytearray(content)
        changed[place] = ord("7")
        filled.write_bytes(changed)
        with expect_problem("damaged_file", filled):
            Store.open(filled)


def test_no_flipped_bit_gives_other_data_in_silence(filled: Path) -> None:
    content, whole = filled.read_bytes(), _everything(filled)
    copy, chance, found = filled.with_name("copy.skq"), random.Random(20260316), 0
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        changed = bytearray(content)
        changed[place] ^= 1 << bit
        copy.write_bytes(changed)
        try:
            assert _everything(copy) == whole, f"byte {place}, bit {bit}"
        except Problem:
            found += 1
    assert found > FLIPS / 10  # else the flips hit nothing but empty space


@pytest.mark.parametrize("filler", [b"\x00", b"\xff", b"a"])
def test_no_damaged_page_gives_other_data_in_silence(filled: Path, filler: bytes) -> None:
    content, whole = filled.read_bytes(), _everything(filled)
    copy = filled.with_name("copy.skq")
    for start in range(0, len(content), 4096):
        copy.write_bytes(content[:start] + filler * 4096 + content[start + 4096 :])
        try:
            assert _everything(copy) == whole, f"page at {start}"
        except Problem as problem:
            assert problem.code in {"damaged_file", "not_a_data_file"}  # noqa: PT017


def test_a_swapped_journal_is_found(filled: Path, tmp_path: Path) -> None:
    journal = filled.with_name(f"{filled.name}-journal")
    shutil.copy(filled, journal)  # not a journal at all: SQLite takes no notice
    whole = _everything(filled)
    assert whole["office"].name


def _everything(path: Path) -> dict[str, Any]:
    with Store.open(path, wait=0) as store:
        return {
            "plan": store.plan,
            "unit": store.unit,
            "office": store.office,
            "own_plan": store.own_plan,
            "returns": store.returns(),
            "history": store.history(),
            "batches": store.batches(),
        }
