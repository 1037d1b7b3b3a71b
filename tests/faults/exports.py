"""`python -m tests.faults.exports MOST SEED`: kills and failing calls while reports are written.

Each kind of report is killed at so many of its system calls (0 is all of them) and at moments of
chance, and so many of the calls are made to fail, once and for ever after.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.store import Store
from domain.office import Profile
from domain.quarter import Quarter
from tests.db.samples import PLAN
from tests.faults import errors, kills, workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground, judged, renew
from tests.faults.workloads import Workload, say
from workflow.export import export
from workflow.plan_export import export_plan
from workflow.preview import write_preview

Q1 = Quarter(2026, 1)
MOMENTS, LONGEST = 140, 0.8  # for each kind in the night; seconds from the start to the kill


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
    found: Answer = {
        "kinds": len(KINDS), "killed": 0, "in the middle": 0, "points": {}, "told": {}, "bad": [],
    }  # fmt: skip
    chance = random.Random(seed)
    with ground() as place:
        for number, kind in enumerate(KINDS):
            here = place / str(number)
            _once(kind, here / "once")
            points, bad = kills.killed(kind, here / "kills", most, seed)
            found["killed"] += min(most or points, points)
            found["bad"] += [f"{kind.name}: {one}" for one in bad]
            _kill_at_moments(kind, here / "kills", most // 2 or MOMENTS, (chance, found))
            errors.fail_each(kind, here / "failures", (most, seed), found)
    return found


def _once(kind: Workload, folder: Path) -> None:
    """Does the job here, so that no child spends its short life on importing."""
    folder.mkdir(parents=True)
    kind.prepare(folder)
    with open(os.devnull, "wb") as nowhere:
        kind.act(folder, nowhere.fileno())


def _kill_at_moments(
    kind: Workload, place: Path, times: int, known: tuple[random.Random, Answer]
) -> None:
    """Kills at moments of chance, in a folder as at the beginning."""
    chance, found = known
    folder = place / "folder"
    for _ in range(times):
        renew(folder, place / "original")
        _kill_after(kind, folder, chance.uniform(0, LONGEST))
        found["killed"] += 1
        found["in the middle"] += bool(list(folder.glob("out/.skq-*")))
        bad = judged(lambda: kind.check(folder, []))
        found["bad"] += [f"{kind.name}, killed at some moment: {one}" for one in bad]


def _kill_after(kind: Workload, folder: Path, seconds: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            while True:
                kind.act(folder, os.open(os.devnull, os.O_WRONLY))
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    answer(main, 5, SEED)
