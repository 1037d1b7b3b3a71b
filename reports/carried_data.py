"""What both carriers of a return share: its checksum, and the refusal where that differs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from domain.problem import Problem


def checksum(data: str) -> str:
    """The SHA-256 that stands beside the data in the file."""
    return hashlib.sha256(data.encode()).hexdigest()


def damaged_data(path: Path) -> Problem:
    """The Problem of a file whose data is no longer what was written into it."""
    return Problem(
        "damaged_data",
        f"Số liệu mang theo trong tệp “{path.name}” đã bị sửa hoặc thiếu.",
        "Hãy đề nghị đơn vị gửi xuất và gửi lại tệp.",
    )
