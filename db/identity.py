"""Whose data a file holds: the plan and the unit, written once when the file is made."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from functools import lru_cache

from db import header
from db.connection import Connection
from db.tables import DATA_FILE
from domain.json_place import Refusal, read_json
from domain.pack import pack_text, read_pack
from domain.plan import Plan
from domain.problem import Problem
from domain.unit import Unit

_MOST_UNITS = 1_000_000


def write(connection: Connection, plan: Plan, unit: Unit) -> None:
    """Write the one row that says whose data this is."""
    connection.insert(DATA_FILE, [DATA_FILE.row((1, pack_text(plan), _unit_text(unit)))])


def read(connection: Connection) -> tuple[Plan, Unit]:
    """The plan and the unit of the file."""
    rows = connection.rows(DATA_FILE.select())
    if len(rows) != 1 or not DATA_FILE.is_intact(rows[0]):
        raise _damaged(connection)
    _, plan, unit, _ = rows[0]
    if not isinstance(plan, str) or not isinstance(unit, str):
        raise _damaged(connection)
    try:
        return _plan(plan), _unit(unit)
    except Problem as problem:
        raise _damaged(connection) from problem


def _damaged(connection: Connection) -> Problem:
    return header.damaged(connection.shown, "kế hoạch năm và đơn vị")


# The same plan is read again and again where many units' files are opened one after the other.
_plan = lru_cache(maxsize=4)(read_pack)


def _unit_text(unit: Unit) -> str:
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(unit).items()
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _unit(text: str) -> Unit:
    place = read_json(text, Refusal("damaged_file", "Đơn vị", ""))
    place.keys(frozenset(one.name for one in fields(Unit)))
    before = place.get("before")
    return Unit(
        **{name: place.get(name).text() for name in ("code", "name", "level", "title")},
        valid_from=place.get("valid_from").day_or_none(),
        valid_to=place.get("valid_to").day_or_none(),
        order=place.get("order").whole(0, _MOST_UNITS),
        before=None if before.value is None else before.text(),
    )
