"""A run that ends badly: the next one says so, and gives back what was being typed."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import ask
from desktop.app import begin
from desktop.ask import confirm as real_confirm
from desktop.running import Running
from desktop.screens.appendix import AppendixScreen
from desktop.screens.narrative import NarrativeScreen
from desktop.window import Window
from domain.quarter import Quarter
from tests.desktop.conftest import Told
from tests.desktop.typing_hands import Hands
from workflow.session import Session

Opened = Callable[..., AppendixScreen]
Handy = Callable[[AppendixScreen], Hands]
Q1 = Quarter(2026, 1)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def left_behind(home: Path, path: Path, draft: dict[str, str]) -> None:
    """What a run that was killed has left: its marker, which nobody holds any more."""
    code = """
        import os, sys
        from datetime import datetime
        from pathlib import Path
        from workflow.session import Session
        session = Session(Path(sys.argv[1]), datetime(2026, 3, 16, 8))
        session.begin()
        session.open_file(Path(sys.argv[2]))
        session.keep_draft(dict(one.split("=", 1) for one in sys.argv[3:]))
        os._exit(9)
    """
    words = [f"{place}={text}" for place, text in draft.items()]
    command = [sys.executable, "-c", textwrap.dedent(code), str(home), str(path), *words]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9


@pytest.fixture
def running(home: Path) -> Iterator[Running]:
    """A run of the program, which comes to its end."""
    begun = Running(home)
    yield begun
    begun.end()


def start(window: Window, path: Path, home: Path) -> Running:
    running = Running(home)
    begin(window, path, running)
    return running


def test_a_run_that_ended_well_is_not_spoken_of(
    window: Window, blank: Path, home: Path, told: Told
) -> None:
    start(window, blank, home).end()
    start(window, blank, home).end()
    assert not told.problems
    assert not told.questions


def test_a_bad_end_is_told_once_the_file_has_been_checked(
    window: Window, blank: Path, home: Path, told: Told
) -> None:
    left_behind(home, blank, {})
    start(window, blank, home).end()
    assert [one.code for one in told.problems] == ["ended_badly"]
    assert "08:00 ngày 16/03/2026 kết thúc bất thường" in told.problems[0].sentence.replace(
        "(bắt đầu lúc ", ""
    ).replace(")", "")
    assert window.workspace is not None
    assert not told.questions
    start(window, blank, home).end()
    assert len(told.problems) == 1


def test_what_was_being_typed_is_recorded_where_it_stood(
    window: Window, blank: Path, home: Path, told: Told
) -> None:
    drafts = {
        "2026Q1 measure note 1": "gõ dở",
        "2026Q1 task result 1.1": "đang làm",
        "2026Q1 narrative text opening": "",
        "nonsense": "x",
    }
    left_behind(home, blank, drafts)
    start(window, blank, home).end()
    assert "“gõ dở”" in told.questions[0]
    assert window.workspace is not None
    held = window.workspace.file.returns[Q1]
    assert held.entries["1"].note == "gõ dở"
    assert held.progress["1.1"].result == "đang làm"
    assert window.workspace.file.undo() is not None


def test_enter_in_the_real_question_keeps_what_was_being_typed(
    window: Window, blank: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "confirm", real_confirm)
    left_behind(home, blank, {"2026Q1 measure note 1": "gõ dở"})
    QTimer.singleShot(300, press_enter)
    start(window, blank, home).end()
    assert window.workspace is not None
    assert window.workspace.file.returns[Q1].entries["1"].note == "gõ dở"


def press_enter() -> None:
    """Answer the shown question as a clerk does who has pressed Enter once already."""
    shown = QApplication.activeModalWidget()
    assert shown is not None
    QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Return)


def test_it_can_be_given_up(window: Window, blank: Path, home: Path, told: Told) -> None:
    left_behind(home, blank, {"2026Q1 measure note 1": "gõ dở"})
    told.answer = False
    start(window, blank, home).end()
    assert window.workspace is not None
    assert not window.workspace.file.returns[Q1].entries


def test_what_cannot_be_recorded_is_at_hand_for_pasting(
    window: Window, blank: Path, home: Path, told: Told
) -> None:
    left_behind(home, blank, {"2026Q1 measure value 1": "chín mươi mấy"})
    start(window, blank, home).end()
    assert [one.code for one in told.problems] == ["ended_badly", "draft_not_taken"]
    assert QApplication.clipboard().text() == "chín mươi mấy"


def test_the_draft_of_another_file_is_not_put_into_this_one(
    window: Window, blank: Path, demo: Path, home: Path, told: Told
) -> None:
    left_behind(home, demo, {"2026Q1 measure note 1": "gõ dở"})
    start(window, blank, home).end()
    assert not told.questions


def test_a_draft_waits_for_its_own_file(  # noqa: PLR0917
    window: Window, blank: Path, demo: Path, home: Path, told: Told, qtbot: QtBot
) -> None:
    left_behind(home, demo, {"2026Q1 measure note 1": "gõ dở"})
    start(window, blank, home).end()
    running = start(window, blank, home)
    assert not told.questions
    assert window.open_path(demo)
    qtbot.waitUntil(lambda: len(told.questions) == 1)
    running.end()
    assert window.workspace is not None
    assert window.workspace.file.returns[Q1].entries["1"].note == "gõ dở"


def test_logging_off_is_no_bad_end(window: Window, blank: Path, home: Path, told: Told) -> None:
    running = start(window, blank, home)
    running.leave()
    kept = [(path, path.read_bytes()) for path in (home / "phien").glob("*.json")]
    running.end()
    for path, content in kept:  # as it lies there when the system has ended the program
        path.write_bytes(content)
    start(window, blank, home).end()
    assert not told.problems


def test_a_draft_and_a_path_may_hold_what_no_encoding_can_write(home: Path) -> None:
    session = Session(home, datetime(2026, 3, 16, 8))
    session.begin()
    session.open_file(Path("/\udcff.skq"))
    session.keep_draft({"2026Q1 measure note 1": "\ud800"})
    (marker,) = (home / "phien").glob("*.json")
    assert "ud800" in marker.read_text(encoding="ascii")
    session.end()


def test_what_is_typed_is_remembered_until_it_is_recorded(
    opened: Opened, hands_on: Handy, blank: Path, running: Running, window: Window
) -> None:
    running.begin(window)
    screen = opened(blank)
    assert window.workspace is not None
    window.workspace.show_quarter(1)
    hands = hands_on(screen)
    hands.keys("93")
    running.keep_drafts()
    (marker,) = (blank.parent / "home" / "phien").glob("*.json")
    assert '"2026Q1 measure value 1": "93"' in marker.read_text(encoding="utf-8")
    assert str(blank) in marker.read_text(encoding="utf-8")
    hands.press(Qt.Key.Key_Return)
    running.keep_drafts()
    assert '"draft": {}' in marker.read_text(encoding="utf-8")
    running.end()
    assert not marker.exists()


def test_a_refused_text_and_a_paragraph_are_remembered_too(
    opened: Opened, hands_on: Handy, blank: Path, window: Window, told: Told
) -> None:
    screen = opened(blank)
    workspace = window.workspace
    assert workspace is not None
    workspace.show_quarter(1)
    hands_on(screen).keys("nhiều")
    screen.settle()
    assert [(one.place, one.text) for one in workspace.drafts()] == [
        ("2026Q1 measure value 1", "nhiều")
    ]
    workspace.show_page(3)
    page = workspace.stack.currentWidget()
    assert isinstance(page, NarrativeScreen)
    key, card = next(iter(page.cards.items()))
    card.editor.setPlainText("Đang viết")
    assert (f"2026Q1 narrative text {key}", "Đang viết") in [
        (one.place, one.text) for one in workspace.drafts()
    ]


def test_a_home_that_cannot_be_written_keeps_nobody_from_working(
    window: Window, blank: Path, tmp_path: Path, told: Told
) -> None:
    (tmp_path / "file").touch()
    running = start(window, blank, tmp_path / "file")
    running.keep_drafts()
    running.end()
    assert window.workspace is not None
    assert not told.problems


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
def test_a_crash_of_python_itself_is_traced_and_told_at_the_next_start(
    home: Path, blank: Path, window: Window, running: Running, told: Told
) -> None:
    code = """
        import faulthandler, sys
        from pathlib import Path
        from desktop.app import begin, make_application
        from desktop.memory import Memory
        from desktop.running import Running
        from desktop.tasks import Tasks
        from desktop.window import Window
        app = make_application(["so-ket-quy"])
        home, file = map(Path, sys.argv[1:])
        window = Window(Memory(home / "window.json"), Tasks())
        begin(window, file, Running(home))
        faulthandler._sigsegv()
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(home), str(blank)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode < 0, done.stderr
    begin(window, blank, running)
    assert [one.code for one in told.problems] == ["ended_badly"]
    assert "Segmentation fault" in (home / "su-co-truoc.txt").read_text(encoding="utf-8")
