"""A new data file: built aside, whole, and only then given its name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from db import changes, failures, identity, migrations, placing
from db.connection import Connection
from db.failures import Act
from domain.change import Batch, Change
from domain.plan import Plan
from domain.problem import Problem
from domain.unit import Unit


@dataclass(frozen=True)
class Contents:
    """What a new data file begins with: its plan and unit, and the first batch of changes."""

    plan: Plan
    unit: Unit
    batch: Batch
    changes: tuple[Change, ...]


def create(path: Path, contents: Contents) -> None:
    """Make the file with its schema and contents.

    Problem `file_exists` where there is already something under the name: it is left alone.
    """
    _check_place(path)
    try:
        with placing.built_aside(path) as aside:
            aside.touch(exist_ok=False)  # says what SQLite does not: the name is too long
            _build(Connection(aside, mode="rwc", shown=path), contents)
            _name(aside, path)
    except OSError as error:
        raise failures.os_problem(error, Act.CREATE, path) from error


def _build(connection: Connection, contents: Contents) -> None:
    try:
        with connection.saving(Act.CREATE):
            migrations.migrate(connection.sql, 0)
            identity.write(connection, contents.plan, contents.unit)
            changes.append(connection, contents.batch, contents.changes)
    except BaseException:
        connection.abandon()
        raise
    connection.close()


def _check_place(path: Path) -> None:
    if os.path.lexists(path):
        raise _exists(path)
    if not path.parent.is_dir():
        raise Problem(
            "folder_missing",
            f"Không có thư mục “{path.parent}” để tạo tệp số liệu “{path.name}”.",
            f"{Act.CREATE.value} Hãy tạo thư mục trước, hoặc chọn thư mục khác.",
        )


def _name(aside: Path, path: Path) -> None:
    # A link fails where the name has been taken in the meantime; a move would overwrite.
    try:
        os.link(aside, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # USB sticks and some shares know no links
        if os.path.lexists(path):
            raise _exists(path) from None
        os.replace(aside, path)
    placing.sync_folder(path.parent)


def _exists(path: Path) -> Problem:
    noun = "thư mục" if path.is_dir() else "tệp"
    return Problem(
        "file_exists",
        f"Đã có {noun} “{path}”.",
        f"{noun.capitalize()} đó được giữ nguyên. "
        "Hãy đặt tên khác cho tệp số liệu mới, hoặc mở tệp đã có.",
    )
