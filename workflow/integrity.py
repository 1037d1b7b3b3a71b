"""Whether the installed program is still what was sent: every file against its SHA-256.

The setup puts a list of checksums into the program's folder, and the chart add-on one more. This
finds a file that a full disk, a virus scanner or a hand has damaged or removed, and one that does
not belong there. It is no proof against somebody who can rewrite the lists as well; the checksum
in the covering letter, and a signature, are.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM_LIST = "SHA256SUMS.txt"
CHART_LIST = "SHA256SUMS-bieu-do.txt"
_LISTS = (PROGRAM_LIST, CHART_LIST)
_UNLISTED = {*_LISTS, "Uninstall.exe"}  # written on the user's machine, or the lists themselves
_SHOWN = 5


@dataclass(frozen=True)
class Integrity:
    """What was found; paths are relative to the program's folder, with `/`."""

    checked: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether there was a list and every file in it is as it should be."""
        return bool(self.checked) and not (self.changed or self.missing)

    def sentence(self) -> str:
        """The result for a person."""
        if not self.checked:
            return (
                "Bản này chạy từ mã nguồn hoặc không có danh sách mã kiểm tra, nên không đối chiếu."
            )
        if self.is_whole and not self.unknown:
            return f"Đã đối chiếu {self.checked} tệp của chương trình: nguyên vẹn."
        found = (("bị thay đổi", self.changed), ("bị thiếu", self.missing), ("lạ", self.unknown))
        parts = [f"{len(paths)} tệp {what} ({_some(paths)})" for what, paths in found if paths]
        advice = "" if self.is_whole else " Hãy cài lại chương trình; số liệu không bị ảnh hưởng."
        return f"Đã đối chiếu {self.checked} tệp của chương trình: {'; '.join(parts)}.{advice}"


def _some(paths: tuple[str, ...]) -> str:
    more = "…" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more


def program_folder() -> Path | None:
    """The folder of the installed program; None from source, where nothing is listed."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def verify(folder: Path | None) -> Integrity:
    """Holds every file of the program against the lists in its folder."""
    expected = _expected(folder) if folder else {}
    if not folder or not expected:
        return Integrity(0)
    there = set(_files(folder))
    present = sorted(expected.keys() & there)
    return Integrity(
        checked=len(expected),
        changed=tuple(name for name in present if _hash_or_none(folder / name) != expected[name]),
        missing=tuple(sorted(expected.keys() - there)),
        unknown=tuple(sorted(there - expected.keys())),
    )


def _expected(folder: Path) -> dict[str, str]:
    """The checksum of each listed file. Lines are those of sha256sum: checksum, ` *`, path."""
    expected = {}
    for name in _LISTS:
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        for line in text.splitlines():
            checksum, _, path = line.partition(" *")
            if path:
                expected[path] = checksum
    return expected


def _files(folder: Path) -> list[str]:
    """Every file under the folder that a list should name, with `/`, in a stable order."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path not in _UNLISTED)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file as `sha256sum` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hash_or_none(path: Path) -> str | None:
    """None for a file that cannot be read: then it is as good as changed."""
    try:
        return file_hash(path)
    except OSError:
        return None


def write_list(folder: Path, name: str) -> None:
    """Lists every file under the folder in `name`; the installer does this once, when building."""
    lines = [f"{file_hash(folder / path)} *{path}\n" for path in _files(folder)]
    (folder / name).write_text("".join(lines), encoding="ascii", newline="\n")
