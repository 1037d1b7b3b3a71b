"""Small plans and returns for the tests of rules and checks, and the real packs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from domain.assess import assess
from domain.assessment import MeasureAssessment
from domain.check import check
from domain.deadline import Deadline, DeadlineKind, Stage
from domain.finding import Finding, Severity
from domain.pack import read_pack
from domain.plan import (
    AddsUp,
    AppendixForm,
    Indicator,
    IndicatorGroup,
    Measure,
    OwnPlan,
    Plan,
    Resolution,
    Task,
    TaskSection,
)
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, Return
from domain.target import Target, TargetKind

YEAR = 2026
Q1, Q2, Q3, Q4 = (Quarter(YEAR, number) for number in (1, 2, 3, 4))
QUARTERS = (Q1, Q2, Q3, Q4)
PACKS = Path(__file__).resolve().parents[2] / "resources" / "plans"
PACK_IDS = ("nq-05-2026", "nq-2022")


@cache
def real_plan(plan_id: str) -> Plan:
    return read_pack((PACKS / f"{plan_id}.json").read_bytes())


def target(
    kind: TargetKind,
    low: str | None = None,
    high: str | None = None,
    exceeds: str | None = None,
    *,
    inclusive: bool = False,
) -> Target:
    return Target("mục tiêu", kind, figure(low), figure(high), figure(exceeds), inclusive)


def figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def measure(
    wanted: Target,
    adds_up: AddsUp = AddsUp.LATEST,
    *,
    code: str = "1",
    unit: str = "%",
    assessed: tuple[int, ...] = (1, 2, 3, 4),
    part_of: str | None = None,
    percent_max: str | None = None,
) -> Measure:
    return Measure(
        code=code,
        name=f"Chỉ tiêu số {code}",
        unit=unit,
        target=wanted,
        lead="",
        adds_up=adds_up,
        assessed=assessed,
        part_of=part_of,
        percent_max=None if percent_max is None else Decimal(percent_max),
    )


def due(text: str, *, begins: bool = False) -> Deadline:
    printed = f"Khởi công {text}" if begins else text
    return Deadline(printed, DeadlineKind.DAY, date.fromisoformat(text), begins=begins)


def stages(*steps: tuple[str, str | None]) -> Deadline:
    read = tuple(Stage(name, date.fromisoformat(day) if day else None) for name, day in steps)
    return Deadline("theo giai đoạn", DeadlineKind.STAGES, read[-1].due, stages=read)


def starting(text: str) -> Deadline:
    return Deadline("từ …", DeadlineKind.FROM, start=date.fromisoformat(text))


NO_DEADLINE = Deadline("", DeadlineKind.NONE)
UNDATED = Deadline("Theo tiến độ của Trung ương", DeadlineKind.NONE)


def task(deadline: Deadline, *items: Task, code: str = "1.1") -> Task:
    return Task(code, code, f"Nhiệm vụ số {code}", ("Văn phòng",), (), deadline, items)


def plan(measures: tuple[Measure, ...] = (), tasks: tuple[Task, ...] = ()) -> Plan:
    indicators = tuple(Indicator(one.code, (one,)) for one in measures)
    return Plan(
        id="thu-nghiem",
        resolution=Resolution("05-NQ/TU", date(2025, 12, 9), "Tỉnh ủy", YEAR, "về năm 2026", ""),
        groups=(IndicatorGroup("I", "Nhóm", indicators),),
        sections=(TaskSection("1", "Mục", tasks),),
        measures_form=AppendixForm("Phụ lục 1", ("STT",)),
        tasks_form=AppendixForm("Phụ lục 2", ("TT",)),
    )


def returned(
    quarter: Quarter, *rows: Entry | Progress | Passage, plan_id: str = "thu-nghiem"
) -> Return:
    return Return(
        "07030",
        plan_id,
        quarter,
        {row.code: row for row in rows if isinstance(row, Entry)},
        {row.code: row for row in rows if isinstance(row, Progress)},
        {row.key: row for row in rows if isinstance(row, Passage)},
    )


def values(*by_quarter: str | None, code: str = "1") -> Mapping[Quarter, Return]:
    """Returns with one measure's figure in each quarter; None where nothing was entered."""
    return {
        quarter: returned(quarter, Entry(code, Decimal(value)))
        for quarter, value in zip(QUARTERS, by_quarter, strict=False)
        if value is not None
    }


def assessed(
    one: Measure, entry: Entry | None, quarter: Quarter, own: OwnPlan | None = None
) -> MeasureAssessment:
    returns = {} if entry is None else {quarter: returned(quarter, entry)}
    return assess(plan((one,)), returns, quarter, own or OwnPlan()).measures["1"]


def findings(
    the_plan: Plan, returns: Mapping[Quarter, Return], quarter: Quarter, today: date | None = None
) -> tuple[Finding, ...]:
    assessment = assess(the_plan, returns, quarter)
    return check(the_plan, returns, quarter, assessment, today=today)


def rules(*found: Finding) -> dict[str, Severity]:
    return {one.rule: one.severity for one in found}
