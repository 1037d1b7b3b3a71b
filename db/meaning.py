"""Whether the rows of a data file say what the program could have written.

Hashes only tell accidents: whoever makes a file on purpose can hash its rows like we do. What
comes from outside is read as such here, once, so that nothing after this needs to doubt a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from db import identity, records
from db.connection import Connection
from db.tables import Row
from domain.change import BatchKind, Subject, normal_text, office_of, own_plan_of
from domain.own_rows import ROW_FIELDS, is_free
from domain.pack_rules import has_figures
from domain.plan import Plan
from domain.problem import Problem
from domain.quarter import Quarter

_UNREADABLE = (ValueError, TypeError, KeyError, ArithmeticError, RecursionError, Problem)


def strange(connection: Connection, log: Iterable[Row], batches: Iterable[Row]) -> Iterator[str]:
    """What cannot be meant, in words; the rows' hashes are right."""
    try:
        plan, _ = identity.read(connection)
    except Problem:
        yield "kế hoạch năm và đơn vị"
        return
    earlier: set[object] = set()
    for row in batches:
        if not _is_batch(row, earlier):
            yield f"nhật ký, lượt {row[0]}"
        earlier.add(row[0])
    changes = tuple(log)
    added = {(row[5], row[4]) for row in changes if row[5] in ROW_FIELDS}
    yield from (f"nhật ký, dòng {row[0]}" for row in changes if not _is_change(row, plan, added))


def unusable(connection: Connection) -> Iterator[str]:
    """What of the present state is not to be worked with, though no row is strange."""
    office = records.read(connection, Subject.OFFICE)
    own = records.read(connection, Subject.OWN_PLAN)
    try:
        office_of(next(iter(office.values()), {}))
        targets = own_plan_of({place.code: cells for place, cells in own.items()}).targets
    except _UNREADABLE:
        yield "thông tin hoặc kế hoạch riêng của đơn vị"
        return
    wanting = (code for code, target in targets.items() if not has_figures(target))
    yield from (f"kế hoạch riêng, dòng {code}" for code in wanting)


def _is_batch(row: Row, earlier: set[object]) -> bool:
    _, at, who, label, kind, of, _ = row
    try:
        datetime.fromisoformat(at)
        BatchKind(kind)
    except _UNREADABLE:
        return False
    texts = isinstance(who, str) and isinstance(label, str)
    return texts and (of is None or of in earlier)


def _is_change(row: Row, plan: Plan, added: Collection[tuple[str, str]]) -> bool:
    _, _, subject, quarter, code, field, _, new, reason, _ = row
    try:
        known = belongs(Subject(subject), quarter and Quarter.read(quarter), code, plan, added)
        known = known and may_stand(Subject(subject), field, code, plan)
        said = normal_text(Subject(subject), field, new) == new
        return known and said and _is_quarter(quarter) and isinstance(reason, str)
    except _UNREADABLE:
        return False


def belongs(
    subject: Subject,
    quarter: Quarter | None,
    code: str,
    plan: Plan,
    added: Collection[tuple[str, str]] = (),
) -> bool:
    """Whether the plan has what a change is about, in that quarter.

    `added` holds field and code of the rows that the office adds itself.
    """
    year = quarter.year if quarter else None
    measure = code in plan.measures or ("own_measure", code) in added
    task = code in plan.tasks or ("own_task", code) in added
    known = {
        Subject.MEASURE: measure,
        Subject.TASK: task,
        Subject.NARRATIVE: code != "",
        Subject.OFFICE: code == "",
        Subject.OWN_PLAN: measure or task,
    }
    return known[subject] and year == (plan.year if subject.is_quarterly else None)


def may_stand(subject: Subject, field: str, code: str, plan: Plan) -> bool:
    """Whether a row that the office adds has a code that the resolution's plan leaves free."""
    adds = subject is Subject.OWN_PLAN and field in ROW_FIELDS
    return not adds or is_free(plan, field, code)


def _is_quarter(text: object) -> bool:
    return text is None or (isinstance(text, str) and str(Quarter.read(text)) == text)
