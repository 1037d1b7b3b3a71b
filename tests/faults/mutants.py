"""`python -m tests.faults.mutants MUTANTS SEED`: changes good files at random and reads them.

Tables, packs, Word templates and data files are changed byte by byte, part by part and in their
XML. Each is read or ends in a Problem, in time; nothing else may come of it.
"""

import io
import random
import signal
import time
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.store import Store
from domain.office import Profile
from domain.problem import Problem
from reports.value_table import read_table
from reports.word_probe import probe_report
from reports.word_template import filled_template, shipped_template
from tests.faults.ground import SEED, Answer, answer, ground
from tests.hostile import data_files, packs, tables
from workflow.import_plan import preview_pack

SECONDS = 10


@dataclass(frozen=True)
class Kind:
    """A kind of file: a good one, how it is read, and how many of the mutants are of it."""

    name: str
    good: Callable[[], bytes]
    read: Callable[[Path], object]
    part: int


def _open(path: Path) -> None:
    Store.open(path, reading=True).close()


def _fill(path: Path) -> None:
    filled_template(probe_report(), path)


KINDS = (
    Kind("a.xlsx", lambda: tables.zipped(tables.parts()), read_table, 40),
    Kind("a.csv", lambda: "code,value,note\n1,5,“a”\n2.1,6,\n".encode() * 1, read_table, 10),
    Kind("gói.json", packs.GOOD.encode, preview_pack, 25),
    Kind("a.skq", data_files.good, _open, 20),
    Kind("a.docx", lambda: shipped_template(Profile.ND30).read_bytes(), _fill, 5),
)


def main(mutants: int, seed: int) -> Answer:
    chance = random.Random(seed)
    warnings.simplefilter("ignore")  # zipfile warns of names that stand twice
    signal.signal(signal.SIGALRM, _hang)
    ends: dict[str, int] = {}
    bad: list[str] = []
    with ground() as place:
        for kind in KINDS:
            good = kind.good()
            for number in range(mutants * kind.part // 100):
                path = place / kind.name
                path.write_bytes(mutated(good, chance))
                end = _end(kind, path)
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
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        held = [(name, package.read(name)) for name in package.namelist()]
    at = chance.randrange(len(held))
    name, blob = held[at]
    kind = chance.randrange(8)
    if kind == 0:
        del held[at]
    elif kind == 1:
        held.append((name, _changed(blob, chance)))
    elif kind == 2:
        held[at] = (name + "x", blob)
    else:
        for _ in range(chance.randint(1, 4)):
            blob = _changed(blob, chance)
        held[at] = (name, blob)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in held:
            package.writestr(part, content)
    return stream.getvalue()


def _end(kind: Kind, path: Path) -> str:
    """How reading ended: the code, `read`, or with `!` before it what must not be."""
    begun = time.monotonic()
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
    answer(main, 1000, SEED)
