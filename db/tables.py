"""The tables of the data file as queries see them; each row carries a hash of itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import peewee

from domain.change import Subject, field_names

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
        # Only what is said goes in, so that a column added later leaves old hashes valid.
        said = {
            column: value
            for column, value in zip(self.columns, values, strict=True)
            if value is not None
        }
        # A damaged row may hold bytes, which JSON does not know and we never write.
        text = json.dumps([self.name, said], ensure_ascii=False, default=repr)
        return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Place:
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
        return HashedTable(self.name, (*self.keys, *field_names(self.subject)))

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
