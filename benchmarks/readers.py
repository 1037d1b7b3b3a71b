"""How long the readers take: `python benchmarks/readers.py`.

Measures the target, the deadline and the number reader on texts of the built-in plans or as they
are typed, and on texts made to be slow. A reader should answer what an official writes within a
millisecond.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from domain.deadline import read_deadline  # noqa: E402 - needs the path above
from domain.number import read_number  # noqa: E402
from domain.problem import Problem  # noqa: E402
from domain.target import read_target  # noqa: E402

ROUNDS = 20
LONG = 30_000
HARD = ("1", "1 ", "9.", "i", "ớ", "từ ", "trên 90% ", "quý ii, ", "ngày 1/", "2026 - ", "(")
NUMBERS = ("12,5", "1.234", "-5,2 %", "1\u00a0234,5", "52.600,5 tỷ đồng", "05/03/2026", "chưa có")


def main() -> None:
    """Prints the mean and the slowest of each group, in microseconds."""
    targets, deadlines = printed_texts()
    hard = [(piece * LONG)[:size] for piece in HARD for size in (300, LONG)]
    print(f"{'':34}{'texts':>7}{'mean µs':>10}{'slowest µs':>12}")
    report("targets of the plans", read_target, targets)
    report("deadlines of the plans", deadline, deadlines)
    report("numbers as they are typed", number, NUMBERS)
    report("targets, made to be slow", read_target, hard)
    report("deadlines, made to be slow", deadline, hard)
    report("numbers, made to be slow", number, hard)


def deadline(text: str) -> object:
    """The deadline reader with the year of the plan."""
    return read_deadline(text, 2026)


def number(text: str) -> object:
    """The number reader for a measure of a budget; None where it refuses."""
    try:
        return read_number(text, unit="tỷ đồng", hints=[Decimal(52600)])
    except Problem:
        return None


def printed_texts() -> tuple[list[str], list[str]]:
    """The printed targets and deadlines of the built-in plans."""
    targets: list[str] = []
    deadlines: list[str] = []
    for path in sorted((ROOT / "resources" / "plans").glob("*.json")):
        pack = json.loads(path.read_text(encoding="utf-8"))
        indicators = [one for group in pack["groups"] for one in group["indicators"]]
        targets += [measure["target"]["text"] for one in indicators for measure in one["measures"]]
        tasks = [task for section in pack["sections"] for task in section["tasks"]]
        deadlines += [row["deadline"]["text"] for task in tasks for row in (task, *task["items"])]
    return targets, deadlines


def report(name: str, reader: Callable[[str], object], texts: Iterable[str]) -> None:
    """Prints one line: the best of several rounds for each text."""
    times = [min(seconds(reader, text) for _ in range(ROUNDS)) * 1e6 for text in texts]
    print(f"{name:34}{len(times):>7}{sum(times) / len(times):>10.0f}{max(times):>12.0f}")


def seconds(reader: Callable[[str], object], text: str) -> float:
    """How long one reading takes."""
    started = perf_counter()
    reader(text)
    return perf_counter() - started


if __name__ == "__main__":
    main()
