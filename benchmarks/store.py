"""How long opening, loading and saving take on the data file of a full year.

`python -m benchmarks.store` makes a file with every measure and task of the 2026 plan in four
quarters and two thousand further log rows, and prints the best and the median time of each job.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from db.store import Store
from domain.change import Change, Subject
from domain.office import Office
from domain.pack import read_pack
from domain.plan import Plan
from domain.quarter import Quarter
from domain.unit import Unit

PACK = Path(__file__).parents[1] / "resources" / "plans" / "nq-05-2026.json"
UNIT = Unit("22", "Hạ Long", "ward", "phường Hạ Long")
ROUNDS = 20
LOG_ROWS = 2_000
TOGETHER = 35


def main() -> None:
    """Print a line for each job."""
    plan = read_pack(PACK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "năm.skq"
        _fill(path, plan)
        rows = _log_rows(path)
        print(f"{path.stat().st_size / 1024:.0f} KB, {rows} log rows")
        _print("open and close", lambda: Store.open(path).close())
        with Store.open(path) as store:
            _print("load the year's returns", store.returns)
            _print("load one quarter", lambda: store.return_for(Quarter(plan.year, 2)))
            _print("ask what can be undone", lambda: store.can_undo)
            _print("record one value", _recording(store, plan, 1))
            _print(f"record {TOGETHER} values", _recording(store, plan, TOGETHER))
            _print("undo them", store.undo)


def _fill(path: Path, plan: Plan) -> None:
    with Store.create(path, plan, Office(UNIT.code, UNIT.name), UNIT) as store:
        for number in (1, 2, 3, 4):
            quarter = Quarter(plan.year, number)
            values = [
                *(
                    Change(Subject.MEASURE, quarter, code, "value", "12.50")
                    for code in plan.measures
                ),
                *(Change(Subject.TASK, quarter, code, "state", "done") for code in plan.tasks),
            ]
            store.record(values, f"Nhập số liệu {quarter.in_text}", "Lan")
        codes = list(plan.tasks)
        for start in range(0, LOG_ROWS, 10):
            code = codes[start // 10 % len(codes)]
            texts = [f"Đã làm xong phần việc thứ {start + one}" for one in range(10)]
            changes = [
                Change(Subject.TASK, Quarter(plan.year, 2), code, "result", t) for t in texts
            ]
            store.record(changes, "Nhập kết quả", "Lan")


def _log_rows(path: Path) -> int:
    with Store.open(path) as store:
        return len(store.history())


def _recording(store: Store, plan: Plan, count: int) -> Callable[[], object]:
    places = [(Subject.MEASURE, code) for code in plan.measures]
    places += [(Subject.TASK, code) for code in plan.tasks]
    turn = 0

    def record() -> None:
        nonlocal turn
        turn += 1
        quarter = Quarter(plan.year, 3)
        changes = [
            Change(subject, quarter, code, "note", f"lần {turn}")
            for subject, code in places[:count]
        ]
        assert store.record(changes, "Nhập", "Lan")

    return record


def _print(name: str, job: Callable[[], object]) -> None:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - begun))
    print(f"{name:26} best {min(times):7.2f} ms, median {statistics.median(times):7.2f} ms")


if __name__ == "__main__":
    main()
