"""Lời văn on the screen: writing, undoing, stale paragraphs, sources, carrying over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.narrative_sources import sources_of
from desktop.screens.appendix import AppendixScreen
from desktop.screens.narrative import NarrativeScreen
from desktop.screens.narrative_card import ParagraphCard
from desktop.window import Window
from domain.change import Subject
from domain.quarter import Quarter
from domain.returns import Passage
from tests.desktop.typing_hands import here
from workflow.narrative import paragraphs_of
from workflow.record import TypedCell

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Opened = Callable[[Path, int], AppendixScreen]
THIRD = Quarter(2026, 3)


@pytest.fixture
def page(opened: Opened, demo: Path, window: Window) -> NarrativeScreen:
    """The narrative of the demonstration office's third quarter."""
    opened(demo, 1)
    return narrative(window)


def narrative(window: Window) -> NarrativeScreen:
    assert window.workspace is not None
    navigation = window.workspace.navigation
    names = [navigation.item(place).text() for place in range(navigation.count())]
    window.workspace.show_page(names.index("Lời văn"))
    shown = window.workspace.stack.currentWidget()
    assert isinstance(shown, NarrativeScreen)
    return shown


def write(page: NarrativeScreen, key: str, text: str) -> ParagraphCard:
    """Replace the paragraph's text with real keys and go on to the next field."""
    page.go_to(key)
    card = page.cards[key]
    QTest.keyClick(card.editor, Key.Key_A, CONTROL)
    if text:
        QTest.keyClicks(card.editor, text)
    else:
        QTest.keyClick(card.editor, Key.Key_Delete)
    QTest.keyClick(card.editor, Key.Key_Tab)
    return card


def stored(window: Window, key: str, quarter: Quarter = THIRD) -> Passage | None:
    assert window.workspace is not None
    return window.workspace.file.store.return_for(quarter).narrative.get(key)


def change_a_figure(window: Window, value: str = "1") -> None:
    """Make measure 12 fall far below its target."""
    assert window.workspace is not None
    cells = [TypedCell(Subject.MEASURE, "12", "value", value)]
    assert not window.workspace.file.record(cells, "Sửa số")


def test_every_paragraph_stands_in_the_reports_order(page: NarrativeScreen, window: Window) -> None:
    assert window.workspace is not None
    found = paragraphs_of(window.workspace.file.store, THIRD)
    assert list(page.cards) == [one.draft.key for one in found if one.draft.is_text]
    shown = {key: card.editor.text() for key, card in page.cards.items()}
    assert shown == {one.draft.key: one.text for one in found if one.draft.is_text}


def test_what_is_written_is_saved_when_it_is_left(page: NarrativeScreen, window: Window) -> None:
    assert page.cards["strengths"].mark == "Bản nháp"
    card = write(page, "strengths", "Nhieu chi tieu dat kha.")
    passage = stored(window, "strengths")
    assert passage is not None
    assert passage.text == "Nhieu chi tieu dat kha."
    assert passage.basis
    assert card.mark == "Đã sửa"


def test_undo_brings_the_draft_back_and_goes_there(page: NarrativeScreen, window: Window) -> None:
    draft = page.cards["strengths"].editor.text()
    write(page, "strengths", "Nhieu chi tieu dat kha.")
    assert window.workspace is not None
    window.workspace.show_page(1)
    window.undo()
    assert window.workspace.stack.currentWidget() is page
    assert page.cards["strengths"].editor.text() == draft
    assert page.cards["strengths"].mark == "Bản nháp"


def test_an_unfinished_paragraph_is_saved_on_closing(
    page: NarrativeScreen, window: Window, demo: Path
) -> None:
    page.go_to("proposals.own")
    editor = page.cards["proposals.own"].editor
    QTest.keyClick(editor, Key.Key_A, CONTROL)
    QTest.keyClicks(editor, "De nghi tinh ho tro")
    assert window.close_file()
    with Store.open(demo) as store:
        assert store.return_for(THIRD).narrative["proposals.own"].text == "De nghi tinh ho tro"


def test_another_quarter_is_shown_after_the_text_is_saved(
    page: NarrativeScreen, window: Window
) -> None:
    page.go_to("proposals.own")
    QTest.keyClicks(page.cards["proposals.own"].editor, "X")
    assert window.workspace is not None
    window.workspace.show_quarter(2)
    passage = stored(window, "proposals.own")
    assert passage is not None
    assert passage.text.startswith("X")
    shown = page.cards["proposals.own"].editor.text()
    assert not shown.startswith("X")


def test_a_question_stands_where_the_data_says_nothing(
    opened: Opened, blank: Path, window: Window
) -> None:
    opened(blank, 1)
    page = narrative(window)
    card = page.cards["leadership.study"]
    assert card.mark == "Chờ đơn vị viết"
    assert "quán triệt" in card.editor.placeholderText()
    assert card.is_waiting


def test_a_stale_paragraph_shows_what_has_changed(page: NarrativeScreen, window: Window) -> None:
    card = write(page, "strengths", "Nhieu chi tieu dat kha.")
    change_a_figure(window)
    assert card.mark == "Cần xem lại"
    assert card.difference.isVisible()
    assert "<s " in card.difference.text()
    assert "<u " in card.difference.text()
    assert card.editor.text() == "Nhieu chi tieu dat kha."


def test_a_stale_paragraph_that_was_looked_at_is_kept(
    page: NarrativeScreen, window: Window
) -> None:
    card = write(page, "strengths", "Nhieu chi tieu dat kha.")
    change_a_figure(window)
    QTest.mouseClick(card.keep_button, LEFT)
    assert card.mark == "Đã sửa"
    assert not card.difference.isVisible()
    passage = stored(window, "strengths")
    assert passage is not None
    assert passage.text == "Nhieu chi tieu dat kha."


def test_the_draft_can_be_taken_instead(page: NarrativeScreen, window: Window) -> None:
    draft = page.cards["strengths"].editor.text()
    card = write(page, "strengths", "Nhieu chi tieu dat kha.")
    QTest.mouseClick(card.draft_button, LEFT)
    assert stored(window, "strengths") is None
    assert card.editor.text() == draft


def test_an_emptied_paragraph_is_left_out_and_can_come_back(
    page: NarrativeScreen, window: Window
) -> None:
    card = write(page, "strengths", "")
    passage = stored(window, "strengths")
    assert passage is not None
    assert passage.text == ""
    assert card.mark == "Đã bỏ đoạn này"
    assert card.editor.text() == ""
    QTest.mouseClick(card.draft_button, LEFT)
    assert stored(window, "strengths") is None
    assert card.editor.text() != ""


def test_an_emptied_answer_is_asked_again(page: NarrativeScreen, window: Window) -> None:
    card = write(page, "proposals.own", "")
    assert stored(window, "proposals.own") is None
    assert card.mark == "Chờ đơn vị viết"


def test_the_text_of_the_quarter_before_is_carried_over(
    page: NarrativeScreen, window: Window
) -> None:
    assert window.workspace is not None
    window.workspace.show_quarter(2)
    write(page, "outlook.own", "Viec cua quy hai")
    window.workspace.show_quarter(3)
    card = page.cards["outlook.own"]
    assert card.carry_button.text() == "Lấy từ quý II"
    QTest.mouseClick(card.carry_button, LEFT)
    passage = stored(window, "outlook.own")
    assert passage is not None
    assert (passage.text, passage.carried_from) == ("Viec cua quy hai", Quarter(2026, 2))
    assert card.editor.text() == "Viec cua quy hai"
    assert card.mark == "Lấy từ quý II/2026"


def test_nothing_is_offered_where_nothing_was_written_before(page: NarrativeScreen) -> None:
    assert page.cards["strengths"].carry_button.isHidden()


def test_a_source_leads_to_its_cell(page: NarrativeScreen, window: Window) -> None:
    sources = page.cards["measures.group.I"].sources
    assert [sources.item(n).text().split(".")[0] for n in range(sources.count())] == ["1", "2", "3"]
    item = sources.item(1)
    QTest.mouseClick(
        sources.viewport(),
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        sources.visualItemRect(item).center(),
    )
    assert window.workspace is not None
    screen = window.workspace.appendix()
    assert screen is not None
    assert here(screen) == ("2", "value")


def test_enter_on_a_source_leads_to_its_task(page: NarrativeScreen, window: Window) -> None:
    sources = page.cards["tasks.section.2"].sources
    sources.setFocus()
    sources.setCurrentRow(0)
    QTest.keyClick(sources, Key.Key_Return)
    assert window.workspace is not None
    screen = window.workspace.appendix()
    assert screen is not None
    assert here(screen) == ("2.1", "state")


def test_sources_tell_measures_from_tasks(page: NarrativeScreen, window: Window) -> None:
    assert window.workspace is not None
    file = window.workspace.file
    for paragraph in paragraphs_of(file.store, THIRD):
        found = sources_of(file, paragraph.draft)
        assert [one.code for one in found] == list(paragraph.draft.sources)
        assert all(
            one.code in (file.plan.measures if one.subject is Subject.MEASURE else file.plan.tasks)
            for one in found
        )


def test_f8_leads_from_one_waiting_paragraph_to_the_next(
    page: NarrativeScreen, window: Window, qtbot: QtBot
) -> None:
    write(page, "strengths", "Mot")
    change_a_figure(window)
    waiting = [key for key, card in page.cards.items() if card.is_waiting]
    assert "strengths" in waiting
    assert len(waiting) > 1
    page.go_to("opening")
    for key in waiting:
        QTest.keyClick(page.focusWidget(), Key.Key_F8)
        qtbot.waitUntil(page.cards[key].editor.hasFocus)
    assert str(len(waiting)) in page.summary.text()


def test_typing_survives_a_change_elsewhere(page: NarrativeScreen, window: Window) -> None:
    page.go_to("proposals.own")
    editor = page.cards["proposals.own"].editor
    QTest.keyClicks(editor, "Dang go ")
    change_a_figure(window)
    assert editor.text().startswith("Dang go ")


def test_a_finding_about_the_narrative_leads_here(page: NarrativeScreen, window: Window) -> None:
    assert window.workspace is not None
    window.workspace.show_page(1)

    class Finding:
        subject, code, field = "narrative", "closing", "text"

    window.workspace.go_to(Finding())
    assert window.workspace.stack.currentWidget() is page
    assert page.cards["closing"].editor.hasFocus()


def test_every_field_has_a_name_for_screen_readers(page: NarrativeScreen) -> None:
    for card in page.cards.values():
        assert card.editor.accessibleName()
        assert card.editor.accessibleDescription()
        assert card.sources.accessibleName()
