"""Files that call themselves data files and are none, or are no longer whole."""

import sqlite3
import struct
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import OFFICE, PLAN, UNIT, ticking
from tests.hostile.hostile import Hostile


def data_files() -> Iterator[Hostile]:
    """Every hostile data file."""
    for name, (content, code) in FILES.items():
        yield Hostile(f"data: {name}", "a.skq", content, code)
    for name, statements in TAMPERED.items():
        yield Hostile(f"data: {name}", "a.skq", _tampered(*statements), "damaged_file")
    for part in range(1, 13):
        yield Hostile(f"data: cut at {part} of 13", "a.skq", _cut(part / 13), "damaged_file")


@cache
def good() -> bytes:
    """A small whole data file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.skq"
        with Store.create(path, PLAN, OFFICE, UNIT, ticking()) as store:
            change = Change(Subject.MEASURE, Quarter(2026, 1), "1", "value", "5")
            store.record([change], "Nhập", "Lan")
        return path.read_bytes()


def _header(at: int, value: bytes) -> Callable[[], bytes]:
    return lambda: good()[:at] + value + good()[at + len(value) :]


def _cut(part: float) -> Callable[[], bytes]:
    return lambda: good()[: int(len(good()) * part)]


def _tampered(*statements: str) -> Callable[[], bytes]:
    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.skq"
            path.write_bytes(good())
            database = sqlite3.connect(path)
            for statement in statements:
                database.execute(statement)
            database.commit()
            database.close()
            return path.read_bytes()

    return make


def _foreign() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        database = sqlite3.connect(path)
        database.execute("CREATE TABLE note (text)")
        database.commit()
        database.close()
        return path.read_bytes()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "file_empty"),
    "text": (lambda: b"Not a database at all. " * 9, "not_a_data_file"),
    "a zip": (lambda: b"PK\x03\x04" + bytes(5000), "not_a_data_file"),
    "noughts": (lambda: bytes(65536), "not_a_data_file"),
    "the first hundred bytes": (lambda: good()[:100], "damaged_file"),
    "ninety-nine bytes": (lambda: good()[:99], "damaged_file"),
    "the magic only": (lambda: good()[:16], "damaged_file"),
    "another program's database": (_foreign, "foreign_file"),
    "of a later version": (_header(60, struct.pack(">I", 2)), "newer_file"),
    "of the last version there can be": (_header(60, b"\xff\xff\xff\xff"), "newer_file"),
    "of version nought": (_header(60, bytes(4)), "damaged_file"),
    "a page size of 1": (_header(16, b"\0\1"), "damaged_file"),
    "a page size of 3": (_header(16, b"\0\3"), "damaged_file"),
    "reserved bytes on each page": (_header(20, b"\xff"), "damaged_file"),
    "a write version of the future": (_header(18, b"\x09\x09"), "damaged_file"),
    "a wrong number of pages": (_header(28, b"\xff\xff\xff\x7f"), "damaged_file"),
    "a loop of free pages": (_header(32, struct.pack(">II", 2, 99)), "damaged_file"),
    "text in UTF-16": (_header(56, struct.pack(">I", 2)), "damaged_file"),
    "the root page of noughts": (
        lambda: good()[:100] + bytes(3996) + good()[4096:], "damaged_file"),
    "every page of noughts but the first": (
        lambda: good()[:4096] + bytes(len(good()) - 4096), "damaged_file"),
    "every page the second": (
        lambda: good()[:4096] + good()[4096:8192] * (len(good()) // 4096 - 1), "damaged_file"),
}  # fmt: skip
_FREE = ("DROP TRIGGER change_no_update", "DROP TRIGGER change_no_delete")
TAMPERED = {
    "a figure changed": ("UPDATE entry SET value = '99'",),
    "a table gone": ("DROP TABLE entry",),
    "all tables gone but one": ("DROP TABLE change", "DROP TABLE entry", "DROP TABLE progress"),
    "a view in the place of a table": (
        "DROP TABLE passage", "CREATE VIEW passage AS SELECT * FROM progress"),
    "a view without end": (
        "DROP TABLE passage",
        "CREATE VIEW passage AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS quarter, x AS code, x AS text, x AS basis, x AS carried_from, x AS hash "
        "FROM n"),
    "a trigger that changes figures": (
        "CREATE TRIGGER quiet AFTER INSERT ON batch BEGIN UPDATE entry SET value = '1'; END",),
    "a trigger that loads a library": (
        "CREATE TRIGGER load AFTER INSERT ON batch BEGIN SELECT load_extension('x'); END",),
    "a column more": ("ALTER TABLE entry ADD COLUMN more",),
    "a table more": ("CREATE TABLE more (x)",),
    "a generated column": (
        "ALTER TABLE entry ADD COLUMN more AS (zeroblob(999999999)) VIRTUAL",),
    "an index on an expression": ("CREATE INDEX x ON entry (abs(value))",),
    "the log cut short": (*_FREE, "DELETE FROM change WHERE seq > 3"),
    "the log without its batches": ("DROP TABLE batch",),
    "a figure as bytes": ("UPDATE entry SET value = x'ff'",),
    "text that is no UTF-8": ("UPDATE entry SET value = CAST(x'fffe' AS TEXT)",),
    "the plan of two lines": ("UPDATE data_file SET plan = '{}'",),
    "no plan": ("DELETE FROM data_file",),
}  # fmt: skip
