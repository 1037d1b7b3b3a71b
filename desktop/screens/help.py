"""Hướng dẫn sử dụng: the handbook inside the program, opened by F1 at the page that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from domain.text import contains
from workflow.folders import RESOURCES

HELP = RESOURCES / "help"
_WIDE_IN_CHARS, _HIGH_IN_LINES = 170, 44
_LIST_CHARS = 30
_SIGNS = re.compile(r"[*`|#]")  # Markdown's own
_MARGIN = 12
_BAR = 20  # the scroll bar that a longer page brings
_MOST_OF_THE_SCREEN = 0.92


@dataclass(frozen=True)
class HelpPage:
    """A page of the handbook; `topics` are the pages of the window that it explains."""

    file: str
    title: str
    topics: tuple[str, ...] = ()


PAGES = (
    HelpPage("bat-dau.md", "Bắt đầu", ("", "Tổng quan")),
    HelpPage("nhap-so-lieu.md", "Nhập số liệu", ("Phụ lục I – Chỉ tiêu",)),
    HelpPage("muc-tieu.md", "Đọc số và mục tiêu", ("Kế hoạch năm",)),
    HelpPage("nhiem-vu.md", "Nhiệm vụ và thời hạn", ("Phụ lục II – Nhiệm vụ",)),
    HelpPage("loi-van.md", "Lời văn", ("Lời văn",)),
    HelpPage("xuat-bao-cao.md", "Kiểm tra và xuất", ("Xuất báo cáo",)),
    HelpPage("sao-luu.md", "Sao lưu và lịch sử", ("Nhật ký",)),
    HelpPage("hoi-dap.md", "Câu hỏi thường gặp"),
    HelpPage("ve-cai-dat.md", "Về việc cài đặt"),
)


def page_for(topic: str) -> HelpPage:
    """The page that explains a page of the window; the first one where none does."""
    return next((page for page in PAGES if topic in page.topics), PAGES[0])


class Handbook(QTextBrowser):
    """The text of a page; its pictures are never wider than it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Nội dung hướng dẫn")
        self.document().setDocumentMargin(_MARGIN)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self.reload)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt calls it
        """The page, or a picture made to fit."""
        found = super().loadResource(kind, name)
        if QTextDocument.ResourceType(kind) is not QTextDocument.ResourceType.ImageResource:
            return found
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        room = self.viewport().width() - 2 * _MARGIN - _BAR
        if picture.width() <= room:
            return picture
        sharp = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = picture.scaledToWidth(round(room * sharp), smooth)
        fitting.setDevicePixelRatio(sharp)
        return fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._resized.start(0)


class HelpWindow(QDialog):
    """The handbook beside the work: it does not stand in the way of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.search = QLineEdit()
        self.contents = QListWidget()
        self.text = Handbook()
        self._pages: list[HelpPage] = []
        self._lay_out()
        self._connect()
        self._offer()

    def show_topic(self, topic: str) -> None:
        """Open the handbook at the page that explains this page of the window."""
        self.search.clear()
        self.show_page(page_for(topic))
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def show_page(self, page: HelpPage) -> None:
        """Show that page."""
        if page in self._pages:
            self.contents.setCurrentRow(self._pages.index(page))

    def _offer(self) -> None:
        """List the pages that hold the searched words, without accents."""
        words = self.search.text().strip()
        self._pages = [page for page in _present() if _holds(page, words)]
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([page.title for page in self._pages])
        self.contents.blockSignals(False)
        if self._pages:
            self.contents.setCurrentRow(0)

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self.text.setSource(QUrl.fromLocalFile(str(HELP / self._pages[row].file)))

    def _follow(self, source: QUrl) -> None:
        """Mark in the list where a link has led."""
        for row, page in enumerate(self._pages):
            if page.file == Path(source.toLocalFile()).name:
                self.contents.blockSignals(True)
                self.contents.setCurrentRow(row)
                self.contents.blockSignals(False)

    def _lay_out(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.search.setPlaceholderText("Tìm, không cần gõ dấu")
        self.search.setAccessibleName("Tìm trong hướng dẫn")
        self.search.setClearButtonEnabled(True)
        self.contents.setAccessibleName("Các mục hướng dẫn")
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        unit = self.fontMetrics()
        self.contents.setFixedWidth(unit.averageCharWidth() * _LIST_CHARS)
        self.search.setFixedWidth(self.contents.width())
        layout = QHBoxLayout(self)
        layout.addLayout(left)
        layout.addWidget(self.text, 1)
        room = self.screen().availableSize() * _MOST_OF_THE_SCREEN
        wide, high = unit.averageCharWidth() * _WIDE_IN_CHARS, unit.lineSpacing() * _HIGH_IN_LINES
        self.resize(min(wide, room.width()), min(high, room.height()))

    def _connect(self) -> None:
        self.contents.currentRowChanged.connect(self._show_row)
        self.search.textChanged.connect(lambda _text: self._offer())
        self.text.sourceChanged.connect(self._follow)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.text.backward)


def _present() -> Iterator[HelpPage]:
    return (page for page in PAGES if (HELP / page.file).exists())


def _holds(page: HelpPage, words: str) -> bool:
    text = (HELP / page.file).read_text(encoding="utf-8")
    return not words or contains(_SIGNS.sub("", text), words)
