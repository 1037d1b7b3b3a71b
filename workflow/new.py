"""Making a new data file, with every measure and task of a plan."""

from __future__ import annotations

from pathlib import Path

from db.store import Store
from domain.office import Profile, office_for, profile_for
from domain.problem import Problem
from workflow.plans import plan
from workflow.units import unit


def new_file(path: Path, unit_code: str, plan_id: str, profile: Profile | None = None) -> None:
    """Makes the data file of a unit for a plan's year; Problem `file_exists` where there is one."""
    chosen = plan(plan_id)
    reporting = unit(unit_code, chosen.year)
    office = office_for(reporting, profile or profile_for(chosen.year))
    Store.create(path, chosen, office, reporting).close()


def read_profile(text: str) -> Profile:
    """The document profile of that name; Problem `unknown_profile`."""
    try:
        return Profile(text.strip().lower())
    except ValueError:
        raise Problem(
            "unknown_profile",
            f"Không có thể thức “{text}”.",
            "Chọn nd30 (cơ quan nhà nước), hd05 (cơ quan Đảng từ năm 2026) hoặc hd36 (trước đó).",
        ) from None
