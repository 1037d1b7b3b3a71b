"""What a data file's first bytes say, read before SQLite may touch the file."""

from __future__ import annotations

import errno
import stat
import struct
from pathlib import Path

from db import left_journal, migrations
from domain.problem import Problem

APPLICATION_ID = 0x534B5131  # "SKQ1"
_MAGIC = b"SQLite format 3\0"
_SIZE = 100
# https://www.sqlite.org/fileformat.html, 1.3: both are big-endian.
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)

_UNTOUCHED = "Chương trình chưa thay đổi gì trong tệp này."


def check(path: Path) -> int:
    """The number of the file's schema; refuses what this version of the program cannot open.

    The file is only read: a file that is refused stays as it is to the last byte.
    """
    start = _first_bytes(path)
    _check_kind(path, start)
    version = int.from_bytes(start[_USER_VERSION], "big")
    _check_version(path, version)
    left_journal.check(path, start)
    return version


def newest() -> int:
    """The number of the schema that this program writes."""
    return migrations.VERSION


def _first_bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited at for ever
            raise _no_file(path)
        with path.open("rb") as file:
            return file.read(_SIZE)
    except FileNotFoundError:
        raise Problem(
            "file_missing",
            f"Không tìm thấy tệp số liệu “{path}”.",
            "Hãy kiểm tra lại tên tệp và thư mục, cắm lại ổ đĩa nếu tệp nằm trên ổ đĩa rời.",
        ) from None
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):  # no file has such a name
            raise
        raise _unreadable(path) from error


def _no_file(path: Path) -> Problem:
    kind = "thư mục" if path.is_dir() else "thiết bị hoặc đường ống"
    return Problem(
        "not_a_data_file",
        f"“{path}” là {kind}, không phải tệp số liệu.",
        "Hãy chọn một tệp số liệu (đuôi .skq).",
    )


def _unreadable(path: Path) -> Problem:
    return Problem(
        "file_unreadable",
        f"Không đọc được tệp “{path}”.",
        f"{_UNTOUCHED} Hãy kiểm tra quyền truy cập tệp và ổ đĩa chứa tệp.",
    )


def _check_kind(path: Path, start: bytes) -> None:
    if not start:
        raise Problem(
            "file_empty",
            f"Tệp “{path}” rỗng (0 byte), không còn số liệu nào bên trong.",
            f"{_UNTOUCHED} Hãy mở bản sao lưu gần nhất, hoặc chép lại tệp từ nơi khác.",
        )
    if not start.startswith(_MAGIC):
        raise Problem(
            "not_a_data_file",
            f"Tệp “{path}” không phải là tệp số liệu của chương trình.",
            f"{_UNTOUCHED} Hãy chọn một tệp số liệu (đuôi .skq).",
        )
    if len(start) < _SIZE:
        raise damaged(path, "tệp bị cắt cụt")
    if start[_APPLICATION_ID] != struct.pack(">I", APPLICATION_ID):
        raise Problem(
            "foreign_file",
            f"Tệp “{path}” là cơ sở dữ liệu của một chương trình khác.",
            f"{_UNTOUCHED} Hãy chọn một tệp số liệu do Sơ Kết Quý tạo ra (đuôi .skq).",
        )


def _check_version(path: Path, version: int) -> None:
    if version > migrations.VERSION:
        raise Problem(
            "newer_file",
            f"Tệp “{path}” do một phiên bản mới hơn của chương trình ghi: cấu trúc số liệu số "
            f"{version}, còn phiên bản đang dùng chỉ đọc được đến số {migrations.VERSION}.",
            f"{_UNTOUCHED} Hãy cài phiên bản Sơ Kết Quý đọc được cấu trúc số liệu số {version}, "
            "rồi mở lại tệp.",
        )
    if version < 1:
        raise damaged(path, "không còn ghi số phiên bản")


def damaged(path: Path, *what: str) -> Problem:
    """The problem of a data file that is no longer what the program wrote."""
    return Problem(
        "damaged_file",
        f"Tệp “{path}” đã bị hỏng: {'; '.join(what)}.",
        "Chương trình không sửa và không ghi thêm gì vào tệp này. Hãy giữ nguyên tệp hỏng, "
        "mở bản sao lưu gần nhất và báo cho người hỗ trợ kỹ thuật.",
    )
