"""What changed between two texts, word by word, told with marks and not with colour alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from PySide6.QtGui import QPalette

from desktop import theme
from desktop.theme import Tone

_WORDS = re.compile(r"\s+|[^\s]+")


def difference(old: str, new: str, palette: QPalette) -> str:
    """The new text as HTML; what went is struck out, what came is underlined."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    parts = []
    for kind, first, last, start, end in matcher.get_opcodes():
        gone, came = "".join(before[first:last]), "".join(after[start:end])
        if kind == "equal":
            parts.append(escape(came))
            continue
        parts.append(_marked("s", Tone.BAD, gone, palette))
        parts.append(_marked("u", Tone.GOOD, came, palette))
    return "".join(parts).replace("\n", "<br>")


def _marked(tag: str, tone: Tone, words: str, palette: QPalette) -> str:
    if not words:
        return ""
    shade = theme.shade(tone, palette)
    style = f"color:{shade.ink};background-color:{shade.wash}"
    return f'<{tag} style="{style}">{escape(words)}</{tag}>'
