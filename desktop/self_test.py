"""The program tests itself: a temporary office, every template to Word and Excel, read back.

Run on the frozen program, where a file that was not packed is found nowhere else.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from db.store import Store
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from workflow.demo import demo_file
from workflow.export import export
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
    sys.stdout.write(f"{len(plans())} kế hoạch, {len(units())} đơn vị\n")
    data = folder / "minh-hoa.skq"
    demo_file(data, _QUARTER)
    for profile in Profile:
        with Store.open(data) as store:
            paths = export(store, _QUARTER, folder / profile.value, profile=profile)
        sizes = ", ".join(f"{path.name} {path.stat().st_size} byte" for path in paths)
        sys.stdout.write(f"{profile.value}: {sizes}\n")
