"""The tables of the data file as queries see them; each row carries a hash of itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

import peewee

from domain.change import Subject, field_names

# One encoder for all rows, because thousands are hashed when a file is opened. A damaged row may
# hold bytes, which JSON does not know and we never write.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode

Row = tuple[Any, ...]  # as SQLite gives it: texts, whole numbers and None


@dataclass(frozen=True)
class HashedTable:
    """A table whose last column is the hash of the others."""

    name: str
    columns: tuple[str, ...]

    @cached_property
    def query(self) -> peewee.Table:
        """The table for writing queries; its columns are those of `query.c`."""
        return peewee.Table(self.name)

    @property
    def all_columns(self) -> list[Any]:
        """Every column in order, for a query."""
        return [getattr(self.query.c, name) for name in (*self.columns, "hash")]

    def select(self) -> peewee.Select:
        """The query for whole rows."""
        return self.query.select(*self.all_columns)

    def row(self, values: Iterable[Any]) -> Row:
        """The values of one row, with its hash."""
        row = tuple(values)
        return (*row, self._hash(row))

    def is_intact(self, row: Row) -> bool:
        """Whether the row is what was once written."""
        return bool(self._hash(row[:-1]) == row[-1])

    def _hash(self, values: Row) -> str:
        said = [self.name, *values]
        # So that a column added later, at the end, leaves the hashes of older rows valid.
        while said[-1] is None:
            said.pop()
        return sha256(_json(said).encode()).hexdigest()


class Place(NamedTuple):
    """The record that a change is about; quarter and code are empty where the subject has none."""

    subject: Subject
    quarter: str
    code: str


@dataclass(frozen=True)
class RecordTable:
    """The table that holds a subject's records, one row each, found by its key columns."""

    subject: Subject
    name: str
    keys: tuple[str, ...]

    @cached_property
    def table(self) -> HashedTable:
        """The table itself: the key columns, then the subject's fields."""
        return HashedTable(self.name, (*self.keys, *self.fields))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The columns that hold the subject's fields."""
        return field_names(self.subject)

    def key(self, place: Place) -> Row:
        """The values of the key columns for the record at a place."""
        values = {"id": 1, "quarter": place.quarter, "code": place.code}
        return tuple(values[key] for key in self.keys)

    def place(self, row: Row) -> Place:
        """The place of the record that a row holds."""
        values = dict(zip(self.keys, row, strict=False))
        return Place(self.subject, str(values.get("quarter", "")), str(values.get("code", "")))


RECORDS: Mapping[Subject, RecordTable] = {
    Subject.MEASURE: RecordTable(Subject.MEASURE, "entry", ("quarter", "code")),
    Subject.TASK: RecordTable(Subject.TASK, "progress", ("quarter", "code")),
    Subject.NARRATIVE: RecordTable(Subject.NARRATIVE, "passage", ("quarter", "code")),
    Subject.OFFICE: RecordTable(Subject.OFFICE, "office", ("id",)),
    Subject.OWN_PLAN: RecordTable(Subject.OWN_PLAN, "own_plan", ("code",)),
}
DATA_FILE = HashedTable("data_file", ("id", "plan", "unit"))
BATCH = HashedTable("batch", ("number", "at", "who", "label", "kind", "of"))
CHANGE = HashedTable(
    "change", ("seq", "batch", "subject", "quarter", "code", "field", "old", "new", "reason")
)
