"""Who changed what and when, and taking a value out of the past again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from db.store import Store
from domain.change import Batch, BatchKind, Change, LoggedChange, Subject, field_names
from domain.own_rows import ROW_FIELDS
from domain.plan import Plan
from domain.quarter import Quarter
from workflow.change_words import field_word, place_words
from workflow.own_rows import check_unused
from workflow.who import who

_MOST_IN_A_LABEL = 60


@dataclass(frozen=True)
class Place:
    """A field of one record: in the grids a cell."""

    subject: Subject
    code: str
    field: str
    quarter: Quarter | None = None


@dataclass(frozen=True)
class BatchOfChanges:
    """A batch with those of its changes that were asked for."""

    batch: Batch
    changes: tuple[LoggedChange, ...]

    @property
    def label(self) -> str:
        """What was done, as the clerk was told at the time."""
        undone = {BatchKind.UNDO: "Hoàn tác: ", BatchKind.REDO: "Làm lại: "}
        return undone.get(self.batch.kind, "") + self.batch.label


@dataclass(frozen=True)
class Day:
    """A day with its batches, the newest first."""

    day: date
    batches: tuple[BatchOfChanges, ...]


def days_of(store: Store, changes: Iterable[LoggedChange]) -> tuple[Day, ...]:
    """The changes by batch and by the day of this machine's clock, the newest first."""
    batches = {one.number: one for one in store.batches()}
    together: dict[int, list[LoggedChange]] = {}
    for one in changes:
        together.setdefault(one.batch, []).append(one)
    days: dict[date, list[BatchOfChanges]] = {}
    for number, found in together.items():
        day = batches[number].at.astimezone().date()
        kept = tuple(sorted(found, key=lambda one: one.seq))
        days.setdefault(day, []).append(BatchOfChanges(batches[number], kept))
    return tuple(Day(day, tuple(found)) for day, found in days.items())


def changes_of(store: Store, place: Place) -> tuple[LoggedChange, ...]:
    """The logged changes of one field, the newest first."""
    return store.history(place.subject, place.code, place.field, place.quarter)


def restore(store: Store, change: LoggedChange, *, before: bool) -> int:
    """Gives the field the value that it had before or after the change, as a new change.

    Fields that mean something only together (a verdict and its reason) go back together. The
    batch's number is given back, 0 where the value is there already.
    """
    fields = _together(change.subject, change.field)
    then = _values_then(store, change, fields, before)
    if change.field in ROW_FIELDS and then[change.field] is None:
        subject = Subject.MEASURE if change.field == "own_measure" else Subject.TASK
        check_unused(store, subject, change.code)
    changes = [
        Change(change.subject, change.quarter, change.code, field, text)
        for field, text in then.items()
    ]
    return store.record(changes, restore_label(store.plan, change), who())


def restore_label(plan: Plan, change: LoggedChange) -> str:
    """How the batch of a restored value is named."""
    words = f"Lấy lại {field_word(change).lower()}, {place_words(plan, change)}"
    return words if len(words) <= _MOST_IN_A_LABEL else f"{words[:_MOST_IN_A_LABEL]}…"


_TOGETHER: Mapping[Subject, tuple[str, ...]] = {
    Subject.MEASURE: ("verdict", "verdict_reason"),
    Subject.TASK: ("verdict", "verdict_reason"),
    Subject.NARRATIVE: ("text", "basis", "carried_from"),
    Subject.OWN_PLAN: tuple(
        name for name in field_names(Subject.OWN_PLAN) if name.startswith("target_")
    ),
}


def _together(subject: Subject, field: str) -> tuple[str, ...]:
    group = _TOGETHER.get(subject, ())
    return group if field in group else (field,)


def _values_then(
    store: Store, change: LoggedChange, fields: Iterable[str], before: bool
) -> dict[str, str | None]:
    """What the fields held before or after the batch in which the change was made."""
    last = change.batch - 1 if before else change.batch
    wanted: dict[str, str | None] = dict.fromkeys(fields)
    found: set[str] = set()
    for one in store.history(change.subject, change.code, None, change.quarter):
        if one.batch <= last and one.field in wanted and one.field not in found:
            found.add(one.field)
            wanted[one.field] = one.new
    return wanted
