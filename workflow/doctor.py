"""What there is to know about a data file and the machine it is on, for the one who has to help.

Looks only: the data file is never changed, and nothing that was entered is said.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib import metadata
from pathlib import Path

from db import backup, header, lock
from db.backup_folder import Backup
from db.lock import Owner
from db.store import Store
from domain.problem import Problem
from workflow.backups import backups_of, is_good
from workflow.folder_kind import FolderKind, folder_kind
from workflow.folders import user_folder
from workflow.integrity import Integrity, program_folder, verify
from workflow.journal import LOG
from workflow.version import VERSION

LEAST_FREE = 100_000_000  # bytes; below this a backup or an export may not find room
_SETTINGS = {"journal_mode": "truncate", "synchronous": 2}


@dataclass(frozen=True)
class Program:
    """The program and what it stands on."""

    version: str
    python: str
    sqlite: str
    qt: str
    system: str
    files: Integrity
    log: Path | None


@dataclass(frozen=True)
class Backups:
    """The backups of the file: how many, and the newest with whether it passes its check."""

    count: int
    newest: Backup | None
    newest_is_good: bool


@dataclass(frozen=True)
class Remark:
    """Something that is wrong, or should be otherwise; only an error makes the file unfit."""

    code: str
    sentence: str
    is_error: bool


@dataclass(frozen=True)
class Diagnosis:
    """Everything about one data file; `settings` and `faults` are empty where it cannot be read."""

    path: Path
    program: Program
    folder: FolderKind
    size: int | None
    free: int | None
    schema: int | None
    settings: dict[str, object]
    owner: Owner | None
    backups: Backups
    batches: int | None
    remarks: tuple[Remark, ...]

    @property
    def is_well(self) -> bool:
        """Whether the file can be worked with."""
        return not any(one.is_error for one in self.remarks)


def diagnosis(path: Path) -> Diagnosis:
    """The diagnosis of a data file, whatever state it is in."""
    path = path.absolute()
    looked = _look(path)
    folder, kept, free = folder_kind(path), _backups(path), _free(path)
    installed = program()
    return Diagnosis(
        path=path,
        program=installed,
        folder=folder,
        size=_size(path),
        free=free,
        schema=looked.schema,
        settings=looked.settings,
        owner=lock.owner(path),
        backups=kept,
        batches=looked.batches,
        remarks=(
            *looked.remarks,
            *_remarks(folder, kept, free),
            *_program_remarks(installed.files),
        ),
    )


def program() -> Program:
    """The program's version and those of what it stands on; Qt only where it is in use."""
    qt = sys.modules.get("PySide6")
    log = user_folder() / LOG
    return Program(
        version=VERSION,
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        qt=str(getattr(qt, "__version__", "")) or _installed("PySide6-Essentials"),
        system=platform.platform(),
        files=verify(program_folder()),
        log=log if os.path.exists(log) else None,  # false also where nobody may look,
    )


@dataclass
class _Looked:
    schema: int | None = None
    batches: int | None = None
    settings: dict[str, object] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def _look(path: Path) -> _Looked:
    """What the file itself says; each step is only taken if the one before succeeded."""
    looked = _Looked()
    try:
        looked.schema = header.check(path)
        if looked.schema < header.newest():
            backup.check(path)
            looked.remarks = (_older(looked.schema),)
            return looked
        with contextlib.ExitStack() as stack:
            store = stack.enter_context(Store.open(path, reading=True))
            looked.settings = dict(store.pragmas())
            looked.batches = len(store.batches())
    except Problem as problem:
        looked.remarks = (Remark(problem.code, problem.sentence, True),)
    if looked.settings and not _SETTINGS.items() <= looked.settings.items():
        looked.remarks = (_settings(looked.settings),)
    return looked


def _older(schema: int) -> Remark:
    sentence = f"Tệp có cấu trúc số {schema}, sẽ được nâng cấp khi mở để ghi."
    return Remark("older_file", sentence, False)


def _settings(found: dict[str, object]) -> Remark:
    sentence = f"SQLite không nhận cách ghi an toàn: {found}."
    return Remark("unsafe_settings", sentence, True)


def _remarks(folder: FolderKind, kept: Backups, free: int | None) -> Iterator[Remark]:
    if folder.warning:
        yield Remark(
            f"folder_{folder.value}", f"Tệp nằm trong {folder.words}. {folder.warning}", False
        )
    if kept.newest is None:
        yield Remark("no_backup", "Tệp chưa có bản sao lưu nào.", False)
    elif not kept.newest_is_good:
        sentence = f"Bản sao lưu mới nhất “{kept.newest.path.name}” không đạt kiểm tra."
        yield Remark("bad_backup", sentence, False)
    if free is not None and free < LEAST_FREE:
        yield Remark("little_space", f"Ổ đĩa chỉ còn trống {free // 1_000_000} MB.", False)


def _program_remarks(files: Integrity) -> Iterator[Remark]:
    """No error: the data file is none the worse for a damaged program."""
    if files.checked and not files.is_whole:
        yield Remark("program_damaged", files.sentence(), False)


def _backups(path: Path) -> Backups:
    found = backups_of(path)
    newest = found[0] if found else None
    return Backups(len(found), newest, newest is not None and is_good(newest.path))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def in_words(path: Path | None) -> str:
    """The diagnosis as one text to read or to send; of the program alone where no file is open."""
    if path is None:
        return "\n".join(f"{what}: {how}" for what, how in program_shown(program()))
    found = diagnosis(path)
    rows = (f"{what}: {how}" for what, how in shown(found))
    return "\n".join([*concluded(found), "", *rows])


def concluded(one: Diagnosis) -> Iterator[str]:
    """What is wrong, each in a line, and whether the file can be worked with."""
    for remark in one.remarks:
        yield f"{'LỖI' if remark.is_error else 'Lưu ý'}: {remark.sentence} [{remark.code}]"
    yield "Tệp dùng được." if one.is_well else "Tệp KHÔNG dùng được như hiện nay."


def program_shown(one: Program) -> Iterator[tuple[str, str]]:
    """The program and the machine as lines for people."""
    yield "Chương trình", f"Sơ Kết Quý {one.version}"
    yield "Python, SQLite, Qt", f"{one.python}, {one.sqlite}, {one.qt or 'không có'}"
    yield "Hệ thống", one.system
    yield "Tệp của chương trình", one.files.sentence()


def shown(one: Diagnosis) -> Iterator[tuple[str, str]]:
    """The diagnosis as lines for people: what, and how it is."""
    yield from program_shown(one.program)
    yield "Tệp", str(one.path)
    yield "Nơi chứa tệp", one.folder.words
    yield "Dung lượng tệp", "không có" if one.size is None else f"{one.size} byte"
    yield "Ổ đĩa còn trống", "không rõ" if one.free is None else f"{one.free // 1_000_000} MB"
    yield "Cấu trúc số liệu", "không đọc được" if one.schema is None else f"số {one.schema}"
    mode = one.settings.get("journal_mode")
    yield (
        "Cách ghi (đọc lại)",
        f"{mode}, đồng bộ mức {one.settings.get('synchronous')}" if mode else "–",
    )
    yield "Đang được mở để ghi", one.owner.in_words if one.owner else "không"
    yield "Sao lưu", _backup_words(one.backups)
    if one.batches is not None:
        yield "Kiểm tra", f"cấu trúc, từng dòng và nhật ký ({one.batches} lượt ghi) đều khớp"


def _backup_words(kept: Backups) -> str:
    if kept.newest is None:
        return "chưa có"
    state = "đạt kiểm tra" if kept.newest_is_good else "KHÔNG đạt kiểm tra"
    at: datetime = kept.newest.at
    return f"{kept.count} bản; mới nhất {at:%H:%M %d/%m/%Y}, {kept.newest.reason.words}, {state}"
