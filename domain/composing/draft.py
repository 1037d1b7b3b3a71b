"""One drafted paragraph of the narrative, and what becomes of it once the clerk has edited it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.quarter import Quarter
from domain.report import BlockKind
from domain.returns import Passage


@dataclass(frozen=True)
class Draft:
    """A paragraph that the rules have written, before headings are numbered.

    `key` names it for the clerk's edits; `sources` are the codes of the measures and tasks that it
    speaks of (the two share codes; the key tells which are meant). Where the data says nothing
    `text` is empty and `asks` tells the clerk what belongs there. A heading without any paragraph
    under it is not printed.
    """

    key: str
    kind: BlockKind
    text: str
    sources: tuple[str, ...] = ()
    asks: str = ""
    chart: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading of any level."""
        return self.kind in _LEVELS

    @property
    def is_text(self) -> bool:
        """Whether this is a paragraph that the clerk may write himself."""
        return self.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)

    @property
    def level(self) -> int:
        """1 to 3 for headings, 4 for anything that stands under them."""
        return _LEVELS.get(self.kind, 4)


_LEVELS = {BlockKind.HEADING_1: 1, BlockKind.HEADING_2: 2, BlockKind.HEADING_3: 3}


@dataclass(frozen=True)
class Paragraph:
    """A drafted paragraph beside the clerk's own text."""

    draft: Draft
    passage: Passage | None = None

    @property
    def text(self) -> str:
        """What is printed: the clerk's text where there is one, else the draft."""
        return self.draft.text if self.passage is None else self.passage.text

    @property
    def is_edited(self) -> bool:
        """Whether the clerk has written the text."""
        return self.passage is not None

    @property
    def is_stale(self) -> bool:
        """Whether the data has changed since the edit: the rules now draft another text."""
        return self.passage is not None and self.passage.basis != self.draft.text

    @property
    def carried_from(self) -> Quarter | None:
        """The quarter whose text was carried over and not rewritten since."""
        return self.passage.carried_from if self.passage else None
