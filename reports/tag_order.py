"""Where a template's tags are cut short, or do not close each other, paragraph by paragraph.

Jinja notices such a fault only where nothing fits any more, mostly pages behind the wrong tag.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}")
_COMMAND = re.compile(r"\{%(?:p|tr|tc|r)?\s*(\w+)")
_OPENED_BY = {"endif": ("if",), "endfor": ("for",), "elif": ("if",), "else": ("if", "for")}

# A tag that waits for its end: its command, its text and the number of its paragraph.
_Open = tuple[str, str, int]


def tag_order_fault(paragraphs: Sequence[str]) -> str:
    """The first such fault with its paragraph, as the end of a sentence; empty where there is none.

    Paragraphs are counted from 1.
    """
    waiting: list[_Open] = []
    for number, text in enumerate(paragraphs, 1):
        if _LOOSE.search(_WHOLE.sub("", text)):
            return f"thẻ viết dở dang ở đoạn thứ {number} của mẫu: “{text.strip()}”"
        for tag in _WHOLE.findall(text):
            fault = _taken(tag, number, waiting)
            if fault:
                return f"{fault}{_after(paragraphs[: number - 1])}"
    if not waiting:
        return ""
    _, tag, number = waiting[-1]
    return f"thiếu thẻ đóng của “{tag}” ở đoạn thứ {number} của mẫu"


def _after(paragraphs: Sequence[str]) -> str:
    """What stands before a tag, by which a clerk finds it sooner than by a number."""
    said = next((text.strip() for text in reversed(paragraphs) if text.strip()), "")
    return f", sau “{said}”" if said else ""


def _taken(tag: str, number: int, waiting: list[_Open]) -> str:
    """Take the tag in its turn; what is wrong with it where it is not its turn."""
    command = _COMMAND.match(tag)
    word = command[1] if command else ""
    if word in ("if", "for"):
        waiting.append((word, tag, number))
    if word not in _OPENED_BY:
        return ""
    here = f"thẻ “{tag}” ở đoạn thứ {number} của mẫu"
    if not waiting:
        return f"{here} thừa hoặc đứng sai chỗ"
    opened, before, place = waiting[-1]
    if opened not in _OPENED_BY[word]:
        return f"{here} không khớp với “{before}” ở đoạn thứ {place}"
    if word.startswith("end"):
        waiting.pop()
    return ""
