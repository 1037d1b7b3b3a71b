"""What the frozen program finds wrong with itself."""

import sys

import pytest

from desktop import self_test
from domain.problem import Problem
from workflow.integrity import Integrity


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without importing everything first."""
    monkeypatch.setattr(self_test, "import_everything", lambda: (0, []))


def test_an_add_on_that_lacks_a_part_is_not_called_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    assert self_test.self_test() == 1
    assert "KHÔNG ĐẠT" in capsys.readouterr().err


def test_a_program_without_the_add_on_is_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_chart: object) -> bytes:
        raise Problem("charts_missing", "Chưa có.", "")

    monkeypatch.setattr(self_test, "draw_png", missing)
    monkeypatch.setattr(self_test, "find_spec", lambda _name: None)
    monkeypatch.setattr(self_test, "export", lambda *_a, **_k: [])
    assert self_test.self_test() == 0
    assert "chưa cài phần bổ sung" in capsys.readouterr().out


def test_a_damaged_program_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "verify", lambda _folder: Integrity(3, changed=("a.dll",)))
    assert self_test.self_test() == 1
    assert "a.dll" in capsys.readouterr().err
