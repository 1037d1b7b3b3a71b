"""What a page has made stands in it and says what it should, as somebody sees it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.screens.plan import PlanScreen
from desktop.window import Window
from desktop.workspace import Workspace


def opened(window: Window, path: Path) -> Workspace:
    assert window.open_path(path)
    assert window.workspace is not None
    return window.workspace


def pages(workspace: Workspace) -> list[QWidget]:
    """Every page, made by being shown."""
    found = []
    for place in range(workspace.navigation.count()):
        workspace.show_page(place)
        page = workspace.stack.currentWidget()
        assert page is not None
        found.append(page)
    return found


def test_every_widget_that_a_page_keeps_stands_in_the_window(window: Window, demo: Path) -> None:
    loose = [
        f"{type(owner).__name__}.{name}"
        for page in pages(opened(window, demo))
        for owner in (page, *page.findChildren(QWidget))
        for name, kept in vars(owner).items()
        if isinstance(kept, QWidget) and kept is not window and not window.isAncestorOf(kept)
    ]
    assert loose == []


def test_a_row_of_the_plan_is_reached_with_the_cursor(window: Window, demo: Path) -> None:
    page = next(one for one in pages(opened(window, demo)) if isinstance(one, PlanScreen))
    page.search.setFocus()
    page.go_to("3")
    assert page.table.hasFocus()
