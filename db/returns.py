"""Returns out of their records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from db import records
from db.connection import Connection
from db.records import Records
from domain.change import Cells, Subject, entry_of, passage_of, progress_of
from domain.plan import Plan
from domain.quarter import Quarter
from domain.returns import Return

_Thing = TypeVar("_Thing")


def load(
    connection: Connection, unit: str, plan: Plan, only: Quarter | None = None
) -> dict[Quarter, Return]:
    """The year's returns, or one quarter's, in three statements whatever the number of quarters."""
    entries, progress, narrative = (
        records.read(connection, subject, only)
        for subject in (Subject.MEASURE, Subject.TASK, Subject.NARRATIVE)
    )
    quarters = [only] if only else [Quarter(plan.year, number) for number in (1, 2, 3, 4)]
    return {
        quarter: Return(
            unit,
            plan.id,
            quarter,
            _things(entries, quarter, plan.measures, entry_of),
            _things(progress, quarter, plan.tasks, progress_of),
            _things(narrative, quarter, (), passage_of),
        )
        for quarter in quarters
    }


def _things(
    found: Records, quarter: Quarter, order: Iterable[str], make: Callable[[str, Cells], _Thing]
) -> Mapping[str, _Thing]:
    own = {place.code: cells for place, cells in found.items() if place.quarter == str(quarter)}
    codes = [code for code in order if code in own]
    return {code: make(code, own[code]) for code in dict.fromkeys((*codes, *own))}
