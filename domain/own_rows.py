"""The rows that an office adds to the year's plan: a last group and a last section of its own.

Their codes and printed numbers go on where the resolution's end, so that none is used twice.
"""

from __future__ import annotations

from dataclasses import replace

from domain.deadline import read_deadline
from domain.plan import (
    Indicator,
    IndicatorGroup,
    Measure,
    OwnMeasure,
    OwnPlan,
    OwnTask,
    Plan,
    Task,
    TaskSection,
)
from domain.target import Target, TargetKind

ROW_FIELDS = ("own_measure", "own_task")
GROUP_NAME = "Chỉ tiêu riêng của đơn vị"
SECTION_NAME = "Nhiệm vụ riêng của đơn vị"
_SOURCE = "Đơn vị tự thêm, không có trong nghị quyết."
_NO_TARGET = Target("", TargetKind.JUDGED)
_MOST_DIGITS = 4
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def with_own_rows(plan: Plan, own: OwnPlan) -> Plan:
    """The plan with the office's own rows at its end; the same one where there are none."""
    if not own.measures and not own.tasks:
        return plan
    groups = (_group(plan, own),) if own.measures else ()
    sections = (_section(plan, own),) if own.tasks else ()
    return replace(plan, groups=(*plan.groups, *groups), sections=(*plan.sections, *sections))


def next_measure(plan: Plan) -> str:
    """The code of the next measure that the office adds; `plan` has those it has added before."""
    printed = [one.no for group in plan.groups for one in group.indicators]
    numbers = [int(one) for one in (*printed, *plan.measures) if one.isdecimal()]
    return str(max(numbers, default=0) + 1)


def next_task(plan: Plan, own: OwnPlan) -> str:
    """The code of the next task that the office adds; `plan` has those it has added before."""
    places = [code.rpartition(".") for code in own.tasks]
    if not places:
        return f"{_section_number(plan)}.1"
    return f"{places[0][0]}.{max(int(last) for _, _, last in places) + 1}"


def is_free(plan: Plan, field: str, code: str) -> bool:
    """Whether an own row may stand under that code beside the resolution's plan."""
    section, _, number = code.rpartition(".") if field == "own_task" else ("", "", code)
    whole = number.isascii() and number.isdecimal() and not number.startswith("0")
    if field == "own_task":
        return (
            whole
            and code not in plan.tasks
            and section == _section_number(plan)
            and len(number) <= _MOST_DIGITS
        )
    return whole and code not in plan.measures and len(number) <= _MOST_DIGITS


def _group(plan: Plan, own: OwnPlan) -> IndicatorGroup:
    indicators = tuple(
        Indicator(code, (_measure(code, one, own.targets.get(code, _NO_TARGET)),))
        for code, one in sorted(own.measures.items(), key=lambda item: int(item[0]))
    )
    number = len(plan.groups)
    return IndicatorGroup(
        _ROMAN[number] if number < len(_ROMAN) else str(number + 1), GROUP_NAME, indicators
    )


def _measure(code: str, own: OwnMeasure, target: Target) -> Measure:
    return Measure(code, own.name, own.unit, target, own.lead, own.adds_up, source=_SOURCE)


def _section(plan: Plan, own: OwnPlan) -> TaskSection:
    ordered = sorted(own.tasks.items(), key=lambda item: int(item[0].rpartition(".")[2]))
    tasks = tuple(_task(code, one, plan.year) for code, one in ordered)
    return TaskSection(_section_number(plan), SECTION_NAME, tasks)


def _task(code: str, own: OwnTask, year: int) -> Task:
    lead, coordinating = _bodies(own.lead), _bodies(own.coordinating)
    deadline = read_deadline(own.deadline, year)
    return Task(code, code, own.name, lead, coordinating, deadline, source=_SOURCE)


def _bodies(lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines.split("\n") if line.strip())


def _section_number(plan: Plan) -> str:
    numbers = [int(section.no) for section in plan.sections if section.no.isdecimal()]
    return str(max((len(plan.sections), *numbers)) + 1)
