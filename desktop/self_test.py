"""The program tests itself: a temporary office, every template to Word and Excel, read back.

First come its own files, held against their checksums, and every import that any part of it makes.
Run on the frozen program, where a file that was not packed is found nowhere else.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

from db.store import Store
from desktop.every_import import import_everything
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from domain.report import Chart, ChartKind, Series
from reports.picture import draw_png
from workflow.demo import demo_file
from workflow.export import export
from workflow.integrity import program_folder, verify
from workflow.plans import plans
from workflow.units import units

_QUARTER = Quarter(2026, 3)


def self_test() -> int:
    """Exit code 0 where everything worked, 1 where anything did not; prints one line a step."""
    try:
        with tempfile.TemporaryDirectory(prefix="skq-self-test-") as folder:
            _steps(Path(folder))
    except Problem as problem:
        sys.stderr.write(f"KHÔNG ĐẠT: {problem} [{problem.code}]\n")
        return 1
    except Exception:  # our own mistake: the trace is what helps whoever built the program
        traceback.print_exc()
        return 1
    sys.stdout.write("Tự kiểm tra: đạt.\n")
    return 0


def _steps(folder: Path) -> None:
    _check_files()
    _check_imports()
    _draw_picture()
    sys.stdout.write(f"{len(plans())} kế hoạch, {len(units())} đơn vị\n")
    data = folder / "minh-hoa.skq"
    demo_file(data, _QUARTER)
    for profile in Profile:
        with Store.open(data) as store:
            paths = export(store, _QUARTER, folder / profile.value, profile=profile)
        sizes = ", ".join(f"{path.name} {path.stat().st_size} byte" for path in paths)
        sys.stdout.write(f"{profile.value}: {sizes}\n")


def _check_files() -> None:
    """Every file as it was sent; from source there is nothing to hold it against."""
    found = verify(program_folder())
    if found.checked and not found.is_whole:
        raise Problem("program_damaged", found.sentence(), "Hãy cài lại chương trình.")
    sys.stdout.write(f"{found.sentence()}\n")


def _check_imports() -> None:
    """Whatever any part of the program imports is there, also what only one menu entry needs."""
    count, failures = import_everything()
    if failures:
        raise ImportError("\n".join(failures))
    sys.stdout.write(f"{count} mô-đun nạp được\n")


def _draw_picture() -> None:
    """A chart as a picture. The add-on for that may be missing, but not a part of it."""
    series = Series("Đạt", (Decimal(3), Decimal(5)))
    chart = Chart("thu", ChartKind.BAR, "Thử vẽ", ("Quý I", "Quý II"), (series,))
    try:
        size = len(draw_png(chart))
    except Problem as problem:
        if problem.code != "charts_missing" or find_spec("matplotlib"):
            raise
        sys.stdout.write("Biểu đồ dạng ảnh: chưa cài phần bổ sung\n")
    else:
        sys.stdout.write(f"Biểu đồ dạng ảnh: PNG {size} byte\n")
