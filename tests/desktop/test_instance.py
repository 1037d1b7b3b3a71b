"""One window per data file: the second start ends and the first window comes forward."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import instance
from desktop.app import answer_for, shown_elsewhere
from desktop.window import Window
from tests.desktop.conftest import Told

LONG_MILLISECONDS = 60_000


@pytest.fixture
def answering(window: Window, demo: Path, qtbot: QtBot) -> Window:
    """The window with the file open, answering for it."""
    assert window.open_path(demo)
    answer_for(window)
    qtbot.waitUntil(lambda: listening_in(window))
    return window


def listening_in(window: Window) -> bool:
    answering = window.findChild(instance.Answering)
    assert isinstance(answering, instance.Answering)
    return answering.is_listening


def second_start(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "desktop", "open", str(path)])


def test_a_second_start_ends_and_the_first_window_comes_forward(
    answering: Window, demo: Path, qtbot: QtBot
) -> None:
    answering.showMinimized()
    qtbot.waitUntil(answering.isMinimized)
    second = second_start(demo)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONG_MILLISECONDS)
    assert second.returncode == 0
    assert not answering.isMinimized()
    assert answering.isActiveWindow()


def test_a_link_to_the_file_leads_to_the_same_window(
    answering: Window, demo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    answering.showMinimized()
    link = tmp_path / "liên kết.skq"
    link.symlink_to(demo)
    second = second_start(link)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONG_MILLISECONDS)
    assert second.returncode == 0
    assert not answering.isMinimized()


def test_once_the_file_is_closed_nobody_answers(
    answering: Window, demo: Path, qtbot: QtBot
) -> None:
    answering.leave_file()
    qtbot.waitUntil(lambda: not listening_in(answering))
    assert not instance.call_forward(demo)


def test_a_file_that_nobody_has_open_is_opened(demo: Path) -> None:
    assert not shown_elsewhere(demo)


def test_what_a_killed_program_has_left_keeps_nobody_out(
    demo: Path, window: Window, told: Told
) -> None:
    demo.with_name(demo.name + "-khoa").write_text("{}")
    assert not shown_elsewhere(demo)
    assert window.open_path(demo)
    assert not told.problems


def test_a_folder_that_nobody_watches_is_given_up_and_taken_away(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "_PATIENCE_SECONDS", 0.1)
    left = instance._place(demo)
    left.mkdir(parents=True)
    assert not instance.call_forward(demo)
    assert not left.exists()
