"""Phụ lục I – Chỉ tiêu."""

from __future__ import annotations

from desktop.datafile import DataFile
from desktop.grid.rows import GridRow
from desktop.measure_rows import MeasureSource, figure, measure_columns, measure_rows
from desktop.screens.appendix import AppendixPage
from desktop.screens.details import paragraphs
from domain.change import Subject
from domain.returns import MeasureStatus

_NOTHING = "Chọn một dòng để xem vì sao chương trình đánh giá như vậy."


def _rows(file: DataFile) -> tuple[GridRow, ...]:
    source = MeasureSource(file.plan, file.own_plan, file.returns, file.assessment)
    return measure_rows(source)


def _details(file: DataFile, code: str) -> str:
    concluded = file.assessment.measures.get(code)
    if concluded is None:
        return paragraphs(_NOTHING, ())
    measure = file.plan.measures[code]
    lines = (
        (concluded.status.word, concluded.reason),
        ("Các quý trước", _earlier(file, code)),
        ("Cách tính", " → ".join(concluded.why)),
        ("Cần đối chiếu bản gốc", measure.doubt or ""),
        ("Căn cứ", measure.source or ""),
    )
    return paragraphs(f"{code}. {measure.name}", lines)


def _earlier(file: DataFile, code: str) -> str:
    """What was reported before, so that a slip is seen beside it."""
    told = []
    for quarter in file.quarter.up_to_here()[:-1]:
        known = file.returns.get(quarter)
        entry = known.entries.get(code) if known else None
        if entry and entry.value is not None:
            told.append(
                f"quý {quarter.roman}: {figure(entry.value)}{' (ước)' if entry.estimate else ''}"
            )
    return "; ".join(told)


MEASURES = AppendixPage(
    subject=Subject.MEASURE,
    name="Phụ lục I – Chỉ tiêu",
    columns=lambda file: measure_columns(file.plan, file.quarter),
    rows=_rows,
    details=_details,
    group_word="Nhóm",
    statuses=[status.word for status in MeasureStatus],
)
