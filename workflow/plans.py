"""The plans that the program knows: built in, and installed by the user."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from domain.pack import read_pack
from domain.plan import Plan
from domain.problem import Problem
from workflow.places import PLANS, user_folder


def plans() -> tuple[Plan, ...]:
    """Every known plan, the newest year first; an installed one replaces a built-in of its id."""
    installed = user_folder() / "plans"
    found = {one.id: one for folder in (PLANS, installed) for one in _in_folder(folder)}
    return tuple(sorted(found.values(), key=lambda one: (-one.year, one.id)))


def plan(plan_id: str) -> Plan:
    """The plan of that id; Problem `unknown_plan`."""
    known = {one.id: one for one in plans()}
    if plan_id not in known:
        raise Problem(
            "unknown_plan",
            f"Không có kế hoạch năm “{plan_id}”.",
            f"Các kế hoạch hiện có: {', '.join(known)}.",
        )
    return known[plan_id]


def _in_folder(folder: Path) -> tuple[Plan, ...]:
    # A name with a dot in front is a file that is still being written, or was when we were killed.
    paths = [path for path in sorted(folder.glob("*.json")) if not path.name.startswith(".")]
    return tuple(_read(path, path.stat().st_mtime_ns) for path in paths)


@cache
def _read(path: Path, changed: int) -> Plan:
    """The plan in the file; `changed` makes a changed file be read anew."""
    return read_pack(path.read_bytes())
