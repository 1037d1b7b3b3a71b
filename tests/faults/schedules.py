"""`python -m tests.faults.schedules SCHEDULES SEED`: thins backups made at arbitrary times."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from db.backup_folder import Backup, Reason
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer
from workflow.thinning import DAILY, MONTHLY, MOST_FRESH, WEEKLY, obsolete

_BEGIN = datetime(2026, 1, 1, 8)


def main(schedules: int, seed: int) -> Answer:
    chance = random.Random(seed)
    bad: list[str] = []
    for number in range(schedules):
        bad += [f"schedule {number}: {one}" for one in _wrong(_times(chance))]
    return {"schedules": schedules, "bad": bad}


def _times(chance: random.Random) -> list[datetime]:
    """Office days with a clock that now and then is set to another year."""
    now, times = _BEGIN, []
    for _ in range(chance.randint(0, 150)):
        now += timedelta(minutes=chance.choice((1, 30, 60, 24 * 60, 7 * 24 * 60)))
        if chance.random() < 0.03:
            now = datetime(chance.randint(1980, 2099), chance.randint(1, 12), chance.randint(1, 28))
        times.append(now)
    return times


def _wrong(times: list[datetime]) -> list[str]:
    left: list[Backup] = []
    for number, at in enumerate(times, 1):
        left.append(Backup(number, at, Reason.CLOSE, Path(str(number))))
        gone = set(obsolete(left))
        if left[-1] in gone:
            return ["the newest went"]
        days = list(dict.fromkeys(one.at.date() for one in reversed(left)))[:2]
        fresh = [one for one in left if one.at.date() in days][-MOST_FRESH:]
        if gone & set(fresh):
            return ["one of the last two days went"]
        left = [one for one in left if one not in gone]
    return ["too many stay"] if len(left) > MOST_FRESH + DAILY + WEEKLY + MONTHLY else []


if __name__ == "__main__":
    answer(main, 500, SEED)
