"""A Windows CPython on Linux, for PyInstaller and the tests under wine.

python.org's files come out of a wheel that carries them; what it lacks is the standard library's
.py files (taken from the Linux Python of the same version), `python3.dll` and `python.exe`.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from installer.steps import CACHE, ROOT, CannotGoOn, call, key_of, once
from installer.wine import COMPILER, fetch_wheel

PYTHON_VERSION = "3.11.7"
EXPORT = re.compile(r"\s+\[\s*\d+\](?:\s+\+base\[\s*\d+\])?(?:\s+[0-9a-f]+)?\s+(\w+)")
PYTHON = CACHE / "python"
PYTHON_EXE = PYTHON / "python.exe"
PACKAGES = PYTHON / "Lib" / "site-packages"
RUNTIME_LOCK = ROOT / "installer" / "windows-python.txt"
SOURCES = ROOT / "installer" / "runtime"

# Not taken: Tk, installers, and all of OpenSSL (the program never speaks to a network, and hashlib
# does without: MD5, SHA-1, SHA-2, SHA-3 and BLAKE2 are inside python311.dll).
NOT_TAKEN = re.compile(
    r"api-ms-|vcruntime|tcl|tk|_tkinter|_msi|winsound|_ssl|_hashlib|lib(ssl|cry)", re.I
)
NOT_COPIED = shutil.ignore_patterns(
    "test", "tests", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "site-packages",
    "config-*", "lib-dynload", "_sysconfigdata*", "__pycache__",
)  # fmt: skip
# What is needed beside the program's own libraries: to freeze it, and to test it.
TOOLS = {
    "altgraph", "colorama", "hypothesis", "iniconfig", "packaging", "pefile", "pluggy", "pygments",
    "pyinstaller", "pyinstaller-hooks-contrib", "pytest", "pytest-qt", "pywin32-ctypes",
    "setuptools", "sortedcontainers",
}  # fmt: skip
SOURCE_ONLY = {"peewee"}


def make_python(pip: Sequence[str | Path]) -> None:
    """The Windows Python with its packages, in build/windows/python."""
    if platform.python_version() != PYTHON_VERSION:
        raise CannotGoOn(
            f"the Windows build takes the standard library of this Python, which must be"
            f" {PYTHON_VERSION}; this is {platform.python_version()}"
        )
    locks = [ROOT / name for name in ("requirements.txt", "requirements-dev.txt")]
    c_files = sorted(SOURCES.glob("*.c"))
    key = key_of(Path(__file__), RUNTIME_LOCK, *locks, *c_files)
    once("Windows Python", key, lambda: _make_python(pip))


def _make_python(pip: Sequence[str | Path]) -> None:
    shutil.rmtree(PYTHON, ignore_errors=True)
    (PYTHON / "DLLs").mkdir(parents=True)
    _unpack(fetch_wheel(pip, RUNTIME_LOCK, "panda3d-*.whl"))
    shutil.copytree(sysconfig.get_path("stdlib"), PYTHON / "Lib", ignore=NOT_COPIED)
    shutil.copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", PYTHON / "LICENSE.txt")
    _link_python3_dll()
    call([COMPILER, "-O2", "-s", "-municode", "-o", PYTHON_EXE, SOURCES / "python.c"])
    _install_packages(pip)
    for path in (PACKAGES / "PySide6").glob("*140*.dll"):  # a newer VC runtime than the wheel's
        shutil.copy(path, PYTHON / path.name)
    # The same version here writes what Windows' Python reads, and wine need not compile each time.
    call([sys.executable, "-m", "compileall", "-q", "-x", "Qt/|scripts/", PYTHON / "Lib"])


def _unpack(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            folder, _, name = member.rpartition("/")
            if folder != "deploy_libs" or not name or NOT_TAKEN.match(name):
                continue
            home = PYTHON if name == "python311.dll" else PYTHON / "DLLs"
            (home / name).write_bytes(archive.read(member))


def _link_python3_dll() -> None:
    """`python3.dll`, which modules of the stable ABI import: a forwarder for every name."""
    definition = CACHE / "python3.def"
    names = list(_exported(PYTHON / "python311.dll"))
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name} = python311.{name}" for name in names)]
    definition.write_text("\n".join(lines) + "\n", encoding="ascii")
    target = PYTHON / "python3.dll"
    call([COMPILER, "-shared", "-nostdlib", "-s", "-o", target, SOURCES / "python3.c", definition])


def _exported(library: Path) -> Iterator[str]:
    words = [COMPILER.replace("gcc", "objdump"), "-p", str(library)]
    listed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    _, _, table = listed.partition("[Ordinal/Name Pointer] Table")
    for line in table.splitlines():
        if found := EXPORT.fullmatch(line):
            yield found[1]


def _install_packages(pip: Sequence[str | Path]) -> None:
    """The Windows wheels by hash; peewee, which is source only, as plain Python files."""
    wheels, sources = CACHE / "wheels.txt", CACHE / "sources.txt"
    blocks = list(windows_requirements(ROOT))
    wheels.write_text("".join(b for b in blocks if name_of(b) not in SOURCE_ONLY), "utf-8")
    sources.write_text("".join(b for b in blocks if name_of(b) in SOURCE_ONLY), "utf-8")
    words = "install --quiet --require-hashes --no-deps --no-compile --upgrade --target"
    for_windows = "--platform win_amd64 --python-version 3.11 --only-binary=:all:"
    call([*pip, *words.split(), PACKAGES, *for_windows.split(), "-r", wheels])
    env = {**os.environ, "NO_SQLITE": "1"}  # without its optional C part
    call([*pip, *words.split(), PACKAGES, "--no-build-isolation", "-r", sources], env=env)


def windows_requirements(root: Path) -> Iterator[str]:
    """The blocks of the lock files that Windows needs, without markers.

    pip judges markers by the machine it runs on, and would leave out what only Windows needs.
    """
    wanted = {name_of(block) for block in _blocks(root / "requirements.txt")} | TOOLS
    for block in _blocks(root / "requirements-dev.txt"):
        first, hashes = block.split("\\\n", 1)
        requirement, _, marker = first.partition(";")
        if name_of(block) in wanted and _holds_on_windows(marker):
            yield f"{requirement.strip()} \\\n{hashes}"


def _blocks(lock: Path) -> list[str]:
    """Each requirement of a lock file with the lines of its hashes."""
    return re.findall(r"^[A-Za-z0-9].*\\\n(?:    --hash=.*\n)+", lock.read_text("utf-8"), re.M)


def name_of(block: str) -> str:
    """The name of the package that a block of a lock file is for."""
    return block.partition("==")[0].strip()


def _holds_on_windows(marker: str) -> bool:
    """Whether a marker of our lock files holds on Windows with Python 3.11."""
    known = {
        "": True,
        "sys_platform == 'win32'": True,
        "sys_platform == 'darwin'": False,
        "python_full_version < '3.12'": True,
        "python_full_version >= '3.12'": False,
        "platform_python_implementation != 'PyPy'": True,
    }
    text = marker.strip()
    if text not in known:
        raise CannotGoOn(f"a marker that the Windows build does not know yet: {text}")
    return known[text]
