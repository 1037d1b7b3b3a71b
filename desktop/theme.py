"""Colours of meaning for light and dark, and the shapes that say the same without colour.

Everything else keeps the system's palette. Each ink has a contrast of at least 4.5 to 1 on its own
wash, on the window and on the cells' ground; a test holds this.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from domain.finding import Severity
from domain.returns import MeasureStatus, Status, TaskStatus

_HALF_LIGHT = 128
_BASE = QPalette.ColorRole.Base


class Tone(StrEnum):
    """What a colour says."""

    GOOD = "good"
    ACTIVE = "active"
    LATE = "late"
    BAD = "bad"
    IDLE = "idle"


class Mark(StrEnum):
    """The shape that stands before a status word."""

    CHECK = "check"
    RISE = "rise"
    CROSS = "cross"
    ALERT = "alert"
    HALF = "half"
    PLAY = "play"
    RING = "ring"
    WAIT = "wait"
    DASH = "dash"


@dataclass(frozen=True)
class Shade:
    """The colours of a tone: `ink` for words and marks, `wash` for the ground behind them."""

    ink: str
    wash: str


LIGHT = {
    Tone.GOOD: Shade("#176b34", "#e3f4e7"),
    Tone.ACTIVE: Shade("#1b5a99", "#e4effa"),
    Tone.LATE: Shade("#8a4b00", "#fdf0d8"),
    Tone.BAD: Shade("#b01f1f", "#fce6e4"),
    Tone.IDLE: Shade("#555b63", "#eceef0"),
}
DARK = {
    Tone.GOOD: Shade("#86d79b", "#1c3a26"),
    Tone.ACTIVE: Shade("#92c5f5", "#1b3350"),
    Tone.LATE: Shade("#f2c078", "#43320f"),
    Tone.BAD: Shade("#ff9d94", "#4a2220"),
    Tone.IDLE: Shade("#b4bac2", "#34383d"),
}

STATUS_LOOKS: dict[Status, tuple[Tone, Mark]] = {
    MeasureStatus.EXCEEDED: (Tone.GOOD, Mark.RISE),
    MeasureStatus.MET: (Tone.GOOD, Mark.CHECK),
    MeasureStatus.NOT_YET_MET: (Tone.LATE, Mark.HALF),
    MeasureStatus.NOT_MET: (Tone.BAD, Mark.CROSS),
    MeasureStatus.NOT_DUE: (Tone.IDLE, Mark.WAIT),
    MeasureStatus.NO_DATA: (Tone.IDLE, Mark.RING),
    TaskStatus.DONE_IN_TIME: (Tone.GOOD, Mark.CHECK),
    TaskStatus.DONE_LATE: (Tone.LATE, Mark.CHECK),
    TaskStatus.IN_PROGRESS: (Tone.ACTIVE, Mark.PLAY),
    TaskStatus.OVERDUE: (Tone.BAD, Mark.ALERT),
    TaskStatus.NOT_STARTED: (Tone.LATE, Mark.RING),
    TaskStatus.NOT_YET_DUE: (Tone.IDLE, Mark.WAIT),
    TaskStatus.NO_DATE: (Tone.IDLE, Mark.DASH),
}
SEVERITY_LOOKS: dict[Severity, tuple[Tone, Mark]] = {
    Severity.ERROR: (Tone.BAD, Mark.CROSS),
    Severity.WARNING: (Tone.LATE, Mark.ALERT),
    Severity.NOTE: (Tone.ACTIVE, Mark.DASH),
}


def is_dark(palette: QPalette) -> bool:
    """Whether the palette has a dark ground."""
    return palette.color(_BASE).lightness() < _HALF_LIGHT


def shade(tone: Tone, palette: QPalette) -> Shade:
    """The tone's colours on the palette's ground."""
    return (DARK if is_dark(palette) else LIGHT)[tone]


def ink(tone: Tone, palette: QPalette) -> QColor:
    """The tone's colour for words."""
    return QColor(shade(tone, palette).ink)


def wash(tone: Tone, palette: QPalette) -> QColor:
    """The tone's ground."""
    return QColor(shade(tone, palette).wash)


def paper(palette: QPalette) -> QColor:
    """The ground of cells that are printed or computed, set off from those that a clerk fills."""
    if not is_dark(palette):
        return QColor("#f1f3f5")
    # Windows' dark fields are lighter than its windows; other systems have it the other way round.
    base, window = palette.color(_BASE), palette.color(QPalette.ColorRole.Window)
    return base.darker(150) if base.lightness() > window.lightness() else base.lighter(150)


def band(palette: QPalette) -> QColor:
    """The ground of group and section rows."""
    return QColor("#3a4149" if is_dark(palette) else "#dfe6ee")


def faint(palette: QPalette) -> QColor:
    """Quiet words that must still be read: hints and units."""
    return QColor("#a9b0b8" if is_dark(palette) else "#5a626b")


def line(palette: QPalette) -> QColor:
    """Rules between cells and around panels."""
    return QColor("#4a5057" if is_dark(palette) else "#c9cfd6")


def heading(text: str) -> QLabel:
    """A line in bold over what belongs to it."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def pressed_sheet() -> str:
    """The style of a button that stays pressed: Fusion alone hardly shows it in the dark."""
    return (
        "QPushButton:checked { background: palette(highlight); color: palette(highlighted-text);"
        " border: 1px solid palette(highlight); border-radius: 3px; font-weight: bold; }"
    )


def dress_anew(window: QWidget) -> None:
    """Have every part of the window with a style sheet follow the system to light or dark.

    Qt leaves such a part in the colours in which it was first shown.
    """
    for one in window.findChildren(QWidget):
        sheet = one.styleSheet()
        if sheet:
            one.setStyleSheet("")
            one.setPalette(QPalette())
            one.setStyleSheet(sheet)


def mark_pixmap(mark: Mark, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The mark as a picture of `size` logical pixels."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, mark, colour, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def paint_mark(painter: QPainter, mark: Mark, colour: QColor, box: QRectF) -> None:
    """Paint the mark's strokes and surfaces into the box."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for stroke in _STROKES.get(mark, ()):
        painter.drawPolyline(_polygon(stroke))
    _paint_surface(painter, mark, colour)
    painter.restore()


_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.CHECK: (((3, 8.5), (6.5, 12), (13, 4.5)),),
    Mark.RISE: (((8, 13), (8, 3)), ((3.5, 7.5), (8, 3), (12.5, 7.5))),
    Mark.CROSS: (((4, 4), (12, 12)), ((12, 4), (4, 12))),
    Mark.ALERT: (
        ((8, 5.5), (8, 9.5)),
        ((8, 12.2), (8, 12.4)),
        ((8, 1.5), (15, 14.5), (1, 14.5), (8, 1.5)),
    ),
    Mark.WAIT: (((8, 4.5), (8, 8.2), (10.8, 9.6)),),
    Mark.DASH: (((3.5, 8), (12.5, 8)),),
}


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _paint_surface(painter: QPainter, mark: Mark, colour: QColor) -> None:
    circle = QRectF(2, 2, 12, 12)
    if mark in (Mark.RING, Mark.WAIT, Mark.HALF):
        painter.drawEllipse(circle)
    painter.setBrush(colour)
    if mark is Mark.HALF:
        painter.drawPie(circle, -90 * 16, 180 * 16)
    if mark is Mark.PLAY:
        painter.drawPolygon(_polygon(((5, 3.5), (12.5, 8), (5, 12.5))))
