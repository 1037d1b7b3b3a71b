"""What a user does with the setup files, done here with the real Windows programs under wine.

Install into a folder with Vietnamese letters, let the program test itself, look at its window, run
a part of the tests on the Windows Python, upgrade while the program is open and after, uninstall.
Each step ends the whole with a reason where it does not go as it should.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from installer import windows, wine
from installer.steps import NAME, OUT, CannotGoOn, say, timed
from installer.trial_screen import (
    OK,
    RETRY,
    press,
    screen,
    take,
    wait_for,
    wait_until,
)
from installer.windows_python import PYTHON_EXE
from workflow.integrity import verify

FOLDER = wine.DRIVE_C / "Chương trình của Ngân" / "Sơ Kết Quý"
FRESH = FOLDER / "_moi"  # where the setup unpacks
DATA_FOLDER = wine.DRIVE_C / "Số liệu phòng Tổng hợp"
DATA = DATA_FOLDER / "Minh họa quý III.skq"
SETUP, CHARTS = windows.setup_file("setup"), windows.setup_file("bieu-do")
TITLE = "Sơ Kết Quý"
WINDOW = f"(^|– ){TITLE}$"
SETUP_TITLE = f"Cài đặt {TITLE}"
# The part of the tests in which Windows differs: files, names, paths, consoles.
TESTS = (
    "tests/windows",
    "tests/db/test_creation.py",
    "tests/db/test_lock.py",
    "tests/db/test_recording.py",
    "tests/workflow/test_place.py",
)
MOST_SLOWER = 1.3
STARTS = 3  # of which the quickest counts
EXIT_NOT_WRITTEN, EXIT_RUNNING, EXIT_OLD_WINDOWS, EXIT_NOT_INSTALLED = 2, 3, 4, 5
NT_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
OUR_KEYS = (
    r"HKCU\Software\SoKetQuy",
    r"HKCU\Software\Classes\SoKetQuy.skq",
    r"HKCU\Software\Classes\.skq",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoKetQuy",
)


def run() -> None:
    """All steps, in the order in which a user meets them."""
    if windows.ON_WINDOWS:
        raise CannotGoOn("--try is for Linux with wine; on Windows simply use the setup file")
    OUT.mkdir(exist_ok=True)
    with screen():
        _start_clean()
        for step in STEPS:
            with timed(step.__doc__.partition("\n")[0].rstrip(".") if step.__doc__ else ""):
                step()
    say("the Windows program was installed, used, upgraded and removed as it should")


def expect(what: str, holds: bool) -> None:
    """CannotGoOn unless it holds."""
    if not holds:
        raise CannotGoOn(f"not as it should be under wine: {what}")


# --- the steps ------------------------------------------------------------------------------------


def _start_clean() -> None:
    for folder in (FOLDER.parent, DATA_FOLDER, _user_folder()):
        shutil.rmtree(folder, ignore_errors=True)
    for key in OUR_KEYS:
        wine.wine(["reg", "delete", key, "/f"], 60)


def refuses_an_old_windows() -> None:
    """The setup refuses an older Windows, and the add-on a machine without the program."""
    _set_build("17763")
    code = _exit_code(SETUP, "/S")
    _set_build("18362")
    expect(f"exit code {code} on an old Windows", code == EXIT_OLD_WINDOWS)
    code = _exit_code(CHARTS, "/S")
    expect(f"exit code {code} of the add-on alone", code == EXIT_NOT_INSTALLED)


def installs() -> None:
    """The setup installs silently into a folder with Vietnamese letters and spaces."""
    code = _exit_code(SETUP, "/S", f"/D={wine.windows_path(FOLDER)}")
    expect(f"exit code {code} of the setup", code == 0)
    _expect_whole()
    expect("two shortcuts", len(_shortcuts()) == 2)  # noqa: PLR2004 -- menu and desktop


def tests_itself() -> None:
    """The installed program tests itself, and its command line makes the data file."""
    say(_program("--self-test", seconds=300).strip().replace("\n", "\n  "))
    DATA_FOLDER.mkdir(parents=True)
    _program("demo", wine.windows_path(DATA))
    expect("a data file", DATA.exists())
    shown = _program("show", wine.windows_path(DATA), "--quarter", "2026Q3")
    expect("Vietnamese letters in what is printed", "Đạt" in shown)


def finds_its_own_damage() -> None:
    """The diagnosis holds the installed files against their checksums, and names a changed one."""
    path = wine.windows_path(DATA)
    expect("whole files in the diagnosis", "nguyên vẹn" in _program("doctor", path))
    picture = FOLDER / "_internal" / "resources" / "help" / "xuat.png"
    as_built = picture.read_bytes()
    picture.write_bytes(as_built[:-1])
    said = _program("doctor", path)
    picture.write_bytes(as_built)
    expect(f"the changed file in the diagnosis:\n{said}", "help/xuat.png" in said)


def opens_its_window() -> None:
    """The data file is opened by its type in the real window; a picture is kept."""
    opened = wine.start([PYTHON_EXE, "-c", DOUBLE_CLICK, wine.windows_path(DATA)], ON_SCREEN)
    wait_for(WINDOW)
    time.sleep(5)  # until the grid is filled
    take("windows-window.png")
    _program("open", wine.windows_path(DATA), seconds=60)  # ends: the window is there already
    code = _exit_code(SETUP, "/S", "/WAIT=2")
    expect(f"exit code {code} of an upgrade while the program is open", code == EXIT_RUNNING)
    _expect_whole()
    _close(opened)


def starts_as_quickly_as_the_source() -> None:
    """The frozen program shows its window about as quickly as the source does."""
    path = wine.windows_path(DATA)
    frozen = _quickest([FOLDER / f"{NAME}.exe", "open", path])
    source = _quickest([PYTHON_EXE, "-m", "desktop", "open", path])
    say(f"window after {frozen:.2f} s frozen, {source:.2f} s from source ({frozen / source:.2f})")
    expect("a start at most 1.3 times that of the source", frozen <= MOST_SLOWER * source)


def passes_its_tests() -> None:
    """Windows' part of the tests passes on the Windows Python."""
    base = wine.windows_path(wine.DRIVE_C / "pytest")
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--basetemp", base, *TESTS]
    print(wine.must([PYTHON_EXE, *words], 600), flush=True)


def takes_the_charts() -> None:
    """The chart add-on is laid over the program, which then draws pictures."""
    code = _exit_code(CHARTS, "/S")
    expect(f"exit code {code} of the add-on", code == 0)
    _expect_whole()
    said = _program("--self-test", seconds=300)
    expect(f"a drawn picture:\n{said}", "PNG" in said)


def upgrades() -> None:
    """The setup goes over itself, into the same folder; data and add-on stay."""
    (FOLDER / "_internal" / "leftover.txt").write_text("an older version's", encoding="ascii")
    listed = FOLDER / "SHA256SUMS.txt"
    listed.write_text(f"{'0' * 64} *_internal/leftover.txt\n" + listed.read_text("ascii"), "ascii")
    before = DATA.read_bytes()
    code = _exit_code(SETUP, "/S")
    expect(f"exit code {code} of the upgrade", code == 0)
    _expect_whole()
    expect("no file of the older version", not (FOLDER / "_internal" / "leftover.txt").exists())
    expect("the data untouched", DATA.read_bytes() == before)


def asks_a_person_to_close_it() -> None:
    """A person who upgrades is asked to close the program; the setup goes on and opens it again."""
    program = wine.start([FOLDER / f"{NAME}.exe", "open", wine.windows_path(DATA)], ON_SCREEN)
    wait_for(WINDOW)
    setup = wine.start([SETUP], ON_SCREEN)  # which the program inherits
    wait_for(SETUP_TITLE)
    take("windows-setup.png")
    press(SETUP_TITLE, OK)
    wait_for(SETUP_TITLE, 2)
    take("windows-ask.png")
    _close(program)
    press(SETUP_TITLE, RETRY)
    wait_until(FRESH.exists, 30, "the new files")
    wait_until(lambda: not FRESH.exists(), 120, "the upgrade")
    take("windows-done.png")
    press(SETUP_TITLE, OK)
    wait_for(WINDOW)
    _close(setup)
    _expect_whole()


def survives_being_ended() -> None:
    """A setup that is ended halfway, or cannot write, leaves the program as it was."""
    wine.start([SETUP, "/S"])
    wait_until((FRESH / "_internal" / "python311.dll").exists, 60, "the new files")
    wine.end_all()
    found = verify(FOLDER)
    expect(f"the program whole: {found.changed} {found.missing}", found.is_whole)
    expect("half of the new files", (FRESH / "_internal").is_dir())
    _program("plans")
    shutil.rmtree(FRESH)
    FRESH.write_text("in the way", encoding="ascii")
    code = _exit_code(SETUP, "/S")
    expect(f"exit code {code} where nothing can be written", code == EXIT_NOT_WRITTEN)
    FRESH.unlink()
    _expect_whole()


def uninstalls() -> None:
    """Uninstalling leaves nothing but the data."""
    own = FOLDER / "ghi chú của tôi.txt"
    own.write_text("x", encoding="utf-8")
    wine.must([FOLDER / "Uninstall.exe", "/S"], 60)
    wait_until(lambda: not _installed_files() - {own}, 90, "all files of the program gone")
    expect("a file of the user's own stays", own.exists())
    expect("no shortcuts", not _shortcuts())
    for key in OUR_KEYS:
        expect(f"no {key}", wine.wine(["reg", "query", key], 60).returncode != 0)
    expect("the data file", DATA.exists())
    expect("the user's settings", _user_folder().is_dir())


STEPS: tuple[Callable[[], None], ...] = (
    refuses_an_old_windows,
    installs,
    tests_itself,
    finds_its_own_damage,
    opens_its_window,
    starts_as_quickly_as_the_source,
    passes_its_tests,
    takes_the_charts,
    upgrades,
    asks_a_person_to_close_it,
    survives_being_ended,
    uninstalls,
)


# --- what the steps do ----------------------------------------------------------------------------

ON_SCREEN = {"QT_QPA_PLATFORM": "windows"}
# What Windows does for a double click on a file: wine 8 does not look into a user's own types.
DOUBLE_CLICK = r"""
import subprocess, sys, winreg
classes = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Classes")
kind = winreg.QueryValue(classes, ".skq")
line = winreg.QueryValue(classes, kind + r"\shell\open\command")
sys.exit(subprocess.call(line.replace("%1", sys.argv[1])))
"""


def _exit_code(program: Path, *arguments: str) -> int:
    """Run a setup file; NSIS wants `/D=` last and without quotes."""
    line = " ".join([f'"{wine.windows_path(program)}"', *arguments])
    return wine.wine(_through_python(line), 300).returncode


def _through_python(line: str) -> list[str | Path]:
    """How to start a Windows command line exactly as it is written."""
    code = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
    return [PYTHON_EXE, "-c", code, line]


def _program(*arguments: str, seconds: float = 120) -> str:
    return wine.must([FOLDER / f"{NAME}.exe", *arguments], seconds)


def _set_build(number: str) -> None:
    wine.must(["reg", "add", NT_KEY, "/v", "CurrentBuildNumber", "/d", number, "/f"], 60)


def _expect_whole() -> None:
    found = verify(FOLDER)
    expect(f"every file as it was built: {found}", found.is_whole and not found.unknown)


def _installed_files() -> set[Path]:
    """Files and folders: an empty folder left behind counts too."""
    return set(FOLDER.rglob("*"))


def _user() -> Path:
    users = wine.DRIVE_C / "users"
    (user,) = [path for path in users.iterdir() if path.name != "Public"]
    return user


def _user_folder() -> Path:
    """The program's folder for settings; under wine its own, so that it is there to be kept."""
    return _user() / "AppData" / "Local" / NAME


def _shortcuts() -> list[Path]:
    """Those of the desktop (a link out of the prefix) and of the Start menu."""
    menu = _user() / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    places = (folder / f"{TITLE}.lnk" for folder in (_user() / "Desktop", menu))
    return [place for place in places if place.exists()]


def _close(process: subprocess.Popen[bytes]) -> None:
    """Ask the window to close, as its button does, and wait until the program has ended."""
    for image in (f"{NAME}.exe", "python.exe"):
        wine.wine(["taskkill", "/im", image], 60)
    wait_for(WINDOW, 0)
    process.wait(60)


def _quickest(command: list[str | Path]) -> float:
    """Seconds until the window is there: the best of a few starts."""
    best = 60.0
    for _ in range(STARTS):
        start = time.monotonic()
        process = wine.start(command, ON_SCREEN)
        wait_for(WINDOW)
        best = min(best, time.monotonic() - start)
        time.sleep(2)
        _close(process)
    return best
