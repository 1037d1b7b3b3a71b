"""The Windows program and its two setup files: the whole recipe, on Linux and on Windows.

On Linux everything that is Windows' runs under wine, with a Windows Python put together from a
wheel; on Windows the same is done by the Python of the virtual environment. What is downloaded or
put together is kept in build/windows, so that a second run is quick.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from installer import licences, signing, windows_python, wine
from installer.letter import write_letter
from installer.nsis_words import write_words
from installer.steps import CACHE, DIST, NAME, ROOT, CannotGoOn, call, say, timed, version
from workflow.integrity import CHART_LIST, PROGRAM_LIST, file_hash, write_list

ON_WINDOWS = sys.platform == "win32"
FOLDERS = DIST / "windows"
PROGRAM = FOLDERS / NAME
CHARTS = FOLDERS / "bieu-do"
ICON = ROOT / "resources" / "icons" / "so-ket-quy.ico"
WORDS = CACHE / "words"
FREEZE_SECONDS = 1500
# What Windows and scanners read off the program itself.
SAID_BY_PROGRAM = {
    "high-DPI screens": b"PerMonitorV2",
    "long paths": b"<longPathAware",
    "its name": "Sơ Kết Quý".encode("utf-16-le"),
    "its version": f"ProductVersion\0{version()}".encode("utf-16-le"),
}
# Mail counts a message with its attachment encoded, 1.37 times the file: 25 MB of mail hold this.
MOST_BYTES = {"setup": 18_200_000, "bieu-do": 11_000_000}
FREEZE = {
    "SKQ_CHARTS": "apart",
    # Left loose inside the program: the setup's own compression makes far more of it.
    "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
    # Without the columns that tracebacks underline: a quarter of the code's size, and there is no
    # source beside the program that could be shown.
    "PYTHONNODEBUGRANGES": "1",
    "PYTHONHASHSEED": "1",  # the same input gives the same files
}


def build(python: Path) -> None:
    """Everything, into dist/; `python` is that of the virtual environment, with its packages."""
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check"]
    get_ready(pip)
    with timed("freezing"):
        _freeze(python)
    _refuse_strays()
    if lacking := lacking_in(PROGRAM / f"{NAME}.exe"):
        raise CannotGoOn(f"the program says nothing of {', '.join(lacking)}")
    site = _site_packages(python)
    _finish(PROGRAM, PROGRAM_LIST, licences.program_packages(), site)
    _finish(CHARTS, CHART_LIST, licences.CHART_PACKAGES, site)
    write_words(WORDS)
    setups = [_setup("soketquy", "setup", PROGRAM), _setup("bieu-do", "bieu-do", CHARTS)]
    _write_sums(setups)
    write_letter(DIST / f"thu-gui-kem-{version()}.txt", version(), setups)


def get_ready(pip: Sequence[str | Path]) -> None:
    """The Windows Python and the wine prefix; on Windows both are there already."""
    if not ON_WINDOWS:
        windows_python.make_python(pip)
        wine.make_prefix(pip)


def setup_file(kind: str) -> Path:
    """Where the setup file of a kind lies, `setup` or `bieu-do`."""
    return DIST / f"{NAME}-{version()}-{kind}.exe"


def _freeze(python: Path) -> None:
    shutil.rmtree(FOLDERS, ignore_errors=True)
    places = ["--distpath", "dist/windows", "--workpath", "build/windows/work"]
    words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "build_exe.spec"]
    if ON_WINDOWS:
        call([python, *words], env={**os.environ, **FREEZE})
        return
    wine.must([windows_python.PYTHON_EXE, *words], FREEZE_SECONDS, FREEZE)


def _refuse_strays() -> None:
    """Nothing of wine and none of the stand-ins for what wine lacks may be shipped."""
    strays = wine.strays_in(FOLDERS)
    if strays:
        raise CannotGoOn(f"these files of the test prefix got into the program: {strays}")


def lacking_in(program: Path) -> list[str]:
    """What the program should say of itself, in its manifest and version resource, and does not."""
    data = program.read_bytes()
    return [what for what, said in SAID_BY_PROGRAM.items() if said not in data]


def _site_packages(python: Path) -> Path:
    return python.parent.parent / "Lib" / "site-packages" if ON_WINDOWS else windows_python.PACKAGES


def _finish(folder: Path, list_name: str, packages: set[str], site: Path) -> None:
    """Licences, signature and, last of all, the list of checksums."""
    if folder == PROGRAM:
        licences.write_licences(folder / licences.FOLDER, packages, site)
        licences.write_own_licences(folder / licences.FOLDER)
        signing.sign(folder / f"{NAME}.exe")
    else:
        licences.write_licences(folder / licences.CHART_FOLDER, packages, site)
    write_list(folder, list_name)


def _setup(script: str, kind: str, folder: Path) -> Path:
    target = setup_file(kind)
    defines = {"VERSION": version(), "SOURCE": folder, "OUTFILE": target, "ICON": ICON}
    defines["WORDS"] = WORDS
    if ON_WINDOWS:
        defines["CPU"] = "x86"  # the makensis for Windows comes with that kind only
    if signing.uninstaller_command():
        defines["SIGN"] = signing.uninstaller_command()
    words = [f"-D{name}={value}" for name, value in defines.items()]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with timed(target.name):
        call(
            ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, f"{script}.nsi"],
            env=env,
            cwd=ROOT / "installer",
        )
        signing.sign(target)
    return target


def check_sizes() -> None:
    """Each setup file small enough for e-mail; both are said before either is refused."""
    too_large = []
    for kind, most in MOST_BYTES.items():
        setup = setup_file(kind)
        size = setup.stat().st_size
        say(f"{setup.name}: {size / 1e6:.2f} MB of at most {most / 1e6:.1f}")
        if size > most:
            too_large.append(setup.name)
    if too_large:
        raise CannotGoOn(f"too large for e-mail, see docs/release.md: {', '.join(too_large)}")


def _write_sums(setups: list[Path]) -> None:
    """The checksums beside the setup files, as `sha256sum --check` reads them."""
    lines = [f"{file_hash(setup)} *{setup.name}\n" for setup in setups]
    (DIST / f"{NAME}-{version()}-SHA256SUMS.txt").write_text("".join(lines), newline="\n")
