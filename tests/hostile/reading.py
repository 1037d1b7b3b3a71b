"""Gives each hostile file to the program, in a process of its own, and measures what it does.

`python -m tests.hostile.reading` prints, for each file, the code it ended in, the seconds and the
bytes of memory it took; what no Problem stopped is named by its exception.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from db.store import Store
from domain.problem import Problem
from reports.value_table import read_table
from tests.faults.planted import by_environment
from tests.hostile.data_files import data_files
from tests.hostile.forged import forged
from tests.hostile.hostile import SECONDS, Hostile
from tests.hostile.odd_books import odd_books
from tests.hostile.packs import packs
from tests.hostile.tables import tables
from workflow.import_plan import preview_pack

LEAVE = 60  # after so many seconds a file has hung for good


def everything() -> Iterator[tuple[Hostile, Callable[[Path], int]]]:
    """Every hostile file with the reader that it is meant for."""
    yield from ((one, _pack) for one in packs())
    yield from ((one, _table) for one in (*tables(), *odd_books()))
    yield from ((one, _data_file) for one in (*data_files(), *forged()))


def _pack(path: Path) -> int:
    preview_pack(path)
    return 1


def _table(path: Path) -> int:
    return len(read_table(path))


def _data_file(path: Path) -> int:
    before = path.read_bytes()
    try:
        Store.open(path).close()
    finally:
        assert path.read_bytes() == before, "the file was changed"
    return 1


def main(only: list[str]) -> None:
    os.environ["SKQ_HOME"] = tempfile.gettempdir()
    with tempfile.TemporaryDirectory() as folder:
        for one, read in everything():
            if not only or one.name in only:
                print(json.dumps(_measured(one, read, Path(folder) / one.file)), flush=True)


def _measured(one: Hostile, read: Callable[[Path], int], path: Path) -> dict[str, Any]:
    path.write_bytes(one.content())
    around = set(path.parent.parent.glob("x.xml"))
    held, begun = _peak(), time.monotonic()
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(LEAVE)
    problem, rows = _end(read, path)
    signal.alarm(0)
    seconds = time.monotonic() - begun
    assert set(path.parent.parent.glob("x.xml")) == around
    for left in list(path.parent.iterdir()):
        if left.is_file():
            left.unlink()
    return {
        "name": one.name, "expected": one.code, "rows": [one.rows, rows], "code": problem.code,
        "sentence": problem.sentence, "advice": problem.advice,
        "seconds": seconds, "bytes": _peak() - held, "hung": seconds > SECONDS,
    }  # fmt: skip


def _end(read: Callable[[Path], int], path: Path) -> tuple[Problem, int]:
    """The Problem in which it ended, and how many rows were read where there was none."""
    try:
        return Problem("", ""), read(path)
    except Problem as problem:
        return problem, 0
    except BaseException as error:
        return Problem(f"{type(error).__name__}: {error}"[:200], ""), 0


def _hang(*_: object) -> None:
    raise TimeoutError("hangs")


def _peak() -> int:
    """The most memory so far; it grows only, so each file is charged with what it adds."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    with by_environment():
        main(sys.argv[1:])
