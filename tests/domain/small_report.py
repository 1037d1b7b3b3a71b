"""Materials for the tests of composing: the real plans with whatever a test wants to be entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from domain.assess import assess
from domain.composing.draft import Paragraph
from domain.composing.material import Material
from domain.composing.narrative import paragraphs
from domain.office import Profile, office_for
from domain.plan import OwnPlan, Plan
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, Return, TaskState
from domain.unit import Unit
from tests.domain.small_plan import real_plan

WARD = Unit("06688", "Hạ Long", "phường", "phường Hạ Long")
Row = Entry | Progress | Passage


def entry(code: str, value: str | None = None, **others: Any) -> Entry:
    return Entry(code, None if value is None else Decimal(value), **others)


def done(code: str, **others: Any) -> Progress:
    return Progress(code, TaskState.DONE, **others)


def begun(code: str, **others: Any) -> Progress:
    return Progress(code, TaskState.IN_PROGRESS, **others)


def only(plan: Plan, *codes: str) -> OwnPlan:
    """An office that answers for these rows alone."""
    return OwnPlan(
        left_out=frozenset({*plan.measures} - {*codes}),
        left_out_tasks=frozenset({*plan.tasks} - {*codes}),
    )


def material(
    quarter: Quarter,
    *rows: Row,
    before: Mapping[Quarter, tuple[Row, ...]] | None = None,
    own: OwnPlan | None = None,
    plan: Plan | None = None,
    profile: Profile = Profile.HD05,
    **office: Any,
) -> Material:
    """The material of a ward's report with these rows in the quarter and those before it."""
    chosen, mine = plan or real_plan("nq-05-2026"), own or OwnPlan()
    by_quarter = {**(before or {}), quarter: rows}
    returns = {one: _return(chosen, one, given) for one, given in by_quarter.items()}
    return Material(
        plan=chosen,
        unit=WARD,
        office=replace(office_for(WARD, profile), **office),
        quarter=quarter,
        assessment=assess(chosen, returns, quarter, mine),
        returns=returns,
        own=mine,
        earlier={
            one: assess(chosen, returns, one, mine)
            for one in quarter.up_to_here()[:-1]
            if one in returns
        },
    )


def _return(plan: Plan, quarter: Quarter, rows: tuple[Row, ...]) -> Return:
    return Return(
        WARD.code,
        plan.id,
        quarter,
        {row.code: row for row in rows if isinstance(row, Entry)},
        {row.code: row for row in rows if isinstance(row, Progress)},
        {row.key: row for row in rows if isinstance(row, Passage)},
    )


def paragraph(given: Material, key: str) -> Paragraph:
    return next(one for one in paragraphs(given) if one.draft.key == key)


def drafted(given: Material, key: str) -> str:
    return paragraph(given, key).draft.text
