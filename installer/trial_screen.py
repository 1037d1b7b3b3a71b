"""The screen on which a trial happens: wine's windows waited for, clicked and photographed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import wine
from installer.steps import OUT, ROOT, CannotGoOn, say
from installer.windows_python import PYTHON_EXE

SCREEN = "1366x768x24"  # the clerk's
OK, CANCEL, RETRY = 1, 2, 4  # Windows' numbers of the buttons of every dialog
# Straight to the window, as there is no window manager that would give it the keyboard. The
# foremost comes first; NSIS adds a blank to its title on the last page.
PRESS = """
import ctypes, sys
user, found = ctypes.windll.user32, []
def look(window, _):
    title = ctypes.create_unicode_buffer(200)
    user.GetWindowTextW(ctypes.c_void_p(window), title, 200)
    if title.value.strip() == sys.argv[1] and user.IsWindowVisible(ctypes.c_void_p(window)):
        found.append(window)
    return True
user.EnumWindows(ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(look), None)
user.PostMessageW(ctypes.c_void_p(found[0]), 0x0111, int(sys.argv[2]), None)
"""


@contextmanager
def screen() -> Iterator[None]:
    """A screen for wine; whatever still runs in the prefix is ended before and after."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    wine.end_all()
    try:
        with os.fdopen(read) as pipe:
            os.environ["DISPLAY"] = ":" + pipe.readline().strip()
        yield
    finally:
        wine.end_all()
        server.terminate()
        server.wait(20)


def wait_until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until it holds; CannotGoOn after `seconds`."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > seconds:
            raise CannotGoOn(f"waited {seconds:.0f} s in vain for: {what}")
        time.sleep(0.05)


def how_many(title: str) -> int:
    """How many windows there are to be seen whose title matches the pattern."""
    words = ["xdotool", "search", "--onlyvisible", "--name", title]
    done = subprocess.run(words, capture_output=True, check=False, timeout=20)
    return len(done.stdout.split())


def wait_for(title: str, number: int = 1, seconds: float = 60) -> None:
    """Wait until so many windows of this title are there."""
    wait_until(lambda: how_many(title) == number, seconds, f"{number} windows “{title}”")


def press(title: str, button: int) -> None:
    """Press a button of the foremost dialog of this title."""
    wine.must([PYTHON_EXE, "-c", PRESS, title, str(button)], 60)


def take(name: str) -> Path:
    """A picture of what is on the screen, kept in out/."""
    time.sleep(1)  # until it is painted
    picture = OUT / name
    subprocess.run(["import", "-window", "root", picture], check=True, timeout=60)
    say(f"a picture: {picture.relative_to(ROOT)}")
    return picture
