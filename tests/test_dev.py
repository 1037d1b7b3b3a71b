"""What dev.py promises: ready once, quick after, a plain word where it cannot go on."""

import ctypes.util
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent
SECONDS_OF_A_SECOND_RUN = 2

PERMITTED = dev.Machine(has_apt=True, is_root=True)
NOT_ROOT = dev.Machine(has_apt=True, is_root=False)
NO_APT = dev.Machine(has_apt=False, is_root=True)


class Calls:
    """Stands in for `dev.call`: notes each command, and ends it with the next of `codes`."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.commands: list[str] = []

    def __call__(self, command: Sequence[str | Path], **_: object) -> int:
        self.commands.append(" ".join(str(word) for word in command))
        return self.codes.pop(0) if self.codes else 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """A ready machine in `tmp_path`, on which commands are only noted."""
    noted = Calls()
    monkeypatch.setattr(dev, "call", noted)
    monkeypatch.setattr(dev, "get_ready", lambda with_judges=False: None)
    monkeypatch.setattr(dev, "OUT", tmp_path / "out")
    return noted


# --- what is asked of it --------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["fly"], ["check", "this"], ["setup", "--now"]])
def test_a_wrong_command_ends_with_2_and_the_list_of_commands(
    arguments: list[str], calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    assert not calls.commands
    shown = capsys.readouterr()
    assert not shown.out
    assert all(re.search(rf"^  {name}\b", shown.err, re.M) for name in dev.COMMANDS)


def test_help_is_printed_and_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    assert "python3 dev.py COMMAND" in capsys.readouterr().out


def test_arguments_after_run_reach_the_program_untouched(calls: Calls) -> None:
    assert dev.main(["run", "explain", "target", "--json", "--", "-5 %"]) == 0
    assert [command.partition(" -m ")[2] for command in calls.commands] == [
        "desktop explain target --json -- -5 %"
    ]


def test_the_exit_code_of_the_program_is_passed_on(calls: Calls) -> None:
    calls.codes = [3]
    assert dev.main(["run", "check", "a.skq"]) == 3


def test_check_runs_every_tool_even_after_one_failed(calls: Calls) -> None:
    calls.codes = [1, 0, 0]
    assert dev.main(["check"]) == 1
    assert [command.partition(" -m ")[2] for command in calls.commands] == [
        "ruff check --no-cache .",
        "ruff format --no-cache --check .",
        "mypy",
    ]


def test_without_a_screen_run_writes_the_demonstration_report(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda *_: False)
    assert dev.main(["run"]) == 0
    made, written = calls.commands
    assert "desktop demo" in made
    assert "desktop export" in written
    assert written.endswith(f"--quarter 2026Q3 --out {dev.OUT}")


def test_a_demonstration_that_cannot_be_made_is_not_exported(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda *_: False)
    calls.codes = [1]
    assert dev.main(["run"]) == 1
    assert len(calls.commands) == 1


def test_with_a_screen_the_demonstration_office_is_made_once_and_opened(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda *_: True)
    assert dev.main(["run"]) == 0
    (dev.OUT / "demo.skq").touch()
    assert dev.main(["run"]) == 0
    verbs = [command.partition("desktop ")[2].split()[0] for command in calls.commands]
    assert verbs == ["demo", "open", "open"]


@pytest.mark.parametrize(
    ("env", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_told_from_none(env: dict[str, str], system: str, expected: bool) -> None:
    assert dev.has_screen(env, system) is expected


def test_without_a_screen_the_program_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.program_env()["QT_QPA_PLATFORM"] == "offscreen"
    assert str(ROOT) in dev.program_env()["PYTHONPATH"]


# --- what the system must have --------------------------------------------------------------------


def test_who_may_not_install_is_told_the_exact_command(capsys: pytest.CaptureFixture[str]) -> None:
    calls = Calls()
    assert not dev.install_packages(["libgl1", "libegl1"], "Qt lacks them", NOT_ROOT, calls)
    assert not calls.commands
    assert capsys.readouterr().err == (
        "dev.py: Qt lacks them. Please: sudo apt-get update"
        " && sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
    )


def test_where_there_is_no_apt_the_packages_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    calls = Calls()
    assert not dev.install_packages(["poppler-utils"], "The tests lack it", NO_APT, calls)
    assert not calls.commands
    assert "install what your system calls poppler-utils" in capsys.readouterr().err


def test_root_installs_without_asking() -> None:
    calls = Calls()
    assert dev.install_packages(["libgl1"], "Qt lacks it", PERMITTED, calls)
    assert calls.commands == [
        "apt-get update -qq",
        "apt-get install -y --no-install-recommends libgl1 -qq -o DPkg::Lock::Timeout=600",
    ]


def test_an_installation_that_failed_is_not_called_done() -> None:
    assert not dev.install_packages(["libgl1"], "Qt lacks it", PERMITTED, Calls(0, 100))


def test_without_its_tools_the_windows_build_is_not_begun(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "missing_for_windows", lambda: ["nsis"])
    with pytest.raises(dev.CannotGoOn, match=r"apt-get install .* nsis"):
        dev.ensure_windows_tools(NOT_ROOT)


def test_only_the_libraries_that_do_not_load_are_wanted() -> None:
    assert dev.missing_for_qt(lambda library: library != "libEGL.so.1", "linux") == ["libegl1"]


def test_other_systems_bring_what_qt_needs() -> None:
    assert not dev.missing_for_qt(lambda _: False, "win32")
    assert not dev.missing_for_tests(lambda _: None, "win32")


def test_a_library_is_found_by_loading_it() -> None:
    there = ctypes.util.find_library("c") or "kernel32.dll"
    assert dev.can_load(there)
    assert not dev.can_load("libof-no-system.so.7")


def test_the_judges_are_wanted_where_there_are_none() -> None:
    assert set(dev.missing_for_tests(lambda _: None, "linux")) == {
        "libreoffice-writer",
        "libreoffice-calc",
        "poppler-utils",
        "fonts-liberation2",
    }


def test_a_python_that_can_make_no_environment_gets_the_missing_package() -> None:
    calls = Calls(1, 0, 0, 0)
    dev.make_venv(PERMITTED, calls)
    assert "-m venv --clear" in calls.commands[0]
    assert calls.commands[2].startswith("apt-get install -y --no-install-recommends python3-venv")
    assert calls.commands[3] == calls.commands[0]


def test_who_may_not_add_the_package_is_told_what_to_type() -> None:
    with pytest.raises(dev.CannotGoOn, match=r"sudo apt-get install .* python3-venv"):
        dev.make_venv(NOT_ROOT, Calls(1))


# --- the stamp ------------------------------------------------------------------------------------


@pytest.fixture
def empty_venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A .venv of which only the name of its Python exists."""
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    return tmp_path / ".venv"


def test_what_is_remembered_is_read_again(empty_venv: Path) -> None:
    dev.remember(qt=True)
    dev.remember(packages="a hash")
    assert dev.read_stamp() == {"qt": True, "packages": "a hash"}


def test_a_stamp_without_its_python_says_nothing(empty_venv: Path) -> None:
    dev.remember(qt=True)
    dev.venv_python().unlink()
    assert dev.read_stamp() == {}


@pytest.mark.parametrize("text", ["", "{", "[1]", '"qt"'])
def test_a_spoilt_stamp_says_nothing(empty_venv: Path, text: str) -> None:
    dev.stamp_file().write_text(text, encoding="utf-8")
    assert dev.read_stamp() == {}


def test_what_is_still_missing_is_looked_for_again(empty_venv: Path) -> None:
    dev.ensure_packages("qt", lambda: ["libgl1"], "Qt lacks it", NOT_ROOT)
    assert dev.read_stamp() == {}
    dev.ensure_packages("qt", list, "Qt lacks it", NOT_ROOT)
    assert dev.read_stamp() == {"qt": True}


def test_what_was_found_once_is_not_looked_for_again(empty_venv: Path) -> None:
    dev.remember(qt=True)
    dev.ensure_packages("qt", lambda: pytest.fail("looked again"), "Qt lacks it", NOT_ROOT)
    assert dev.read_stamp() == {"qt": True}


def test_any_other_lock_file_is_another_set_of_packages(tmp_path: Path) -> None:
    for name in dev.LOCKS:
        (tmp_path / name).write_text("", encoding="utf-8")
    before = dev.wanted_packages(tmp_path)
    (tmp_path / dev.LOCKS[-1]).write_text("# changed\n", encoding="utf-8")
    assert dev.wanted_packages(tmp_path) != before


def test_the_second_run_is_quick_and_a_new_lock_is_noticed(tmp_path: Path) -> None:
    """A real virtual environment, in a folder whose name has a space and Vietnamese letters."""
    home = tmp_path / "Sơ kết quý"
    home.mkdir()
    shutil.copy(ROOT / "dev.py", home)
    for name in dev.LOCKS:
        (home / name).write_text("", encoding="utf-8")

    def setup() -> tuple[str, float]:
        start = time.monotonic()
        command = [sys.executable, str(home / "dev.py"), "setup"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert not done.stdout
        return done.stderr, time.monotonic() - start

    first, _ = setup()
    assert "making the virtual environment" in first
    second, seconds = setup()
    assert "making" not in second
    assert "installing" not in second
    assert seconds < SECONDS_OF_A_SECOND_RUN
    (home / dev.LOCKS[-1]).write_text("# changed\n", encoding="utf-8")
    third, _ = setup()
    assert "making" not in third
    assert "installing the packages" in third
    assert json.loads((home / ".venv" / "stamp.json").read_text(encoding="utf-8"))["packages"]


# --- the lock files -------------------------------------------------------------------------------


def locked(name: str) -> dict[str, str]:
    """Each line of a lock file that names a package and a version, with the hashes below it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", text, flags=re.M).strip())
    return {entry.partition(" \\")[0]: entry for entry in entries}


@pytest.mark.parametrize("name", [source[0] for source in dev.LOCK_SOURCES])
def test_every_package_is_locked_to_one_version_with_hashes(name: str) -> None:
    entries = locked(name)
    assert entries
    assert all(re.match(r"[a-z0-9.-]+==[0-9]\S*( ; .+)?$", heading) for heading in entries)
    assert all("--hash=sha256:" in entry for entry in entries.values())


def test_a_developer_tests_the_versions_that_a_clerk_gets() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


def test_the_lock_serves_a_build_on_windows_too() -> None:
    headings = locked("requirements-dev.txt")
    for package in ("colorama", "pefile", "pywin32-ctypes"):
        assert any(re.match(rf"{package}==.* ; sys_platform == 'win32'", line) for line in headings)
    qt = next(entry for heading, entry in headings.items() if heading.startswith("pyside6"))
    assert qt.startswith("pyside6-essentials==6.11.3")
    assert qt.count("--hash") > 2


def test_soak_passes_its_arguments_on(calls: Calls) -> None:
    calls.codes = [1]
    assert dev.main(["soak", "--tenth", "T3"]) == 1
    assert [command.partition(" -m ")[2] for command in calls.commands] == [
        "tests.faults.soak --tenth T3"
    ]
