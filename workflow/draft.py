"""What was being typed when the program ended badly, and recording it after all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from db.store import Store
from domain.change import Subject
from domain.problem import Problem
from domain.quarter import Quarter
from domain.text import quoted

_PARTS = 4
_SHOWN = 3


@dataclass(frozen=True)
class Draft:
    """A text that was typed and not recorded, and the cell or paragraph in which it stood."""

    quarter: Quarter
    subject: Subject
    code: str
    field: str
    text: str

    @property
    def place(self) -> str:
        """The place as one word for the marker of the run: `2026Q1 measure note 15.1`."""
        return f"{self.quarter} {self.subject} {self.field} {self.code}"


def kept(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """The drafts as the marker of the run keeps them."""
    return {one.place: one.text for one in drafts}


def read_drafts(found: Mapping[str, str]) -> tuple[Draft, ...]:
    """The drafts that a marker kept; what cannot be read is left out."""
    return tuple(_read(found))


def _read(found: Mapping[str, str]) -> Iterator[Draft]:
    for place, text in found.items():
        parts = place.split(" ", _PARTS - 1)
        try:
            quarter, subject, field, code = parts
            yield Draft(Quarter.read(quarter), Subject(subject), code, field, text)
        except (ValueError, Problem):
            continue


def in_words(drafts: Iterable[Draft]) -> str:
    """The drafts' texts for a question, shortened."""
    texts = [quoted(one.text) for one in drafts]
    more = f" và {len(texts) - _SHOWN} nội dung khác" if len(texts) > _SHOWN else ""
    return f"{', '.join(texts[:_SHOWN])}{more}"


def record_drafts(store: Store, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Records each draft in its place as far as it can be read; gives back those that cannot."""
    return tuple(one for one in drafts if not _record(store, one))


def _record(store: Store, draft: Draft) -> bool:
    try:
        if draft.subject is Subject.NARRATIVE:
            from workflow.narrative import write_passage  # noqa: PLC0415 - heavy

            write_passage(store, draft.quarter, draft.code, draft.text)
            return True
        from workflow.record import TypedCell, record_texts  # noqa: PLC0415

        cell = TypedCell(draft.subject, draft.code, draft.field, draft.text)
        return not record_texts(store, draft.quarter, [cell], LABEL).refused
    except Problem:
        return False


LABEL = "Ghi lại nội dung đang gõ dở"
