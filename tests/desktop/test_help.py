"""The handbook: complete, small, and opened at the right page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.screens.appendix import AppendixScreen
from desktop.screens.help import HELP, PAGES, HelpWindow, page_for
from desktop.window import Window

Key = Qt.Key
Opened = Callable[[Path, int], AppendixScreen]
MOST_BYTES = 600_000
LINK = re.compile(r"\]\(([^)#]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_a_page_is_there_with_all_that_it_points_at(page: object) -> None:
    path = HELP / page.file  # type: ignore[attr-defined]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    missing = [name for name in LINK.findall(text) if not (HELP / name).exists()]
    assert not missing


def test_the_pictures_are_small_and_used() -> None:
    pictures = list(HELP.glob("*.png"))
    texts = "".join(path.read_text(encoding="utf-8") for path in HELP.glob("*.md"))
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
    assert [path.name for path in pictures if path.name not in texts] == []


def test_the_page_on_installing_shows_what_hinders_it() -> None:
    shown = LINK.findall((HELP / "ve-cai-dat.md").read_text(encoding="utf-8"))
    assert {"canh-bao-smartscreen.png", "canh-bao-thu.png", "canh-bao-diet-vi-rut.png"} <= set(
        shown
    )


def test_every_page_of_the_window_is_explained(opened: Opened, blank: Path, window: Window) -> None:
    opened(blank, 1)
    assert window.workspace is not None
    navigation = window.workspace.navigation
    names = [navigation.item(place).text() for place in range(navigation.count())]
    explained = {topic for page in PAGES for topic in page.topics}
    assert set(names) <= explained


def test_f1_opens_the_page_that_fits(opened: Opened, blank: Path, window: Window) -> None:
    screen = opened(blank, 1)
    QTest.keyClick(screen.grid, Key.Key_F1)
    handbook = window.findChild(HelpWindow)
    assert isinstance(handbook, HelpWindow)
    assert handbook.isVisible()
    assert not handbook.isModal()
    assert "Nhập số liệu" in handbook.text.toPlainText()
    assert window.workspace is not None
    window.workspace.show_page(2)
    window.show_help()
    assert "Nhiệm vụ và thời hạn" in handbook.text.toPlainText()
    assert len(window.findChildren(HelpWindow)) == 1


def test_without_a_file_it_opens_at_the_beginning(window: Window) -> None:
    window.show_start()
    window.show_help()
    handbook = window.findChild(HelpWindow)
    assert isinstance(handbook, HelpWindow)
    assert handbook.text.toPlainText().startswith("Bắt đầu")


@pytest.fixture
def handbook(qtbot: QtBot) -> HelpWindow:
    """The handbook by itself."""
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.resize(QSize(800, 500))
    shown.show_topic("")
    return shown


def test_a_search_without_accents_finds_its_pages(handbook: HelpWindow) -> None:
    handbook.search.setFocus()
    QTest.keyClicks(handbook.search, "luy ke tung quy")
    assert [handbook.contents.item(n).text() for n in range(handbook.contents.count())] == [
        "Đọc số và mục tiêu"
    ]
    assert "Đọc số và mục tiêu" in handbook.text.toPlainText()


def test_a_picture_is_never_wider_than_the_text(handbook: HelpWindow) -> None:
    handbook.show_page(page_for("Kế hoạch năm"))
    wide = QImage(str(HELP / "ke-hoach.png")).width()
    assert wide > handbook.text.viewport().width()
    assert handbook.text.document().idealWidth() <= handbook.text.viewport().width()


def test_a_link_leads_to_its_page(handbook: HelpWindow) -> None:
    handbook.show_page(PAGES[0])
    handbook.text.setFocus()
    QTest.keyClick(handbook.text, Key.Key_Tab)
    QTest.keyClick(handbook.text, Key.Key_Return)
    assert handbook.contents.currentItem().text() == "Nhập số liệu"
    QTest.keyClick(handbook.text, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert handbook.contents.currentItem().text() == "Bắt đầu"


def test_escape_closes_it(handbook: HelpWindow) -> None:
    QTest.keyClick(handbook, Key.Key_Escape)
    assert not handbook.isVisible()
