"""How the Word export compares with the cheapest thing possible: zipping its own finished parts.

Both are measured side by side in one run: `python -m benchmarks.word`. The aim is a ratio of at
most 4, and a time per row that does not grow up to 3,321 rows, the units of the whole country.

Below some thousand rows the ratio is that of the template: filling it costs some 20 ms, whatever
the report's length, and zipping a short report costs 2.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from reports.word import write_word
from tests.reports.sample import sample_report

ROWS = (108, 1_000, 2_000, 3_321)
ROUNDS = 5


def main() -> None:
    """Print the times and their ratio for each number of rows."""
    print("rows    export    re-zip   ratio   µs/row")
    with tempfile.TemporaryDirectory() as folder:
        for rows in ROWS:
            _compare(rows, Path(folder) / f"{rows}.docx")


def _compare(rows: int, path: Path) -> None:
    report = sample_report(rows=rows)
    write_word(report, path)
    parts = _parts(path)
    export = _fastest(lambda: write_word(report, path))
    rezip = _fastest(lambda: _zip(parts))
    each = export / rows * 1e6
    print(f"{rows:5} {export:8.3f}s {rezip:8.3f}s {export / rezip:6.1f} {each:8.0f}")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)


def _fastest(work: Callable[[], None]) -> float:
    """The shortest of some runs in processor time: the others were disturbed."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
