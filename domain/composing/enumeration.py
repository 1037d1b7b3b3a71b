"""Enumerations that keep a paragraph to a length that one reads: the rest is in the appendix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.composing.wording import two_digits

MOST_NAMED = 5
LONGEST = 820  # characters of a paragraph: some eleven printed lines


@dataclass(frozen=True)
class Item:
    """One member of an enumeration; `count` is how many rows of the appendix it stands for."""

    text: str
    count: int = 1


@dataclass(frozen=True)
class Part:
    """An enumeration with its introducing words.

    Where a paragraph has several, those of the lowest `rank` get their room first.
    """

    intro: str
    items: tuple[Item, ...]
    rank: int = 0


@dataclass(frozen=True)
class Rest:
    """How what is not named is spoken of: `nội dung`, and the appendix that has it."""

    noun: str
    appendix: str


def enumerated(parts: Sequence[Part], rest: Rest, head: str = "", most: int = MOST_NAMED) -> str:
    """The paragraph's head and its enumerations as sentences, of at most so many items each.

    They are shortened together until the paragraph is short enough; each names at least one item.
    """
    filled = [part for part in parts if part.items]
    named = _chosen(filled, LONGEST - len(head), most)
    printed = [_sentence(part, count, rest) for part, count in zip(filled, named, strict=True)]
    return _pointing_once(" ".join(text for text in (head, *printed) if text), rest)


def _chosen(parts: Sequence[Part], room: int, most: int) -> list[int]:
    """How many items each enumeration names."""
    named = [1] * len(parts)
    used = sum(len(part.items[0].text) + len(part.intro) for part in parts)
    for place in sorted(range(len(parts)), key=lambda one: parts[one].rank):
        for item in parts[place].items[1:most]:
            used += len(item.text) + len("; ")
            if used > room:
                return named
            named[place] += 1
    return named


def _sentence(part: Part, named: int, rest: Rest) -> str:
    words = "; ".join(item.text for item in part.items[:named])
    unnamed = sum(item.count for item in part.items[named:])
    if unnamed:
        words += f" và {two_digits(unnamed)} {rest.noun} khác{_pointer(rest)}"
    return f"{part.intro}: {words}."


def _pointer(rest: Rest) -> str:
    return f" (chi tiết tại {rest.appendix})" if rest.appendix else ""


def _pointing_once(text: str, rest: Rest) -> str:
    """The text pointing to the appendix at its last mention only."""
    pointer = _pointer(rest)
    before, found, after = text.rpartition(pointer) if pointer else (text, "", "")
    return f"{before.replace(pointer, '')}{found}{after}" if found else text
