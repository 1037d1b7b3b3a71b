"""Counts by status as bars that can be chosen; painted here, without any chart library."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop import theme
from domain.returns import Status

_MARK = 14
_GAP = 6
_WORD_CHARS = 27
_COUNT_CHARS = 17


@dataclass(frozen=True)
class Bar:
    """How many of `total` have the status; `before` and `same` are the counts to compare with.

    They are those of the quarter before and of the same quarter last year, where known.
    """

    status: Status
    count: int
    total: int
    before: int | None = None
    same: int | None = None

    @property
    def figures(self) -> str:
        """The count, its change since the quarter before, and last year's."""
        told = [] if self.before in (None, self.count) else [f"{self.count - self.before:+d}"]
        told += [] if self.same is None else [f"ck {self.same}"]
        return f"{self.count}  ({'; '.join(told)})".replace("-", "−") if told else str(self.count)


class StatusBar(QAbstractButton):
    """One line: mark, word, bar, count. A click shows the rows of that status."""

    def __init__(self, bar: Bar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_bar(bar)

    @property
    def bar(self) -> Bar:
        """What is shown."""
        return self._bar

    def show_bar(self, bar: Bar) -> None:
        """Show other figures."""
        self._bar = bar
        change = "" if bar.before is None else f", quý trước {bar.before}"
        change += "" if bar.same is None else f", cùng kỳ năm trước {bar.same}"
        self.setAccessibleName(f"{bar.status.word}: {bar.count} trên {bar.total}{change}")
        self.setToolTip(f"{bar.status.word}: {bar.count}/{bar.total}{change}. Bấm để xem.")
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(bar=120)

    def minimumSizeHint(self) -> QSize:
        return self._size(bar=30)

    def _size(self, *, bar: int) -> QSize:
        """The room for words and figures with so much for the longest bar."""
        unit = self.fontMetrics().averageCharWidth()
        width = unit * (_WORD_CHARS + _COUNT_CHARS) + bar
        return QSize(width, self.fontMetrics().lineSpacing() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, mark = theme.STATUS_LOOKS[self._bar.status]
        top = (self.height() - _MARK) / 2
        colour = theme.ink(tone, self.palette())
        theme.paint_mark(painter, mark, colour, QRectF(2, top, _MARK, _MARK))
        unit = self.fontMetrics().averageCharWidth()
        words = QRect(_MARK + _GAP, 0, unit * _WORD_CHARS, self.height())
        self._write(painter, words, self._bar.status.word)
        rest = QRect(words.right() + _GAP, 0, self.width() - words.right() - _GAP, self.height())
        self._paint_bar(painter, rest, unit)
        self._paint_focus(painter)

    def _paint_bar(self, painter: QPainter, rest: QRect, unit: int) -> None:
        tone, _mark = theme.STATUS_LOOKS[self._bar.status]
        room = rest.width() - unit * _COUNT_CHARS
        share = self._bar.count / self._bar.total if self._bar.total else 0
        length = max(round(room * share), 2 if self._bar.count else 0)
        height = self.fontMetrics().ascent()
        bar = QRectF(rest.left(), (self.height() - height) / 2, length, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink(tone, self.palette()))
        painter.drawRoundedRect(bar, 2, 2)
        figures = rest.adjusted(length + _GAP, 0, 0, 0)
        self._write(painter, figures, self._bar.figures)

    def _write(self, painter: QPainter, box: QRect, words: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(flags), words)

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
