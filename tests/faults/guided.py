"""`python -m tests.faults.guided MUTANTS SEED`: mutants that reach something new are mutated on.

The readers of tables, packs and data files, guided by the lines of ours that a file reaches: a
small kin of a coverage-guided fuzzer, which needs nothing installed.
"""

import random
import sys
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

from tests.faults import mutants, template_mutants
from tests.faults.catalogue import SEED
from tests.faults.ground import ROOT, Answer, answer, ground
from tests.faults.mutants import Kind, end_of, mutated

OURS = tuple(f"{ROOT / name}/" for name in ("domain", "db", "reports", "workflow"))
KINDS = (*mutants.KINDS, template_mutants.KINDS[0])
MOST_KEPT = 500
Line = tuple[str, int]


def main(mutants_: int, seed: int) -> Answer:
    warnings.simplefilter("ignore")
    chance = random.Random(seed)
    found: Answer = {"mutants": 0, "kept": {}, "lines": 0, "bad": []}
    lines: set[Line] = set()
    with ground() as place:
        for kind in KINDS:
            corpus = _grown(kind, place / kind.name, mutants_ // len(KINDS), (chance, lines), found)
            found["kept"][kind.name] = len(corpus)
    found["lines"] = len(lines)
    return found


def _grown(
    kind: Kind, path: Path, count: int, known: tuple[random.Random, set[Line]], found: Answer
) -> list[bytes]:
    """The good file and those mutants of it, and of each other, that reached something new."""
    chance, lines = known
    corpus = [kind.good()]
    for _ in range(count):
        content = mutated(chance.choice(corpus), chance)
        path.write_bytes(content)
        end, reached = _reached(kind, path)
        found["mutants"] += 1
        if end.startswith("!"):
            found["bad"].append(f"{kind.name}: {end}")
        if not reached <= lines and len(corpus) < MOST_KEPT:
            corpus.append(content)
        lines |= reached
    return corpus


def _reached(kind: Kind, path: Path) -> tuple[str, set[Line]]:
    """How reading ended, and the lines of the program that it came through."""
    reached: set[Line] = set()

    def note(frame: FrameType, event: str, _: Any) -> Any:
        if event == "call" and not frame.f_code.co_filename.startswith(OURS):
            return None
        reached.add((frame.f_code.co_filename, frame.f_lineno))
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        return end_of(kind, path), reached
    finally:
        sys.settrace(before)


if __name__ == "__main__":
    answer(main, 400, SEED)
