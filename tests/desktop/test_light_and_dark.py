"""When Windows goes from light to dark, everything in the open window goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.long_text import LongText
from desktop.window import Window
from tests.desktop.test_grid_look import dark_palette

BASE = QPalette.ColorRole.Base
ACTIVE = QPalette.ColorGroup.Active


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.palette()
    yield qapp
    qapp.setPalette(before)


@pytest.mark.parametrize("page", [2, 3])
def test_long_fields_and_pressed_buttons_follow(
    app: QApplication, window: Window, demo: Path, page: int
) -> None:
    assert window.open_path(demo)
    workspace = window.workspace
    assert workspace is not None
    workspace.show_page(page)
    QApplication.processEvents()
    for palette in (dark_palette(), app.palette()):
        app.setPalette(palette)
        QApplication.processEvents()
        fields = workspace.findChildren(LongText)
        assert fields
        # Of the active group: without a chosen task the task's fields are disabled.
        shown = {one.palette().color(ACTIVE, BASE).name() for one in fields}
        assert shown == {palette.color(ACTIVE, BASE).name()}
        buttons = workspace.quarter_buttons.buttons()
        role = QPalette.ColorRole.Button
        assert {one.palette().color(role).name() for one in buttons} == {palette.color(role).name()}
