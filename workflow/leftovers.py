"""What killed runs have left half made: taken away at the start, once it is older than a day."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from db import placing
from workflow import place
from workflow.backups import folders_of
from workflow.folders import user_folder
from workflow.template_process import TEMPORARY

_A_DAY = 86_400


def sweep_leftovers(data_file: Path | None) -> None:
    """Take away what our names say is ours, beside the data file and in the user's folders."""
    for folder in _folders(data_file):
        placing.sweep(folder)
        place.sweep(folder)
    for left in Path(tempfile.gettempdir()).glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _A_DAY:
                shutil.rmtree(left, ignore_errors=True)


def _folders(data_file: Path | None) -> Iterator[Path]:
    yield from (user_folder(), user_folder() / "plans", user_folder() / "templates")
    if data_file:
        yield data_file.parent
        yield from folders_of(data_file)
