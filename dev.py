#!/usr/bin/env python3
"""One command for everything a developer does: run, test, check, build.

usage: python3 dev.py COMMAND [ARGUMENTS]

  run [ARGUMENTS]   the program; without arguments a demonstration: in its window where there is
                    a screen, otherwise the report of an invented office written into out/
  test [ARGUMENTS]  the tests; arguments go to pytest
  soak [ARGUMENTS]  the faults of tests/faults/ at their nightly figures, for hours; --tenth is a
                    tenth of them, --faults plants known faults to see that each is caught
  check             ruff and mypy
  build             the program as a folder to hand out, for this kind of machine, in dist/
    --windows       the Windows program and its setup files instead, also on Linux
    --windows --try   and everything that a user does with them, under wine (Linux only)
  setup             only what each of the above does first: get ready
  lock              write the versions and hashes anew from pyproject.toml (asks the package index)

The first call makes a virtual environment in .venv/ and installs what is missing; later calls see
from a stamp that nothing changed. Only the standard library is used here, since nothing else is
there before the first call.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OUT = ROOT / "out"
# One after the other: peewee comes as source and is built with what the first file brings, so that
# pip need not fetch build tools of its own choice, whose hashes nobody wrote down.
LOCKS = ("requirements-build.txt", "requirements-dev.txt")
LOCK_SOURCES = (
    ("requirements.txt", "pyproject.toml"),
    ("requirements-dev.txt", "pyproject.toml --group dev"),
    ("requirements-build.txt", "--group build"),
)
DEMO_QUARTER = "2026Q3"

# What Qt's libraries and its `xcb` and `offscreen` plugins load from the system (read off with
# readelf), with the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What the Windows program is built and tried with on Linux, with the Debian package that holds it.
WINDOWS_TOOLS = {
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
}
# Another apt-get, such as the one that updates a machine by itself, is waited for.
WAIT_FOR_APT = ("-o", "DPkg::Lock::Timeout=600")


class CannotGoOn(Exception):
    """Something a developer must do first; the text says what."""


@dataclass(frozen=True)
class Machine:
    """What may be done here to get a system package."""

    has_apt: bool
    is_root: bool

    @classmethod
    def this_one(cls) -> Machine:
        return cls(
            has_apt=shutil.which("apt-get") is not None,
            is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        )


# --- saying and calling ---------------------------------------------------------------------------


def say(text: str) -> None:
    """Print to stderr: stdout belongs to the program that is run."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def call(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
    cwd: Path | None = ROOT,
) -> int:
    """The exit code of `command`; with `quiet` its output goes to stderr."""
    stdout = sys.stderr if quiet else None
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, stdout=stdout, check=False
    ).returncode


def has_screen(env: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    if system in ("win32", "darwin"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def program_env() -> dict[str, str]:
    """The environment in which the program is found from any folder, and needs no screen."""
    env = dict(os.environ)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH")]))
    env["PYTHONUTF8"] = "1"
    if not has_screen(env):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env


# --- system packages ------------------------------------------------------------------------------


def apt_commands(packages: Iterable[str], sudo: bool) -> list[list[str]]:
    before = ["sudo"] if sudo else []
    install = ["apt-get", "install", "-y", "--no-install-recommends", *sorted(set(packages))]
    return [[*before, "apt-get", "update"], [*before, *install]]


def advice(packages: Iterable[str], machine: Machine) -> str:
    """What a developer types to get `packages`, on one line."""
    if not machine.has_apt:
        return "install what your system calls " + ", ".join(sorted(set(packages)))
    commands = apt_commands(packages, sudo=not machine.is_root)
    return " && ".join(" ".join(command) for command in commands)


def install_packages(
    packages: list[str], reason: str, machine: Machine, run: Callable[..., int] = call
) -> bool:
    """Whether `packages` were installed; where that is not allowed, the command is printed."""
    if not (machine.has_apt and machine.is_root):
        say(f"{reason}. Please: {advice(packages, machine)}")
        return False
    say(f"{reason}; installing {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update, install = apt_commands(packages, sudo=False)
    run([*update, "-qq"], env=env, quiet=True)  # a failure here may still leave a usable list
    return run([*install, "-qq", *WAIT_FOR_APT], env=env, quiet=True) == 0


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_for_qt(
    loads: Callable[[str], bool] = can_load, system: str = sys.platform
) -> list[str]:
    """The packages without which Qt does not start; only Linux leaves them to the system."""
    if system != "linux":
        return []
    return [package for library, package in QT_LIBRARIES.items() if not loads(library)]


def missing_for_tests(
    which: Callable[[str], str | None] = shutil.which, system: str = sys.platform
) -> list[str]:
    """The packages of the programs that judge a finished Word or Excel file."""
    if system != "linux":
        return []
    packages = []
    if not which("soffice"):
        packages += ["libreoffice-calc", "libreoffice-writer"]
    if not which("pdftotext"):
        packages.append("poppler-utils")
    if not has_vietnamese_font(which):
        packages.append("fonts-liberation2")
    return packages


def has_vietnamese_font(which: Callable[[str], str | None]) -> bool:
    """Whether Times New Roman's stand-in has Vietnamese letters; version 1 of it lacks them."""
    if not which("fc-list"):
        return False
    query = ["fc-list", ":family=Liberation Serif:lang=vi"]
    return bool(subprocess.run(query, capture_output=True, check=False).stdout.strip())


def missing_for_windows(
    which: Callable[[str], str | None] = shutil.which, system: str = sys.platform
) -> list[str]:
    """The packages with which the Windows program is built here."""
    if system != "linux":
        return []
    return [package for tool, package in WINDOWS_TOOLS.items() if not which(tool)]


# --- the virtual environment ----------------------------------------------------------------------


def venv_python(system: str = sys.platform) -> Path:
    return VENV / ("Scripts/python.exe" if system == "win32" else "bin/python")


def base_python() -> str:
    """The Python that .venv is made with, also when this runs on the one inside it."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def wanted_python() -> str:
    """Which Python, in which place: a virtual environment works with no other."""
    return " ".join([platform.python_version(), sys.base_prefix, str(VENV)])


def wanted_packages(root: Path = ROOT) -> str:
    """A hash over the lock files."""
    return hashlib.sha256(b"".join((root / lock).read_bytes() for lock in LOCKS)).hexdigest()


def stamp_file() -> Path:
    return VENV / "stamp.json"


def read_stamp() -> dict[str, object]:
    """What was found in order last time; empty where nothing can be relied on."""
    try:
        stamp = json.loads(stamp_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python().exists() else {}


def remember(**facts: object) -> None:
    """Add `facts` to the stamp; aside first, so that an interrupted run leaves no half a stamp."""
    aside = stamp_file().with_suffix(".new")
    aside.write_text(json.dumps({**read_stamp(), **facts}, indent=1), encoding="utf-8")
    aside.replace(stamp_file())


def make_venv(machine: Machine, run: Callable[..., int] = call) -> None:
    """Make .venv anew; Debian's Python needs a package for that."""
    say("making the virtual environment .venv")
    command = [base_python(), "-m", "venv", "--clear", VENV]
    if run(command, quiet=True) == 0:
        return
    packages = ["python3-venv"]
    installed = install_packages(packages, "Python cannot make a .venv", machine, run)
    if not installed or run(command, quiet=True) != 0:
        raise CannotGoOn(f"no virtual environment; try: {advice(packages, machine)}")


def install_locked() -> None:
    say("installing the packages (a minute or two, once)")
    env = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NO_SQLITE": "1",  # peewee without its optional C part, so that no compiler is needed
    }
    words = "-m pip install --quiet --require-hashes --no-build-isolation -r"
    for lock in LOCKS:
        if call([venv_python(), *words.split(), ROOT / lock], env=env, quiet=True) != 0:
            raise CannotGoOn(f"pip could not install {lock}; its own words are above")


def ensure_venv(machine: Machine) -> None:
    stamp = read_stamp()
    if stamp.get("python") != wanted_python():
        make_venv(machine)
        stamp = {}
    if stamp.get("packages") != wanted_packages():
        install_locked()
        remember(python=wanted_python(), packages=wanted_packages())


def ensure_packages(
    fact: str, missing: Callable[[], list[str]], reason: str, machine: Machine
) -> None:
    """Look once for what the system must have, and remember it once all of it is there."""
    if read_stamp().get(fact):
        return
    packages = missing()
    if packages and install_packages(packages, reason, machine):
        packages = missing()
        if packages:
            say(f"still missing after the installation: {' '.join(packages)}")
    if not packages:
        remember(**{fact: True})


def get_ready(with_judges: bool = False) -> None:
    """Get what the program needs to run, and with `with_judges` what its tests need as well."""
    machine = Machine.this_one()
    ensure_venv(machine)
    ensure_packages("qt", missing_for_qt, "Qt lacks libraries of the system", machine)
    if with_judges:
        reason = "The tests lack the programs that judge Word and Excel files"
        ensure_packages("judges", missing_for_tests, reason, machine)


# --- the commands ---------------------------------------------------------------------------------


def desktop(*arguments: str | Path, cwd: Path | None = ROOT) -> int:
    return call([venv_python(), "-m", "desktop", *arguments], env=program_env(), cwd=cwd)


def run(*arguments: str) -> int:
    get_ready()
    if arguments:
        return desktop(*arguments, cwd=None)  # file names are those of the caller's folder
    OUT.mkdir(exist_ok=True)
    return show_demo() if has_screen() else export_demo()


def show_demo() -> int:
    """Open the window on the demonstration office, which keeps what was tried on it."""
    file = OUT / "demo.skq"
    if not file.exists():
        code = desktop("demo", file, "--quarter", DEMO_QUARTER)
        if code != 0:
            return code
    return desktop("open", file)


def export_demo() -> int:
    """Write the demonstration report, from an office made anew each time."""
    file = OUT / "demo-export.skq"
    file.unlink(missing_ok=True)
    code = desktop("demo", file, "--quarter", DEMO_QUARTER)
    return code or desktop("export", file, "--quarter", DEMO_QUARTER, "--out", OUT)


def test(*arguments: str) -> int:
    get_ready(with_judges=True)
    return call([venv_python(), "-m", "pytest", *arguments], env=program_env())


def soak(*arguments: str) -> int:
    get_ready()
    return call([venv_python(), "-m", "tests.faults.soak", *arguments], env=program_env())


def check() -> int:
    """All three are run, so that one call shows everything."""
    get_ready()
    tools = ("ruff check --no-cache .", "ruff format --no-cache --check .", "mypy")
    return max([call([venv_python(), "-m", *tool.split()]) for tool in tools])


def build(*options: str) -> int:
    get_ready()
    if not options:
        return call([venv_python(), "-m", "PyInstaller", "--noconfirm", "build_exe.spec"])
    ensure_windows_tools(Machine.this_one())
    return call([venv_python(), "-m", "installer", *options])


def ensure_windows_tools(machine: Machine) -> None:
    """CannotGoOn where one is still missing: none of them can be done without."""
    ensure_packages("windows", missing_for_windows, "The Windows build lacks its tools", machine)
    if packages := missing_for_windows():
        raise CannotGoOn(f"no Windows build without its tools: {advice(packages, machine)}")


def setup() -> int:
    get_ready()
    return 0


def lock() -> int:
    """Write each requirements file for every system and Python version that the project is for."""
    ensure_venv(Machine.this_one())
    call([venv_python(), "-m", "pip", "install", "--quiet", "uv"], quiet=True)
    return max([call([venv_python(), "-m", *lock_words(*what)]) for what in LOCK_SOURCES])


def lock_words(lock_file: str, sources: str) -> list[str]:
    words = (
        f"uv pip compile {sources} --quiet --upgrade --universal --python-version 3.11"
        f" --generate-hashes --no-emit-index-url --no-annotate -o {lock_file}"
    )
    return [*words.split(), "--custom-compile-command", "python3 dev.py lock"]


def usage(mistake: str) -> int:
    say(mistake)
    print((__doc__ or "").partition("\n\n")[2], file=sys.stderr)
    return 2


COMMANDS: dict[str, Callable[..., int]] = {
    command.__name__: command for command in (run, test, soak, check, build, setup, lock)
}
PASS_ARGUMENTS_ON = {"run", "test", "soak"}
BUILD_OPTIONS: tuple[list[str], ...] = ([], ["--windows"], ["--windows", "--try"])


def mistake_in(name: str, rest: list[str]) -> str:
    if not name:
        return "which command?"
    if name not in COMMANDS:
        return f"unknown command: {name}"
    if name == "build" and rest in BUILD_OPTIONS:
        return ""
    if rest and name not in PASS_ARGUMENTS_ON:
        return f"nothing is expected after {name}: {' '.join(rest)}"
    return ""


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 -- `python3` may be any, and should be told
        say(f"Python 3.11 or newer is needed; this is {platform.python_version()}")
        return 1
    name, *rest = arguments or [""]
    if name in ("-h", "--help"):
        print(__doc__)
        return 0
    if mistake := mistake_in(name, rest):
        return usage(mistake)
    try:
        return COMMANDS[name](*rest)
    except CannotGoOn as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
