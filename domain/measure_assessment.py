"""The assessment of a measure in a quarter: its status, its figures and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.assessment import MeasureAssessment
from domain.measure_reason import reason_of
from domain.measure_rule import Outcome
from domain.measure_why import why_of
from domain.plan import Measure, OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, MeasureStatus, Return
from domain.standing import Standing, standing_of
from domain.target import TargetKind


def assess_measure(
    measure: Measure, returns: Mapping[Quarter, Return], quarter: Quarter, own: OwnPlan
) -> MeasureAssessment:
    """What the rules conclude of the measure, or the clerk where there is a verdict."""
    standing = standing_of(measure, returns, quarter, own)
    ruled = _by_rule(standing)
    if standing.entry is None or standing.entry.verdict is None:
        return ruled
    return _by_verdict(ruled, standing, standing.entry, standing.entry.verdict)


def _by_rule(standing: Standing) -> MeasureAssessment:
    status = status_of(standing)
    return MeasureAssessment(
        code=standing.measure.code,
        status=status,
        reason=reason_of(standing),
        value=standing.value,
        to_date=standing.to_date,
        percent_of_target=standing.percent,
        estimate=standing.estimate,
        on_pace=standing.keeps_pace,
        why=why_of(standing, status),
    )


def status_of(standing: Standing) -> MeasureStatus:
    """The status by the rules alone."""
    if standing.outcome is Outcome.EXCEEDED:
        return MeasureStatus.EXCEEDED
    if standing.outcome is Outcome.SATISFIED:
        return MeasureStatus.MET
    if standing.outcome is Outcome.UNSATISFIED:
        return MeasureStatus.NOT_MET if standing.is_final else MeasureStatus.NOT_YET_MET
    nothing_expected = standing.value is None and not standing.is_scheduled
    return MeasureStatus.NOT_DUE if nothing_expected else MeasureStatus.NO_DATA


def _by_verdict(
    ruled: MeasureAssessment, standing: Standing, entry: Entry, verdict: MeasureStatus
) -> MeasureAssessment:
    """The clerk's verdict goes before the rule's; for a judged target it is the rule."""
    judged = standing.target.kind is TargetKind.JUDGED
    said = entry.verdict_reason.strip()
    return replace(
        ruled,
        status=verdict,
        reason=said or f"Đơn vị đánh giá: {verdict.word} (chưa ghi lý do).",
        overridden=not judged,
        by_rule=None if judged else ruled.status,
        why=(*ruled.why, _verdict_step(verdict, said)),
    )


def _verdict_step(verdict: MeasureStatus, said: str) -> str:
    return f"Đơn vị tự đánh giá: {verdict.word}. Lý do: {said or 'chưa ghi'}"
