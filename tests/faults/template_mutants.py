"""`python -m tests.faults.template_mutants MUTANTS SEED`: changes good packs and templates.

Beside ending in a Problem or being read, none may make the program call anywhere, run anything or
open a file outside its folder to write.
"""

import random
import sys
import tempfile
from pathlib import Path

from domain.office import Profile
from reports.excel_names import SHIPPED
from reports.word_probe import probe_report
from reports.word_template import shipped_template
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer
from tests.faults.mutants import Kind, read_all
from tests.hostile import packs
from workflow.import_plan import preview_pack
from workflow.template_job import checker, writer

FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn")


def _use(path: Path) -> None:
    """What the other process does with a template: it is checked, then the report is made."""
    if not checker(path.suffix)(path):
        made = path.with_name(f"made{path.suffix}")
        writer(path.suffix)(probe_report(), made, path, lambda _chart: b"")


KINDS = (
    Kind("gói.json", packs.GOOD.encode, preview_pack, 50),
    Kind("a.docx", lambda: shipped_template(Profile.ND30).read_bytes(), _use, 25),
    Kind("a.xlsx", SHIPPED.read_bytes, _use, 25),
)


def main(mutants: int, seed: int) -> Answer:
    effects: list[str] = []
    sys.addaudithook(lambda event, words: _watch(event, words, effects))
    found = read_all(KINDS, mutants, random.Random(seed))
    found["bad"] += sorted(set(effects))
    return found


def _watch(event: str, words: tuple[object, ...], effects: list[str]) -> None:
    """Notes what a template must not bring about."""
    if event.startswith(FORBIDDEN):
        effects.append(f"side effect: {event}")
    if event == "open" and isinstance(words[0], str) and isinstance(words[1], str):
        writes = set(words[1]) & set("wax+")
        if writes and not words[0].startswith(("/dev/shm/skq-", tempfile.gettempdir())):
            effects.append(f"side effect: {words[0]} was opened to write")


if __name__ == "__main__":
    answer(main, 300, SEED)
