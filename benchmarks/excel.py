"""How long an Excel export takes against zipping its own finished XML again, side by side.

`python -m benchmarks.excel` prints, for growing appendices, the CPU time of both and their ratio,
which must stay below 20 for the reports of an office and of the whole country, and the time per
row, which must not grow. The best of several runs counts: the rest is other programs' noise.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from reports.excel import write_excel
from tests.reports.sample import sample_report

ROWS = (108, 500, 1_000, 2_000, 3_321)  # a plan's tasks … every commune of the country
RUNS = 5
MOST = 20


def main() -> None:
    """Print the table."""
    print(f"{'rows':>6} {'export ms':>10} {'zip ms':>8} {'ratio':>6} {'µs a row':>9}")
    write_excel(sample_report(), Path(tempfile.mkdtemp()) / "first.xlsx")  # imports, caches
    for rows in ROWS:
        export, again = measured(rows)
        told = "" if export <= MOST * again else f"  more than {MOST} times"
        line = f"{rows:>6} {export * 1e3:>10.1f} {again * 1e3:>8.2f} {export / again:>6.1f}"
        print(f"{line} {export / rows * 1e6:>9.0f}{told}")


def measured(rows: int) -> tuple[float, float]:
    """CPU seconds of the export of that many rows, and of zipping its parts again."""
    report = sample_report(rows=rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        export = _best(lambda: write_excel(report, path))
        parts = _parts(path)
    return export, _best(lambda: _zip(parts))


def _best(job: Callable[[], None]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


if __name__ == "__main__":
    main()
