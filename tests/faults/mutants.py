"""`python -m tests.faults.mutants MUTANTS SEED`: changes good tables and data files at random.

Each is changed byte by byte, part by part and in its XML. It is read or ends in a Problem, in time;
nothing else may come of it. `template_mutants` does the same with what is taken in and kept.
"""

import io
import random
import signal
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.store import Store
from domain.problem import Problem
from reports.value_table import read_table
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground
from tests.hostile import data_files, tables

SECONDS = 10


@dataclass(frozen=True)
class Kind:
    """A kind of file: a good one, how it is read, and how many in a hundred are of it."""

    name: str
    good: Callable[[], bytes]
    read: Callable[[Path], object]
    part: int


def _open(path: Path) -> None:
    """Looks at a data file, which must stay as it is."""
    before = path.read_bytes()
    try:
        Store.open(path, reading=True).close()
    finally:
        if path.read_bytes() != before:
            raise AssertionError("the file was changed")


KINDS = (
    Kind("a.xlsx", lambda: tables.zipped(tables.parts()), read_table, 55),
    Kind("a.csv", "code,value,note\n1,5,“a”\n2.1,6,\n".encode, read_table, 15),
    Kind("a.skq", data_files.good, _open, 30),
)


def main(mutants: int, seed: int) -> Answer:
    return read_all(KINDS, mutants, random.Random(seed))


def read_all(kinds: Sequence[Kind], mutants: int, chance: random.Random) -> Answer:
    """Reads so many mutants of the kinds; how often each end was met, and what is bad."""
    warnings.simplefilter("ignore")  # zipfile warns of names that stand twice
    ends: dict[str, int] = {}
    bad: list[str] = []
    with ground() as place:
        for kind in kinds:
            good = kind.good()
            for number in range(mutants * kind.part // 100):
                path = place / kind.name
                path.write_bytes(mutated(good, chance))
                end = end_of(kind, path)
                ends[end] = ends.get(end, 0) + 1
                if end.startswith("!"):
                    bad.append(f"{kind.name} {number}: {end}")
    return {"mutants": sum(ends.values()), "ends": ends, "bad": bad}


def mutated(good: bytes, chance: random.Random) -> bytes:
    """The file with one to five things changed."""
    if good.startswith(b"PK") and chance.random() < 0.7:
        return _in_parts(good, chance)
    for _ in range(chance.randint(1, 5)):
        good = _changed(good, chance)
    return good


def _changed(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"x"
    at, length = chance.randrange(len(content)), chance.randint(1, 40)
    before, after, later = content[:at], content[at:], content[at + length :]
    flipped = bytes([content[at] ^ 1 << chance.randrange(8)])
    return chance.choice(
        (
            before,
            before + later,
            before + chance.randbytes(length) + later,
            content[: at + length] + after,
            before + chance.choice(_WORDS) + after,
            before + flipped + after[1:],
        )
    )


_WORDS = (
    b"\0", b"\xff\xfe", b"<", b">", b"&", b'"', b"{{", b"{%", b"]]>", b"<!--", b"&#0;", b"-1",
    b"99999999999999999999", b"1e999", b"NaN", "ế".encode(), "e\u0301".encode(), b"\r", b"null",
    b"<c/>", b"{% endfor %}", b"{{ report }}", b'" x="',
)  # fmt: skip


def _in_parts(good: bytes, chance: random.Random) -> bytes:
    """A zip of which a part was changed, renamed, dropped or doubled."""
    try:
        with zipfile.ZipFile(io.BytesIO(good)) as package:
            held = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # a mutant of a mutant need be no zip any more
        return _changed(good, chance)
    at = chance.randrange(len(held) or 1)
    if held:
        held[at : at + 1] = _instead(*held[at], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in held:
            package.writestr(part, content)
    return stream.getvalue()


def _instead(name: str, blob: bytes, chance: random.Random) -> list[tuple[str, bytes]]:
    kind = chance.randrange(8)
    if kind == 0:
        return []
    if kind == 1:
        return [(name, blob), (name, _changed(blob, chance))]
    if kind == 2:
        return [(name + "x", blob)]
    for _ in range(chance.randint(1, 4)):
        blob = _changed(blob, chance)
    return [(name, blob)]


def end_of(kind: Kind, path: Path) -> str:
    """How reading ended: the code, `read`, or with `!` before it what must not be."""
    begun = time.monotonic()
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(SECONDS * 3)
    try:
        kind.read(path)
        end = "read"
    except Problem as problem:
        end = problem.code
    except Exception as error:
        end = f"!{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
    return end if time.monotonic() - begun < SECONDS else f"!{end}, after too long"


def _hang(*_: object) -> None:
    raise TimeoutError("hangs")


if __name__ == "__main__":
    answer(main, 1_000, SEED)
