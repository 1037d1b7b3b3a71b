"""What kind of place a data file lies in: its own disk, or one where SQLite's promises do not hold.

Network shares and synchronised folders replace or lock files on their own; sticks are pulled out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath, PureWindowsPath

from domain.problem import Problem


class FolderKind(Enum):
    """Where a file lies, as far as that matters for its safety."""

    LOCAL = "local"
    NETWORK = "network"
    ONEDRIVE = "onedrive"
    DROPBOX = "dropbox"
    GOOGLE_DRIVE = "google_drive"
    REMOVABLE = "removable"

    @property
    def words(self) -> str:
        """The kind for people."""
        return _WORDS[self]

    @property
    def warning(self) -> str:
        """Why the data file is better kept elsewhere, and where; empty for the own disk."""
        return _WARNINGS.get(self, "")

    def problem(self, path: PurePath) -> Problem | None:
        """What to tell who works on a data file there; nothing for the own disk."""
        if not self.warning:
            return None
        sentence = f"Tệp số liệu “{path}” nằm trong {self.words}."
        return Problem("unsafe_folder", sentence, self.warning)


_WORDS = {
    FolderKind.LOCAL: "ổ đĩa trong máy",
    FolderKind.NETWORK: "thư mục mạng",
    FolderKind.ONEDRIVE: "thư mục OneDrive",
    FolderKind.DROPBOX: "thư mục Dropbox",
    FolderKind.GOOGLE_DRIVE: "thư mục Google Drive",
    FolderKind.REMOVABLE: "ổ đĩa rời (USB)",
}
_MOVE = "Nên để tệp số liệu trong thư mục Tài liệu trên máy, rồi chép bản sao lưu ra nơi khác."
_SYNCED = f"Phần mềm đồng bộ có thể thay tệp trong lúc đang làm việc hoặc tạo bản trùng. {_MOVE}"
_WARNINGS = {
    FolderKind.NETWORK: "Qua mạng, việc khóa và ghi tệp không được bảo đảm khi mất kết nối. "
    f"{_MOVE}",
    FolderKind.ONEDRIVE: _SYNCED,
    FolderKind.DROPBOX: _SYNCED,
    FolderKind.GOOGLE_DRIVE: _SYNCED,
    FolderKind.REMOVABLE: f"Ổ đĩa rời có thể bị rút ra hoặc hỏng bất chợt. {_MOVE}",
}

_REMOVABLE, _REMOTE = 2, 4  # what Windows says of a drive
_NETWORK_SYSTEMS = re.compile(r"nfs4?|cifs|smb\d?|smbfs|fuse\.sshfs|9p|afs|ncpfs|davfs|fuse\.davfs")
_STICK_SYSTEMS = {"vfat", "exfat", "msdos"}
_STICK_PLACES = ("/media/", "/run/media/", "/mnt/usb", "/Volumes/")
_SYNC_NAMES = (
    (re.compile(r"onedrive( ?- .+)?", re.IGNORECASE), FolderKind.ONEDRIVE),
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), FolderKind.DROPBOX),
    (re.compile(r"google ?drive|my drive|drive của tôi", re.IGNORECASE), FolderKind.GOOGLE_DRIVE),
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows is asked, and importing it takes time

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def _mounts() -> tuple[tuple[str, str], ...]:
    """Each mounted place with its file system; Linux only."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    fields = [line.split(" ")[1:3] for line in lines if line.count(" ") > 1]
    return tuple((place.replace("\\040", " "), system) for place, system in fields)


@dataclass(frozen=True)
class Machine:
    """What the machine says about its drives and folders; tests hand in another one."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    drive_type: Callable[[str], int] = _drive_type
    mounts: Callable[[], tuple[tuple[str, str], ...]] = _mounts


def folder_kind(path: PurePath, machine: Machine | None = None) -> FolderKind:
    """The kind of place in which the absolute path lies."""
    machine = machine or Machine()
    return (
        _synchronised(path, machine)
        or (_on_windows(path, machine) if isinstance(path, PureWindowsPath) else None)
        or (None if isinstance(path, PureWindowsPath) else _on_posix(path, machine))
        or FolderKind.LOCAL
    )


def _synchronised(path: PurePath, machine: Machine) -> FolderKind | None:
    for name in _ONEDRIVE_VARIABLES:
        root = machine.environment.get(name)
        if root and type(path)(root) in path.parents:
            return FolderKind.ONEDRIVE
    for part in path.parts[:-1]:
        for pattern, kind in _SYNC_NAMES:
            if pattern.fullmatch(part):
                return kind
    return None


def _on_windows(path: PureWindowsPath, machine: Machine) -> FolderKind | None:
    if path.drive.startswith("\\\\"):
        return FolderKind.NETWORK
    kinds = {_REMOVABLE: FolderKind.REMOVABLE, _REMOTE: FolderKind.NETWORK}
    return kinds.get(machine.drive_type(path.anchor))


def _on_posix(path: PurePath, machine: Machine) -> FolderKind | None:
    # GNOME and KDE show shares below a folder of the user's own.
    if "gvfs" in path.parts:
        return FolderKind.NETWORK
    holding = [one for one in machine.mounts() if _is_below(path, one[0])]
    place, system = max(holding, key=lambda one: len(one[0]), default=("/", ""))
    if _NETWORK_SYSTEMS.fullmatch(system):
        return FolderKind.NETWORK
    in_stick_place = place != "/" and f"{path}".startswith(_STICK_PLACES)
    return FolderKind.REMOVABLE if in_stick_place or system in _STICK_SYSTEMS else None


def _is_below(path: PurePath, place: str) -> bool:
    return path == type(path)(place) or type(path)(place) in path.parents
