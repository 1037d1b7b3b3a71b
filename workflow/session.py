"""The marker of a running program, by which the next start learns that the last ended badly.

Each running program holds a marker of its own under the operating system's lock: a marker that
nobody holds any more belongs to one that did not come to its end.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Mapping
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

    begun: datetime | None
    data_file: Path | None
    draft: Mapping[str, str] = field(default_factory=dict)
    crash: str = ""

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
        """Lay down the marker; the runs that ended badly, whose markers are taken away."""
        ended = tuple(self._bad_ends())
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self._marker)
        self._write()
        return ended

    def open_file(self, path: Path | None) -> None:
        """Remember which data file is open."""
        self._said["data_file"] = "" if path is None else str(path)
        self._write()

    def keep_draft(self, draft: Mapping[str, str]) -> None:
        """Remember what is typed but not yet recorded, by place; an empty one is forgotten."""
        self._said["draft"] = dict(draft)
        self._write()

    def end(self) -> None:
        """Take the marker away: this run came to its end."""
        with contextlib.suppress(OSError):
            self._marker.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self) -> None:
        aside = self._marker.with_suffix(".moi")
        with contextlib.suppress(OSError):  # a full disk must not keep the clerk from working
            aside.write_text(json.dumps(self._said, ensure_ascii=False), encoding="utf-8")
            os.replace(aside, self._marker)

    def _bad_ends(self) -> list[BadEnd]:
        ended = []
        crash = crash_report(self._folder.parent)
        for marker in sorted(self._folder.glob(f"{_PREFIX}*{_SUFFIX}")):
            if marker != self._marker and lock.owner(marker) is None:
                ended.append(_read(marker, crash))
                for left in (marker, lock.place_of(marker), marker.with_suffix(".moi")):
                    with contextlib.suppress(OSError):
                        left.unlink(missing_ok=True)
        return ended


def _read(marker: Path, crash: str) -> BadEnd:
    """What the marker says, as far as it is still readable."""
    try:
        with marker.open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        begun = datetime.fromisoformat(said["begun"])
        path = Path(said["data_file"]) if said["data_file"] else None
        draft = {str(place): str(text) for place, text in said["draft"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return BadEnd(None, None, {}, crash)
    return BadEnd(begun, path, draft, crash)
