"""Another year of the same unit: found beside the open file, opened, compared with."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.overview import OverviewScreen
from desktop.window import Window
from desktop.workspace import Workspace
from domain.change import Subject
from domain.quarter import Quarter
from domain.returns import MeasureStatus
from workflow.new import new_file
from workflow.record import TypedCell, record_texts
from workflow.years import other_years


@pytest.fixture
def last_year(demo: Path) -> Path:
    """The demonstration unit's file of 2025, with one figure in quarter III."""
    path = demo.with_name("Năm 2025.skq")
    with Store.open(demo, reading=True) as store:
        resolution = replace(store.plan.resolution, year=2025, number="01-NQ/TU")
        plan = replace(store.plan, id="nq-01-2025", resolution=resolution)
        Store.create(path, plan, store.office, store.unit).close()
    with Store.open(path) as store:
        cell = TypedCell(Subject.MEASURE, "4", "value", "13,1")
        record_texts(store, Quarter(2025, 3), [cell], "Nhập")
    return path


@pytest.fixture
def workspace(window: Window, demo: Path, last_year: Path, qtbot: QtBot) -> Workspace:
    assert window.open_path(demo)
    assert window.workspace is not None
    with qtbot.waitSignal(window.workspace.years.found):
        window.workspace.years.look()
    return window.workspace


def entry(workspace: Workspace, words: str) -> QAction:
    """The menu's entry, as it stands once the menu is opened by keyboard."""
    menu = workspace.year_button.menu()
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if words in one.text().replace("&", ""))


def test_the_years_menu_opens_the_other_years_file(
    workspace: Workspace, window: Window, last_year: Path, qtbot: QtBot
) -> None:
    entry(workspace, "Năm 2025 – Năm 2025.skq").trigger()
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace is not workspace)
    assert window.workspace is not None
    assert window.workspace.file.path == last_year
    assert window.workspace.year_button.text() == "&Năm 2025"


def test_the_overview_compares_with_the_same_quarter(workspace: Workspace) -> None:
    page = workspace.stack.currentWidget()
    assert isinstance(page, OverviewScreen)
    bar = page.bars[MeasureStatus.MET].bar
    assert bar.same == 1
    assert bar.figures.endswith("ck 1)")
    workspace.show_quarter(2)
    assert page.bars[MeasureStatus.MET].bar.same is None  # nothing was reported then


def test_another_year_is_begun_with_the_same_unit(
    window: Window, blank: Path, qtbot: QtBot
) -> None:
    assert window.open_path(blank)
    assert window.workspace is not None
    code = window.workspace.file.unit.code
    entry(window.workspace, "Lập tệp cho năm khác").trigger()
    qtbot.waitUntil(lambda: window.workspace is None)
    assert window._start is not None
    assert window._start.picker.unit is not None
    assert window._start.picker.unit.code == code
    assert window._start.create_button.isEnabled()


def test_files_of_other_units_and_copies_are_no_other_years(demo: Path, last_year: Path) -> None:
    shutil.copy(demo, demo.with_name("bản sao.skq"))
    demo.with_name("hỏng.skq").write_bytes(b"no data file")
    new_file(demo.with_name("đơn vị khác.skq"), "06652", "nq-05-2026")
    with Store.open(demo) as store:
        assert [(one.path, one.year) for one in other_years(store)] == [(last_year, 2025)]


def test_a_file_that_is_only_looked_at_stays_as_it_is(demo: Path, last_year: Path) -> None:
    before = last_year.read_bytes()
    with Store.open(demo) as store:
        other_years(store)
    assert last_year.read_bytes() == before
    assert {one.name for one in demo.parent.glob("*.skq*")} == {demo.name, last_year.name}
