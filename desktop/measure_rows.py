"""Phụ lục I as grid rows: the resolution's five columns, then what is reported and concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.grid.rows import MARKED, Fill, GridColumn, GridRow
from domain.assessment import Assessment, MeasureAssessment
from domain.number import format_number
from domain.plan import IndicatorGroup, Measure, OwnPlan, Plan, Task
from domain.quarter import Quarter
from domain.report import Align, RowKind
from domain.returns import Entry, MeasureStatus, Return, Status
from domain.standing import reference_of
from domain.target import Target, TargetKind


def measure_columns(plan: Plan, quarter: Quarter) -> tuple[GridColumn, ...]:
    """The columns of Phụ lục I in the quarter; `reference` only where a target needs it."""
    number, name, unit, target, lead = plan.measures_form.columns
    columns = (
        GridColumn("no", number, 4, Align.CENTER),
        GridColumn("name", name, 29),
        GridColumn("unit", unit, 7, Align.CENTER),
        GridColumn("target", target, 11, Align.CENTER),
        GridColumn("lead", lead, 14, Align.CENTER),
        GridColumn(
            "value", f"Thực hiện {quarter.in_text}", 11, Align.RIGHT, Fill.NUMBER, hint=_HINT_VALUE
        ),
        GridColumn("estimate", "Ước", 4, Align.CENTER, Fill.MARK, hint=_HINT_ESTIMATE),
        GridColumn("to_date", f"Lũy kế {quarter.to_date_in_text}", 11, Align.RIGHT, Fill.COMPUTED),
        GridColumn("percent", "So với mục tiêu (%)", 8, Align.RIGHT, Fill.COMPUTED),
        GridColumn("status", "Đánh giá", 16, Align.LEFT, Fill.COMPUTED),
        GridColumn(
            "reference", "Số giao để so sánh", 12, Align.RIGHT, Fill.NUMBER, hint=_HINT_REFERENCE
        ),
        GridColumn("cause", "Nguyên nhân", 26, fill=Fill.TEXT),
        GridColumn("remedy", "Giải pháp", 26, fill=Fill.TEXT),
        GridColumn("note", "Ghi chú", 22, fill=Fill.TEXT),
        *verdict_columns(MeasureStatus),
    )
    kinds = {measure.target.kind for measure in plan.measures.values()}
    needed = TargetKind.ABOVE_REFERENCE in kinds
    return columns if needed else tuple(one for one in columns if one.key != "reference")


def verdict_columns(statuses: Iterable[Status]) -> tuple[GridColumn, GridColumn]:
    """Where an office concludes otherwise than the program, and says why."""
    words = tuple(status.word for status in statuses)
    return (
        GridColumn(
            "verdict", "Đơn vị tự đánh giá", 17, Align.CENTER, Fill.CHOICE, words,
            then="verdict_reason",
        ),
        GridColumn("verdict_reason", "Lý do tự đánh giá", 26, fill=Fill.TEXT, hint=_HINT_VERDICT),
    )  # fmt: skip


@dataclass(frozen=True)
class MeasureSource:
    """What the rows are made from; `assessment` is that of the quarter."""

    plan: Plan
    own: OwnPlan
    returns: Mapping[Quarter, Return]
    assessment: Assessment

    def entry(self, code: str) -> Entry:
        """The quarter's entry, empty where there is none."""
        known = self.returns.get(self.assessment.quarter)
        return known.entries.get(code, Entry(code)) if known else Entry(code)

    def target(self, measure: Measure) -> Target:
        """The office's own target, or the plan's."""
        return self.own.targets.get(measure.code, measure.target)

    def reference(self, code: str) -> Decimal | None:
        """The newest figure to compare with: it is given once and holds for the year."""
        return reference_of(code, self.returns, self.assessment.quarter)[0]


def measure_rows(source: MeasureSource) -> tuple[GridRow, ...]:
    """The plan's rows in printed order, those that the office has left out not among them."""
    rows: list[GridRow] = []
    for group in source.plan.groups:
        measures = list(_group_rows(source, group))
        if measures:
            heading = {"no": group.id, "name": group.name}
            rows += [GridRow(RowKind.GROUP, f"group.{group.id}", heading), *measures]
    return tuple(rows)


def _group_rows(source: MeasureSource, group: IndicatorGroup) -> Iterator[GridRow]:
    for indicator in group.indicators:
        for measure in indicator.measures:
            concluded = source.assessment.measures.get(measure.code)
            if concluded:
                yield _row(source, indicator.no, measure, concluded)


def _row(
    source: MeasureSource, number: str, measure: Measure, concluded: MeasureAssessment
) -> GridRow:
    entry = source.entry(measure.code)
    target = source.target(measure)
    reference = source.reference(measure.code)
    needed = target.kind is TargetKind.ABOVE_REFERENCE
    printed = {
        "no": number,
        "name": measure.name,
        "unit": measure.unit,
        "target": target.text,
        "lead": measure.lead,
    }
    return GridRow(
        kind=RowKind.MEASURE,
        code=measure.code,
        cells={**printed, **_reported(entry, concluded), "reference": figure(reference)},
        edits={"value": typed(entry.value), "reference": typed(reference)},
        status=concluded.status,
        block=number,
        locked=frozenset() if needed else frozenset({"reference"}),
        doubt=doubted(measure),
        tips=_tips(measure, concluded),
        leads=(measure.lead,) if measure.lead else (),
    )


def _reported(entry: Entry, concluded: MeasureAssessment) -> Mapping[str, str]:
    return {
        "value": figure(entry.value),
        "estimate": MARKED if entry.estimate else "",
        "to_date": figure(concluded.to_date),
        "percent": figure(concluded.percent_of_target),
        "status": concluded.status.word,
        "cause": entry.cause,
        "remedy": entry.remedy,
        "note": entry.note,
        "verdict": entry.verdict.word if entry.verdict else "",
        "verdict_reason": entry.verdict_reason,
    }


def _tips(measure: Measure, concluded: MeasureAssessment) -> Mapping[str, str]:
    tips = {"status": concluded.reason, "percent": "\n".join(concluded.why)}
    if measure.doubt:
        tips["name"] = doubted(measure)
    return tips


def doubted(row: Measure | Task) -> str:
    """What of the row must be compared with the original; empty where nothing."""
    return f"Cần đối chiếu bản gốc: {row.doubt}" if row.doubt else ""


def figure(value: Decimal | None) -> str:
    """The number as it is read; empty where there is none."""
    return "" if value is None else format_number(value)


def typed(value: Decimal | None) -> str:
    """The number as it is typed: a decimal comma and no dots, so that it is read back the same."""
    return figure(value).replace(".", "")


_HINT_VALUE = "Gõ số theo kiểu Việt Nam: dấu phẩy là dấu thập phân, ví dụ 12,5 hoặc 2500."
_HINT_ESTIMATE = "Đánh dấu bằng phím cách khi là số ước thực hiện."
_HINT_REFERENCE = "Số được giao (ví dụ dự toán Trung ương giao), cùng đơn vị với số thực hiện."
_HINT_VERDICT = "Chỉ điền khi đánh giá khác với chương trình; bắt buộc ghi lý do."
