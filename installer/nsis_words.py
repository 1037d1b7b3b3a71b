"""NSIS's own Vietnamese, made fit to be read: one sign a letter, and the words of our handbook.

NSIS keeps it with letters and their marks apart, which Windows shows with the marks beside the
letters, and calls its buttons otherwise than anything else on a Vietnamese screen does.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

from installer.steps import CannotGoOn

FILES = ("Vietnamese.nlf", "Vietnamese.nsh")
# In this order; what is gone in a newer NSIS is left out silently.
WORDS = (
    ("< &Lùi", "< &Quay lại"),
    ("&Tiến >", "&Tiếp tục >"),
    ("Nhấn Tiến để tiếp tục.", "Bấm Tiếp tục."),
    ("Chào mừng đến với Trợ lí Cài đặt", "Cài đặt"),
    ("Chào mừng đến với Trợ lí Gỡ bỏ", "Gỡ bỏ"),
    ("Trình trợ lí", "Bộ cài"),
    ("đóng Bộ cài", "đóng bộ cài"),
    ("Nhấn", "Bấm"),
    ("nhấn", "bấm"),
    ("tập tin", "tệp"),
    ("Trích xuất: lôi", "Giải nén: lỗi"),
    ("Trích xuất", "Giải nén"),
    ("bất hợp lệ", "không hợp lệ"),
    ("bị thất bại", "không được"),
    ("Đang đăng kí", "Đang đăng ký"),
    ("đăng kí", "đăng ký"),
)


def write_words(target: Path) -> None:
    """Put both files into the folder, for MUI_LANGUAGEEX."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        text = (_nsis() / "Contrib" / "Language files" / name).read_text(encoding="utf-8-sig")
        (target / name).write_text(better(text), encoding="utf-8-sig")


def better(text: str) -> str:
    """The same in letters of one sign each, with our words for things."""
    text = unicodedata.normalize("NFC", text)
    for theirs, ours in WORDS:
        text = text.replace(theirs, ours)
    return text


def _nsis() -> Path:
    """Where makensis has its own files."""
    words = ["makensis", "-HDRINFO"]
    said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    found = re.search(r"NSISDIR=([^,\r\n]+)", said)
    if not found:
        raise CannotGoOn("makensis does not say where its files are")
    return Path(found[1])
