"""At the start the half-made files of killed runs go, and nothing else."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from workflow.backups import folders_of
from workflow.leftovers import sweep_leftovers

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
    sweep_leftovers(data)
    assert [path for path in ours if path.exists()] == []
    assert [path for path in (*others, fresh) if not path.exists()] == []


def test_folders_that_are_not_there_are_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sweep_leftovers(tmp_path / "none" / "a.skq")
    sweep_leftovers(None)
    assert list(tmp_path.iterdir()) == []
