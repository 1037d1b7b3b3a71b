"""The backups of a data file: when they are made, which are kept, and going back to one."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db import backup, placing, restoring
from db.backup_folder import Backup, Reason, backup_at, backups_in, folder_of, next_backup
from db.store import Store
from domain.problem import Problem
from workflow.folders import user_folder
from workflow.thinning import obsolete

Clock = Callable[[], datetime]
EVERY = timedelta(minutes=30)


@dataclass(frozen=True)
class Restored:
    """A backup that has become the data file, and where the state before it lies now."""

    backup: Path
    before: Path | None


@dataclass(frozen=True)
class Looked:
    """A backup that has been looked at: its size in bytes, and whether it passes its check."""

    backup: Backup
    size: int
    is_good: bool


class Backups:
    """Makes the backups of one open data file; each call says in a Problem what hinders it."""

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        self._store = store
        self._clock = clock
        self._worked_since = clock()
        self._last = last_good(store.path)
        self._saved: str | None = None  # what the log ended with at the last backup of this session

    @property
    def last(self) -> Backup | None:
        """The newest backup that is whole; None where there is none."""
        return self._last

    def while_working(self) -> Backup | None:
        """Make one when half an hour has passed since the last and something has changed.

        To be called often. A clock that was set back does not put it off.
        """
        if timedelta() <= self._clock() - self._worked_since < EVERY:
            return None
        return self._unless_same(Reason.WORK)

    def on_close(self) -> Backup | None:
        """Make one unless the last holds everything already."""
        return self._unless_same(Reason.CLOSE)

    def make(self, reason: Reason) -> Backup:
        """Make one now, and let go of what has become too old."""
        made = _make(self._store, reason, self._clock())
        self._saved = self._store.newest()
        self._worked_since = self._clock()
        self._last = made
        return made

    def _unless_same(self, reason: Reason) -> Backup | None:
        if not self._store.writable:
            return None
        self._worked_since = self._clock()
        if self._saved is None and self._last is not None:
            self._saved = backup.end_of(self._last.path)
        if self._saved == self._store.newest():
            return None
        return self.make(reason)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a data file wherever they lie, the newest first."""
    found = [one for folder in folders_of(path) for one in backups_in(folder)]
    return tuple(sorted(found, key=lambda one: -one.number))


def looked_over(path: Path) -> tuple[Looked, ...]:
    """The data file's backups, the newest first, each checked now."""
    return tuple(
        Looked(one, one.path.stat().st_size, is_good(one.path))
        for one in backups_of(path)
        if one.path.exists()
    )


def folders_of(path: Path) -> tuple[Path, Path]:
    """Where its backups lie: beside it or, where nothing may, among the user's own files."""
    key = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
    beside = folder_of(path)
    return beside, user_folder() / "sao-luu" / f"{beside.name}-{key[:8]}"


def last_good(path: Path) -> Backup | None:
    """The newest backup that passes its check."""
    return next((one for one in backups_of(path) if is_good(one.path)), None)


def is_good(path: Path) -> bool:
    """Whether the file is a whole backup."""
    try:
        backup.check(path)
    except Problem:
        return False
    return True


def before_fill(store: Store, clock: Clock = datetime.now) -> Backup:
    """The backup without which no table is taken in."""
    return _make(store, Reason.FILL, clock())


def newest_good(path: Path) -> Path:
    """The newest whole backup; Problem `nothing_to_restore` where there is none."""
    found = last_good(path)
    if found is None:
        raise Problem(
            "nothing_to_restore",
            f"Tệp “{path}” chưa có bản sao lưu nào dùng được.",
            "Hãy tìm bản sao của tệp ở nơi khác (USB, thư điện tử) và mở bản đó.",
        )
    return found.path


def restore(path: Path, chosen: Path, clock: Clock = datetime.now) -> Restored:
    """Make the data file what the backup is; nobody may have it open.

    The present state becomes a backup itself, so that restoring that one takes this back.
    """
    backup.check(chosen)  # before the folder of backups is made
    aside = _next(path, clock(), Reason.RESTORE)
    return Restored(chosen, restoring.restore(path, chosen, aside.path))


def _make(store: Store, reason: Reason, now: datetime) -> Backup:
    made = _next(store.path, now, reason)
    store.copy_to(made.path)
    _thin(made.path.parent)
    return made


def _next(path: Path, now: datetime, reason: Reason) -> Backup:
    return next_backup(_usable_folder(path), now, reason, backups_of(path))


def _thin(folder: Path) -> None:
    """Take away what has become too old; only after a new one has passed its check."""
    placing.sweep(folder)
    for one in obsolete(backups_in(folder)):
        # By its name once more: nothing else may ever be taken away.
        if backup_at(one.path) == one:
            with contextlib.suppress(OSError):
                one.path.unlink()


def _usable_folder(path: Path) -> Path:
    """The first of the two that can be written; what hinders a backup there is told later."""
    beside, own = folders_of(path)
    try:
        beside.mkdir(exist_ok=True)
        with placing.built_aside(beside / "thu") as trial:
            trial.write_bytes(b"")
    except PermissionError:
        return own
    except OSError:
        return own if beside.exists() and not beside.is_dir() else beside
    return beside
