"""Lời văn: the drafted paragraphs in the report's order, each beside what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.store import Store
from desktop import ask, theme
from desktop.datafile import DataFile
from desktop.narrative_sources import Source, sources_of
from desktop.screens.narrative_card import CardState, ParagraphCard
from desktop.screens.refreshing import WhenSeen
from domain.change import Subject
from domain.composing.draft import Paragraph
from domain.problem import Problem
from domain.report import BlockKind
from workflow.narrative import carry_over, leave_out, paragraphs_of, write_passage
from workflow.record import TypedCell

_NEXT_KEY = "F8"


@dataclass(frozen=True)
class Place:
    """A cell that a paragraph rests on."""

    subject: str
    code: str
    field: str


class NarrativeScreen(QWidget):
    """Every paragraph of the chosen quarter's report; what is typed is saved when it is left."""

    def __init__(self, file: DataFile, go_to: Callable[[Place], None]) -> None:
        super().__init__()
        self._file = file
        self._go_to = go_to
        self._shape: list[tuple[str, str]] = []
        self.cards: dict[str, ParagraphCard] = {}
        self.summary = QLabel()
        self.next_button = QPushButton(f"Đến đoạn cần xem tiếp theo ({_NEXT_KEY})")
        self._area = QScrollArea()
        self._area.setAccessibleName("Các đoạn văn")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.next_button)
        self.refresh()

    def refresh(self) -> None:
        """Show the paragraphs as they are now; what is being typed stays."""
        found = paragraphs_of(self._file.store, self._file.quarter)
        shape = [(one.draft.key, _heading_text(one)) for one in found]
        if shape != self._shape:
            self._shape = shape
            self._build(found)
        for paragraph in found:
            card = self.cards.get(paragraph.draft.key)
            if card:
                card.show_state(self._state(paragraph))
        self._tell()

    def settle(self) -> None:
        """Record what is being typed."""
        for card in tuple(self.cards.values()):
            card.settle()

    def typed(self) -> tuple[TypedCell, ...]:
        """The paragraphs that are being typed."""
        changed = [card for card in self.cards.values() if card.editor.is_changed]
        return tuple(
            TypedCell(Subject.NARRATIVE, card.key, "text", card.editor.text()) for card in changed
        )

    def go_to(self, code: str, field: str = "") -> None:
        """Put the cursor into that paragraph."""
        card = self.cards.get(code)
        if card:
            self._area.ensureWidgetVisible(card)
            card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_next(self) -> None:
        """Put the cursor into the next paragraph that waits for the clerk, around the end."""
        keys = list(self.cards)
        here = next((n for n, key in enumerate(keys) if self.cards[key].editor.hasFocus()), -1)
        for key in (*keys[here + 1 :], *keys[: here + 1]):
            if self.cards[key].is_waiting:
                self.go_to(key)
                return

    def write(self, key: str, text: str) -> None:
        """Record the clerk's text; a drafted paragraph that is emptied is left out."""
        quarter, card = self._file.quarter, self.cards[key]
        card.editor.take(text)  # what is stored replaces it, where that differs

        def job(store: Store) -> object:
            if text.strip() or not card.has_draft:
                return write_passage(store, quarter, key, text)
            return leave_out(store, quarter, key)

        if not self._work(job, "Sửa lời văn"):
            card.editor.mark_unsaved()

    def use_draft(self, key: str) -> None:
        """Take the program's draft instead of the clerk's text."""
        quarter = self._file.quarter
        self._give_up(key)
        self._work(lambda store: write_passage(store, quarter, key, ""), "Dùng bản nháp")

    def keep(self, key: str) -> None:
        """The clerk has looked: the text agrees with the data of today."""
        self.write(key, self.cards[key].editor.text())

    def carry(self, key: str) -> None:
        """Take over the text of the quarter before."""
        quarter = self._file.quarter
        self._give_up(key)
        self._work(lambda store: carry_over(store, quarter, key), "Lấy lời văn quý trước")

    def _give_up(self, key: str) -> None:
        """Forget what is being typed: another text was asked for in its place."""
        editor = self.cards[key].editor
        editor.take(editor.text())

    def _work(self, job: Callable[[Store], object], label: str) -> bool:
        """Have it recorded; False where that failed and the text must stay as it is typed."""
        try:
            self._file.work(job, label)
        except Problem as problem:
            ask.tell_problem(self, problem)
            return False
        return True

    def _state(self, paragraph: Paragraph) -> CardState:
        earlier = self._file.returns.get(self._file.quarter.preceding)
        known = earlier.narrative.get(paragraph.draft.key) if earlier else None
        words = f"quý {self._file.quarter.preceding.roman}" if known and known.text else ""
        return CardState(paragraph, sources_of(self._file, paragraph.draft), words)

    def _tell(self) -> None:
        waiting = sum(card.is_waiting for card in self.cards.values())
        told = f"{waiting} đoạn cần xem hoặc cần viết" if waiting else "không còn đoạn nào cần xem"
        self.summary.setText(
            f"{len(self.cards)} đoạn, {told}. Viết chữ thường, không cần định dạng; "
            "rời khỏi đoạn là đã lưu."
        )
        self.next_button.setEnabled(waiting > 0)

    def _build(self, found: Sequence[Paragraph]) -> None:
        """Make the cards anew: other paragraphs are there than before."""
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 6, 0)
        self.cards = {}
        for widget in self._widgets(found):
            layout.addWidget(widget)
        layout.addStretch(1)
        before = self._area.takeWidget()
        self._area.setWidget(inside)
        if before is not None:
            before.deleteLater()  # not at once: one of its fields may be telling that it was left

    def _widgets(self, found: Sequence[Paragraph]) -> Iterator[QWidget]:
        for paragraph in found:
            draft = paragraph.draft
            if draft.is_heading:
                yield _heading(draft.text, draft.kind)
            elif draft.kind is BlockKind.CHART:
                yield _quiet("[Biểu đồ được chèn ở đây]")
            else:
                yield self._card(draft.key)

    def _card(self, key: str) -> ParagraphCard:
        card = ParagraphCard(key)
        card.written.connect(self.write)
        card.draft_asked.connect(self.use_draft)
        card.kept.connect(self.keep)
        card.carry_asked.connect(self.carry)
        card.sources.chosen.connect(self._show_source)
        self.cards[key] = card
        return card

    def _show_source(self, source: Source) -> None:
        field = "value" if source.subject == "measure" else "state"
        self._go_to(Place(source.subject, source.code, field))

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.go_to_next)
        shortcut = QShortcut(QKeySequence(_NEXT_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_next)
        self._file.changed.connect(WhenSeen(self, self.refresh).ask)


def _heading_text(paragraph: Paragraph) -> str:
    return paragraph.draft.text if paragraph.draft.is_heading else ""


def _heading(text: str, kind: BlockKind) -> QLabel:
    label = theme.heading(text)
    label.setWordWrap(True)
    if kind is BlockKind.HEADING_1:
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        label.setFont(font)
        label.setContentsMargins(0, 10, 0, 0)
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setEnabled(False)
    return label
