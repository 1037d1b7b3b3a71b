"""What every step of a build needs: to say what happens, to call a program, to be done once."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "windows"
DIST = ROOT / "dist"
OUT = ROOT / "out"
NAME = "SoKetQuy"


class CannotGoOn(Exception):
    """Something a developer must do first; the text says what."""


def say(text: str) -> None:
    """Print to stderr: stdout belongs to the program that is run."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def version() -> str:
    """The version of the program, as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def call(command: Sequence[object], env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run `command` with its output on stderr; CannotGoOn where it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, stdout=sys.stderr, check=False)
    if done.returncode != 0:
        raise CannotGoOn(f"exit code {done.returncode}: {' '.join(words)}")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say how long a step took, so that a slow build shows where."""
    start = time.monotonic()
    say(f"{what} …")
    yield
    say(f"{what}: {time.monotonic() - start:.0f} s")


def key_of(*parts: Path | str) -> str:
    """A hash over texts and the contents of files: the same as long as nothing changed."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        whole.update(b"\0")
    return whole.hexdigest()


def once(what: str, key: str, make: Callable[[], None], cache: Path = CACHE) -> None:
    """Run `make` unless it was done for this `key`; a failed run leaves no mark."""
    mark = cache / f"{what.replace(' ', '-')}.done"
    if mark.exists() and mark.read_text(encoding="utf-8") == key:
        return
    mark.unlink(missing_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    with timed(what):
        make()
    mark.write_text(key, encoding="utf-8")
