"""Names that Windows forbids, and paths that are too long for it."""

import os
from pathlib import Path

import pytest

from domain.problem import Problem
from workflow.place import make_folder, place

LIMIT = 260


def write(path: Path) -> None:
    path.write_bytes(b"x")


def accept(_path: Path) -> None:
    """Finds nothing wrong."""


@pytest.mark.parametrize("name", ["a?.docx", "a*.docx", "a|b.docx", 'a"b.docx', "a<b>.docx"])
def test_a_forbidden_name_is_a_problem_and_no_crash(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem):
        place(tmp_path / name, write, accept)
    assert not list(tmp_path.iterdir())


def test_a_folder_with_a_forbidden_name_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        make_folder(tmp_path / "quý III?")


def test_a_folder_on_a_drive_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(Problem) as refused:
        make_folder(Path("Q:\\báo cáo"))
    assert refused.value.code == "folder_missing"


def test_vietnamese_names_come_back_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "Phường Hạ Long, đợt 2 (Quý III).docx"
    place(target, write, accept)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_path_over_the_limit_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < LIMIT - 40:
        folder /= "thư mục con rất dài"
    folder.mkdir(parents=True)
    target = folder / ("báo cáo " * 6 + ".docx")
    with pytest.raises(Problem) as refused:
        place(target, write, accept)
    assert refused.value.code == "path_too_long"
    assert not list(folder.iterdir())


def test_the_longest_allowed_path_can_be_written(tmp_path: Path) -> None:
    room = 240 - len(str(tmp_path)) - 1
    target = tmp_path / ("x" * (room - 5) + ".docx")
    place(target, write, accept)
    assert os.path.getsize(target) == 1
