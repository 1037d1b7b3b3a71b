"""The open data file as the screens see it: what is stored and concluded for the chosen quarter.

Reads once after each change and tells the screens; they never speak to the Store themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.store import Store
from domain.assess import assess
from domain.assessment import Assessment, Counts
from domain.change import LoggedChange, Subject, UndoneBatch
from domain.office import Office
from domain.plan import OwnPlan, Plan
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import MeasureStatus, Progress, Return, TaskStatus
from domain.unit import Unit
from workflow.who import who

# What reads typed text is imported with the first text: the overview is painted before.
if TYPE_CHECKING:
    from workflow.backups import Backups
    from workflow.record import Reading, Refused, TypedCell

Clock = Callable[[], datetime]


class DataFile(QObject):
    """A unit's data file, opened at one quarter.

    `changed` follows every change and every other quarter; `saved` carries the time and what was
    saved; `undone` carries the first change that was taken back or brought back;
    `backup_failed` the Problem that hindered a backup.
    """

    changed = Signal()
    quarter_changed = Signal()
    saved = Signal(object, str)
    undone = Signal(object)
    backup_failed = Signal(object)

    def __init__(
        self, store: Store, clock: Clock = datetime.now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._clock = clock
        self._returns = store.returns()
        self._quarter = opening_quarter(store.plan, self._returns, clock().date())
        self._own_plan = store.own_plan
        self._office = store.office
        self._assessment = self._assessed(self._quarter)
        self._before: Assessment | None = None  # of the quarter before, when it is asked for
        self._backups: Backups | None = None  # from the first change on

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.store.path

    @property
    def plan(self) -> Plan:
        """The year's plan."""
        return self.store.plan

    @property
    def own_plan(self) -> OwnPlan:
        """What the office has changed in the plan."""
        return self._own_plan

    @property
    def unit(self) -> Unit:
        """The reporting unit."""
        return self.store.unit

    @property
    def office(self) -> Office:
        """What stands on the letterhead."""
        return self._office

    @property
    def quarter(self) -> Quarter:
        """The chosen quarter."""
        return self._quarter

    @property
    def returns(self) -> Mapping[Quarter, Return]:
        """The year's returns."""
        return self._returns

    @property
    def current(self) -> Return:
        """The chosen quarter's return."""
        blank = Return(self.unit.code, self.plan.id, self._quarter)
        return self._returns.get(self._quarter, blank)

    @property
    def assessment(self) -> Assessment:
        """What the rules conclude for the chosen quarter."""
        return self._assessment

    @property
    def as_of(self) -> date:
        """The day as of which the quarter is looked at: today, or its last day once it is over."""
        return min(self.today, self._quarter.closes(self._office.window))

    @property
    def today(self) -> date:
        """The clock's day."""
        return self._clock().date()

    def progress_of(self, code: str) -> Progress | None:
        """The task's newest progress up to the quarter: a state stays until it changes."""
        for quarter in reversed(self._quarter.up_to_here()):
            known = self._returns.get(quarter)
            if known and code in known.progress:
                return known.progress[code]
        return None

    def counts(self, kind: type[MeasureStatus] | type[TaskStatus]) -> Counts:
        """How many measures or tasks (sub-items not counted) have each status."""
        return _counts(self.plan, self._assessment, kind)

    def counts_before(self, kind: type[MeasureStatus] | type[TaskStatus]) -> Counts | None:
        """The same of the quarter before; None for the first, or where nothing was reported."""
        before = self._quarter.preceding
        known = self._returns.get(before)
        if known is None or not (known.entries or known.progress):
            return None
        if self._before is None:
            self._before = self._assessed(before)
        return _counts(self.plan, self._before, kind)

    def choose_quarter(self, number: int) -> None:
        """Show another quarter of the plan's year."""
        chosen = Quarter(self.plan.year, number)
        if chosen != self._quarter:
            self._quarter = chosen
            self._read()
            self.quarter_changed.emit()

    def preview(self, cells: Sequence[TypedCell]) -> Reading:
        """How the texts would be read, without writing anything."""
        from workflow.record import preview_texts  # noqa: PLC0415

        return preview_texts(self.store, self._quarter, cells)

    def record(self, cells: Sequence[TypedCell], label: str) -> Sequence[Refused]:
        """Record the texts as one batch; where one is refused nothing is written.

        What hinders the saving itself (a full disk) refuses them all: then no text is lost.
        """
        from workflow.record import Refused, record_texts  # noqa: PLC0415

        try:
            recorded = record_texts(self.store, self._quarter, cells, label)
        except Problem as problem:
            return [Refused(cell, problem) for cell in cells]
        if recorded.batch:
            self._tell(label)
        return recorded.refused

    def work(self, job: Callable[[Store], object], label: str) -> bool:
        """Have a job of `workflow` change the file; whether it changed anything.

        The job gives back what it changed, nothing or 0 where it changed nothing; Problems are the
        caller's to tell.
        """
        changed = bool(job(self.store))
        if changed:
            self._tell(label)
        return changed

    def tell_worked(self, label: str) -> None:
        """Show what a job in the background has changed in the file."""
        self._tell(label)

    def undo(self) -> str | None:
        """Take back the last batch; its label, or None where there is nothing."""
        return self._step(self.store.undo(who()), "Đã hoàn tác")

    def redo(self) -> str | None:
        """Bring back the batch undone last; its label, or None where there is nothing."""
        return self._step(self.store.redo(who()), "Đã làm lại")

    def last_saved(self) -> datetime | None:
        """When the newest change was saved."""
        newest = self.store.history(limit=1)
        return newest[0].at if newest else None

    def close(self) -> None:
        """Close the file; everything acknowledged is in it, and in a backup if anything changed."""
        if self._backups is not None:
            self._back_up(self._backups.on_close)
        self.store.close()

    def _assessed(self, quarter: Quarter) -> Assessment:
        """What the rules conclude, from what has been read already."""
        window = self._office.window
        return assess(self.plan, self._returns, quarter, self._own_plan, window)

    def _step(self, done: UndoneBatch | None, words: str) -> str | None:
        if done is None:
            return None
        self._go_to(done.changes)
        self._tell(f"{words}: {done.batch.label}")
        if done.changes:
            self.undone.emit(_first_visible(done.changes))
        return done.batch.label

    def _go_to(self, changes: Sequence[LoggedChange]) -> None:
        """Show the quarter in which something was taken back, lest it happen out of sight."""
        quarters = [one.quarter for one in changes if one.quarter]
        if quarters and self._quarter not in quarters:
            self.choose_quarter(quarters[0].number)

    def _tell(self, label: str) -> None:
        self._read()
        self.saved.emit(self._clock(), label)
        if self._backups is None:
            from workflow.backups import Backups  # noqa: PLC0415 - not needed to open a file

            self._backups = Backups(self.store, self._clock)
        self._back_up(self._backups.while_working)

    def _back_up(self, make: Callable[[], object]) -> None:
        """Make a backup; what hinders it is told, and never stops the work."""
        try:
            make()
        except Problem as problem:
            self.backup_failed.emit(problem)

    def _read(self) -> None:
        self._returns = self.store.returns()
        self._own_plan = self.store.own_plan
        self._office = self.store.office
        self._assessment = self._assessed(self._quarter)
        self._before = None
        self.changed.emit()


def opening_quarter(plan: Plan, returns: Mapping[Quarter, Return], today: date) -> Quarter:
    """The newest quarter with something in it, else today's, else the first."""
    filled = [quarter for quarter, one in returns.items() if one.entries or one.progress]
    if filled:
        return max(filled)
    number = (today.month + 2) // 3 if today.year == plan.year else 1
    return Quarter(plan.year, number)


def _counts(
    plan: Plan, assessment: Assessment, kind: type[MeasureStatus] | type[TaskStatus]
) -> Counts:
    found = assessment.counts(plan.numbered_tasks)
    return {status: found[status] for status in kind}


def _first_visible(changes: Sequence[LoggedChange]) -> LoggedChange:
    in_grid = [one for one in changes if one.subject in (Subject.MEASURE, Subject.TASK)]
    return (in_grid or list(changes))[0]
