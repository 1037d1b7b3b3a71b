"""The marker of a running program, by which the next start learns that the last ended badly.

Each running program holds a marker of its own under the operating system's lock: a marker that
nobody holds any more belongs to one that did not come to its end.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db import lock
from db.lock import Lock
from workflow.journal import crash_report

_FOLDER, _PREFIX, _SUFFIX = "phien", "phien-", ".json"
_LONGEST = 1_000_000


@dataclass(frozen=True)
class BadEnd:
    """A run of the program that did not come to its end, and what it left behind."""

    marker: Path
    begun: datetime | None
    data_file: Path | None
    draft: Mapping[str, str] = field(default_factory=dict)
    crash: str = ""

    def concerns(self, path: Path | None) -> bool:
        """Whether to speak of it now: what was being typed waits for its own file."""
        waits = self.draft and self.data_file and self.data_file.exists()
        return not waits or self.data_file == path

    @property
    def sentence(self) -> str:
        """What to tell the clerk at the start."""
        when = f" (bắt đầu lúc {self.begun:%H:%M ngày %d/%m/%Y})" if self.begun else ""
        return (
            f"Lần làm việc trước{when} kết thúc bất thường. Mọi thay đổi đã báo là lưu xong vẫn "
            "còn trong tệp; tệp vừa được kiểm tra lại khi mở."
        )


class Session:
    """This run of the program, from `begin` to `end`."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._folder = folder / _FOLDER
        name = f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}"
        self._marker = self._folder / name
        self._lock: Lock | None = None
        self._said: dict[str, object] = {"begun": now.isoformat(), "data_file": "", "draft": {}}

    def begin(self) -> tuple[BadEnd, ...]:
        """Lay down the marker; the runs that ended badly, from the oldest on."""
        ended = tuple(self._bad_ends())
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self._marker)
        self._write()
        return ended

    def forget(self, ended: Iterable[BadEnd]) -> None:
        """Take their markers away: they have been told, and their drafts offered."""
        for one in ended:
            for left in (one.marker, lock.place_of(one.marker), _aside(one.marker)):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)

    def open_file(self, path: Path | None) -> None:
        """Remember which data file is open."""
        self._said |= {"data_file": "" if path is None else str(path), "leaving": False}
        self._write()

    def keep_draft(self, draft: Mapping[str, str]) -> None:
        """Remember what is typed but not yet recorded, by place; an empty one is forgotten."""
        self._said |= {"draft": dict(draft), "leaving": False}
        self._write()

    def leave(self) -> None:
        """The user logs off: the system may end this run at any moment, which is no bad end."""
        self._said["leaving"] = True
        self._write()

    def end(self) -> None:
        """Take the marker away: this run came to its end."""
        with contextlib.suppress(OSError):
            self._marker.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self) -> None:
        aside = _aside(self._marker)
        with contextlib.suppress(OSError):  # a full disk must not keep the clerk from working
            aside.write_text(json.dumps(self._said), encoding="ascii")
            os.replace(aside, self._marker)

    def _bad_ends(self) -> list[BadEnd]:
        crash = crash_report(self._folder.parent)
        left = [
            marker
            for marker in self._folder.glob(f"{_PREFIX}*{_SUFFIX}")
            if marker != self._marker and lock.owner(marker) is None
        ]
        found = {marker: _read(marker, crash) for marker in left}
        self.forget(BadEnd(marker, None, None) for marker, one in found.items() if one is None)
        ended = [one for one in found.values() if one]
        return sorted(ended, key=lambda one: one.begun.timestamp() if one.begun else 0)


def _aside(marker: Path) -> Path:
    return marker.with_suffix(".moi")


def _read(marker: Path, crash: str) -> BadEnd | None:
    """What the marker says, as far as it is readable; None where its user was logging off."""
    try:
        with marker.open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        if said.get("leaving"):
            return None
        begun = datetime.fromisoformat(said["begun"])
        path = Path(said["data_file"]) if said["data_file"] else None
        draft = {str(place): str(text) for place, text in said["draft"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return BadEnd(marker, None, None, {}, crash)
    return BadEnd(marker, begun, path, draft, crash)
