"""The front that every Word or Excel file from outside passes before anything parses it.

Limits and refusals are those of the fault catalogue (D7, D9, D11, D15): the zip's own headers lie,
so members are measured while they are unpacked.
"""

from __future__ import annotations

import errno
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.problem import Problem

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_MEMBERS = 400
_CHUNK = 1 << 16
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SMALL = 1 << 20  # below this size any ratio is harmless
_ACTIVE = ("vbaproject", "/activex/", "/embeddings/oleobject")
_ODD_NAME = re.compile(r"^/|[\\:\x00-\x1f]")
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x4c\x6f\xa7\x94", b"+/v")
_BEGINNING = 200
_MARKUP = tuple(
    mark.encode(code)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def head_of(path: Path) -> bytes:
    """The file's first bytes; Problem where it cannot be read at all."""
    try:
        found = path.stat()
        _refuse_no_file(path, found.st_mode)
        with path.open("rb") as file:
            head = file.read(8)
    except FileNotFoundError:
        raise Problem(
            "file_missing", f"Không tìm thấy tệp “{path}”.", "Hãy kiểm tra lại đường dẫn."
        ) from None
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):  # no file has such a name
            raise
        raise Problem(
            "file_unreadable",
            f"Không đọc được tệp “{path.name}”.",
            "Hãy đóng chương trình đang mở tệp rồi thử lại.",
        ) from None
    size = found.st_size
    if not size:
        raise Problem(
            "file_empty", f"Tệp “{path.name}” rỗng (0 byte).", "Hãy xin lại tệp từ người gửi."
        )
    if size > MOST_BYTES:
        raise Problem(
            "file_too_large",
            f"Tệp “{path.name}” quá lớn ({size // 1_000_000} MB, tối đa 20 MB).",
            "Hãy bỏ hình ảnh, trang tính thừa rồi thử lại.",
        )
    return head


def _refuse_no_file(path: Path, mode: int) -> None:
    """A pipe would be waited at for ever, a device read without end."""
    if not stat.S_ISREG(mode):
        kind = "một thư mục" if stat.S_ISDIR(mode) else "thiết bị hoặc đường ống"
        raise Problem(
            "not_a_file", f"“{path.name}” là {kind}, không phải tệp.", "Hãy chọn một tệp."
        )


def is_package(head: bytes) -> bool:
    """Whether the first bytes are those of a zip file, which .xlsx and .docx are."""
    return head.startswith(_ZIP)


def refuse_old_office(path: Path, head: bytes) -> None:
    """Refuses the old binary format, which also wraps files with a password."""
    if head.startswith(_OLE):
        raise Problem(
            "old_office_file",
            f"“{path.name}” là tệp Office kiểu cũ (.xls, .doc) hoặc tệp đặt mật khẩu.",
            "Hãy mở bằng Excel hoặc Word, bỏ mật khẩu và lưu thành .xlsx hoặc .docx.",
        )


def check_package(path: Path) -> None:
    """Refuses a package that is damaged, bloated, or holds what has no place in a data table."""
    try:
        with zipfile.ZipFile(path) as package:
            _check_members(path, package)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        raise damaged(path) from error


@contextmanager
def reading_parts(path: Path) -> Iterator[None]:
    """Where a library reads a package from outside: what it raises over that is the file's fault.

    (The errors that lxml and Python have for bad XML are kinds of SyntaxError.)
    """
    try:
        yield
    except (SyntaxError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise damaged(path) from error


def _check_members(path: Path, package: zipfile.ZipFile) -> None:
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise _hostile(path, "có quá nhiều thành phần")
    names = [member.filename for member in members]
    # Windows takes names that differ in case only for one.
    if len({name.casefold() for name in names}) < len(names) or not all(map(_is_plain, names)):
        raise _hostile(path, "có thành phần mang tên không hợp lệ")
    unpacked = 0
    for member in members:
        unpacked += _check_member(path, package, member)
        if unpacked > MOST_UNPACKED:
            raise _hostile(path, "khi giải nén quá lớn")


def _is_plain(name: str) -> bool:
    """Whether the name stays inside the package, on every system."""
    return not _ODD_NAME.search(name) and ".." not in name.split("/")


def _check_member(path: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """The member's true unpacked size."""
    if member.compress_type not in _PACKED:  # Office uses no other
        raise zipfile.BadZipFile(f"compression {member.compress_type}")
    name = member.filename.lower()
    if any(word in name for word in _ACTIVE):
        raise active_content(path)
    return _measure(path, package, member)


def _measure(path: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    size = 0
    tail = b""
    named_xml = member.filename.lower().endswith((".xml", ".rels"))
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > MOST_UNPACKED or _is_bomb(size, member.compress_size):
                raise _hostile(path, "khi giải nén quá lớn")
            # Whatever it is called: what is in a part decides how it is parsed.
            if any(mark in tail + chunk for mark in _MARKUP):
                raise _hostile(path, "có khai báo DOCTYPE, điều không có trong tệp Office")
            if not tail and (named_xml or begins_as_xml(chunk)) and not _is_utf_8(chunk):
                raise _hostile(path, "không ở bảng mã UTF-8")
            tail = chunk[-32:]
    return size


def begins_as_xml(start: bytes) -> bool:
    """Whether a part begins as XML does, in any encoding that a parser may know."""
    letters = start[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return letters.startswith((b"<", *_OTHER_MARKS[2:]))


def _is_utf_8(start: bytes) -> bool:
    """Whether an XML part begins as one in UTF-8, the only encoding that is looked through here."""
    declared = _ENCODING.match(start)
    known = declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    return known and not start.startswith(_OTHER_MARKS) and b"\0" not in start[:_BEGINNING]


def _is_bomb(size: int, packed: int) -> bool:
    return size > _SMALL and size > MOST_RATIO * max(packed, 1)


def active_content(path: Path) -> Problem:
    """The Problem of a file with something in it that would run."""
    return Problem(
        "active_content",
        f"“{path.name}” chứa macro hoặc nội dung chạy được.",
        "Hãy lưu lại thành .xlsx hoặc .docx không có macro.",
    )


def _hostile(path: Path, what: str) -> Problem:
    return Problem(
        "hostile_file",
        f"Không nhận tệp “{path.name}”: tệp {what}.",
        "Hãy xin lại tệp gốc từ người gửi.",
    )


def damaged(path: Path) -> Problem:
    """The Problem of a package that is not whole."""
    return Problem(
        "damaged_package",
        f"Tệp “{path.name}” bị hỏng hoặc bị cắt.",
        "Hãy xin lại tệp từ người gửi.",
    )
