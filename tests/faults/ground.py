"""The folder in which harnesses work, the answer they give, and how a test calls them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Answer = dict[str, Any]


@contextmanager
def ground() -> Iterator[Path]:
    """A folder for the time being, in memory where there is room: nothing here tests the disk."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="skq-faults-", dir=place) as name:
        yield Path(name)


def renew(folder: Path, original: Path) -> Path:
    """The folder as it was at the beginning."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    return folder


def judged(check: Callable[[], list[str]]) -> list[str]:
    """What is bad; an exception is bad too."""
    try:
        return check()
    except Exception as error:
        return [f"{type(error).__name__}: {getattr(error, 'code', '')} {error}"[:300]]


def answer(harness: Callable[..., Answer], *numbers: int) -> None:
    """What a harness module does when it is run: `module NUMBER… [PLANTED]` prints JSON."""
    from tests.faults import planted  # noqa: PLC0415 - it imports the whole program

    words = sys.argv[1:]
    name = words.pop() if words and not words[-1].lstrip("-").isdigit() else ""
    given = [int(one) for one in words] or list(numbers)
    with planted.planted(name):
        found = harness(*given)
    print(json.dumps(found, ensure_ascii=False))


def run(module: str, *words: object, seconds: float = 600) -> Answer:
    """The answer of a harness that runs in a process of its own."""
    command = [sys.executable, "-m", f"tests.faults.{module}", *map(str, words)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-2000:]}")
    found: Answer = json.loads(done.stdout.splitlines()[-1])
    return found
