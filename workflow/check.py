"""Checking a quarter's return before it is sent."""

from __future__ import annotations

from datetime import date

from db.store import Store
from domain.check import check
from domain.finding import Finding, Severity
from domain.quarter import Quarter
from workflow.assess import assessed


def checked(store: Store, quarter: Quarter, today: date | None = None) -> tuple[Finding, ...]:
    """What the checks say of the quarter, the gravest first."""
    return check(
        store.plan,
        store.returns(),
        quarter,
        assessed(store, quarter),
        own=store.own_plan,
        window=store.office.window,
        today=today,
    )


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether anything must be mended before the report is sent."""
    return any(one.severity is Severity.ERROR for one in findings)
