"""Changes to an office's data as the change log keeps them: one field with its old and new text.

Every value has one text encoding, here and nowhere else. No text (None) means that the field holds
its default: no data yet, nothing written, not chosen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from domain.number import plain
from domain.office import ChartForm, Office, Profile
from domain.own_row_text import read_own_measure, read_own_task, write_own_row
from domain.plan import OwnPlan
from domain.quarter import ROMAN, DataWindow, Quarter
from domain.returns import Entry, MeasureStatus, Passage, Progress, TaskState, TaskStatus
from domain.target import Target, TargetKind
from domain.text import nfc


class Subject(StrEnum):
    """What a change is about."""

    MEASURE = "measure"
    TASK = "task"
    NARRATIVE = "narrative"
    OFFICE = "office"
    OWN_PLAN = "own_plan"

    @property
    def is_quarterly(self) -> bool:
        """Whether the subject is reported anew each quarter."""
        return self in {Subject.MEASURE, Subject.TASK, Subject.NARRATIVE}


@dataclass(frozen=True)
class Change:
    """One field that is to hold `new`, as text; None empties it.

    `quarter` is None and `code` of the office is empty where the subject has none.
    """

    subject: Subject
    quarter: Quarter | None
    code: str
    field: str
    new: str | None
    reason: str = ""


@dataclass(frozen=True)
class LoggedChange:
    """One row of the change log; `seq` orders the log, the clock does not."""

    seq: int
    at: datetime
    who: str
    batch: int
    subject: Subject
    quarter: Quarter | None
    code: str
    field: str
    old: str | None
    new: str | None
    reason: str = ""


class BatchKind(StrEnum):
    """How a batch of changes came about."""

    CREATE = "create"
    RECORD = "record"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class Batch:
    """Changes that were made together; `of` is the batch that was undone or redone."""

    number: int
    at: datetime
    who: str
    label: str
    kind: BatchKind
    of: int | None = None


@dataclass(frozen=True)
class UndoneBatch:
    """What an undo or redo did: `batch` was undone or redone by `changes`, logged as `number`."""

    number: int
    batch: Batch
    changes: tuple[LoggedChange, ...]


_MOST_PLACES = 200  # before or after the point
Cells = Mapping[str, str]  # the fields of one record that hold a text


@dataclass(frozen=True)
class _Encoding:
    """How a field's value is written as text and read back."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _read_number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"not a plain decimal: {text[:40]!r}") from None
    # An exponent is written out, and a file from outside may hold one of a billion.
    if not value.is_finite() or abs(value.adjusted()) > _MOST_PLACES:
        raise ValueError(f"no number of this world: {text[:40]!r}")
    return value


def _read_flag(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError(f"neither 0 nor 1: {text!r}")
    return text == "1"


def _write_lines(lines: Iterable[str]) -> str:
    return json.dumps([nfc(line) for line in lines], ensure_ascii=False)


def _read_lines(text: str) -> tuple[str, ...]:
    lines = json.loads(text)
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValueError(f"no list of lines: {text[:40]!r}")
    return tuple(lines)


_TEXT = _Encoding(nfc, nfc)
_NUMBER = _Encoding(plain, _read_number)
_FLAG = _Encoding(lambda flag: "1" if flag else "0", _read_flag)
_DAY = _Encoding(date.isoformat, date.fromisoformat)
_QUARTER = _Encoding(str, Quarter.read)
_LINES = _Encoding(_write_lines, _read_lines)
_OWN_MEASURE = _Encoding(write_own_row, read_own_measure)
_OWN_TASK = _Encoding(write_own_row, read_own_task)


def _choice(kind: type[StrEnum]) -> _Encoding:
    return _Encoding(str, kind)


_FIELDS: Mapping[Subject, Mapping[str, _Encoding]] = {
    Subject.MEASURE: {
        "value": _NUMBER,
        "estimate": _FLAG,
        "reference": _NUMBER,
        "note": _TEXT,
        "cause": _TEXT,
        "remedy": _TEXT,
        "verdict": _choice(MeasureStatus),
        "verdict_reason": _TEXT,
    },
    Subject.TASK: {
        "state": _choice(TaskState),
        "percent": _NUMBER,
        "done_on": _DAY,
        "result": _TEXT,
        "documents": _TEXT,
        "cause": _TEXT,
        "remedy": _TEXT,
        "note": _TEXT,
        "verdict": _choice(TaskStatus),
        "verdict_reason": _TEXT,
    },
    Subject.NARRATIVE: {"text": _TEXT, "basis": _TEXT, "carried_from": _QUARTER},
    Subject.OFFICE: {
        "unit": _TEXT,
        "name": _TEXT,
        "superior": _TEXT,
        "issuer": _TEXT,
        "code": _TEXT,
        "place": _TEXT,
        "authority": _TEXT,
        "deputy_of": _TEXT,
        "signer_title": _TEXT,
        "signer": _TEXT,
        "addressees": _LINES,
        "recipients": _LINES,
        "archive": _TEXT,
        "profile": _choice(Profile),
        "heading_mark": _TEXT,
        "window": _choice(DataWindow),
        "charts": _choice(ChartForm),
    },
    Subject.OWN_PLAN: {
        "left_out": _FLAG,
        "left_out_task": _FLAG,
        "target_text": _TEXT,
        "target_kind": _choice(TargetKind),
        "target_low": _NUMBER,
        "target_high": _NUMBER,
        "target_exceeds_from": _NUMBER,
        "target_inclusive": _FLAG,
        **{f"pace_{number}": _NUMBER for number in range(1, len(ROMAN) + 1)},
        "own_measure": _OWN_MEASURE,
        "own_task": _OWN_TASK,
    },
}


def _defaults(kind: type[Any]) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


# Values that are left without a text. A task's state is always written: that the clerk says
# "not started" is a fact, nothing said is none. So is an empty passage (deliberately no text), and
# whatever stands on a letterhead, which must not change when the program's defaults do.
_UNSAID: Mapping[Subject, Mapping[str, Any]] = {
    Subject.MEASURE: _defaults(Entry),
    Subject.TASK: {name: value for name, value in _defaults(Progress).items() if name != "state"},
    Subject.NARRATIVE: _defaults(Passage),
    Subject.OFFICE: {},
    Subject.OWN_PLAN: {"left_out": False, "left_out_task": False, "target_inclusive": False},
}


def field_names(subject: Subject) -> tuple[str, ...]:
    """The fields of a subject's record, in the order in which they are shown."""
    return tuple(_FIELDS[subject])


def normal_text(subject: Subject, field: str, text: str | None) -> str | None:
    """The one text encoding of what `text` means; ValueError for an unknown field or value."""
    if field not in _FIELDS[subject]:
        raise ValueError(f"{subject} has no field {field!r}")
    if text is None:
        return None
    return _written(subject, field, _FIELDS[subject][field].read(text))


def _written(subject: Subject, field: str, value: Any) -> str | None:
    if value is None or (field in _UNSAID[subject] and value == _UNSAID[subject][field]):
        return None
    return _FIELDS[subject][field].write(value)


def _cells(subject: Subject, values: Mapping[str, Any]) -> Cells:
    texts = {field: _written(subject, field, values.get(field)) for field in _FIELDS[subject]}
    return {field: text for field, text in texts.items() if text is not None}


def _values(subject: Subject, cells: Cells) -> dict[str, Any]:
    return {field: _FIELDS[subject][field].read(text) for field, text in cells.items()}


def entry_of(code: str, cells: Cells) -> Entry:
    """The entry that the cells hold."""
    return Entry(code, **_values(Subject.MEASURE, cells))


def progress_of(code: str, cells: Cells) -> Progress:
    """The progress that the cells hold."""
    return Progress(code, **_values(Subject.TASK, cells))


def passage_of(key: str, cells: Cells) -> Passage:
    """The passage that the cells hold."""
    return Passage(key, **{"text": "", **_values(Subject.NARRATIVE, cells)})


def office_of(cells: Cells) -> Office:
    """The office that the cells hold."""
    return Office(**_values(Subject.OFFICE, cells))


def own_plan_of(rows: Mapping[str, Cells]) -> OwnPlan:
    """The office's own plan that the rows hold, by the codes of measures and tasks."""
    values = {code: _values(Subject.OWN_PLAN, cells) for code, cells in rows.items()}
    return OwnPlan(
        targets={code: _target(one) for code, one in values.items() if "target_kind" in one},
        left_out=frozenset(code for code, one in values.items() if one.get("left_out")),
        left_out_tasks=frozenset(code for code, one in values.items() if one.get("left_out_task")),
        pace={
            (code, int(field.removeprefix("pace_"))): figure
            for code, one in values.items()
            for field, figure in one.items()
            if field.startswith("pace_")
        },
        measures={code: one["own_measure"] for code, one in values.items() if "own_measure" in one},
        tasks={code: one["own_task"] for code, one in values.items() if "own_task" in one},
    )


def _target(values: Mapping[str, Any]) -> Target:
    return Target(
        text=values.get("target_text", ""),
        kind=values["target_kind"],
        low=values.get("target_low"),
        high=values.get("target_high"),
        exceeds_from=values.get("target_exceeds_from"),
        inclusive=values.get("target_inclusive", False),
    )


def entry_changes(
    quarter: Quarter, old: Entry | None, new: Entry | None, reason: str = ""
) -> tuple[Change, ...]:
    """The changes that turn one entry into the other; None is an entry without anything in it."""
    return _difference(Subject.MEASURE, quarter, old, new, reason)


def progress_changes(
    quarter: Quarter, old: Progress | None, new: Progress | None, reason: str = ""
) -> tuple[Change, ...]:
    """The changes that turn one progress into the other; None is one of which nothing is said."""
    return _difference(Subject.TASK, quarter, old, new, reason)


def passage_changes(
    quarter: Quarter, old: Passage | None, new: Passage | None, reason: str = ""
) -> tuple[Change, ...]:
    """The changes that turn one passage into the other; None is the program's own draft."""
    return _difference(Subject.NARRATIVE, quarter, old, new, reason)


def office_changes(old: Office | None, new: Office, reason: str = "") -> tuple[Change, ...]:
    """The changes that turn one office into the other."""
    before = {} if old is None else _cells(Subject.OFFICE, vars(old))
    return _changes(Subject.OFFICE, None, "", (before, _cells(Subject.OFFICE, vars(new))), reason)


def own_plan_changes(old: OwnPlan, new: OwnPlan, reason: str = "") -> tuple[Change, ...]:
    """The changes that turn one office's own plan into the other."""
    before, after = _own_rows(old), _own_rows(new)
    return tuple(
        change
        for code in dict.fromkeys((*before, *after))
        for change in _changes(
            Subject.OWN_PLAN, None, code, (before.get(code, {}), after.get(code, {})), reason
        )
    )


def _difference(
    subject: Subject, quarter: Quarter, old: Any, new: Any, reason: str
) -> tuple[Change, ...]:
    key = "key" if subject is Subject.NARRATIVE else "code"
    codes = {getattr(one, key) for one in (old, new) if one is not None}
    if len(codes) > 1:
        raise ValueError(f"two records of different codes: {sorted(codes)}")
    before, after = ({} if one is None else _cells(subject, vars(one)) for one in (old, new))
    return tuple(
        change
        for code in codes
        for change in _changes(subject, quarter, code, (before, after), reason)
    )


def _changes(
    subject: Subject, quarter: Quarter | None, code: str, cells: tuple[Cells, Cells], reason: str
) -> tuple[Change, ...]:
    before, after = cells
    return tuple(
        Change(subject, quarter, code, field, after.get(field), reason)
        for field in _FIELDS[subject]
        if before.get(field) != after.get(field)
    )


def _own_rows(own: OwnPlan) -> dict[str, Cells]:
    values: dict[str, dict[str, Any]] = {code: {"left_out": True} for code in sorted(own.left_out)}
    for code in sorted(own.left_out_tasks):
        values.setdefault(code, {})["left_out_task"] = True
    for code, target in own.targets.items():
        parts = {f"target_{name}": value for name, value in vars(target).items()}
        values.setdefault(code, {}).update(parts)
    for (code, number), figure in own.pace.items():
        values.setdefault(code, {})[f"pace_{number}"] = figure
    for field, rows in (("own_measure", own.measures), ("own_task", own.tasks)):
        for code, row in rows.items():
            values.setdefault(code, {})[field] = row
    return {code: _cells(Subject.OWN_PLAN, one) for code, one in values.items()}
