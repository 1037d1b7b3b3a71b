"""Whose data a file holds: the plan and the unit, written once when the file is made."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import lru_cache

from db import header
from db.connection import Connection
from db.tables import DATA_FILE
from domain.pack import pack_text, read_pack
from domain.plan import Plan
from domain.unit import Unit


def write(connection: Connection, plan: Plan, unit: Unit) -> None:
    """Write the one row that says whose data this is."""
    connection.insert(DATA_FILE, [DATA_FILE.row((1, pack_text(plan), _unit_text(unit)))])


def read(connection: Connection) -> tuple[Plan, Unit]:
    """The plan and the unit of the file."""
    rows = connection.rows(DATA_FILE.select())
    if len(rows) != 1 or not DATA_FILE.is_intact(rows[0]):
        raise header.damaged(connection.shown, "kế hoạch năm và đơn vị")
    _, plan, unit, _ = rows[0]
    return _plan(plan), _unit(unit)


# The same plan is read again and again where many units' files are opened one after the other.
_plan = lru_cache(maxsize=4)(read_pack)


def _unit_text(unit: Unit) -> str:
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(unit).items()
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _unit(text: str) -> Unit:
    values = json.loads(text)
    for name in ("valid_from", "valid_to"):
        if values[name] is not None:
            values[name] = date.fromisoformat(values[name])
    return Unit(**values)
