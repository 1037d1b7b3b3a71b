"""The journal that lies beside a data file, looked at before SQLite may play it back.

SQLite takes whatever bears the name for the file's own: one of another file, or of an older state
of this one, it would write over the data. https://www.sqlite.org/fileformat.html, section 3.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from domain.problem import Problem

_BESIDE = ("-journal", "-wal", "-shm")
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")  # magic, records, nonce, pages, sector, page
_UNKNOWN = 0xFFFFFFFF  # so many records as the file has room for
_NUMBER = struct.Struct(">I")
_COUNTER = slice(24, 28)  # counts the transactions, in the first page of the data file
_APPLICATION = slice(68, 72)
_SMALLEST, _LARGEST = 512, 65_536  # page or sector


def check(path: Path, start: bytes) -> None:
    """Problem where what lies beside the data file is not its own; `start` are its first bytes."""
    for suffix in _BESIDE:
        beside = Path(f"{os.fspath(path)}{suffix}")
        try:
            mode = beside.stat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):  # a pipe would be waited at for ever
            raise _foreign(path, beside)
    journal = Path(f"{os.fspath(path)}{_BESIDE[0]}")
    for page in _first_pages(journal):
        if page[_APPLICATION] != start[_APPLICATION] or not _precedes(page, start):
            raise _foreign(path, journal)


def _precedes(page: bytes, start: bytes) -> bool:
    """Whether the transaction that the journal takes back is the one that the file is in."""
    kept, now = (_NUMBER.unpack(one[_COUNTER])[0] for one in (page, start))
    return now in (kept, (kept + 1) % (_UNKNOWN + 1))


def _first_pages(journal: Path) -> Iterator[bytes]:
    """Each copy of the data file's first page that the journal would write back; mostly one."""
    try:
        with journal.open("rb") as file:
            yield from _pages(file, os.fstat(file.fileno()).st_size)
    except OSError:  # what cannot be read is for SQLite to tell
        return


def _pages(file: IO[bytes], size: int) -> Iterator[bytes]:
    at = 0
    while at + _HEADER.size <= size:
        file.seek(at)
        magic, records, _, _, sector, page = _HEADER.unpack(file.read(_HEADER.size))
        if magic != _MAGIC or not all(_SMALLEST <= one <= _LARGEST for one in (sector, page)):
            return
        at += sector
        length = _NUMBER.size + page + _NUMBER.size
        records = (size - at) // length if records == _UNKNOWN else records
        for _ in range(min(records, (size - at) // length)):
            file.seek(at)
            if file.read(_NUMBER.size) == b"\0\0\0\1":
                yield file.read(page)
            at += length
        at += -at % sector


def _foreign(path: Path, beside: Path) -> Problem:
    return Problem(
        "foreign_journal",
        f"Tệp “{beside.name}” nằm cạnh tệp số liệu “{path}” nhưng không phải của tệp này.",
        "Chương trình chưa thay đổi gì. Hãy chuyển tệp đó sang thư mục khác rồi mở lại tệp số "
        "liệu; nếu còn lỗi, hãy khôi phục bản sao lưu gần nhất.",
    )
