"""Cuts the power in the middle of jobs, thousands of times, and looks at what the disk holds.

`python -m tests.faults.cuts CUTS SEED [PLANTED]`. Each job is recorded once; a cut keeps what was
synced and any part of the rest. Some of the disks are cut once more while they are being recovered.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.faults import recording, workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground, judged, renew
from tests.faults.recording import Recording
from tests.faults.workloads import Workload

SAVINGS = 20
AGAIN = 0.01  # of the cuts, so many are followed by cuts during recovery
CUTS_AGAIN = 5
MOST_BAD = 20


def main(cuts: int, seed: int) -> Answer:
    chance = random.Random(seed)
    bad: list[str] = []
    again = 0
    with ground() as place:
        made = [(one, _recorded(one, place / str(at))) for at, one in enumerate(_jobs())]
        for number in range(cuts):
            workload, recorded = made[number % len(made)]
            again += _cut(workload, recorded, chance, place / "cut", bad)
            if len(bad) > MOST_BAD:
                break
    return {"cuts": number + 1, "again": again, "workloads": len(made), "bad": bad}


def _jobs() -> Iterator[Workload]:
    yield from workloads.savings(SAVINGS)
    named = ("create", "fill", "migrate", "backup", "restore", "pack")
    yield from (workloads.ALL[name] for name in named)


def _recorded(workload: Workload, folder: Path) -> Recording:
    folder.mkdir(parents=True)
    workload.prepare(folder)
    return recording.record(folder, lambda said: workload.act(folder, said))


def _cut(
    workload: Workload, made: Recording, chance: random.Random, target: Path, bad: list[str]
) -> int:
    """Checks one cut; how many cuts during recovery were tried as well."""
    upto = chance.randint(1, len(made.steps))
    recording.after_cut(made, upto, chance, target)
    said = made.acknowledged(upto)
    again = _cut_again(workload, target, said, chance, bad) if chance.random() < AGAIN else 0
    found = judged(lambda: workload.check(target, said))
    bad += [f"{workload.name}, step {upto}: {one}" for one in found]
    return again


def _cut_again(
    workload: Workload, disk: Path, said: list[bytes], chance: random.Random, bad: list[str]
) -> int:
    first = renew(disk.with_name("first"), disk)
    made = recording.record(first, lambda _said: judged(lambda: workload.check(first, said)))
    if not made.steps:
        return 0
    for _ in range(CUTS_AGAIN):
        upto = chance.randint(1, len(made.steps))
        target = disk.with_name("again")
        recording.after_cut(made, upto, chance, target)
        found = judged(lambda target=target: workload.check(target, said))  # type: ignore[misc]
        bad += [f"{workload.name}, cut again at {upto}: {one}" for one in found]
    return CUTS_AGAIN


if __name__ == "__main__":
    answer(main, 2000, SEED)
