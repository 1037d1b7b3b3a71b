"""Templates and half failed exports on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow import office_files as files
from tests.workflow.office_files import WORD

Call = Callable[..., tuple[int, str, str]]
ND30 = ("--profile", "nd30")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder is the test's own."""
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_template_goes_the_whole_way(run: Call, demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "mẫu xã.docx"
    assert run("templates", *ND30, "--copy", copy)[:2] == (0, f"{copy}\n")
    assert run("templates", "--add", copy)[0] == 0
    assert run("templates", *ND30, "--use", copy.name)[0] == 0
    assert f"*  {copy.name}" in run("templates", *ND30)[1]
    out = tmp_path / "out"
    code, paths, notes = run("export", demo, "--quarter", "2026Q3", "--out", out, *ND30)
    assert (code, len(paths.splitlines()), notes) == (0, 2, "")
    assert run("templates", "--remove", copy.name)[0] == 0
    assert copy.name not in run("templates", *ND30)[1]


def test_a_vanished_template_is_noted_on_stderr(run: Call, demo: Path, home: Path) -> None:
    template = files.renamed(WORD, "own.docx")(demo.parent)
    run("templates", "--add", template)
    run("templates", *ND30, "--use", "own.docx")
    (home / "templates" / "own.docx").unlink()
    code, _, notes = run("export", demo, "--quarter", "2026Q3", "--out", demo.parent / "o", *ND30)
    assert code == 0
    assert notes.startswith("Lưu ý: Đã dùng mẫu đi kèm")


def test_half_an_export_prints_what_is_finished(run: Call, demo: Path, tmp_path: Path) -> None:
    broken = files.word("{{ line }}", "{{ lien }}")(tmp_path)
    code, out, err = run(
        "export", demo, "--quarter", "2026Q3", "--out", tmp_path / "o", "--template", broken
    )
    assert code == 1
    assert out.strip().endswith(".xlsx")
    assert "[bad_template]" in err


def test_a_hostile_template_is_not_added(run: Call, tmp_path: Path, home: Path) -> None:
    path = files.member("word/vbaProject.bin")(tmp_path)
    code, out, err = run("templates", "--add", path)
    assert (code, out) == (1, "")
    assert "[active_content]" in err
    assert not home.exists()


def test_an_export_without_any_file_leaves_no_folder(run: Call, demo: Path, tmp_path: Path) -> None:
    broken = files.word("{{ line }}", "{{ lien }}")(tmp_path)
    out = tmp_path / "o"
    arguments = ("--quarter", "2026Q3", "--out", out, "--word", "--template", broken)
    assert run("export", demo, *arguments)[0] == 1
    assert not out.exists()
    out.mkdir()
    assert run("export", demo, *arguments)[0] == 1
    assert out.exists()
