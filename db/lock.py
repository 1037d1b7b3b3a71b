"""One writer for a data file: a lock of the operating system on a small file beside it.

The system takes the lock back from a process that dies, so what a killed program, a power cut or
another computer leaves lying there locks nobody out: only who really holds it counts.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
import threading
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from domain.problem import Problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SUFFIX = "-khoa"
_LONGEST_NOTE = 4_096
_LOCKED_BYTE = 1 << 30  # far behind the note: Windows lets nobody read a byte that is locked
_TRIES = 50  # each time the file was taken away between opening and locking it


@dataclass(frozen=True)
class Owner:
    """Who holds a lock, as they wrote into it; empty where they could not."""

    who: str = ""
    computer: str = ""
    since: str = ""
    process: int = 0

    @property
    def in_words(self) -> str:
        """The owner for a message: who, on which computer, since when."""
        who = f"người dùng “{self.who}”" if self.who else "một người dùng khác"
        computer = f" trên máy “{self.computer}”" if self.computer else ""
        since = f" từ {_shown(self.since)}" if self.since else ""
        return f"{who}{computer}{since}"


class Lock:
    """The right to write one data file, until `release`.

    A process may take it again for the same file: SQLite keeps its own connections apart.
    """

    def __init__(self, path: Path) -> None:
        self._place = place_of(path)
        self._released = False
        with _guard:
            held = _held.get(self._place) or _Held(_locked(self._place, path))
            held.users += 1
            _held[self._place] = held
        self.is_kept = held.descriptor is not None

    def release(self) -> None:
        """Let others write; the file beside the data file goes with the last user."""
        with _guard:
            if self._released:
                return
            self._released = True
            held = _held[self._place]
            held.users -= 1
            if not held.users:
                del _held[self._place]
                _let_go(self._place, held.descriptor)


def owner(path: Path) -> Owner | None:
    """Who may write the data file at this moment; None where nobody holds it."""
    place = place_of(path)
    if place in _held:
        return _note(place)
    try:
        descriptor = os.open(place, os.O_RDWR)
    except OSError:
        return None
    try:
        return None if _lock(descriptor) else _note(place)
    finally:
        os.close(descriptor)


def place_of(path: Path) -> Path:
    """The file that is locked: one for all the names that links give to the data file."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + SUFFIX)


@dataclass
class _Held:
    descriptor: int | None  # None where the system knows no locks in that folder
    users: int = 0


_guard = threading.Lock()
_held: dict[Path, _Held] = {}


def _locked(place: Path, path: Path) -> int | None:
    for _ in range(_TRIES):
        try:
            descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            if place.is_file():  # somebody else's, and not for us to open
                raise _already_open(path, _note(place)) from None
            return None  # a full disk, a folder of that name: no reason to keep the clerk out
        try:
            taken = _lock(descriptor)
        except OSError:  # a file system without locks
            taken = None
        if taken and _is_still_there(descriptor, place):
            _write_note(descriptor)
            return descriptor
        os.close(descriptor)
        if taken is None:
            return None
        if not taken:
            raise _already_open(path, _note(place))
    raise _already_open(path, Owner())


def _is_still_there(descriptor: int, place: Path) -> bool:
    """Whether the locked file still bears the name: its last holder takes it away on leaving."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(place))
    except OSError:
        return False


def _let_go(place: Path, descriptor: int | None) -> None:
    if descriptor is None:
        return
    if sys.platform != "win32":  # while it is still held, so that nobody else's is taken away
        with contextlib.suppress(OSError):
            place.unlink()
    os.close(descriptor)
    if sys.platform == "win32":  # which takes away no file that is open, ours or another's
        with contextlib.suppress(OSError):
            place.unlink()


def _lock(descriptor: int) -> bool:
    """Whether the lock was free and is ours now; OSError where the folder knows no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _write_note(descriptor: int) -> None:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    note = asdict(Owner(_user(), platform.node(), now, os.getpid()))
    with contextlib.suppress(OSError):  # the lock counts, not what stands in it
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(note).encode())


def _note(place: Path) -> Owner:
    """What the holder wrote; it may be anything, since anybody can write there."""
    try:
        with place.open("rb") as file:
            found = json.loads(file.read(_LONGEST_NOTE))
        said = {one.name: found[one.name] for one in fields(Owner)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Owner()
    kinds = (str, str, str, int)
    right = all(isinstance(one, kind) for one, kind in zip(said.values(), kinds, strict=True))
    return Owner(**said) if right else Owner()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _shown(since: str) -> str:
    try:
        return f"{datetime.fromisoformat(since):%H:%M ngày %d/%m/%Y}"
    except ValueError:
        return since


def _already_open(path: Path, owner: Owner) -> Problem:
    return Problem(
        "already_open",
        f"Tệp “{path}” đang được mở để ghi bởi {owner.in_words}.",
        "Tệp vẫn xem, kiểm tra và xuất báo cáo được; muốn ghi, hãy đóng tệp ở cửa sổ hoặc máy kia "
        "trước.",
    )
