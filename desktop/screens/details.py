"""What the program says about the row in which the cursor stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

_LINES = 6


class Details(QTextBrowser):
    """A quiet panel of a few lines; longer text is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Vì sao: giải thích cho dòng đang chọn")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)

    def show_html(self, html: str) -> None:
        """Show the text, unless it is shown already (the place in it is kept)."""
        if html != self.property("shown"):
            self.setProperty("shown", html)
            self.setHtml(html)


def _escape(text: str) -> str:
    """The text inside HTML; the library's `html` would load every entity for this."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraphs(heading: str, lines: Iterable[tuple[str, str]]) -> str:
    """A heading, and below it labelled lines; lines without text are left out."""
    told = [f"<b>{_escape(label)}:</b> {_escape(text)}" for label, text in lines if text]
    return "".join(
        f"<p style='margin:0 0 3px 0'>{line}</p>" for line in (f"<b>{_escape(heading)}</b>", *told)
    )
