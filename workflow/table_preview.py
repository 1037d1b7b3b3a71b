"""What a table of values would change in a quarter, shown before anything of it is recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.store import Store
from domain.change import Change, Subject, entry_changes, progress_changes
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import Return
from workflow.backups import before_fill
from workflow.change_words import FIELD_WORDS, value_words
from workflow.fill import read_cells
from workflow.record import Refused, TypedCell, preview_texts, record_texts


@dataclass(frozen=True)
class TableChange:
    """A field that the table changes, with both values as a clerk reads them."""

    subject: Subject
    code: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class TablePreview:
    """A table that has been read: what it changes, what is not taken, how many columns say nothing.

    A row with a refused cell is left out whole.
    """

    path: Path
    quarter: Quarter
    cells: tuple[TypedCell, ...]
    changes: tuple[TableChange, ...]
    refused: tuple[Refused, ...]
    strange_columns: int
    notes: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the change log calls it."""
        return f"Nhập từ tệp {self.path.name}"


def preview_table(store: Store, quarter: Quarter, path: Path) -> TablePreview:
    """Reads the table and says what taking it would do; nothing is written.

    Columns that are no field of the row's (its name, its unit) are passed over: the tables of a
    department carry them for people.
    """
    cells, miscoded = read_cells(store.plan, path)
    strange = {one.field for one in cells if one.field and not _is_field(one)}
    known = [one for one in cells if one.field not in strange]
    coded = _without(known, miscoded)
    reading = preview_texts(store, quarter, coded)
    refused = tuple(sorted((*miscoded, *reading.refused), key=lambda one: one.cell.row))
    good = _without(coded, reading.refused)
    changes = tuple(_changes(store, quarter, good))
    return TablePreview(path, quarter, good, changes, refused, len(strange), reading.notes)


def take_table(store: Store, preview: TablePreview) -> int:
    """Records the good rows as one batch after a backup; its number, 0 where nothing changes."""
    if not preview.changes:
        return 0
    before_fill(store)
    recorded = record_texts(store, preview.quarter, preview.cells, preview.label)
    if recorded.refused:
        raise Problem(
            "table_outdated",
            "Số liệu trong tệp dữ liệu đã khác so với lúc xem trước nên chưa nhập.",
            "Hãy nhập lại tệp để xem trước lần nữa.",
        )
    return recorded.batch or 0


def _is_field(cell: TypedCell) -> bool:
    return cell.field in FIELD_WORDS[cell.subject]


def _without(cells: Sequence[TypedCell], refused: Collection[Refused]) -> tuple[TypedCell, ...]:
    """The cells of the codes of which nothing is refused."""
    bad = {one.cell.code for one in refused}
    return tuple(one for one in cells if one.code not in bad)


def _changes(store: Store, quarter: Quarter, cells: Sequence[TypedCell]) -> Iterator[TableChange]:
    """The typed fields whose value becomes another one."""
    typed = {(one.code, one.field) for one in cells}
    stored = _stored(store.returns().get(quarter))
    for change in preview_texts(store, quarter, cells).changes:
        place = (change.subject, change.code, change.field)
        old = stored.get(place)
        if change.new != old and (change.code, change.field) in typed | _verdicts(typed):
            yield _shown(change, old)


def _verdicts(typed: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The verdicts for which a word may stand in the column of figures."""
    return {(code, "verdict") for code, field in typed if field == "value"}


def _shown(change: Change, old: str | None) -> TableChange:
    subject, field = change.subject, change.field
    words = (value_words(subject, field, text) for text in (old, change.new))
    return TableChange(subject, change.code, field, *words)


def _stored(known: Return | None) -> dict[tuple[Subject, str, str], str | None]:
    """Every field's text in the log's encoding."""
    if known is None:
        return {}
    entries = (one for e in known.entries.values() for one in entry_changes(known.quarter, None, e))
    states = (
        one for p in known.progress.values() for one in progress_changes(known.quarter, None, p)
    )
    return {(one.subject, one.code, one.field): one.new for one in (*entries, *states)}
