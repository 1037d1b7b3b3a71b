"""Makes each system call of a job fail, one after the other, once and for ever after.

`python -m tests.faults.errors MOST SEED [PLANTED]`. A full disk, a disk error, a refused access:
the job ends with a Problem or does its work, nothing is lost, and a second try succeeds.
"""

import errno
import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.problem import Problem
from tests.faults import tracer, workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground, judged, renew
from tests.faults.tracer import Call
from tests.faults.workloads import Workload

JOBS = ("save briefly", "create", "fill", "migrate", "backup", "restore", "pack")
FAILURES = {
    "write": (errno.ENOSPC, errno.EIO),
    "pwrite": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO,),
    "fdatasync": (errno.EIO,),
    "ftruncate": (errno.EIO,),
    "openat": (errno.ENOSPC, errno.EACCES),
    "rename": (errno.EACCES, errno.EIO),
    "link": (errno.EPERM,),
    "unlink": (errno.EACCES,),
    "mkdir": (errno.ENOSPC, errno.EACCES),
}
KNOWN = {
    "disk_full", "disk_error", "read_only", "file_locked", "file_missing", "storage_failed",
    "backup_failed", "folder_read_only", "folder_missing", "file_in_use", "damaged_file",
    "file_unreadable", "already_open", "path_too_long",
}  # fmt: skip
_ENGLISH = re.compile(r"\b(?:error|sqlite|disk|denied|space|device|traceback|errno|i/o)\b", re.I)


@dataclass(frozen=True)
class Failing:
    """The so many-th call of a job that fails, how, and whether those after it fail too."""

    point: int
    code: int
    ever_after: bool


def main(most: int, seed: int) -> Answer:
    found: Answer = {"points": {}, "told": {}, "bad": []}
    with ground() as place:
        for name in filter(workloads.ALL.__contains__, JOBS):
            fail_each(workloads.ALL[name], place / name, (most, seed), found)
    return found


def fail_each(workload: Workload, place: Path, limits: tuple[int, int], found: Answer) -> None:
    """Makes the job's calls fail, at most so many by that seed; adds what happened to `found`."""
    original, folder = place / "original", place / "folder"
    original.mkdir(parents=True)
    workload.prepare(original)
    failings = list(_failings(_names(workload, renew(folder, original), place)))
    most, seed = limits
    if 0 < most < len(failings):
        failings = random.Random(seed).sample(failings, most)
    found["points"][workload.name] = len(failings)
    for failing in failings:
        renew(folder, original)
        bad, told = _try(workload, folder, failing)
        found["told"][told] = found["told"].get(told, 0) + 1
        found["bad"] += [f"{workload.name}, {failing}: {one}" for one in bad]


def _names(workload: Workload, folder: Path, place: Path) -> list[str]:
    """The names of the calls that change a file of the folder, in order."""
    names: list[str] = []

    def before(call: Call) -> int:
        names.append(call.name if _is_ours(call, folder) else "")
        return 0

    with (place / "said").open("wb") as said:
        tracer.run(lambda: workload.act(folder, said.fileno()), before)
    return names


def _is_ours(call: Call, folder: Path) -> bool:
    if call.name in ("openat", "open"):
        return call.path(0 if call.name == "open" else 1).is_relative_to(folder)
    if call.name in ("write", "pwrite", "fsync", "fdatasync", "ftruncate"):
        return call.file(call.arguments[0]).startswith(str(folder))
    return True


def _failings(names: list[str]) -> Iterator[Failing]:
    for point, name in enumerate(names, start=1):
        for code in FAILURES.get(name, ()):
            yield Failing(point, code, False)
            yield Failing(point, code, True)


def _try(workload: Workload, folder: Path, failing: Failing) -> tuple[list[str], str]:
    """What is bad about how the job ended, and how it said it did."""
    told = folder.with_name("told")
    state = {"left": failing.point, "name": "", "over": False}

    def before(call: Call) -> int:
        if call.file(call.arguments[0]) == str(told):  # the first try is over
            state["over"] = True
        state["left"] -= 1  # type: ignore[operator]
        if state["over"] or state["left"] > 0:  # type: ignore[operator]
            return 0
        if state["left"] == 0:
            state["name"] = call.name
            return failing.code
        same = failing.ever_after and call.name == state["name"] and _is_ours(call, folder)
        return failing.code if same else 0

    first_said, second_said = folder.with_name("said.1"), folder.with_name("said.2")
    with told.open("wb") as ear, first_said.open("wb") as one, second_said.open("wb") as two:
        ears = (one.fileno(), two.fileno())
        tracer.run(lambda: _twice(workload, folder, ear.fileno(), ears), before)
    first, second = [*told.read_text().split("\n"), "{}", "{}"][:2]
    bad = _wrong(json.loads(first), "first") + _wrong(json.loads(second), "second", must=True)
    said = second_said.read_bytes().split(b"\n")[:-1]
    bad += judged(lambda: workload.check(folder, said))
    return bad, str(json.loads(first).get("end"))


def _twice(workload: Workload, folder: Path, ear: int, ears: tuple[int, int]) -> None:
    """Does the job with the failure, and once more without."""
    for said in ears:
        os.write(ear, json.dumps(_end(workload, folder, said)).encode() + b"\n")


def _end(workload: Workload, folder: Path, said: int) -> dict[str, str]:
    try:
        workload.act(folder, said)
    except Problem as problem:
        return {"end": problem.code, "words": f"{problem.sentence} {problem.advice}"}
    except BaseException as error:
        return {"end": f"{type(error).__name__}: {error}", "words": ""}
    return {"end": "done", "words": ""}


def _wrong(end: dict[str, str], which: str, must: bool = False) -> list[str]:
    how = end.get("end", "nothing said")
    if how == "done" or (how == "file_exists" and must):  # the first try had made it after all
        return []
    if must or how not in KNOWN:
        return [f"the {which} try ended with {how}"]
    english = _ENGLISH.findall(re.sub(r"“[^”]*”", "", end["words"]))
    return [f"English words: {english}"] if english else []


if __name__ == "__main__":
    answer(main, 0, SEED)
