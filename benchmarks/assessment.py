"""How long it takes to assess and to check a whole return: `python benchmarks/assessment.py`.

34 measures and 108 tasks with four quarters of figures; the aim is under 20 ms for an assessment.
"""

from __future__ import annotations

import sys
import timeit
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from domain.assess import assess  # noqa: E402 - a script finds the packages by itself
from domain.check import check  # noqa: E402
from domain.pack import read_pack  # noqa: E402
from domain.plan import Plan  # noqa: E402
from domain.quarter import Quarter  # noqa: E402
from domain.returns import Entry, Progress, Return, TaskState  # noqa: E402

REPEATS = 30


def filled(plan: Plan, quarter: Quarter) -> Return:
    """A return with something in every row."""
    value = Decimal("12.5") * quarter.number
    states = list(TaskState)
    return Return(
        "07030",
        plan.id,
        quarter,
        {code: Entry(code, value, reference=Decimal(100)) for code in plan.measures},
        {code: Progress(code, states[at % 3]) for at, code in enumerate(plan.tasks)},
    )


def milliseconds(work: Callable[[], object]) -> float:
    """The best of many runs."""
    return min(timeit.repeat(work, number=1, repeat=REPEATS)) * 1000


def main() -> None:
    """Prints the times."""
    plan = read_pack((ROOT / "resources" / "plans" / "nq-05-2026.json").read_bytes())
    quarters = [Quarter(plan.year, number) for number in (1, 2, 3, 4)]
    returns = {quarter: filled(plan, quarter) for quarter in quarters}
    last = quarters[-1]
    assessment = assess(plan, returns, last)
    print(f"assess: {milliseconds(lambda: assess(plan, returns, last)):.1f} ms (aim: 20)")
    print(f"check:  {milliseconds(lambda: check(plan, returns, last, assessment)):.1f} ms")


if __name__ == "__main__":
    main()
