"""The plans that are known: one bad file in the user's folder keeps none of the others back."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.problem import Problem
from workflow.import_plan import preview_pack

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own plans."""
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "plans"
    folder.mkdir(parents=True)
    return folder


ODD = [] if sys.platform == "win32" else ["pipe", "device"]
BAD = ["", '{"format":', '{"format":"so-ket-quy-plan/9"}', "folder", *ODD]


def spoil(folder: Path, kind: str) -> Path:
    """A file of that name that is no plan."""
    path = folder / "hỏng.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.write_text(kind, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_installed_plan_is_named_and_passed_over(
    run: Call, installed: Path, kind: str
) -> None:
    path = spoil(installed, kind)
    code, out, err = run("plans", "--json")
    assert (code, [one["id"] for one in json.loads(out)]) == (0, ["nq-05-2026", "nq-2022"])
    assert str(path) in err
    assert run("plan", "nq-2022", "--json")[0] == 0
    assert str(path) in run("plan", "nq-2027")[2]


def test_an_installed_plan_replaces_the_built_in_one(run: Call, installed: Path) -> None:
    pack = json.loads(run("plan", "nq-2022", "--json")[1])
    pack["resolution"]["theme"] = "Chủ đề đã sửa"
    (installed / "nq-2022.json").write_text(json.dumps(pack), encoding="utf-8")
    shown = json.loads(run("plan", "nq-2022", "--json")[1])
    assert shown["resolution"]["theme"] == "Chủ đề đã sửa"
    assert run("plans")[2] == ""


@pytest.mark.parametrize("kind", ["folder", *ODD])
def test_what_is_no_file_is_not_taken_in(tmp_path: Path, kind: str) -> None:
    with pytest.raises(Problem) as caught:
        preview_pack(spoil(tmp_path, kind))
    assert caught.value.code == "no_file"
