"""A picture of the report's head and foot as the office's words make them; painted here.

It shows the document standard's form, not its exact measures: those live in the Word template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workflow.office import HeadAndFoot

# Tenths of a millimetre, in which everything here is measured: A4 with narrower margins.
_PAGE = 1850
_LEFT, _RIGHT = 100, 1750
_TOP = 110
_POINT = 3.528
_GAP = 25
_FAMILIES = ["Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif"]
_HEIGHT_TO_WIDTH = 1.1
_INK, _FAINT, _SHEET, _EDGE = "#000000", "#8a8a8a", "#ffffff", "#b5b5b5"

_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_SAMPLE = "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_START = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Hand:
    """How a line is written: points, and whether bold, italic, underlined."""

    points: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False

    @property
    def font(self) -> QFont:
        """The font, its size in our tenths of a millimetre."""
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPixelSize(round(self.points * _POINT))
        font.setBold(self.bold)
        font.setItalic(self.italic)
        font.setUnderline(self.underlined)
        return font


class LetterheadPicture(QWidget):
    """The head and the foot on one white sheet, whatever the colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: HeadAndFoot | None = None
        self.setAccessibleName("Hình đầu và cuối văn bản")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: HeadAndFoot) -> None:
        """Show the head and foot with these words."""
        self._shown = words
        self.setAccessibleDescription(_spoken(words))
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt calls it
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return round(width * _HEIGHT_TO_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(440, self.heightForWidth(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(_EDGE))
        painter.setBrush(QColor(_SHEET))
        painter.drawRect(sheet)
        if self._shown is None:
            return
        scale = self.width() / _PAGE
        painter.scale(scale, scale)
        Sheet(painter, self._shown).paint()


class Sheet:
    """One painting of the sheet; `y` goes down the page with what has been written."""

    def __init__(self, painter: QPainter, words: HeadAndFoot) -> None:
        self._painter = painter
        self._words = words
        self._party = words.profile.is_party
        painter.setPen(QColor(_INK))

    def paint(self) -> None:
        """Paint head, title, a first heading and the foot."""
        y = self._title(self._head())
        y = self._addressees(y)
        heading = f"I{self._words.heading_mark} {_SAMPLE}"
        y = self._write((_LEFT + 100, _RIGHT), y + _GAP, [heading], Hand(14, bold=True), _START)
        self._painter.setPen(QColor(_FAINT))
        y = self._write((_LEFT, _RIGHT), y, ["…"], Hand(14), _CENTRE)
        self._painter.setPen(QColor(_INK))
        self._foot(y + _GAP)

    def _head(self) -> float:
        head = self._words.head
        middle = _LEFT + (780 if self._party else 650)
        left, right = (_LEFT, middle - 20), (middle + 20, _RIGHT)
        office = 14 if self._party else 12
        y = self._write(left, _TOP, [head.superior] if head.superior else [], Hand(office), _CENTRE)
        y = self._write(left, y, [head.issuer], Hand(office, bold=True), _CENTRE)
        issuer_end = self._under_issuer(left, y)
        state_end = self._right_head(right)
        y = max(issuer_end, state_end) + _GAP / 2
        points = 14 if self._party else 13
        self._write(left, y, [head.number], Hand(points), _CENTRE)
        return self._write(right, y, [head.place_and_date], Hand(points, italic=True), _CENTRE)

    def _under_issuer(self, across: tuple[float, float], y: float) -> float:
        if self._party:
            return self._write(across, y, ["*"], Hand(14, bold=True), _CENTRE)
        width = QFontMetricsF(Hand(12, bold=True).font).horizontalAdvance(self._words.head.issuer)
        return self._rule(across, y, min(width, across[1] - across[0]) * 0.4)

    def _right_head(self, across: tuple[float, float]) -> float:
        lines = [(_PARTY, 15.0)] if self._party else [(_STATE[0], 12.0), (_STATE[1], 13.0)]
        y: float = _TOP
        for words, points in lines:
            y = self._write(across, y, [words], Hand(points, bold=True), _CENTRE)
        words, points = lines[-1]
        width = QFontMetricsF(Hand(points, bold=True).font).horizontalAdvance(words)
        return self._rule(across, y, width)

    def _title(self, y: float) -> float:
        head = self._words.head
        across = (_LEFT, _RIGHT)
        kind = Hand(16 if self._party else 14, bold=True)
        y = self._write(across, y + 2 * _GAP, [head.kind], kind, _CENTRE)
        y = self._write((_LEFT + 60, _RIGHT - 60), y, [head.subject], Hand(14, bold=True), _CENTRE)
        if self._party:
            return self._write(across, y, ["-----"], Hand(14), _CENTRE)
        return self._rule(across, y, 500)

    def _addressees(self, y: float) -> float:
        names = self._words.head.addressees
        if not names:
            return y
        if len(names) == 1:
            return self._write((_LEFT, _RIGHT), y, [f"Kính gửi: {names[0]}"], Hand(14), _CENTRE)
        lines = [f"- {name};" for name in names[:-1]] + [f"- {names[-1]}."]
        left = _LEFT + 450
        self._write((_LEFT + 220, left), y, ["Kính gửi:"], Hand(14), _START)
        return self._write((left, _RIGHT), y + 50, lines, Hand(14), _START)

    def _foot(self, y: float) -> None:
        middle = _LEFT + 800
        list_title = Hand(14, underlined=True) if self._party else Hand(12, bold=True, italic=True)
        left, right = (_LEFT, middle - 30), (middle, _RIGHT)
        below = self._write(left, y, ["Nơi nhận:"], list_title, _START)
        self._write(left, below, self._words.recipients, Hand(12 if self._party else 11), _START)
        foot = self._words.foot
        y = self._write(right, y, foot.authority, Hand(14, bold=True), _CENTRE)
        y = self._write(right, y, [foot.title], Hand(14, bold=not self._party), _CENTRE)
        self._write(right, y + 230, [foot.name], Hand(14, bold=True), _CENTRE)

    def _write(
        self,
        across: tuple[float, float],
        y: float,
        lines: Sequence[str],
        hand: Hand,
        side: Qt.AlignmentFlag,
    ) -> float:
        """Write the lines between two margins and give back where they end."""
        self._painter.setFont(hand.font)
        flags = int(side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        for line in lines:
            box = QRectF(across[0], y, across[1] - across[0], 10_000)
            used = self._painter.boundingRect(box, flags, line)
            self._painter.drawText(box, flags, line)
            y += used.height()
        return y

    def _rule(self, across: tuple[float, float], y: float, width: float) -> float:
        start = (across[0] + across[1] - width) / 2
        self._painter.save()
        self._painter.setPen(QPen(QColor(_INK), 5))
        self._painter.drawLine(QLineF(start, y + 8, start + width, y + 8))
        self._painter.restore()
        return y + _GAP


def _spoken(words: HeadAndFoot) -> str:
    head, foot = words.head, words.foot
    parts = (head.superior, head.issuer, head.number, head.place_and_date, head.subject)
    return "; ".join(filter(None, (*parts, *foot.authority, foot.title, foot.name)))
