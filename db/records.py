"""The present state: each subject's records, checked by their hashes and written with new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db import header
from db.connection import Connection
from db.tables import RECORDS, Place, Row
from domain.change import Cells, Subject
from domain.quarter import Quarter

Records = dict[Place, Cells]


def read(connection: Connection, subject: Subject, quarter: Quarter | None = None) -> Records:
    """The subject's records, of one quarter where given; a damaged row is a Problem."""
    kept = RECORDS[subject]
    query = kept.table.select()
    if quarter is not None:
        query = query.where(kept.table.query.c.quarter == str(quarter))
    found = connection.rows(query)
    bad = [kept.place(row) for row in found if not kept.table.is_intact(row)]
    if bad:
        raise header.damaged(connection.shown, *map(name, bad))
    return {kept.place(row): cells(subject, row) for row in found}


def write(connection: Connection, records: Mapping[Place, Cells]) -> None:
    """Put the records in place of what was there; one without any text is taken away."""
    for subject in dict.fromkeys(place.subject for place in records):
        own = {place: cells for place, cells in records.items() if place.subject is subject}
        _remove(connection, subject, [place for place, cells in own.items() if not cells])
        rows = (_row(place, cells) for place, cells in own.items() if cells)
        connection.insert(RECORDS[subject].table, rows, replace=True)


def name(place: Place) -> str:
    """The record in words, for a message."""
    words = {
        Subject.MEASURE: f"số liệu chỉ tiêu {place.code} ({place.quarter})",
        Subject.TASK: f"tiến độ nhiệm vụ {place.code} ({place.quarter})",
        Subject.NARRATIVE: f"đoạn văn “{place.code}” ({place.quarter})",
        Subject.OFFICE: "thông tin đơn vị",
        Subject.OWN_PLAN: f"kế hoạch riêng, dòng {place.code}",
    }
    return words[place.subject]


def cells(subject: Subject, row: Row) -> Cells:
    """The fields of a record's row that hold a text."""
    kept = RECORDS[subject]
    named = zip(kept.fields, row[len(kept.keys) : -1], strict=True)
    return {field: text for field, text in named if text is not None}


def _row(place: Place, cells: Cells) -> Row:
    kept = RECORDS[place.subject]
    return kept.table.row((*kept.key(place), *map(cells.get, kept.fields)))


def _remove(connection: Connection, subject: Subject, places: Iterable[Place]) -> None:
    kept = RECORDS[subject]
    table = kept.table.query
    for place in places:
        query = table.delete()
        for column, value in zip(kept.keys, kept.key(place), strict=True):
            query = query.where(getattr(table.c, column) == value)
        connection.run(query)
