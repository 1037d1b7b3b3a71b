"""What the eye needs of the grid: frozen columns in line, merged cells, contrast, shapes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.grid.frozen import FrozenColumns
from desktop.screens.appendix import AppendixScreen
from desktop.window import Window
from domain.finding import Severity
from domain.returns import MeasureStatus, TaskStatus

Opened = Callable[..., AppendixScreen]
READABLE = 4.5


def frozen(screen: AppendixScreen) -> FrozenColumns:
    found = screen.grid.findChild(FrozenColumns)
    assert isinstance(found, FrozenColumns)
    return found


def in_line(screen: AppendixScreen) -> bool:
    """Whether every row lies as high in the frozen columns as in the grid."""
    beside, grid = frozen(screen), screen.grid
    return all(
        beside.rowViewportPosition(place) == grid.rowViewportPosition(place)
        and beside.rowHeight(place) == grid.rowHeight(place)
        for place in range(len(screen.items.rows))
    )


@pytest.mark.parametrize("page", [1, 2])
def test_frozen_columns_lie_in_line(opened: Opened, demo: Path, window: Window, page: int) -> None:
    screen = opened(demo, page)
    QApplication.processEvents()
    assert in_line(screen)
    screen.go_to("5.6", "note")
    screen.go_to("24", "note")
    assert in_line(screen)
    assert window.workspace is not None
    window.workspace.show_quarter(1)
    assert in_line(screen)
    screen.status_filter.setCurrentIndex(1)
    assert in_line(screen)
    screen.clear_filters()
    window.resize(900, 600)
    QApplication.processEvents()
    assert in_line(screen)


def test_frozen_columns_cover_number_and_name(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    QApplication.processEvents()
    assert frozen(screen).width() == screen.grid.columnWidth(0) + screen.grid.columnWidth(1)
    screen.go_to("24", "note")
    index = screen.items.place_of("24", "note")
    assert screen.grid.visualRect(index).left() >= frozen(screen).width()


def test_an_indicator_with_several_measures_has_one_number_cell(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    first = screen.items.place_of("17.1", "no")
    assert screen.grid.rowSpan(first.row(), 0) == 5
    assert frozen(screen).rowSpan(first.row(), 0) == 5


def test_headings_run_over_the_columns(opened: Opened, demo: Path) -> None:
    screen = opened(demo)
    assert screen.items.rows[0].cells["name"] == "Về xây dựng Đảng"
    assert screen.grid.columnSpan(0, 2) == len(screen.items.columns) - 2


def test_no_wrapped_text_is_cut_off(opened: Opened, demo: Path) -> None:
    screen = opened(demo, 2)
    QApplication.processEvents()
    metrics = screen.grid.fontMetrics()
    for place, row in enumerate(screen.items.rows):
        if not row.is_group:
            width = screen.grid.columnWidth(1) - 8
            flags = screen.items.drawing_flags(screen.items.index(place, 1))
            box = metrics.boundingRect(0, 0, width, 100_000, flags, row.cells["name"])
            assert box.height() <= screen.grid.rowHeight(place)


def luminance(colour: QColor) -> float:
    parts = [
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4
        for one in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


DARK_ROLES = {
    QPalette.ColorRole.Base: "#2d2d2d",
    QPalette.ColorRole.AlternateBase: "#34383d",
    QPalette.ColorRole.Text: "#e6e8ea",
    QPalette.ColorRole.WindowText: "#e6e8ea",
    QPalette.ColorRole.ButtonText: "#e6e8ea",
    QPalette.ColorRole.PlaceholderText: "#9aa1a8",
    QPalette.ColorRole.ToolTipBase: "#34383d",
    QPalette.ColorRole.ToolTipText: "#e6e8ea",
    QPalette.ColorRole.Highlight: "#2f6fb0",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#92c5f5",
}


def dark_palette() -> QPalette:
    """The dark palette of Windows 11 as Qt gives it: fields are lighter than the window."""
    palette = QPalette(QColor("#1e1e1e"), QColor("#1e1e1e"))
    for role, colour in DARK_ROLES.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#80868d"))
    return palette


PALETTES = {"light": QPalette(QColor("#efefef")), "dark": dark_palette()}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("tone", list(theme.Tone))
def test_every_tone_is_readable(name: str, tone: theme.Tone) -> None:
    palette = PALETTES[name]
    ink = theme.ink(tone, palette)
    assert contrast(ink, theme.wash(tone, palette)) >= READABLE
    assert contrast(ink, palette.color(QPalette.ColorRole.Base)) >= READABLE
    assert contrast(ink, palette.color(QPalette.ColorRole.Window)) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
def test_quiet_words_are_readable_on_every_ground(name: str) -> None:
    palette = PALETTES[name]
    text = palette.color(QPalette.ColorRole.Text)
    for ground in (theme.paper(palette), theme.band(palette)):
        assert contrast(text, ground) >= READABLE
    assert contrast(theme.faint(palette), palette.color(QPalette.ColorRole.Base)) >= READABLE


def test_every_status_and_severity_has_a_colour_and_a_shape() -> None:
    assert set(theme.STATUS_LOOKS) == {*MeasureStatus, *TaskStatus}
    assert set(theme.SEVERITY_LOOKS) == set(Severity)


def test_no_two_statuses_of_a_kind_look_the_same_without_colour() -> None:
    for kind in (MeasureStatus, TaskStatus):
        looks = [(theme.STATUS_LOOKS[status][1], status.word) for status in kind]
        assert len(set(looks)) == len(looks)
