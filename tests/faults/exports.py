"""`python -m tests.faults.exports MOST SEED`: kills and failing calls while reports are written.

Each kind of report is killed at so many of its system calls (0 is all of them), and so many of
them are made to fail, once and for ever after.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.store import Store
from domain.office import Profile
from domain.quarter import Quarter
from tests.db.samples import PLAN
from tests.faults import errors, kills, workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground
from tests.faults.workloads import Workload, say
from workflow.export import export
from workflow.plan_export import export_plan
from workflow.preview import write_preview

Q1 = Quarter(2026, 1)


def _report(folder: Path, said: int, profile: Profile) -> None:
    with Store.open(folder / workloads.NAME, reading=True) as store:
        for path in export(store, Q1, folder / "out", profile=profile):
            say(said, path.name)


def _plan(folder: Path, said: int) -> None:
    for path in export_plan(PLAN, folder / "out").complete():
        say(said, path.name)


def _preview(folder: Path, said: int) -> None:
    with Store.open(folder / workloads.NAME, reading=True) as store:
        say(said, write_preview(store, Q1, folder / "out" / "trang.html").name)


def _kind(name: str, job: Callable[[Path, int], object]) -> Workload:
    return Workload(f"export {name}", workloads.new, job, workloads.reports_whole)


KINDS = (
    *(_kind(profile.value, partial(_report, profile=profile)) for profile in Profile),
    _kind("the plan", _plan),
    _kind("the preview", _preview),
)


def main(most: int, seed: int) -> Answer:
    found: Answer = {"kinds": len(KINDS), "killed": 0, "points": {}, "told": {}, "bad": []}
    with ground() as place:
        for number, kind in enumerate(KINDS):
            here = place / str(number)
            points, bad = kills.killed(kind, here / "kills", most, seed)
            found["killed"] += min(most or points, points)
            found["bad"] += [f"{kind.name}: {one}" for one in bad]
            errors.fail_each(kind, here / "failures", (most, seed), found)
    return found


if __name__ == "__main__":
    answer(main, 5, SEED)
