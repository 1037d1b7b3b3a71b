"""Faults that are planted into the program on purpose: each must be caught by a harness or a test.

`python3 dev.py soak --faults` plants them one by one, and lists which were caught. A harness that
catches nothing proves nothing.
"""

import contextlib
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from db import (
    backup,
    checks,
    connection,
    failures,
    fingerprint,
    lock,
    migrating,
    migrations,
    placing,
    restoring,
    tables,
)
from db.connection import Connection
from db.failures import Act
from db.store import Store
from domain.problem import Problem
from reports import office_package
from tests.faults import workloads
from workflow import backups

VARIABLE = "SKQ_PLANTED"
Plant = Callable[[], Any]  # gives a context manager


@dataclass(frozen=True)
class Planted:
    """`caught_by` is a harness with its numbers, or the arguments of pytest."""

    name: str
    plant: Plant
    caught_by: tuple[str, ...]
    jobs: tuple[str, ...] = ()

    @property
    def is_for_pytest(self) -> bool:
        """Whether tests catch it, and not a harness."""
        return self.caught_by[0].startswith("tests/")


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The jobs of the harnesses with that fault in them; as they are where the name is empty."""
    if not name:
        yield
        return
    fault = FAULTS[name]
    jobs = {job: workloads.ALL[job] for job in fault.jobs or workloads.ALL}
    with (
        mock.patch.object(workloads, "planted_fault", fault.plant),
        mock.patch.dict(workloads.ALL, jobs, clear=True),
    ):
        yield


def pytest_configure(config: pytest.Config) -> None:
    """As a plugin of pytest: the fault that the environment names, for the whole run."""
    fault = by_environment()
    fault.__enter__()
    config.add_cleanup(lambda: fault.__exit__(None, None, None))


def by_environment() -> Any:
    """The fault that the environment names, as a context; the same for processes of a test."""
    name = os.environ.get(VARIABLE)
    return FAULTS[name].plant() if name else contextlib.nullcontext()


# -- what is planted --


def _setting(name: str, value: object) -> Plant:
    return lambda: mock.patch.dict(connection._PRAGMAS, {name: value})


def _instead(where: object, name: str, what: object) -> Plant:
    return lambda: mock.patch.object(where, name, what)


@contextmanager
def _no_commit(self: Connection, *_: object) -> Iterator[None]:
    """What is saved is promised at once and committed when the next one comes."""
    with self.guarded(Act.SAVE):
        raw = self.database.connection()  # type: ignore[no-untyped-call]
        if raw.in_transaction:
            raw.commit()
        raw.execute("BEGIN IMMEDIATE")
        yield


_saving, _close = Connection.saving, Connection.close


def _commit_and_close(self: Connection) -> None:
    self.database.connection().commit()  # type: ignore[no-untyped-call]
    _close(self)


@contextmanager
def _promised_early() -> Iterator[None]:
    with (
        mock.patch.object(Connection, "saving", _no_commit),
        mock.patch.object(Connection, "close", _commit_and_close),
    ):
        yield


@contextmanager
def _swallowing(self: Connection, *arguments: Any) -> Iterator[None]:
    """A save that failed is taken for one that succeeded."""
    with contextlib.suppress(Problem), _saving(self, *arguments):
        yield


@contextmanager
def _straight(path: Path) -> Iterator[Path]:
    yield path


def _write_straight(target: Path, write: Callable[[Path], None], _check: object) -> None:
    write(target)


def _nothing(*_: object, **__: object) -> None:
    return None


_migrate = migrations.migrate


def _committing(execute: Callable[[str], object], found: int) -> None:
    def each(text: str) -> None:
        execute(text)
        execute("COMMIT")
        execute("BEGIN")

    _migrate(each, found)


def _lock_by_existence(place_: Path, path: Path) -> int | None:
    if place_.exists():
        raise lock._already_open(path, lock.Owner())
    return os.open(place_, os.O_RDWR | os.O_CREAT)


_told = failures.problem


def _in_english(error: BaseException, act: Any, path: Path) -> Problem:
    found = _told(error, act, path)
    return Problem(found.code, f"{found.sentence} disk I/O error", found.advice)


_make = backups._make


def _thin_first(store: Store, reason: Any, now: Any) -> Any:
    backups._thin(backups._usable_folder(store.path))
    return _make(store, reason, now)


def _package(name: str, value: object) -> Plant:
    return _instead(office_package, name, value)


@contextmanager
def _by_dimension() -> Iterator[None]:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # noqa: PLC0415 - heavy

    with mock.patch.object(ReadOnlyWorksheet, "reset_dimensions"):
        yield


@contextmanager
def _plain_jinja() -> Iterator[None]:
    import jinja2  # noqa: PLC0415 - heavy

    from reports import word_template  # noqa: PLC0415

    with mock.patch.object(word_template, "sandbox", jinja2.Environment):
        yield


@contextmanager
def _unescaped() -> Iterator[None]:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - heavy

    render = DocxTemplate.render

    def plain(self: Any, context: Any, environment: Any, autoescape: bool) -> None:
        environment.autoescape = not autoescape
        render(self, context, environment)

    with mock.patch.object(DocxTemplate, "render", plain):
        yield


@contextmanager
def _uncompared() -> Iterator[None]:
    from workflow import export_run  # noqa: PLC0415 - heavy

    with mock.patch.object(export_run, "_refuse", _nothing):
        yield


@contextmanager
def _twins() -> Iterator[None]:
    import json  # noqa: PLC0415

    plain = json.loads
    with mock.patch.object(json, "loads", lambda text, **_: plain(text)):
        yield


@contextmanager
def _straight_files() -> Iterator[None]:
    with (
        mock.patch.object(placing, "built_aside", _straight),
        mock.patch.object(placing, "move", _nothing),
    ):
        yield


@contextmanager
def _reports_straight() -> Iterator[None]:
    from workflow import export_run  # noqa: PLC0415 - heavy

    with mock.patch.object(export_run, "place", _write_straight):
        yield


_KILLS, _CUTS, _ERRORS = ("kills", "0", "1"), ("cuts", "300", "1"), ("errors", "30", "1")
_HOSTILE, _TRIPS = ("tests/hostile",), ("round_trips", "500", "1")

FAULTS = {
    one.name: one
    for one in (
        Planted("a save is promised before it is committed",
                _promised_early, _KILLS, ("save",)),
        Planted("a save that failed is promised",
                _instead(Connection, "saving", _swallowing), _ERRORS, ("save briefly",)),
        Planted("nothing is synced (synchronous OFF)",
                _setting("synchronous", 0), _CUTS),
        Planted("the journal is deleted (DELETE with FULL)",
                _setting("journal_mode", "delete"), ("cuts", "2000", "1")),
        Planted("there is no journal (OFF)",
                _setting("journal_mode", "off"), _KILLS, ("save",)),
        Planted("the journal is in memory (MEMORY)",
                _setting("journal_mode", "memory"), _KILLS, ("save",)),
        Planted("a backup is written straight to its place",
                _straight_files, _KILLS, ("backup",)),
        Planted("a backup is moved before it is synced",
                _instead(placing, "sync", _nothing), _CUTS),
        Planted("the folder is not synced after a move",
                _instead(placing, "sync_folder", _nothing), ("cuts", "800", "1")),
        Planted("a backup is not checked",
                _instead(backup, "_check", _nothing), ("tests/db/test_backup.py",)),
        Planted("old backups go before the new one is there",
                _instead(backups, "_make", _thin_first), ("tests/workflow/test_backups.py",)),
        Planted("the newest backup goes",
                _instead(backups, "obsolete", tuple), ("tests/workflow/test_backups.py",)),
        Planted("a restore lays nothing aside",
                _instead(restoring, "_lay_aside", _nothing), _KILLS, ("restore",)),
        Planted("a migration commits each statement",
                _instead(migrations, "migrate", _committing), _KILLS, ("migrate",)),
        Planted("a migration makes no copy",
                _instead(backup, "write", _nothing), _KILLS, ("migrate",)),
        Planted("a migration compares nothing",
                _instead(migrating, "_compare", _nothing), ("tests/db/test_migrations.py",)),
        Planted("a report is written straight to its place",
                _reports_straight, _KILLS, ("export",)),
        Planted("every lock is free",
                _instead(lock, "_lock", lambda _descriptor: True), ("tests/db/test_lock.py",)),
        Planted("a lock file that lies there locks",
                _instead(lock, "_locked", _lock_by_existence), ("tests/db/test_lock.py",)),
        Planted("a file that was replaced is written",
                _instead(fingerprint.Fingerprint, "is_of", lambda *_: True),
                ("tests/db/test_backup.py",)),
        Planted("hashes of rows are not compared",
                _instead(tables.HashedTable, "is_intact", lambda *_: True),
                ("tests/db/test_damage.py",)),
        Planted("the log is not replayed",
                _instead(checks, "_differences", lambda *_: ()), ("tests/db/test_damage.py",)),
        Planted("messages speak SQLite's English",
                _instead(failures, "problem", _in_english), _ERRORS, ("save briefly",)),
        Planted("entities in XML are let in", _package("_MARKUP", ()), _HOSTILE),
        Planted("what unpacks to no end is let in",
                _package("_is_bomb", lambda *_: False), _HOSTILE),
        Planted("a sheet's own dimension is trusted", _by_dimension, _HOSTILE),
        Planted("keys may stand twice in a pack", _twins, _HOSTILE),
        Planted("texts are not composed (no NFC)",
                _instead(unicodedata, "normalize", lambda _form, text: text), _TRIPS),
        Planted("texts are not escaped in Word (autoescape off)", _unescaped, _TRIPS),
        Planted("finished files are not compared with the report",
                _uncompared, ("tests/workflow/test_export.py",)),
        Planted("templates run in plain Jinja",
                _plain_jinja, ("tests/reports/test_word_template.py",)),
    )
}  # fmt: skip
