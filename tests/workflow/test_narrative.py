"""The clerk's own paragraphs in a real data file."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import Store
from domain.change import entry_changes
from domain.problem import Problem
from domain.quarter import Quarter
from domain.returns import Passage
from workflow.narrative import carry_over, leave_out, paragraph_of, paragraphs_of, write_passage

Q2, Q3 = Quarter(2026, 2), Quarter(2026, 3)
STUDY, GROUP = "leadership.study", "measures.group.III"


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    with Store.open(demo) as opened:
        yield opened


def saved(store: Store, key: str, quarter: Quarter = Q3) -> Passage | None:
    return store.return_for(quarter).narrative.get(key)


def test_every_paragraph_is_given_with_the_clerks_text(store: Store) -> None:
    found = {one.draft.key: one for one in paragraphs_of(store, Q3)}
    assert found[STUDY].is_edited
    assert not found[GROUP].is_edited
    assert found["outlook"].draft.is_heading


def test_a_text_is_cleaned_and_kept_against_the_present_draft(store: Store) -> None:
    draft = paragraph_of(store, Q3, GROUP).draft.text
    shown = write_passage(store, Q3, GROUP, "  Kết  quả\u00a0tốt.\r\n\r\n Tăng 1%.\x07 ")
    assert saved(store, GROUP) == Passage(GROUP, "Kết quả tốt.\nTăng 1%.", draft)
    assert shown.text == "Kết quả tốt.\nTăng 1%."
    assert not shown.is_stale


@pytest.mark.parametrize("text", ["", "  \n ", None])
def test_no_text_or_the_drafts_own_takes_the_edit_away(store: Store, text: str | None) -> None:
    draft = paragraph_of(store, Q3, GROUP).draft.text
    write_passage(store, Q3, GROUP, "Sửa.")
    shown = write_passage(store, Q3, GROUP, draft if text is None else text)
    assert saved(store, GROUP) is None
    assert shown.text == draft


def test_an_edit_stays_when_figures_change_and_says_what_has_changed(store: Store) -> None:
    write_passage(store, Q3, GROUP, "Tỷ lệ thất nghiệp giảm.")
    old = store.return_for(Q3).entries["16"]
    new = replace(old, value=Decimal("1.95"))
    store.record(entry_changes(Q3, old, new), "Sửa số liệu", "")
    moved = paragraph_of(store, Q3, GROUP)
    assert moved.text == "Tỷ lệ thất nghiệp giảm."
    assert moved.is_stale
    assert moved.passage is not None
    assert "2,01%" in moved.passage.basis
    assert "1,95%" in moved.draft.text
    confirmed = write_passage(store, Q3, GROUP, moved.text)
    assert not confirmed.is_stale


def test_a_paragraph_can_be_left_out_and_brought_back(store: Store) -> None:
    left_out = leave_out(store, Q3, GROUP)
    assert left_out.is_edited
    assert left_out.text == ""
    assert saved(store, GROUP) is not None
    assert write_passage(store, Q3, GROUP, "").text


def test_last_quarters_text_is_carried_over_and_says_so_until_it_is_rewritten(
    store: Store,
) -> None:
    write_passage(store, Q2, "proposals.own", "Đề nghị bố trí vốn.")
    carried = carry_over(store, Q3, "proposals.own")
    assert (carried.text, carried.carried_from) == ("Đề nghị bố trí vốn.", Q2)
    assert paragraph_of(store, Q3, "proposals.own").carried_from == Q2
    same = write_passage(store, Q3, "proposals.own", "Đề nghị bố trí vốn.")
    assert same.carried_from == Q2
    rewritten = write_passage(store, Q3, "proposals.own", "Đề nghị bố trí thêm vốn.")
    assert rewritten.carried_from is None


@pytest.mark.parametrize("quarter", [Quarter(2026, 1), Q3])
def test_what_was_not_written_cannot_be_carried_over(store: Store, quarter: Quarter) -> None:
    with pytest.raises(Problem) as raised:
        carry_over(store, quarter, "causes")
    assert raised.value.code == "nothing_to_carry"


@pytest.mark.parametrize("key", ["outlook", "chart.groups", "no.such", ""])
def test_only_paragraphs_can_be_written(store: Store, key: str) -> None:
    with pytest.raises(Problem) as raised:
        write_passage(store, Q3, key, "Lời")
    assert raised.value.code == "unknown_paragraph"


@pytest.mark.parametrize("text", ["a" * 32_768, "🌊" * 16_384])
def test_a_text_that_no_cell_can_hold_is_refused_and_nothing_changes(
    store: Store, text: str
) -> None:
    before = saved(store, STUDY)
    with pytest.raises(Problem) as raised:
        write_passage(store, Q3, STUDY, text)
    assert raised.value.code == "text_too_long"
    assert saved(store, STUDY) == before


def test_an_edit_can_be_undone(store: Store) -> None:
    before = saved(store, STUDY)
    write_passage(store, Q3, STUDY, "Khác.")
    assert store.can_undo == "Sửa lời báo cáo quý III/2026"
    store.undo()
    assert saved(store, STUDY) == before


def test_writing_the_same_again_is_no_change(store: Store) -> None:
    write_passage(store, Q3, STUDY, "Khác.")
    count = len(store.batches())
    write_passage(store, Q3, STUDY, "Khác.")
    assert len(store.batches()) == count
