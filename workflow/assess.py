"""What the rules conclude from a data file, and the report composed from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.store import Store
from domain.assess import assess
from domain.assessment import Assessment
from domain.office import Profile, office_in
from domain.problem import Problem
from domain.quarter import Quarter
from domain.return_json import write_return

if TYPE_CHECKING:
    from domain.composing import Material


def quarter_of(store: Store, quarter: Quarter) -> Quarter:
    """The quarter, where it lies in the plan's year; Problem `quarter_outside_year`."""
    year = store.plan.year
    if quarter.year != year:
        raise Problem(
            "quarter_outside_year",
            f"{quarter.label} không thuộc năm {year} của kế hoạch {store.plan.id}.",
            f"Hãy chọn một quý từ {year}Q1 đến {year}Q4, hoặc mở tệp số liệu của năm khác.",
        )
    return quarter


def assessed(store: Store, quarter: Quarter) -> Assessment:
    """The assessment of the quarter from everything entered up to it."""
    quarter_of(store, quarter)
    return assess(store.plan, store.returns(), quarter, store.own_plan, store.office.window)


def material(store: Store, quarter: Quarter, profile: Profile | None = None) -> Material:
    """Everything that the quarter's report is composed from."""
    from domain.composing import Material  # noqa: PLC0415 - opening a file needs no report

    quarter_of(store, quarter)
    office, returns, own = store.office, store.returns(), store.own_plan
    if profile is not None:
        office = office_in(office, profile, store.unit)
    *earlier, assessment = (
        assess(store.plan, returns, one, own, office.window) for one in quarter.up_to_here()
    )
    plain = Material(
        plan=store.plan,
        unit=store.unit,
        office=office,
        quarter=quarter,
        assessment=assessment,
        returns=returns,
        own=own,
        earlier={one.quarter: one for one in earlier},
    )
    return replace(plain, data=write_return(plain.current))
