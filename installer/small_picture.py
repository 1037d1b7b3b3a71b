"""A picture of the handbook, written small: every one of them travels in the e-mailed setup."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter

MOST_COLOURS = 32  # 256 look no better and make the setup file 0.1 MB larger
_PLAIN = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
_STRONGEST = 100
_OF_AREAS = 12
_TELL_APART = 0xE0E0E0  # the bits of red, green and blue in which two colours of letters differ


def write_small(picture: QImage, target: Path) -> None:
    """Write the picture as a PNG of the few colours that it uses most."""
    true = picture.convertToFormat(QImage.Format.Format_RGB32)
    table = _colours(true)
    writer = QImageWriter(str(target))
    writer.setCompression(_STRONGEST)
    writer.write(true.convertToFormat(QImage.Format.Format_Indexed8, table, _PLAIN))
    print(f"{target.name}: {target.stat().st_size / 1000:.1f} kB")


def _colours(picture: QImage) -> list[int]:
    """The colours of areas, then those of letters and small signs, one of each kind."""
    counted = Counter(memoryview(picture.constBits()).cast("I"))
    ranked = [colour for colour, _count in counted.most_common()]
    chosen = dict.fromkeys(ranked[:_OF_AREAS])
    kinds: dict[int, int] = {}
    for colour in ranked[_OF_AREAS:]:
        kinds.setdefault(colour & _TELL_APART, colour)
    return [*chosen, *kinds.values()][:MOST_COLOURS]
