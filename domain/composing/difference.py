"""What has changed between two drafts of a paragraph, in words.

An edited paragraph keeps the draft that it was written against (`Passage.basis`). Where the rules
now draft another one, the clerk is told which figures have moved and what has come or gone, not
only that something has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from domain.composing.draft import Paragraph

_CLAUSE = re.compile(r"; |(?<=[^\d\s]{2})\.(?: |$)|(?<=[\d%)])\.(?: |$)|: |\n")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*(?:%| điểm %)?")
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*(?: điểm %|%)?|\w+|[^\w\s]")
_LONGEST_NAME = 60


def changes_since(paragraph: Paragraph) -> tuple[str, ...]:
    """What the data has changed since the clerk wrote the paragraph; empty where nothing."""
    if paragraph.passage is None or not paragraph.is_stale:
        return ()
    return what_changed(paragraph.passage.basis, paragraph.draft.text)


def what_changed(old: str, new: str) -> tuple[str, ...]:
    """The differences as sentences: `tốc độ tăng GRDP: 11,8% → 12,1%`, `Mới: …`, `Không còn: …`."""
    before, after = _clauses(old), _clauses(new)
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    said = []
    for clause in come:
        match = _same_matter(clause, gone)
        if match:
            gone.remove(match)
            said.append(_moved(match, clause))
        else:
            said.append(f"Mới: {clause}")
    return (*said, *(f"Không còn: {clause}" for clause in gone))


def _clauses(text: str) -> list[str]:
    return [part.strip(" .") for part in _CLAUSE.split(text) if part.strip(" .")]


def _same_matter(clause: str, others: Sequence[str]) -> str:
    """The clause that says the same with other figures, else one that begins with the same name."""
    for same in (_without_numbers, _matter):
        for other in others:
            if same(other) == same(clause):
                return other
    return ""


def _without_numbers(clause: str) -> str:
    return _NUMBER.sub("#", clause)


def _matter(clause: str) -> str:
    """The words before the first figure without their verb: what the clause is about."""
    words = _NUMBER.split(clause, maxsplit=1)[0].split()
    while words and words[-1] in _VERBS:
        words.pop()
    return " ".join(words) or clause


_VERBS = {"ước", "đạt", "là", "bằng", "còn", "tăng", "giảm", "ở", "mức", "xếp", "thứ", "có"}


def _moved(old: str, new: str) -> str:
    """The name of the matter, and each piece of text that is another now."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    pieces = [
        f"{_joined(before[a1:a2])} → {_joined(after[b1:b2])}"
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    ]
    return f"{_short(_matter(new))}: {', '.join(pieces)}"


def _joined(tokens: Sequence[str]) -> str:
    words = re.sub(r" ([,;:.)])", r"\1", " ".join(tokens)).replace("( ", "(")
    return words or "(không có)"


def _short(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0].rstrip(',')}…"
