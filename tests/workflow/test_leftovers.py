"""At the start the half-made files of killed runs go, and nothing else."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.backups import folders_of
from workflow.leftovers import sweep_leftovers

Call = Callable[..., tuple[int, str, str]]
TWO_DAYS = 2 * 86_400


def old(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix:
        path.touch()
    else:
        path.mkdir()
    then = time.time() - TWO_DAYS
    os.utime(path, (then, then))
    return path


def test_only_what_is_ours_and_older_than_a_day_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = old(tmp_path / "xã" / "a.skq")
    beside, own = folders_of(data)
    ours = [
        old(data.parent / ".a.skq.0123abcd.tmp"),
        old(data.parent / ".a.skq.0123abcd.tmp-journal"),
        old(beside / ".x.skq.89abcdef.tmp"),
        old(own / ".x.skq.89abcdef.tmp"),
        old(tmp_path / "home" / "plans" / ".skq-1-2.json"),
        old(tmp_path / "home" / "templates" / ".skq-1-2.docx"),
        old(tmp_path / "skq-template-abc"),
    ]
    others = [data, old(data.parent / ".a.skq.tmp"), old(beside / "b.skq"), old(tmp_path / "skq")]
    fresh = data.parent / ".b.skq.0123abcd.tmp"
    fresh.touch()
    at_work = tmp_path / "skq-template-def"  # of a program that runs beside this one
    at_work.mkdir()
    sweep_leftovers(data)
    assert [path for path in ours if path.exists()] == []
    assert [path for path in (*others, fresh, at_work) if not path.exists()] == []


def test_folders_that_are_not_there_are_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sweep_leftovers(tmp_path / "none" / "a.skq")
    sweep_leftovers(None)
    assert list(tmp_path.iterdir()) == []


def test_a_restore_sweeps_what_a_killed_one_has_left(
    run: Call, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    left = old(folders_of(demo)[0] / ".a.skq.0123abcd.tmp")
    beside = old(demo.parent / ".demo.skq.0123abcd.tmp")
    assert run("show", demo, "--quarter", "2026Q1")[0] == 0
    assert left.exists()
    backup = tmp_path / "b.skq"
    backup.write_bytes(demo.read_bytes())
    assert run("restore", demo, "--from", backup)[0] == 0
    assert not left.exists()
    assert not beside.exists()
