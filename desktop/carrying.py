"""What a task's first report in a quarter takes along from the quarter before.

A task's newest progress counts as a whole. Whoever changes only the percentage in quarter III still
means the state, the day and the words that stand in the row from quarter II.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.measure_rows import typed
from desktop.task_rows import day
from domain.change import Subject
from domain.returns import Progress
from workflow.record import TypedCell


def with_carried(
    cells: Sequence[TypedCell], earlier: Mapping[str, Progress]
) -> tuple[TypedCell, ...]:
    """The cells, and for each task in `earlier` the fields of its row that they leave untouched."""
    written = {(cell.code, cell.field) for cell in cells}
    codes = dict.fromkeys(cell.code for cell in cells if cell.code in earlier)
    carried = [
        TypedCell(Subject.TASK, code, field, text)
        for code in codes
        for field, text in _texts(earlier[code]).items()
        if text and (code, field) not in written
    ]
    return (*cells, *carried)


def _texts(progress: Progress) -> Mapping[str, str]:
    return {
        "state": progress.state.word,
        "percent": typed(progress.percent),
        "done_on": day(progress.done_on),
        "result": progress.result,
        "documents": progress.documents,
        "cause": progress.cause,
        "remedy": progress.remedy,
        "note": progress.note,
    }
