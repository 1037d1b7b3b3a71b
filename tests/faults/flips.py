"""`python -m tests.faults.flips FLIPS SEED`: flips single bits of a data file and of a backup.

What changes anything that was entered must be found on opening; nothing may end in an exception.
"""

import random
from pathlib import Path

from db import backup
from db.store import Store
from domain.problem import Problem
from tests.faults import workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground
from workflow.backups import is_good

PART_FOUND = 0.94


def main(flips: int, seed: int) -> Answer:
    chance = random.Random(seed)
    bad: list[str] = []
    found = silent = 0
    with ground() as place:
        path = workloads.new(place)
        content, held = path.read_bytes(), backup.check(path)
        for _ in range(flips):
            at = chance.randrange(len(content) * 8)
            path.write_bytes(flipped(content, at))
            told, same = _opened(path, held)
            found += bool(told)
            silent += not told and not same
            if told.startswith("!") or (not told and not same):
                bad.append(f"bit {at}: {told or 'changed what was entered, and nobody noticed'}")
            if is_good(path) == bool(told):
                bad.append(f"bit {at}: a backup with it is taken for {'bad' if told else 'good'}")
    return {"flips": flips, "found": found, "silent": silent, "bad": bad}


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _opened(path: Path, held: object) -> tuple[str, bool]:
    """The code on opening, with `!` before what is no Problem, and whether the content is same."""
    try:
        with Store.open(path, reading=True) as store:
            store.returns()
        return "", backup.check(path) == held
    except Problem as problem:
        return problem.code, False
    except Exception as error:
        return f"!{type(error).__name__}: {error}"[:200], False


if __name__ == "__main__":
    answer(main, 1000, SEED)
