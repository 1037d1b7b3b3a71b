"""Recording what the clerk typed or pasted: the text is read, checked and saved as one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from db.store import Store
from domain.change import Change, Subject, progress_changes
from domain.day import read_day
from domain.number import plain, read_number
from domain.plan import Measure, OwnPlan, Plan
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import MeasureStatus, Progress, Return, TaskState, TaskStatus
from domain.target import TargetKind
from domain.text import MOST_IN_A_CELL, clean, fold, quoted, utf16_length
from workflow.assess import quarter_of
from workflow.who import who

_WHOLE = Decimal(100)
_YES = {"1", "x", "co", "uoc", "dung", "true", "yes", "v"}
_NO = {"0", "", "khong", "false", "no"}
_STATES = {
    "chua trien khai": TaskState.NOT_STARTED,
    "chua thuc hien": TaskState.NOT_STARTED,
    "chua bat dau": TaskState.NOT_STARTED,
    "dang thuc hien": TaskState.IN_PROGRESS,
    "dang trien khai": TaskState.IN_PROGRESS,
    "da hoan thanh": TaskState.DONE,
    "hoan thanh": TaskState.DONE,
    "da xong": TaskState.DONE,
}


@dataclass(frozen=True)
class TypedCell:
    """A text for one field of a measure or task; `row` is its place in the table it came from.

    Without a field only the code is checked.
    """

    subject: Subject
    code: str
    field: str
    text: str
    row: int = 0


@dataclass(frozen=True)
class Refused:
    """A cell that was not taken, and why."""

    cell: TypedCell
    problem: Problem


@dataclass(frozen=True)
class Recorded:
    """What became of the cells: `batch` is None where nothing was written."""

    batch: int | None
    taken: int
    refused: tuple[Refused, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The changes that cells mean, those that mean none, and notes on what was cleaned away."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...] = ()


def record_texts(
    store: Store,
    quarter: Quarter,
    cells: Sequence[TypedCell],
    label: str,
    *,
    all_or_nothing: bool = True,
) -> Recorded:
    """Reads the cells and records them as one batch.

    Where a cell is refused nothing is written, unless `all_or_nothing` is off: then the good rows
    are taken and every row with a refused cell is left out whole.
    """
    reading = preview_texts(store, quarter, cells)
    if reading.refused and all_or_nothing:
        return Recorded(None, 0, reading.refused, reading.notes)
    bad = {(one.cell.row, one.cell.code) for one in reading.refused}
    good = [one for one in cells if (one.row, one.code) not in bad]
    changes = preview_texts(store, quarter, good).changes if bad else reading.changes
    batch = (store.record(changes, label, who()) or None) if changes else None
    taken = sum(1 for one in good if one.field)
    return Recorded(batch, taken, reading.refused, reading.notes)


def preview_texts(store: Store, quarter: Quarter, cells: Iterable[TypedCell]) -> Reading:
    """How the cells would be read, without writing anything."""
    reader = _Reader(store.plan, store.own_plan, quarter_of(store, quarter), store.returns())
    return reader.read(cells)


@dataclass
class _Reader:
    plan: Plan
    own: OwnPlan
    quarter: Quarter
    returns: Mapping[Quarter, Return]
    notes: list[str] = field(default_factory=list)

    def read(self, cells: Iterable[TypedCell]) -> Reading:
        """The changes that the cells mean; a task first spoken of this quarter keeps its past."""
        changes: list[Change] = []
        refused: list[Refused] = []
        for cell in cells:
            try:
                changes.extend(self._changes(cell))
            except Problem as problem:
                refused.append(Refused(cell, problem))
        carried = tuple(self._carried(changes))
        return Reading((*carried, *changes), tuple(refused), tuple(dict.fromkeys(self.notes)))

    def _carried(self, changes: Sequence[Change]) -> Iterator[Change]:
        """What earlier quarters said of the tasks that these changes speak of for the first time.

        The newest progress of a task counts whole: a note alone must not set a finished task back.
        A task that is open again loses the day on which it was done.
        """
        current = self.returns.get(self.quarter)
        said = current.progress if current else {}
        tasks = [one for one in changes if one.subject is Subject.TASK]
        spoken = {(one.code, one.field) for one in tasks}
        opened = {one.code for one in tasks if one.field == "state" and one.new != TaskState.DONE}
        for code in sorted({one.code for one in tasks} - said.keys()):
            past = self._past(code)
            if past is not None:
                is_open = code in opened or past.state is not TaskState.DONE
                kept = replace(past, done_on=None) if is_open else past
                carried = progress_changes(self.quarter, None, kept)
                yield from (one for one in carried if (code, one.field) not in spoken)

    def _past(self, code: str) -> Progress | None:
        """The task's newest earlier progress, without the verdict given in view of its quarter."""
        for quarter in reversed(self.quarter.up_to_here()[:-1]):
            found = self.returns.get(quarter)
            if found and code in found.progress:
                return replace(found.progress[code], verdict=None, verdict_reason="", note="")
        return None

    def _changes(self, cell: TypedCell) -> Iterator[Change]:
        self._check_code(cell)
        if cell.subject is Subject.MEASURE and cell.field == "value":
            yield from self._value_changes(cell)
        elif cell.field:
            yield self._change(cell, cell.field, self._text(cell))

    def _change(self, cell: TypedCell, name: str, new: str | None) -> Change:
        return Change(cell.subject, self.quarter, cell.code, name, new)

    def _check_code(self, cell: TypedCell) -> None:
        if not cell.code:
            raise Problem(
                "missing_code",
                "Dòng này có nội dung nhưng không ghi mã.",
                "Hãy ghi mã ở cột đầu của phụ lục (ví dụ 10, 15.1, 3.4), hoặc bỏ dòng này.",
            )
        measures = cell.subject is Subject.MEASURE
        known = self.plan.measures if measures else self.plan.tasks
        if cell.code not in known:
            noun = "chỉ tiêu" if measures else "nhiệm vụ"
            raise Problem(
                "unknown_code",
                f"Kế hoạch {self.plan.id} không có {noun} mang mã {quoted(cell.code)}.",
                "Hãy đối chiếu mã với cột đầu của phụ lục (ví dụ 10, 15.1, 3.4, 3.4.2).",
            )

    def _value_changes(self, cell: TypedCell) -> Iterator[Change]:
        """A figure; of a target that the clerk judges, the verdict's word is taken instead."""
        measure = self.plan.measures[cell.code]
        judged = self._target_kind(measure) is TargetKind.JUDGED
        verdict = _verdict(cell.text) if judged else None
        if verdict is not None:
            yield self._change(cell, "verdict", verdict)
        else:
            yield self._change(cell, "value", self._figure(cell.text, measure, judged=judged))

    def _figure(self, text: str, measure: Measure, *, judged: bool) -> str | None:
        try:
            return _number(text, measure.figure_unit, self._hints(measure))
        except Problem as problem:
            if judged and problem.code == "not_a_number":
                raise _bad_verdict(text, MeasureStatus) from None
            raise

    def _target_kind(self, measure: Measure) -> TargetKind:
        return self.own.targets.get(measure.code, measure.target).kind

    def _hints(self, measure: Measure) -> tuple[Decimal, ...]:
        """Figures that show the measure's order of size: its target, then what was reported."""
        target = self.own.targets.get(measure.code, measure.target)
        figures = [target.low, target.high]
        for quarter in self.quarter.up_to_here():
            entry = (
                self.returns[quarter].entries.get(measure.code) if quarter in self.returns else None
            )
            figures += [entry.value, entry.reference] if entry else []
        return tuple(one for one in figures if one is not None)

    def _text(self, cell: TypedCell) -> str | None:
        if cell.field == "reference":
            measure = self.plan.measures[cell.code]
            return _number(cell.text, measure.figure_unit, self._hints(measure))
        read = _READERS.get((cell.subject, cell.field))
        if read is not None:
            return read(cell.text)
        return self._words(cell)

    def _words(self, cell: TypedCell) -> str | None:
        if cell.field not in _WORDS[cell.subject]:
            raise unknown_column(cell.field, cell.subject)
        words, notes = clean(cell.text)
        self.notes.extend(notes)
        refuse_too_long(words, f"Nội dung của mục {cell.code}")
        return words.strip() or None


_WORDS: Mapping[Subject, frozenset[str]] = {
    Subject.MEASURE: frozenset({"note", "cause", "remedy", "verdict_reason"}),
    Subject.TASK: frozenset({"result", "documents", "cause", "remedy", "note", "verdict_reason"}),
}


def refuse_too_long(words: str, what: str) -> None:
    """Problem `text_too_long` for words that no Excel cell can hold; `what` names them."""
    length = utf16_length(words)
    if length > MOST_IN_A_CELL:
        raise Problem(
            "text_too_long",
            f"{what} dài {length} ký tự, quá {MOST_IN_A_CELL} ký tự.",
            "Hãy rút gọn, hoặc đưa phần chi tiết vào văn bản kèm theo.",
        )


def _number(text: str, unit: str = "", hints: Sequence[Decimal] = ()) -> str | None:
    return plain(read_number(text, unit=unit, hints=hints)) if text.strip() else None


def _flag(text: str) -> str | None:
    folded = fold(text).strip()
    if folded in _YES:
        return "1"
    if folded in _NO:
        return None
    raise Problem(
        "bad_flag",
        f"Không hiểu {quoted(text)} ở cột Ước.",
        "Ghi x hoặc 1 nếu là số ước, để trống nếu không.",
    )


def _percent(text: str) -> str | None:
    if not text.strip():
        return None
    value = read_number(text, unit="%")
    if not 0 <= value <= _WHOLE:
        raise Problem(
            "bad_percent",
            f"Tiến độ {quoted(text)} không nằm trong khoảng 0 đến 100.",
            "Hãy sửa lại tỷ lệ.",
        )
    return plain(value)


def _day(text: str) -> str | None:
    return read_day(text).isoformat() if text.strip() else None


def _state(text: str) -> str | None:
    folded = fold(text).strip()
    if not folded:
        return None
    if folded in set(TaskState):
        return TaskState(folded).value
    if folded in _STATES:
        return _STATES[folded].value
    raise Problem(
        "bad_state",
        f"Không hiểu tình trạng {quoted(text)}.",
        "Ghi: Chưa triển khai, Đang thực hiện hoặc Đã hoàn thành (not_started, in_progress, done).",
    )


def _verdict(text: str) -> str | None:
    """The measure status that the words name, or None where they name none."""
    return _status(text, MeasureStatus)


def _status(text: str, kind: type[MeasureStatus] | type[TaskStatus]) -> str | None:
    folded = fold(text).strip()
    named = {fold(status.word): status.value for status in kind} | {one: one for one in kind}
    return named.get(folded)


def _bad_verdict(text: str, kind: type[MeasureStatus] | type[TaskStatus]) -> Problem:
    words = ", ".join(status.word for status in kind)
    return Problem(
        "bad_verdict", f"Không hiểu đánh giá {quoted(text)}.", f"Chọn một trong: {words}."
    )


def _verdict_of(kind: type[MeasureStatus] | type[TaskStatus]) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        if not text.strip():
            return None
        found = _status(text, kind)
        if found is None:
            raise _bad_verdict(text, kind)
        return found

    return read


_READERS: Mapping[tuple[Subject, str], Callable[[str], str | None]] = {
    (Subject.MEASURE, "estimate"): _flag,
    (Subject.MEASURE, "verdict"): _verdict_of(MeasureStatus),
    (Subject.TASK, "state"): _state,
    (Subject.TASK, "percent"): _percent,
    (Subject.TASK, "done_on"): _day,
    (Subject.TASK, "verdict"): _verdict_of(TaskStatus),
}


def unknown_column(name: str, subject: Subject) -> Problem:
    """The Problem of a column that a table of the subject does not have."""
    return Problem(
        "unknown_field",
        f"Không có cột {quoted(name)}.",
        f"Hãy bỏ cột này; các cột dùng được là: {', '.join(columns_of(subject))}.",
    )


def columns_of(subject: Subject) -> tuple[str, ...]:
    """The columns that a table of the subject may have, in the order of its parts."""
    read = [name for of, name in _READERS if of is subject]
    figures = ["code", "value", "reference"] if subject is Subject.MEASURE else ["code"]
    return (*figures, *read, *sorted(_WORDS[subject]))
