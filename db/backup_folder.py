"""The folder of a data file's backups: their names, and which of them are there.

A name says the number, the time and the reason. Whatever is named otherwise is not ours: it is
neither listed nor ever taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

SUFFIX = ".skq"
_NAME = re.compile(
    r"(?P<number>\d{6,9})_(?P<at>\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_(?P<reason>[a-z-]+)\.skq", re.ASCII
)
_AT = "%Y-%m-%d_%H-%M-%S"


class Reason(Enum):
    """Why a backup was made, as its name says it."""

    WORK = "dinh-ky"
    CLOSE = "dong-tep"
    BY_HAND = "thu-cong"
    MIGRATION = "truoc-nang-cap"
    FILL = "truoc-nhap-bang"
    RESTORE = "truoc-khoi-phuc"

    @property
    def words(self) -> str:
        """The reason for people."""
        return _WORDS[self]


_WORDS = {
    Reason.WORK: "định kỳ trong khi làm việc",
    Reason.CLOSE: "khi đóng tệp",
    Reason.BY_HAND: "theo yêu cầu",
    Reason.MIGRATION: "trước khi nâng cấp tệp",
    Reason.FILL: "trước khi nhập từ bảng",
    Reason.RESTORE: "trước khi khôi phục",
}


@dataclass(frozen=True)
class Backup:
    """One backup, as its name tells; `number` orders them whatever the clock said."""

    number: int
    at: datetime
    reason: Reason
    path: Path


def folder_of(path: Path) -> Path:
    """The folder beside the data file that holds its backups; it need not exist yet."""
    name = path.stem if path.suffix.lower() == SUFFIX else path.name
    return path.absolute().with_name(f"{name}-sao-luu")


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in the folder, the newest first; none where it cannot be read."""
    try:
        found = [backup_at(path) for path in folder.iterdir() if path.is_file()]
    except OSError:
        return ()
    return tuple(sorted(filter(None, found), key=lambda one: -one.number))


def backup_at(path: Path) -> Backup | None:
    """What the name says; None where it is not one of ours."""
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    try:
        at, reason = datetime.strptime(parts["at"], _AT), Reason(parts["reason"])
    except ValueError:
        return None
    return Backup(int(parts["number"]), at, reason, path)


def next_backup(folder: Path, at: datetime, reason: Reason, known: Iterable[Backup] = ()) -> Backup:
    """The backup that would be made now, numbered after those in the folder and the known ones."""
    number = max((one.number for one in (*backups_in(folder), *known)), default=0) + 1
    at = at.replace(microsecond=0, tzinfo=None)
    return Backup(number, at, reason, folder / f"{number:06}_{at:{_AT}}_{reason.value}{SUFFIX}")
