"""Kills a job at each of its system calls, one after the other, and looks at what is left.

`python -m tests.faults.kills MOST SEED [PLANTED]`: at most so many points of each job are tried, 0
is all of them; which ones, the seed decides. Only calls that change a file end differently from
the one before. Every fourth time the next start is killed as well, while it puts things right.
"""

import random
from pathlib import Path

from tests.faults import recording, tracer, workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground, judged, renew
from tests.faults.tracer import KILL, Call
from tests.faults.workloads import Workload

FEWEST = {"pack": 6}
AGAIN, LAST_AGAIN = 4, 14  # every so many-th; at one of so many calls of the next start
REPLAYED = {"export"}  # its rendering takes a second each time, so the steps are replayed instead


def main(most: int, seed: int) -> Answer:
    found: Answer = {"points": {}, "bad": []}
    with ground() as place:
        for name, workload in workloads.ALL.items():
            points = replayed if name in REPLAYED else killed
            count, bad = points(workload, place / name, most, seed)
            found["points"][name] = count
            found["bad"] += [f"{name}: {one}" for one in bad[:5]]
            if count < FEWEST.get(name, 10):
                found["bad"].append(f"{name}: only {count} points were found")
    return found


def killed(workload: Workload, place: Path, most: int, seed: int) -> tuple[int, list[str]]:
    """Kills before each call that changes a file, in a folder as at the beginning."""
    original, folder = place / "original", place / "folder"
    original.mkdir(parents=True)
    workload.prepare(original)
    total = _calls(workload, renew(folder, original))
    bad = []
    chance = random.Random(seed)
    for point in _chosen(total, most, seed):
        renew(folder, original)
        said = _kill_at(workload, folder, point)
        if point % AGAIN == 0:
            _kill_next_start(workload, folder, chance.randint(1, LAST_AGAIN))
        found = judged(lambda said=said: workload.check(folder, said))  # type: ignore[misc]
        bad += [f"call {point} of {total}: {one}" for one in found]
    return total, bad


def replayed(workload: Workload, place: Path, most: int, seed: int) -> tuple[int, list[str]]:
    """Lays out the folder as a kill before each recorded step leaves it."""
    original, folder = place / "original", place / "folder"
    original.mkdir(parents=True)
    workload.prepare(original)
    made = recording.record(original, lambda said: workload.act(original, said))
    total = len(made.steps)
    bad = []
    for point in _chosen(total, most, seed):
        recording.after_kill(made, point, folder)
        said = made.acknowledged(point)
        found = judged(lambda said=said: workload.check(folder, said))  # type: ignore[misc]
        bad += [f"step {point} of {total}: {one}" for one in found]
    return total, bad


def _chosen(total: int, most: int, seed: int) -> list[int]:
    points = list(range(1, total + 1))
    return sorted(random.Random(seed).sample(points, most)) if 0 < most < total else points


def _calls(workload: Workload, folder: Path) -> int:
    count = 0

    def before(_call: Call) -> int:
        nonlocal count
        count += 1
        return 0

    with open("/dev/null", "wb") as nowhere:
        code = tracer.run(lambda: workload.act(folder, nowhere.fileno()), before)
    if code != 0:
        raise RuntimeError(f"{workload.name} ended with {code}")
    return count


def _kill_at(workload: Workload, folder: Path, point: int) -> list[bytes]:
    """What the job said before it was killed at its so many-th call."""
    path = folder.with_name("said")
    with path.open("wb") as said:
        tracer.run(lambda: workload.act(folder, said.fileno()), _killer(point))
    return [line for line in path.read_bytes().split(b"\n") if line]


def _kill_next_start(workload: Workload, folder: Path, point: int) -> None:
    tracer.run(lambda: judged(lambda: workload.check(folder, [])), _killer(point))


def _killer(point: int) -> tracer.Before:
    left = point

    def before(_call: Call) -> int:
        nonlocal left
        left -= 1
        return KILL if left == 0 else 0

    return before


if __name__ == "__main__":
    answer(main, 0, SEED)
