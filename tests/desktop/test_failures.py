"""What fails loses nothing that was typed, is told once, and leaves no entered word in the log."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.ask import tell_problem
from desktop.failure import Failures
from desktop.running import Running
from desktop.screens.appendix import AppendixScreen
from desktop.tasks import Tasks
from desktop.window import Window
from domain.problem import Problem
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import Hands, editing, shown

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
Key = Qt.Key


@pytest.fixture
def failures(qtbot: QtBot, tmp_path: Path) -> Iterator[Failures]:
    running = Running(tmp_path / "home")
    handler = Failures(running.begin_log)
    yield handler
    handler.uninstall()
    running.end()


def log_in(folder: Path) -> str:
    return (folder / "home" / "nhat-ky.txt").read_text(encoding="utf-8")


def test_a_full_disk_keeps_the_typed_text_in_its_field(
    opened: Opened, hands_on: Handy, blank: Path, monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    screen = opened(blank)

    def refuse(*_: object) -> None:
        raise Problem("disk_full", "Ổ đĩa đã đầy.", "Hãy giải phóng dung lượng.")

    assert window.workspace is not None
    hands = hands_on(screen)
    hands.keys("93")
    with monkeypatch.context() as full:
        full.setattr(window.workspace.file.store, "record", refuse)
        hands.press(Key.Key_Return)
    assert editing(screen) == "93"
    assert "Ổ đĩa đã đầy" in screen.grid.note.text()
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "value") == "93"


def test_our_own_mistake_while_saving_loses_nothing_and_is_told(
    opened: Opened, hands_on: Handy, blank: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen = opened(blank)

    def fail(*_: object) -> None:
        raise ValueError

    window = screen.window()
    assert isinstance(window, Window)
    assert window.workspace is not None
    hands = hands_on(screen)
    hands.keys("93")
    with monkeypatch.context() as broken, qtbot.captureExceptions() as caught:
        broken.setattr(window.workspace.file.store, "record", fail)
        hands.press(Key.Key_Return)
    assert [kind for kind, _, _ in caught] == [ValueError]
    assert editing(screen) == "93"
    hands.press(Key.Key_Return)
    assert shown(screen, "1", "value") == "93"


@pytest.mark.usefixtures("expected_log")
def test_an_error_is_logged_without_what_was_entered_and_told_once(
    failures: Failures, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    failures.take(ValueError("giá trị bí mật 12345"))
    failures.take(Problem("disk_full", "Ổ đĩa đã đầy."))
    qtbot.waitUntil(lambda: told.failures == 1 and len(told.problems) == 1)
    log = log_in(tmp_path)
    assert "ValueError" in log
    assert "12345" not in log


def test_a_told_problem_leaves_its_code_in_the_log_and_no_word_of_it(
    failures: Failures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures._begin_log()
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    tell_problem(None, Problem("disk_full", "Ổ đĩa đã đầy.", "Hãy xóa bớt."))
    log = log_in(tmp_path)
    assert "problem disk_full" in log
    assert "Ổ đĩa" not in log


@pytest.mark.usefixtures("expected_log")
def test_an_error_on_any_thread_reaches_the_one_handler(
    failures: Failures, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ValueError

    failures.install()
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    finally:
        failures.uninstall()
    qtbot.waitUntil(lambda: told.failures == 1)
    assert "ValueError" in log_in(tmp_path)


def test_background_work_reports_on_the_windows_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    threads: list[object] = []
    job = tasks.start(threading.current_thread)
    with qtbot.waitSignal(job.done) as signal:
        job.done.connect(lambda _thread: threads.append(threading.current_thread()))
    assert signal.args is not None
    assert signal.args[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]


def test_refused_background_work_gives_its_problem(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Problem("no", "Không.")

    tasks = Tasks()
    job = tasks.start(refuse)
    with qtbot.waitSignal(job.refused) as signal:
        pass
    assert signal.args is not None
    assert signal.args[0].code == "no"
    qtbot.waitUntil(lambda: not tasks.is_busy)
