"""Files that are built aside under a name of our own, and then moved into their place whole."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Seconds, 2.5 in all: a virus scanner holds a fresh file for a moment.
_PAUSES = (0.04, 0.08, 0.16, 0.32, 0.64, 1.28)
_A_DAY = 86_400
_OURS = re.compile(r"\..+\.[0-9a-f]{8}\.tmp(-journal)?")


@contextmanager
def built_aside(path: Path) -> Iterator[Path]:
    """A name beside `path` for building its file; whatever is left under it goes afterwards."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield aside
    finally:
        for leftover in (aside, aside.with_name(f"{aside.name}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def move(aside: Path, path: Path) -> None:
    """Put the finished file in its place for good; OSError where that fails to the end."""
    sync(aside)
    replace(aside, path)
    sync_folder(path.parent)


def replace(aside: Path, path: Path) -> None:
    """Give the file its name, also where somebody holds it for a moment; OSError in the end."""
    for pause in _PAUSES:
        try:
            os.replace(aside, path)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(aside, path)


def sync(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk."""
    if os.name == "nt":  # Windows cannot open a folder, and does not need it
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sweep(folder: Path) -> None:
    """Take away what killed programs left half built, if it is older than a day."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name) and time.time() - path.stat().st_mtime > _A_DAY:
                path.unlink()
