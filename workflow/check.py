"""Checking a quarter's return before it is sent."""

from __future__ import annotations

from datetime import date

from db.store import Store
from domain.assess import assess
from domain.check import check
from domain.finding import Finding, Severity
from domain.quarter import Quarter
from workflow.assess import quarter_of


def checked(store: Store, quarter: Quarter, today: date | None = None) -> tuple[Finding, ...]:
    """What the checks say of the quarter, the gravest first."""
    quarter_of(store, quarter)
    returns, own, window = store.returns(), store.own_plan, store.office.window
    assessment = assess(store.plan, returns, quarter, own, window)
    return check(store.plan, returns, quarter, assessment, own=own, window=window, today=today)


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether anything must be mended before the report is sent."""
    return any(one.severity is Severity.ERROR for one in findings)
