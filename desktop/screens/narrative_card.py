"""One paragraph of the narrative: its text, its mark, its sources and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.long_text import LongText
from desktop.narrative_sources import Source
from desktop.text_difference import difference
from desktop.theme import Mark, Tone
from domain.composing.draft import Paragraph

_SOURCE = Qt.ItemDataRole.UserRole
_MARK = 14
_MOST_LINES = 14
_SOURCE_LINES = 4


@dataclass(frozen=True)
class CardState:
    """A paragraph as it is shown; `earlier` is the quarter whose text can be taken over."""

    paragraph: Paragraph
    sources: tuple[Source, ...]
    earlier: str = ""


class SourceList(QListWidget):
    """The rows that a paragraph speaks of; a click or Enter leads to the cell."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[Source, ...] | None = None
        self.setAccessibleName("Căn cứ của đoạn văn")
        self.setToolTip("Bấm hoặc Enter để đến dòng số liệu")
        self.setIconSize(QSize(_MARK, _MARK))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_SOURCE)))

    def offer(self, sources: tuple[Source, ...]) -> None:
        """Show these sources."""
        if sources != self._sources:
            self._sources = sources
            self._fill()

    def sizeHint(self) -> QSize:
        """A few lines; beside a long text more of them are seen."""
        height = self.fontMetrics().lineSpacing() * _SOURCE_LINES + 20
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        source = self.currentIndex().data(_SOURCE)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(source, Source):
            self.chosen.emit(source)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        self.clear()
        for source in self._sources or ():
            item = QListWidgetItem(source.words)
            item.setData(_SOURCE, source)
            status = f" – {source.status.word}" if source.status else ""
            item.setToolTip(f"{source.words}{status}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{source.words}{status}")
            if source.status:
                tone, mark = theme.STATUS_LOOKS[source.status]
                item.setIcon(_icon(self, tone, mark))
            self.addItem(item)


class ParagraphCard(QFrame):
    """A paragraph with its editor; what the clerk wants done with it is told by signals.

    `written` carries the key and the new text, `draft_asked`, `kept` and `carry_asked` the key.
    """

    written = Signal(str, str)
    draft_asked = Signal(str)
    kept = Signal(str)
    carry_asked = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._state: CardState | None = None
        self._icon_label = QLabel()
        self._mark = QLabel()
        self._asks = QLabel()
        self.editor = LongText(least=3, most=_MOST_LINES)
        self.sources = SourceList()
        self.draft_button = QPushButton("Dùng bản nháp")
        self.carry_button = QPushButton()
        self.keep_button = QPushButton("Giữ bản đã sửa")
        self.difference = QLabel()
        self._lay_out()
        self._connect()

    @property
    def mark(self) -> str:
        """The words of the paragraph's mark."""
        return self._mark.text()

    @property
    def has_draft(self) -> bool:
        """Whether the program has drafted a text here."""
        return self._state is not None and bool(self._state.paragraph.draft.text)

    @property
    def is_waiting(self) -> bool:
        """Whether the clerk should look at the paragraph: it is stale, or still to be written."""
        return self._state is not None and _look(self._state.paragraph)[2]

    def show_state(self, state: CardState) -> None:
        """Show the paragraph as it is stored now."""
        self._state = state
        paragraph = state.paragraph
        self.editor.show_text(paragraph.text)
        self.editor.setPlaceholderText(paragraph.draft.asks or "Có thể tự viết đoạn này.")
        self._asks.setText(paragraph.draft.asks)
        self._asks.setVisible(bool(paragraph.draft.asks) and not paragraph.draft.text)
        self.sources.offer(state.sources)
        self.sources.setVisible(bool(state.sources))
        self.draft_button.setVisible(paragraph.is_edited)
        self.draft_button.setText("Dùng bản nháp" if paragraph.draft.text else "Bỏ đoạn đã viết")
        self.carry_button.setVisible(bool(state.earlier))
        self.carry_button.setText(f"Lấy từ {state.earlier}")
        self.keep_button.setVisible(paragraph.is_stale)
        self._show_mark()
        self._show_difference()

    def settle(self) -> None:
        """Record what is being typed."""
        if self.editor.is_changed:
            self.written.emit(self.key, self.editor.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._state:
            self._show_mark()
            self._show_difference()

    def _show_mark(self) -> None:
        if self._state is None:
            return
        tone, mark, _waiting, words = _look(self._state.paragraph)
        ink = theme.ink(tone, self.palette())
        self._icon_label.setPixmap(theme.mark_pixmap(mark, ink, _MARK, self.devicePixelRatioF()))
        self._mark.setText(words)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self._mark.setPalette(palette)
        self.editor.setAccessibleDescription(f"{words}. {self._state.paragraph.draft.asks}")

    def _show_difference(self) -> None:
        paragraph = self._state.paragraph if self._state else None
        passage = paragraph.passage if paragraph else None
        stale = paragraph is not None and paragraph.is_stale and passage is not None
        self.difference.setVisible(stale)
        if stale and paragraph and passage:
            changed = difference(passage.basis, paragraph.draft.text, self.palette())
            self.difference.setText(
                f"<b>Số liệu đã khác lúc sửa.</b> Bản nháp nay là: {changed or '(trống)'}"
            )

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        for label in (self._asks, self.difference):
            label.setWordWrap(True)
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.editor.setAccessibleName("Đoạn văn")
        head = QHBoxLayout()
        head.addWidget(self._icon_label)
        head.addWidget(self._mark, 1)
        for button in (self.keep_button, self.draft_button, self.carry_button):
            head.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self._asks)
        left.addWidget(self.editor)
        left.addStretch(1)
        body = QGridLayout()
        body.addLayout(left, 0, 0)
        body.addWidget(self.sources, 0, 1)
        body.setColumnStretch(0, 3)
        body.setColumnStretch(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addWidget(self.difference)

    def _connect(self) -> None:
        self.editor.left.connect(self.settle)
        self.draft_button.clicked.connect(lambda: self.draft_asked.emit(self.key))
        self.keep_button.clicked.connect(lambda: self.kept.emit(self.key))
        self.carry_button.clicked.connect(lambda: self.carry_asked.emit(self.key))


def _look(paragraph: Paragraph) -> tuple[Tone, Mark, bool, str]:
    """Colour, shape, whether the clerk should look, and the words of the paragraph's mark."""
    passage = paragraph.passage
    if passage is None:
        if paragraph.draft.asks and not paragraph.draft.text:
            return Tone.LATE, Mark.RING, True, "Chờ đơn vị viết"
        return Tone.IDLE, Mark.DASH, False, "Bản nháp"
    if paragraph.is_stale:
        return Tone.LATE, Mark.ALERT, True, "Cần xem lại"
    if passage.carried_from:
        return Tone.ACTIVE, Mark.CHECK, False, f"Lấy từ {passage.carried_from.in_text}"
    if not passage.text.strip():
        return Tone.ACTIVE, Mark.CROSS, False, "Đã bỏ đoạn này"
    return Tone.GOOD, Mark.CHECK, False, "Đã sửa"


def _icon(widget: QWidget, tone: Tone, mark: Mark) -> QIcon:
    ratio = widget.devicePixelRatioF()
    icon = QIcon(theme.mark_pixmap(mark, theme.ink(tone, widget.palette()), _MARK, ratio))
    chosen = widget.palette().color(QPalette.ColorRole.HighlightedText)
    icon.addPixmap(theme.mark_pixmap(mark, chosen, _MARK, ratio), QIcon.Mode.Selected)
    return icon
