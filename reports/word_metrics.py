"""How wide a text is in Times New Roman, so that rules and line breaks fit the words.

The widths are those of the metric-compatible Liberation Serif 2, in thousandths of the font size.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MM_PER_POINT = 25.4 / 72
SAFE = 0.97  # of a line's room: Word's own widths differ a little from ours
_SIGNS = "".join(map(chr, range(32, 127))) + "đĐơƠưƯ–“”…"
_HORN = "\u031b"
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 "
    "500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 "
    "722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 "
    "444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 "
    "200 480 541 500 722 529 722 542 776 500 444 444 1000"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 "
    "500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 "
    "722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 "
    "444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 "
    "220 394 520 556 722 554 778 600 796 500 500 500 1000"
)
_WIDTHS = {
    False: dict(zip(_SIGNS, map(int, _REGULAR.split()), strict=True)),
    True: dict(zip(_SIGNS, map(int, _BOLD.split()), strict=True)),
}
_UNKNOWN = 1000  # an emoji or a foreign letter takes about the font size
_APART = 1000.0  # the cost of parting words that belong together: more than any raggedness
_NAME = 0.6  # a proper name (`Ban Chấp hành`, `Quảng Ninh`) is parted only where it must be
_PLAIN = 0.1  # the cost of an ordinary break: less than that of a badly ragged line
_LOOSE = 0.4  # a small word that leads to the next line's first is left behind unwillingly
_LEADING = {"các", "của", "và", "về", "với", "trong", "cho", "theo", "do", "những"}
_GLUED = {"quý", "số", "năm", "tháng", "ngày", "lục", "thứ", "khóa"}
# The first halves of words of two syllables that stand in the titles of such reports.
_HALVES = {"chấp", "đảng", "thường", "tỉnh", "nghị", "ủy", "nhân", "hội", "danh"}
_HALVES |= {"phương", "kết", "nhiệm", "thực", "trọng", "chỉ", "tổng", "chủ", "cụ"}
_PLACE = re.compile(r"(?<=\S) (?=\S)")  # where a line may end: not in blanks to be filled in
_UNITS = {"TỈNH", "PHƯỜNG", "XÃ", "ĐẶC", "HUYỆN", "THÀNH", "THỊ", "QUẬN"}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width in millimetres of a line of text set in `size` points."""
    widths = _WIDTHS[bold]
    thousandths = sum(
        widths.get(sign, _UNKNOWN) for sign in _base_letters(text) if sign not in "\t\n"
    )
    return thousandths / 1000 * size * MM_PER_POINT


def _base_letters(text: str) -> Iterable[str]:
    """The letters without their marks, which add no width; only the horn makes a letter wider."""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        horned = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
        yield horned


def balanced_lines(text: str, limit: float, size: float, bold: bool = False) -> list[str]:
    """The lines of a centred text no wider than `limit` millimetres, about equally long.

    Words that belong together (`quý IV/2026`) stay together, and a name in capitals is broken
    before its unit word (`ỦY BAN NHÂN DÂN` / `TỈNH QUẢNG NINH`) where that fits. Blanks that are to
    be filled in by hand (`số        /BC-UBND`) stay as wide as they are.
    """
    if text_width(text, size, bold) <= limit:
        return [text]
    words = _PLACE.split(text)
    widths = [text_width(word, size, bold) for word in words]
    return _joined(words, _best_ends(words, widths, limit, text_width(" ", size, bold)))


def _best_ends(words: list[str], widths: list[float], limit: float, space: float) -> list[int]:
    """For each word, where the line that it begins best ends: the cheapest way to the last word."""
    count = len(words)
    cost = [0.0] * (count + 1)
    ends = [count] * count
    for start in reversed(range(count)):
        cost[start], ends[start] = min(
            (_line_cost(width, limit) + _break_cost(words, end) + cost[end], end)
            for end, width in _line_widths(widths, start, limit, space)
        )
    return ends


def _line_widths(
    widths: list[float], start: int, limit: float, space: float
) -> Iterable[tuple[int, float]]:
    """Each end that a line beginning at `start` may have, with its width; at least one word."""
    width = -space
    for end in range(start + 1, len(widths) + 1):
        width += space + widths[end - 1]
        if width > limit and end > start + 1:
            return
        yield end, width


def _line_cost(width: float, limit: float) -> float:
    # One for the line itself, so that no more lines are made than needed; the square evens them.
    return 1.0 + ((limit - width) / limit) ** 2


def _break_cost(words: list[str], end: int) -> float:
    if end == len(words) or (words[end] in _UNITS and words[end - 1].isupper()):
        return 0.0
    before, after = words[end - 1].split(" ")[-1], words[end].split(" ")[0]
    if before.lower() in _GLUED or (before.isdigit() and after in _GLUED):
        return _APART
    if (before.istitle() and after.istitle()) or before.lower() in _HALVES:
        return _NAME
    if before.lower() in _LEADING:
        return _LOOSE
    return 0.0 if before.endswith((";", ",")) or after.lower() == "quý" else _PLAIN


def _joined(words: list[str], ends: list[int]) -> list[str]:
    lines, start = [], 0
    while start < len(words):
        lines.append(" ".join(words[start : ends[start]]))
        start = ends[start]
    return lines
