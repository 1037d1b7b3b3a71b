"""Which old backups may go: all of the last two days are kept, then ever fewer.

The clock is not asked. Days are counted as they stand in the names, from the newest number back,
so that a computer whose clock jumps thins nothing away.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.backup_folder import Backup

FRESH_DAYS = 2
MOST_FRESH = 96  # of two days: more than a backup each half hour of both
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def obsolete(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """The backups that may go, the newest first; never the newest one."""
    newest_first = sorted(backups, key=lambda one: -one.number)
    days = list(dict.fromkeys(one.at.date() for one in newest_first))
    fresh = [one for one in newest_first if one.at.date() in days[:FRESH_DAYS]][:MOST_FRESH]
    kept = set(fresh)
    stages = _stages(fresh)
    for one in newest_first:
        if one not in kept and _is_wanted(one.at.date(), stages):
            kept.add(one)
    return tuple(one for one in newest_first if one not in kept)


@dataclass
class _Stage:
    """How many days, weeks or months are still to be kept, and which already are."""

    left: int
    seen: set[Hashable] = field(default_factory=set)


def _stages(fresh: Sequence[Backup]) -> tuple[_Stage, _Stage, _Stage]:
    stages = (_Stage(DAILY), _Stage(WEEKLY), _Stage(MONTHLY))
    for one in fresh:
        _remember(one.at.date(), stages)
    return stages


def _is_wanted(day: date, stages: tuple[_Stage, _Stage, _Stage]) -> bool:
    """Whether the first stage that has room left has none of that day, week or month yet."""
    for stage, period in zip(stages, _periods(day), strict=True):
        if stage.left:
            if period in stage.seen:
                return False
            stage.left -= 1
            _remember(day, stages)
            return True
    return False


def _remember(day: date, stages: tuple[_Stage, _Stage, _Stage]) -> None:
    for stage, period in zip(stages, _periods(day), strict=True):
        stage.seen.add(period)


def _periods(day: date) -> tuple[Hashable, Hashable, Hashable]:
    return day, day.isocalendar()[:2], (day.year, day.month)
