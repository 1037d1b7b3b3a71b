"""The narrative of a quarter: the clerk's own paragraphs beside what the rules draft."""

from __future__ import annotations

from dataclasses import replace

from db.store import Store
from domain.change import passage_changes
from domain.composing.draft import Paragraph
from domain.composing.narrative import paragraphs
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import Passage
from domain.text import clean
from workflow.assess import material
from workflow.record import refuse_too_long
from workflow.who import who


def paragraphs_of(store: Store, quarter: Quarter) -> tuple[Paragraph, ...]:
    """Every paragraph of the quarter's report, headings and charts in their places."""
    return paragraphs(material(store, quarter))


def write_passage(store: Store, quarter: Quarter, key: str, text: str) -> Paragraph:
    """Records the clerk's text for a paragraph, against the draft as it is now.

    Empty text, or the draft's own, takes the edit away. A text that was carried over and is
    confirmed as it stands still says so. Problems `unknown_paragraph`, `text_too_long`.
    """
    paragraph = paragraph_of(store, quarter, key)
    words = _cleaned(text)
    if not words or words == paragraph.draft.text:
        return _recorded(store, quarter, paragraph, None)
    same = paragraph.passage is not None and paragraph.passage.text == words
    carried = paragraph.carried_from if same else None
    return _recorded(store, quarter, paragraph, Passage(key, words, paragraph.draft.text, carried))


def leave_out(store: Store, quarter: Quarter, key: str) -> Paragraph:
    """Keeps a drafted paragraph out of the report; `write_passage` with no text brings it back."""
    paragraph = paragraph_of(store, quarter, key)
    return _recorded(store, quarter, paragraph, Passage(key, "", paragraph.draft.text))


def carry_over(store: Store, quarter: Quarter, key: str) -> Paragraph:
    """Takes the text that the clerk wrote for the same paragraph a quarter ago.

    The text says from which quarter it comes until it is rewritten. Problem `nothing_to_carry`.
    """
    paragraph = paragraph_of(store, quarter, key)
    last = store.returns().get(quarter.preceding)
    written = last.narrative.get(key) if last else None
    if written is None or not written.text.strip():
        raise Problem(
            "nothing_to_carry",
            f"{quarter.preceding.label} không có lời văn do đơn vị viết cho đoạn này.",
            "Hãy viết trực tiếp đoạn này.",
        )
    passage = Passage(key, written.text, paragraph.draft.text, quarter.preceding)
    return _recorded(store, quarter, paragraph, passage)


def paragraph_of(store: Store, quarter: Quarter, key: str) -> Paragraph:
    """The paragraph of that key; Problem `unknown_paragraph` for headings, charts and no key."""
    for paragraph in paragraphs_of(store, quarter):
        if paragraph.draft.key == key and paragraph.draft.is_text:
            return paragraph
    raise Problem(
        "unknown_paragraph",
        f"Báo cáo {quarter.in_text} không có đoạn “{key}”.",
        "Hãy chọn một đoạn văn trong danh sách của phần lời báo cáo.",
    )


def _cleaned(text: str) -> str:
    """The text as it may be stored: clean, each line without outer and double spaces."""
    words, _ = clean(text)
    lines = (" ".join(line.split()) for line in words.split("\n"))
    cleaned = "\n".join(line for line in lines if line)
    refuse_too_long(cleaned, "Đoạn văn")
    return cleaned


def _recorded(
    store: Store, quarter: Quarter, paragraph: Paragraph, passage: Passage | None
) -> Paragraph:
    changes = passage_changes(quarter, paragraph.passage, passage)
    if changes:
        store.record(changes, f"Sửa lời báo cáo {quarter.in_text}", who())
    return replace(paragraph, passage=passage)
