"""The one face of storage: a data file's plan, office and returns as dataclasses, and its log.

Nothing of peewee or SQLite is seen from outside: every failure comes out as a Problem.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from db import (
    backup,
    changes,
    checks,
    creation,
    header,
    identity,
    meaning,
    migrating,
    migrations,
    records,
    returns,
)
from db.changes import Filter
from db.connection import WAIT, Connection
from db.creation import Contents
from db.failures import Act
from db.lock import Lock
from domain.change import (
    Batch,
    BatchKind,
    Change,
    LoggedChange,
    Subject,
    UndoneBatch,
    normal_text,
    office_changes,
    office_of,
    own_plan_of,
)
from domain.office import Office
from domain.own_rows import ROW_FIELDS, with_own_rows
from domain.plan import OwnPlan, Plan
from domain.quarter import Quarter
from domain.returns import Return
from domain.text import clean
from domain.unit import Unit

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now().astimezone()


class Store:
    """An open data file, made with `Store.create` or `Store.open` and closed after use.

    Each change is durable when `record`, `undo` or `redo` returns. May be used from any thread,
    by one at a time.
    """

    def __init__(self, connection: Connection, lock: Lock | None, clock: Clock) -> None:
        self._connection = connection
        self._lock = lock
        self._clock = clock
        with connection.guarded(Act.OPEN):
            self._plan, self._unit = identity.read(connection)
        # With the office's own rows, until these change.
        self._whole: Plan | None = with_own_rows(self._plan, self.own_plan)

    @classmethod
    def create(
        cls, path: Path, plan: Plan, office: Office, unit: Unit, clock: Clock = _now
    ) -> Self:
        """Make a new data file and open it; Problem `file_exists` rather than overwrite one."""
        first = Batch(0, clock(), "", "Tạo tệp số liệu", BatchKind.CREATE)
        creation.create(path, Contents(plan, unit, first, office_changes(None, office)))
        return cls.open(path, clock=clock)

    @classmethod
    def open(
        cls, path: Path, wait: float = WAIT, clock: Clock = _now, *, reading: bool = False
    ) -> Self:
        """Open a data file that is there, is ours, is of a known version and is whole.

        Anything else is a Problem, and the file stays as it is. A file that may not be written is
        opened for reading (`writable`). `wait` is how long another program's lock is waited out,
        in seconds. One process at a time may write, Problem `already_open`; with `reading` a file
        can be looked at meanwhile. A file of an older schema is brought up to the present one.
        """
        if header.check(path) < migrations.VERSION and reading and _may_write(path):
            cls.open(path, wait, clock).close()
        lock = Lock(path) if not reading and _may_write(path) else None
        try:
            return cls(_opened(path, wait, lock, clock), lock, clock)
        except BaseException:
            _release(lock)
            raise

    @property
    def path(self) -> Path:
        """Where the data file lies."""
        return self._connection.path

    @property
    def writable(self) -> bool:
        """Whether changes can be recorded."""
        return self._connection.writable

    @property
    def plan(self) -> Plan:
        """The year's plan: the resolution's rows, and after them those the office has added."""
        if self._whole is None:
            self._whole = with_own_rows(self._plan, self.own_plan)
        return self._whole

    @property
    def unit(self) -> Unit:
        """The reporting unit."""
        return self._unit

    @property
    def office(self) -> Office:
        """What stands on the unit's letterhead and how it reports."""
        with self._connection.guarded(Act.READ):
            found = records.read(self._connection, Subject.OFFICE)
        return office_of(next(iter(found.values()), {}))

    @property
    def own_plan(self) -> OwnPlan:
        """What the office has changed in the plan."""
        with self._connection.guarded(Act.READ):
            found = records.read(self._connection, Subject.OWN_PLAN)
        return own_plan_of({place.code: cells for place, cells in found.items()})

    @property
    def can_undo(self) -> str | None:
        """The label of what `undo` would take back; None where there is nothing."""
        with self._connection.guarded(Act.READ):
            batch = changes.undoable(changes.batches(self._connection))
        return batch.label if batch else None

    @property
    def can_redo(self) -> str | None:
        """The label of what `redo` would bring back; None where there is nothing."""
        with self._connection.guarded(Act.READ):
            batch = changes.redoable(changes.batches(self._connection))
        return batch.label if batch else None

    def returns(self) -> Mapping[Quarter, Return]:
        """The returns of the plan's four quarters."""
        with self._connection.guarded(Act.READ):
            return returns.load(self._connection, self._unit.code, self.plan)

    def return_for(self, quarter: Quarter) -> Return:
        """The return of one quarter, empty where nothing has been entered."""
        with self._connection.guarded(Act.READ):
            found = returns.load(self._connection, self._unit.code, self.plan, quarter)
        return found[quarter]

    def record(self, changes_: Iterable[Change], label: str, who: str) -> int:
        """Make the changes and log them as one batch; the batch's number, 0 where nothing changes.

        `label` names the batch for undo (`Nhập số liệu quý I`). A change to something that the
        plan does not have is a mistake of the caller: ValueError, and nothing is changed.
        """
        if not label:
            raise ValueError("a batch needs a label")
        wanted = tuple(changes_)
        added = {(one.field, one.code) for one in wanted if one.field in ROW_FIELDS}
        normal = [self._normal(one, added) for one in wanted]
        batch = self._batch(BatchKind.RECORD, label, who)
        with self._connection.saving():
            logged = changes.append(self._connection, batch, normal)
        self._forget_rows(logged)
        return logged[0].batch if logged else 0

    def undo(self, who: str = "") -> UndoneBatch | None:
        """Take back the last batch that stands; None where there is none.

        The log grows by the changes that take it back: nothing is ever deleted from it.
        """
        return self._step(BatchKind.UNDO, changes.undoable, changes.backwards, who)

    def redo(self, who: str = "") -> UndoneBatch | None:
        """Bring back the batch undone last; None where there is none or new changes came since."""
        return self._step(BatchKind.REDO, changes.redoable, changes.forwards, who)

    def history(
        self,
        subject: Subject | None = None,
        code: str | None = None,
        field: str | None = None,
        quarter: Quarter | None = None,
        limit: int | None = None,
    ) -> tuple[LoggedChange, ...]:
        """The logged changes of what is asked for, the newest first."""
        with self._connection.guarded(Act.READ):
            wanted = Filter(subject, code, field, quarter)
            return changes.history(self._connection, wanted, limit)

    def batches(self) -> tuple[Batch, ...]:
        """Every batch of changes, the newest first."""
        with self._connection.guarded(Act.READ):
            return tuple(changes.batches(self._connection))

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the file, in words; empty where all is well.

        Its structure, the hash of each row, and whether the log replays to the present state.
        """
        with self._connection.guarded(Act.READ):
            return checks.faults(self._connection)

    def pragmas(self) -> Mapping[str, object]:
        """The settings of SQLite on which durability rests, as read back."""
        with self._connection.guarded(Act.READ):
            return self._connection.pragmas()

    def newest(self) -> str:
        """What the log ends with: the same text as long as nothing is recorded."""
        with self._connection.guarded(Act.READ):
            return changes.newest(self._connection)

    def copy_to(self, target: Path) -> None:
        """Write a checked copy of the file, whole or not at all; Problem where that cannot be."""
        with self._connection.guarded(Act.READ):
            backup.write(self._connection, target)

    def close(self) -> None:
        """Close the file; Problem `damaged_file` where its structure is no longer whole."""
        try:
            self._connection.close()
        finally:
            _release(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:  # what went wrong inside is the news, not what closing finds
            self._connection.abandon()
            _release(self._lock)

    def _batch(self, kind: BatchKind, label: str, who: str, of: int | None = None) -> Batch:
        return Batch(0, self._clock(), _said(who), _said(label), kind, of)

    def _step(
        self,
        kind: BatchKind,
        choose: Callable[[Sequence[Batch]], Batch | None],
        turn: Callable[[Sequence[LoggedChange]], list[Change]],
        who: str,
    ) -> UndoneBatch | None:
        connection = self._connection
        with connection.saving():
            chosen = choose(changes.batches(connection))
            if chosen is None:
                return None
            steps = turn(changes.history(connection, Filter(batch=chosen.number), None))
            batch = self._batch(kind, chosen.label, who, chosen.number)
            logged = changes.append(connection, batch, steps)
            if len(logged) != len(steps):
                raise header.damaged(self.path, "nhật ký không khớp với số liệu")
        self._forget_rows(logged)
        return UndoneBatch(logged[0].batch, chosen, logged)

    def _forget_rows(self, logged: Iterable[LoggedChange]) -> None:
        """The own plan has changed, and with it perhaps the rows."""
        if any(one.subject is Subject.OWN_PLAN for one in logged):
            self._whole = None

    def _normal(self, change: Change, added: Collection[tuple[str, str]]) -> Change:
        subject = Subject(change.subject)
        quarter, code, field = change.quarter, change.code, change.field
        known = meaning.belongs(subject, quarter, code, self.plan, added)
        if not known or not meaning.may_stand(subject, field, code, self._plan):
            raise ValueError(f"{quarter} {subject} {code!r} is not in this plan")
        text = normal_text(subject, field, change.new)
        return replace(change, subject=subject, new=text, reason=_said(change.reason))


def _said(text: str) -> str:
    """The words as they can be kept: the names of files and users may hold what no text may."""
    return clean(text)[0]


def _opened(path: Path, wait: float, lock: Lock | None, clock: Clock) -> Connection:
    """A connection to a file of the present schema whose every row is whole."""
    look = "look" if _may_write(path) else "ro"
    connection = Connection(path, "rw" if lock else look, wait)
    try:
        with connection.guarded(Act.OPEN):
            _check(connection)
            if migrating.is_older(connection):
                migrating.bring_up(connection, clock())
                _check(connection)
    except BaseException:
        connection.abandon()
        raise
    return connection


def _check(connection: Connection) -> None:
    found = checks.faults(connection)
    if found:
        raise header.damaged(connection.shown, *found)


def _release(lock: Lock | None) -> None:
    if lock is not None:
        lock.release()


def _may_write(path: Path) -> bool:
    # The folder too: the journal is made beside the file.
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
