"""Kills a process that is saving, again and again, and looks at what is left.

`python -m tests.db.killing FILE CYCLES SEED` prints what it found as JSON. It runs in a process of
its own, because it forks.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from db.store import Store
from domain.change import BatchKind, Change, Subject
from domain.quarter import Quarter
from tests.db.samples import OFFICE, PLAN, UNIT

LONGEST = 0.04  # seconds from the first acknowledged change to the kill
TOGETHER = 3  # changes in one batch


def main(path: Path, cycles: int, seed: int) -> dict[str, object]:
    """Run the cycles; `bad` lists what was lost, halved or unpaired."""
    chance = random.Random(seed)
    Store.create(path, PLAN, OFFICE, UNIT).close()
    found: dict[str, object] = {"cycles": cycles, "acknowledged": 0, "bad": []}
    for cycle in range(cycles):
        acknowledged = _killed(path, cycle, chance.uniform(0, LONGEST))
        found["acknowledged"] = int(str(found["acknowledged"])) + len(acknowledged)
        bad = _bad(path, acknowledged)
        if bad:
            found["bad"] = [f"cycle {cycle}: {one}" for one in bad]
            break
    return found


def _killed(path: Path, cycle: int, after: float) -> list[int]:
    """The batches that a child acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _save_for_ever(path, cycle, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = pipe.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in [first, *pipe] if line.endswith("\n")]


def _save_for_ever(path: Path, cycle: int, pipe: int) -> None:
    chance = random.Random(cycle)
    store = Store.open(path)
    for turn in range(1_000_000):
        number = _save(store, f"{cycle}.{turn}", chance.random())
        os.write(pipe, f"{number}\n".encode())


def _save(store: Store, value: str, choice: float) -> int:
    if choice < 0.2:
        step = store.undo() if choice < 0.1 else store.redo()
        if step is not None:
            return step.number
    quarter = Quarter(2026, 1 + int(choice * 4))
    changes = [
        Change(Subject.MEASURE, quarter, code, field, text)
        for code, field, text in (("1", "value", value), ("2.1", "note", value * 50))
    ]
    changes.append(Change(Subject.TASK, quarter, "1.1", "result", value))
    return store.record(changes, "Nhập", "Lan")


def _bad(path: Path, acknowledged: list[int]) -> list[str]:
    with Store.open(path) as store:
        batches = {batch.number: batch for batch in store.batches()}
        sizes: dict[int, int] = dict.fromkeys(batches, 0)
        for change in store.history():
            sizes[change.batch] += 1
        recorded = [one.number for one in batches.values() if one.kind is not BatchKind.CREATE]
        return [
            *(f"batch {number} is lost" for number in acknowledged if number not in batches),
            *(f"batch {one} is halved" for one in recorded if sizes[one] != TOGETHER),
            *store.verify(),
        ]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
