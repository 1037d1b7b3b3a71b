"""The handbook's pictures are made small without losing what is small in them."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from installer.small_picture import MOST_COLOURS, write_small


def test_few_colours_are_kept_and_a_small_red_sign_among_them(tmp_path: Path) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#efefef"))
    for row in range(90):  # greys, as letters have them, more often than the sign's colour
        for column in range(80):
            picture.setPixelColor(column, row, QColor(row + 90, row + 90, row + 90))
    picture.setPixelColor(95, 95, QColor("#d00000"))
    write_small(picture, tmp_path / "a.png")
    written = QImage(str(tmp_path / "a.png"))
    assert written.colorCount() <= MOST_COLOURS
    assert written.pixelColor(95, 95) == QColor("#d00000")
    assert written.pixelColor(99, 0) == QColor("#efefef")
    assert abs(written.pixelColor(40, 45).red() - 135) < 32
