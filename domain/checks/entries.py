"""Checks of what a measure's entry lacks: the figure, its reference, its cause, its reason."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.case import MeasureCase
from domain.finding import Finding, Severity
from domain.measure_reason import quarters_in_text, reference_name
from domain.plan import AddsUp
from domain.returns import MeasureStatus
from domain.target import TargetKind

_CARRIED = frozenset({AddsUp.SUM, AddsUp.AVERAGE})


def missing_value(one: MeasureCase) -> Iterator[Finding]:
    """A figure is due in the quarters of assessment, unless the clerk has given a verdict."""
    if one.target.kind is TargetKind.JUDGED or not one.is_scheduled:
        return
    if one.entry.value is None and one.entry.verdict is None:
        said = f"chưa có số liệu {one.case.quarter.in_text}, là kỳ đánh giá"
        yield one.finding("missing_value", Severity.ERROR, "value", said)


def missing_verdict(one: MeasureCase) -> Iterator[Finding]:
    """What the clerk judges needs a verdict in the quarters of assessment."""
    if one.target.kind is TargetKind.JUDGED and one.is_scheduled and one.entry.verdict is None:
        said = f"chưa có đánh giá {one.case.quarter.in_text} (mục tiêu do người dùng đánh giá)"
        yield one.finding("missing_verdict", Severity.ERROR, "verdict", said)


def missing_reference(one: MeasureCase) -> Iterator[Finding]:
    """A target above a reference cannot be judged without it."""
    if one.target.kind is not TargetKind.ABOVE_REFERENCE:
        return
    if one.standing.reference is None and (one.is_scheduled or one.entry.value is not None):
        severity = Severity.ERROR if one.is_scheduled else Severity.WARNING
        said = f"chưa nhập số {reference_name(one.target)} để so sánh"
        yield one.finding("missing_reference", severity, "reference", said)


def earlier_quarter_missing(one: MeasureCase) -> Iterator[Finding]:
    """A total or mean without one of its quarters is not the year-to-date figure it looks like."""
    if one.standing.missing:
        quarters = quarters_in_text(quarter.number for quarter in one.standing.missing)
        said = f"số lũy kế chưa gồm {quarters} vì chưa có số liệu"
        yield one.finding("earlier_quarter_missing", Severity.WARNING, "value", said)


def missing_cause(one: MeasureCase) -> Iterator[Finding]:
    """A missed target needs its cause.

    During the year that is only a note, and none for a figure that keeps pace: most totals are
    below their target until December.
    """
    if one.entry.cause.strip():
        return
    if one.assessed.status is MeasureStatus.NOT_MET:
        said = "không đạt mục tiêu nhưng chưa ghi nguyên nhân"
        yield one.finding("missing_cause", Severity.ERROR, "cause", said)
    is_behind = one.assessed.status is MeasureStatus.NOT_YET_MET and not one.assessed.on_pace
    if is_behind and one.is_scheduled:
        said = "chưa đạt mục tiêu, nên ghi nguyên nhân"
        yield one.finding("missing_cause", Severity.NOTE, "cause", said)


def missing_remedy(one: MeasureCase) -> Iterator[Finding]:
    """A missed target should say what will be done."""
    if one.assessed.status is MeasureStatus.NOT_MET and not one.entry.remedy.strip():
        said = "không đạt mục tiêu nhưng chưa ghi giải pháp"
        yield one.finding("missing_remedy", Severity.WARNING, "remedy", said)


def verdict_without_reason(one: MeasureCase) -> Iterator[Finding]:
    """A verdict is kept and shown with its reason."""
    if one.entry.verdict is not None and not one.entry.verdict_reason.strip():
        said = f"tự đánh giá “{one.entry.verdict.word}” nhưng chưa ghi lý do"
        yield one.finding("verdict_without_reason", Severity.ERROR, "verdict_reason", said)


def estimate_not_replaced(one: MeasureCase) -> Iterator[Finding]:
    """An estimate of an earlier quarter that still counts asks to be replaced.

    A total or mean holds all of them; a figure to date or a level is superseded by the next one, so
    there only the last quarter's is asked about.
    """
    earlier = one.earlier
    if one.measure.adds_up not in _CARRIED:
        earlier = tuple(part for part in earlier if part.quarter == one.case.quarter.preceding)
    estimates = [part.quarter.number for part in earlier if part.estimate]
    if estimates:
        quarters = quarters_in_text(estimates)
        said = f"số liệu {quarters} là số ước, hãy thay bằng số chính thức"
        yield one.finding("estimate_not_replaced", Severity.NOTE, "estimate", said)
