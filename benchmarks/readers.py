"""How long the readers take: `python benchmarks/readers.py`.

Measures the target and the deadline reader side by side on every text of the built-in plans and on
texts made to be slow. A reader should answer what an official writes within a millisecond.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from domain.deadline import read_deadline  # noqa: E402 - needs the path above
from domain.target import read_target  # noqa: E402

ROUNDS = 20
LONG = 30_000
HARD = ("1", "1 ", "9.", "i", "ớ", "từ ", "trên 90% ", "quý ii, ", "ngày 1/", "2026 - ", "(")


def main() -> None:
    """Prints the mean and the slowest of each group, in microseconds."""
    targets, deadlines = printed_texts()
    hard = [(piece * LONG)[:size] for piece in HARD for size in (400, LONG)]
    print(f"{'':34}{'texts':>7}{'mean µs':>10}{'slowest µs':>12}")
    report("targets of the plans", read_target, targets)
    report("deadlines of the plans", deadline, deadlines)
    report("targets, made to be slow", read_target, hard)
    report("deadlines, made to be slow", deadline, hard)


def deadline(text: str) -> object:
    """The deadline reader with the year of the plan."""
    return read_deadline(text, 2026)


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
