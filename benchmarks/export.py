"""What both files of the demonstration office cost, from the composed report to the moved files.

`python -m benchmarks.export` prints the processor time of each step and of the whole, beyond
imports, beside zipping the finished parts again; the whole must stay below half a second. The best
of several runs counts: the rest is other programs' noise.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from db.store import Store
from domain.quarter import Quarter
from domain.report import Report
from reports.excel import write_excel
from reports.excel_parts import ExcelParts
from reports.readback_both import compare_both
from reports.readback_excel import compare_excel
from reports.readback_word import compare_word, read_word
from reports.word import write_word
from workflow.demo import demo_file
from workflow.export import export_report, report_of

QUARTER = Quarter(2026, 3)
RUNS = 7
MOST = 0.5


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        demo_file(folder / "demo.skq", QUARTER)
        with Store.open(folder / "demo.skq") as store:
            report = report_of(store, QUARTER)
            _print("compose", _best(lambda: report_of(store, QUARTER)))
        _steps(report, folder / "a.docx", folder / "a.xlsx")
        whole = _best(lambda: export_report(report, folder / "out").complete())
        _print("export of both files", whole)
        _print("zipping their parts again", _best(lambda: _zip_again(folder)))
    print(f"at most {MOST * 1e3:.0f} ms: {'yes' if whole <= MOST else 'NO'}")


def _steps(report: Report, word: Path, excel: Path) -> None:
    _print("write Word", _best(lambda: write_word(report, word)))
    _print("write Excel", _best(lambda: write_excel(report, excel)))
    _print("compare Word", _best(lambda: compare_word(word, report)))
    _print("compare Excel", _best(lambda: compare_excel(excel, report)))
    text = read_word(word)
    with ExcelParts(excel) as parts:
        compare = lambda: list(compare_both(text, parts, report.appendices))  # noqa: E731
        _print("compare with each other", _best(compare))


def _zip_again(folder: Path) -> None:
    for path in (folder / "a.docx", folder / "a.xlsx"):
        with (
            zipfile.ZipFile(path) as made,
            zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as again,
        ):
            for name in made.namelist():
                again.writestr(name, made.read(name))


def _best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def _print(what: str, seconds: float) -> None:
    print(f"{what:26} {seconds * 1e3:7.1f} ms")


if __name__ == "__main__":
    main()
