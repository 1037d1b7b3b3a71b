"""What a data file looked like when this program last wrote it, to see that another one has not.

A synchronising program may put another file in its place, or write another content into it; what
is then saved would be lost, or mixed with the other content.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True)
class Fingerprint:
    """The identity of a file, the signs of a change that cost nothing, and its content's hash."""

    identity: tuple[int, int]
    signs: tuple[int, int]
    content: bytes

    @classmethod
    def of(cls, path: Path) -> Fingerprint | None:
        """The file as it is now; None where there is none.

        The caller holds no lock of SQLite: on POSIX systems, closing a file lets go of them.
        """
        try:
            with path.open("rb") as file:
                content = blake2b(file.read(), digest_size=16).digest()
                return cls(*_stat(os.fstat(file.fileno())), content)
        except OSError:
            return None

    def is_of(self, path: Path, by_content: bool = True) -> bool:
        """Whether the file is still the same, and its content too where that counts."""
        try:
            identity, signs = _stat(os.stat(path))
        except OSError:
            return False
        if identity != self.identity:
            return False
        # A time alone may be changed by a virus scanner: then the content decides.
        return not by_content or signs == self.signs or self._has_content(path)

    def _has_content(self, path: Path) -> bool:
        now = Fingerprint.of(path)
        return now is not None and now.content == self.content


def _stat(found: os.stat_result) -> tuple[tuple[int, int], tuple[int, int]]:
    return (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)
