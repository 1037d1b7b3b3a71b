"""A real window on a real data file; only the dialogs of `desktop.ask` are replaced."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import ask
from desktop.app import make_application
from desktop.memory import Memory
from desktop.screens.appendix import AppendixScreen
from desktop.tasks import Tasks
from desktop.window import Window
from domain.problem import Problem
from domain.quarter import Quarter
from tests.desktop.typing_hands import Hands
from workflow.demo import demo_file
from workflow.new import new_file

_kept: list[QApplication] = []


@dataclass
class Told:
    """What the user would have been told and asked; `answer` is what the user says."""

    problems: list[Problem] = field(default_factory=list)
    failures: int = 0
    questions: list[str] = field(default_factory=list)
    answer: bool = True
    path: Path | None = None


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the program makes it.

    What was copied goes first: the offscreen clipboard keeps it in a static of Qt's, which is
    destroyed when there is no Python any more and crashes on an object made in Python.
    """
    app = make_application(["so-ket-quy"])
    yield app
    app.clipboard().clear()


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Every dialog is answered from here."""
    kept = Told()

    def confirm(_parent: object, sentence: str, _advice: str, **_buttons: str) -> bool:
        kept.questions.append(sentence)
        return kept.answer

    def tell_failure(_parent: object, _log: object) -> None:
        kept.failures += 1

    monkeypatch.setattr(ask, "confirm", confirm)
    monkeypatch.setattr(ask, "tell_problem", lambda _parent, one: kept.problems.append(one))
    monkeypatch.setattr(ask, "tell_failure", tell_failure)
    for name in ("data_file_to_open", "data_file_to_create", "folder", "table_to_open"):
        monkeypatch.setattr(ask, name, lambda _parent, _start: kept.path)
    return kept


@pytest.fixture(scope="session")
def demo_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration office with three quarters, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.skq"
    demo_file(path, Quarter(2026, 3))
    return path


@pytest.fixture
def demo(demo_original: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration office."""
    return Path(shutil.copy(demo_original, tmp_path / "demo.skq"))


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """The data file of a ward in which nothing has been entered."""
    path = tmp_path / "blank.skq"
    new_file(path, "06652", "nq-05-2026")
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The shown window, without a file."""
    tasks = Tasks()
    shown = Window(Memory(tmp_path / "window.json"), tasks)
    qtbot.addWidget(shown)
    shown.resize(1366, 728)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close_file()
    qtbot.waitUntil(lambda: not tasks.is_busy)


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Callable[[Path, int], AppendixScreen]:
    """Opens the file at a page (1: measures, 2: tasks), the cursor in the grid."""

    def open_page(path: Path, page: int = 1) -> AppendixScreen:
        assert window.open_path(path)
        assert window.workspace is not None
        window.workspace.show_page(page)
        screen = window.workspace.appendix()
        assert screen is not None
        screen.grid.setFocus()
        qtbot.waitUntil(screen.grid.hasFocus)
        return screen

    return open_page


@pytest.fixture
def hands_on() -> Callable[[AppendixScreen], Hands]:
    """Hands on a page's grid."""
    return lambda screen: Hands(screen.grid)
