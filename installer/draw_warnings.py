"""Draws what Windows, mail servers and scanners say, for the handbook's page on installing.

`.venv/bin/python -m installer.draw_warnings`. The pictures are drawn and not taken: no Windows is
at hand where the program is built, and on every machine the words differ a little. What the setup
itself shows is real: `dev.py build --windows --try` leaves those pictures in out/.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from installer.small_picture import write_small
from installer.steps import OUT, ROOT

HELP = ROOT / "resources" / "help"
BLUE, PAPER, LINE, INK, GREY, RED = "#0063b1", "#ffffff", "#8a8a8a", "#1b1b1b", "#e6e6e6", "#c42b1c"
FONT = "Liberation Sans"
TEXT, HEADING = 13, 20  # pixels
SETUP_ON_SCREEN = QRect(434, 227, 497, 333)  # in the middle of the trial's screen
Box = tuple[float, float, float, float]


class Sketch:
    """A picture to draw on, in pixels from its upper left corner."""

    def __init__(self, width: int, height: int) -> None:
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self.image.fill(QColor(PAPER))
        self._painter = QPainter(self.image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def box(self, box: Box, fill: str, edge: str = LINE) -> None:
        """A filled rectangle."""
        self._painter.setPen(QColor(edge))
        self._painter.setBrush(QColor(fill))
        x, y, width, height = box
        self._painter.drawRect(QRectF(x + 0.5, y + 0.5, width - 1, height - 1))

    def text(self, box: Box, words: str, colour: str = INK, size: int = TEXT) -> None:
        """Words from the upper left corner of the box, broken into lines at its width."""
        self._write(box, words, colour, size, Qt.AlignmentFlag.AlignLeft)

    def button(self, box: Box, words: str, fill: str = GREY, ink: str = INK) -> None:
        """A button."""
        self.box(box, fill)
        self._write(box, words, ink, TEXT, Qt.AlignmentFlag.AlignCenter)

    def link(self, box: Box, words: str, colour: str) -> None:
        """Underlined words."""
        self.text(box, words, colour)
        width = self._painter.fontMetrics().horizontalAdvance(words)
        below = box[1] + TEXT + 4
        self._painter.drawLine(QPointF(box[0], below), QPointF(box[0] + width, below))

    def step(self, box: Box, number: int) -> None:
        """A frame round what is clicked, and the number of the step."""
        x, y, width, height = box
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(RED), 2))
        self._painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
        self._painter.setBrush(QColor(RED))
        self._painter.drawEllipse(QPointF(x, y), 9, 9)
        at = (x - 9, y - 9, 18, 18)
        self._write(at, str(number), PAPER, TEXT, Qt.AlignmentFlag.AlignCenter)

    def window(self, box: Box, title: str) -> None:
        """A window with its title."""
        x, y, width, _height = box
        self.box(box, PAPER)
        self.box((x, y, width, 26), GREY)
        self.text((x + 10, y + 5, width - 40, 20), title)
        self.text((x + width - 20, y + 5, 20, 20), "×")

    def done(self, name: str) -> None:
        """Write the picture into the handbook."""
        self._painter.end()
        write_small(self.image, HELP / name)

    def _write(self, box: Box, words: str, colour: str, size: int, where: Qt.AlignmentFlag) -> None:
        font = QFont(FONT)
        font.setPixelSize(size)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(QRectF(*box), int(where) | int(Qt.TextFlag.TextWordWrap), words)


def draw_smart_screen() -> None:
    """The blue frame, before and after its link is clicked."""
    sketch = Sketch(760, 300)
    for left in (0, 385):
        sketch.box((left, 0, 375, 300), BLUE)
        title = (left + 22, 18, 330, 30)
        sketch.text(title, "Windows đã bảo vệ PC của bạn", PAPER, HEADING)
        sketch.text((left + 22, 56, 330, 70), SMART_SCREEN, PAPER)
    sketch.link((22, 128, 200, 20), "Thông tin thêm", PAPER)
    sketch.step((14, 122, 110, 28), 1)
    sketch.button((255, 258, 100, 28), "Không chạy")
    sketch.text((407, 128, 330, 20), "Ứng dụng:     SoKetQuy-…-setup.exe", PAPER)
    sketch.text((407, 150, 330, 20), "Nhà phát hành: Nhà phát hành không xác định", PAPER)
    sketch.button((525, 258, 100, 28), "Vẫn chạy")
    sketch.step((519, 252, 112, 40), 2)
    sketch.button((640, 258, 100, 28), "Không chạy")
    sketch.done("canh-bao-smartscreen.png")


def draw_unblock() -> None:
    """The properties of the file, with the box that takes the mark of the web away."""
    sketch = Sketch(440, 250)
    sketch.window((0, 0, 440, 250), "Thuộc tính: SoKetQuy-…-setup.exe")
    sketch.text((16, 40, 400, 20), "Loại tệp:        Ứng dụng (.exe)")
    sketch.text((16, 64, 400, 20), "Vị trí:             C:\\Users\\…\\Downloads")
    sketch.box((16, 96, 408, 1), LINE)
    sketch.text((16, 108, 90, 20), "Bảo mật:")
    sketch.text((110, 108, 190, 80), UNBLOCK)
    sketch.box((318, 112, 14, 14), PAPER, INK)
    sketch.text((319, 110, 14, 16), "✓")
    sketch.text((338, 110, 80, 20), "Bỏ chặn")
    sketch.step((310, 104, 90, 30), 1)
    sketch.button((230, 210, 90, 28), "OK")
    sketch.step((224, 204, 102, 40), 2)
    sketch.button((334, 210, 90, 28), "Hủy")
    sketch.done("canh-bao-bo-chan.png")


def draw_mail() -> None:
    """The message with which a server returns an .exe."""
    sketch = Sketch(560, 190)
    sketch.window((0, 0, 560, 190), "Thư trả lại – Mail Delivery Subsystem")
    sketch.text((16, 38, 530, 24), "Không gửi được thư", INK, HEADING)
    sketch.text((16, 70, 530, 40), MAIL)
    sketch.box((16, 112, 528, 62), GREY)
    sketch.text((26, 120, 508, 50), MAIL_SERVER)
    sketch.done("canh-bao-thu.png")


def draw_scanner() -> None:
    """A scanner's notice, and where the file is fetched back."""
    sketch = Sketch(760, 210)
    sketch.window((0, 0, 330, 150), "Bảo mật Windows")
    sketch.text((16, 36, 300, 24), "Đã tìm thấy mối đe dọa", INK, HEADING)
    sketch.text((16, 68, 300, 40), SCANNER)
    sketch.button((60, 112, 210, 28), "Xem chi tiết")
    sketch.step((54, 106, 222, 40), 1)
    sketch.window((360, 0, 400, 210), "Lịch sử bảo vệ")
    sketch.text((376, 38, 370, 20), "Đã cách ly mối đe dọa            Nghiêm trọng")
    sketch.text((376, 62, 370, 20), "Phát hiện:  Trojan:Win32/Wacatac.B!ml")
    sketch.text((376, 84, 370, 40), "Tệp:  …\\Programs\\SoKetQuy\\SoKetQuy.exe")
    sketch.button((630, 116, 110, 28), "Hành động ▾")
    sketch.step((624, 110, 122, 40), 2)
    sketch.box((600, 152, 140, 46), PAPER)
    sketch.text((612, 156, 120, 20), "Loại bỏ")
    sketch.text((612, 177, 120, 20), "Khôi phục")
    sketch.step((604, 174, 132, 22), 3)
    sketch.done("canh-bao-diet-vi-rut.png")


SMART_SCREEN = (
    "Microsoft Defender SmartScreen đã ngăn không cho khởi động một ứng dụng không được nhận dạng. "
    "Việc chạy ứng dụng này có thể khiến PC của bạn gặp rủi ro."
)
UNBLOCK = "Tệp này đến từ một máy tính khác và có thể bị chặn để bảo vệ máy tính này."
MAIL = "Thư gửi tới vanthu@… bị máy chủ nhận từ chối vì tệp đính kèm SoKetQuy-…-setup.exe."
MAIL_SERVER = (
    "552-5.7.0 This message was blocked because its content presents a potential security issue."
)
SCANNER = "Windows đã cách ly một tệp của SoKetQuy. Xem chi tiết để quyết định."

DRAWN: tuple[Callable[[], None], ...] = (draw_smart_screen, draw_unblock, draw_mail, draw_scanner)


def main() -> None:
    """Write every picture; those of the setup only where a trial has left them."""
    app = QGuiApplication(["draw", "-platform", "offscreen"])
    for draw in DRAWN:
        draw()
    for taken, name in (("windows-setup.png", "bo-cai.png"), ("windows-ask.png", "dang-mo.png")):
        screen = QImage(str(OUT / taken))
        if not screen.isNull():
            write_small(screen.copy(SETUP_ON_SCREEN), HELP / name)
    app.quit()


if __name__ == "__main__":
    main()
