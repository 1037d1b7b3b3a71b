"""The same unit's data files of other years, which lie beside the open one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.store import Store
from domain.assessment import Counts
from domain.problem import Problem
from domain.quarter import ROMAN, Quarter
from workflow.assess import assessed

_MOST_FILES = 30  # a folder with more is no folder of one office


@dataclass(frozen=True)
class YearFile:
    """A data file of another year; `counts` by the number of each quarter that has been reported.

    Tasks are counted without their sub-items.
    """

    path: Path
    year: int
    counts: Mapping[int, Counts] = field(default_factory=dict)


def other_years(store: Store) -> tuple[YearFile, ...]:
    """The unit's files of other years in the same folder, the newest first; read, never changed.

    A file that cannot be read is passed over: nobody has asked to open it.
    """
    found = [_looked_at(path, store) for path in _beside(store.path)]
    return tuple(sorted((one for one in found if one), key=lambda one: -one.year))


def _beside(path: Path) -> list[Path]:
    try:
        found = sorted(path.parent.glob("*.skq"))
    except OSError:
        return []
    return [one for one in found[:_MOST_FILES] if one != path]


def _looked_at(path: Path, store: Store) -> YearFile | None:
    try:
        with Store.open(path, wait=0.0, reading=True) as other:
            if other.unit.code != store.unit.code or other.plan.year == store.plan.year:
                return None
            return YearFile(path, other.plan.year, dict(_counted(other)))
    except Problem:
        return None


def _counted(store: Store) -> Iterator[tuple[int, Counts]]:
    returns = store.returns()
    for number in range(1, len(ROMAN) + 1):
        quarter = Quarter(store.plan.year, number)
        known = returns.get(quarter)
        if known and (known.entries or known.progress):
            yield number, assessed(store, quarter).counts(store.plan.numbered_tasks)
