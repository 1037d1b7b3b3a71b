"""Draws the Windows icon and the setup's side picture: `.venv/bin/python -m installer.draw_icon`.

Both are kept in git, so that a build needs no drawing; run this after the SVG was changed.
"""

from __future__ import annotations

import struct

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.steps import ROOT

ICONS = ROOT / "resources" / "icons"
SIDE = ROOT / "installer" / "side.bmp"
SIDE_SIZE = (164, 314)  # what NSIS shows on the left of its first and last page
SIDE_COLOUR, SIDE_ICON = "#e8eef6", 96
SIZES = (16, 24, 32, 48, 256)
SMALLEST_PNG = 256  # Explorer expects bitmaps below


def main() -> None:
    """Write so-ket-quy.ico beside the SVG, and the side picture beside the setup's script."""
    app = QGuiApplication(["draw", "-platform", "offscreen"])
    renderer = QSvgRenderer(str(ICONS / "so-ket-quy.svg"))
    pictures = [(size, _encoded(_drawn(renderer, size))) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    for size, data in pictures:
        edge = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(data), place)
        place += len(data)
    (ICONS / "so-ket-quy.ico").write_bytes(head + b"".join(data for _, data in pictures))
    _draw_side(renderer)
    app.quit()


def _draw_side(renderer: QSvgRenderer) -> None:
    width, height = SIDE_SIZE
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(SIDE_COLOUR))
    painter = QPainter(image)
    left = (width - SIDE_ICON) // 2
    renderer.render(painter, QRectF(left, left, SIDE_ICON, SIDE_ICON))
    painter.end()
    few = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    QImageWriter(str(SIDE)).write(image.convertToFormat(QImage.Format.Format_Indexed8, few))


def _drawn(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _encoded(image: QImage) -> bytes:
    return _png(image) if image.width() >= SMALLEST_PNG else _bitmap(image)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _bitmap(image: QImage) -> bytes:
    """The bitmap of an icon: rows from the bottom up, then a mask that the alpha replaces."""
    size = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = bytes(image.constBits())
    lines = [rows[at : at + 4 * size] for at in range(0, len(rows), 4 * size)]
    mask = bytes((size + 31) // 32 * 4 * size)
    return head + b"".join(reversed(lines)) + mask


if __name__ == "__main__":
    main()
