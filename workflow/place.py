"""Putting a finished file in its place: written aside, flushed, checked, then moved.

The target is always the old file or the whole new one, whatever happens in between.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from db import placing
from domain.problem import Problem

_PREFIX = ".skq-"
_A_DAY = 86_400
_SHARING = (5, 32, 33)  # Windows: access denied, in use by another program, locked
_LONGEST_PATH = 240


def place(target: Path, write: Callable[[Path], None], check: Callable[[Path], None]) -> None:
    """Has the file written beside its place, checks it and moves it there.

    Problems `folder_missing`, `folder_read_only`, `disk_full`, `path_too_long`, `file_in_use`,
    or whatever `write` and `check` raise; the old target is untouched then and nothing is left.
    """
    if len(str(target.absolute())) > _LONGEST_PATH:
        raise _path_too_long(target)
    aside = target.with_name(f"{_PREFIX}{os.getpid()}-{time.monotonic_ns()}{target.suffix}")
    try:
        _write_aside(aside, target, write)
        _read_back(aside, target, check)
        _move(aside, target)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _write_aside(aside: Path, target: Path, write: Callable[[Path], None]) -> None:
    with told(target):
        write(aside)
        placing.sync(aside)


def _read_back(aside: Path, target: Path, check: Callable[[Path], None]) -> None:
    with told(target):
        check(aside)


@contextlib.contextmanager
def told(target: Path) -> Iterator[None]:
    """Where files are written for the target: a failure comes out in the user's words."""
    try:
        yield
    except OSError as error:
        raise problem_of(error, target) from error


def _move(aside: Path, target: Path) -> None:
    try:
        placing.replace(aside, target)
    except PermissionError as error:
        raise _in_use(target) from error
    except OSError as error:
        raise problem_of(error, target) from error
    with contextlib.suppress(OSError):  # the new name outlives a power cut, too
        placing.sync_folder(target.parent)


def problem_of(error: OSError, target: Path) -> Problem:
    """The failure in the user's words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Problem(
            "disk_full",
            f"Ổ đĩa đã đầy, chưa ghi được “{target.name}”. Số liệu không bị ảnh hưởng.",
            "Hãy giải phóng dung lượng hoặc chọn thư mục ở ổ đĩa khác.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return _path_too_long(target)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Problem(
            "folder_missing",
            f"Không tìm thấy thư mục “{target.parent}”.",
            "Hãy kiểm tra lại đường dẫn hoặc cắm lại ổ đĩa, rồi xuất lại.",
        )
    if getattr(error, "winerror", None) in _SHARING and target.exists():
        return _in_use(target)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(
            "folder_read_only",
            f"Không được phép ghi vào thư mục “{target.parent}”.",
            "Hãy chọn thư mục khác, ví dụ thư mục Tài liệu của bạn.",
        )
    return Problem(
        "disk_error",
        f"Không ghi được “{target.name}” do lỗi ổ đĩa.",
        "Hãy thử lại ở ổ đĩa khác và báo cho người quản trị máy.",
    )


def _in_use(target: Path) -> Problem:
    return Problem(
        "file_in_use",
        f"Tệp “{target.name}” đang mở ở chương trình khác (Word hoặc Excel).",
        "Hãy đóng tệp đó rồi xuất lại. Tệp cũ còn nguyên.",
    )


def _path_too_long(target: Path) -> Problem:
    return Problem(
        "path_too_long",
        f"Đường dẫn tới “{target.name}” quá dài.",
        f"Hãy chọn thư mục có đường dẫn ngắn hơn (dưới {_LONGEST_PATH} ký tự cả tên tệp).",
    )


def make_folder(folder: Path) -> None:
    """Makes the folder where it does not exist yet; Problems as for `place`."""
    try:
        if folder.exists() and not folder.is_dir():
            raise Problem(
                "not_a_folder",
                f"“{folder}” là một tệp, không phải thư mục.",
                "Hãy chọn thư mục khác.",
            )
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problem_of(error, folder / "x") from error


def sweep(folder: Path) -> None:
    """Removes what crashed exports have left in the folder, if it is older than a day."""
    for path in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _A_DAY:
                path.unlink()
