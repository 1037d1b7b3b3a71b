"""Bringing a data file of an older schema up to the present one, whole or not at all.

First a checked copy lies in the folder of backups; then one transaction changes schema, rows and
number together, and ends only if every row that was there before is still there.
"""

from __future__ import annotations

from datetime import datetime

from db import backup, header, migrations, tally
from db.backup_folder import Reason, folder_of, next_backup
from db.connection import Connection
from db.failures import Act
from domain.problem import Problem


def is_older(connection: Connection) -> bool:
    """Whether the file's schema is older than the one that this program writes."""
    return _version(connection) < migrations.VERSION


def bring_up(connection: Connection, now: datetime) -> None:
    """Migrate the file; Problem where no checked copy can be made first, or a row would go lost."""
    if not connection.writable:
        raise _older(connection)
    kept = next_backup(folder_of(connection.path), now, Reason.MIGRATION)
    backup.write(connection, kept.path, Act.UPGRADE)
    with connection.saving(Act.UPGRADE):
        found = _version(connection)
        if not 1 <= found < migrations.VERSION:
            raise header.damaged(connection.shown, "số phiên bản cấu trúc đã đổi trong lúc mở")
        before = tally.tallies(connection)
        migrations.migrate(connection.sql, found)
        _compare(connection, before, migrations.rewritten(found))


def _version(connection: Connection) -> int:
    return int(connection.sql("PRAGMA user_version")[0][0])


def _compare(connection: Connection, before: tally.Tallies, rewritten: frozenset[str]) -> None:
    """Fails the transaction where rows are gone or changed that no step has named."""
    after = tally.tallies(connection, before)
    kept = {name: one for name, one in before.items() if name not in rewritten}
    changed = [name for name, one in kept.items() if after.get(name) != one]
    # Of a rewritten table at least the rows must still be there.
    changed += [name for name in rewritten & before.keys() if _lost(name, before, after)]
    if changed or connection.sql("PRAGMA foreign_key_check"):
        raise RuntimeError(f"the migration would lose rows of {changed or 'linked tables'}")


def _lost(name: str, before: tally.Tallies, after: tally.Tallies) -> bool:
    return name not in after or after[name].rows < before[name].rows


def _older(connection: Connection) -> Problem:
    return Problem(
        "older_file",
        f"Tệp “{connection.shown}” do một phiên bản cũ của chương trình ghi, cần được nâng cấp "
        "trước khi xem, nhưng tệp đang ở chế độ chỉ đọc.",
        "Chương trình chưa thay đổi gì trong tệp này. Hãy mở tệp ở nơi được phép ghi, hoặc chép "
        "tệp sang một thư mục khác rồi mở ở đó.",
    )
