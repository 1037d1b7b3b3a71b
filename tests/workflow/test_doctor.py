"""The diagnosis of files in every state, the kinds of folder, the log and the marker of a run."""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from db import migrations
from db.backup_folder import Reason
from db.migrations import Step
from db.store import Store
from domain.change import Change, Subject
from domain.problem import Problem
from domain.quarter import Quarter
from tests.db.test_lock import opened_elsewhere
from workflow import doctor, journal
from workflow.backups import Backups
from workflow.doctor import diagnosis
from workflow.folder_kind import FolderKind, Machine, folder_kind
from workflow.integrity import PROGRAM_LIST, write_list
from workflow.journal import Journal, crash_report
from workflow.session import Session

ROOT = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 3, 16, 8)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))


# -- the diagnosis --


def test_a_whole_file_is_well_and_left_alone(empty: Path, run: Run) -> None:
    with Store.open(empty) as store:
        made = Backups(store).make(Reason.BY_HAND)
    before = empty.read_bytes()
    code, out, _ = run("doctor", empty, "--json")
    said = json.loads(out)
    assert (code, said["well"], said["remarks"]) == (0, True, [])
    assert said["settings"] == {
        "journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "cell_size_check": 1,
    }  # fmt: skip
    assert said["backups"]["newest"] == str(made.path)
    assert said["backups"]["good"] is True
    assert said["lock"] is None
    assert empty.read_bytes() == before


def test_the_diagnosis_is_printed_for_people(empty: Path, run: Run) -> None:
    code, out, _ = run("doctor", empty)
    assert code == 0
    assert "truncate, đồng bộ mức 2" in out
    assert "[no_backup]" in out


def test_who_has_the_file_open_is_named(empty: Path, run: Run) -> None:
    with opened_elsewhere(empty):
        code, out, _ = run("doctor", empty, "--json")
        assert run("show", empty, "--quarter", "2026Q1")[0] == 0
        assert run("check", empty, "--quarter", "2026Q1")[0] in (0, 1)
        refused = run("fill", empty, "--quarter", "2026Q1", "--from", empty)
    assert code == 0
    assert json.loads(out)["lock"]["since"]
    assert refused[0] == 1
    assert "[already_open]" in refused[2]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.write_bytes(b""), "file_empty"),
        (lambda path: path.write_bytes(b"text"), "not_a_data_file"),
        (lambda path: path.write_bytes(path.read_bytes()[:-4096]), "damaged_file"),
        (lambda path: path.unlink(), "file_missing"),
        (lambda path: path.write_bytes(newer(path.read_bytes())), "newer_file"),
    ],
)
def test_a_file_in_a_bad_state_is_named_and_left_alone(
    empty: Path, run: Run, spoil: Callable[[Path], object], code: str
) -> None:
    spoil(empty)
    before = empty.read_bytes() if empty.exists() else None
    end, out, _ = run("doctor", empty, "--json")
    said = json.loads(out)
    assert (end, said["well"]) == (1, False)
    assert [one["code"] for one in said["remarks"] if one["error"]] == [code]
    assert run("doctor", empty)[0] == 1
    assert (empty.read_bytes() if empty.exists() else None) == before


def newer(content: bytes) -> bytes:
    return content[:60] + (99).to_bytes(4, "big") + content[64:]


def test_an_older_file_is_only_looked_at(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, Step(("SELECT 1",))))
    monkeypatch.setattr(migrations, "VERSION", 2)
    before = empty.read_bytes()
    found = diagnosis(empty)
    assert found.is_well
    assert [one.code for one in found.remarks] == ["older_file", "no_backup"]
    assert empty.read_bytes() == before


def test_a_log_that_does_not_replay_is_said(empty: Path) -> None:
    import sqlite3  # noqa: PLC0415 - only here

    database = sqlite3.connect(empty)
    query = "SELECT sql FROM sqlite_master WHERE name = 'change_no_delete'"
    (trigger,) = database.execute(query).fetchone()
    database.execute("DROP TRIGGER change_no_delete")
    database.execute("DELETE FROM change WHERE seq = 2")
    database.execute(trigger)
    database.commit()
    database.close()
    found = diagnosis(empty)
    assert not found.is_well
    assert "nhật ký" in found.remarks[0].sentence


def test_a_bad_backup_a_full_disk_and_a_stick_are_remarked(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(empty) as store:
        made = Backups(store).make(Reason.BY_HAND)
    made.path.write_bytes(b"")
    monkeypatch.setattr(doctor, "_free", lambda _path: 5_000_000)
    monkeypatch.setattr(doctor, "folder_kind", lambda _path: FolderKind.REMOVABLE)
    found = diagnosis(empty)
    codes = ["folder_removable", "bad_backup", "little_space"]
    assert [one.code for one in found.remarks] == codes
    assert found.is_well
    assert "KHÔNG đạt" in dict(doctor.shown(found))["Sao lưu"]


def test_a_damaged_program_is_remarked_with_the_files(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    (installed / "_internal").mkdir(parents=True)
    (installed / "_internal" / "a.dll").write_bytes(b"as built")
    write_list(installed, PROGRAM_LIST)
    monkeypatch.setattr(doctor, "program_folder", lambda: installed)
    assert "nguyên vẹn" in dict(doctor.shown(diagnosis(empty)))["Tệp của chương trình"]
    (installed / "_internal" / "a.dll").write_bytes(b"as a scanner left it")
    found = diagnosis(empty)
    assert found.is_well
    assert "_internal/a.dll" in dict(doctor.shown(found))["Tệp của chương trình"]
    assert [one.code for one in found.remarks] == ["no_backup", "program_damaged"]


def test_unsafe_settings_are_an_error(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "pragmas", lambda _store: {"journal_mode": "wal"})
    assert [one.code for one in diagnosis(empty).remarks if one.is_error] == ["unsafe_settings"]


# -- kinds of folder --

WINDOWS = {"OneDrive": "C:\\Users\\lan\\Đám mây", "OneDriveCommercial": "D:\\OD"}
MOUNTS = (
    ("/", "ext4"),
    ("/u/lan/chung", "cifs"),
    ("/srv/nfs", "nfs4"),
    ("/media/lan/USB", "vfat"),
    ("/data", "exfat"),
    ("/run/media/lan/O cung", "ext4"),
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PureWindowsPath("C:/Users/lan/Documents/a.skq"), FolderKind.LOCAL),
        (PureWindowsPath("//may-chu/chung/a.skq"), FolderKind.NETWORK),
        (PureWindowsPath("\\\\?\\UNC\\may\\chung\\a.skq"), FolderKind.NETWORK),
        (PureWindowsPath("Z:/a.skq"), FolderKind.NETWORK),
        (PureWindowsPath("E:/a.skq"), FolderKind.REMOVABLE),
        (PureWindowsPath("c:/users/LAN/đám mây/2026/a.skq"), FolderKind.ONEDRIVE),
        (PureWindowsPath("D:/OD/a.skq"), FolderKind.ONEDRIVE),
        (PureWindowsPath("C:/Users/lan/OneDrive - Tỉnh ủy/a.skq"), FolderKind.ONEDRIVE),
        (PureWindowsPath("C:/Users/lan/OneDrive.skq"), FolderKind.LOCAL),
        (PureWindowsPath("C:/Users/lan/Dropbox (Cá nhân)/a.skq"), FolderKind.DROPBOX),
        (PureWindowsPath("G:/My Drive/a.skq"), FolderKind.GOOGLE_DRIVE),
        (PurePosixPath("/u/lan/a.skq"), FolderKind.LOCAL),
        (PurePosixPath("/u/lan/Dropbox/a.skq"), FolderKind.DROPBOX),
        (PurePosixPath("/u/lan/chung/a.skq"), FolderKind.NETWORK),
        (PurePosixPath("/srv/nfs/x/a.skq"), FolderKind.NETWORK),
        (PurePosixPath("/run/user/1000/gvfs/smb-share/a.skq"), FolderKind.NETWORK),
        (PurePosixPath("/media/lan/USB/a.skq"), FolderKind.REMOVABLE),
        (PurePosixPath("/data/a.skq"), FolderKind.REMOVABLE),
        (PurePosixPath("/run/media/lan/O cung/a.skq"), FolderKind.REMOVABLE),
        (PurePosixPath("/srv/nfs-khong/a.skq"), FolderKind.LOCAL),
    ],
)
def test_the_kind_of_folder_is_told_from_its_path(path: PurePath, kind: FolderKind) -> None:
    drives = {"Z:\\": 4, "E:\\": 2}
    machine = Machine(WINDOWS, lambda root: drives.get(root, 3), lambda: MOUNTS)
    assert folder_kind(path, machine) is kind


def test_every_kind_has_words_and_all_but_the_own_disk_a_warning() -> None:
    assert all(kind.words for kind in FolderKind)
    assert [kind for kind in FolderKind if not kind.warning] == [FolderKind.LOCAL]
    assert folder_kind(Path("/").absolute()) in FolderKind


# -- the log --


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    kept = Journal(tmp_path / "log")
    kept.begin()
    yield tmp_path / "log" / journal.LOG
    kept.end()


def test_the_log_is_named_to_the_helper_once_there_is_one(tmp_path: Path) -> None:
    assert doctor.program().log is None
    kept = Journal(tmp_path / "home")
    kept.begin()
    kept.end()
    assert doctor.program().log == tmp_path / "home" / journal.LOG


def test_the_log_holds_codes_and_places_but_nothing_entered(
    log: Path, expected_log: pytest.LogCaptureFixture
) -> None:
    secret = "12,75 tỷ đồng của ông A"
    journal.tell_problem(Problem("bad_number", f"Không hiểu “{secret}”.", secret))
    try:
        raise ValueError(secret)
    except ValueError as error:
        journal.tell_error(error)
    text = log.read_text(encoding="utf-8")
    assert "problem bad_number" in text
    assert "ValueError" in text
    assert "test_doctor.py:" in text
    assert "Python 3" in text
    assert secret not in text


def test_the_log_grows_to_six_parts_of_a_megabyte(log: Path) -> None:
    for _ in range(1300):
        journal.note("x" * 6000)
    parts = list(log.parent.glob(f"{journal.LOG}*"))
    assert len(parts) == 6
    assert all(part.stat().st_size <= 1_000_000 for part in parts)


def test_a_log_that_cannot_be_written_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    kept = Journal(tmp_path / "log")
    assert kept.path is None
    kept.begin()
    journal.note("x")
    kept.end()


def test_a_full_disk_under_the_log_is_in_nobodys_way(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    handlers = logging.getLogger("so-ket-quy").handlers
    files = [one for one in handlers if isinstance(one, logging.FileHandler)]
    (handler,) = [one for one in files if one.baseFilename == str(log)]
    monkeypatch.setattr(handler.stream, "write", full, raising=False)
    journal.note("x")
    assert capsys.readouterr().err == ""


# -- the marker of a run --


def _crash(home: Path, data: Path, how: str) -> None:
    code = """
        import faulthandler, os, signal, sys
        from datetime import datetime
        from pathlib import Path
        from workflow.journal import Journal
        from workflow.session import Session
        home = Path(sys.argv[1])
        Journal(home).begin()
        session = Session(home, datetime(2026, 3, 16, 8))
        assert session.begin() == ()
        session.open_file(Path(sys.argv[2]))
        session.keep_draft({"2026Q1 1 note": "gõ dở…"})
        if sys.argv[3] == "segfault":
            faulthandler._sigsegv()
        os.kill(os.getpid(), signal.SIGKILL)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(home), str(data), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode < 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
@pytest.mark.parametrize("how", ["kill", "segfault"])
def test_the_next_start_learns_of_a_bad_end_and_gets_the_draft(tmp_path: Path, how: str) -> None:
    home = tmp_path / "home"
    _crash(home, tmp_path / "a.skq", how)
    kept = Journal(home)
    session = Session(home, NOW)
    (ended,) = session.begin()
    assert ended.begun == NOW
    assert ended.data_file == tmp_path / "a.skq"
    assert ended.draft == {"2026Q1 1 note": "gõ dở…"}
    assert ("Segmentation fault" in ended.crash) == (how == "segfault")
    assert "08:00 ngày 16/03/2026" in ended.sentence
    session.end()
    kept.end()
    assert Session(home, NOW).begin() == (ended,)  # until it has been told
    session.forget([ended])
    assert Session(home, NOW).begin() == ()
    assert signal.SIGKILL


def test_a_run_that_goes_on_and_one_that_ended_well_are_no_bad_ends(tmp_path: Path) -> None:
    first, second = Session(tmp_path, NOW), Session(tmp_path, NOW)
    assert first.begin() == second.begin() == ()
    onlooker = Session(tmp_path, NOW)
    assert onlooker.begin() == ()  # both go on, each with its own lock
    onlooker.end()
    first.end()
    second.end()
    first.end()
    third = Session(tmp_path, NOW)
    assert third.begin() == ()
    third.end()
    assert list((tmp_path / "phien").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"begun": 1}', b"\xff", b"[" * 99_999])
def test_a_marker_that_was_cut_off_is_still_a_bad_end(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "phien").mkdir()
    (tmp_path / "phien" / "phien-1-00.json").write_bytes(content)
    session = Session(tmp_path, NOW)
    (ended,) = session.begin()
    assert (ended.begun, ended.data_file, dict(ended.draft)) == (None, None, {})
    assert "bất thường" in ended.sentence
    session.end()


def test_a_home_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "phien").touch()
    session = Session(tmp_path, NOW)
    assert session.begin() == ()
    session.open_file(None)
    session.end()
    assert crash_report(tmp_path) == ""


def test_the_values_of_a_real_session_are_not_in_its_log(
    empty: Path, tmp_path: Path, log: Path
) -> None:
    with Store.open(empty) as store:
        code = next(iter(store.plan.measures))
        change = Change(Subject.MEASURE, Quarter(2026, 1), code, "note", "bí mật 77,7")
        store.record([change], "Nhập", "Lan")
        Backups(store).make(Reason.BY_HAND)
    shutil.rmtree(tmp_path / "home", ignore_errors=True)
    assert "bí mật" not in log.read_text(encoding="utf-8")
