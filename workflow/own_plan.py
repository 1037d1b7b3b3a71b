"""The office's own plan: its own targets, rows that are not its own, figures for quarters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from db.store import Store
from domain.change import Subject, own_plan_changes
from domain.number import read_number
from domain.plan import Measure, OwnPlan, Plan
from domain.problem import Problem
from domain.quarter import ROMAN
from domain.target import Target, read_target
from domain.text import clean
from workflow.who import who


def read_own_target(text: str) -> Target:
    """The rule that an office's own target states; Problem `empty_target`."""
    words = " ".join(clean(text)[0].split())
    if not words:
        raise Problem(
            "empty_target", "Chưa ghi mục tiêu riêng.", "Hãy ghi như trong văn bản, ví dụ >90."
        )
    return read_target(words)


def set_target(store: Store, code: str, target: Target | None) -> int:
    """Sets the office's own target, or goes back to the resolution's; the batch's number."""
    own = store.own_plan
    targets = {one: kept for one, kept in own.targets.items() if one != code}
    if target is not None:
        targets[code] = target
    words = "Đặt mục tiêu riêng" if target else "Trở về mục tiêu của nghị quyết"
    return _record(store, own, replace(own, targets=targets), f"{words}, chỉ tiêu {code}")


def leave_out(store: Store, subject: Subject, code: str, *, out: bool) -> int:
    """Leaves a measure or task out of the office's report, or takes it in; the batch's number.

    A task goes with its sub-items, and a sub-item that is taken in brings its task along.
    """
    own = store.own_plan
    if subject is Subject.MEASURE:
        codes = own.left_out | {code} if out else own.left_out - {code}
        changed, noun = replace(own, left_out=codes), "chỉ tiêu"
    else:
        family = _family(store.plan, code, out=out)
        codes = own.left_out_tasks | family if out else own.left_out_tasks - family
        changed, noun = replace(own, left_out_tasks=codes), "nhiệm vụ"
    words = "Bỏ" if out else "Lấy lại"
    return _record(store, own, changed, f"{words} {noun} {code}")


def _family(plan: Plan, code: str, *, out: bool) -> frozenset[str]:
    """The task with its sub-items; for a sub-item that is taken in, with the task above it."""
    items = {item.code for item in plan.tasks[code].items}
    above = {
        task.code
        for section in plan.sections
        for task in section.tasks
        if not out and code in {item.code for item in task.items}
    }
    return frozenset({code} | items | above)


def read_pace(measure: Measure, texts: Mapping[int, str], target: Target) -> dict[int, Decimal]:
    """The planned year-to-date figures by quarter; Problems as in `read_number`."""
    hints = [one for one in (target.low, target.high) if one is not None]
    figures = {}
    for number, text in texts.items():
        if text.strip():
            figures[number] = _figure(measure, number, text, hints)
    return figures


def _figure(measure: Measure, number: int, text: str, hints: list[Decimal]) -> Decimal:
    try:
        return read_number(text, unit=measure.figure_unit, hints=hints)
    except Problem as problem:
        where = f"Kế hoạch quý {ROMAN[number - 1]}: "
        raise Problem(problem.code, where + problem.sentence, problem.advice) from None


def set_pace(store: Store, code: str, texts: Mapping[int, str]) -> int:
    """Records the office's planned figures of a measure as one batch; its number."""
    own = store.own_plan
    measure = store.plan.measures[code]
    figures = read_pace(measure, texts, own.targets.get(code, measure.target))
    others = {place: one for place, one in own.pace.items() if place[0] != code}
    pace = {**others, **{(code, number): one for number, one in figures.items()}}
    return _record(store, own, replace(own, pace=pace), f"Kế hoạch theo quý, chỉ tiêu {code}")


def _record(store: Store, old: OwnPlan, new: OwnPlan, label: str) -> int:
    return store.record(own_plan_changes(old, new), label, who())
