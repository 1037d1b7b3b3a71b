"""Putting a backup in the place of the data file, after what is there has been laid aside."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from db import backup, failures, placing
from db.connection import Connection
from db.failures import Act
from db.identity import read as read_identity
from db.lock import Lock
from domain.problem import Problem

DAMAGED = ".hong"  # the ending of a damaged file that was laid aside, byte for byte


def restore(path: Path, chosen: Path, aside: Path) -> Path | None:
    """Make the data file what the chosen backup is; gives back where the present state lies now.

    The present state goes to `aside` as a backup, or where it is damaged to `aside` with another
    ending, byte for byte; None where there was nothing. Problem where the chosen file is not
    whole, belongs to another unit or year, or where anything fails: the data file is untouched
    then. Nobody may have it open.
    """
    backup.check(chosen)
    lock = Lock(path)
    try:
        kept = _lay_aside(path, chosen, aside)
        _replace(path, chosen)
        return kept
    except OSError as error:
        raise failures.os_problem(error, Act.RESTORE, path) from error
    finally:
        lock.release()


def _lay_aside(path: Path, chosen: Path, aside: Path) -> Path | None:
    if not path.exists():
        return None
    try:
        _check_same(path, chosen)
        connection = Connection(path, "rw")
        try:
            with connection.guarded(Act.RESTORE):
                backup.write(connection, aside, Act.RESTORE)
            connection.close()  # which takes away its journal too
        finally:
            connection.abandon()
    except Problem as problem:
        if problem.code not in _NOT_READABLE:
            raise
        return _lay_bytes_aside(path, aside.with_name(aside.name + DAMAGED))
    return aside


# What makes the present file no data file that could be backed up: it is kept as it is.
_NOT_READABLE = {
    "damaged_file", "file_empty", "not_a_data_file", "foreign_file", "newer_file", "storage_failed",
    "backup_failed",
}  # fmt: skip


def _check_same(path: Path, chosen: Path) -> None:
    """Problem where the two belong to different units or plans."""
    backup.check(path)
    if _belongs(path) != _belongs(chosen):
        raise Problem(
            "other_unit",
            f"Bản sao lưu “{chosen}” là của đơn vị hoặc năm khác với tệp “{path}”.",
            f"{Act.RESTORE.value} Nếu cần xem bản đó, hãy mở nó như một tệp số liệu riêng.",
        )


def _belongs(path: Path) -> tuple[str, str]:
    connection = Connection(path, "look")
    try:
        with connection.guarded(Act.READ):
            plan, unit = read_identity(connection)
    finally:
        connection.abandon()
    return plan.id, unit.code


def _lay_bytes_aside(path: Path, aside: Path) -> Path:
    """Copy the file and its journal; the journal may not stay: it would be played back later."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    journal, kept_journal = _journal(path), _journal(aside)
    with placing.built_aside(aside) as copy:
        shutil.copyfile(path, copy)
        placing.move(copy, aside)
    if journal.exists():
        with placing.built_aside(kept_journal) as copy:
            shutil.copyfile(journal, copy)
            placing.move(copy, kept_journal)
        journal.unlink()
        placing.sync_folder(path.parent)
    return aside


def _journal(path: Path) -> Path:
    return Path(f"{os.fspath(path)}-journal")


def _replace(path: Path, chosen: Path) -> None:
    connection = Connection(chosen, "look", shown=path)
    try:
        with connection.guarded(Act.RESTORE):
            backup.write(connection, path, Act.RESTORE)
    finally:
        connection.abandon()
