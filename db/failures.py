"""What SQLite's errors mean in the user's world; its own English words stay behind this door."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import peewee

from db import header
from domain.problem import Problem

# Python cannot read the message of an SQLite error that quotes damaged text.
ERRORS = (peewee.PeeweeException, sqlite3.Error, UnicodeDecodeError)


class Act(Enum):
    """What the program was about when an error came, and so what the clerk's data went through."""

    OPEN = "Chưa có gì trong tệp bị thay đổi."
    READ = "Số liệu đã lưu không bị thay đổi."
    SAVE = "Thay đổi vừa rồi CHƯA được lưu; số liệu đã lưu trước đó vẫn còn nguyên."
    CREATE = "Tệp số liệu mới CHƯA được tạo; các tệp khác không bị ảnh hưởng."
    BACKUP = "Bản sao lưu mới CHƯA được tạo; số liệu và các bản sao lưu cũ vẫn còn nguyên."
    UPGRADE = "Tệp CHƯA được nâng cấp và còn nguyên như trước."
    RESTORE = "Việc khôi phục CHƯA được thực hiện; tệp đang dùng vẫn còn nguyên."
    CLOSE = "Mọi thay đổi đã báo là lưu xong đều nằm trong tệp."


@dataclass(frozen=True)
class _Meaning:
    code: str
    sentence: str
    advice: str


_LOCKED = _Meaning(
    "file_locked",
    "Tệp “{path}” đang bị một chương trình khác giữ.",
    "Hãy đóng chương trình đang dùng tệp (kể cả cửa sổ Sơ Kết Quý khác, phần mềm đồng bộ hoặc "
    "diệt vi-rút) rồi làm lại.",
)
_FULL = _Meaning(
    "disk_full",
    "Ổ đĩa chứa tệp “{path}” đã đầy.",
    "Hãy xóa bớt tệp không cần trên ổ đĩa đó rồi làm lại.",
)
_READ_ONLY = _Meaning(
    "read_only",
    "Không được phép ghi vào tệp “{path}” hoặc thư mục chứa tệp.",
    "Hãy bỏ thuộc tính chỉ đọc, hoặc chép tệp sang một thư mục được phép ghi rồi mở lại ở đó.",
)
_NO_PLACE = _Meaning(
    "read_only",
    "Không được phép tạo tệp “{path}” trong thư mục đó.",
    "Hãy chọn thư mục khác, ví dụ thư mục Tài liệu (Documents) của bạn.",
)
_NAME = _Meaning(
    "path_unusable",
    "Không dùng được tên tệp “{path}”: quá dài hoặc có ký tự không được phép.",
    'Hãy chọn thư mục và tên tệp ngắn hơn, không có các ký tự < > : " | ? *.',
)
_DISK = _Meaning(
    "disk_error",
    "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp “{path}”.",
    "Hãy kiểm tra ổ đĩa còn cắm chắc và còn tốt, còn chỗ trống; tốt nhất là chép tệp sang ổ đĩa "
    "khác rồi mới làm tiếp.",
)
_UNKNOWN = _Meaning(
    "storage_failed",
    "Chương trình gặp lỗi khi làm việc với tệp “{path}”.",
    "Hãy đóng chương trình rồi mở lại; nếu còn lỗi, hãy báo cho người hỗ trợ kỹ thuật.",
)

_MEANINGS = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    # The journal beside the file cannot be made: a folder that may not be written.
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_PROTOCOL: _DISK,
}
_OS_MEANINGS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EEXIST: _READ_ONLY,
    errno.ENAMETOOLONG: _NAME,
    errno.EINVAL: _NAME,
}
_SHARING = (5, 32, 33)  # Windows: access denied, in use by another program, locked
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_PRIMARY = 0xFF  # the low byte of an extended error code


def problem(error: BaseException, act: Act, path: Path) -> Problem:
    """The problem that an error of SQLite or peewee means for the file."""
    code = primary_code(error)
    damaged = code in _DAMAGE or isinstance(error, UnicodeDecodeError)
    if damaged or (act is Act.OPEN and code not in _MEANINGS):
        # While opening, any other error comes from tables and texts that are not what we wrote.
        return header.damaged(path, "cấu trúc bên trong không còn nguyên vẹn")
    if code == sqlite3.SQLITE_CANTOPEN and act is not Act.CREATE and not path.exists():
        return gone(act, path)
    return _told(_MEANINGS.get(code, _UNKNOWN), act, path)


def os_problem(error: OSError, act: Act, path: Path) -> Problem:
    """The problem that an error of the file system means for a file that is being put in place."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return gone(act, path.parent)
    if getattr(error, "winerror", None) in _SHARING:
        return _told(_LOCKED, act, path)
    return _told(_OS_MEANINGS.get(error.errno or 0, _DISK), act, path)


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code of what went wrong first; 0 where nothing says it."""
    first = error
    # A full disk ends the transaction, then peewee's own rollback fails too: the cause counts.
    while isinstance(first.__context__, ERRORS):
        first = first.__context__
    return int(getattr(first, "sqlite_errorcode", 0) or 0) & _PRIMARY


def read_only(path: Path) -> Problem:
    """The problem of a change to a file that may only be read."""
    return _told(_READ_ONLY, Act.SAVE, path)


def gone(act: Act, path: Path) -> Problem:
    """The problem of a file that has vanished under the open program."""
    return Problem(
        "file_missing",
        f"Tệp “{path}” không còn ở chỗ cũ.",
        f"{act.value} Hãy cắm lại ổ đĩa hoặc đưa tệp về chỗ cũ rồi làm lại.",
    )


def replaced(act: Act, path: Path) -> Problem:
    """The problem of a file that another program has put in the place of the open one."""
    return Problem(
        "file_replaced",
        f"Tệp “{path}” đã bị một chương trình khác thay bằng tệp khác trong lúc đang mở.",
        f"{act.value} Hãy đóng chương trình rồi mở lại tệp, kiểm tra số liệu; nếu thư mục do "
        "phần mềm đồng bộ quản lý, hãy chuyển tệp sang thư mục khác.",
    )


def _told(meaning: _Meaning, act: Act, path: Path) -> Problem:
    if meaning is _READ_ONLY and act is Act.CREATE:
        meaning = _NO_PLACE
    sentence = meaning.sentence.format(path=path)
    return Problem(meaning.code, sentence, f"{act.value} {meaning.advice}")
